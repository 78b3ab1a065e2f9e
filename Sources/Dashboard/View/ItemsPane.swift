import Model
import Screen

/// The list of action items.
struct ItemsPane: PaneContent {
  private let state: DashboardState
  private let layout: Layout
  private let glyphs: Glyphs

  init(_ state: DashboardState, _ layout: Layout) {
    self.state = state
    self.layout = layout
    glyphs = Glyphs(isASCII: state.settings.isASCII)
  }

  private var register: Register { state.register }

  // MARK: Title

  var heading: Heading {
    let line = " \(glyphs.line(heavy: layout.focus == .items)) "
    var filters = state.filterWords.joined(separator: line)
    let count = state.rows.count
    let position = state.position(
      state.scroll(.items), count: count, shown: layout.capacity(.items))
    let all = register.count
    // Every filter is named: without their kinds where those do not fit.
    if Width.of(filters) + Width.of(position) + 26 > layout.rect(.items).width {
      filters = state.filterNames.joined(separator: line)
    }
    let selection = state.selectionWords.map { [glyphs.own($0)] } ?? []
    let right = count == all ? [position] : ["\(position), \(all) in all", position]
    return Heading(
      left: ["4 Action items"] + selection + [filters.isEmpty ? "all" : filters, "overdue first"],
      right: right)
  }

  var folded: [String] {
    let filters = state.filterWords.joined(separator: ", ")
    let overdue = state.counts.shown.overdue
    let counts = "\(state.rows.count) of \(register.count), \(overdue) overdue"
    return [glyphs.own("\(filters.isEmpty ? "all" : filters) · \(counts)"), counts]
  }

  /// `TR*→ PK · pledge · 7 mo · no report`.
  var cursorWords: String { state.itemWords(glyphs) }

  // MARK: Rows

  func draw(in area: Rect, on canvas: inout Canvas) {
    let columns = ListColumns(
      width: area.width, screen: state.size.width, hasBorder: layout.hasBorders)
    var rows = area
    if layout.hasBorders {
      drawHead(area, columns, on: &canvas)
      rows = area.splitTop(1).bottom
    }
    guard !state.rows.isEmpty else { return drawEmpty(rows, on: &canvas) }
    let scroll = state.scroll(.items)
    for (line, place) in (scroll.top..<state.rows.count).prefix(rows.height).enumerated() {
      let rect = Rect(x: rows.x, y: rows.y + line, width: rows.width, height: 1)
      canvas.drawItem(Int(state.rows[place]), rect, columns)
      if place == scroll.cursor {
        canvas.frame.put(glyphs.cursor, x: rect.x, y: rect.y)
        canvas.markCursor(rect, isFocused: layout.focus == .items && canvas.hasFocus)
      }
    }
    if columns.isStrengthShort { canvas.legend.isAbbreviated = true }
  }

  private func drawHead(_ area: Rect, _ columns: ListColumns, on canvas: inout Canvas) {
    let at = columns.places
    func head(_ text: String, _ x: Int, _ width: Int) {
      canvas.put(text, x: area.x + x, y: area.y, width: width, style: Theme.quiet)
    }
    head("item", ListColumns.lead, columns.title)
    head("owes", at.owes, columns.owes)
    head(columns.isStrengthShort ? "str." : "strength", at.strength, columns.strength)
    head("due", at.due, columns.due)
    head(" late", at.late, columns.late)
    if columns.hasStatusWord { head("status", at.status, columns.status) }
    head("domain", at.domain, columns.domain)
  }

  private func drawEmpty(_ area: Rect, on canvas: inout Canvas) {
    let lines = wrap(Sanitise.line(glyphs.own(state.emptyWords)), to: max(1, area.width - 4))
    for (line, text) in lines.prefix(area.height).enumerated() {
      canvas.put(text, x: area.x + 3, y: area.y + line, width: area.width - 3)
    }
  }
}

