import Entities
import JSON
import Journal
import Query
import Register
import TestSupport
import Testing

/// What changed in a period (Query/Changes/Changes.swift).
@Suite struct ChangesTests {
  private typealias Kind = Changes.Kind

  /// Kind, item, old, new, amount, told of each entry.
  private func lines(_ changes: Changes, time: Bool = false) -> [String] {
    changes.entries.filter { time || !$0.kind.isOfTime }.map { entry in
      [
        entry.kind.rawValue, entry.title, changes.step(entry), entry.told,
      ].compactMap(\.self).joined(separator: " | ")
    }
  }

  private func since(_ text: String, _ until: String? = nil) -> Period {
    Period(since: day(text), until: until.map(day))
  }

  @Test func anActIsToldWithWhatItSaid() {
    var book = Book()
    let report = book.report(evidence: "letter", at: "2026-02-03T08:00:00.000Z")
    book.confirm(for: [report], party: "pk", at: "2026-02-04T08:00:00.000Z")
    book.write(.noteAdded("seen"), on: .commitment("pump"), at: "2026-02-05T08:00:00.000Z")
    let register = book.opened()
    let changes = register.changes(in: since("2026-02-01"))
    #expect(
      lines(changes) == [
        "reported | Title of pump | reported done | evidence: letter",
        "confirmed | Title of pump", "note | Title of pump | seen",
      ])
    #expect(changes.entries.map { changes.hand($0) ?? "" }.first == "a-aaaaaa, 3 Feb 2026 08:00")
    #expect(
      lines(register.changes(in: since("2026-02-04"))) == [
        "confirmed | Title of pump", "note | Title of pump | seen",
      ])
    #expect(
      lines(register.changes(in: since("2026-02-04", "2026-02-04"))) == [
        "confirmed | Title of pump"
      ])
  }

  @Test func doneIsToldBesidesTheActThatMadeItSo() {
    var book = Book()
    let report = book.report(party: "tr", evidence: "letter", at: "2026-02-03T08:00:00.000Z")
    let word = book.confirm(for: [report], party: "pk", at: "2026-02-04T08:00:00.000Z")
    let changes = book.opened().changes(in: since("2026-02-04"))
    #expect(
      lines(changes) == [
        "done | Title of pump | reported done → done", "confirmed | Title of pump",
      ])
    let done = changes.entries[0].event.map { changes.register.journal.events[$0].id.text }
    #expect(done == word)
  }

  @Test func undoneActsDoNotCount() {
    var book = Book()
    let set = book.set(.inProgress, at: "2026-02-03T08:00:00.000Z")
    book.undo([set], at: "2026-02-04T08:00:00.000Z")
    let register = book.opened()
    #expect(lines(register.changes(in: since("2026-02-01"))) == [])
    #expect(
      lines(register.changes(in: since("2026-02-01", "2026-02-03"))) == [
        "status | Title of pump | not started → in progress"
      ])
    let taken = register.changes(in: since("2026-02-04"))
    #expect(lines(taken) == ["taken-back | Title of pump | status set to in progress"])
    #expect(taken.hand(taken.entries[0]) == "a-aaaaaa, 4 Feb 2026 08:00", "who undid it")
  }

  @Test func whatWasRedoneCountsFromTheRedo() {
    var book = Book()
    let set = book.set(.inProgress, at: "2026-02-03T08:00:00.000Z")
    let undo = book.undo([set], at: "2026-02-04T08:00:00.000Z")
    book.undo([undo], by: "a-aaaaaa", at: "2026-02-05T08:00:00.000Z")
    let changes = book.opened().changes(in: since("2026-02-05"))
    #expect(lines(changes) == ["status | Title of pump | not started → in progress"])
    #expect(changes.hand(changes.entries[0]) == "a-aaaaaa, 5 Feb 2026 08:00")
  }

  @Test(arguments: [
    ("2026-03", "2026-06", "slipped | Title of pump | Mar 2026 → Jun 2026, 3 months later"),
    (
      "2026-06", "2026-03",
      "brought-forward | Title of pump | Jun 2026 → Mar 2026, 3 months earlier"
    ),
    (
      "2026-03-10", "2026-03-22",
      "slipped | Title of pump | 10 Mar 2026 → 22 Mar 2026, 12 days later"
    ),
    (
      "2026-03-10", "2026-03",
      "slipped | Title of pump | 10 Mar 2026 → Mar 2026, under a month later"
    ),
    ("2026-03", "2026-03-31", "made-exact | Title of pump | Mar 2026 → 31 Mar 2026"),
  ])
  func aDateMovesInItsOwnUnit(old: String, new: String, expected: String) {
    var book = Book(SmallRegister([SmallRegister.item("pump", ["due": ["edtf": .string(old)]])]))
    book.write(
      .fieldSet(name: "due", value: ["edtf": .string(new)]), on: .commitment("pump"), after: [],
      was: ["edtf": .string(old)], at: "2026-02-03T08:00:00.000Z")
    #expect(lines(book.opened().changes(in: since("2026-02-01"))) == [expected])
  }

  @Test func aFieldCountsOnce() {
    var book = Book()
    let first = book.write(
      .fieldSet(name: "title", value: "Pumps"), on: .commitment("pump"), after: [],
      was: "Title of pump",
      at: "2026-02-03T08:00:00.000Z")
    book.write(
      .fieldSet(name: "title", value: "Two pumps"), on: .commitment("pump"), after: [first],
      was: "Pumps", at: "2026-02-05T08:00:00.000Z")
    let register = book.opened()
    #expect(
      lines(register.changes(in: since("2026-02-01"))) == [
        "field | Two pumps | Title of pump → Two pumps | title"
      ])
    #expect(
      lines(register.changes(in: since("2026-02-04"))) == [
        "field | Two pumps | Pumps → Two pumps | title"
      ])
  }

  @Test func whatTimeAloneDidIsToldApart() {
    let items = [
      SmallRegister.item("dam", ["due": ["edtf": "2026-03"]]),
      SmallRegister.item("weir", ["due": ["edtf": "2026-12"]]),
    ]
    var book = Book(SmallRegister(items))
    book.write(
      .fieldSet(name: "due", value: ["edtf": "2026-02"]), on: .commitment("weir"), after: [],
      was: ["edtf": "2026-12"], at: "2026-04-01T08:00:00.000Z")
    let changes = book.opened().changes(in: since("2026-03-15"))
    let overdue = changes.entries.filter { $0.kind == .overdue }
    #expect(overdue.map(\.title) == ["Title of dam", "Title of weir"])
    #expect(overdue.map(\.isByTime) == [true, false], "the weir's date was moved into the past")
    #expect(changes.step(overdue[0]) == "due Mar 2026, by time alone")
  }

  @Test func readingsAndSessionsAreTold() {
    var book = Book()
    book.register.indicators = [
      ["id": "level", "title": "Level", "short": "level", "measures": "level", "unit": "cm"]
    ]
    book.register.meetings = [
      [
        "id": "one", "title": "Session one", "short": "Session 1", "kind": "session",
        "state": "tentative", "date": ["edtf": "2026-03-10"],
      ]
    ]
    let reading = Payload.Reading(period: "2026", source: "one", value: "4.50", obsStatus: "normal")
    book.write(
      .readingSet(reading), on: .indicator("level"), after: [], was: .null,
      at: "2026-02-03T08:00:00.000Z")
    book.write(
      .fieldSet(name: "date", value: ["edtf": "2026-04-10"]), on: Target("meeting/one"), after: [],
      was: ["edtf": "2026-03-10"], at: "2026-02-04T08:00:00.000Z")
    book.write(
      .fieldSet(name: "state", value: "confirmed"), on: Target("meeting/one"), after: [],
      was: "tentative", at: "2026-02-05T08:00:00.000Z")
    #expect(
      lines(book.opened().changes(in: since("2026-02-01"))) == [
        "reading | Level | 4.50 cm | 2026, one",
        "date-confirmed | Session one | tentative → confirmed",
        "rescheduled | Session one | 10 Mar 2026 → 10 Apr 2026, 31 days later",
      ])
  }

  // MARK: Periods

  @Test func sinceTheLastSessionIsSinceTheOpeningWhereNoneWasHeld() {
    let period = Samples.register.period(.lastSession)
    #expect(period.since == day("2025-11-07"))
    #expect(period.start == "the opening balance, 7 Nov 2025")
    #expect(period.note == "no session is known to be held")
  }

  @Test func sinceASessionBeginsWithItsFirstDay() {
    var book = Book()
    book.register.meetings = [held("one", "2026-02-10"), held("two", "2026-05-10/2026-05-12")]
    let register = book.opened()
    #expect(register.period(.lastSession).since == day("2026-05-10"))
    #expect(register.period(.lastSession).start.hasPrefix("Two, held "))
    #expect(register.asOf(day("2026-03-01")).period(.lastSession).since == day("2026-02-10"))
    #expect(register.period(since: "one")?.since == day("2026-02-10"))
    #expect(register.period(since: "Q2 2026")?.since == day("2026-04-01"))
    #expect(register.period(since: "last-session") == register.period(.lastSession))
    #expect(register.period(since: "someday") == nil)
    #expect(register.day(until: "two") == day("2026-05-12"))
  }

  private func held(_ id: String, _ edtf: String) -> JSONValue {
    [
      "id": .string(id), "title": .string(id),
      "short": .string(id.prefix(1).uppercased() + id.dropFirst()),
      "kind": "session", "state": "held", "date": ["edtf": .string(edtf)],
    ]
  }

  @Test func otherPeriodsBeginOnADay() {
    let register = Book().opened(today: day("2026-11-21"))
    #expect(register.period(.week).since == day("2026-11-14"))
    #expect(register.period(.month).since == day("2026-10-22"))
    #expect(register.period(.quarter).since == day("2026-10-01"))
    #expect(register.period(.opening).since == register.header.asOf)
  }
}
