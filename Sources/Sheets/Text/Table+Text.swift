import Screen

extension Table {
  /// The heading where there is one, a line a row and more where its last cell flows, and below
  /// what the signs mean.
  func lines(on page: Page) -> [Line] {
    if page.width < 56, !sentences.isEmpty { return sentences.flatMap { page.wrapped($0) } }
    let layout = Layout(self, page)
    var lines = columns.contains { !$0.title.isEmpty } ? [layout.heading] : []
    var row = 0
    for group in groups {
      if let title = group.title, !title.isEmpty { lines += group.titled(title, on: page) }
      for _ in group.rows {
        lines += layout.lines(row)
        row += 1
      }
    }
    let legend = (legend + layout.legend).joined(", ")
    let foot = (legend.isEmpty ? [] : [legend]) + foot
    if !foot.isEmpty { lines.append([]) }
    return lines + foot.flatMap { page.wrapped($0, style: Theme.quiet) }
  }
}

extension Table.Group {
  fileprivate func titled(_ title: String, on page: Page) -> [Line] {
    guard isRuled else { return [[]] + page.wrapped(Words(title), indent: 2, style: Theme.focus) }
    let words = " \(page.clean(title)) "
    let room = min(page.width, 72) - Width.of(words)
    guard room >= 2 else {
      return [[Piece(text: clip(words, to: page.width, ellipsis: ""), style: Theme.quiet)]]
    }
    func rule(_ count: Int) -> String {
      String(repeating: page.glyphs.line(heavy: false), count: count)
    }
    return [[Piece(text: rule(room / 2) + words + rule(room - room / 2), style: Theme.quiet)]]
  }
}

/// The columns of a table as they fit on a page.
private struct Layout {
  fileprivate struct Column {
    var title: String
    var cells: [Line]
    let isRight: Bool
    var least: Int?
    var steps: [Table.Step]
    var shorts: [Table.Short]
    /// Cells it wants.
    var natural: Int

    var narrowest: Int { min(natural, least ?? natural) }
  }

  private let page: Page
  private let gap: Int
  private let margin: Int
  private var columns: [Column] = []
  private var widths: [Int] = []
  /// The last column of a table whose last column flows, and the least cells it flows in.
  private var flow: (cells: [Words], least: Int)?
  private(set) var legend: [Words] = []

  init(_ table: Table, _ page: Page) {
    self.page = page
    gap = table.isOfNumbers && page.width < 80 ? 1 : table.gap
    margin = table.margin
    let rows = table.groups.flatMap(\.rows)
    // Bars take what a page has to spare.
    let bar = page.width < 70 ? 0 : page.width < 100 ? 8 : 16
    for (number, column) in table.columns.enumerated() {
      if case .flow(let least) = column.room {
        flow = (rows.map { $0.cells[number] }, least)
      } else {
        let cells = rows.map { page.pieces($0.cells[number], bar: bar) }
        let isBars = rows.contains { $0.cells[number].isBar }
        if isBars, bar == 0 { continue }
        columns.append(
          Column(column, column.title, cells, isBars ? bar : Layout.width(column.title, cells)))
      }
    }
    fit()
    share()
  }

  static func width(_ title: String, _ cells: [Line]) -> Int {
    cells.reduce(Width.of(title)) { max($0, $1.width) }
  }

  // MARK: Widths

  private var room: Int { page.width - margin }

  /// As many steps as are needed.
  private mutating func fit() {
    while columns.reduce(gap * (columns.count - 1), { $0 + $1.narrowest }) > room {
      let next = columns.indices.filter { !columns[$0].steps.isEmpty }
        .min { columns[$0].steps[0].order < columns[$1].steps[0].order }
      guard let next else { break }
      switch columns[next].steps.removeFirst() {
      case .drop: columns.remove(at: next)
      case .cut(_, let least): columns[next].least = least
      case .shorten:
        guard !columns[next].shorts.isEmpty else { continue }
        let short = columns[next].shorts.removeFirst()
        legend += short.legend
        columns[next].take(short, page)
      }
    }
  }

  /// Each its own, then what is too much is taken from those that may be cut, first to last, and at
  /// last from the widest.
  private mutating func share() {
    widths = columns.map(\.natural)
    var excess = widths.reduce(gap * (columns.count - 1), +) - room
    for index in columns.indices where excess > 0 {
      let cut = min(excess, widths[index] - columns[index].narrowest)
      widths[index] -= cut
      excess -= cut
    }
    while excess > 0, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > 1
    {
      widths[widest] -= 1
      excess -= 1
    }
  }

  // MARK: Lines

  var heading: Line { line(columns.map { [Piece(text: $0.title, style: Theme.focus)] }) }

  func lines(_ row: Int) -> [Line] {
    let line = line(columns.map { $0.cells[row] })
    guard let flow, !flow.cells[row].isEmpty else { return [line] }
    let start = margin + widths.reduce(0) { $0 + $1 + gap }
    guard page.width - start >= flow.least else {
      return [line] + page.indented(flow.cells[row], by: margin + 2)
    }
    let body = page.wrapped(flow.cells[row], indent: start)
    return [line + .blanks(start - line.width) + (body.first ?? [])] + body.dropFirst()
  }

  /// Without blanks at the end.
  private func line(_ cells: [Line]) -> Line {
    var (line, used, owed) = (Line(), 0, margin)
    for (index, cell) in cells.enumerated() {
      let cell = clipped(cell, to: min(widths[index], max(0, page.width - used - owed)))
      let width = cell.width
      if columns[index].isRight { owed += widths[index] - width }
      if width > 0 {
        line += .blanks(owed) + cell
        used += owed + width
        owed = 0
      }
      owed += (columns[index].isRight ? 0 : widths[index] - width) + gap
    }
    return line
  }

  /// Cut to some cells, the last piece first.
  private func clipped(_ cell: Line, to width: Int) -> Line {
    guard cell.width > width else { return cell }
    var room = width
    return cell.map { piece in
      let text = clip(piece.text, to: max(0, room), ellipsis: page.glyphs.ellipsis)
      room -= Width.of(text)
      return Piece(text: text, style: piece.style)
    }
  }
}

extension Layout.Column {
  fileprivate init(
    _ column: Table.Column, _ title: String, _ cells: [Line], _ natural: Int
  ) {
    self.init(
      title: title, cells: cells, isRight: column.isNumber, least: column.least,
      steps: column.steps, shorts: column.shorts,
      natural: min(natural, column.most ?? .max))
  }

  fileprivate mutating func take(_ short: Table.Short, _ page: Page) {
    title = short.title
    cells = short.cells.map { page.pieces($0) }
    natural = Layout.width(title, cells)
  }
}

extension Words {
  /// A bar alone.
  fileprivate var isBar: Bool {
    if case .bar? = runs.first?.kind { true } else { false }
  }
}
