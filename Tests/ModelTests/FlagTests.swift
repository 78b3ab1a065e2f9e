import Entities
import JSON
import Journal
import Register
import TestSupport
import Testing

/// The flags, each at its edge.
@Suite struct FlagTests {
  private func flags(
    _ members: [String: JSONValue], on today: String = "2026-11-21",
    _ change: (inout SmallRegister) -> Void = { _ in }
  ) -> [String] {
    var small = SmallRegister([SmallRegister.item("pump", members)])
    change(&small)
    return small.open(today: day(today)).flags("pump").ids
  }

  @Test(
    "overdue: promised, open, and later than the last day",
    arguments: [
      ("2026-11-20", ["overdue", "unreported"]), ("2026-11-21", ["due-soon"]),
      ("2026-12-21", ["due-soon"]), ("2026-12-22", []), ("2026-10", ["overdue", "unreported"]),
      ("2026-11", ["due-soon"]), ("2026", []), ("2025/2026-11-20", ["overdue", "unreported"]),
      ("2026-01/..", []), ("../2026-01", ["overdue", "unreported"]),
    ])
  func byDate(_ edtf: String, _ ids: [String]) {
    #expect(flags(["due": ["edtf": .string(edtf)]]) == ids)
  }

  @Test(
    "only what binds can be late",
    arguments: [
      (Strength.firm, true), (.pledge, true), (.followUp, true), (.discussed, false),
      (.position, false), (.past, false),
    ])
  func byStrength(_ strength: Strength, _ binds: Bool) {
    let found = flags(["due": ["edtf": "2026-01"], "strength": .string(strength.rawValue)])
    #expect(found.contains("overdue") == binds)
  }

  @Test(
    "only what is open can be late",
    arguments: [
      ("not-started", true), ("in-progress", true), ("proposed", false), ("done", false),
      ("reported-done", false), ("not-delivered", false), ("withdrawn", false),
      ("suspended", false),
    ])
  func byStatus(_ status: String, _ isLate: Bool) {
    let found = flags(["due": ["edtf": "2026-01"], "status": .string(status)])
    #expect(found.contains("overdue") == isLate)
    #expect(found.contains("awaiting") == (status == "reported-done"))
  }

  @Test("an approximate date is past in the vague style")
  func vague() {
    let exact = SmallRegister([SmallRegister.item("pump", ["due": ["edtf": "2026-01"]])]).open()
    let about = SmallRegister([SmallRegister.item("pump", ["due": ["edtf": "2026-01~"]])]).open()
    #expect(!exact.flags("pump").contains(.vague))
    #expect(about.flags("pump").contains([.vague, .overdue]))
    #expect(about.flags("pump").ids == ["overdue", "unreported"])
  }

  @Test("unscheduled: promised without a date, unless it recurs")
  func unscheduled() {
    #expect(flags([:]) == ["unscheduled"])
    #expect(flags(["due": ["text": "some day"]]) == ["unscheduled"])
    #expect(flags(["recurs": true]) == [])
    #expect(flags(["strength": "discussed"]) == [])
    #expect(flags(["status": "proposed"]) == [])
  }

  @Test("unreported until anything is said of the delivery")
  func unreported() {
    var book = Book(SmallRegister([SmallRegister.item("pump", ["due": ["edtf": "2026-01"]])]))
    book.write(.noteAdded("x"), on: .commitment("pump"))
    #expect(book.opened().flags("pump").ids == ["overdue", "unreported"])
    #expect(book.opened().isNoReport(0))
    book.set(.inProgress)
    #expect(book.opened().flags("pump").ids == ["overdue"])
  }

  @Test("stale: no event for an interval of the rhythm, where no session was held")
  func staleByRhythm() {
    let quarterly = { (small: inout SmallRegister) in small.rhythm = "FREQ=MONTHLY;INTERVAL=3" }
    let due: [String: JSONValue] = ["due": ["edtf": "2027"]]
    #expect(flags(due, on: "2026-03-31", quarterly) == [])
    #expect(flags(due, on: "2026-04-01", quarterly) == ["stale"])
    #expect(flags(due, on: "2026-12-01") == [])
  }

  @Test("stale: no event since the last held session")
  func staleBySession() {
    var small = SmallRegister([SmallRegister.item("pump", ["due": ["edtf": "2027"]])])
    small.meetings = [("m1", "2026-03-10", "held"), ("m2", "2026-06-10", "tentative")].map {
      [
        "id": .string($0), "title": "M", "short": "M", "kind": "session", "state": .string($2),
        "date": ["edtf": .string($1)],
      ]
    }
    #expect(small.open(today: day("2026-03-09")).flags("pump").ids == [])
    #expect(small.open(today: day("2026-03-10")).flags("pump").ids == ["stale"])
    var book = Book(small)
    book.write(.noteAdded("x"), on: .commitment("pump"), at: "2026-03-10T10:00:00.000Z")
    #expect(book.opened().flags("pump").ids == ["stale"])
    book.write(.noteAdded("x"), on: .commitment("pump"), at: "2026-03-11T10:00:00.000Z")
    #expect(book.opened().flags("pump").ids == [])
  }

  @Test("what is unreported is not stale too")
  func unreportedIsNotStale() {
    let found = flags(["due": ["edtf": "2026-01"]]) { $0.rhythm = "FREQ=MONTHLY" }
    #expect(found == ["overdue", "unreported"])
  }

  @Test("midnight moves the flags")
  func turns() {
    var register = SmallRegister([
      SmallRegister.item("pump", ["due": ["edtf": "2026-11-21"]])
    ]).open()
    #expect(register.flags("pump").ids == ["due-soon"])
    register.turn(to: day("2026-11-22"))
    #expect(register.flags("pump").ids == ["overdue", "unreported"])
  }

  @Test func everyFlagHasItsOwnId() {
    #expect(Set(Flags.all.map(\.id)).count == 11)
    #expect(Flags.all.reduce(Flags()) { $0.union($1.flag) }.ids == Flags.all.map(\.id))
  }
}
