import Dates
package import Entities
import JSON
import Journal
import Register

/// What a session is to take up: its points in order, and the matters that arise by themselves.
package struct Agenda: Sendable {
  package struct Point: Hashable, Sendable {
    /// From 1, in the order shown.
    package let number: Int
    /// `EVENT-ID/N`; nil for a point of the meeting's own `agenda`.
    package let target: Target?
    /// Its place in the meeting's own `agenda`, from 0.
    package let place: Int?
    /// Free words; nil where the item says it all.
    package let text: String?
    /// Items, tensions and the like it is about.
    package let about: [Target]
    /// How many earlier sessions had it on their agenda and left it open.
    package let carried: Int
    package let claims: [Claim]
    /// Orders added points: smaller first, those without one last.
    package let order: Double
  }

  /// Something that should come up, and why.
  package struct Matter: Hashable, Sendable {
    package let target: Target
    /// Never empty, the gravest first.
    package let reasons: [Reason]
    package let carried: Int
  }

  package enum Reason: String, CaseIterable, Hashable, Sendable {
    case carried, overdue, unreported, awaiting, contested
    case dueBefore = "due-before"
    case stale
    case tension = "open-tension"
    case unplaced = "on-no-agenda"
  }

  package let meeting: Meeting
  package let points: [Point]
  /// What arises and is not on it: what was carried forward first, then in the order of the list.
  package let matters: [Matter]
}

extension Register {
  /// The agenda of a meeting. Of one that is over nothing arises any more.
  package func agenda(of meeting: Meeting) -> Agenda {
    let points = points(of: meeting)
    let isOver = !meeting.state.isExpected && meeting.state != .postponed
    return Agenda(
      meeting: meeting, points: points, matters: isOver ? [] : matters(for: meeting, points))
  }

  /// The session an agenda is asked of where none is named: the next one, else the last that nobody
  /// reported.
  package var agendaSession: Meeting? {
    let schedule = schedule
    return schedule.next
      ?? schedule.entries.last { $0.isUnreported && $0.meeting.kind == .session }?.meeting
  }

  // MARK: Points

  /// The points of a meeting that were not dropped, in order, without what they were carried from.
  package func plainPoints(of meeting: Meeting) -> [Agenda.Point] {
    let own = meeting.agenda.enumerated().map { place, point in
      Agenda.Point(
        number: 0, target: nil, place: place, text: point.text,
        about: point.items.map { index.row($0).map(target) ?? .commitment($0) }, carried: 0,
        claims: point.claims, order: Double(place + 1))
    }
    let added = (states[target(ofMeeting: meeting.id)]?.told ?? []).compactMap(addedPoint)
    return (own + added).enumerated().sorted { a, b in
      a.element.order == b.element.order ? a.offset < b.offset : a.element.order < b.element.order
    }.map(\.element)
  }

  /// What the points of a meeting are about.
  func agendaTargets(of meeting: Meeting) -> [Target] { plainPoints(of: meeting).flatMap(\.about) }

  private func addedPoint(_ ref: ChangeRef) -> Agenda.Point? {
    guard case .agendaAdded(let text, let item) = journal.change(ref).payload else { return nil }
    let target = Target.added(journal.events[ref.event].id.text, ref.change + 1)
    let fields = states[target]?.fields ?? [:]
    if case .json(.bool(true))? = fields[.member("dropped")]?.value { return nil }
    var order = Double.infinity
    if case .json(let value)? = fields[.member("place")]?.value {
      order = (value.number ?? value.string).flatMap { Double($0) } ?? order
    }
    return Agenda.Point(
      number: 0, target: target, place: nil, text: text,
      about: item.map { [canonical($0)] } ?? [], carried: 0, claims: [], order: order)
  }

  /// The one name of what a text names: the row's target where it is an item.
  private func canonical(_ text: String) -> Target {
    let target = Target(text)
    if row(target) != nil { return target }
    let slug = String(target.slug)
    return target.kind == "commitment" ? index.row(slug).map(self.target) ?? target : target
  }

  /// The points of a meeting alone: what arises asks every item.
  package func points(of meeting: Meeting) -> [Agenda.Point] {
    let earlier = heldBefore(meeting)
    return plainPoints(of: meeting).enumerated().map { number, point in
      Agenda.Point(
        number: number + 1, target: point.target, place: point.place, text: point.text,
        about: point.about, carried: point.about.map { carried($0, earlier) }.max() ?? 0,
        claims: point.claims, order: point.order)
    }
  }

  // MARK: Carried forward

  /// What one held session had on its agenda.
  struct HeldAgenda {
    let meeting: Meeting
    let about: Set<Target>
  }

