import Query
import Register
import Screen
import Sheets

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
    var filters = FilterWords(state: state).long.joined(separator: line)
    let count = state.rows.count
    let position = state.listPosition(shown: layout.capacity(.items))
    let all = register.count
    let order = [state.arrangement.orderWords] + [state.arrangement.groupWords].compactMap(\.self)
    let ordered = order.joined(separator: line)
    // Every filter is named: without their kinds where those do not fit.
    if Width.of(filters) + Width.of(position) + Width.of(ordered) + 13 > layout.rect(.items).width {
      filters = FilterWords(state: state).names.joined(separator: line)
    }
    if let name = state.savedViewName {
      // What the view itself asks is in its name.
      let isAsSaved = state.savedView?.filter == state.filter
      filters = "view: \(name)" + (isAsSaved || filters.isEmpty ? "" : line + filters)
    }
    let selection = state.selectionWords.map { [glyphs.own($0)] } ?? []
    let right = count == all ? [position] : ["\(position), \(all) in all", position]
    return Heading(
      left: [state.keys.title(.items)] + selection + [filters.isEmpty ? "all" : filters] + order,
      right: right)
  }

  var folded: [String] {
    let filters = state.savedViewName ?? FilterWords(state: state).long.joined(separator: ", ")
    let overdue = state.counts.shown.overdue
    let counts = "\(state.rows.count) of \(register.count), \(overdue) overdue"
    return [glyphs.own("\(filters.isEmpty ? "all" : filters) · \(counts)"), counts]
  }

  /// `TR*→ PK · pledge · 7 mo · no report`; of a group its title and counts.
  var cursorWords: String {
    guard let head = state.currentHead else {
      return state.register.itemWords(state.currentRow, glyphs)
    }
    return glyphs.own("\(head.title): \(head.words[0])")
  }

  // MARK: Rows

  func draw(in area: Rect, on canvas: inout Canvas) {
    let rows = layout.hasBorders ? area.splitTop(1).bottom : area
    let scroll = state.scroll(.items)
    let shown = (scroll.top..<max(scroll.top, state.lines.count)).prefix(rows.height)
    let cells = shown.map { place -> ItemCells? in
      guard case .row(let row)? = state.lines[place] else { return nil }
      return ItemCells(row, register, glyphs)
    }
    let columns = columns(cells.compactMap(\.self), area.width)
    if layout.hasBorders { drawHead(area, columns, on: &canvas) }
    guard !state.rows.isEmpty else { return drawEmpty(rows, on: &canvas) }
    for (line, (place, cells)) in zip(shown, cells).enumerated() {
      let rect = Rect(x: rows.x, y: rows.y + line, width: rows.width, height: 1)
      canvas.touch(rect, .entry(.items, place))
      if let cells {
        canvas.drawItem(cells, rect, columns)
      } else if case .head(let section)? = state.lines[place] {
        drawHead(of: state.sections[section], rect, on: &canvas)
      }
      if place == scroll.cursor {
        canvas.frame.put(glyphs.cursor, x: rect.x, y: rect.y)
        canvas.markCursor(rect, isFocused: layout.focus == .items && canvas.hasFocus)
      }
    }
    if columns.isStrengthShort { canvas.legend.isAbbreviated = true }
  }

  private func columns(_ cells: [ItemCells], _ width: Int) -> ListColumns {
    let few: [Column]? = layout.isProjector ? [.title, .owes, .due, .late, .status] : nil
    guard let chosen = state.arrangement.columns ?? few else {
      return ListColumns(width: width, screen: state.size.width, hasBorder: layout.hasBorders)
    }
    return ListColumns(chosen, cells, width: width, hasBorder: layout.hasBorders)
  }

  private func drawHead(_ area: Rect, _ columns: ListColumns, on canvas: inout Canvas) {
    for place in columns.places where place.width > ListColumns.glyph {
      let heading = place.isShort ? place.column.shortHeading : place.column.heading
      let text = place.column.isRight ? " \(heading)" : heading
      canvas.put(
        text, x: area.x + place.x, y: area.y, width: place.width, style: Theme.quiet)
    }
  }

  private func drawEmpty(_ area: Rect, on canvas: inout Canvas) {
    let lines = wrap(
      Sanitise.line(glyphs.own(FilterWords(state: state).empty)), to: max(1, area.width - 4))
    for (line, text) in lines.prefix(area.height).enumerated() {
      canvas.put(text, x: area.x + 3, y: area.y + line, width: area.width - 3)
    }
  }
}

extension ItemsPane {
  /// The head of a group: its title, a cell an item, what its items come to.
  private func drawHead(of section: Section, _ rect: Rect, on canvas: inout Canvas) {
    let sign = state.folded.contains(section.key) ? glyphs.folded : glyphs.open
    canvas.frame.put(sign, x: rect.x + 1, y: rect.y)
    let width = rect.width - 3 - (layout.hasBorders ? 1 : 0)
    let title = Sanitise.line(section.title)
    let forms = section.words.map(glyphs.own)
    // The counts give way before the title does, down to the shortest.
    let words = forms.first { Width.of($0) + Width.of(title) + 2 <= width } ?? forms.last ?? ""
    let room = max(0, width - Width.of(words) - 2)
    let x = rect.x + 3
    let used = canvas.put(title, x: x, y: rect.y, width: room, style: Theme.focus)
    canvas.putRight(words, x: x, y: rect.y, width: width)
    let bar = section.tally.bar(widest: widestSection, glyphs)
    let cells = bar.reduce(0) { $0 + $1.count }
    guard used + 1 + cells <= room else { return }
    var at = x + min(max(used, titleWidth) + 1, room - cells)
    for (cell, count, style) in bar {
      at += canvas.frame.put(
        String(repeating: cell, count: count), x: at, y: rect.y, style: style, width: count)
    }
  }

  /// Where the cells of all heads begin behind their titles, unless one is very long.
  private var titleWidth: Int {
    min(36, state.sections.map { Width.of(Sanitise.line($0.title)) }.max() ?? 0)
  }

  private var widestSection: Int { state.sections.map(\.tally.total).max() ?? 0 }
}
