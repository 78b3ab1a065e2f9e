import Check
import Dates
import Entities
import Journal
import Register
import Screen
import Sheets
import Summary

/// One session or other meeting, by id, as text: when and how sure, where, who, and what is on its
/// agenda.
struct MeetingView: FullView {
  let id: String
  var scroll = Scroll()

  init(_ id: String) { self.id = id }

  var isList: Bool { false }

  func content(_ state: DashboardState, _ layout: Layout) -> any ViewContent {
    MeetingPage(self, state, layout)
  }

  func here(_ state: DashboardState) -> Here {
    let register = state.register
    return Here(
      target: register.meeting(id).map { register.target(ofMeeting: $0.id) },
      session: register.session(id))
  }

  func exported(_ state: DashboardState) -> Export.Content { .agenda(id) }

  func told(_ flat: Flat) -> Flat.Told {
    guard let entry = flat.state.schedule.entries.first(where: { $0.meeting.id == id }) else {
      return .lines([])
    }
    let text = MeetingText(entry, flat.state, Glyphs(isASCII: false))
    return .lines(text.lines(width: Flat.width).spokenLines)
  }
}

extension Meeting {
  /// What it opens as: a session with its agenda, another meeting with what is said of it.
  var view: any FullView { kind == .session ? AgendaView(id) : MeetingView(id) }
}

struct MeetingPage: ViewContent {
  private let view: MeetingView
  private let state: DashboardState
  private let layout: Layout
  private let place: Int?
  private let schedule: Schedule
  private let text: TextLines

  init(_ view: MeetingView, _ state: DashboardState, _ layout: Layout) {
    self.view = view
    self.state = state
    self.layout = layout
    schedule = state.schedule
    place = schedule.entries.firstIndex { $0.meeting.id == view.id }
    let glyphs = Glyphs(isASCII: state.settings.isASCII)
    text =
      place.map { [schedule] place in
        MeetingText(schedule.entries[place], state, glyphs)
          .lines(width: layout.viewArea.width)
      } ?? TextLines(width: 1, indent: 1, glyphs: glyphs)
  }

  var heading: Heading {
    guard let place else {
      return Heading(left: [state.keys.title(.meetings)], right: ["not here any more"])
    }
    let line = text.glyphs.line(heavy: true)
    let position = "\(place + 1) of \(schedule.entries.count)"
    let right = [position, moreWords(from: view.scroll.top, text.glyphs)].compactMap(\.self)
    return Heading(
      left: [state.keys.title(.meetings), schedule.entries[place].meeting.id],
      right: [right.joined(separator: " \(line) "), position])
  }

  var count: Int { text.lines.count }
  var capacity: Int { layout.viewArea.height }

  func draw(in area: Rect, on canvas: inout Canvas) {
    canvas.draw(text, in: area, from: view.scroll.top)
  }
}

struct MeetingText {
  let entry: Schedule.Entry
  let register: Register
  let keys: Keymap
  let glyphs: Glyphs
  private let withholdsNotes: Bool

  init(_ entry: Schedule.Entry, _ state: DashboardState, _ glyphs: Glyphs) {
    self.entry = entry
    withholdsNotes = state.settings.isProjector
    register = state.register
    keys = state.keys
    self.glyphs = glyphs
  }

  private var meeting: Meeting { entry.meeting }

  func lines(width: Int) -> TextLines {
    var text = TextLines(width: width, indent: 11, glyphs: glyphs)
    text.paragraph(meeting.title, style: Theme.focus)
    text.blank()
    addDate(&text)
    text.add(register.disagreements(on: register.target(ofMeeting: meeting.id)), keys)
    addWaiting(&text)
    text.field("Place", meeting.place?.words ?? "not stated")
    text.field("Host", host)
    addAttendees(&text)
    text.blank()
    addAgenda(&text)
    addPoints(&text, "Decisions", meeting.decisions)
    addClaims(&text)
    let tensions = register.tensions.filter { $0.meetings.contains(meeting.id) }
    for (number, tension) in tensions.enumerated() {
      text.field(
        number == 0 ? "Tensions" : "",
        tension.words)
    }
    addRecord(&text)
    addNotes(&text)
    return text
  }

