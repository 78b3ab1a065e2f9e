import Dates
import Entities
import Register
import Screen
import Sheets
import Summary

/// The part of the timeline over the quarters: its head, and the bars that are seen.
struct TimelineChart {
  private let page: TimelinePage
  private let timeline: Timeline
  private let scale: TimelineScale
  private let area: Rect
  private let widths: TimelinePage.Widths

  init(_ page: TimelinePage, _ timeline: Timeline, _ scale: TimelineScale, _ area: Rect) {
    self.page = page
    self.timeline = timeline
    self.scale = scale
    self.area = area
    widths = page.widths(area.width)
  }

  private var glyphs: Glyphs { page.glyphs }
  private var register: Register { page.register }
  /// Where the scale begins.
  private var left: Int { area.x + widths.label }
  private var today: Int? { scale.cell(of: register.day) }

  // MARK: Head

  func drawHead(_ parts: TimelinePage.Parts, on canvas: inout Canvas) {
    drawYears(on: &canvas)
    drawQuarters(on: &canvas)
    label("meetings", 2, on: &canvas)
    drawMeetings(lanes: parts.lanes, on: &canvas)
    label("items", parts.head - 1, on: &canvas)
    for quarter in scale.quarters {
      put("\(timeline.count(in: quarter))", quarter, parts.head - 1, .plain, on: &canvas)
    }
  }

  private func label(_ words: String, _ line: Int, on canvas: inout Canvas) {
    canvas.put(
      words, x: area.x + 1, y: area.y + line, width: widths.label - 2, style: Theme.quiet)
  }

  private func put(
    _ text: String, _ quarter: Quarter, _ line: Int, _ style: Style, on canvas: inout Canvas
  ) {
    guard let cells = scale.cells(of: quarter) else { return }
    canvas.put(
      text, x: left + cells.lowerBound, y: area.y + line, width: cells.count, style: style)
  }

  /// Each year over its first quarter seen; `today` where its line stands, if there is room.
  private func drawYears(on canvas: inout Canvas) {
    var taken = 0..<0
    for quarter in scale.quarters where quarter.part == 1 || quarter == scale.first {
      guard let cells = scale.cells(of: quarter) else { continue }
      canvas.put(
        quarter.yearLabel, x: left + cells.lowerBound, y: area.y, width: 4, style: Theme.quiet)
      let words = cells.lowerBound..<cells.lowerBound + 5
      if let today, words.overlaps(today..<today + 5) { taken = words }
    }
    guard let today, timeline.quarters.contains(timeline.today), taken.isEmpty else { return }
    let words = register.asOf == nil ? "today" : "as of"
    let x = min(today, scale.width - 5)
    canvas.put(words, x: left + max(0, x), y: area.y, width: 5, style: Theme.quiet)
  }

  private func drawQuarters(on canvas: inout Canvas) {
    for quarter in scale.quarters {
      let isCursor = page.stop == .quarter(quarter)
      let words = isCursor ? "[Q\(quarter.part)]" : " Q\(quarter.part)"
      put(words, quarter, 1, isCursor ? Theme.focus : Theme.quiet, on: &canvas)
      guard isCursor, let cells = scale.cells(of: quarter) else { continue }
      let rect = Rect(x: left + cells.lowerBound, y: area.y + 1, width: 4, height: 1)
      canvas.markCursor(rect, isFocused: canvas.hasFocus)
    }
  }

  // MARK: Meetings

  /// Those of one quarter side by side in it, as many as fit; those that may lie in several as
  /// a line of their own.
  private func drawMeetings(lanes: Int, on canvas: inout Canvas) {
    for quarter in scale.quarters {
      let marks = timeline.marks.filter { $0.span.first == quarter && $0.span.last == quarter }
        .sessionsFirst
      draw(marks, quarter, on: &canvas)
    }
    guard lanes > 1 else { return }
    var end = 0
    for mark in timeline.marks where mark.span.first != mark.span.last {
      guard let cells = scale.cells(of: mark.span), cells.lowerBound >= end else { continue }
      let row = scale.bar(mark.span, edge: mark.isVague ? "~" : "━")
      let line = String(row[cells].map { $0 == "━" ? "─" : $0 })
      let y = area.y + 3
      canvas.put(glyphs.own(line), x: left + cells.lowerBound, y: y, width: cells.count)
      let sign = sign(mark)
      canvas.put(
        sign, x: left + cells.lowerBound, y: y, width: cells.count,
        style: Theme.of(mark.entry.meeting.state))
      end = cells.upperBound
    }
  }

