import Acts
import Dates
import Entities
import JSON
import Journal
import Register
import Summary
import TestSupport
import Testing

/// The schedule, the session the rhythm projects, and what may be done to a session.
@Suite struct SessionTests {
  private static let actor = Actor(person: "desk")

  static func session(
    _ id: String, _ edtf: String?, _ state: String = "held", number: Int? = nil
  ) -> JSONValue {
    var meeting: JSONValue = [
      "id": .string(id), "title": .string("Title of \(id)"), "short": .string(id),
      "kind": "session", "state": .string(state),
    ]
    if let edtf { meeting = meeting.replacing("date", with: ["edtf": .string(edtf)]) }
    if let number { meeting = meeting.replacing("number", with: .number("\(number)")) }
    return meeting
  }

  func small(_ meetings: [JSONValue], rhythm: String? = "FREQ=MONTHLY") -> SmallRegister {
    var small = SmallRegister()
    small.rhythm = rhythm
    small.meetings = meetings
    small.sources = [["id": "minutes", "short": "Minutes", "paragraphs": 9]]
    return small
  }

  private func register(_ meetings: [JSONValue], rhythm: String? = "FREQ=MONTHLY") -> Register {
    small(meetings, rhythm: rhythm).open()
  }

  /// The register after a draft, which must fit it.
  private func take(_ draft: Draft, _ register: Register) -> Register {
    var after = register
    #expect(after.refusal(of: draft) == nil)
    let next = after.journal.lastSequence(of: "desk-dddddd") + 1
    let line = draft.line(
      id: EventID(writer: "desk-dddddd", sequence: next), at: moment("2026-11-21T08:00:00.000Z"))
    _ = after.take([Event.Line(line, number: next)])
    #expect(after.breaches() == [])
    return after
  }

  private func change(_ set: (inout SessionChange) -> Void) -> SessionChange {
    var change = SessionChange()
    set(&change)
    return change
  }

  // MARK: The rhythm

  @Test(
    "the rhythm projects one session past today, no sharper than a month",
    arguments: [
      ("2026-06-09", "FREQ=MONTHLY", "2026-11"),
      ("2026-09-14", "FREQ=MONTHLY;INTERVAL=3", "2026-12"),
      ("2026-08", "FREQ=MONTHLY;INTERVAL=3", "2026-11"), ("2025", "FREQ=YEARLY", "2026"),
      ("2026-33", "FREQ=MONTHLY;INTERVAL=3", "2026-36"),
      ("2026-11-10", "FREQ=WEEKLY", "2026-11-17/2026-11-23"),
      ("2026-11-20", "FREQ=MONTHLY", "2026-12"),
    ])
  func projects(_ last: String, _ rhythm: String, _ expected: String) {
    let schedule = register([Self.session("a", last, number: 7)], rhythm: rhythm).schedule
    #expect(schedule.next?.date?.edtf?.text == expected)
    #expect(schedule.next?.date?.basis == .projected)
    #expect(schedule.next?.state == .projected)
    #expect(schedule.next?.id == "session-8")
    #expect(schedule.entries.map(\.isByRhythm) == [false, true])
  }

  @Test("nothing is projected where a session lies ahead, without a rhythm, a date, or a count")
  func projectsNothing() {
    let held = Self.session("a", "2026-06-09")
    for state in ["confirmed", "tentative", "projected"] {
      let ahead = register([held, Self.session("b", "2027-03", state)])
      #expect(ahead.schedule.next?.id == "b")
      #expect(ahead.schedule.entries.count == 2)
    }
    #expect(register([held], rhythm: nil).schedule.next == nil)
    #expect(register([]).schedule.next == nil)
    #expect(register([Self.session("a", "2026-01/2026-05")]).schedule.next == nil)
    #expect(register([held], rhythm: "FREQ=MONTHLY;COUNT=1").schedule.next == nil)
    #expect(register([Self.session("a", nil, "tentative")]).schedule.entries.count == 1)
  }

  @Test("a cancelled or postponed session is not the next: the rhythm goes on from it")
  func projectsPast() {
    for state in ["cancelled", "postponed"] {
      let meetings = [Self.session("a", "2026-09"), Self.session("b", "2026-12", state)]
      let schedule = register(meetings, rhythm: "FREQ=MONTHLY;INTERVAL=3").schedule
      #expect(schedule.next?.date?.edtf?.text == "2027-03")
    }
  }

  @Test("a date that has passed unreported is neither held nor missed nor the next")
  func unreported() {
    let schedule = register([Self.session("a", "2026-10", "tentative")]).schedule
    #expect(schedule.entries[0].isUnreported)
    #expect(schedule.next?.isSession(projectedFor: "2026-11") == true)
  }

