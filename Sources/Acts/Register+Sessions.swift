import Dates
package import Entities
import JSON
package import Journal
import Register

/// What is said of a meeting when its state or date changes, as typed; nil is not said.
package struct SessionChange: Hashable, Sendable {
  package var date: String?
  /// `10:00 +03:00`.
  package var time: String?
  package var city: String?
  package var venue: String?
  /// Party or body.
  package var host: String?
  /// Id of a source of the register, and its paragraph.
  package var source: String?
  package var paragraph: Int?
  /// What the source says, in own words; alone, it names a document the register does not hold.
  package var words: String?
  package var reason: String?

  package init() {}

  /// Somebody's word stands behind it.
  var hasSource: Bool { source != nil || words != nil }
}

/// A meeting to be added, as typed.
package struct NewMeeting: Hashable, Sendable {
  package var title = ""
  /// Nil: made from the title.
  package var id: String?
  package var short: String?
  package var kind = Meeting.Kind.session
  package var number: Int?
  package init() {}
}

extension Register {
  /// Adds a session or another meeting: confirmed with a source, tentative without, held if it is
  /// said to have been.
  package func addMeeting(
    _ new: NewMeeting, _ change: SessionChange, isHeld: Bool = false, by actor: Actor
  ) throws(Refusal) -> Draft {
    guard !new.title.isEmpty else { throw .session(.titleMissing) }
    var meeting = Meeting()
    meeting.title = new.title
    meeting.kind = new.kind
    meeting.number = new.number
    meeting.short = new.short ?? new.number.map { "Session \($0)" } ?? new.title
    meeting.id = try id(of: new)
    let isStated = change.hasSource
    meeting.date = try date(change, isStated ? .stated : .inferred)
    meeting.state = isHeld ? .held : isStated ? .confirmed : .tentative
    if new.kind == .external { meeting.state = .external }
    if isHeld { try checkBegun(meeting.date) }
    if meeting.state == .confirmed, meeting.date == nil { throw .session(.dateMissing) }
    var members = try details(change)
    if let claim = try claim(change, on: meeting) { members.append(("claims", [claim.json])) }
    let added = Change(.added(meeting.json(members)), on: Target("meeting/\(meeting.id)"))
    return Draft(
      by: actor.person, party: actor.party, reason: reason(change), changes: [added])
  }

  private func id(of new: NewMeeting) throws(Refusal) -> String {
    if let id = new.id {
      guard Slug.isValid(id) else { throw .session(.notAnID(id)) }
      guard !known.meetings.contains(id) else { throw .session(.idTaken(id)) }
      return id
    }
    return freeMeetingID(Slug.made(of: new.title))
  }

  /// `c`: the date stands, on a source's word.
  package func confirmMeeting(
    _ id: String, _ change: SessionChange, by actor: Actor
  ) throws(Refusal) -> Draft {
    let meeting = try openMeeting(id, becoming: change.date == nil ? .confirmed : nil)
    guard change.hasSource else { throw .session(.sourceMissing) }
    let date = try date(change, .stated) ?? meeting.date.map(\.stated)
    guard let date else { throw .session(.dateMissing) }
    var members: [(String, JSONValue)] = [("state", "confirmed"), ("date", date.json)]
    members += try details(change)
    return try draft(meeting, members, change, actor)
  }

  /// `d`: another date; the old one is kept and shown. Without a source a confirmed session is
  /// tentative again.
  package func reschedule(
    _ id: String, _ change: SessionChange, by actor: Actor
  ) throws(Refusal) -> Draft {
    let meeting = try openMeeting(id, becoming: nil)
    guard let date = try date(change, change.hasSource ? .stated : .inferred) else {
      throw .session(.dateMissing)
    }
    guard date.edtf != meeting.date?.edtf else { throw .session(.sameDate(date.label)) }
    let isSure = change.hasSource && meeting.state == .confirmed
    let state = isSure ? Meeting.State.confirmed : .tentative
    var members: [(String, JSONValue)] = [
      ("date", date.json), ("state", .string(state.rawValue)),
    ]
    // The hour was that of the old day.
    if meeting.time != nil, change.time == nil { members.append(("time", .null)) }
    members += try details(change)
    return try draft(meeting, members, change, actor)
  }

  /// It will not take place on its date; another is not known yet.
  package func postpone(
    _ id: String, _ change: SessionChange, by actor: Actor
  ) throws(Refusal) -> Draft {
    let meeting = try openMeeting(id, becoming: .postponed)
    return try draft(meeting, [("state", "postponed")], change, actor)
  }

  /// It took place; this closes it. `change.date` says when, else its own date stands.
  package func hold(
    _ id: String, _ change: SessionChange, by actor: Actor
  ) throws(Refusal) -> Draft {
    let meeting = try openMeeting(id, becoming: .held)
    let told = try date(change, .stated)
    try checkBegun(told ?? meeting.date)
    var members: [(String, JSONValue)] = [("state", "held")]
    if let told { members.append(("date", told.json)) }
    members += try details(change)
    return try draft(meeting, members, change, actor)
  }

  /// It will not take place.
  package func cancel(
    _ id: String, _ change: SessionChange, by actor: Actor
  ) throws(Refusal) -> Draft {
    let meeting = try openMeeting(id, becoming: .cancelled)
    guard change.reason ?? change.words != nil else { throw .session(.reasonMissing) }
    return try draft(meeting, [("state", "cancelled")], change, actor)
  }

