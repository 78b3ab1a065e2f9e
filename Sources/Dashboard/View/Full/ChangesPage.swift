import Acts
import Entities
import Journal
import Query
import Register
import Screen
import Search
import Sheets
import Summary
import Text

/// What changed in a period: how much of each kind, per domain and party, then every change; the
/// one under the cursor is told whole below.
struct ChangesPage: ViewContent {
  private let view: ChangesView
  private let state: DashboardState
  private let layout: Layout
  private let glyphs: Glyphs

  init(_ view: ChangesView, _ state: DashboardState, _ layout: Layout) {
    self.view = view
    self.state = state
    self.layout = layout
    glyphs = Glyphs(isASCII: state.settings.isASCII)
  }

  private var entries: [Changes.Entry] { view.entries }
  private var changes: Changes? { view.changes }

  var heading: Heading {
    // Where none is known to be held it begins elsewhere.
    let start = changes?.period.note == nil ? view.choice.words : Period.Choice.opening.words
    return Heading(
      left: ["Changes", "since \(start)"] + FilterWords(state: state).long,
      right: [entries.isEmpty ? "none" : view.position(of: count)])
  }

  var count: Int { entries.count }
  private var footer: Int {
    layout.viewArea.height >= 12 ? EventFooter.height(in: layout.viewArea) : 0
  }
  var capacity: Int { max(1, layout.viewArea.height - summary.lines.count - footer) }

  // MARK: The summary

  /// The period in words and, where there is room, how much changed by whom and where.
  private var summary: TextLines {
    let area = layout.viewArea
    var text = TextLines(width: area.width, indent: area.width >= 50 ? 16 : 1, glyphs: glyphs)
    guard let changes else { return text }
    text.paragraph(changes.periodWords.capitalisedFirst, limit: 2)
    guard area.height >= 14, !entries.isEmpty else { return text }
    let summary = view.summary
    text.field("Recorded", summary.people)
    if let time = summary.time { text.field("Passed by date", time) }
    guard area.height >= 18 else { return spaced(text) }
    if !summary.domains.isEmpty { text.field("Domains", glyphs.own(summary.domains)) }
    if !summary.parties.isEmpty { text.field("Parties", glyphs.own(summary.parties)) }
    return spaced(text)
  }

  private func spaced(_ text: TextLines) -> TextLines {
    var text = text
    text.blank()
    return text
  }

  // MARK: The list

  private var travel: String { "\(state.keys[.left]) \(state.keys[.right])" }

  func draw(in area: Rect, on canvas: inout Canvas) {
    let summary = summary
    canvas.draw(summary, in: area, from: 0)
    let top = area.y + summary.lines.count
    guard let changes, !entries.isEmpty else {
      let words =
        (changes?.entries.isEmpty ?? true)
        ? "Nothing changed in this time. \(travel) takes another."
        : "Nothing changed under this filter: \(state.keys[.dropFilters]) drops it. \(travel) takes another time."
      let lines = wrap(glyphs.own(words), to: max(1, area.width - 2))
      for (line, text) in lines.enumerated() where top + line < area.maxY {
        canvas.put(text, x: area.x + 1, y: top + line, width: area.width - 2)
      }
      return
    }
    let scroll = view.scroll
    for (line, place) in (scroll.top..<max(scroll.top, entries.count)).prefix(capacity).enumerated()
    {
      let rect = Rect(x: area.x, y: top + line, width: area.width, height: 1)
      canvas.touch(rect, .viewEntry(place))
      draw(place, isFirst: line == 0, changes, rect, on: &canvas)
      guard place == scroll.cursor else { continue }
      canvas.frame.put(glyphs.cursor, x: rect.x, y: rect.y)
      canvas.markCursor(rect, isFocused: canvas.hasFocus)
    }
    guard footer > 0, entries.indices.contains(scroll.cursor) else { return }
    let entry = entries[scroll.cursor]
    EventFooter(
      register: changes.register, glyphs: glyphs, tellsNotes: !state.settings.isProjector
    ).draw(
      entry.doing, before: told(entry, changes), in: area, on: &canvas)
  }

  /// The kind stands once a group, and on the first row that is seen.
  private func draw(
    _ place: Int, isFirst: Bool, _ changes: Changes, _ rect: Rect, on canvas: inout Canvas
  ) {
    let entry = entries[place]
    let isNew = isFirst || entries[place - 1].kind != entry.kind
    let isWide = rect.width >= 60
    var x = rect.x + 2
    if isWide {
      let count = entries.count { $0.kind == entry.kind }
      let words = isNew ? "\(entry.kind.words) \(count)" : ""
      canvas.put(words, x: x, y: rect.y, width: 19, style: Theme.quiet)
      x += 20
    } else {
      x += canvas.put(entry.kind.words, x: x, y: rect.y, width: 15, style: Theme.quiet) + 1
    }
    let title = isWide ? min(28, rect.maxX - x) : rect.maxX - x
    canvas.put(entry.title, x: x, y: rect.y, width: title)
    guard isWide else { return }
    x += 29
    let hand = rect.width >= 110 ? changes.hand(entry) ?? "" : ""
    let room = rect.maxX - x - (hand.isEmpty ? 0 : 34)
    let told = [changes.step(entry), told(entry)].compactMap(\.self).joined(separator: "; ")
    canvas.put(glyphs.own(told), x: x, y: rect.y, width: room)
    canvas.put(hand, x: rect.maxX - 33, y: rect.y, width: 33, style: Theme.quiet)
  }

  /// What was told with a change, as far as a room may read it.
  private func told(_ entry: Changes.Entry) -> String? {
    let mayBeNote = entry.kind == .note || entry.kind == .takenBack
    return state.settings.isProjector && mayBeNote && entry.told != nil ? "withheld" : entry.told
  }

  private func told(_ entry: Changes.Entry, _ changes: Changes) -> [(label: String, text: String)] {
    let step = [changes.step(entry), told(entry)].compactMap(\.self).joined(separator: "; ")
    let kind = entry.kind.words.capitalisedFirst
    let isOfField = entry.doing == nil || entry.change == nil
    return isOfField ? [("What", "\(kind): \(entry.title)"), ("", glyphs.own(step))] : []
  }
}
