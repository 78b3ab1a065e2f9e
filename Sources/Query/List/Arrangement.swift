/// How a list is laid out: its order, its groups, its columns. The standard one is
/// that of `Order` and `Column.standard`.
package struct Arrangement: Hashable, Sendable {
  /// The first decides, the next among equals, the standard order at last; empty for that alone.
  package var sort: [SortKey] = []
  package var group: Grouping?
  /// Nil for the standard ones, which go by the room there is.
  package var columns: [Column]?

  package init() {}

  package var isStandard: Bool { self == Arrangement() }
}

/// A column to sort by. What it does not tell of an item stands last, either way.
package struct SortKey: Hashable, Sendable {
  package let column: Column
  package var isDescending: Bool

  package init(_ column: Column, isDescending: Bool = false) {
    self.column = column
    self.isDescending = isDescending
  }

  /// `due`, `-strength`.
  package var text: String { (isDescending ? "-" : "") + column.rawValue }
}

/// What a list is grouped by. Each item stands in one group, so that the groups add up.
package enum Grouping: String, CaseIterable, Hashable, Sendable {
  /// Under its main domain.
  case domain
  /// Under those who owe it, together where they owe it jointly.
  case party
  case status, strength
  /// Of its last day.
  case quarter
  /// On whose agenda it is: the next that has it, else the last.
  case session

  /// What it comes to, for help.
  package var help: String {
    switch self {
    case .domain: "by main domain"
    case .party: "by who owes it; joint ones together"
    case .status: "by how it stands"
    case .strength: "by what kind of promise it is"
    case .quarter: "by the quarter of the last day"
    case .session: "by the session whose agenda has it, the next if several"
    }
  }
}

// MARK: As text

extension Arrangement {
  package enum Part: String, CaseIterable, Hashable, Sendable { case sort, group, columns }

  /// A part that cannot be read: which word, where, and what there is.
  package struct Fault: Error, Hashable, Sendable {
    /// Nil where the part itself is not known.
    package let part: Part?
    package let word: String
    /// Characters before the word, from 0.
    package let column: Int
    /// What the word may be short for; empty for nothing.
    package let candidates: [String]

    /// `There is no column “x” to sort by; columns are …`
    package var words: String {
      let all = candidates.isEmpty ? choices : candidates
      let list = all.joined(separator: ", ")
      guard candidates.isEmpty else { return "“\(word)” may be several: \(list)." }
      return switch part {
      case .sort: "There is no column “\(word)” to sort by; columns are \(list)."
      case .group: "There are no groups by “\(word)”; there are \(list)."
      case .columns: "There is no column “\(word)”; columns are \(list)."
      case nil: "A list has no “\(word)”; it has \(list)."
      }
    }

    private var choices: [String] {
      switch part {
      case .sort: [SortKey.standard] + Column.allCases.map(\.rawValue)
      case .group: [Grouping.none] + Grouping.allCases.map(\.rawValue)
      case .columns: [Column.standardWord] + Column.allCases.map(\.rawValue)
      case nil: Part.allCases.map(\.rawValue)
      }
    }
  }

  /// `sort: due, -strength; group: domain; columns: id, title`, the parts in any order; empty for
  /// the standard arrangement.
  package init(_ text: String) throws(Fault) {
    var column = 0
    for piece in text.split(separator: ";", omittingEmptySubsequences: false) {
      defer { column += piece.count + 1 }
      let word = Word(piece, at: column)
      if word.text.isEmpty { continue }
      let name = piece.prefix { $0 != ":" }
      guard let part = Part(rawValue: Word(name, at: column).text), name.count < piece.count else {
        throw Fault(
          part: nil, word: Word(name, at: column).text, column: word.column, candidates: [])
      }
      let value = piece.dropFirst(name.count + 1)
      try set(part, String(value), at: column + name.count + 1)
    }
  }

  /// Takes one part from its text: `due, -strength`; `domain` or `none`; `id, title` or `standard`.
  ///
  /// - Parameters:
  ///   - part: Which one.
  ///   - text: Words parted by commas.
  ///   - column: Characters before the text, for the place of a fault.
  /// - Throws: The first word that names nothing.
  package mutating func set(_ part: Part, _ text: String, at column: Int = 0) throws(Fault) {
    switch part {
    case .sort: sort = try Arrangement.sort(text, at: column)
    case .group: group = try Arrangement.group(text, at: column)
    case .columns: columns = try Arrangement.columns(text, at: column)
    }
  }

