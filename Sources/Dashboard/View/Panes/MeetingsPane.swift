import Dates
import Entities
import Register
import Screen
import Sheets

/// Sessions and other meetings in time, with today's line among them.
struct MeetingsPane: PaneContent {
  private let state: DashboardState
  private let layout: Layout
  private let glyphs: Glyphs
  private let schedule: Schedule

  init(_ state: DashboardState, _ layout: Layout) {
    self.state = state
    self.layout = layout
    glyphs = Glyphs(isASCII: state.settings.isASCII)
    schedule = state.schedule
  }

  var heading: Heading {
    let rows = layout.inner(.meetings).height
    let top = state.scroll(.meetings).top
    // Today's line takes a row where it stands among the entries shown.
    let isTodayShown = (top..<(top + rows)).contains(schedule.today)
    return Heading(
      left: [state.keys.title(.meetings)],
      right: [
        state.scroll(.meetings).position(
          of: schedule.entries.count,
          shown: rows - (isTodayShown ? 1 : 0))
      ])
  }

  func draw(in area: Rect, on canvas: inout Canvas) {
    let scroll = state.scroll(.meetings)
    var y = area.y
    for place in scroll.top...max(scroll.top, schedule.entries.count) {
      if place == schedule.today, y < area.maxY {
        drawToday(area, y, on: &canvas)
        y += 1
      }
      guard y < area.maxY, place < schedule.entries.count else { break }
      let rect = Rect(x: area.x, y: y, width: area.width, height: 1)
      canvas.touch(rect, .entry(.meetings, place))
      draw(schedule.entries[place], rect, on: &canvas)
      if place == scroll.cursor, layout.focus == .meetings {
        canvas.frame.put(glyphs.cursor, x: rect.x + 2, y: y)
        canvas.markCursor(rect, isFocused: canvas.hasFocus)
      }
      y += 1
    }
    if schedule.entries.isEmpty {
      canvas.put("No meetings in this register.", x: area.x + 1, y: area.y, width: area.width - 1)
    }
  }

  /// `──────── today 21 Nov 2026 ───────`.
  private func drawToday(_ area: Rect, _ y: Int, on canvas: inout Canvas) {
    let rule = String(repeating: glyphs.line(heavy: false), count: area.width)
    canvas.frame.put(rule, x: area.x, y: y, style: Theme.quiet, width: area.width)
    let words = state.register.asOf == nil ? "today" : "as of"
    let text = " \(words) \(state.register.day.words) "
    let x = area.x + max(0, (area.width - Width.of(text) + 1) / 2)
    canvas.put(text, x: x, y: y, width: area.maxX - x, style: Theme.quiet)
  }

  private func draw(_ entry: Schedule.Entry, _ rect: Rect, on canvas: inout Canvas) {
    let meeting = entry.meeting
    let (x, y) = (rect.x, rect.y)
    // A blank, the date and the word of the state: 21 cells, or 18 with the narrow date.
    let isNarrow = rect.width < 34
    let dateWidth = isNarrow ? 8 : 11
    let extra = max(0, rect.width - (isNarrow ? 31 : 34))
    let name = 9 + min(extra, 50)
    let flags = state.register.flags(of: state.register.target(ofMeeting: meeting.id))
    if flags.contains(.contested) {
      canvas.frame.put(glyphs.own("≠"), x: x, y: y, style: Theme.contested)
      canvas.legend.sawContested()
    } else if entry.isUnreported {
      canvas.frame.put("?", x: x, y: y, style: Theme.unknown)
      canvas.legend.sawUnreported()
    }
    let glyph = meeting.state.glyph(isASCII: glyphs.isASCII)
    canvas.frame.put(glyph, x: x + 1, y: y, style: Theme.of(meeting.state))
    let label = extra >= 12 ? meeting.title : meeting.short
    canvas.put(label, x: x + 3, y: y, width: name)
    let date = meeting.date.map { isNarrow ? $0.narrowLabel : $0.label } ?? "no date"
    canvas.legend.saw(date: date)
    canvas.put(date, x: x + 4 + name, y: y, width: dateWidth)
    let at = x + 5 + name + dateWidth
    canvas.put(meeting.state.rawValue, x: at, y: y, width: rect.maxX - at)
  }

  /// `Second session of the working group: projected, date past, not reported`.
  var cursorWords: String {
    let place = state.scroll(.meetings).cursor
    guard schedule.entries.indices.contains(place) else { return "no meetings" }
    let entry = schedule.entries[place]
    let when =
      entry.isUnreported
      ? "date past, not reported"
      : entry.meeting.state.isExpected
        ? entry.meeting.date.map { countdown(to: $0, from: state.register.day) } : nil
    let flags = state.register.flags(of: state.register.target(ofMeeting: entry.meeting.id))
    let contested = flags.contains(.contested) ? "contested" : nil
    return [entry.meeting.state.rawValue, contested, when, entry.meeting.title].compactMap(\.self)
      .joined(separator: glyphs.own(" · "))
  }

  // MARK: Folded

  var folded: [String] { [foldedWords] }

  private var foldedWords: String {
    let late = schedule.entries.filter { $0.isUnreported && $0.meeting.kind == .session }
    if late.isEmpty { return glyphs.own(nextWords) }
    var groups: [(state: Meeting.State, numbers: [Int])] = []
    for entry in late {
      guard let number = entry.meeting.number else { continue }
      if groups.last?.state == entry.meeting.state {
        groups[groups.count - 1].numbers.append(number)
      } else {
        groups.append((entry.meeting.state, [number]))
      }
    }
    let parts = groups.map { "\(MeetingsPane.range($0.numbers)) \($0.state.rawValue)" }
    guard !parts.isEmpty else { return "\(late.count) sessions: dates past, none reported" }
    let isOne = late.count == 1
    return
      "session \(parts.joined(separator: ", ")): \(isOne ? "date past, not reported" : "dates past, none reported")"
  }

  private var nextWords: String {
    guard let next = schedule.next else { return "no session dated ahead" }
    let date = next.date.map { "\($0.label), \(countdown(to: $0, from: state.register.day))" }
    return "next: \(next.short) \(date ?? "no date"), \(next.state.rawValue)"
  }

  /// `2-4`, or the numbers one by one.
  private static func range(_ numbers: [Int]) -> String {
    guard let first = numbers.first, let last = numbers.last, numbers.count > 1 else {
      return numbers.first.map(String.init) ?? ""
    }
    return last - first == numbers.count - 1
      ? "\(first)-\(last)" : numbers.map(String.init).joined(separator: ", ")
  }
}
