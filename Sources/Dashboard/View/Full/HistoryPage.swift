import Dates
import Entities
import Journal
import Query
import Register
import Screen
import Search
import Sheets
import Summary
import Text

/// The events of one target or of all, newest first; the one under the cursor is told whole below.
/// Of an exchange those that arrived, under how it stands.
struct HistoryPage: ViewContent {
  private let view: any FullView
  private let list: EventList
  /// What all of it is about.
  private let target: Target?
  private let isExchange: Bool
  private let state: DashboardState
  private let layout: Layout
  private let glyphs: Glyphs
  /// What stands above the list.
  private let summary: TextLines

  init(
    _ view: any FullView, _ list: EventList, of target: Target? = nil, isExchange: Bool = false,
    _ state: DashboardState, _ layout: Layout
  ) {
    self.view = view
    self.list = list
    self.target = target
    self.isExchange = isExchange
    self.state = state
    self.layout = layout
    glyphs = Glyphs(isASCII: state.settings.isASCII)
    summary =
      isExchange
      ? HistoryPage.summary(state, layout.viewArea, glyphs, isEmpty: list.shown.isEmpty)
      : TextLines(width: layout.viewArea.width, indent: 1, glyphs: glyphs)
  }

  /// How the register stands with the others, as far as there is room. A list keeps
  /// two rows.
  private static func summary(
    _ state: DashboardState, _ area: Rect, _ glyphs: Glyphs, isEmpty: Bool
  ) -> TextLines {
    let isWide = area.width >= 50
    var shown = TextLines(width: area.width, indent: isWide ? 11 : 9, glyphs: glyphs)
    let below = isEmpty ? 1 : EventFooter.height(in: area) + 3
    let room = area.height - below
    var fields = SyncWords(state: state).fields[...]
    // With whom is known best.
    if !isWide, let partner = fields.popFirst() { fields.append(partner) }
    for field in fields {
      var next = shown
      next.field(field.label, glyphs.own(field.text))
      if next.lines.count <= room { shown = next }
    }
    if room > shown.lines.count { shown.blank() }
    return shown
  }

  private var register: Register { state.register }
  private var events: [Int] { list.shown }

  var heading: Heading {
    let about = target.map { register.subject($0) } ?? "everything"
    let place = view.position(of: count)
    let text = list.text
    let mark = SyncWords(state: state).marks.first.map { [$0] } ?? []
    let title = isExchange ? ["Exchange"] + mark : ["Log", about]
    return Heading(
      left: title + (text.isEmpty ? [] : ["\"\(text)\""]),
      right: [events.isEmpty ? isExchange ? "none received" : "none" : place])
  }

  var count: Int { events.count }
  /// Rows below the list for the entry under the cursor, its rule included.
  private var footer: Int { EventFooter.height(in: layout.viewArea) }
  var capacity: Int { max(1, layout.viewArea.height - summary.lines.count - footer) }

  func draw(in area: Rect, on canvas: inout Canvas) {
    canvas.draw(summary, in: area, from: 0)
    let top = area.y + summary.lines.count
    guard !events.isEmpty else {
      let below = Rect(x: area.x, y: top, width: area.width, height: max(0, area.maxY - top))
      return canvas.put(glyphs.own(emptyWords), wrappedIn: below)
    }
    let scroll = view.scroll
    let hand = handWidth
    for (line, place) in (scroll.top..<max(scroll.top, events.count)).prefix(capacity).enumerated()
    {
      let rect = Rect(x: area.x, y: top + line, width: area.width, height: 1)
      canvas.touch(rect, .viewEntry(place))
      draw(register.historyLine(events[place]), rect, hand, on: &canvas)
      if place == scroll.cursor {
        canvas.frame.put(glyphs.cursor, x: rect.x, y: rect.y)
        canvas.markCursor(rect, isFocused: canvas.hasFocus)
      }
    }
    guard events.indices.contains(scroll.cursor) else { return }
    EventFooter(
      register: register, glyphs: glyphs, tellsNotes: !state.settings.isProjector
    ).draw(
      events[scroll.cursor], in: area, on: &canvas)
  }

  private var emptyWords: String {
    let text = list.text
    if !text.isEmpty {
      return "Nothing recorded here matches \"\(text)\". \(state.keys[.find]) changes the words."
    }
    if isExchange {
      return
        "Nothing has arrived from others since you began. \(state.keys[.palette])sync exchanges now."
    }
    if let day = register.asOf { return "Nothing was recorded here by \(day.words)." }
    return
      "Nothing has been recorded here yet. \(state.keys[.report]) reports an item done, \(state.keys[.note]) keeps a note."
  }

  /// `21 Nov 2026 09:14  desk for Türkiye  Reported done: Train 20 officers in Ankara`.
  private func draw(
    _ entry: Detail.HistoryLine, _ rect: Rect, _ handWidth: Int, on canvas: inout Canvas
  ) {
    let style = entry.isLive ? .plain : Theme.quiet
    let time = rect.width >= 50 ? entry.at : String(entry.at.dropLast(11))
    var x = rect.x + 1 + canvas.put(time, x: rect.x + 1, y: rect.y, width: 17, style: style) + 2
    if rect.width >= 60 {
      canvas.put(entry.by, x: x, y: rect.y, width: handWidth, style: style)
      x += handWidth + 1
    }
    let told = [words(entry)] + details(entry) + [entry.reason].compactMap(\.self)
    canvas.put(told.joined(separator: "  "), x: x, y: rect.y, width: rect.maxX - x, style: style)
  }

  /// Who and for whom, whole where the row is wide. The newest are looked at, so that it
  /// stays as the list moves.
  private var handWidth: Int {
    let journal = register.journal
    let longest = events.prefix(100).map { event in
      let party = journal.events.party(event).map { " for \(register.name(ofParty: $0))" } ?? ""
      return Width.of(Sanitise.line(journal.events.by(event) + party))
    }
    return max(18, min(longest.max() ?? 0, layout.viewArea.width / 4))
  }

  /// Without the title of what the whole log is about.
  private func words(_ entry: Detail.HistoryLine) -> String {
    var words = entry.words
    if let target {
      let about = ": \(register.subject(target))"
      if words.hasSuffix(about) { words.removeLast(about.count) }
    }
    return (entry.isLive ? "" : "undone: ") + glyphs.own(words)
  }

  /// What was set, and what was told with it, as far as a room may read it.
  private func details(_ entry: Detail.HistoryLine) -> [String] {
    register.journal.events[entry.event].changes.flatMap { change in
      let step = [change.stepWords.map(glyphs.own)].compactMap(\.self)
      if case .noteAdded = change.payload, state.settings.isProjector { return step }
      return step + change.payload.toldWords
    }
  }
}
