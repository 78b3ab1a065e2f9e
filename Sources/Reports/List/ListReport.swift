import Entities
package import Query
package import Register
import Screen
package import Sheets

/// The action items as `ahd list` writes them: text, JSON, CSV, Markdown.
package struct ListReport: Report {
  let register: Register
  let sections: [Section]
  let filter: Filter
  let arrangement: Arrangement

  /// - Parameters:
  ///   - register: Where the rows are.
  ///   - rows: The items, in the order wanted.
  ///   - filter: What they were selected by, for the last line.
  ///   - arrangement: Groups them, and chooses columns.
  package init(
    _ register: Register, _ rows: [Int32], filter: Filter = Filter(),
    arrangement: Arrangement = Arrangement()
  ) {
    self.register = register
    self.filter = filter
    self.arrangement = arrangement
    sections = rows.isEmpty ? [] : register.sections(rows, arrangement.group)
  }

  var rows: [Int32] { sections.flatMap(\.rows) }

  /// One row an item with its id, a heading with the register and its day, and what the marks in
  /// these rows mean; a last line with the counts.
  package var sheet: Sheet {
    var sheet = Sheet()
    sheet.title(Words(register.reportTitle))
    sheet.blank()
    if rows.isEmpty {
      for words in foot { sheet.aside(words) }
    } else {
      sheet.table(table)
    }
    return sheet
  }

  var foot: [Words] {
    [Self.counts(register, rows, filter), arrangement.footWords].compactMap { $0.map { Words($0) } }
  }

  /// `35 items, 6 overdue`; `4 of 35 items, none overdue · domain: Narcotics control`.
  package static func counts(_ register: Register, _ rows: [Int32], _ filter: Filter) -> String {
    let tally = register.tally(rows)
    let overdue = tally.overdue == 0 ? "none overdue" : "\(tally.overdue) overdue"
    let isAll = rows.count == register.count && filter.isEmpty
    guard !isAll else { return "\(items(tally.total)), \(overdue)" }
    let words = filter.words(in: register)
    let narrowed = words.isEmpty ? "" : " · \(words)"
    guard !rows.isEmpty else {
      return
        "Nothing matches\(words.isEmpty ? "" : " \(words)"). `ahd list` shows all \(items(register.count))."
    }
    return "\(tally.total) of \(items(register.count)), \(overdue)\(narrowed)"
  }

  private static func items(_ count: Int) -> String { count == 1 ? "1 item" : "\(count) items" }

  // MARK: Table

  private typealias Telling = Table.Telling<Line>

  private var table: Table {
    let rows = rows
    let lines = rows.lazy.map { Line(row: Int($0), item: register.item(Int($0))) }
    var table = Table(lines, [mark] + (arrangement.columns.map(chosen) ?? standard))
    var rest = table.groups[0].rows[...]
    table.legend = legend(rest, rows)
    table.columns.explain(usedStatuses(rows))
    table.groups = sections.map { section in
      defer { rest = rest.dropFirst(section.rows.count) }
      return .init(
        title: section.title.isEmpty ? nil : "\(section.title): \(section.words[0])",
        rows: Array(rest.prefix(section.rows.count)))
    }
    table.foot = foot
    return table
  }

  private func legend(_ told: ArraySlice<Table.Row>, _ rows: [Int32]) -> [Words] {
    let marks = Set(rows.map { register.flags[Int($0)].mark() })
    let isInferred = told.contains { row in
      row.cells.contains { $0.runs.contains { $0.text.utf8.contains(UInt8(ascii: "*")) } }
    }
    let signs: [(sign: String, words: Words)] = [
      ("!", "! overdue"), ("~", "~ vague date past"), ("≠", "≠ contested"),
    ]
    return signs.filter { marks.contains($0.sign) }.map(\.words)
      + (isInferred ? ["* inferred"] : [])
  }

  private func usedStatuses(_ rows: [Int32]) -> [Status] {
    let used = Set(rows.map { register.status[Int($0)] })
    return Status.allCases.filter(used.contains)
  }

  private var mark: Telling { .init("") { Words(register.flags[$0.row]) } }

  /// Those that were asked for: shorter words first, then cut, then fewer from the end.
  private func chosen(_ columns: [Column]) -> [Telling] {
    columns.enumerated().map { place, column in
      let isShort = column == .strength || column == .due
      let steps: [Table.Step?] = [
        isShort ? .shorten(1) : nil,
        column.least.map { .cut(column == .title ? 3 : 2, to: $0) },
        place > 0 ? .drop(1_000 - place) : nil,
      ]
      let telling = self.telling(column, steps.compactMap(\.self))
      guard isShort else { return telling }
      return telling.short(column.shortHeading) { Words(words(column, $0, .short)) }
    }
  }

  /// The standard ones, as many as there is room for.
  private var standard: [Telling] {
    [
      .init("item", least: 24, [.cut(5, to: 18)]) { Words(register.index.title($0.row)) },
      telling(.domain, [.drop(1)]), telling(.owes, [.drop(4)]),
      telling(.strength, [.shorten(2), .drop(6)])
        .short("str.") { Words(words(.strength, $0, .short)) },
      telling(.due, [.shorten(7), .cut(9, to: 8)])
        .short("due") { Words(words(.due, $0, .short)) },
      telling(.late, [.drop(3)]),
      .init("status", [.shorten(0), .shorten(8)]) { status($0, .long) }
        .short("status") { status($0, .short) }
        .short("") { Words(register.status[$0.row]) },
      telling(.id, [.cut(10, to: 12)]),
    ]
  }

  private func telling(_ column: Column, _ steps: [Table.Step]) -> Telling {
    .init(column.heading, isNumber: column.isRight, steps) { line in
      let words = words(column, line, .usual)
      return switch column {
      case .late:
        Words(words, register.flags[line.row].contains(.vague) ? .vague : .late)
      case .status: Words(register.status[line.row]) + Words(" \(words)")
      default: Words(words)
      }
    }
  }

  private func words(_ column: Column, _ line: Line, _ style: CellStyle) -> String {
    register.cell(column, line.row, line.item, style: style)
  }

  /// What nobody reported on is told in few words in any case.
  private func status(_ line: Line, _ style: StatusStyle) -> Words {
    let style = register.isNoReport(line.row) ? .short : style
    return Words(register.status[line.row])
      + Words(" \(register.statusWords(line.row, style: style))")
  }

  /// An item, decoded once.
  private struct Line {
    let row: Int
    let item: Commitment?
  }
}

extension [Table.Column] {
  /// A status that stands as its glyph alone is explained below.
  fileprivate mutating func explain(_ statuses: [Status]) {
    for place in indices where !self[place].shorts.isEmpty && self[place].title == "status" {
      self[place].shorts[self[place].shorts.count - 1].legend = statuses.map {
        Words($0) + Words(" \($0.words)")
      }
    }
  }
}

extension Arrangement {
  /// `by due · no last day last · grouped by domain, each item under its main one`; nil for the
  /// standard order without groups.
  var footWords: String? {
    var parts = sort.isEmpty ? [] : [orderWords] + [unknownWords].compactMap(\.self)
    if let group { parts.append("grouped \(group.help)") }
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }
}
