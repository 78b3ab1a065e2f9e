import Entities
import Screen
import Sheets
import Summary

/// The figures that are followed, one a row: the last known readings, and what nobody has reported.
struct FiguresPane: PaneContent {
  private let state: DashboardState
  private let layout: Layout
  private let glyphs: Glyphs
  private let figures: [Figure]

  init(_ state: DashboardState, _ layout: Layout) {
    self.state = state
    self.layout = layout
    glyphs = Glyphs(isASCII: state.settings.isASCII)
    figures = state.figures
  }

  var heading: Heading {
    let rows = layout.inner(.figures).height
    return Heading(
      left: [state.keys.title(.figures)],
      right: [state.scroll(.figures).position(of: figures.count, shown: rows)])
  }

  /// `heroin seized, ANF  2024 █████ 45 t  2025 ? ─ 1 of 10`.
  var folded: [String] {
    let place = state.scroll(.figures).cursor
    guard figures.indices.contains(place) else { return ["none"] }
    let figure = figures[place]
    var words = figure.indicator.short
    for line in figure.lines.suffix(2) {
      let isUnknown = line.actual == nil && line.target == nil
      let bar = line.actual == nil ? "" : self.bar(line, figure, cells: 5) + " "
      words += "  \(line.period) \(bar)\(isUnknown ? "?" : grouped(figure.indicator.value(line)))"
    }
    let end = "\(glyphs.line(heavy: false)) \(place + 1) of \(figures.count)"
    return ["\(words) \(end)", "\(figure.indicator.short) \(end)"]
  }

  /// `Q1 2026*: ? of 20, nothing reported`.
  var cursorWords: String {
    let place = state.scroll(.figures).cursor
    guard figures.indices.contains(place), let line = figures[place].lines.last else { return "" }
    let value = grouped(figures[place].indicator.value(line))
    let remarks = line.remarks(unknown: "nothing reported").map { ", \($0)" }.joined()
    return "\(line.period): \(value)\(remarks)"
  }

  func draw(in area: Rect, on canvas: inout Canvas) {
    let scroll = state.scroll(.figures)
    guard !figures.isEmpty else {
      canvas.put("No figures in this register.", x: area.x + 1, y: area.y, width: area.width - 1)
      return
    }
    let shown = Array(figures[min(scroll.top, figures.count)...].prefix(area.height))
    let period = shown.compactMap(\.lines.first?.period).map(Width.of).max() ?? 8
    let explained = shown.firstIndex {
      $0.lines.last?.target != nil && $0.lines.last?.isDue == true
    }
    for (line, figure) in shown.enumerated() {
      let rect = Rect(x: area.x, y: area.y + line, width: area.width, height: 1)
      canvas.touch(rect, .entry(.figures, scroll.top + line))
      draw(
        figure, rect, period: max(8, min(rect.width < 110 ? 15 : 22, period)),
        isExplained: line == explained, on: &canvas)
      if scroll.top + line == scroll.cursor, layout.focus == .figures {
        canvas.frame.put(glyphs.cursor, x: rect.x, y: rect.y)
        canvas.markCursor(rect, isFocused: canvas.hasFocus)
      }
    }
  }

  private func draw(
    _ figure: Figure, _ rect: Rect, period: Int, isExplained: Bool, on canvas: inout Canvas
  ) {
    let name = rect.width >= 60 ? 22 : max(8, min(20, rect.width / 2))
    canvas.put(figure.indicator.short, x: rect.x + 1, y: rect.y, width: name)
    var x = rect.x + name + 2
    if rect.width < 60 {
      let line = figure.lines.last { $0.actual != nil } ?? figure.lines.last
      let value = line.map(figure.indicator.value).map(grouped) ?? "?"
      canvas.put(value, x: x, y: rect.y, width: rect.maxX - x)
      return
    }
    for (place, line) in figure.lines.suffix(3).enumerated() {
      let room = rect.maxX - x
      guard room > 12 else { break }
      if place == 0 {
        canvas.put(line.period, x: x, y: rect.y, width: period)
        canvas.legend.saw(date: line.period)
        x += period + 1
      } else {
        x += canvas.put("\(line.period) ", x: x, y: rect.y, width: room)
      }
      x = draw(line, figure, x, rect, isExplained, on: &canvas) + 3
    }
  }

  /// One reading behind its period; returns where it ends. That unknown is not 0 is said once.
  private func draw(
    _ line: Figure.Line, _ figure: Figure, _ start: Int, _ rect: Rect, _ isExplained: Bool,
    on canvas: inout Canvas
  ) -> Int {
    var x = start
    if line.actual != nil {
      let bar = bar(line, figure, cells: 12)
      x += canvas.frame.put(bar, x: x, y: rect.y, width: rect.maxX - x)
      if !bar.isEmpty { x += 1 }
      let contested = line.isContested ? ", contested" : ""
      let words = grouped(figure.indicator.value(line)) + line.obsStatus.words + contested
      return x + canvas.put(words, x: x, y: rect.y, width: rect.maxX - x)
    }
    let value = figure.indicator.value(line)
    canvas.put(value, x: x, y: rect.y, width: rect.maxX - x)
    canvas.frame.restyle(Rect(x: x, y: rect.y, width: 1, height: 1)) { $0 = Theme.unknown }
    x += line.target == nil ? 2 : max(8, Width.of(value) + 1)
    guard line.isDue else {
      let remarks = line.remarks().joined(separator: ", ")
      return x + canvas.put(remarks, x: x, y: rect.y, width: rect.maxX - x)
    }
    let long = "nothing reported: unknown, not 0"
    let words = isExplained && Width.of(long) <= rect.maxX - x ? long : "nothing reported"
    return x + canvas.put(words, x: x, y: rect.y, width: rect.maxX - x)
  }

  /// On the scale of the figure's own readings: units differ from row to row.
  private func bar(_ line: Figure.Line, _ figure: Figure, cells: Int) -> String {
    let full = figure.lines.compactMap { $0.actual?.double }.max() ?? 0
    return Bar(value: line.actual?.double, full: full, .init(line.obsStatus))
      .text(glyphs, cells: cells)
  }
}

/// `10 000 000` for `10000000`: long numbers in threes, as far as they stand
/// before a decimal point.
func grouped(_ words: String) -> String {
  words.split(separator: " ", omittingEmptySubsequences: false).map { word in
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    let rest = word.dropFirst(digits.count)
    guard digits.count > 4, rest.isEmpty || rest.first == "." else { return String(word) }
    let head = digits.count % 3
    let groups = stride(from: head, to: digits.count, by: 3).map { digits.dropFirst($0).prefix(3) }
    return ((head > 0 ? [digits.prefix(head)] : []) + groups).joined(separator: " ") + rest
  }.joined(separator: " ")
}

extension Indicator.ObsStatus {
  /// Behind the value, where it is no plain actual.
  var words: String {
    switch self {
    case .normal, .missing: ""
    case .estimated: ", estimated"
    case .provisional: ", provisional"
    case .forecast: ", forecast"
    }
  }
}
