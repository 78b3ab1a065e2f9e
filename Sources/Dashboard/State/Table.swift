package import Entities
import Register
package import Summary

/// An entry of a session's agenda view.
package enum AgendaEntry: Hashable, Sendable {
  /// The session itself: date, state, place.
  case session
  case point(Agenda.Point)
  case matter(Agenda.Matter)

  /// What it is about first; nil for the session and for free words.
  package var target: Target? {
    switch self {
    case .session: nil
    case .point(let point): point.about.first
    case .matter(let matter): matter.target
    }
  }
}

// What lies on the table: the session whose agenda is open or walked through, and the
// entry under the cursor.
extension DashboardState {
  /// The session of the view on top.
  package var viewSession: Meeting? {
    switch view {
    case .meeting(let id), .meetingText(let id), .walk(let id): session(id)
    default: nil
    }
  }

  func session(_ id: String) -> Meeting? {
    schedule.entries.first { $0.meeting.id == id }?.meeting
  }

  /// Entries of the agenda view on top: the session, its points, what arises.
  package var agendaEntries: [AgendaEntry] {
    if case .meeting? = view { viewList.agenda } else { [] }
  }

  /// Works out what an agenda view lists: what arises asks every item, too much for every key.
  func agendaEntries(of id: String) -> [AgendaEntry] {
    guard let meeting = session(id) else { return [] }
    let agenda = register.agenda(of: meeting)
    return [.session] + agenda.points.map(AgendaEntry.point)
      + agenda.matters.map(AgendaEntry.matter)
  }

  /// Pages of a walk-through: a point each, and one that closes the session.
  package var walkPoints: [Agenda.Point] {
    guard case .walk? = view, let meeting = viewSession else { return [] }
    return register.points(of: meeting)
  }

  /// The entry under the cursor of the agenda or the walk-through.
  package var tableEntry: AgendaEntry? {
    let cursor = viewScroll.cursor
    switch view {
    case .meeting:
      let entries = agendaEntries
      return entries.indices.contains(cursor) ? entries[cursor] : nil
    case .walk:
      let points = walkPoints
      return points.indices.contains(cursor) ? .point(points[cursor]) : .session
    default: return nil
    }
  }

  /// The item that keys of items act on: in the list, in its own view, or on the table.
  package var rowHere: Int? {
    switch view {
    case .item, .checks, .disagreements: currentRow
    case .meeting, .walk: tableEntry?.target.flatMap(register.row)
    case nil: focus == .items || focus == .detail ? currentRow : nil
    default: nil
    }
  }

  /// The meeting that keys of sessions act on.
  package var sessionHere: Meeting? {
    switch view {
    case .meeting, .walk: tableEntry == .session ? viewSession : nil
    case .meetingText: viewSession
    case nil:
      focus == .meetings ? entryHere?.meeting : nil
    default: nil
    }
  }

  private var entryHere: Schedule.Entry? {
    let entries = schedule.entries
    let cursor = scroll(.meetings).cursor
    return entries.indices.contains(cursor) ? entries[cursor] : nil
  }

  /// Whether a date or state of the meeting under the cursor may still change.
  var canMoveSession: Bool {
    guard let meeting = sessionHere else { return false }
    return meeting.state != .held && meeting.state != .external
  }

  /// The session at whose table everything is done now: a walk-through lies among the views.
  var sessionAtTable: Meeting? {
    for case .walk(let id) in views { return register.meeting(id) }
    return nil
  }

  /// What forms about a session have as their subject.
  func subject(of meeting: Meeting) -> Subject { Subject(register.target(ofMeeting: meeting.id)) }
}

extension FormContext {
  /// The meeting it is about, the one the rhythm projects too.
  package var meeting: Meeting? {
    guard let target else { return nil }
    if let meeting = register.meeting(at: target) { return meeting }
    return register.schedule.entries.first { $0.isByRhythm && $0.meeting.id == target.slug }?
      .meeting
  }
}
