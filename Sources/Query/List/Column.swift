import Dates
package import Entities
import Journal
import Register
import Summary

/// What a list can tell of an item, a column each: the one table of them. What is sorted by, shown,
/// exported and kept in a view is named by these words.
package enum Column: String, CaseIterable, Hashable, Sendable {
  case id, title, summary, domain, owes
  case owedBy = "owedby"
  case owedTo = "owedto"
  case strength, due, late, status, flags, missing, quantity, source, session, changed

  /// Above its cells.
  package var heading: String {
    switch self {
    case .title: "item"
    case .owedBy: "owed by"
    case .owedTo: "owed to"
    case .changed: "last change"
    default: rawValue
    }
  }

  /// The same over cells in their short form.
  package var shortHeading: String { self == .strength ? "str." : heading }

  /// What it tells, for help.
  package var help: String {
    switch self {
    case .id: "the id, as commands take it"
    case .title: "the short title"
    case .summary: "the whole sentence"
    case .domain: "the domain it is kept under"
    case .owes: "who owes it to whom"
    case .owedBy: "who owes it"
    case .owedTo: "whom it is owed to"
    case .strength: "what kind of promise it is"
    case .due: "until when"
    case .late: "how far past its date, in the date's own unit"
    case .status: "how it stands"
    case .flags: "what is computed of it"
    case .missing: "what done still needs, of what is reported"
    case .quantity: "how much was promised"
    case .source: "where it is told"
    case .session: "the session whose agenda has it"
    case .changed: "the day of the last event on it"
    }
  }

  /// What stands last where one sorts by it, either way; nil where every item has it.
  package var unknown: String? {
    switch self {
    case .id, .title, .domain, .strength, .status: nil
    case .summary: "no summary"
    case .owes, .owedBy: "not stated who owes it"
    case .owedTo: "not stated to whom"
    case .due: "no last day"
    case .late: "not overdue"
    case .flags: "no flag"
    case .missing: "nothing missing"
    case .quantity: "no quantity"
    case .source: "no source"
    case .session: "on no agenda"
    case .changed: "no event"
    }
  }

  /// Figures stand at the right of their column.
  package var isRight: Bool { self == .late }

  /// The fewest cells it is cut to, where there is no room; nil for never cut.
  package var least: Int? {
    switch self {
    case .title, .summary: 14
    case .flags, .missing, .source, .session, .quantity: 8
    case .id: 12
    case .domain, .owes, .owedBy, .owedTo: 7
    case .strength, .due, .late, .status, .changed: nil
    }
  }

  /// What a list shows unless told otherwise; the domain only where there is room for it.
  package static let standard: [Column] = [
    .title, .owes, .strength, .due, .late, .status, .domain,
  ]
}

/// How long the words of a cell may be.
package enum CellStyle: Sendable {
  /// For exports and very wide pages.
  case long
  /// What lists show.
  case usual
  /// Where there is little room: `pldg`, `Q1 26*`.
  case short
}

extension Register {
  /// What a column says of a row, in words; empty where there is nothing to say.
  package func cell(_ column: Column, _ row: Int, style: CellStyle = .usual) -> String {
    cell(column, row, item(row), style: style)
  }

  /// The same with the item at hand, nil if it is broken.
  ///
  /// - Parameters:
  ///   - column: What is asked.
  ///   - row: Of which row.
  ///   - item: The row's item.
  ///   - style: How long the words may be.
  /// - Returns: Words for people; empty where there is nothing to say.
  package func cell(
    _ column: Column, _ row: Int, _ item: Commitment?, style: CellStyle = .usual
  ) -> String {
    switch column {
    case .id: index.id(row)
    case .title: index.title(row)
    case .summary: item?.summary ?? ""
    case .domain: mainDomain(row).map(style == .long ? domainTitle : domainShort) ?? ""
    case .owes:
      style == .long
        ? item.map { owes($0, style: .long) } ?? owes(row, style: .long)
        : item.map { owes($0) } ?? owes(row)
    case .owedBy: owners(row, item, style, isBy: true)
    case .owedTo: owners(row, item, style, isBy: false)
    case .strength: style == .short ? index.strength[row].short : index.strength[row].rawValue
    case .due: dueColumn(row, item, isNarrow: style == .short)
    case .late: lateness(row, item)?.short ?? ""
    case .status: statusWords(row, style: style == .long ? .long : .short)
    case .flags: flagIDs(row).joined(separator: ", ")
    case .missing:
      report(row).map(missingWords)?.joined(separator: ", ") ?? ""
    case .quantity: item?.quantity?.words ?? ""
    case .source: sources(item).map(sourceShort).joined(separator: ", ")
    case .session: sessions(of: row).map(\.short).joined(separator: ", ")
    case .changed: lastChange(row)?.day.words ?? ""
    }
  }

  /// Id of the domain an item is kept under: the first of its domains.
  package func mainDomain(_ row: Int) -> String? {
    index.domainSets[Int(index.domains[row])].ids.first
  }

  /// The day and time of the last event on a row; nil where there is none.
  func lastChange(_ row: Int) -> Moment? {
    states.isEmpty ? nil : states[target(of: row)]?.last.map { journal.events.at($0) }
  }

  /// Of what is reported done and lacks something.
  func report(_ row: Int) -> Report? {
    guard status[row] == .reportedDone, let report = delivery(row).report, report.missing > 0 else {
      return nil
    }
    return report
  }

  /// Those that are up, single-source too.
  package func flagIDs(_ row: Int) -> [String] {
    flags[row].union(isSingleSource(row) ? .singleSource : []).ids
  }

  /// Each source of an item's claims once, in their order.
  private func sources(_ item: Commitment?) -> [String] {
    (item?.claims ?? []).reduce(into: []) { if !$0.contains($1.source) { $0.append($1.source) } }
  }

  private func owners(
    _ row: Int, _ item: Commitment?, _ style: CellStyle, isBy: Bool
  ) -> String {
    let set = index.ownerSets[Int(index.owners[row])]
    let ids = Array(isBy ? set.ids.prefix(set.split) : set.ids.dropFirst(set.split))
    guard !ids.isEmpty else { return isBy && isOwnTask(row) ? "secr." : "nobody" }
    let inferred = item?.inferred ?? []
    return ids.map {
      (style == .long ? ownerName($0) : ownerShort($0)) + (inferred.contains($0) ? "*" : "")
    }.joined(separator: " + ")
  }

  /// The secretariat's own task, which nobody owes.
  func isOwnTask(_ row: Int) -> Bool {
    index.strength[row] == .followUp && index.ownerSets[Int(index.owners[row])].ids.isEmpty
  }
}
