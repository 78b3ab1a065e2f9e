package import Entities
package import JSON
package import Search
import Text

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
