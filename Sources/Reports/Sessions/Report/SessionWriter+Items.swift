import Entities
import Register
import Sheets
import Summary
import Text

extension SessionWriter {
  // MARK: Overdue

  /// What is overdue, and who said so.
  mutating func overdue() -> Paper.Section {
    let late = rows.map(Int.init).filter { register.flags[$0].contains(.overdue) }
    var table = Table(
      caption: "Past the date, the longest first",
      columns: [
        .init(title: "item"), .init(title: "owed"), .init(title: "due"), .init(title: "late"),
        .init(title: "who said so", room: .wide),
      ], groups: [.init(title: nil, rows: [])])
    for row in late {
      let detail = register.detail(row, newest: 0)
      let state = Words(register.statusWords(row, style: .long), .quiet)
      let cells = [
        name(detail), owed(detail), due(detail), (self.late(detail) ?? "").below(state),
        grounds(detail),
      ]
      table.groups[0].rows.append(.init(cells: cells))
    }
    return Paper.Section(
      anchor: Anchor("overdue"), title: "Overdue",
      blocks: late.isEmpty
        ? [.paragraph("Nothing is overdue: no open promise is past its date.")] : [.table(table)])
  }

  // MARK: Awaiting confirmation, contested

  mutating func pending() -> Paper.Section {
    let awaiting = rows.map(Int.init).filter { register.flags[$0].contains(.awaiting) }
    let contested = rows.map(Int.init).filter { register.flags[$0].contains(.contested) }
    var blocks: [Paper.Block] = []
    if awaiting.isEmpty {
      blocks.append(
        .paragraph("Nothing awaits confirmation: no item is reported done and incomplete."))
    } else {
      blocks.append(.table(awaitingTable(awaiting)))
    }
    if contested.isEmpty {
      blocks.append(.paragraph("Nothing is contested: no two records disagree on an item."))
    } else {
      blocks.append(.table(contestedTable(contested)))
    }
    if let besides = disputes() { blocks.append(.table(besides)) }
    return Paper.Section(
      anchor: Anchor("pending"), title: "Awaiting confirmation, contested", blocks: blocks)
  }

  private mutating func awaitingTable(_ rows: [Int]) -> Table {
    var table = Table(
      caption: "Reported done, not yet complete",
      columns: [
        .init(title: "item"), .init(title: "owed"), .init(title: "given"), .init(title: "missing"),
        .init(title: "sources", room: .narrow),
      ], groups: [.init(title: nil, rows: [])])
    for row in rows {
      let detail = register.detail(row, newest: 0)
      let cells = [
        name(detail), owed(detail), given(detail), Words(detail.court ?? ""), notes(row),
      ]
      table.groups[0].rows.append(.init(cells: cells))
    }
    return table
  }

  /// Words of parties, and evidence: how much of it, and in an internal report what it says.
  private mutating func given(_ detail: Detail) -> Words {
    var lines = detail.done.given.map { Words($0) }
    let evidence = detail.done.evidence
    if !evidence.isEmpty { lines.append(Words("\(plural(evidence.count, "piece")) of evidence")) }
    lines += evidenceLines(detail)
    return lines.isEmpty ? Words("nothing but the report", .quiet) : lines.joined(.line)
  }

  private mutating func evidenceLines(_ detail: Detail) -> [Words] {
    detail.done.evidence.compactMap { text in
      inside(.evidence, text, "\(detail.row) \(text)").map { Words("Evidence: \($0)", .quiet) }
    }
  }

  // MARK: All items

  /// Every item, under its main domain: the list that all other parts lead to.
  mutating func items() -> Paper.Section {
    var byDomain: [String: [Int]] = [:]
    for row in rows {
      byDomain[register.domains(Int(row)).first ?? "", default: []].append(Int(row))
    }
    var table = Table(
      caption: "Every item once, under its main domain",
      columns: [
        .init(title: "item"), .init(title: "owed, strength"), .init(title: "due"),
        .init(title: "status"), .init(title: "sources", room: .narrow),
      ], groups: [])
    for domain in register.header.domains {
      guard let rows = byDomain[domain.id] else { continue }
      var group = Table.Group(
        title: "\(domain.title): \(plural(rows.count, "item"))", rows: [])
      for row in rows { group.rows.append(item(row)) }
      table.groups.append(group)
    }
    return Paper.Section(
      anchor: Anchor("items"), title: "All items",
      blocks: table.isEmpty ? [.paragraph("No item is in this report.")] : [.table(table)])
  }

  private mutating func item(_ row: Int) -> Table.Row {
    let detail = register.detail(row)
    let title = Words(detail.title, .strong).below(Words(detail.summary ?? "", .quiet))
      .below(Words(detail.id, .code)).below(inner(detail))
    let domains = detail.domains.dropFirst()
    let others = domains.isEmpty ? "" : "also \(domains.joined(separator: ", "))"
    let status = Words(register.statusWords(row, style: .long))
    return .init(
      anchor: anchor(row),
      cells: [
        title.below(Words(others, .quiet)),
        owed(detail).below(Words(detail.strength.rawValue)), due(detail),
        status.below(late(detail) ?? ""), notes(row),
      ])
  }

  /// Evidence and notes: the secretariat's own.
  private mutating func inner(_ detail: Detail) -> Words {
    var lines = detail.status == .done ? evidenceLines(detail) : []
    for note in detail.notes {
      guard let note = inside(.note, note, "\(detail.row) \(note)") else { continue }
      lines.append(Words("Note\(note.by.map { ", \($0)" } ?? ""): \(note.text)", .quiet))
    }
    return lines.joined(.line)
  }
}
