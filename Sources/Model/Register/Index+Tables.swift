import JSON

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

/// Combinations of ids met so far, found by the bytes that spell them.
struct SetTable {
  private(set) var sets: [Index.Combination] = []
  private var byHash: [UInt64: [(first: Range<Int>?, second: Range<Int>?, set: Int32)]] = [:]
  private let bytes: Bytes

  init(_ bytes: Bytes) { self.bytes = bytes }

  /// The number of the set two JSON arrays spell together; `words` is asked once per spelling and
  /// may refuse it.
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

/// Sets of the sources whose claims state an item, each source leading from one set to the next.
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

/// Words of a fixed scale found by their bytes, without making strings.
struct ByteTable<Value: Sendable>: Sendable {
  private let entries: [(word: [UInt8], value: Value)]

  init(_ entries: [(String, Value)]) { self.entries = entries.map { (Array($0.0.utf8), $0.1) } }

  func find(_ bytes: Bytes, _ range: Range<Int>) -> Value? { find(bytes.buffer(range)) }

  func find(_ buffer: UnsafeBufferPointer<UInt8>) -> Value? {
    for entry in entries where entry.word.count == buffer.count {
      if entry.word.withUnsafeBufferPointer({ $0.isSame(as: buffer) }) { return entry.value }
    }
    return nil
  }

  func find(_ text: String) -> Value? {
    entries.first { $0.word.elementsEqual(text.utf8) }?.value
  }
}

extension Status {
  static let byteTable = ByteTable(allCases.map { ($0.rawValue, $0) })
}

extension Strength {
  static let byteTable = ByteTable(allCases.map { ($0.rawValue, $0) })
}

extension Bytes {
  /// A view of some bytes; valid as long as `self` lives.
  func buffer(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
  }

  func sameBytes(_ a: Range<Int>, _ b: Range<Int>) -> Bool { buffer(a).isSame(as: buffer(b)) }
}

extension Slug {
  static func isValid(_ bytes: UnsafeBufferPointer<UInt8>, takesWriterSuffix: Bool) -> Bool {
    if takesWriterSuffix { return isValid(String(decoding: bytes, as: UTF8.self), true) }
    guard (1...80).contains(bytes.count), bytes.first != 45, bytes.last != 45 else { return false }
    var previous: UInt8 = 0
    for byte in bytes {
      guard byte == 45 ? previous != 45 : (48...57).contains(byte) || (97...122).contains(byte)
      else { return false }
      previous = byte
    }
    return true
  }
}
