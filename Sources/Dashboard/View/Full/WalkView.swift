import Acts
import Check
import Entities
import Register
import Screen
import Summary
import Text

/// A session walked through, a point a screen, and last a page that closes it. While it lies among
/// the views, everything is done at its table.
struct WalkView: TableView {
  let session: String
  var scroll = Scroll()
  /// What the record disagrees on, whatever the agenda holds.
  private(set) var disputes: [Disagreement] = []

  init(_ session: String) { self.session = session }

  /// Opens it at a page, or says why there is nothing to walk through.
  static func begin(_ meeting: Meeting, at page: Int = 0, _ state: inout DashboardState) {
    guard state.register.meeting(meeting.id) != nil else {
      state.message = Message(
        Refusal.session(.onlyProjected(title: meeting.title)).words, isError: true)
      return
    }
    state.open(WalkView(meeting.id), at: page)
  }

  var place: Place { .walk }

  mutating func look(at state: DashboardState) { disputes = state.register.disagreements }

  func points(_ register: Register) -> [Agenda.Point] {
    register.session(session).map(register.points) ?? []
  }

  func entry(_ register: Register) -> AgendaEntry? {
    points(register)[at: scroll.cursor].map(AgendaEntry.point) ?? .session
  }

  func content(_ state: DashboardState, _ layout: Layout) -> any ViewContent {
    WalkPage(self, state, layout)
  }

  func next(_ state: DashboardState) -> (any FullView)? {
    entry(state.register)?.target.flatMap { state.register.row($0) == nil ? nil : ItemView($0) }
  }

  func allows(_ id: Action.ID, _ state: DashboardState) -> Bool? {
    switch id {
    case .add: true
    case .decide: state.register.meeting(session) != nil
    default: nil
    }
  }

  func perform(_ id: Action.ID, _ state: inout DashboardState) -> [Effect]? {
    switch id {
    case .add:
      guard let meeting = state.register.session(session) else { break }
      let about = entry(state.register)?.target
      state.open(
        ActionForm(meeting: session, about: about), on: state.register.subject(of: meeting))
    case .decide: decide(&state)
    default: return nil
    }
    return []
  }
}
