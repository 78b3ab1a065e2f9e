import Entities
import JSON
import Search
import Text

extension Index {
  mutating func reserve(_ count: Int) {
    places.reserveCapacity(count)
    numbers.reserveCapacity(count)
    status.reserveCapacity(count)
    strength.reserveCapacity(count)
    due.reserveCapacity(count)
    titles.reserveCapacity(count)
    ids.reserveCapacity(count)
    domains.reserveCapacity(count)
    owners.reserveCapacity(count)
    sources.reserveCapacity(count)
    grounds.reserveCapacity(count)
  }

  mutating func append(
    place: Place, number: Int, id: JSONText, title: JSONText, status: Status, strength: Strength,
    due: Due, domains: Int32, owners: Int32, sources: Int32, grounds: Grounds
  ) {
    places.append(place)
    numbers.append(Int32(number))
    ids.append(id)
    titles.append(title)
    self.status.append(status)
    self.strength.append(strength)
    self.due.append(due)
    self.domains.append(domains)
    self.owners.append(owners)
    self.sources.append(sources)
    self.grounds.append(grounds)
  }

  mutating func removeLast() {
    places.removeLast()
    numbers.removeLast()
    ids.removeLast()
    titles.removeLast()
    status.removeLast()
    strength.removeLast()
    due.removeLast()
    domains.removeLast()
    owners.removeLast()
    sources.removeLast()
    grounds.removeLast()
  }
}

/// The combinations of ids that rows have, each kept once. They are found by the bytes that spell
/// them in the file, so that a combination met before makes no strings.
struct SetTable {
  private(set) var sets: [Index.Combination] = []
  private var byHash: [UInt64: [(first: Range<Int>?, second: Range<Int>?, set: Int32)]] = [:]
  private let bytes: Bytes

  init(_ bytes: Bytes) { self.bytes = bytes }

  /// The number of the combination that two JSON arrays (owedBy and owedTo, say) spell together.
  /// `words` makes it from a spelling that is new, and may refuse it.
  mutating func find(
    _ first: Range<Int>?, _ second: Range<Int>?, words: ([String]) -> String?
  ) -> Int32? {
    let hash = hash(first) &* 31 &+ hash(second)
    if let seen = byHash[hash]?.first(where: { same($0.first, first) && same($0.second, second) }) {
      return seen.set
    }
    guard let a = ids(first), let b = ids(second), let text = words(a + b) else { return nil }
    let set = Int32(sets.count)
    sets.append(Index.Combination(ids: a + b, split: a.count, words: Folding.fold(text)))
    byHash[hash, default: []].append((first, second, set))
    return set
  }

  private func hash(_ range: Range<Int>?) -> UInt64 {
    range.map { blockHash(bytes.buffer($0)) } ?? 0
  }

  private func same(_ a: Range<Int>?, _ b: Range<Int>?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return bytes.sameBytes(a, b)
  }

  private func ids(_ range: Range<Int>?) -> [String]? {
    guard let range else { return [] }
    guard let list = (try? JSONValue(bytes: bytes, in: range))?.array else { return nil }
    let ids = list.compactMap(\.string)
    return ids.count == list.count ? ids : nil
  }
}

/// The sets of sources that state items, each kept once. The set of an item is found claim by
/// claim: from the set so far and one source more to the next set.
struct SourceTable {
  /// The first is that of no source.
  private(set) var sets: [[String]] = [[]]
  private var ids = Interner()
  /// The numbers of each set's sources, ascending.
  private var numbers: [[Int]] = [[]]
  private var known: [String: Int32] = [:]
  private var steps: [UInt64: Int32] = [:]

  /// The number of the set that holds one source more.
  mutating func set(_ set: Int32, adding id: UnsafeBufferPointer<UInt8>) -> Int32 {
    let source = ids.number(id)
    let step = UInt64(UInt32(bitPattern: set)) << 32 | UInt64(source)
    if let next = steps[step] { return next }
    let next = self.next(Int(set), source)
    steps[step] = next
    return next
  }

  private mutating func next(_ set: Int, _ source: Int) -> Int32 {
    guard !numbers[set].contains(source) else { return Int32(set) }
    let wider = (numbers[set] + [source]).sorted()
    // Under a text: a table under lists of numbers is of a type that the runtime looks up for long.
    let key = wider.map(String.init).joined(separator: " ")
    if let known = known[key] { return known }
    known[key] = Int32(sets.count)
    numbers.append(wider)
    sets.append(sets[set] + [ids[source]])
    return Int32(sets.count - 1)
  }
}
