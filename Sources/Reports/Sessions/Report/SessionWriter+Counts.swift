import Entities
import Register
import Sheets
import Summary

extension SessionWriter {
  // MARK: Domains

  /// How the items of each domain stand; an item counts under every domain it is in.
  mutating func domains() -> Paper.Section {
    var byDomain: [String: [Int32]] = [:]
    for row in rows {
      for id in register.domains(Int(row)) { byDomain[id, default: []].append(row) }
    }
    let used = register.header.domains.filter { byDomain[$0.id] != nil }
    let empty = register.header.domains.filter { byDomain[$0.id] == nil }
    let table = Table(
      caption: "By domain; an item counts under each of its domains, so the columns do not add up",
      columns: [.init(title: "domain")]
        + [
          "items", "firm", "pledges", options.isShareable ? nil : "follow-ups", "no promise",
          "overdue", "no report", "awaiting", "done",
        ]
        .compactMap { $0.map { .init(title: $0, isNumber: true) } },
      groups: [
        .init(
          title: nil,
          rows: used.map { domain in
            .init(cells: [Words(domain.title)] + domainCells(byDomain[domain.id] ?? []))
          })
      ], isOfNumbers: true)
    var blocks: [Paper.Block] =
      table.isEmpty ? [.paragraph("No item, so no domain has any.")] : [.table(table)]
    if !empty.isEmpty, !table.isEmpty {
      let names = empty.map(\.title).joined(separator: ", ")
      blocks.append(.aside(Words("No item in this report is in: \(names).")))
    }
    return Paper.Section(anchor: Anchor("domains"), title: "By domain", blocks: blocks)
  }

  private func domainCells(_ rows: [Int32]) -> [Words] {
    let counts = Overview(register, rows)
    let firm = rows.count { register.index.strength[Int($0)] == .firm }
    let done = register.tally(rows).done
    let cells: [Words?] = [
      number(rows.count), number(firm), number(counts.promises - firm),
      options.isShareable ? nil : number(counts.followUps),
      number(counts.others), number(counts.overdue.count, isLate: true),
      number(counts.unreported.count), number(counts.awaiting.count), number(done),
    ]
    return cells.compactMap(\.self)
  }

  func number(_ count: Int, isLate: Bool = false) -> Words {
    Words("\(count)", isLate && count > 0 ? .late : .plain)
  }

  // MARK: Balance

  /// What each side owes the other.
  mutating func balance() -> Paper.Section {
    let balance = Balance(register, rows)
    guard !rows.isEmpty else {
      return Paper.Section(
        anchor: Anchor("balance"), title: "By party: what each party owes",
        blocks: [.paragraph("No item, so nobody owes anything here.")])
    }
    let isInferred = balance.totals.contains { $0.counts.inferred > 0 }
    let tables: [Paper.Block] = [
      .table(sides("Who owes whom, each item once", balance.lines)),
      .table(sides("Each party, an item under every party it names", balance.parties)),
    ]
    let mark = Words("* of some of these an owner is inferred: no source states it.")
    return Paper.Section(
      anchor: Anchor("balance"), title: "By party: what each party owes",
      blocks: tables + (isInferred ? [.aside(mark)] : []))
  }

  /// A row for each subject and strength.
  private func sides(_ caption: String, _ entries: [Balance.Entry]) -> Table {
    balanceTable(caption, "who owes, strength", entries) { entry in
      Words(register.words(entry.subject, style: .long), .strong)
        + Words(", \(entry.strength?.rawValue ?? "no items")")
    }
  }

  /// Counts by standing, as `ahd balance` has them.
  func balanceTable(
    _ caption: String, _ first: String, _ entries: [Balance.Entry],
    _ name: (Balance.Entry) -> Words
  ) -> Table {
    var table = Table(
      caption: caption,
      columns: [.init(title: first), .init(title: "items", isNumber: true)]
        + standings.map { .init(title: $0.words, isNumber: true) },
      groups: [], isOfNumbers: true)
    let rows = entries.map { Table.Row(cells: [name($0)] + cells($0, table)) }
    table.groups = [.init(title: nil, rows: rows)]
    return table
  }

  private var standings: [Balance.Standing] {
    let isSuspended = rows.contains { register.status[Int($0)] == .suspended }
    return Balance.Standing.allCases.filter { $0 != .suspended || isSuspended }
  }

  private func cells(_ entry: Balance.Entry, _ table: Table) -> [Words] {
    let mark = entry.counts.inferred > 0 ? "*" : ""
    return [Words("\(entry.counts.total)\(mark)")]
      + standings.map { standing in
        number(
          entry.counts[standing], isLate: standing == .noReport || standing == .pastDate)
      }
  }
}
