import Acts
import Entities
import Interchange
import Journal
import Query
import Register
import Screen
import Search
import Sheets
import Summary

/// What each side owes the other: a row a side and strength, a column a standing. Below, the number
/// under the cursor in words, and the items behind it.
struct BalancePage: ViewContent {
  private let view: BalanceView
  private let state: DashboardState
  private let layout: Layout
  private let glyphs: Glyphs

  init(_ view: BalanceView, _ state: DashboardState, _ layout: Layout) {
    self.view = view
    self.state = state
    self.layout = layout
    glyphs = Glyphs(isASCII: state.settings.isASCII)
  }

  private var entries: [Balance.Entry] { view.entries }
  private var standing: Balance.Standing? { view.standing }

  var heading: Heading {
    FilterWords(state: state).heading("Balance", ["by strength"], isWide: state.size.width >= 100)
  }

  var count: Int { entries.count }
  var capacity: Int { max(1, layout.viewArea.height - 1 - footer) }

  /// Rows below the table: the cell in words, with a rule and some items where there is room.
  private var footer: Int {
    let height = layout.viewArea.height
    return height >= 24 ? 8 : height >= 16 ? 5 : height >= 6 ? 2 : 0
  }

  func draw(in area: Rect, on canvas: inout Canvas) {
    guard !entries.isEmpty else {
      return canvas.putParagraph(FilterWords(state: state).empty, in: area)
    }
    let columns = BalanceColumns(
      width: area.width, standings: view.standings, cursor: standing)
    drawHead(area, columns, on: &canvas)
    let scroll = view.scroll
    for (line, place) in (scroll.top..<max(scroll.top, entries.count)).prefix(capacity).enumerated()
    {
      let row = Rect(x: area.x, y: area.y + 1 + line, width: area.width, height: 1)
      canvas.touch(row, .viewEntry(place))
      draw(place, isTop: line == 0, area.x, area.y + 1 + line, columns, on: &canvas)
      guard place == scroll.cursor else { continue }
      canvas.frame.put(glyphs.cursor, x: area.x, y: area.y + 1 + line)
    }
    drawFooter(area, on: &canvas)
  }

  // MARK: The table

  private func drawHead(_ area: Rect, _ columns: BalanceColumns, on canvas: inout Canvas) {
    let y = area.y
    canvas.put("who owes", x: area.x + 2, y: y, width: columns.name, style: Theme.quiet)
    canvas.put(
      columns.strength == 4 ? "str." : "strength", x: area.x + columns.strengthX, y: y,
      width: columns.strength, style: Theme.quiet)
    for column in columns.numbers {
      let isCursor = column.standing == standing
      canvas.putRight(
        column.head, x: area.x + column.x, y: y, width: column.width,
        style: isCursor ? Theme.focus : Theme.quiet)
    }
  }

  private func draw(
    _ place: Int, isTop: Bool, _ x: Int, _ y: Int, _ columns: BalanceColumns,
    on canvas: inout Canvas
  ) {
    let entry = entries[place]
    let isCursor = place == view.scroll.cursor
    let isFirst = place == 0 || entries[place - 1].subject != entry.subject
    if isFirst || isTop || isCursor {
      let style: OwesStyle = columns.isLong ? .long : .short
      let name = glyphs.own(state.register.words(entry.subject, style: style))
      canvas.put(
        name, x: x + 2, y: y, width: columns.name, style: isFirst ? Theme.focus : Theme.quiet)
    }
    guard let strength = entry.strength else {
      canvas.put("no items", x: x + columns.strengthX, y: y, width: 12, style: Theme.quiet)
      if isCursor { bracket("0", "", columns.numbers.first, x, y, on: &canvas) }
      return
    }
    canvas.put(
      columns.strength == 4 ? strength.short : strength.rawValue, x: x + columns.strengthX, y: y,
      width: columns.strength)
    for column in columns.numbers {
      let number = column.standing.map { entry.counts[$0] } ?? entry.counts.total
      // The mark stands behind the count: some owner of these items is inferred.
      let mark = column.standing == nil && entry.counts.inferred > 0 ? "*" : ""
      if isCursor, column.standing == standing {
        bracket("\(number)", mark, column, x, y, on: &canvas)
      } else {
        canvas.putRight(
          "\(number)\(mark)" + (mark.isEmpty ? " " : ""), x: x + column.x, y: y,
          width: column.width + 1, style: style(number, column.standing))
      }
    }
  }

