import Dates
import Entities
package import Query
package import Register
import Screen

/// The action items as `ahd list` writes them: text, JSON, CSV, Markdown. `rows` are row numbers of
/// the register in the order wanted; an arrangement groups them and chooses columns.
package enum ListReport {
  /// One row an item with its id, a heading with the register and its day, a last
  /// line with the counts.
  ///
  /// - Parameters:
  ///   - register: Where the rows are.
  ///   - rows: The items, in order.
  ///   - filter: What they were selected by, for the last line.
  ///   - arrangement: Its groups and columns.
  ///   - page: Every line is within its width.
  /// - Returns: Lines, each with its newline.
  package static func text(
    _ register: Register, _ rows: [Int32], filter: Filter = Filter(),
    arrangement: Arrangement = Arrangement(), page: Page
  ) -> String {
    let head = page.wrapped(register.reportTitle, style: Theme.heading)
    let sections = register.sections(rows, arrangement.group)
    let rows = sections.flatMap(\.rows)
    let columns =
      arrangement.columns.map { self.columns($0, register, rows, page) }
      ?? self.columns(register, rows, page)
    let lines = Table(columns: columns).lines(on: page)
    let table = rows.isEmpty ? [] : [""] + grouped(lines, sections, page)
    let isToldStatus = arrangement.columns.map { $0.contains(.status) } ?? true
    let foot =
      legend(register, rows, isToldStatus ? lines : [], page)
      + [counts(register, rows, filter), arrangement.footWords].compactMap(\.self)
    let last = foot.flatMap { page.wrapped($0, style: Theme.legend) }
    return (head + table + [""] + last).map { $0 + "\n" }.joined()
  }

  /// What the marks in these rows mean; the statuses too where the page had no
  /// room for their words.
  private static func legend(
    _ register: Register, _ rows: [Int32], _ table: [String], _ page: Page
  ) -> [String] {
    let flags = rows.map { register.flags[Int($0)] }
    var words: [String] = []
    if flags.contains(where: { $0.mark() == "!" }) { words.append("! overdue") }
    if flags.contains(where: { $0.mark() == "~" }) { words.append("~ vague date past") }
    if flags.contains(where: { $0.mark() == "≠" }) { words.append("≠ contested") }
    if table.contains(where: { $0.contains("*") }) { words.append("* inferred") }
    if let heading = table.first, !heading.contains("status") {
      let used = Set(rows.map { register.status[Int($0)] })
      words += Status.allCases.filter(used.contains).map {
        "\($0.glyph(isASCII: page.isASCII)) \($0.words)"
      }
    }
    return words.isEmpty ? [] : [words.joined(separator: ", ")]
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

  // MARK: Groups

  /// A heading and a line a row, with the head of each group over its rows.
  private static func grouped(_ lines: [String], _ sections: [Section], _ page: Page) -> [String] {
    guard let heading = lines.first, sections.contains(where: { !$0.title.isEmpty }) else {
      return lines
    }
    var rest = lines.dropFirst()
    return sections.reduce(into: [heading]) { told, section in
      let words = "\(section.title): \(section.words[0])"
      told += [""] + page.wrapped(words, indent: 2, style: Theme.heading)
      told += rest.prefix(section.rows.count)
      rest = rest.dropFirst(section.rows.count)
    }
  }

  // MARK: Columns

  /// Those that were asked for, behind the mark: shorter words first, then cut,
  /// then fewer from the end.
  private static func columns(
    _ chosen: [Column], _ register: Register, _ rows: [Int32], _ page: Page
  ) -> [TableColumn] {
    let items = rows.map { register.item(Int($0)) }
    func cells(_ column: Column, _ style: CellStyle) -> [TableCell] {
      zip(rows, items).map { row, item in
        register.tableCell(column, Int(row), item, style, page)
      }
    }
    let marks = rows.map { row in
      let flags = register.flags[Int(row)]
      return TableCell(flags.mark(isASCII: page.isASCII), Theme.mark(flags))
    }
    return [TableColumn(title: "", cells: marks)]
      + chosen.enumerated().map { place, column in
        var steps: [TableColumn.Step] = []
        if column == .strength || column == .due {
          let title = column.shortHeading
          steps.append(
            .init(order: 1, change: .shorten(title: title, cells: cells(column, .short))))
        }
        if let least = column.least {
          steps.append(.init(order: column == .title ? 3 : 2, change: .narrow(least)))
        }
        if place > 0 { steps.append(.init(order: 1_000 - place, change: .drop)) }
        return TableColumn(
          title: column.heading, cells: cells(column, .usual), isRight: column.isRight,
          steps: steps)
      }
  }

  /// The standard ones, as many as there is room for.
  private static func columns(
    _ register: Register, _ rows: [Int32], _ page: Page
  ) -> [TableColumn] {
    let lines = rows.map { Line(register, Int($0), page) }
    func cells(_ cell: (Line) -> TableCell) -> [TableCell] { lines.map(cell) }
    var columns = [
      TableColumn(title: "", cells: cells(\.mark)),
      TableColumn(
        title: "item", cells: cells(\.title), least: 24,
        steps: [.init(order: 5, change: .narrow(18))]),
    ]
    if page.width >= 150 {
      columns.append(TableColumn(title: "domain", cells: cells(\.domain), steps: [drop(1)]))
    }
    columns += [
      TableColumn(title: "owes", cells: cells(\.owes), steps: [drop(4)]),
      TableColumn(
        title: "strength", cells: cells(\.strength),
        steps: [
          .init(order: 2, change: .shorten(title: "str.", cells: cells(\.shortStrength))), drop(6),
        ]),
      TableColumn(
        title: "due", cells: cells(\.due),
        steps: [
          .init(order: 7, change: .shorten(title: "due", cells: cells(\.shortDue))),
          .init(order: 9, change: .narrow(8)),
        ]),
      TableColumn(title: "late", cells: cells(\.late), isRight: true, steps: [drop(3)]),
      TableColumn(
        title: "status", cells: cells(\.status),
        steps: [.init(order: 8, change: .shorten(title: "", cells: cells(\.glyph)))]),
      TableColumn(title: "id", cells: cells(\.id), steps: [.init(order: 10, change: .narrow(12))]),
    ]
    return columns
  }

  private static func drop(_ order: Int) -> TableColumn.Step { .init(order: order, change: .drop) }

  /// One item's cells.
  private struct Line {
    let mark: TableCell
    let title: TableCell
    let domain: TableCell
    let owes: TableCell
    let strength: TableCell
    let shortStrength: TableCell
    let due: TableCell
    let shortDue: TableCell
    let late: TableCell
    let status: TableCell
    let glyph: TableCell
    let id: TableCell

    init(_ register: Register, _ row: Int, _ page: Page) {
      let flags = register.flags[row]
      let item = register.item(row)
      let strength = register.index.strength[row]
      let state = register.status[row]
      mark = TableCell(flags.mark(isASCII: page.isASCII), Theme.mark(flags))
      title = TableCell(page.clean(register.index.title(row)))
      domain = TableCell(page.clean(register.cell(.domain, row)))
      owes = TableCell(page.clean(item.map { register.owes($0) } ?? register.owes(row)))
      self.strength = TableCell(strength.rawValue)
      shortStrength = TableCell(strength.short)
      due = TableCell(page.clean(register.dueColumn(row, item)))
      shortDue = TableCell(page.clean(register.dueColumn(row, item, isNarrow: true)))
      late = TableCell(register.lateness(row, item)?.short ?? "", Theme.late(flags))
      let style = Theme.glyph(state)
      let sign = state.glyph(isASCII: page.isASCII)
      let isWide = page.width >= 150 && !register.isNoReport(row)
      let words = register.statusWords(row, style: isWide ? .long : .short)
      status = TableCell([(sign, style), (" \(page.clean(words))", .plain)])
      glyph = TableCell(sign, style)
      id = TableCell(page.clean(register.index.id(row)))
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

extension Register {
  fileprivate func tableCell(
    _ column: Column, _ row: Int, _ item: Commitment?, _ style: CellStyle, _ page: Page
  ) -> TableCell {
    let words = page.clean(cell(column, row, item, style: style))
    switch column {
    case .late: return TableCell(words, Theme.late(flags[row]))
    case .status:
      let sign = status[row].glyph(isASCII: page.isASCII)
      return TableCell([(sign, Theme.glyph(status[row])), (" \(words)", .plain)])
    default: return TableCell(words)
    }
  }

  /// `Pakistan–Türkiye Joint Working Group, as of 21 Nov 2026`.
  var reportTitle: String { "\(header.title), as of \(day.words)" }
}
