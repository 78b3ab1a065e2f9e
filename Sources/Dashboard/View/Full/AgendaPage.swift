import Acts
import Dates
import Entities
import Query
import Register
import Screen
import Search
import Sheets
import Summary

/// A session and its agenda: when and how sure, the points in order, and what arises and is not on
/// it, with the reasons. The entry under the cursor is told whole below.
struct AgendaPage: ViewContent {
  private let view: AgendaView
  private let state: DashboardState
  private let layout: Layout
  private let glyphs: Glyphs
  private let entry: Schedule.Entry?
  private let entries: [AgendaEntry]
  private let pointCount: Int
  /// Begin of what is new at this session.
  private let lastHeld: Meeting?

  init(_ view: AgendaView, _ state: DashboardState, _ layout: Layout) {
    self.view = view
    self.state = state
    self.layout = layout
    glyphs = Glyphs(isASCII: state.settings.isASCII)
    entry = state.schedule.entries.first { $0.meeting.id == view.session }
    entries = view.entries
    pointCount = entries.count { if case .point = $0 { true } else { false } }
    lastHeld = entry.flatMap { state.register.lastHeld(before: $0.meeting) }
  }

  private var register: Register { state.register }

  var heading: Heading {
    guard let meeting = entry?.meeting else {
      return Heading(left: [state.keys.title(.meetings)], right: ["not here any more"])
    }
    let points = pointCount == 1 ? "1 point" : "\(pointCount) points"
    let matters = entries.count - 1 - pointCount
    let long = matters == 0 ? points : "\(points), \(matters) arising"
    return Heading(left: ["Agenda", meeting.title, meeting.id], right: [long, points])
  }

  var count: Int { entries.count }
  private var footer: Int {
    layout.viewArea.height >= 18 ? 6 : layout.viewArea.height >= 12 ? 4 : 0
  }
  /// Two headings may stand among the entries.
  var capacity: Int { max(1, layout.viewArea.height - footer - 2) }

  func draw(in area: Rect, on canvas: inout Canvas) {
    var y = area.y
    let end = area.maxY - footer
    let scroll = view.scroll
    for place in scroll.top..<max(scroll.top, entries.count) {
      if let words = sectionWords(before: place), y < end {
        canvas.put(words, x: area.x + 1, y: y, width: area.width - 2, style: Theme.quiet)
        y += 1
      }
      guard y < end else { break }
      let rect = Rect(x: area.x, y: y, width: area.width, height: 1)
      canvas.touch(rect, .viewEntry(place))
      draw(entries[place], rect, on: &canvas)
      if place == scroll.cursor {
        canvas.frame.put(glyphs.cursor, x: rect.x, y: rect.y)
        canvas.markCursor(rect, isFocused: canvas.hasFocus)
      }
      y += 1
    }
    if entries.count == 1, y < end {
      let words =
        pointCount == 0
        ? "Nothing is on the agenda, and nothing arises. \(state.keys[.add]) adds a point." : ""
      canvas.put(words, x: area.x + 1, y: y, width: area.width - 2)
    }
    drawFooter(area, on: &canvas)
  }

  private func sectionWords(before place: Int) -> String? {
    if place == 1 {
      guard pointCount == 0 else { return "Agenda" }
      return entries.count > 1
        ? "Nothing is on the agenda yet. Could be raised (\(state.keys[.take]) adds):" : nil
    }
    return place == 1 + pointCount && place < entries.count
      ? "Could be raised (\(state.keys[.take]) adds):" : nil
  }

  // MARK: Rows

  private func draw(_ entry: AgendaEntry, _ rect: Rect, on canvas: inout Canvas) {
    switch entry {
    case .session: drawSession(rect, on: &canvas)
    case .point(let point):
      let words = register.title(of: point)
      let carried = point.carried == 0 ? "" : "carried \(point.carried)×"
      draw(
        AgendaRow(
          number: String(point.number), target: point.about.first, words: words, right: carried),
        rect, on: &canvas)
    case .matter(let matter):
      let why = register.words(of: matter).joined(separator: ", ")
      draw(
        AgendaRow(
          number: "", target: matter.target, words: register.label(of: matter.target), right: why),
        rect, on: &canvas)
    }
  }

  /// `┄ projected  Dec 2026*, next month · Ankara · host Türkiye`.
  private func drawSession(_ rect: Rect, on canvas: inout Canvas) {
    guard let entry else { return }
    let meeting = entry.meeting
    if entry.isUnreported {
      canvas.frame.put("?", x: rect.x + 1, y: rect.y, style: Theme.unknown)
    }
    let glyph = meeting.state.glyph(isASCII: glyphs.isASCII)
    canvas.frame.put(glyph, x: rect.x + 2, y: rect.y, style: Theme.of(meeting.state))
    canvas.put(
      register.sessionWords(entry, glyphs, state.keys), x: rect.x + 4, y: rect.y,
      width: rect.width - 5)
  }

