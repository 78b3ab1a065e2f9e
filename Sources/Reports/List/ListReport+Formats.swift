import Dates
import Entities
package import Query
package import Register

extension ListReport {
  /// One record an item, under a heading. Lists stand in one cell, `; ` between; an
  /// empty cell is not stated.
  ///
  /// - Parameters:
  ///   - register: Where the rows are.
  ///   - rows: The items, in order.
  ///   - arrangement: Its groups, each named in a first column, and its columns; without any,
  ///     all there is to say.
  /// - Returns: RFC 4180 text; every line ends with CRLF.
  package static func csv(
    _ register: Register, _ rows: [Int32], arrangement: Arrangement = Arrangement()
  ) -> String {
    let isGrouped = arrangement.group != nil
    var csv = CSV((isGrouped ? ["group"] : []) + (arrangement.columns?.map(\.rawValue) ?? members))
    for section in register.sections(rows, arrangement.group) {
      for row in section.rows {
        let cells =
          arrangement.columns.map { register.cells($0, Int(row)) } ?? record(register, Int(row))
        csv.add((isGrouped ? [section.title] : []) + cells)
      }
    }
    return csv.text
  }

  /// What an item's record holds, by column, as a reader of the CSV gets it: what an
  /// import is compared with.
  ///
  /// - Parameters:
  ///   - register: Where the row is.
  ///   - row: The item.
  /// - Returns: Every column.
  package static func cells(_ register: Register, _ row: Int) -> [String: String] {
    Dictionary(
      zip(members, record(register, row).map(CSV.safe)), uniquingKeysWith: { first, _ in first })
  }

  private static let members = [
    "id", "title", "summary", "domains", "strength", "status", "flags", "owedBy", "owedTo",
    "inferred", "dueText", "due", "dueEarliest", "dueLatest", "dueBasis", "late", "quantity",
    "unit", "per", "indicator", "missing", "doneWhen", "verifiable", "recurs", "accountable",
    "implementing", "origin", "relatesTo", "supersedes", "notes",
  ]

  private static func record(_ register: Register, _ row: Int) -> [String] {
    let item = register.item(row)
    let due = item?.due
    let owners = register.owners(row)
    let report = register.status[row] == .reportedDone ? register.delivery(row).report : nil
    return [
      register.index.id(row), register.index.title(row), item?.summary ?? "",
      list(register.domains(row)), register.index.strength[row].rawValue,
      register.status[row].rawValue, list(register.allFlags(row).ids), list(owners.by),
      list(owners.to), list(item?.inferred ?? []), due?.text ?? "", due?.edtf?.text ?? "",
      due?.earliest?.text ?? "", due?.latest?.text ?? "",
      due.flatMap { $0.hasDate ? $0.basis.rawValue : nil } ?? "",
      register.lateness(row, item)?.short ?? "", item?.quantity?.value.text ?? "",
      item?.quantity?.unit ?? "", item?.quantity?.per ?? "", item?.indicator ?? "",
      list(report.map(register.missingWords) ?? []),
    ] + more(item)
  }

  private static func more(_ item: Commitment?) -> [String] {
    guard let item else { return [String](repeating: "", count: 9) }
    return [
      item.doneWhen ?? "", item.verifiable.map { $0 ? "yes" : "no" } ?? "",
      item.recurs ? "yes" : "no", item.accountable ?? "", list(item.implementing),
      item.origin ?? "", list(item.relatesTo), list(item.supersedes), item.notes ?? "",
    ]
  }

  private static func list(_ parts: [String]) -> String { parts.joined(separator: "; ") }

  /// A heading, a table with one row an item, and the counts; a table a group.
  ///
  /// - Parameters:
  ///   - register: Where the rows are.
  ///   - rows: The items, in order.
  ///   - filter: What they were selected by, for the last line.
  ///   - arrangement: Its groups and columns.
  /// - Returns: GitHub-flavoured Markdown; text of the register is escaped.
  package static func markdown(
    _ register: Register, _ rows: [Int32], filter: Filter = Filter(),
    arrangement: Arrangement = Arrangement()
  ) -> String {
    let sections = rows.isEmpty ? [] : register.sections(rows, arrangement.group)
    let parts = sections.map { section -> String in
      let words = Markdown.escape("\(section.title): \(section.words[0])")
      let head = section.title.isEmpty ? "" : "### \(words)\n\n"
      return head + table(register, section.rows, arrangement.columns) + "\n"
    }
    let foot = [counts(register, rows, filter), arrangement.footWords].compactMap(\.self)
      .map { Markdown.escape($0) + "\n" }
    return "## \(Markdown.escape(register.reportTitle))\n\n" + parts.joined()
      + foot.joined(separator: "\n")
  }

  private static func table(
    _ register: Register, _ rows: [Int32], _ chosen: [Column]?
  ) -> String {
    let columns =
      chosen ?? [.title, .domain, .owes, .strength, .due, .late, .status, .id]
    return Markdown.table(
      [""] + columns.map(\.heading),
      rows.map { [register.flags[Int($0)].mark()] + register.cells(columns, Int($0)) })
  }
}

extension Register {
  /// What columns say of a row; its item is decoded once.
  fileprivate func cells(_ columns: [Column], _ row: Int) -> [String] {
    let item = item(row)
    return columns.map { cell($0, row, item) }
  }

  /// Ids of the parties and bodies that owe a row, and of those it is owed to.
  func owners(_ row: Int) -> (by: [String], to: [String]) {
    let set = index.ownerSets[Int(index.owners[row])]
    return (Array(set.ids.prefix(set.split)), Array(set.ids.dropFirst(set.split)))
  }

  /// Ids of the domains of a row, the main one first.
  func domains(_ row: Int) -> [String] { index.domainSets[Int(index.domains[row])].ids }
}