  // MARK: Parts

  /// A meeting of the schedule by its id or a unique beginning of it, the projected one too.
  package func meeting(named name: String) throws(Refusal) -> Meeting {
    let all = schedule.entries.map(\.meeting)
    if let meeting = all.first(where: { $0.id == name }) { return meeting }
    if let rivals = entities.meetings.refused[name] { throw .session(.ambiguous(name, rivals)) }
    let hits = name.isEmpty ? [] : all.filter { $0.id.hasPrefix(name) }
    if hits.count > 1 { throw .session(.ambiguous(name, hits.map(\.id))) }
    guard let hit = hits.first else { throw .session(.unknown(name)) }
    return hit
  }

  /// A meeting that may still change.
  private func openMeeting(
    _ name: String, becoming state: Meeting.State?
  ) throws(Refusal) -> Meeting {
    let meeting = try meeting(named: name)
    if meeting.state == .external { throw .session(.isExternal(title: meeting.title)) }
    if let state, meeting.state == state,
      !flags(of: target(ofMeeting: meeting.id)).contains(.contested)
    {
      throw .session(.isAlready(state, title: meeting.title))
    }
    if meeting.state == .held { throw .session(.isOver(meeting.state, title: meeting.title)) }
    return meeting
  }

  private func checkBegun(_ date: DateValue?) throws(Refusal) {
    guard let date, date.hasDate else { throw .session(.dateMissing) }
    if let earliest = date.earliest, earliest > today { throw .session(.liesAhead(date.label)) }
  }

  private func date(
    _ change: SessionChange, _ basis: DateValue.Basis
  ) throws(Refusal) -> DateValue? {
    guard let typed = change.date, !typed.isEmpty else { return nil }
    guard let date = DateValue(typed: typed, basis: basis) else { throw .notADate(typed) }
    return date
  }

  /// Time, place and host.
  private func details(_ change: SessionChange) throws(Refusal) -> [(String, JSONValue)] {
    var members: [(String, JSONValue)] = []
    if let typed = change.time {
      guard let time = TimeOfDay(typed: typed) else { throw .session(.notATime(typed)) }
      members.append(("time", time.json))
    }
    if change.city != nil || change.venue != nil {
      members.append(
        ("place", .members([("city", .text(change.city)), ("venue", .text(change.venue))])))
    }
    if let host = change.host {
      guard known.holds(host, .owner) else { throw .session(.unknownHost(host)) }
      members.append(("host", .string(host)))
      members.append(("hostBasis", change.hasSource ? "stated" : "inferred"))
    }
    return members
  }

  private func claim(_ change: SessionChange, on meeting: Meeting) throws(Refusal) -> Claim? {
    guard let id = change.source else { return nil }
    guard let source = opening.sources.first(where: { $0.id == id }) else {
      throw .session(.unknownSource(id, opening.sources.map(\.id)))
    }
    let paragraph = change.paragraph ?? (source.paragraphs == 1 ? 1 : nil)
    guard let paragraph, (1...max(1, source.paragraphs)).contains(paragraph) else {
      throw .session(.paragraphMissing(source: source.short, last: source.paragraphs))
    }
    let date = change.date ?? meeting.date?.label
    let words = change.words ?? "\(meeting.short): \(date ?? "date as it stands")"
    return Claim(source: id, paragraph: paragraph, text: words, kind: .stated)
  }

  /// The words that name a document stand as the reason where the register does not hold it.
  private func reason(_ change: SessionChange) -> String? {
    let parts = [change.source == nil ? change.words : nil, change.reason].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// One line: the members that differ, and the claim. A session of the rhythm is added with them.
  func draft(
    _ meeting: Meeting, _ members: [(String, JSONValue)], _ change: SessionChange,
    _ actor: Actor
  ) throws(Refusal) -> Draft {
    let claim = try claim(change, on: meeting)
    let changes: [Change]
    if self.meeting(meeting.id) == nil {
      let claims: [(String, JSONValue)] = claim.map { [("claims", [$0.json])] } ?? []
      changes = [
        Change(.added(meeting.json(members + claims)), on: Target("meeting/\(meeting.id)"))
      ]
    } else {
      let target = target(ofMeeting: meeting.id)
      changes =
        set(members, on: target) + (claim.map { [Change(.claimAdded($0), on: target)] } ?? [])
    }
    return Draft(by: actor.person, party: actor.party, reason: reason(change), changes: changes)
  }

  /// Field-sets of the members that hold something else now, or on which writers disagree.
  func set(_ members: [(String, JSONValue)], on target: Target) -> [Change] {
    let object = object(of: target)
    return members.compactMap { name, value in
      let was = object?[name] ?? .null
      let isContested = isContested(target, .member(name))
      guard was != value || isContested else { return nil }
      return Change(
        .fieldSet(name: name, value: value), on: target, was: was, after: heads(of: target, name))
    }
  }

  // MARK: Earlier dates
}

extension DateValue {
  /// The same date, now told by a source.
  fileprivate var stated: DateValue {
    DateValue(
      text: basis == .stated ? text : nil, edtf: edtf, earliest: earliest, latest: latest,
      basis: .stated)
  }
}
