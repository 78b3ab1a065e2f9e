import Acts
import Check
import Entities
import Journal
import Query
import Register
import Screen
import Search
import Sheets
import Summary
import Text

/// A session walked through: one point a screen, to be read from across a room; last a
/// page that closes it.
struct WalkPage: ViewContent {
  private let view: WalkView
  private let state: DashboardState
  private let layout: Layout
  private let glyphs: Glyphs
  private let entry: Schedule.Entry?
  private let points: [Agenda.Point]

  init(_ view: WalkView, _ state: DashboardState, _ layout: Layout) {
    self.view = view
    self.state = state
    self.layout = layout
    glyphs = Glyphs(isASCII: state.settings.isASCII)
    entry = state.schedule.entries.first { $0.meeting.id == view.session }
    points = view.points(state.register)
  }

  private var register: Register { state.register }
  private var place: Int { view.scroll.cursor }

  var heading: Heading {
    guard let meeting = entry?.meeting else {
      return Heading(left: ["Session"], right: ["not here any more"])
    }
    let part = points.indices.contains(place) ? "\(place + 1) of \(points.count)" : "closing"
    return Heading(left: [meeting.short, meeting.title], right: [part])
  }

  var count: Int { points.count + 1 }
  var capacity: Int { 1 }

  func draw(in area: Rect, on canvas: inout Canvas) {
    canvas.draw(text(width: area.width, isRoomy: area.height >= 24), in: area, from: 0)
  }

  /// The page, with blank lines between its parts where there is room.
  func text(width: Int, isRoomy: Bool = false) -> TextLines {
    var text = TextLines(width: width, indent: width >= 60 ? 13 : 10, glyphs: glyphs)
    guard let meeting = entry?.meeting else { return text }
    if isRoomy { text.blank() }
    if points.indices.contains(place) {
      add(points[place], meeting, isRoomy, to: &text)
    } else {
      addClosing(meeting, isRoomy, to: &text)
    }
    return text
  }

  // MARK: A point

  private func add(
    _ point: Agenda.Point, _ meeting: Meeting, _ isRoomy: Bool, to text: inout TextLines
  ) {
    func gap() { if isRoomy { text.blank() } }
    text.paragraph("\(point.number). \(register.title(of: point))", style: Theme.focus)
    if point.carried > 0 { text.paragraph(register.carriedWords(point.carried).capitalisedFirst) }
    gap()
    for target in point.about { add(target, isRoomy, to: &text) }
    addMinutes(point, meeting, isRoomy, to: &text)
    addNews(point, meeting, to: &text)
  }

  private func add(_ target: Target, _ isRoomy: Bool, to text: inout TextLines) {
    guard let row = register.row(target) else {
      if let tension = register.tension(at: target) {
        text.field("Tension", "\(tension.label) \(tension.text)")
        if let hold = tension.hold { text.field("Held as", hold) }
      }
      return
    }
    func gap() { if isRoomy { text.blank() } }
    let detail = register.detail(row)
    if let summary = detail.summary { text.paragraph(summary) }
    gap()
    text.field("Owed", glyphs.own(detail.owed))
    gap()
    let late = detail.due.late.map { ": \($0)" } ?? detail.due.window.map { ", \($0)" } ?? ""
    text.field("Due", glyphs.own(detail.due.label + late))
    gap()
    text.field(
      "Status", glyphs.own(register.statusWords(row, style: .long)),
      glyph: detail.status.glyph(isASCII: glyphs.isASCII), style: Theme.of(detail.status))
    gap()
    if let test = detail.done.doneWhen { text.field("Done when", test) }
    text.field("Done", glyphs.own(detail.done.words))
    gap()
    let disputes = register.disagreements(on: target)
    text.add(disputes, state.keys)
    if !disputes.isEmpty { gap() }
  }

  /// What was recorded about it at this table.
  private func addMinutes(
    _ point: Agenda.Point, _ meeting: Meeting, _ isRoomy: Bool, to text: inout TextLines
  ) {
    let parts = register.record(of: meeting).parts
    guard parts.indices.contains(place), !parts[place].entries.isEmpty else { return }
    for (number, entry) in parts[place].entries.enumerated() {
      text.field(number == 0 ? "Today" : "", glyphs.own(state.words(of: entry)))
    }
    if isRoomy { text.blank() }
  }

  /// What is new since the last session, but for what was done at this table.
  private func addNews(_ point: Agenda.Point, _ meeting: Meeting, to text: inout TextLines) {
    guard let last = register.lastHeld(before: meeting) else { return }
    let parts = register.record(of: meeting).parts
    let minuted = Set(parts.flatMap(\.entries).map(\.event))
    let news = point.about.flatMap { register.news(on: $0, for: meeting) }
      .filter { !minuted.contains($0) }
    for (number, event) in news.suffix(5).enumerated() {
      let line = register.historyLine(event)
      text.field(number == 0 ? "+ New" : "", glyphs.own("\(line.at) \(line.by): \(line.words)"))
    }
    if !news.isEmpty { text.field("", "since \(last.short)") }
  }

  // MARK: Closing

  private func closingWords(_ meeting: Meeting, _ isHeld: Bool) -> String {
    if isHeld { return "\(meeting.title): held" }
    return register.points(of: meeting).isEmpty
      ? "Nothing is on the agenda: \(state.keys[.back]), then \(state.keys[.take]) takes what arises"
      : "All points are through"
  }

  private func addClosing(_ meeting: Meeting, _ isRoomy: Bool, to text: inout TextLines) {
    let record = register.record(of: meeting)
    let decisions = register.decisions(of: meeting)
    let isHeld = meeting.state == .held
    text.paragraph(closingWords(meeting, isHeld), style: Theme.focus)
    if isRoomy { text.blank() }
    let entries = record.parts.reduce(0) { $0 + $1.entries.count }
    text.field("Recorded", "\(entries) \(entries == 1 ? "entry" : "entries") at this table")
    for (number, decision) in decisions.enumerated() {
      text.field(number == 0 ? "Decided" : "", decision.text)
    }
    if isRoomy { text.blank() }
    let left = register.carriedForward(from: meeting)
    if left.isEmpty { text.field("Carried", "nothing is carried forward") }
    for (number, target) in left.enumerated() {
      text.field(number == 0 ? "Carried" : "", register.label(of: target))
    }
    addDisputes(isRoomy, to: &text)
    if isRoomy { text.blank() }
    if !isHeld {
      text.paragraph(
        "\(state.keys[.status]) marks the session held and closes it; \(state.keys[.decide]) decides, \(state.keys[.add]) adds an action."
      )
    }
  }

  /// What the record still disagrees on, whatever the agenda holds.
  private func addDisputes(_ isRoomy: Bool, to text: inout TextLines) {
    let open = view.disputes.filter(\.isInDispute)
    guard !open.isEmpty else { return }
    if isRoomy { text.blank() }
    let isWide = text.indent > 10
    let label = isWide ? "In dispute" : "Disputed"
    for (number, entry) in open.prefix(isRoomy ? 6 : 2).enumerated() {
      let about = register.subject(of: entry.finding)
      let words = isWide ? entry.words : entry.shorterWords.last ?? ""
      text.field(number == 0 ? label : "", glyphs.own("\(about): \(entry.name): \(words)"))
    }
    let rest = open.count - (isRoomy ? 6 : 2)
    let more = rest > 0 ? "and \(rest) more; " : ""
    text.field("", "\(more)\(state.keys[.views]), disagreements lists them")
  }
}