  private func draw(_ row: AgendaRow, _ rect: Rect, on canvas: inout Canvas) {
    let y = rect.y
    canvas.putRight(row.number, x: rect.x + 1, y: y, width: 3)
    let item = row.target.flatMap(register.row)
    let flags = row.target.map(register.flags) ?? []
    let mark = flags.mark(isASCII: glyphs.isASCII)
    canvas.frame.put(mark, x: rect.x + 5, y: y, style: Theme.of(flags))
    if isNew(row.target) { canvas.frame.put("+", x: rect.x + 6, y: y, style: Theme.focus) }
    let start = rect.x + 8
    let room = rect.maxX - 1 - start
    guard room > 44 else {
      canvas.put(row.words, x: start, y: y, width: room)
      return
    }
    // Title, status, and what stands at the right.
    let title = min(max(28, room * 2 / 5), 60)
    canvas.put(row.words, x: start, y: y, width: title)
    var x = start + title + 1
    if let item {
      let glyph = register.status[item].glyph(isASCII: glyphs.isASCII)
      canvas.frame.put(glyph, x: x, y: y, style: Theme.of(register.status[item]))
      x += 2
      let width = min(16, rect.maxX - x)
      x += canvas.put(register.statusWords(item, within: width), x: x, y: y, width: width) + 1
    }
    let right = max(x, start + title + 20)
    canvas.put(glyphs.own(row.right), x: right, y: y, width: rect.maxX - 1 - right)
  }

  private func isNew(_ target: Target?) -> Bool {
    guard let target, let meeting = entry?.meeting, lastHeld != nil else { return false }
    return !register.news(on: target, for: meeting).isEmpty
  }

  // MARK: The entry under the cursor

  private func drawFooter(_ area: Rect, on canvas: inout Canvas) {
    guard footer > 0, let entry = view.entry(register) else { return }
    let y = area.maxY - footer
    let rule = String(repeating: glyphs.line(heavy: false), count: area.width)
    canvas.frame.put(rule, x: area.x, y: y, style: Theme.quiet, width: area.width)
    var text = TextLines(width: area.width, indent: 11, glyphs: glyphs)
    add(entry, to: &text)
    canvas.draw(
      text, in: Rect(x: area.x, y: y + 1, width: area.width, height: footer - 1), from: 0)
  }

  private func add(_ entry: AgendaEntry, to text: inout TextLines) {
    switch entry {
    case .session: addSession(&text)
    case .point(let point):
      if point.carried > 0 { text.field("Carried", register.carriedWords(point.carried)) }
      addTarget(point.about.first, to: &text)
    case .matter(let matter):
      text.field("Because", glyphs.own(register.words(of: matter).joined(separator: " · ")))
      addTarget(matter.target, to: &text)
    }
  }

  private func addSession(_ text: inout TextLines) {
    guard let entry else { return }
    text.field("State", register.stateWords(entry))
    if let words = register.stateSource(entry.meeting) { text.field("", words) }
    let earlier = register.previousDates(of: entry.meeting).map(\.label)
    if !earlier.isEmpty { text.field("Was", glyphs.own(earlier.joined(separator: ", then "))) }
    if let time = register.timeWords(entry.meeting) { text.field("Time", time) }
    if let lastHeld, let date = lastHeld.date {
      text.field("New", "+ changed since \(lastHeld.short), \(glyphs.own(date.label))")
    }
  }

  private func addTarget(_ target: Target?, to text: inout TextLines) {
    guard let target else { return }
    if let row = register.row(target) {
      text.field("Owed", glyphs.own(register.owes(row, style: .long)))
      if let item = register.item(row), let due = item.due {
        text.field("Due", glyphs.own(due.label + (due.window.map { ", \($0)" } ?? "")))
      }
    } else if let tension = register.tension(at: target) {
      text.field("Tension", tension.text)
    }
    guard let meeting = self.entry?.meeting,
      let event = register.news(on: target, for: meeting).last
    else { return }
    let line = register.historyLine(event)
    text.field("New", glyphs.own("\(line.at) \(line.by): \(line.words)"))
  }
}

/// What one row of an agenda shows.
private struct AgendaRow {
  let number: String
  let target: Target?
  let words: String
  let right: String
}

extension Register {
  /// `projected · Dec 2026*, next month · place not stated · host not stated`.
  func sessionWords(_ entry: Schedule.Entry, _ glyphs: Glyphs, _ keys: Keymap) -> String {
    let meeting = entry.meeting
    var date = meeting.date?.label ?? "no date"
    if entry.isUnreported {
      date += ", date past, not reported"
    } else if meeting.state.isExpected, let value = meeting.date {
      date += ", \(countdown(to: value, from: day))"
    }
    let host = meeting.host.map {
      "host \(ownerName($0))" + (meeting.hostBasis == .inferred ? "*" : "")
    }
    let flags = flags(of: target(ofMeeting: meeting.id))
    let contested =
      flags.contains(.contested) ? glyphs.own("≠ contested, \(keys[.open]) tells") : nil
    let parts = [
      contested, meeting.state.rawValue, date, meeting.time?.words,
      meeting.place?.words ?? "place not stated",
      host ?? "host not stated",
    ]
    return parts.compactMap(\.self).joined(separator: glyphs.own(" · "))
  }
}
