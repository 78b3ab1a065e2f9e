import Acts
import Dates
package import Entities
import Register
import Screen
import Summary

/// An entry of a session's agenda view.
enum AgendaEntry: Hashable, Sendable {
  /// The session itself: date, state, place.
  case session
  case point(Agenda.Point)
  case matter(Agenda.Matter)

  /// What it is about first; nil for the session and for free words.
  var target: Target? {
    switch self {
    case .session: nil
    case .point(let point): point.about.first
    case .matter(let matter): matter.target
    }
  }

  /// What is under discussion: the item, else the point itself.
  var about: Target? {
    if case .point(let point) = self { point.about.first ?? point.target } else { target }
  }
}

/// A view of what lies on a session's table: its agenda, or its walk-through.
protocol TableView: FullView {
  /// By id.
  var session: String { get }
  /// The entry under the cursor.
  func entry(_ register: Register) -> AgendaEntry?
}

extension TableView {
  func here(_ state: DashboardState) -> Here {
    let register = state.register
    let entry = entry(register)
    let own = register.meeting(session).map { register.target(ofMeeting: $0.id) }
    return Here(
      row: entry?.target.flatMap(register.row), target: entry?.about ?? own,
      session: entry == .session ? register.session(session) : nil)
  }

  /// Writes a decision down, about what is under discussion or of the session as such.
  func decide(_ state: inout DashboardState) {
    guard let meeting = state.register.session(session) else { return }
    let about = entry(state.register)?.about
    state.open(
      DecisionForm(meeting: meeting.id, about: about),
      on: about.map { Subject($0) } ?? state.register.subject(of: meeting))
  }

  func exported(_ state: DashboardState) -> Export.Content { .agenda(session) }
}

extension Register {
  /// A session or other meeting, those too that only the rhythm projects.
  package func session(_ id: String) -> Meeting? {
    schedule.entries.first { $0.meeting.id == id }?.meeting
  }

  /// What forms about a session have as their subject.
  func subject(of meeting: Meeting) -> Subject { Subject(target(ofMeeting: meeting.id)) }

  /// Entries of an agenda: the session, its points, what arises.
  func agendaEntries(of id: String) -> [AgendaEntry] {
    guard let meeting = session(id) else { return [] }
    let agenda = agenda(of: meeting)
    return [.session] + agenda.points.map(AgendaEntry.point)
      + agenda.matters.map(AgendaEntry.matter)
  }
}

/// A session with its agenda.
struct AgendaView: TableView {
  let session: String
  var scroll = Scroll()
  /// What arises asks every item, too much for every key.
  private(set) var entries: [AgendaEntry] = []

  init(_ session: String) { self.session = session }

  var place: Place { .agenda }
  var isSpaced: Bool { true }

  mutating func look(at state: DashboardState) {
    entries = state.register.agendaEntries(of: session)
  }

  func entry(_ register: Register) -> AgendaEntry? { entries[at: scroll.cursor] }
  private var entry: AgendaEntry? { entries[at: scroll.cursor] }
  private var point: Agenda.Point? { if case .point(let point)? = entry { point } else { nil } }

  func content(_ state: DashboardState, _ layout: Layout) -> any ViewContent {
    AgendaPage(self, state, layout)
  }

  func next(_ state: DashboardState) -> (any FullView)? {
    if entry == .session { return MeetingView(session) }
    return entry?.target.flatMap { state.register.row($0) == nil ? nil : ItemView($0) }
  }

  // MARK: Keys

  func words(_ id: Action.ID, _ state: DashboardState) -> String? {
    id == .take && point != nil ? "drop" : nil
  }

  func allows(_ id: Action.ID, _ state: DashboardState) -> Bool? {
    switch id {
    case .add, .walk: true
    case .decide: state.register.meeting(session) != nil
    case .moveDown, .moveUp: point != nil
    case .take: entry != .session
    default: nil
    }
  }

  func perform(_ id: Action.ID, _ state: inout DashboardState) -> [Effect]? {
    guard let meeting = state.register.session(session) else { return nil }
    switch id {
    case .add: state.open(PointForm(), on: state.register.subject(of: meeting))
    case .decide: decide(&state)
    // It begins at the point under the cursor.
    case .walk: WalkView.begin(meeting, at: point.map { $0.number - 1 } ?? 0, &state)
    case .moveDown: return move(meeting, by: 1, &state)
    case .moveUp: return move(meeting, by: -1, &state)
    case .take: return takeOrDrop(meeting, &state)
    default: return nil
    }
    return []
  }

  /// Takes a matter onto the agenda, or a point off it.
  private func takeOrDrop(_ meeting: Meeting, _ state: inout DashboardState) -> [Effect] {
    switch entry {
    case .matter(let matter)?:
      let told = "On the agenda: \(state.register.label(of: matter.target))."
      return state.record(told, step: 1) { (register, actor) throws(Refusal) in
        try register.take([matter.target], onto: meeting, by: actor)
      }
    case .point(let point)?:
      let told = "Off the agenda: \(state.register.title(of: point))."
      return state.record(told) { (register, actor) throws(Refusal) in
        try register.drop([point], from: meeting, by: actor)
      }
    default: return []
    }
  }

  private func move(
    _ meeting: Meeting, by step: Int, _ state: inout DashboardState
  ) -> [Effect] {
    guard let point else { return [] }
    let told = "Moved to \(point.number + step): \(state.register.title(of: point))."
    return state.record(told, step: step) { (register, actor) throws(Refusal) in
      try register.move(point, to: point.number + step, on: meeting, by: actor)
    }
  }

  func told(_ flat: Flat) -> Flat.Told { .agenda(session) }
}
