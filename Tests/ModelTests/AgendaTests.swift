import Acts
import Check
import Dates
import Entities
import JSON
import Journal
import Register
import Summary
import TestSupport
import Testing

/// The agenda of a session: points, what arises and why, what is carried forward, and its record.
@Suite struct AgendaTests {
  private static let actor = Actor(person: "desk")

  /// Sessions a and b held, c ahead; the pump is late, the well is done, the
  /// dam was only discussed.
  private func small() -> SmallRegister {
    var small = SmallRegister([
      SmallRegister.item("dam", ["strength": "discussed", "status": "proposed"]),
      SmallRegister.item("gate", ["due": ["edtf": "2026-12-05"]]),
      SmallRegister.item("pump", ["due": ["edtf": "2026-03"]]),
      SmallRegister.item("well", ["status": "done", "due": ["edtf": "2026-03"]]),
    ])
    func session(_ id: String, _ edtf: String, _ state: String) -> JSONValue {
      [
        "id": .string(id), "title": .string("Session \(id)"), "short": .string(id),
        "kind": "session", "state": .string(state), "date": ["edtf": .string(edtf)],
      ]
    }
    small.meetings = [
      session("a", "2026-02-10", "held"),
      session("b", "2026-05-12", "held")
        .replacing("agenda", with: [["text": "The pump", "items": ["pump", "well"]]]),
      session("c", "2026-12-15", "confirmed"),
    ]
    small.tensions = [["id": "depth", "title": "Depth", "text": "Two depths", "state": "open"]]
    return small
  }

  private func take(_ draft: Draft, _ register: inout Register) {
    #expect(register.refusal(of: draft) == nil)
    let next = register.journal.lastSequence(of: "desk-dddddd") + 1
    let line = draft.line(
      id: EventID(writer: "desk-dddddd", sequence: next), at: moment("2026-11-21T08:00:00.000Z"))
    _ = register.take([Event.Line(line, number: next)])
    #expect(register.breaches() == [])
  }

  private func meeting(_ id: String, _ register: Register) throws -> Meeting {
    try #require(register.schedule.entries.first { $0.meeting.id == id }?.meeting)
  }

  private func points(_ id: String, _ register: Register) throws -> [String] {
    register.agenda(of: try meeting(id, register)).points.map { register.title(of: $0) }
  }

  // MARK: Matters

