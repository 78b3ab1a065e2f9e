import Query
import Register
import Screen
import Sheets

/// How many items have which status, under every filter but the status's own; bars on one
/// scale, that of all items.
struct StatusPane: PaneContent {
  private let state: DashboardState
  private let layout: Layout
  private let glyphs: Glyphs

  init(_ state: DashboardState, _ layout: Layout) {
    self.state = state
    self.layout = layout
    glyphs = Glyphs(isASCII: state.settings.isASCII)
  }

  var heading: Heading {
    Heading(left: [state.keys.title(.status)], right: ["of \(state.counts.underStatus)"])
  }

  /// `○ not started 3 · proposed 1 of 4`.
  var folded: [String] {
    let used = state.statusChoices.filter { count($0) > 0 || state.filter.status == $0 }
    let few = used.filter { $0 != .noReport || state.filter.status == $0 }
    let chosen = used.filter { $0 == state.filter.status }
    let shorter = stride(from: few.count - 1, through: 1, by: -1).map { Array(few.prefix($0)) }
    return ([used, few] + (chosen.isEmpty ? shorter : [chosen])).map(words)
  }

  private func words(_ choices: [Filter.StatusChoice]) -> String {
    let parts = choices.map { choice in
      let mark = state.filter.status == choice ? glyphs.check + " " : ""
      return "\(mark)\(sign(choice).glyph) \(choice.words) \(count(choice))"
    }
    return "\(parts.joined(separator: " ")) of \(state.counts.underStatus)"
  }

  var cursorWords: String {
    let place = state.scroll(.status).cursor
    let choices = state.statusChoices
    guard choices.indices.contains(place) else { return "" }
    let words =
      choices[place] == .noReport ? "date past, nothing reported" : choices[place].words
    return "\(words), \(count(choices[place])) of \(state.counts.underStatus)"
  }

  func draw(in area: Rect, on canvas: inout Canvas) {
    let scroll = state.scroll(.status)
    let choices = state.statusChoices
    let digits = max(3, String(state.counts.underStatus).count + 1)
    for (line, place) in (scroll.top..<max(scroll.top, choices.count)).prefix(area.height)
      .enumerated()
    {
      let rect = Rect(x: area.x, y: area.y + line, width: area.width, height: 1)
      canvas.touch(rect, .entry(.status, place))
      draw(choices[place], rect, digits, on: &canvas)
      if place == scroll.cursor, layout.focus == .status {
        canvas.frame.put(glyphs.cursor, x: rect.x, y: rect.y)
        canvas.markCursor(rect, isFocused: canvas.hasFocus)
      }
    }
  }

  private func draw(
    _ choice: Filter.StatusChoice, _ rect: Rect, _ digits: Int, on canvas: inout Canvas
  ) {
    let (x, y) = (rect.x, rect.y)
    if state.filter.status == choice { canvas.frame.put(glyphs.check, x: x + 1, y: y) }
    let indent = choice == .noReport ? 2 : 0
    let sign = sign(choice)
    canvas.frame.put(sign.glyph, x: x + 2 + indent, y: y, style: sign.style)
    let words = max(13, min(30, rect.width - 4 - digits - 12))
    canvas.put(choice.words, x: x + 4 + indent, y: y, width: words - indent)
    canvas.putRight("\(count(choice))", x: x + 4 + words, y: y, width: digits)
    let at = x + 5 + words + digits
    let bar = Bar(value: Double(count(choice)), full: Double(state.counts.underStatus))
    canvas.frame.put(bar.text(glyphs, cells: rect.maxX - at), x: at, y: y, width: rect.maxX - at)
    if case .status(let status) = choice { canvas.legend.saw(status) }
  }

  private func count(_ choice: Filter.StatusChoice) -> Int {
    switch choice {
    case .status(let status): state.counts.statuses[status] ?? 0
    case .noReport: state.counts.noReport
    }
  }

  private func sign(_ choice: Filter.StatusChoice) -> (glyph: String, style: Style) {
    switch choice {
    case .status(let status): (status.glyph(isASCII: glyphs.isASCII), Theme.of(status))
    case .noReport: ("!", Theme.overdue)
    }
  }
}