  @Test("the bundled register has its next session in a file: nothing is projected")
  func bundled() {
    let register = Samples.register
    #expect(!register.schedule.entries.contains { $0.isByRhythm })
    let later = Register(files: Samples.bundled, today: day("2027-02-01"))
    #expect(later.schedule.next?.id == "session-6")
    #expect(later.schedule.next?.date?.edtf?.text == "2027-03")
    let river = Samples.river
    #expect(river.schedule.next?.id == "session-34")
    #expect(river.schedule.next?.date?.edtf?.text == "2026-11")
  }

  // MARK: Confirming

  @Test("a date turns confirmed only with a source; the claim stands beside it")
  func confirm() throws {
    let before = register([Self.session("b", "2026-12", "projected")])
    #expect(throws: Refusal.session(.sourceMissing)) {
      try before.confirmMeeting("b", SessionChange(), by: Self.actor)
    }
    #expect(throws: Refusal.session(.unknownSource("letter", ["minutes"]))) {
      try before.confirmMeeting("b", change { $0.source = "letter" }, by: Self.actor)
    }
    #expect(throws: Refusal.session(.paragraphMissing(source: "Minutes", last: 9))) {
      try before.confirmMeeting("b", change { $0.source = "minutes" }, by: Self.actor)
    }
    let said = change {
      $0.source = "minutes"
      $0.paragraph = 4
      $0.date = "14 Dec 2026"
      $0.time = "10:00 +03:00"
      $0.city = "Ankara"
    }
    let after = take(try before.confirmMeeting("b", said, by: Self.actor), before)
    let meeting = try #require(after.meeting("b"))
    #expect(meeting.state == .confirmed)
    #expect(meeting.date?.label == "14 Dec 2026")
    #expect(meeting.date?.basis == .stated)
    #expect(meeting.place?.words == "Ankara")
    #expect(meeting.time?.words == "10:00 +03:00")
    #expect(meeting.claims.map(\.paragraph) == [4])
    #expect(after.previousDates(of: meeting).map(\.label) == ["Dec 2026"])
    #expect(after.journal.events.count == 1)
    #expect(after.words(of: 0) == "Confirmed: Title of b")
    #expect(throws: Refusal.session(.isAlready(.confirmed, title: "Title of b"))) {
      try after.confirmMeeting("b", change { $0.words = "again" }, by: Self.actor)
    }
  }

  @Test("a document the register does not hold is named in words, and shown")
  func confirmInWords() throws {
    let before = register([Self.session("b", "2026-12", "projected")])
    let said = change { $0.words = "Note verbale of 3 December" }
    let after = take(try before.confirmMeeting("b", said, by: Self.actor), before)
    #expect(after.meeting("b")?.date?.label == "Dec 2026")
    #expect(after.meeting("b")?.date?.basis == .stated)
    let words = try #require(after.meeting("b").flatMap(after.stateSource))
    #expect(words.hasSuffix(", by desk: Note verbale of 3 December"))
  }

  @Test("a session of the rhythm is written down with the act that makes it real, in one line")
  func confirmProjected() throws {
    let before = register([Self.session("a", "2026-06-09", number: 3)])
    let said = change { $0.words = "Letter" }
    let draft = try before.confirmMeeting("session-4", said, by: Self.actor)
    #expect(draft.changes.map(\.kind) == ["added"])
    let after = take(draft, before)
    #expect(after.meeting("session-4")?.state == .confirmed)
    #expect(after.meeting("session-4")?.date?.edtf?.text == "2026-11")
    #expect(after.schedule.entries.map(\.isByRhythm) == [false, false])
    let undone = take(try after.undo(by: Self.actor, writer: "desk-dddddd").0, after)
    #expect(undone.meeting("session-4") == nil)
    #expect(undone.schedule.next?.id == "session-4-2")
  }

  // MARK: Moving

  @Test("a new date keeps the old one; without a source a confirmed session is tentative again")
  func reschedule() throws {
    let before = register([Self.session("b", "2026-12-14", "confirmed")])
    var after = take(
      try before.reschedule("b", change { $0.date = "Jan 2027" }, by: Self.actor), before)
    #expect(after.meeting("b")?.state == .tentative)
    #expect(after.meeting("b")?.date?.basis == .inferred)
    #expect(throws: Refusal.session(.sameDate("Jan 2027"))) {
      try after.reschedule(
        "b",
        change {
          $0.date = "2027-01"
          $0.words = "x"
        }, by: Self.actor)
    }
    after = take(
      try after.reschedule(
        "b",
        change {
          $0.date = "2027-02-03"
          $0.words = "Letter"
        }, by: Self.actor), after)
    let meeting = try #require(after.meeting("b"))
    #expect(after.previousDates(of: meeting).map(\.label) == ["14 Dec 2026", "Jan 2027*"])
    #expect(throws: Refusal.notADate("soonish")) {
      try after.reschedule("b", change { $0.date = "soonish" }, by: Self.actor)
    }
    #expect(throws: Refusal.session(.dateMissing)) {
      try after.reschedule("b", SessionChange(), by: Self.actor)
    }
  }

  @Test("held closes a session; what lies ahead was not held, and what is over does not change")
  func held() throws {
    let before = register([
      Self.session("a", "2026-10", "tentative"), Self.session("b", "2026-12", "projected"),
      Self.session("c", nil, "tentative"), Self.session("d", nil, "external"),
    ])
    #expect(throws: Refusal.session(.liesAhead("Dec 2026"))) {
      try before.hold("b", SessionChange(), by: Self.actor)
    }
    #expect(throws: Refusal.session(.dateMissing)) {
      try before.hold("c", SessionChange(), by: Self.actor)
    }
    #expect(throws: Refusal.session(.isExternal(title: "Title of d"))) {
      try before.hold("d", SessionChange(), by: Self.actor)
    }
    let after = take(
      try before.hold("a", change { $0.date = "2026-10-12" }, by: Self.actor), before)
    #expect(after.meeting("a")?.state == .held)
    #expect(after.meeting("a")?.date?.label == "12 Oct 2026")
    #expect(after.words(of: 0) == "Held: Title of a")
    #expect(throws: Refusal.session(.isOver(.held, title: "Title of a"))) {
      try after.cancel("a", change { $0.reason = "no" }, by: Self.actor)
    }
    #expect(
      take(try after.hold("b", change { $0.date = "20 Nov 2026" }, by: Self.actor), after)
        .meeting("b")?.state == .held)
  }

  @Test("postponed and cancelled are no next session; cancelling needs a reason")
  func postponeAndCancel() throws {
    let before = register([Self.session("b", "2026-12", "confirmed")], rhythm: nil)
    let postponed = take(try before.postpone("b", SessionChange(), by: Self.actor), before)
    #expect(postponed.meeting("b")?.state == .postponed)
    #expect(postponed.schedule.next == nil)
    #expect(throws: Refusal.session(.reasonMissing)) {
      try before.cancel("b", SessionChange(), by: Self.actor)
    }
    let cancelled = take(
      try before.cancel("b", change { $0.reason = "merged" }, by: Self.actor), before)
    #expect(cancelled.meeting("b")?.state == .cancelled)
    let again = take(
      try postponed.reschedule("b", change { $0.date = "2027-02" }, by: Self.actor), postponed)
    #expect(again.schedule.next?.id == "b")
  }

  @Test("an added meeting is tentative, with a source confirmed; its id is made and never reused")
  func add() throws {
    let before = register([Self.session("a", "2026-06-09")], rhythm: nil)
    var new = NewMeeting()
    #expect(throws: Refusal.session(.titleMissing)) {
      try before.addMeeting(new, SessionChange(), by: Self.actor)
    }
    new.title = "Türkiye’s İŞBİRLİĞİ talks, 2nd"
    new.kind = .talks
    var after = take(
      try before.addMeeting(new, change { $0.date = "Dec 2026" }, by: Self.actor), before)
    #expect(after.meetings.map(\.id) == ["a", "turkiyes-isbirligi-talks-2nd"])
    #expect(after.meetings[1].state == .tentative)
    #expect(after.meetings[1].date?.label == "Dec 2026*")
    after = take(
      try after.addMeeting(
        new,
        change {
          $0.date = "Dec 2026"
          $0.source = "minutes"
          $0.paragraph = 2
        }, by: Self.actor), after)
    #expect(after.meetings[2].id == "turkiyes-isbirligi-talks-2nd-2")
    #expect(after.meetings[2].state == .confirmed)
    #expect(after.meetings[2].claims.map(\.paragraph) == [2])
    new.id = "a"
    #expect(throws: Refusal.session(.idTaken("a"))) {
      try after.addMeeting(new, SessionChange(), by: Self.actor)
    }
  }
}

extension Meeting {
  fileprivate func isSession(projectedFor edtf: String) -> Bool {
    kind == .session && state == .projected && date?.edtf?.text == edtf
  }
}
