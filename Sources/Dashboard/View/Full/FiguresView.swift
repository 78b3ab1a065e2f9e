import Entities
import Query
import Register
import Screen
import Sheets
import Summary

/// Every figure under the filters, one a row: its last readings, the last value with period and
/// flag, what is due, the item it measures.
struct FiguresView: FullView {
  var scroll = Scroll()
  private(set) var shown: [Indicator] = []

  var isSpaced: Bool { true }

  /// Those tied to an item that passes every filter, then those tied to none.
  static func shown(_ state: DashboardState) -> [Indicator] {
    let register = state.register
    guard !state.filter.isEmpty else { return register.figureOrder }
    let rows = Set(state.matching)
    return register.figureOrder.filter { indicator in
      guard let row = indicator.commitment.flatMap(register.index.row) else { return true }
      return rows.contains(Int32(row))
    }
  }

  mutating func narrow(to state: DashboardState) { shown = FiguresView.shown(state) }

  func content(_ state: DashboardState, _ layout: Layout) -> any ViewContent {
    FiguresPage(self, state, layout)
  }

  func here(_ state: DashboardState) -> Here {
    var here = Here()
    here.take(shown[at: scroll.cursor], state.register)
    return here
  }

  func next(_ state: DashboardState) -> (any FullView)? {
    shown[at: scroll.cursor].map { FigureView($0.id) }
  }

  func exported(_ state: DashboardState) -> Export.Content { .figures(shown.map(\.id)) }
  func told(_ flat: Flat) -> Flat.Told { .figures }
}

struct FiguresPage: ViewContent {
  private let view: FiguresView
  private let state: DashboardState
  private let layout: Layout
  private let glyphs: Glyphs

  init(_ view: FiguresView, _ state: DashboardState, _ layout: Layout) {
    self.view = view
    self.state = state
    self.layout = layout
    glyphs = Glyphs(isASCII: state.settings.isASCII)
  }

  private var register: Register { state.register }
  private var indicators: [Indicator] { view.shown }

  var heading: Heading {
    let place = view.position(of: count)
    let hidden = all - indicators.count
    return Heading(
      left: ["Figures"] + FilterWords(state: state).long,
      right: [hidden > 0 ? "\(place), \(all) in all" : place, place])
  }

  var count: Int { indicators.count }
  var capacity: Int { max(1, layout.viewArea.height - (isWide ? 1 : 0)) }

  private var isWide: Bool { layout.viewArea.width >= 60 }

  func draw(in area: Rect, on canvas: inout Canvas) {
    guard !indicators.isEmpty else {
      let words =
        all == 0 ? "This register follows no figures." : "No figure of an item shown here."
      canvas.put(words, x: area.x + 1, y: area.y, width: area.width - 1)
      return
    }
    let columns = Columns(area.width)
    if isWide { drawHeads(columns, area, on: &canvas) }
    let scroll = view.scroll
    let first = min(max(0, scroll.top), indicators.count)
    for (line, indicator) in indicators[first...].prefix(capacity).enumerated() {
      let y = area.y + line + (isWide ? 1 : 0)
      guard y < area.maxY else { break }
      let rect = Rect(x: area.x, y: y, width: area.width, height: 1)
      canvas.touch(rect, .viewEntry(first + line))
      draw(register.figure(indicator), columns, rect, on: &canvas)
      if first + line == scroll.cursor {
        canvas.frame.put(glyphs.cursor, x: rect.x, y: rect.y)
        canvas.markCursor(rect, isFocused: canvas.hasFocus)
      }
    }
  }

  private var all: Int { register.indicators.count }

  /// Where the columns begin, and how wide they are; those of no width are left out.
  private struct Columns {
    let name: Int
    let line: Int
    let last: Int
    let due: Int
    let item: Int