  @Test("what arises is proposed with every reason, carried forward first, then as the list has it")
  func matters() throws {
    let register = small().open()
    let agenda = register.agenda(of: try meeting("c", register))
    #expect(agenda.points.isEmpty)
    #expect(
      agenda.matters.map(\.target.text) == ["commitment/pump", "commitment/gate", "tension/depth"])
    #expect(
      agenda.matters.map(\.reasons) == [
        [.carried, .overdue, .unreported], [.dueBefore, .stale, .unplaced], [.tension],
      ])
    #expect(agenda.matters.map(\.carried) == [1, 0, 0])
    #expect(
      register.words(of: agenda.matters[0]) == ["carried forward", "overdue 7 mo", "no report"])
    #expect(
      register.words(of: agenda.matters[1])[0] == "due before this session: by 5 Dec 2026")
    #expect(register.agenda(of: try meeting("b", register)).matters.isEmpty)
    #expect(register.agendaSession?.id == "c")
  }

  @Test("awaiting and contested are reasons, and what is taken is proposed no more")
  func moreMatters() throws {
    var register = small().open()
    let pump = register.at("pump")
    take(try register.report([pump], by: Self.actor, evidence: "letter"), &register)
    let matters = register.agenda(of: try meeting("c", register)).matters
    #expect(matters.first?.reasons == [.carried, .awaiting])
    let target = register.target(of: pump)
    take(try register.take([target], onto: try meeting("c", register), by: Self.actor), &register)
    let agenda = register.agenda(of: try meeting("c", register))
    #expect(agenda.points.map(\.about) == [[target]])
    #expect(agenda.points[0].carried == 1)
    #expect(!agenda.matters.contains { $0.target == target })
    #expect(throws: Refusal.session(.alreadyOnAgenda("Title of pump"))) {
      try register.take([target], onto: try meeting("c", register), by: Self.actor)
    }
  }

  // MARK: Points

  @Test("points are taken, added, dropped and brought back; each is one line")
  func takeAndDrop() throws {
    var register = small().open()
    let targets = [
      Target.commitment("pump"), .commitment("gate"), register.target(ofTension: "depth"),
    ]
    take(try register.take(targets, onto: try meeting("c", register), by: Self.actor), &register)
    take(
      try register.addPoint("Next date", to: try meeting("c", register), by: Self.actor), &register)
    #expect(register.journal.events.count == 2)
    #expect(
      try points("c", register) == ["Title of pump", "Title of gate", "Depth", "Next date"])
    let gate = try register.point(2, of: try meeting("c", register))
    take(try register.drop([gate], from: try meeting("c", register), by: Self.actor), &register)
    #expect(try points("c", register) == ["Title of pump", "Depth", "Next date"])
    #expect(register.words(of: 2) == "Off the agenda: Title of gate")
    take(try register.undo(by: Self.actor, writer: "desk-dddddd").0, &register)
    #expect(try points("c", register).count == 4)
    #expect(throws: Refusal.session(.unknownPoint("9"))) {
      try register.point(9, of: try meeting("c", register))
    }
    #expect(throws: Refusal.emptyText) {
      try register.addPoint("", to: try meeting("c", register), by: Self.actor)
    }
    #expect(register.check().filter { $0.severity == .error } == [])
    #expect(register.journalFindings == [])
  }

  @Test("points of the file can be dropped too")
  func dropOwn() throws {
    var register = small().open()
    let point = try register.point(1, of: try meeting("b", register))
    take(try register.drop([point], from: try meeting("b", register), by: Self.actor), &register)
    #expect(try points("b", register) == [])
  }

  @Test("any point can be moved to any place", arguments: 0..<12)
  func moves(seed: Int) throws {
    var random = Seeded(seed)
    var small = small()
    small.meetings[2] = small.meetings[2].replacing(
      "agenda",
      with: ["one", "two", "three"].prefix(seed % 4).reduce(JSONValue.array([])) {
        .array(($0.array ?? []) + [["text": .string($1)]])
      })
    var register = small.open()
    for text in ["red", "green", "blue", "grey"] {
      take(try register.addPoint(text, to: try meeting("c", register), by: Self.actor), &register)
    }
    var expected = try points("c", register)
    for _ in 0..<25 {
      let from = Int.random(in: 1...expected.count, using: &random)
      let to = Int.random(in: 1...expected.count, using: &random)
      let session = try meeting("c", register)
      guard from != to else {
        #expect(throws: Refusal.session(.cannotMove)) {
          try register.move(
            try register.point(from, of: session), to: to, on: session, by: Self.actor)
        }
        continue
      }
      let point = try register.point(from, of: session)
      take(try register.move(point, to: to, on: session, by: Self.actor), &register)
      expected.insert(expected.remove(at: from - 1), at: to - 1)
      #expect(try points("c", register) == expected, "\(from) to \(to)")
    }
  }

  @Test("a session of the rhythm becomes real with its first point, in one line")
  func projected() throws {
    var small = small()
    small.meetings.removeLast()
    small.rhythm = "FREQ=MONTHLY;INTERVAL=3"
    var register = small.open()
    let next = try #require(register.schedule.next)
    #expect(next.date?.edtf?.text == "2026-11")
    #expect(throws: Refusal.session(.onlyProjected(title: next.title))) {
      try register.decide("so", about: nil, at: next, by: Self.actor)
    }
    take(try register.take([.commitment("pump")], onto: next, by: Self.actor), &register)
    #expect(register.journal.events[0].changes.map(\.kind) == ["added"])
    #expect(try points(next.id, register) == ["Title of pump"])
    #expect(register.schedule.next?.id == next.id)
    #expect(register.schedule.entries.allSatisfy { !$0.isByRhythm })
    #expect(
      register.agenda(of: try meeting(next.id, register)).points[0].about == [.commitment("pump")])
  }

  // MARK: Carrying forward

  @Test("what a held session leaves open is carried, counted, and proposed first at the next")
  func carried() throws {
    var register = small().open()
    let session = try meeting("b", register)
    #expect(register.carriedForward(from: session) == [.commitment("pump")])
    let pump = Target.commitment("pump")
    take(try register.take([pump], onto: try meeting("c", register), by: Self.actor), &register)
    #expect(register.agenda(of: try meeting("c", register)).points[0].carried == 1)
    var change = SessionChange()
    change.date = "2026-11-20"
    take(try register.hold("c", change, by: Self.actor), &register)
    var new = NewMeeting()
    new.title = "Session d"
    change.date = "2027-02"
    take(try register.addMeeting(new, change, by: Self.actor), &register)
    let next = register.agenda(of: try meeting("session-d", register))
    #expect(next.matters.first?.target == pump)
    #expect(next.matters.first?.carried == 2)
    #expect(register.words(of: next.matters[0])[0] == "carried forward twice")
    let row = register.at("pump")
    take(try register.setStatus([row], to: .withdrawn, by: Self.actor), &register)
    #expect(register.carriedForward(from: try meeting("c", register)) == [])
    #expect(
      !register.agenda(of: try meeting("session-d", register)).matters.contains {
        $0.target == pump
      })
  }

  // MARK: The record

  @Test("the record of a session writes itself: what was done at its table, point by point")
  func record() throws {
    var register = small().open()
    let pump = register.at("pump")
    take(
      try register.take([.commitment("pump")], onto: try meeting("c", register), by: Self.actor),
      &register)
    take(
      try register.addPoint("Next date", to: try meeting("c", register), by: Self.actor), &register)
    let session = try meeting("c", register)
    let status = try register.setStatus([pump], to: .inProgress, by: Self.actor, reason: "told")
    take(try register.atTable(status, of: session, about: .commitment("pump")), &register)
    take(
      try register.decide("Buy another", about: .commitment("pump"), at: session, by: Self.actor),
      &register)
    take(try register.decide("Meet in Spring", about: nil, at: session, by: Self.actor), &register)
    let well = try register.note([register.at("well")], "good water", by: Self.actor)
    take(try register.atTable(well, of: session, about: .commitment("well")), &register)
    take(try register.note([pump], "not at the table", by: Self.actor), &register)
    let record = register.record(of: try meeting("c", register))
    #expect(
      record.parts.map { "\($0.title): \($0.entries.map(\.words))" } == [
        "Title of pump: [\"Status set to in progress: Title of pump: told\", \"Decided: Buy another\"]",
        "Next date: []", "Title of well: [\"Note: Title of well (good water)\"]",
        "Session c: [\"Decided: Meet in Spring\"]",
      ])
    #expect(record.parts.map(\.isOnAgenda) == [true, true, false, false])
    #expect(record.parts[0].entries.map(\.isDecision) == [false, true])
    #expect(register.decisions(of: session).map(\.text) == ["Buy another", "Meet in Spring"])
    take(try register.undo(by: Self.actor, writer: "desk-dddddd").0, &register)
    take(try register.undo(by: Self.actor, writer: "desk-dddddd").0, &register)
    #expect(register.record(of: session).parts.map(\.entries.count) == [2, 0, 1])
  }

  @Test("what was recorded since the last session is new at the table")
  func news() throws {
    var register = small().open()
    let session = try meeting("c", register)
    #expect(register.lastHeld(before: session)?.id == "b")
    #expect(register.news(on: .commitment("pump"), for: session) == [])
    take(try register.note([register.at("pump")], "called", by: Self.actor), &register)
    #expect(register.news(on: .commitment("pump"), for: session) == [0])
    take(try register.undo(by: Self.actor, writer: "desk-dddddd").0, &register)
  }
}
