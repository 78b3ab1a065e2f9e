import Acts
import Dates
import Entities
import Query
import Register
import Screen
import Sheets
import Summary

/// Items as bars over quarters, with today and the meetings; below, the items of the
/// quarter under the cursor.
struct TimelinePage: ViewContent {
  let view: TimelineView
  let state: DashboardState
  let glyphs: Glyphs
  private let layout: Layout

  init(_ view: TimelineView, _ state: DashboardState, _ layout: Layout) {
    self.view = view
    self.state = state
    self.layout = layout
    glyphs = Glyphs(isASCII: state.settings.isASCII)
  }

  var timeline: Timeline? { view.timeline }
  var stop: Timeline.Stop { view.stop }
  var rows: [Int32] { view.rows }

  var register: Register { state.register }

  var heading: Heading {
    let order = state.timelineArrangement == .byDate ? "by date" : "by domain"
    return FilterWords(state: state).heading("Timeline", [order], isWide: state.size.width >= 100)
  }

  // MARK: Rows

  var count: Int { rows.count }

  /// Items of the stop seen at once.
  var capacity: Int { max(1, parts.list) }

  /// Rows of each part, from the top: years, quarters, meetings, counts; bars; what has no date; a
  /// rule with the stop's name, its meetings; the stop's items.
  struct Parts {
    var head = 4
    var lanes = 1
    var bars = 0
    var undated = 0
    var told = 1
    var list = 0
  }

  var parts: Parts {
    let height = layout.viewArea.height
    var parts = Parts()
    if height < 14 {
      // The undated are a stop of their own, and stand in its title.
      parts.list = max(1, height - parts.head - parts.told)
      return parts
    }
    let lines = timeline?.lines.count ?? 0
    parts.undated = 1
    parts.told = 2
    if height >= 20 {
      parts.lanes = 2
      parts.head = 5
    }
    let room = height - parts.head - parts.undated - parts.told
    parts.list = max(3, room * 2 / 5)
    parts.bars = min(lines, room - parts.list)
    parts.list = room - parts.bars
    return parts
  }

  /// Cells before the scale, of a quarter, and behind the scale.
  struct Widths {
    let label: Int
    let column: Int
    let due: Int
  }

  func widths(_ width: Int) -> Widths {
    if width >= 98 { return Widths(label: 34, column: width >= 150 ? 8 : 6, due: 12) }
    if width >= 58 { return Widths(label: 24, column: 5, due: 0) }
    return Widths(label: parts.bars > 0 ? 14 : 10, column: 4, due: 0)
  }

  func scale(_ width: Int, _ timeline: Timeline) -> TimelineScale {
    let widths = widths(width)
    let cursor =
      if case .quarter(let quarter) = stop { quarter } else { timeline.quarters.upperBound }
    return TimelineScale(
      width: width - widths.label - widths.due - 1, column: widths.column,
      quarters: timeline.quarters, cursor: cursor)
  }

  func draw(in area: Rect, on canvas: inout Canvas) {
    guard let timeline, !state.matching.isEmpty else {
      return canvas.putParagraph(FilterWords(state: state).empty, in: area)
    }
    let parts = parts
    let scale = scale(area.width, timeline)
    let chart = TimelineChart(self, timeline, scale, area)
    chart.drawHead(parts, on: &canvas)
    var rest = area.splitTop(parts.head).bottom
    if parts.bars > 0 { chart.drawBars(in: rest.splitTop(parts.bars).top, on: &canvas) }
    rest = rest.splitTop(parts.bars).bottom
    if parts.undated > 0 { drawUndated(timeline, rest, on: &canvas) }
    rest = rest.splitTop(parts.undated).bottom
    drawStop(timeline, rest, parts.told, on: &canvas)
    canvas.drawItems(rows, view.scroll, in: rest.splitTop(parts.told).bottom)
  }

  // MARK: Below the bars

  /// `no date  29 items, 2 of them recurring`, and what the signs mean.
  private func drawUndated(_ timeline: Timeline, _ area: Rect, on canvas: inout Canvas) {
    let isHere = stop == .undated
    let words = "no date: \(undatedWords(timeline))"
    let text = glyphs.own(isHere ? "▸\(words)" : " \(words)")
    let used = canvas.put(
      text, x: area.x, y: area.y, width: area.width, style: isHere ? Theme.focus : .plain)
    let signs = glyphs.own("━ by its date  ~ vague  ┄ open end  │ today")
    guard used + Width.of(signs) + 4 <= area.width else { return }
    canvas.putRight(
      signs, x: area.x, y: area.y, width: area.width - 1, style: Theme.quiet)
  }

  private func undatedWords(_ timeline: Timeline) -> String {
    let count = timeline.undated.count
    guard count > 0 else { return "none" }
    let items = count == 1 ? "1 item" : "\(count) items"
    return timeline.recurring == 0 ? items : "\(items), \(timeline.recurring) of them recurring"
  }

  /// The stop's name and counts in a rule; its meetings in words under it.
  private func drawStop(
    _ timeline: Timeline, _ area: Rect, _ told: Int, on canvas: inout Canvas
  ) {
    let rule = String(repeating: glyphs.line(heavy: false), count: area.width)
    canvas.frame.put(rule, x: area.x, y: area.y, style: Theme.quiet, width: area.width)
    let marks = meetings(timeline)
    var words = " \(name(timeline)) "
    if told == 1, !marks.isEmpty { words += glyphs.own("· \(marks.count) met. ") }
    canvas.put(words, x: area.x + 1, y: area.y, width: area.width - 2, style: Theme.focus)
    guard told > 1 else { return }
    let meetings = marks.map(meetingWords).joined(separator: " · ")
    canvas.put(
      glyphs.own(marks.isEmpty ? "no meetings" : meetings), x: area.x + 1, y: area.y + 1,
      width: area.width - 2, style: marks.isEmpty ? Theme.quiet : .plain)
  }

  private func meetings(_ timeline: Timeline) -> [Timeline.Mark] {
    if case .quarter(let quarter) = stop { timeline.marks(in: quarter).sessionsFirst } else { [] }
  }

  private func name(_ timeline: Timeline) -> String {
    guard case .quarter(let quarter) = stop else { return "no date: \(undatedWords(timeline))" }
    let items = rows.count == 1 ? "1 item" : rows.isEmpty ? "no items" : "\(rows.count) items"
    let today = quarter == timeline.today ? ", today's quarter" : ""
    return "\(quarter.label)\(state.size.width < 60 ? "" : today): \(items)"
  }

  /// `◌ Session 1 Dec 2025 tentative, not reported`.
  private func meetingWords(_ mark: Timeline.Mark) -> String {
    let meeting = mark.entry.meeting
    let date = meeting.date.map { " \($0.label)" } ?? ""
    let unknown = mark.entry.isUnreported ? ", not reported" : ""
    let glyph = meeting.state.glyph(isASCII: glyphs.isASCII)
    return "\(glyph) \(meeting.short)\(date) \(meeting.state.rawValue)\(unknown)"
  }
}
