import Entities
import JSON
import Search
import Text

/// Fills an index from commitments.json in one pass.
///
/// The pass takes only what fits at first sight; a row with anything odd is read again by
/// `Decoding`, which names every problem. Such a row is left out of the index: what is broken is
/// told, not guessed.
struct IndexBuilder {
  private(set) var index = Index()
  private(set) var offsetProblems: [OffsetProblem] = []
  /// Ids of items that are there but broken: references to them are not dangling.
  private(set) var brokenIDs: Set<String> = []
  /// The file could not be read to its end: what lies behind the fault is not known.
  private(set) var isCut = false
  private let known: KnownIDs
  private let names: Names
  var reader: JSONReader
  private var domainSets: SetTable
  private var ownerSets: SetTable
  var sourceSets = SourceTable()
  var item = Item()

  /// Words of parties, bodies and domains, for search.
  struct Names: Sendable {
    var owners: [String: String] = [:]
    var domains: [String: String] = [:]
  }

  /// What the fast pass saw of one item.
  struct Item {
    var id: JSONText?
    var title: JSONText?
    var summary: JSONText?
    var status: Status?
    var strength: Strength?
    var domains: Range<Int>?
    var owedBy: Range<Int>?
    var owedTo: Range<Int>?
    var due = Index.Due()
    /// Number of the set of sources whose claims state it.
    var sources: Int32 = 0
    var grounds: Index.Grounds = []
  }

  /// Ids such as `slug~writer`, which only added items may have (docs/journal.md E16).
  private let takesWriterSuffix: Bool

  init(_ bytes: Bytes, known: KnownIDs, names: Names, takesWriterSuffix: Bool = false) {
    self.known = known
    self.takesWriterSuffix = takesWriterSuffix
    self.names = names
    reader = JSONReader(bytes)
    domainSets = SetTable(bytes)
    ownerSets = SetTable(bytes)
    index.bytes = [bytes]
    let guess = bytes.count / 1000 + 1
    index.search.reserve(rows: guess, bytes: guess * 160)
    index.reserve(guess)
    index.table.reserve(guess)
  }

  /// Reads the whole file; what comes before a fault of syntax stays.
  mutating func read() {
    do {
      guard try expectArray() else {
        isCut = true
        return
      }
      try reader.beginArray()
      var number = 0
      while try reader.nextElement() {
        try readItem(number)
        number += 1
      }
      try reader.finish()
    } catch {
      isCut = true
      offsetProblems.append(OffsetProblem(error))
    }
    offsetProblems += reader.duplicates.map(OffsetProblem.init)
    index.domainSets = domainSets.sets
    index.ownerSets = ownerSets.sets
    index.sourceSets = sourceSets.sets
  }

  private mutating func expectArray() throws(JSONError) -> Bool {
    let found = try reader.peek()
    guard found != .array else { return true }
    add(.kind(found: found, expected: "an array of commitments"), at: reader.offset, path: "$")
    return false
  }

  private mutating func readItem(_ number: Int) throws(JSONError) {
    let kind = try reader.peek()
    let start = reader.offset
    guard kind == .object else {
      add(.kind(found: kind, expected: "an object"), at: start, path: "$[\(number)]")
      _ = try reader.skip()
      return
    }
    item = Item()
    let twins = reader.duplicates.count
    let isPlain = try readMembers()
    let range = start..<reader.offset
    guard isPlain, reader.duplicates.count == twins, append(range, number) else {
      explain(range, number)
      return
    }
  }

  // MARK: The row

  /// False if the item lacks something or refers to what is not there.
  private mutating func append(_ range: Range<Int>, _ number: Int) -> Bool {
    guard let id = item.id, let title = item.title, let status = item.status,
      let strength = item.strength, let domainRange = item.domains, !id.isEscaped,
      Slug.isValid(reader.bytes.buffer(id.range), takesWriterSuffix: takesWriterSuffix),
      let domains = domainSet(domainRange), let owners = ownerSet()
    else { return false }
    let row = index.count
    index.append(
      place: Index.Place(buffer: 0, range: range), number: number, id: id, title: title,
      status: status, strength: strength, due: item.due, domains: domains, owners: owners,
      sources: item.sources, grounds: grounds)
    if let twin = insertID(row, id) {
      index.removeLast()
      offsetProblems.append(
        .duplicate(
          reader.bytes.string(id.range), at: id.range.lowerBound - 1, path: "$[\(number)].id",
          first: index.ids[twin].range.lowerBound - 1))
      return true
    }
    addSearch(title, id, item.summary)
    return true
  }

  private var grounds: Index.Grounds {
    switch sourceSets.sets[Int(item.sources)].count {
    case 0: item.grounds
    case 1: item.grounds.union([.claims, .singleSource])
    default: item.grounds.union(.claims)
    }
  }

  private mutating func insertID(_ row: Int, _ id: JSONText) -> Int? {
    let bytes = reader.bytes
    let ids = index.ids
    return index.table.insert(row, hash: blockHash(bytes.buffer(id.range))) {
      bytes.sameBytes(ids[$0].range, id.range)
    }
  }

  private mutating func addSearch(_ title: JSONText, _ id: JSONText, _ summary: JSONText?) {
    index.search.beginRow()
    for text in [title, id, summary] {
      guard let text else { continue }
      if text.isEscaped {
        index.search.add(folded: Folding.fold(reader.string(text)))
      } else {
        index.search.add(reader.bytes.buffer(text.range))
      }
    }
  }

  private mutating func domainSet(_ range: Range<Int>) -> Int32? {
    domainSets.find(range, nil) { ids in
      guard !ids.isEmpty, ids.allSatisfy({ known.holds($0, .domain) }) else { return nil }
      return ids.compactMap { names.domains[$0] }.joined(separator: " ")
    }
  }

  private mutating func ownerSet() -> Int32? {
    ownerSets.find(item.owedBy, item.owedTo) { ids in
      guard ids.allSatisfy({ known.holds($0, .owner) }) else { return nil }
      return ids.compactMap { names.owners[$0] }.joined(separator: " ")
    }
  }

  // MARK: Problems

  private mutating func explain(_ range: Range<Int>, _ number: Int) {
    if let id = item.id { brokenIDs.insert(reader.string(id)) }
    var decoding = Decoding(reader.bytes, in: range, root: "$[\(number)]", known: known)
    decoding.takesWriterSuffix = takesWriterSuffix
    do { _ = try decoding.commitment() } catch { decoding.report(error) }
    offsetProblems += decoding.problems.filter { $0.severity == .error }
  }

  private mutating func add(_ fault: Problem.Fault, at offset: Int, path: String) {
    offsetProblems.append(OffsetProblem(at: offset, path: path, fault))
  }
}

extension Index.Due {
  var isOrdered: Bool {
    latest == Index.Due.none || earliest == Index.Due.none || earliest <= latest
  }
}
