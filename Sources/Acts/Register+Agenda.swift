package import Entities
import JSON
package import Journal
import Register
package import Summary

extension Register {
  /// Takes matters onto a session's agenda: one line.
  package func take(
    _ targets: [Target], onto meeting: Meeting, by actor: Actor
  ) throws(Refusal) -> Draft {
    let taken = Set(points(of: meeting).flatMap(\.about))
    if let twice = targets.first(where: taken.contains) {
      throw .session(.alreadyOnAgenda(subject(twice)))
    }
    guard let target = try target(onAgendaOf: meeting) else {
      let points = try targets.map { (target) throws(Refusal) -> JSONValue in
        guard let row = row(target) else {
          throw .session(.onlyProjected(title: meeting.title))
        }
        return ["text": .string(index.title(row)), "items": [.string(index.id(row))]]
      }
      return added(meeting, points, actor)
    }
    let changes = targets.map {
      Change(.agendaAdded(text: nil, item: $0.text), on: target)
    }
    return Draft(by: actor.person, party: actor.party, changes: changes)
  }

  /// `a`: a free point.
  package func addPoint(
    _ text: String, to meeting: Meeting, by actor: Actor
  ) throws(Refusal) -> Draft {
    guard !text.isEmpty else { throw .emptyText }
    guard let target = try target(onAgendaOf: meeting) else {
      return added(meeting, [["text": .string(text), "items": []]], actor)
    }
    let change = Change(.agendaAdded(text: text, item: nil), on: target)
    return Draft(by: actor.person, party: actor.party, changes: [change])
  }

  /// A session of the rhythm becomes real with its first point, in one line.
  private func added(_ meeting: Meeting, _ points: [JSONValue], _ actor: Actor) -> Draft {
    let change = Change(
      .added(meeting.json([("agenda", .array(points))])), on: Target("meeting/\(meeting.id)"))
    return Draft(by: actor.person, party: actor.party, changes: [change])
  }

  /// Nil for a session that only the rhythm knows.
  private func target(onAgendaOf meeting: Meeting) throws(Refusal) -> Target? {
    if meeting.state == .cancelled || meeting.state == .external {
      throw .session(.isOver(meeting.state, title: meeting.title))
    }
    return self.meeting(meeting.id) == nil ? nil : target(ofMeeting: meeting.id)
  }

  /// Takes points off the agenda again.
  package func drop(
    _ points: [Agenda.Point], from meeting: Meeting, by actor: Actor
  ) throws(Refusal) -> Draft {
    var changes = points.compactMap(\.target).flatMap { set([("dropped", true)], on: $0) }
    let own = Set(points.compactMap(\.place))
    if !own.isEmpty {
      let agenda = ownAgenda(meeting)
      let kept = agenda.enumerated().filter { !own.contains($0.offset) }.map(\.element)
      changes += set([("agenda", .array(kept))], on: target(ofMeeting: meeting.id))
    }
    guard !changes.isEmpty else { throw .session(.unknownPoint("")) }
    return Draft(by: actor.person, party: actor.party, changes: changes)
  }

  private func ownAgenda(_ meeting: Meeting) -> [JSONValue] {
    object(of: target(ofMeeting: meeting.id))?["agenda"]?.array ?? []
  }

  /// `J` `K`: the point to another number, from 1.
  package func move(
    _ point: Agenda.Point, to number: Int, on meeting: Meeting, by actor: Actor
  ) throws(Refusal) -> Draft {
    let before = points(of: meeting)
    guard before.indices.contains(number - 1), number != point.number else {
      throw .session(.cannotMove)
    }
    var after = before
    after.remove(at: point.number - 1)
    after.insert(point, at: number - 1)
    let changes = reordering(after, moved: point, meeting) + placing(after, moved: point)
    guard !changes.isEmpty else { throw .session(.cannotMove) }
    return Draft(by: actor.person, party: actor.party, changes: changes)
  }

