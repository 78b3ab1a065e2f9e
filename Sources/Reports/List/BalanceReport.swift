import Entities
package import Query
package import Register
import Screen
package import Sheets
import Summary

/// What each side owes the other, as `ahd balance` writes it: counts beside their denominators, by
/// strength; no percent, no average.
package struct BalanceReport: Report {
  let register: Register
  let rows: [Int32]
  let filter: Filter
  let balance: Balance

  /// - Parameters:
  ///   - register: Where the rows are.
  ///   - rows: The items counted.
  ///   - filter: What they were selected by, for the last line.
  package init(_ register: Register, _ rows: [Int32], filter: Filter = Filter()) {
    self.register = register
    self.rows = rows
    self.filter = filter
    balance = Balance(register, rows)
  }

  /// Three tables: all items, who owes whom (each item once), and each party (an item under
  /// every party it names).
  package var sheet: Sheet {
    var sheet = Sheet()
    sheet.title(Words(register.reportTitle))
    for (title, entries) in rows.isEmpty ? [] : parts {
      sheet.blank()
      sheet.heading(Words(title))
      sheet.table(table(entries))
    }
    sheet.blank()
    let isInferred = balance.totals.contains { $0.counts.inferred > 0 }
    if isInferred { sheet.aside("* of some of these an owner is inferred") }
    sheet.aside(Words(ListReport.counts(register, rows, filter)))
    return sheet
  }

  private var parts: [(String, [Balance.Entry])] {
    [
      ("All items, by strength", balance.totals),
      ("Who owes whom: each item once", balance.lines),
      ("Each party: an item under every party it names", balance.parties),
    ]
  }

  /// The subject stands once, before the first of its strengths; where there is no room for
  /// columns, each line says all in words.
  private func table(_ entries: [Balance.Entry]) -> Table {
    let isFirst = entries.indices.map { $0 == 0 || entries[$0 - 1].subject != entries[$0].subject }
    func name(_ place: Int, _ style: OwesStyle) -> Words {
      isFirst[place] ? Words(register.words(entries[place].subject, style: style)) : ""
    }
    func strength(_ place: Int, _ words: (Strength) -> String) -> Words {
      Words(entries[place].strength.map(words) ?? "–")
    }
    let standings = balance.standings.map { standing -> Table.Telling<Int> in
      let cell = { (place: Int) in Self.number(entries[place].counts[standing], standing) }
      return .init(standing.words, isNumber: true, [.shorten(2)], tell: cell)
        .short(standing.short, tell: cell)
    }
    var table = Table(
      entries.indices, isOfNumbers: true, gap: 2,
      [
        .init("who owes", [.shorten(1), .cut(4, to: 7)]) { name($0, .long) }
          .short("who owes") { name($0, .short) },
        .init("strength", [.shorten(3)]) { strength($0, \.rawValue) }
          .short("str.") { strength($0, \.short) },
        .init("items", isNumber: true) { place in
          "\(entries[place].counts.total)\(entries[place].counts.inferred > 0 ? "*" : "")"
        },
      ] + standings)
    table.sentences = entries.map { Words(sentence($0)) }
    return table
  }

  /// `PK → TR, pledge: 4 items: 3 open, 1 no report`. What is not named is none.
  private func sentence(_ entry: Balance.Entry) -> String {
    let name = register.words(entry.subject, style: .short)
    guard let strength = entry.strength else { return "\(name): no items" }
    let counts = Balance.Standing.allCases.filter { entry.counts[$0] > 0 }
      .map { "\(entry.counts[$0]) \($0.words)" }
    let total = entry.counts.total
    let items = "\(total)\(entry.counts.inferred > 0 ? "*" : "") item\(total == 1 ? "" : "s")"
    return "\(name), \(strength.rawValue): \(items): \(counts.joined(separator: ", "))"
  }

  /// A count, and whether it is one that asks for attention.
  static func number(_ count: Int, _ standing: Balance.Standing) -> Words {
    guard count > 0 else { return Words("0", .quiet) }
    return Words("\(count)", standing == .pastDate || standing == .noReport ? .late : .plain)
  }
}