  /// The number under the cursor, so that it shows without colour.
  private func bracket(
    _ number: String, _ mark: String, _ column: BalanceColumns.Number?, _ x: Int, _ y: Int,
    on canvas: inout Canvas
  ) {
    guard let column else { return }
    let text = number + mark
    let cells = text.count + 2
    let start = x + column.x + column.width - cells + (mark.isEmpty ? 1 : 2)
    canvas.put("[\(text)]", x: start, y: y, width: cells)
    canvas.markCursor(Rect(x: start, y: y, width: cells, height: 1), isFocused: canvas.hasFocus)
  }

  private func style(_ number: Int, _ standing: Balance.Standing?) -> Style {
    guard number > 0 else { return Theme.quiet }
    return standing == .pastDate || standing == .noReport ? Theme.overdue : .plain
  }

  // MARK: Below

  private func drawFooter(_ area: Rect, on canvas: inout Canvas) {
    guard footer > 0, entries.indices.contains(view.scroll.cursor) else { return }
    let entry = entries[view.scroll.cursor]
    let cell = Balance.Cell(entry, standing)
    var below = Rect(x: area.x, y: area.maxY - footer, width: area.width, height: footer)
    if footer > 2 {
      let rule = String(repeating: glyphs.line(heavy: false), count: area.width)
      canvas.frame.put(rule, x: area.x, y: below.y, style: Theme.quiet, width: area.width)
      below = below.splitTop(1).bottom
    }
    let words = state.register.words(cell, entry.counts) + note(entry)
    let lines = Width.of(glyphs.own(words)) <= below.width - 2 ? 1 : 2
    canvas.putParagraph(words, in: below.splitTop(lines).top)
    let rows = Balance.rows(of: cell, among: state.order.sort(state.matching), in: state.register)
    canvas.drawItems(rows, Scroll(), in: below.splitTop(lines).bottom, hasCursor: false)
  }

  private func note(_ entry: Balance.Entry) -> String {
    switch entry.subject {
    case .owing: ". Alone or with others: a joint item counts for each"
    case .owed: ". As stated: a joint item is owed to nobody named"
    case .all, .side: ""
    }
  }
}

/// Where the columns of the balance stand in a width; those that do not fit are
/// reached with the cursor.
struct BalanceColumns {
  struct Number {
    let standing: Balance.Standing?
    let head: String
    let x: Int
    /// Up to the last digit; a cell stays free behind it.
    let width: Int
  }

  let name: Int
  let strengthX: Int
  let strength: Int
  let isLong: Bool
  private(set) var numbers: [Number] = []

  init(width: Int, standings: [Balance.Standing], cursor: Balance.Standing?) {
    let (isLong, isNarrow) = (width >= 98, width < 58)
    self.isLong = isLong
    let strength = isNarrow ? 4 : 9
    self.strength = strength
    let heads = [nil] + standings.map(Optional.some)
    let cells = heads.map { standing in
      isLong ? max(6, (standing?.words ?? "items").count) + 2 : isNarrow ? 5 : 6
    }
    let least = min(isLong ? 24 : isNarrow ? 8 : 16, max(0, width - strength - 10))
    name = max(least, min(width - 2 - strength - 2 - cells.reduce(0, +), 40))
    strengthX = 2 + name + 1
    // From the first column on, or as many before the cursor's as fit.
    let room = width - strengthX - strength - 1
    let place = heads.firstIndex(of: cursor) ?? 0
    var first = 0
    while first < place, cells[first...place].reduce(0, +) > room { first += 1 }
    var x = strengthX + strength
    for (standing, width) in zip(heads, cells).dropFirst(first) {
      guard x + width <= strengthX + strength + room else { break }
      let head = standing.map { isLong ? $0.words : $0.short } ?? (width < 6 ? "all" : "items")
      numbers.append(Number(standing: standing, head: head, x: x, width: width - 1))
      x += width
    }
  }
}