  /// The meeting's own agenda anew, where the order of its own points is another.
  private func reordering(
    _ order: [Agenda.Point], moved: Agenda.Point, _ meeting: Meeting
  ) -> [Change] {
    let own = ownAgenda(meeting)
    let places = order.compactMap(\.place).filter(own.indices.contains)
    guard moved.place != nil, places != places.sorted() else { return [] }
    return set([("agenda", .array(places.map { own[$0] }))], on: target(ofMeeting: meeting.id))
  }

  /// Places for added points, as few as the order needs: each behind what stands before it and
  /// before the next that has a place. Own points stand at their numbers; at the end those without
  /// a place stay in the order they came.
  private func placing(_ order: [Agenda.Point], moved: Agenda.Point) -> [Change] {
    let rest = order.suffix(while: { $0.place == nil && $0.order == .infinity && $0 != moved })
    let isInOrder = zip(rest, rest.dropFirst()).allSatisfy { $0.number < $1.number }
    let placed = isInOrder ? order.dropLast(rest.count) : order[...]
    var changes: [Change] = []
    var last = 0.0
    var own = 0.0
    for (number, point) in placed.enumerated() {
      if point.place != nil {
        own += 1
        last = own
        continue
      }
      let following = placed.dropFirst(number + 1)
      let nextOwn = following.contains { $0.place != nil } ? own + 1 : .infinity
      if point != moved, point.order > last, point.order < nextOwn, point.order.isFinite {
        last = point.order
        continue
      }
      let next = min(
        nextOwn,
        following.first.map { $0.place == nil && $0.order > last ? $0.order : .infinity }
          ?? .infinity)
      last = next.isFinite ? (last + next) / 2 : last.rounded(.down) + 1
      changes += place(point, last)
    }
    return changes
  }

  private func place(_ point: Agenda.Point, _ order: Double) -> [Change] {
    guard let target = point.target else { return [] }
    let whole = Int(exactly: order).map(String.init)
    return set([("place", .number(whole ?? "\(order)"))], on: target)
  }

  // MARK: At the table

  /// `D`: a decision of the session, about a point or about nothing in particular.
  package func decide(
    _ text: String, about: Target?, at meeting: Meeting, by actor: Actor
  ) throws(Refusal) -> Draft {
    guard !text.isEmpty else { throw .emptyText }
    let target = try table(of: meeting)
    let change = Change(.decided(text, about: about?.text), on: target)
    return Draft(by: actor.person, party: actor.party, changes: [change])
  }

  /// The same act, done at the table of a session: its record says so. What is said of the session
  /// itself, decisions among it, needs no second word; `about` stands where the act is on no item.
  package func atTable(
    _ draft: Draft, of meeting: Meeting, about: Target? = nil
  ) throws(Refusal) -> Draft {
    let table = try table(of: meeting)
    guard !draft.changes.contains(where: { $0.target == table }) else { return draft }
    let acted = draft.changes.first { row($0.target) != nil }?.target
    var draft = draft
    draft.changes.append(Change(.minuted(about: (acted ?? about)?.text), on: table))
    return draft
  }

  /// A session that stands only in the rhythm has no table yet.
  private func table(of meeting: Meeting) throws(Refusal) -> Target {
    guard self.meeting(meeting.id) != nil else {
      throw .session(.onlyProjected(title: meeting.title))
    }
    return target(ofMeeting: meeting.id)
  }

  /// A point of an agenda by its number.
  package func point(_ number: Int, of meeting: Meeting) throws(Refusal) -> Agenda.Point {
    let points = points(of: meeting)
    guard points.indices.contains(number - 1) else {
      throw .session(.unknownPoint(String(number)))
    }
    return points[number - 1]
  }
}

extension Array {
  /// The longest end of it whose elements all fit.
  fileprivate func suffix(while fits: (Element) -> Bool) -> ArraySlice<Element> {
    let count = reversed().prefix(while: fits).count
    return suffix(count)
  }
}