    init(_ width: Int) {
      switch width {
      case 150...: (name, line, last, due, item) = (34, 14, 46, 40, width - 142)
      case 100..<150: (name, line, last, due, item) = (22, 9, 30, 26, width - 95)
      case 60..<100: (name, line, last, due, item) = (22, 7, 21, width - 58, 0)
      default: (name, line, last, due, item) = (max(6, width / 2), 0, width - width / 2 - 4, 0, 0)
      }
    }

    /// With the blank and the mark before, and a blank between.
    var starts: [Int] {
      [name, line, last, due].reduce(into: [3]) { starts, width in
        starts.append(starts[starts.count - 1] + (width > 0 ? width + 1 : 0))
      }
    }
  }

  private func drawHeads(_ columns: Columns, _ area: Rect, on canvas: inout Canvas) {
    let widths = [columns.name, columns.line, columns.last, columns.due, columns.item]
    let heads = ["figure", "so far", "last reading", "due", "item"]
    for (number, head) in heads.enumerated() where widths[number] > 0 {
      let x = area.x + columns.starts[number]
      canvas.put(head, x: x, y: area.y, width: widths[number], style: Theme.quiet)
    }
  }

  private func draw(_ figure: Figure, _ columns: Columns, _ rect: Rect, on canvas: inout Canvas) {
    let starts = columns.starts.map { rect.x + $0 }
    let y = rect.y
    if figure.lines.contains(where: \.isContested) {
      canvas.frame.put(glyphs.own("≠"), x: rect.x + 1, y: y, style: Theme.contested)
    } else if figure.lines.contains(where: \.isDue) {
      canvas.frame.put("?", x: rect.x + 1, y: y, style: Theme.unknown)
    }
    let name = columns.name > 30 ? figure.indicator.title : figure.indicator.short
    canvas.put(name, x: starts[0], y: y, width: columns.name)
    let line = Sparkline(figure, glyphs, cells: columns.line)
    for (number, cell) in line.cells.enumerated() {
      canvas.frame.put(cell.text, x: starts[1] + number, y: y, style: cell.style)
    }
    canvas.put(lastWords(figure), x: starts[2], y: y, width: columns.last)
    canvas.put(dueWords(figure), x: starts[3], y: y, width: columns.due)
    canvas.put(itemWords(figure.indicator), x: starts[4], y: y, width: columns.item)
  }

  /// `45 t, 2024`; of several sources of one period each, with its flag.
  private func lastWords(_ figure: Figure) -> String {
    let unit = figure.indicator.unit
    guard let last = figure.last else {
      let target = figure.lines.first { $0.target != nil }?.target
      return target.map { "? of \($0.grouped) \(unit)" } ?? "?"
    }
    let together = figure.lines.filter { $0.actual != nil && $0.period == last.period }
    let values = together.map { line in
      (line.isLowerBound ? "over " : "") + (line.actual?.grouped ?? "?")
        + (line.target.map { " of \($0.grouped)" } ?? "")
    }
    let flags = Set(together.map(\.obsStatus.flagWord)).sorted().joined()
    let all = values.joined(separator: last.isContested ? glyphs.own(" ≠ ") : " / ")
    return "\(flags)\(all) \(unit), \(last.period)"
  }

  /// `2025 nothing reported`, `6 periods unreported, 2025 last`, `2026 runs until 31 Dec 2026`.
  private func dueWords(_ figure: Figure) -> String {
    let unread = figure.lines.filter(\.isDue)
    guard let last = unread.last else { return figure.nextWords ?? "" }
    return unread.count == 1
      ? "\(last.period): nothing reported" : "\(unread.count) unreported, last \(last.period)"
  }

  private func itemWords(_ indicator: Indicator) -> String {
    indicator.commitment.flatMap(register.index.row).map(register.index.title) ?? "no item"
  }
}

extension Indicator.ObsStatus {
  /// Before the value, where a narrow column would cut it behind.
  fileprivate var flagWord: String {
    switch self {
    case .normal, .missing: ""
    case .estimated, .provisional, .forecast: "\(rawValue) "
    }
  }
}