  /// `?` before a date that has passed with nobody saying whether it was held.
  private func sign(_ mark: Timeline.Mark) -> String {
    (mark.entry.isUnreported ? "?" : "")
      + mark.entry.meeting.state.glyph(isASCII: glyphs.isASCII)
  }

  private func draw(_ marks: [Timeline.Mark], _ quarter: Quarter, on canvas: inout Canvas) {
    guard let cells = scale.cells(of: quarter) else { return }
    var x = cells.lowerBound
    for (place, mark) in marks.enumerated() {
      let sign = sign(mark)
      let isLast = place == marks.count - 1
      // A cell stays free before the next quarter, and one for the sign of more.
      guard x + sign.count + (isLast ? 1 : 2) <= cells.upperBound else {
        canvas.put("+", x: left + x, y: area.y + 2, width: 1)
        return
      }
      canvas.put(
        sign, x: left + x, y: area.y + 2, width: sign.count,
        style: Theme.of(mark.entry.meeting.state))
      x += sign.count
    }
  }

  // MARK: Bars

  /// As many lines as fit, the cursor's item among them.
  func drawBars(in area: Rect, on canvas: inout Canvas) {
    let lines = timeline.lines
    let current = page.rows[at: page.view.scroll.cursor]
    let place = lines.firstIndex { line in
      if case .bar(let bar) = line { timeline.bars[bar].row == current } else { false }
    }
    let top = max(0, min((place ?? 0) - area.height / 3, lines.count - area.height))
    for (number, line) in lines[top...].prefix(area.height).enumerated() {
      let y = area.y + number
      drawToday(y, on: &canvas)
      switch line {
      case .domain(let id, let count):
        let words = "\(register.domainTitle(id)) \(count)"
        canvas.put(words, x: area.x + 1, y: y, width: widths.label - 2, style: Theme.focus)
      case .bar(let bar): draw(timeline.bars[bar], y, top + number == place, on: &canvas)
      }
    }
  }

  private func drawToday(_ y: Int, on canvas: inout Canvas) {
    guard let today else { return }
    canvas.put(glyphs.own("│"), x: left + today, y: y, width: 1, style: Theme.quiet)
  }

  private func draw(_ bar: Timeline.Bar, _ y: Int, _ isCurrent: Bool, on canvas: inout Canvas) {
    let row = Int(bar.row)
    let flags = register.flags[row]
    let status = register.status[row]
    let x = area.x
    if isCurrent { canvas.frame.put(glyphs.cursor, x: x, y: y) }
    canvas.frame.put(
      flags.mark(isASCII: glyphs.isASCII), x: x + 1, y: y, style: Theme.of(flags))
    canvas.frame.put(
      status.glyph(isASCII: glyphs.isASCII), x: x + 3, y: y, style: Theme.of(status))
    canvas.put(
      register.index.title(row), x: x + 5, y: y, width: widths.label - 6,
      style: isCurrent ? Theme.focus : .plain)
    draw(bar, uncertain: isUncertain(row), y, on: &canvas)
    guard widths.due > 0 else { return }
    canvas.put(
      register.dueColumn(row, register.item(row)), x: area.maxX - widths.due, y: y,
      width: widths.due - 1)
  }

  private func draw(_ bar: Timeline.Bar, uncertain: Bool, _ y: Int, on canvas: inout Canvas) {
    let edge: Character = uncertain ? "?" : bar.isVague ? "~" : "━"
    let row = scale.bar(bar.span, edge: edge)
    var start = 0
    while start < row.count {
      guard row[start] != " " else {
        start += 1
        continue
      }
      let run = row[start...].prefix { $0 != " " }
      canvas.put(glyphs.own(String(run)), x: left + start, y: y, width: run.count)
      start = run.endIndex
    }
  }

  private func isUncertain(_ row: Int) -> Bool {
    register.item(row)?.due?.edtf?.isUncertain ?? false
  }
}

extension [Timeline.Mark] {
  /// The group's own sessions before visits and others' meetings: they stay where there
  /// is not room for all.
  var sessionsFirst: [Timeline.Mark] {
    filter { $0.entry.meeting.kind == .session } + filter { $0.entry.meeting.kind != .session }
  }
}
