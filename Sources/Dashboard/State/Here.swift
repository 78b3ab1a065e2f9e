import Check
import Entities
import Interchange
import Journal
import Query
import Register
import Search
import Summary
import Text

/// What keys act on: what is under the cursor of the view on top, else of the pane that has the
/// focus; in a text, what all of it is about.
struct Here {
  /// The item that the keys of items act on.
  var row: Int?
  /// Whether that item is what the list's cursor goes to as well.
  var isCurrent = false
  /// What a note is written on, and whose log `L` shows.
  var target: Target?
  /// What `y` copies where nothing else can be done to it.
  var listed: Target?
  /// The meeting that the keys of sessions act on.
  var session: Meeting?
  /// The figure itself, and not an item that has one.
  var figure: Indicator?
  /// The item whose figure readings are recorded of.
  var measured: Int?
  /// The event under the cursor of a log.
  var event: Int?
  /// What a view of disagreements has under its cursor; nil where `=` finds that by the target.
  var disputed: [Disagreement]?
}

extension Here {
  init(_ pane: Pane, _ state: DashboardState) {
    let register = state.register
    let cursor = state.scroll(pane).cursor
    switch pane {
    case .items, .detail:
      row = state.currentRow
      measured = row
      target = row.map(register.target(of:))
    case .meetings:
      session = state.schedule.entries[at: cursor]?.meeting
      target = session.flatMap { register.meeting($0.id) }.map { register.target(ofMeeting: $0.id) }
    case .figures: take(register.figureOrder[at: cursor], register)
    case .domains, .status: break
    }
  }

  /// The figure is what is here.
  mutating func take(_ figure: Indicator?, _ register: Register) {
    self.figure = figure
    target = figure.map { register.target(ofIndicator: $0.id) }
  }

  /// Whether a date or state of the meeting here may still change.
  var canMoveSession: Bool {
    session.map { $0.state != .held && $0.state != .external } ?? false
  }

  /// The figure that is recorded, corrected or noted here.
  func figure(in register: Register) -> Indicator? {
    figure ?? measured.flatMap(register.item)?.indicator.flatMap(register.indicator)
  }

  /// What `=` would settle.
  func dispute(in register: Register) -> Disagreement? {
    if let disputed { return disputed.first }
    guard let target, !register.flags(of: target).isDisjoint(with: [.contested, .drift]) else {
      return nil
    }
    let open = register.disagreements(on: target)
    return open.first { $0.field != nil } ?? open.first { $0.kind == .contested }
  }
}

extension RandomAccessCollection {
  /// Nil where there is none.
  subscript(at place: Index) -> Element? { indices.contains(place) ? self[place] : nil }
}