  /// Reads back as the same arrangement; empty for the standard one.
  package var text: String {
    var parts: [String] = []
    if !sort.isEmpty { parts.append("sort: \(text(of: .sort))") }
    if group != nil { parts.append("group: \(text(of: .group))") }
    if columns != nil { parts.append("columns: \(text(of: .columns))") }
    return parts.joined(separator: "; ")
  }

  /// One part, as `set` reads it.
  package func text(of part: Part) -> String {
    switch part {
    case .sort:
      sort.isEmpty ? SortKey.standard : sort.map(\.text).joined(separator: ", ")
    case .group: group?.rawValue ?? Grouping.none
    case .columns:
      columns.map { $0.map(\.rawValue).joined(separator: ", ") } ?? Column.standardWord
    }
  }

  /// `overdue first`, `by due, -strength`.
  package var orderWords: String {
    sort.isEmpty ? "overdue first" : "by \(text(of: .sort))"
  }

  /// `grouped by domain`; nil without groups.
  package var groupWords: String? { group.map { "grouped by \($0.rawValue)" } }

  /// What stands last because the column to sort by does not tell it: `no last day last`; nil where
  /// every item tells it.
  package var unknownWords: String? {
    let words = sort.compactMap(\.column.unknown)
    return words.isEmpty ? nil : words.joined(separator: ", ") + " last"
  }
}

extension SortKey {
  /// The standard order, in text: what is past its date first.
  package static let standard = "overdue"
}

extension Grouping {
  package static let none = "none"
}

extension Column {
  /// The standard columns, in text.
  package static let standardWord = "standard"
}

/// A word with its place.
private struct Word {
  let text: String
  let column: Int

  init(_ piece: Substring, at column: Int) {
    let blanks = piece.prefix { $0 == " " }.count
    self.column = column + blanks
    var rest = piece.dropFirst(blanks)
    while rest.last == " " { rest.removeLast() }
    text = String(rest)
  }

  /// The words between commas, empty ones left out.
  static func list(_ text: String, at column: Int) -> [Word] {
    var words: [Word] = []
    var column = column
    for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
      let word = Word(piece, at: column)
      if !word.text.isEmpty { words.append(word) }
      column += piece.count + 1
    }
    return words
  }

  /// What it names: by its whole name, else by a beginning that no other shares.
  func named<Choice>(
    _ part: Arrangement.Part, _ all: [(name: String, choice: Choice)], from start: Int = 0
  ) throws(Arrangement.Fault) -> Choice {
    let word = text.dropFirst(start).lowercased()
    if let exact = all.first(where: { $0.name == word }) { return exact.choice }
    let hits = word.isEmpty ? [] : all.filter { $0.name.hasPrefix(word) }
    guard let hit = hits.first, hits.count == 1 else {
      throw Arrangement.Fault(
        part: part, word: String(text.dropFirst(start)), column: column + start,
        candidates: hits.map(\.name))
    }
    return hit.choice
  }
}

extension Arrangement {
  /// A column named twice counts the first time.
  private static func sort(_ text: String, at column: Int) throws(Fault) -> [SortKey] {
    let all: [(String, Column?)] =
      [(SortKey.standard, nil)] + Column.allCases.map { ($0.rawValue, $0) }
    var keys: [SortKey] = []
    for word in Word.list(text, at: column) {
      let isDescending = word.text.hasPrefix("-")
      let sign = isDescending || word.text.hasPrefix("+") ? 1 : 0
      // The standard order decides at last in any case.
      guard let column = try word.named(.sort, all, from: sign) else { break }
      if !keys.contains(where: { $0.column == column }) {
        keys.append(SortKey(column, isDescending: isDescending))
      }
    }
    return keys
  }

  private static func group(_ text: String, at column: Int) throws(Fault) -> Grouping? {
    let all: [(String, Grouping?)] =
      [(Grouping.none, nil)] + Grouping.allCases.map { ($0.rawValue, $0) }
    let words = Word.list(text, at: column)
    guard let word = words.first else { return nil }
    if words.count > 1 {
      let names = words.map(\.text)
      throw Fault(
        part: .group, word: names.joined(separator: ", "), column: word.column, candidates: names)
    }
    return try word.named(.group, all)
  }

  private static func columns(_ text: String, at column: Int) throws(Fault) -> [Column]? {
    let all: [(String, Column?)] =
      [(Column.standardWord, nil)] + Column.allCases.map { ($0.rawValue, $0) }
    var columns: [Column] = []
    for word in Word.list(text, at: column) {
      guard let column = try word.named(.columns, all) else { return nil }
      if !columns.contains(column) { columns.append(column) }
    }
    return columns.isEmpty || columns == Column.standard ? nil : columns
  }
}