  private func addDate(_ text: inout TextLines) {
    text.field(
      "State", register.stateWords(entry), glyph: meeting.state.glyph(isASCII: glyphs.isASCII),
      style: Theme.of(meeting.state))
    if let words = register.stateSource(meeting) { text.field("", words) }
    guard let date = meeting.date else { return text.field("Date", "no date") }
    var words = date.label + (date.window.map { ", \($0)" } ?? "")
    // Only a source's own words stand in quotation marks.
    let told = date.text.flatMap { words in meeting.claims.quoting(words).map { _ in words } }
    words += " (\(date.basis.rawValue)" + (told.map { ": “\($0)”)" } ?? ")")
    if meeting.state.isExpected, !entry.isUnreported {
      words += ", \(countdown(to: date, from: register.day))"
    }
    text.field("Date", glyphs.own(words))
    for earlier in register.previousDates(of: meeting) {
      text.field("Was", glyphs.own(earlier.label))
    }
    if let time = register.timeWords(meeting) { text.field("Time", time) }
  }

  private var host: String {
    guard let host = meeting.host else { return "not stated" }
    return register.ownerName(host) + (meeting.hostBasis == .inferred ? "* (inferred)" : "")
  }

  private func addAttendees(_ text: inout TextLines) {
    guard !meeting.attendees.isEmpty else { return }
    let names = meeting.attendees.map { attendee in
      register.personName(attendee.person)
        + (attendee.certainty == .stated ? "" : " (\(attendee.certainty.rawValue))")
    }
    text.field("Attended", names.joined(separator: ", "))
  }

  /// The points as they stand, with how their items stand.
  private func addAgenda(_ text: inout TextLines) {
    let points = register.points(of: meeting)
    if points.isEmpty { text.field("Agenda", "nothing told") }
    for point in points {
      text.field(point.number == 1 ? "Agenda" : "", "\(point.number). \(register.title(of: point))")
      for row in point.about.compactMap(register.row) {
        let status = register.status[row]
        text.field(
          "", "\(register.index.title(row)): \(register.statusWords(row))",
          glyph: status.glyph(isASCII: glyphs.isASCII), style: Theme.of(status))
      }
    }
  }

  /// What was done at its table, point by point: it writes itself.
  private func addRecord(_ text: inout TextLines) {
    let parts = register.record(of: meeting).parts.filter { !$0.entries.isEmpty }
    guard !parts.isEmpty else { return }
    text.blank()
    for (number, part) in parts.enumerated() {
      text.field(number == 0 ? "Record" : "", part.title)
      for entry in part.entries {
        let event = register.journal.events[entry.event]
        text.field(
          "",
          glyphs.own(
            "\(event.at.words) \(event.by): \(withholdsNotes ? entry.openWords : entry.words)"),
          glyph: " ")
      }
    }
    if meeting.state == .held {
      let left = register.carriedForward(from: meeting).map(register.label)
      text.field("Carried", left.isEmpty ? "nothing" : left.joined(separator: "; "))
    }
  }

  /// Each point with the items it is about, and how they stand.
  private func addPoints(_ text: inout TextLines, _ label: String, _ points: [Meeting.Point]) {
    for (number, point) in points.enumerated() {
      text.field(number == 0 ? label : "", "\(number + 1). \(point.text)")
      for id in point.items {
        guard let row = register.index.row(id) else { continue }
        let status = register.status[row]
        text.field(
          "", "\(register.index.title(row)): \(register.statusWords(row))",
          glyph: status.glyph(isASCII: glyphs.isASCII), style: Theme.of(status))
      }
    }
  }

  private func addClaims(_ text: inout TextLines) {
    for (number, claim) in meeting.allClaims.map(register.claimLine).enumerated() {
      text.field(
        number == 0 ? "Claims" : "",
        "\(glyphs.own(claim.place)), \(claim.kind.rawValue): \(claim.words)")
    }
  }

  private func addWaiting(_ text: inout TextLines) {
    let writers = register.states[register.target(ofMeeting: meeting.id)]?.waitingFor ?? []
    guard !writers.isEmpty else { return }
    text.field(
      "Waiting", "for events of \(writers.joined(separator: ", ")), which have not arrived here")
  }

  private func addNotes(_ text: inout TextLines) {
    let notes = register.states[register.target(ofMeeting: meeting.id)]?.notes ?? []
    if withholdsNotes {
      return text.addWithheld(notes.count + (meeting.notes == nil ? 0 : 1))
    }
    if let own = meeting.notes { text.field("Note", own) }
    for note in notes {
      let event = register.journal.events[note.event]
      text.field("Note", "\(note.text) (\(event.at.words), \(event.by))")
    }
  }
}