  /// The sessions held before this one, oldest first.
  func heldBefore(_ meeting: Meeting) -> [HeldAgenda] {
    let sessions = schedule.entries.map(\.meeting).filter { $0.kind == .session }
    let before = sessions.prefix { $0.id != meeting.id || meeting.state != .held }
    return before.filter { $0.state == .held && $0.id != meeting.id }.map { held in
      HeldAgenda(meeting: held, about: Set(plainPoints(of: held).flatMap(\.about)))
    }
  }

  /// How many of them left it open.
  private func carried(_ target: Target, _ earlier: [HeldAgenda]) -> Int {
    let closed = row(target).flatMap(dayClosed)
    return earlier.count { held in
      guard held.about.contains(target) else { return false }
      guard let closed, let day = held.meeting.date?.latest else { return true }
      return closed > day
    }
  }

  /// Since when an item is closed; nil for one that is open.
  private func dayClosed(_ row: Int) -> Day? {
    guard status[row].isClosed else { return nil }
    return states[target(of: row)]?.last.map { journal.events[$0].at.day } ?? header.asOf
  }

  /// What a held session leaves open: what is carried forward to the next.
  package func carriedForward(from meeting: Meeting) -> [Target] {
    plainPoints(of: meeting).flatMap(\.about).filter(isOpenMatter).reduce(into: []) {
      if !$0.contains($1) { $0.append($1) }
    }
  }

  private func isOpenMatter(_ target: Target) -> Bool {
    if let row = row(target) { return !status[row].isClosed }
    return tension(at: target).map { $0.state == .open } ?? false
  }

  // MARK: Matters arising

  private func matters(for meeting: Meeting, _ points: [Agenda.Point]) -> [Agenda.Matter] {
    let taken = Set(points.flatMap(\.about))
    let earlier = heldBefore(meeting)
    let context = Matters(self, meeting, lastHeld: earlier.last)
    let rows = StandardOrder(self).rows.map(Int.init).filter { !taken.contains(target(of: $0)) }
    var found = rows.compactMap { row -> Agenda.Matter? in
      let reasons = context.reasons(row)
      guard !reasons.isEmpty else { return nil }
      let target = target(of: row)
      return Agenda.Matter(target: target, reasons: reasons, carried: carried(target, earlier))
    }
    for tension in tensions.sorted(by: { ($0.number ?? .max, $0.id) < ($1.number ?? .max, $1.id) })
    where tension.state == .open && tension.mayBeConflict {
      let target = target(ofTension: tension.id)
      guard !taken.contains(target) else { continue }
      let isCarried = earlier.last?.about.contains(target) ?? false
      found.append(
        Agenda.Matter(
          target: target, reasons: (isCarried ? [.carried] : []) + [.tension],
          carried: carried(target, earlier)))
    }
    let isCarried = { (matter: Agenda.Matter) in matter.reasons.first == .carried }
    return found.filter(isCarried) + found.filter { !isCarried($0) }
  }

  /// What is asked of every item for one session.
  private struct Matters {
    let register: Register
    let meeting: Meeting
    let lastHeld: HeldAgenda?
    /// What is on some agenda.
    let placed: Set<Target>

    init(_ register: Register, _ meeting: Meeting, lastHeld: HeldAgenda?) {
      self.register = register
      self.meeting = meeting
      self.lastHeld = lastHeld
      placed = Set(
        register.meetings.flatMap { register.plainPoints(of: $0) }.flatMap(\.about))
    }

    func reasons(_ row: Int) -> [Agenda.Reason] {
      let flags = register.flags[row]
      let target = register.target(of: row)
      let isClosed = register.status[row].isClosed
      var reasons: [Agenda.Reason] = []
      if !isClosed, lastHeld?.about.contains(target) ?? false { reasons.append(.carried) }
      if flags.contains(.overdue) { reasons.append(.overdue) }
      if flags.contains(.unreported) { reasons.append(.unreported) }
      if flags.contains(.awaiting) { reasons.append(.awaiting) }
      if flags.contains(.contested) { reasons.append(.contested) }
      if isDueBefore(row) { reasons.append(.dueBefore) }
      if flags.contains(.stale) { reasons.append(.stale) }
      let isDated = register.index.due[row].latest != Index.Due.none
      if !isClosed, isDated, !placed.contains(target) { reasons.append(.unplaced) }
      return reasons
    }

    /// Open, promised, and its last day between now and the session's.
    private func isDueBefore(_ row: Int) -> Bool {
      guard register.status[row].isOpen, register.index.strength[row].binds,
        let last = meeting.date?.latest
      else { return false }
      let latest = register.index.due[row].latest
      return latest >= register.day.number && latest <= last.number
    }
  }
}