extension Canvas {
  /// One row of a list of items; the item is decoded once.
  mutating func drawItem(_ row: Int, _ rect: Rect, _ columns: ListColumns) {
    let cells = ItemCells(row, register, columns, glyphs)
    let at = columns.places
    let (x, y) = (rect.x, rect.y)
    frame.put(cells.mark, x: x + 1, y: y, style: Theme.of(cells.flags))
    if state.isSelected(row) { frame.put(glyphs.check, x: x + 2, y: y) }
    put(register.index.title(row), x: x + ListColumns.lead, y: y, width: columns.title)
    put(cells.owes, x: x + at.owes, y: y, width: columns.owes)
    put(cells.strength, x: x + at.strength, y: y, width: columns.strength)
    put(cells.due, x: x + at.due, y: y, width: columns.due)
    putRight(cells.late, x: x + at.late, y: y, width: columns.late, style: Theme.of(cells.flags))
    put(cells.domain, x: x + at.domain, y: y, width: columns.domain)
    frame.put(cells.glyph, x: x + at.status, y: y, style: Theme.of(register.status[row]))
    if columns.hasStatusWord {
      put(cells.status, x: x + at.status + 2, y: y, width: cells.statusWidth)
    }
    legend.saw(cells, register.status[row], register.index.strength[row])
  }

  /// Rows from `scroll` on, with the cursor where `hasCursor`.
  mutating func drawItems(
    _ rows: [Int32], _ scroll: Scroll, in area: Rect, hasCursor: Bool = true
  ) {
    let columns = ListColumns(
      width: area.width, screen: min(149, state.size.width), hasBorder: layout.hasBorders)
    for (line, place) in (scroll.top..<max(scroll.top, rows.count)).prefix(area.height).enumerated()
    {
      let rect = Rect(x: area.x, y: area.y + line, width: area.width, height: 1)
      drawItem(Int(rows[place]), rect, columns)
      guard hasCursor, place == scroll.cursor else { continue }
      frame.put(glyphs.cursor, x: rect.x, y: rect.y)
      markCursor(rect, isFocused: hasFocus)
    }
  }
}

/// The words of one row.
struct ItemCells {
  let flags: Flags
  let mark: String
  let owes: String
  let strength: String
  let due: String
  let late: String
  let glyph: String
  let status: String
  let statusWidth: Int
  let domain: String

  init(_ row: Int, _ register: Register, _ columns: ListColumns, _ glyphs: Glyphs) {
    let item = register.item(row)
    let status = register.status[row]
    let strength = register.index.strength[row]
    flags = register.flags[row]
    mark = flags.mark(isASCII: glyphs.isASCII)
    owes = glyphs.own(item.map { register.owes($0) } ?? register.owes(row))
    self.strength = columns.isStrengthShort ? strength.short : strength.rawValue
    due = item.map { register.dueLabel($0, isNarrow: columns.isDueNarrow) } ?? "cannot be read"
    late = ItemCells.late(item, flags, register)
    glyph = status.glyph(isASCII: glyphs.isASCII)
    let isReported = columns.domain > 0 && !columns.isStatusLong && status == .reportedDone
    // A report says whose word it needs over the cells of the domain, and the free one at the end.
    let wide = columns.status + columns.domain
    let needs = isReported ? ItemCells.needs(row, register, wide) : nil
    let style: StatusStyle = columns.isStatusLong ? .long : .short
    let dated = columns.isStatusDated ? register.statusWords(row, style: .dated) : nil
    let told = dated.flatMap { Width.of($0) <= columns.status - 2 ? $0 : nil }
    self.status = needs ?? told ?? register.statusWords(row, style: style)
    statusWidth = needs == nil ? columns.status - 2 : wide
    let borrows = needs != nil
    let set = register.index.domainSets[Int(register.index.domains[row])]
    let domains = set.ids.map(register.domainShort)
    domain = borrows ? "" : domains.first ?? ""
  }

  /// `reported, needs Pakistan's word since 20 Nov`, without the day or its first word, as it fits.
  private static func needs(_ row: Int, _ register: Register, _ width: Int) -> String? {
    let start = "reported, "
    let styles: [StatusStyle] = [.dated, .long]
    return styles.map { register.statusWords(row, style: $0) }
      .flatMap { [$0, $0.hasPrefix(start) ? String($0.dropFirst(start.count)) : $0] }
      .first { Width.of($0) <= width }
  }

  private static func late(_ item: Commitment?, _ flags: Flags, _ register: Register) -> String {
    guard flags.contains(.overdue), let due = item?.due else { return "" }
    return Lateness(of: due, asOf: register.day)?.short ?? ""
  }
}
