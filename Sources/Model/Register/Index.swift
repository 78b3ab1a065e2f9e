package import JSON

/// The opening balance of the commitments as columns, made in one strict pass: what lists, filters
/// and counts read. A row number is an item's place in the list of rows; the item itself is decoded
/// from its bytes when it is shown.
package struct Index: Sendable {
  /// One row's due date as lists and flags need it.
  package struct Due: Hashable, Sendable {
    /// Days since 1970; `none` where there is no such end.
    package var earliest = Due.none
    package var latest = Due.none
    package var isApproximate = false
    package var hasTextOrQuantity = false
    package var recurs = false
    package static let none = Int32.min
    package var hasDate: Bool { latest != Due.none || earliest != Due.none }
  }

  /// Sets of ids that rows share, each kept once: most rows have one of a few combinations.
  package struct Combination: Hashable, Sendable {
    package let ids: [String]
    /// How many of the ids come from the first list (owedBy); the rest from the second (owedTo).
    package let split: Int
    /// Folded words of the ids' names, for search.
    package let words: [UInt8]
  }

  package internal(set) var bytes: [Bytes] = []
  /// Where each item lies: which of `bytes`, and the range in it.
  package internal(set) var places: [Place] = []
  /// Place in the file's array, from 0; broken items have none here.
  package internal(set) var numbers: [Int32] = []
  package internal(set) var status: [Status] = []
  package internal(set) var strength: [Strength] = []
  package internal(set) var due: [Due] = []
  package internal(set) var titles: [JSONText] = []
  package internal(set) var ids: [JSONText] = []
  /// Index into `domainSets` and `ownerSets`.
  package internal(set) var domains: [Int32] = []
  package internal(set) var owners: [Int32] = []
  package internal(set) var domainSets: [Combination] = []
  package internal(set) var ownerSets: [Combination] = []
  /// Folded title, id and summary of each row.
  package internal(set) var search = SearchArena()
  var table = IDTable()
  /// Rows that events added, by id.
  var added: [String: Int] = [:]

  package struct Place: Sendable {
    package let buffer: Int32
    package let range: Range<Int>
  }

  package var count: Int { places.count }

  package func id(_ row: Int) -> String { string(ids[row], row) }
  package func title(_ row: Int) -> String { string(titles[row], row) }

  private func string(_ text: JSONText, _ row: Int) -> String {
    let bytes = bytes[Int(places[row].buffer)]
    return text.isEscaped ? JSONReader(bytes).string(text) : bytes.string(text.range)
  }

  /// The row of an id, or nil.
  package func row(_ id: String) -> Int? {
    if let row = added[id] { return row }
    return table.find(id) { candidate in
      let text = ids[candidate]
      return text.range.count == id.utf8.count && self.id(candidate) == id
    }
  }
}

/// Row numbers by id: open addressing over hashes, so that 100,000 ids cost no strings.
struct IDTable: Sendable {
  private var slots: [Int32] = []
  private var used = 0

  static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash ^ (hash >> 29)
  }

  /// Makes room for `count` ids.
  mutating func reserve(_ count: Int, hashOf: (Int) -> UInt64) {
    guard count * 2 > slots.count else { return }
    var size = 64
    while size < count * 2 { size *= 2 }
    let old = slots
    slots = [Int32](repeating: -1, count: size)
    for row in old where row >= 0 { slots[free(hashOf(Int(row)))] = row }
  }

  /// The row that has this id already, or nil after taking the new one.
  mutating func insert(
    _ row: Int, hash: UInt64, isSame: (Int) -> Bool, hashOf: (Int) -> UInt64
  ) -> Int? {
    reserve(used + 1, hashOf: hashOf)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      if isSame(Int(slots[slot])) { return Int(slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(row)
    used += 1
    return nil
  }

  func find(_ id: String, isSame: (Int) -> Bool) -> Int? {
    guard !slots.isEmpty else { return nil }
    var id = id
    let hash = id.withUTF8 { IDTable.hash($0) }
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      if isSame(Int(slots[slot])) { return Int(slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func free(_ hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }
}
