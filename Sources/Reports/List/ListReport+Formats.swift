import Dates
import Entities
import Query
package import Register
import Sheets

extension ListReport {
  /// One record an item, under a heading. Lists stand in one cell, `; ` between; an
  /// empty cell is not stated.
  package var csv: String? {
    let isGrouped = arrangement.group != nil
    var csv = CSV(
      (isGrouped ? ["group"] : []) + (arrangement.columns?.map(\.rawValue) ?? Self.members))
    for section in sections {
      for row in section.rows {
        let cells =
          arrangement.columns.map { register.cells($0, Int(row)) }
          ?? Self.record(register, Int(row))
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
  package var markdown: String? {
    let columns =
      arrangement.columns ?? [.title, .domain, .owes, .strength, .due, .late, .status, .id]
    var paper = Sheet()
    paper.title(Words(register.reportTitle))
    for section in sections {
      if !section.title.isEmpty { paper.heading("\(section.title): \(section.words[0])") }
      let rows = section.rows.map { row in
        [Words(register.flags[Int(row)].mark())]
          + register.cells(columns, Int(row)).map { Words($0) }
      }
      paper.table(
        Table(
          columns: [.init(title: "")] + columns.map { .init(title: $0.heading) },
          groups: [.init(rows: rows.map { .init(cells: $0) })]))
    }
    for words in foot { paper.add(words) }
    return paper.markdown
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
