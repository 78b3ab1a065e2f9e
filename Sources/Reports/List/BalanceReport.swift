import Entities
package import Query
package import Register
import Screen
import Summary

/// What each side owes the other, as `ahd balance` writes it: counts beside their denominators, by
/// strength; no percent, no average.
package enum BalanceReport {
  /// Three tables: all items, who owes whom (each item once), and each party (an item under
  /// every party it names).
  ///
  /// - Parameters:
  ///   - register: Where the rows are.
  ///   - rows: The items counted.
  ///   - filter: What they were selected by, for the last line.
  ///   - page: Every line is within its width.
  /// - Returns: Lines, each with its newline.
  package static func text(
    _ register: Register, _ rows: [Int32], filter: Filter = Filter(), page: Page
  ) -> String {
    let balance = Balance(register, rows)
    var lines = Lines(page)
    lines.add(register.reportTitle, Theme.heading)
    if !rows.isEmpty {
      let isSuspended = balance.totals.contains { $0.counts[.suspended] > 0 }
      for (title, entries) in parts(balance) {
        lines.blank()
        lines.add(title, Theme.heading)
        if page.width < 56 {
          for entry in entries { lines.add(sentence(register, entry)) }
        } else {
          lines.add(table(register, entries, isSuspended, page).lines(on: page))
        }
      }
    }
    lines.blank()
    let isInferred = balance.totals.contains { $0.counts.inferred > 0 }
    if isInferred { lines.add("* of some of these an owner is inferred", Theme.legend) }
    lines.add(ListReport.counts(register, rows, filter), Theme.legend)
    return lines.text
  }

  private static func parts(_ balance: Balance) -> [(String, [Balance.Entry])] {
    [
      ("All items, by strength", balance.totals),
      ("Who owes whom: each item once", balance.lines),
      ("Each party: an item under every party it names", balance.parties),
    ]
  }

  /// Where there is no room for columns: `PK → TR, pledge: 4 items: 3 open, 1 no report`. What
  /// is not named is none.
  private static func sentence(_ register: Register, _ entry: Balance.Entry) -> String {
    let name = register.words(entry.subject, style: .short)
    guard let strength = entry.strength else { return "\(name): no items" }
    let counts = Balance.Standing.allCases.filter { entry.counts[$0] > 0 }
      .map { "\(entry.counts[$0]) \($0.words)" }
    let total = entry.counts.total
    let items = "\(total)\(entry.counts.inferred > 0 ? "*" : "") item\(total == 1 ? "" : "s")"
    return "\(name), \(strength.rawValue): \(items): \(counts.joined(separator: ", "))"
  }

  private static func table(
    _ register: Register, _ entries: [Balance.Entry], _ isSuspended: Bool, _ page: Page
  ) -> Table {
    func names(_ style: OwesStyle) -> [TableCell] {
      entries.enumerated().map { place, entry in
        let isFirst = place == 0 || entries[place - 1].subject != entry.subject
        return TableCell(isFirst ? page.clean(register.words(entry.subject, style: style)) : "")
      }
    }
    func strengths(_ words: (Strength) -> String) -> [TableCell] {
      entries.map { TableCell($0.strength.map(words) ?? "–") }
        .map { TableCell(page.clean($0.pieces[0].text)) }
    }
    let items = entries.map { entry in
      TableCell("\(entry.counts.total)\(entry.counts.inferred > 0 ? "*" : "")")
    }
    var columns = [
      TableColumn(
        title: "who owes", cells: names(.long),
        steps: [
          .init(order: 1, change: .shorten(title: "who owes", cells: names(.short))),
          .init(order: 4, change: .narrow(7)),
        ]),
      TableColumn(
        title: "strength", cells: strengths(\.rawValue),
        steps: [.init(order: 3, change: .shorten(title: "str.", cells: strengths(\.short)))]),
      TableColumn(title: "items", cells: items, isRight: true),
    ]
    for standing in Balance.Standing.allCases where standing != .suspended || isSuspended {
      let cells = entries.map { number($0.counts[standing], standing) }
      columns.append(
        TableColumn(
          title: standing.words, cells: cells, isRight: true,
          steps: [.init(order: 2, change: .shorten(title: standing.short, cells: cells))]))
    }
    return Table(columns: columns, gap: page.width >= 80 ? 2 : 1)
  }

  private static func number(_ count: Int, _ standing: Balance.Standing) -> TableCell {
    guard count > 0 else { return TableCell("0", Theme.legend) }
    let isLate = standing == .pastDate || standing == .noReport
    return TableCell(String(count), isLate ? Theme.overdue : .plain)
  }
}
