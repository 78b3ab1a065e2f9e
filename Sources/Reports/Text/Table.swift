import Screen

/// One field of a row: safe text in pieces of one style each.
struct TableCell: Hashable {
  private(set) var pieces: [Piece]

  struct Piece: Hashable {
    var text: String
    var style: Style
  }

  init(_ text: String, _ style: Style = .plain) { pieces = [Piece(text: text, style: style)] }

  init(_ pieces: [(String, Style)]) {
    self.pieces = pieces.map { Piece(text: $0.0, style: $0.1) }
  }

  var width: Int { pieces.reduce(0) { $0 + Width.of($1.text) } }

  /// Cut to some cells, the last piece first.
  func clipped(to width: Int, ellipsis: String) -> TableCell {
    guard self.width > width else { return self }
    var room = width
    var kept = self
    kept.pieces = pieces.map { piece in
      let text = clip(piece.text, to: max(0, room), ellipsis: ellipsis)
      room -= Width.of(text)
      return Piece(text: text, style: piece.style)
    }
    return kept
  }
}

/// A column of a table and how it gives way as the page narrows.
struct TableColumn {
  let title: String
  let cells: [TableCell]
  let isRight: Bool
  /// The least it may be cut to; nil for never cut, but at last.
  var least: Int?
  /// What it becomes, in the order of `step`, smallest first.
  var steps: [Step]
  /// Cells it wants.
  let natural: Int

  init(
    title: String, cells: [TableCell], isRight: Bool = false, least: Int? = nil, steps: [Step] = []
  ) {
    self.title = title
    self.cells = cells
    self.isRight = isRight
    self.least = least
    self.steps = steps
    natural = cells.reduce(Width.of(title)) { max($0, $1.width) }
  }

  struct Step {
    let order: Int
    let change: Change

    enum Change {
      case drop
      case shorten(title: String, cells: [TableCell])
      /// May be cut to so many cells from here on.
      case narrow(Int)
    }
  }

  var narrowest: Int { min(natural, least ?? natural) }
}

/// Rows of aligned columns within a page.
struct Table {
  var columns: [TableColumn]
  /// Cells between columns.
  var gap = 1

  /// The heading and one line a row, each within the page.
  func lines(on page: Page) -> [String] {
    let columns = fitted(to: page.width)
    let widths = shares(columns, page.width)
    let rows = columns.map(\.cells.count).max() ?? 0
    let heading = line(columns.map { TableCell($0.title, Theme.heading) }, columns, widths, page)
    return [heading]
      + (0..<rows).map { row in line(columns.map { $0.cells[row] }, columns, widths, page) }
  }

  /// Columns after as many steps as are needed.
  private func fitted(to width: Int) -> [TableColumn] {
    var columns = columns
    while least(columns) > width {
      let next = columns.indices.filter { !columns[$0].steps.isEmpty }
        .min { columns[$0].steps[0].order < columns[$1].steps[0].order }
      guard let next else { break }
      let step = columns[next].steps.removeFirst()
      switch step.change {
      case .drop: columns.remove(at: next)
      case .shorten(let title, let cells):
        columns[next] = TableColumn(
          title: title, cells: cells, isRight: columns[next].isRight, least: columns[next].least,
          steps: columns[next].steps)
      case .narrow(let least): columns[next].least = least
      }
    }
    return columns
  }

  private func least(_ columns: [TableColumn]) -> Int {
    columns.reduce(gap * (columns.count - 1)) { $0 + $1.narrowest }
  }

  /// Each its own, then what is too much is taken from those that may be cut, first to last, and at
  /// last from the widest.
  private func shares(_ columns: [TableColumn], _ width: Int) -> [Int] {
    var widths = columns.map(\.natural)
    var excess = widths.reduce(gap * (columns.count - 1), +) - width
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
    return widths
  }

  private func line(
    _ cells: [TableCell], _ columns: [TableColumn], _ widths: [Int], _ page: Page
  ) -> String {
    var text = ""
    var owed = 0
    var room = page.width
    for (index, cell) in cells.enumerated() {
      let cell = cell.clipped(to: min(widths[index], max(0, room - owed)), ellipsis: page.ellipsis)
      let spare = widths[index] - cell.width
      if columns[index].isRight { owed += spare }
      if cell.width > 0 {
        text += String(repeating: " ", count: owed)
        room -= owed + cell.width
        owed = 0
        for piece in cell.pieces { text += page.paint(isolated(piece.text), piece.style) }
      }
      owed += (columns[index].isRight ? 0 : spare) + gap
    }
    return text
  }
}
