import JSON

/// Fills an index from commitments.json in one pass.
///
/// The pass takes only what fits at first sight; a row with anything odd is read again by
/// `Decoding`, which names every problem. Such a row is left out of the index: what is broken is
/// told, not guessed.
struct IndexBuilder {
  private(set) var index = Index()
  private(set) var findings: [Finding] = []
  /// Ids of items that are there but broken: references to them are not dangling.
  private(set) var brokenIDs: Set<String> = []
  /// The file could not be read to its end: what lies behind the fault is not known.
  private(set) var isCut = false
  private let known: KnownIDs
  private let names: Names
  private var reader: JSONReader
  private var domainSets: SetTable
  private var ownerSets: SetTable
  private var item = Item()

  /// Words of parties, bodies and domains, for search.
  struct Names: Sendable {
    var owners: [String: String] = [:]
    var domains: [String: String] = [:]
  }

  /// What the fast pass saw of one item.
  private struct Item {
    var id: JSONText?
    var title: JSONText?
    var summary: JSONText?
    var status: Status?
    var strength: Strength?
    var domains: Range<Int>?
    var owedBy: Range<Int>?
    var owedTo: Range<Int>?
    var due = Index.Due()
  }

  /// Ids such as `slug~writer`, which only added items may have (journal.md E16).
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
      findings.append(Finding(error))
    }
    findings += reader.duplicates.map(Finding.init)
    index.domainSets = domainSets.sets
    index.ownerSets = ownerSets.sets
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

  // MARK: The fast pass

  /// False if anything is not as it should be.
  private mutating func readMembers() throws(JSONError) -> Bool {
    var isPlain = true
    try reader.beginObject()
    while let key = try reader.nextKey() {
      if try !readMember(key) { isPlain = false }
    }
    return isPlain
  }

  private mutating func readMember(_ key: JSONText) throws(JSONError) -> Bool {
    switch length(key) {
    case 2 where reader.equals(key, "id"):
      item.id = try plainText()
      return item.id != nil
    case 3 where reader.equals(key, "due"): return try readDue()
    case 5 where reader.equals(key, "title"):
      item.title = try plainText()
      return item.title != nil
    case 6 where reader.equals(key, "status"):
      item.status = try word(Status.byteTable)
      return item.status != nil
    case 6 where reader.equals(key, "owedBy"):
      if try isNull() { return true }
      item.owedBy = try list()
      return item.owedBy != nil
    case 6 where reader.equals(key, "owedTo"):
      if try isNull() { return true }
      item.owedTo = try list()
      return item.owedTo != nil
    case 6 where reader.equals(key, "recurs"):
      guard try reader.peek() == .bool else { return try skip(.null) }
      item.due.recurs = try reader.bool()
      return true
    case 7 where reader.equals(key, "summary"):
      if try isNull() { return true }
      item.summary = try plainText()
      return item.summary != nil
    case 7 where reader.equals(key, "domains"):
      item.domains = try list()
      return item.domains != nil
    case 8 where reader.equals(key, "strength"):
      item.strength = try word(Strength.byteTable)
      return item.strength != nil
    case 8 where reader.equals(key, "quantity"):
      if try reader.peek() == .object { item.due.hasTextOrQuantity = true }
      _ = try reader.skip()
      return true
    default:
      _ = try reader.skip()
      return true
    }
  }

  /// The bytes a key means, to tell most keys apart at once.
  private func length(_ key: JSONText) -> Int {
    key.isEscaped ? reader.string(key).utf8.count : key.range.count
  }

  private mutating func skip(_ kind: JSONKind) throws(JSONError) -> Bool {
    let found = try reader.peek()
    _ = try reader.skip()
    return found == kind
  }

  private mutating func isNull() throws(JSONError) -> Bool {
    guard try reader.peek() == .null else { return false }
    try reader.null()
    return true
  }

  /// A string that is not empty; anything else is skipped.
  private mutating func plainText() throws(JSONError) -> JSONText? {
    guard try reader.peek() == .string else {
      _ = try reader.skip()
      return nil
    }
    let text = try reader.string()
    return text.range.isEmpty ? nil : text
  }

  /// Where an array lies; anything else is skipped.
  private mutating func list() throws(JSONError) -> Range<Int>? {
    let isArray = try reader.peek() == .array
    let range = try reader.skip()
    return isArray ? range : nil
  }

  private mutating func word<T>(_ table: ByteTable<T>) throws(JSONError) -> T? {
    guard try reader.peek() == .string else {
      _ = try reader.skip()
      return nil
    }
    let text = try reader.string()
    return text.isEscaped ? table.find(reader.string(text)) : table.find(reader.bytes, text.range)
  }

  private mutating func readDue() throws(JSONError) -> Bool {
    guard try reader.peek() == .object else { return try skip(.null) }
    item.due.hasTextOrQuantity = true
    var edtf: EDTF?
    var isPlain = true
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch length(key) {
      case 4 where reader.equals(key, "edtf"):
        guard try reader.peek() == .string else {
          if try !skip(.null) { isPlain = false }
          continue
        }
        let text = try reader.string()
        edtf = text.isEscaped ? EDTF(reader.string(text)) : EDTF(reader.bytes.buffer(text.range))
        if edtf == nil { isPlain = false }
      case 6 where reader.equals(key, "latest"):
        guard try !isNull() else { continue }
        let latest = try day()
        item.due.latest = latest ?? Index.Due.none
        if latest == nil { isPlain = false }
      case 8 where reader.equals(key, "earliest"):
        guard try !isNull() else { continue }
        let earliest = try day()
        item.due.earliest = earliest ?? Index.Due.none
        if earliest == nil { isPlain = false }
      default: _ = try reader.skip()
      }
    }
    complete(edtf)
    return isPlain && item.due.isOrdered
  }

  private mutating func complete(_ edtf: EDTF?) {
    guard let edtf else { return }
    item.due.isApproximate = edtf.isApproximate
    if item.due.latest == Index.Due.none, let day = edtf.latest { item.due.latest = day.number }
    if item.due.earliest == Index.Due.none, let day = edtf.earliest {
      item.due.earliest = day.number
    }
  }

  private mutating func day() throws(JSONError) -> Int32? {
    guard try reader.peek() == .string else {
      _ = try reader.skip()
      return nil
    }
    let text = try reader.string()
    let day = text.isEscaped ? Day(reader.string(text)) : Day(reader.bytes.buffer(text.range))
    return day?.number
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
      status: status,
      strength: strength, due: item.due, domains: domains, owners: owners)
    if let twin = insertID(row, id) {
      index.removeLast()
      findings.append(
        .duplicate(
          reader.bytes.string(id.range), at: id.range.lowerBound - 1, path: "$[\(number)].id",
          first: index.ids[twin].range.lowerBound - 1))
      return true
    }
    addSearch(title, id, item.summary)
    return true
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
    do { _ = try decoding.commitment() } catch { decoding.report(error) }
    findings += decoding.problems.filter { $0.severity == .error }
  }

  private mutating func add(_ fault: Problem.Fault, at offset: Int, path: String) {
    findings.append(Finding(at: offset, path: path, fault))
  }
}

extension Index.Due {
  var isOrdered: Bool {
    latest == Index.Due.none || earliest == Index.Due.none || earliest <= latest
  }
}
