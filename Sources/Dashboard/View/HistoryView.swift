import Model
import Screen

/// The events of one target or of all, newest first; the one under the cursor is told whole below.
struct HistoryView: ViewContent {
  private let state: DashboardState
  private let layout: Layout
  private let glyphs: Glyphs
  private let events: [Int]

  init(_ state: DashboardState, _ layout: Layout) {
    self.state = state
    self.layout = layout
    glyphs = Glyphs(isASCII: state.settings.isASCII)
    events = state.historyEvents
  }

  private var register: Register { state.register }

  var heading: Heading {
    var about = "everything"
    if case .history(let target?)? = state.view { about = register.subject(target) }
    let place = "\(min(state.viewScroll.cursor + 1, events.count)) of \(events.count)"
    return Heading(left: ["Log", about], right: [events.isEmpty ? "empty" : place])
  }

  var count: Int { events.count }
  /// Rows below the list for the entry under the cursor, its rule included.
  private var footer: Int { layout.viewArea.height >= 14 ? 7 : layout.viewArea.height >= 8 ? 4 : 0 }
  var capacity: Int { layout.viewArea.height - footer }

  func draw(in area: Rect, on canvas: inout Canvas) {
    guard !events.isEmpty else {
      let words = "Nothing has been recorded here yet. x reports an item done, n keeps a note."
      for (line, text) in wrap(words, to: max(1, area.width - 2)).prefix(area.height).enumerated() {
        canvas.put(text, x: area.x + 1, y: area.y + line, width: area.width - 2)
      }
      return
    }
    let scroll = state.viewScroll
    for (line, place) in (scroll.top..<max(scroll.top, events.count)).prefix(capacity).enumerated()
    {
      let rect = Rect(x: area.x, y: area.y + line, width: area.width, height: 1)
      draw(register.historyLine(events[place]), rect, on: &canvas)
      if place == scroll.cursor {
        canvas.frame.put(glyphs.cursor, x: rect.x, y: rect.y)
        canvas.markCursor(rect, isFocused: canvas.hasFocus)
      }
    }
    drawFooter(area, on: &canvas)
  }

  /// `21 Nov 2026 09:14  desk for Türkiye  Reported done: Train 20 officers in Ankara`.
  private func draw(_ entry: Detail.HistoryLine, _ rect: Rect, on canvas: inout Canvas) {
    let style = entry.isLive ? .plain : Theme.quiet
    let time = rect.width >= 50 ? entry.at : String(entry.at.dropLast(11))
    var x = rect.x + 1 + canvas.put(time, x: rect.x + 1, y: rect.y, width: 17, style: style) + 2
    if rect.width >= 60 {
      canvas.put(entry.by, x: x, y: rect.y, width: 18, style: style)
      x += 19
    }
    let told = [words(entry)] + steps(entry) + [entry.reason].compactMap(\.self)
    canvas.put(told.joined(separator: "  "), x: x, y: rect.y, width: rect.maxX - x, style: style)
  }

  /// Without the title of what the whole log is about.
  private func words(_ entry: Detail.HistoryLine) -> String {
    var words = entry.words
    if case .history(let target?)? = state.view {
      let about = ": \(register.subject(target))"
      if words.hasSuffix(about) { words.removeLast(about.count) }
    }
    return (entry.isLive ? "" : "undone: ") + glyphs.own(words)
  }

  private func steps(_ entry: Detail.HistoryLine) -> [String] {
    register.journal.events[entry.event].changes.compactMap { $0.stepWords.map(glyphs.own) }
  }

  // MARK: The entry under the cursor

  private func drawFooter(_ area: Rect, on canvas: inout Canvas) {
    guard footer > 0, events.indices.contains(state.viewScroll.cursor) else { return }
    let y = area.maxY - footer
    let rule = String(repeating: glyphs.line(heavy: false), count: area.width)
    canvas.frame.put(rule, x: area.x, y: y, style: Theme.quiet, width: area.width)
    var text = TextLines(width: area.width, indent: 11, glyphs: glyphs)
    add(events[state.viewScroll.cursor], to: &text)
    let below = Rect(x: area.x, y: y + 1, width: area.width, height: footer - 1)
    canvas.draw(text, in: below, from: 0)
  }

  private func add(_ index: Int, to text: inout TextLines) {
    let event = register.journal.events[index]
    let party = event.party.map { ", for \(register.ownerName($0))" } ?? ""
    text.field("By", "\(event.by)\(party), \(event.at.words)")
    for (number, change) in event.changes.enumerated() where !event.isOpening {
      text.field(number == 0 ? "Change" : "", change.words(register, glyphs))
    }
    if let reason = event.reason { text.field("Reason", reason) }
    text.field("Event", event.id.text + (register.journal.live[index] ? "" : ", undone"))
  }
}

extension Change {
  /// What it set, old → new, and what was told with it.
  fileprivate func words(_ register: Register, _ glyphs: Glyphs) -> String {
    let told = register.words(of: self)
    let details = [stepWords.map(glyphs.own)].compactMap(\.self) + payload.toldWords
    return details.isEmpty ? told : "\(told) (\(details.joined(separator: "; ")))"
  }
}
