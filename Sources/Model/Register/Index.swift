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
  /// Index into `sourceSets`.
  package internal(set) var sources: [Int32] = []
  /// What each item rests on.
  package internal(set) var grounds: [Grounds] = []
  package internal(set) var domainSets: [Combination] = []
  package internal(set) var ownerSets: [Combination] = []
  /// Ids of the sources whose claims state it, together.
  package internal(set) var sourceSets: [[String]] = []
  /// Folded title, id and summary of each row.
  package internal(set) var search = SearchArena()
  var table = IDTable()
  /// Rows that events added, by id.
  var added: [String: Int] = [:]

  /// What an item rests on and holds, as far as the check and filters ask it of every row.
  package struct Grounds: OptionSet, Hashable, Sendable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Some source says so.
    package static let claims = Grounds(rawValue: 1 << 0)
    /// All claims that state it come from one source.
    package static let singleSource = Grounds(rawValue: 1 << 1)
    /// What would count as done is stated.
    package static let doneWhen = Grounds(rawValue: 1 << 2)
    /// Evidence is part of the opening balance.
    package static let evidence = Grounds(rawValue: 1 << 3)
    /// Some owner is named that no source states.
    package static let inferred = Grounds(rawValue: 1 << 4)
    /// The file has a note on it.
    package static let notes = Grounds(rawValue: 1 << 5)
    package static let quantity = Grounds(rawValue: 1 << 6)
    /// A figure counts it.
    package static let figure = Grounds(rawValue: 1 << 7)
    package static let milestones = Grounds(rawValue: 1 << 8)
    /// The file holds proposals nobody has decided between.
    static let contested = Grounds(rawValue: 1 << 9)
  }

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
  /// Upper half: 32 bits of the id's hash; lower half: row + 1, 0 for a free slot.
  private var slots: [UInt64] = []
  private var used = 0

  /// Makes room for `count` ids.
  mutating func reserve(_ count: Int) {
    guard count * 2 > slots.count else { return }
    var size = 64
    while size < count * 2 { size *= 2 }
    let old = slots
    slots = [UInt64](repeating: 0, count: size)
    for entry in old where entry != 0 { slots[freeSlot(entry >> 32)] = entry }
  }

  /// The row that has this id already, or nil after taking the new one.
  mutating func insert(_ row: Int, hash: UInt64, isSame: (Int) -> Bool) -> Int? {
    reserve(used + 1)
    let hash = hash & 0xFFFF_FFFF
    if let twin = find(hash, isSame) { return twin }
    slots[freeSlot(hash)] = hash << 32 | UInt64(row + 1)
    used += 1
    return nil
  }

  func find(_ id: String, isSame: (Int) -> Bool) -> Int? {
    var id = id
    return find(id.withUTF8 { blockHash($0) } & 0xFFFF_FFFF, isSame)
  }

  /// The number of what has this hash and is the same, if there is one.
  func find(hash: UInt64, isSame: (Int) -> Bool) -> Int? { find(hash & 0xFFFF_FFFF, isSame) }

  private func find(_ hash: UInt64, _ isSame: (Int) -> Bool) -> Int? {
    guard !slots.isEmpty else { return nil }
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let row = Int(slots[slot] & 0xFFFF_FFFF) - 1
      if slots[slot] >> 32 == hash, isSame(row) { return row }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func freeSlot(_ hash: UInt64) -> Int {
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }
}

/// A hash for tables in memory, eight bytes a step; not kept anywhere.
func blockHash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
  let raw = UnsafeRawBufferPointer(bytes)
  var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
  var place = 0
  while place + 8 <= raw.count {
    hash =
      (hash ^ raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)) &* 0xFF51_AFD7_ED55_8CCD
    hash ^= hash >> 32
    place += 8
  }
  while place < raw.count {
    hash = (hash ^ UInt64(raw[place])) &* 0x100_0000_01b3
    place += 1
  }
  return hash ^ (hash >> 29)
}
