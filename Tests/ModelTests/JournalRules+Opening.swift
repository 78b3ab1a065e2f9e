import Acts
import Check
import Entities
import JSON
import Journal
import Register
import TestSupport
import Testing

/// E14, E15: the opening balance and as-of dates.
extension JournalRules {
  private func including(_ includes: [String: Int], _ status: String = "in-progress") -> Book {
    var small = SmallRegister([SmallRegister.item("pump", ["status": .string(status)])])
    small.includes = includes
    return Book(small)
  }

  @Test("E14 events the opening balance includes are skipped")
  func included() {
    var book = including(["a-aaaaaa": 2])
    let first = book.set(.suspended)
    book.set(.inProgress, after: [first])
    #expect(book.opened().status("pump") == .inProgress)
    #expect(book.opened().state("pump").delivery.heads.isEmpty)
    book.set(.withdrawn, after: ["a-aaaaaa:2"])
    #expect(book.opened().state("pump").delivery.ids == ["a-aaaaaa:3"])
  }

  @Test("E14 the files tell what an included event came to, whatever it says itself")
  func filesHold() {
    var book = including(["a-aaaaaa": 1], "not-started")
    book.set(.suspended)
    #expect(book.opened().status("pump") == .notStarted)
    #expect(book.opened().state("pump").delivery.heads.isEmpty)
    #expect(!book.opened().flags("pump").contains(.drift))
  }

  @Test("E14 a name of an included event is the opening balance: never waiting, here or not")
  func namedIncluded() {
    var book = including(["a-aaaaaa": 2], "reported-done")
    book.confirm(for: ["a-aaaaaa:2"], by: "b-bbbbbb", party: "tr", evidence: "x")
    let register = book.opened()
    #expect(!register.flags("pump").contains(.waiting))
    #expect(register.report("pump")?.missingWords == ["pk"])
    #expect(register.check().isEmpty)
    book.set(.inProgress, after: ["a-aaaaaa:1"], was: "reported-done", by: "b-bbbbbb")
    #expect(book.opened().status("pump") == .inProgress)
    #expect(!book.opened().flags("pump").contains(.drift))
  }

  @Test("E14 an included event cannot be undone")
  func undoIncluded() {
    var book = including(["a-aaaaaa": 1])
    let first = book.set(.inProgress)
    let draft = Draft(by: "me", changes: [Change(.undone([first]), on: .register)])
    #expect(book.opened().refusal(of: draft) != nil)
    #expect(throws: Refusal.undo(.nothingToUndo, what: nil)) {
      try book.opened().undo(by: Actor(person: "me"), writer: "a-aaaaaa")
    }
    book.undo([first], by: "b-bbbbbb")
    #expect(book.opened().status("pump") == .inProgress)
    #expect(book.opened().check().isEmpty)
  }

  @Test("E14 there is no gap below what is included")
  func gapIncluded() {
    var book = including(["a-aaaaaa": 5])
    for sequence in [2, 6, 7] {
      book.write([Change(.noteAdded("\(sequence)"), on: .register)], sequence: sequence)
    }
    #expect(book.opened().check().isEmpty)
  }

  @Test("E14 drift: an event on the opening balance took it for something else, and counts")
  func drift() {
    var book = Book()
    let first = book.set(.suspended, was: "in-progress")
    let register = book.opened()
    #expect(register.status("pump") == .suspended)
    #expect(register.flags("pump").contains(.drift))
    book.set(.inProgress, after: [first], was: "suspended")
    #expect(book.opened().flags("pump").contains(.drift))
    book.undo([first])
    #expect(!book.opened().flags("pump").contains(.drift))
  }

  @Test("E14 no drift where was is what the file holds, a field it leaves out included")
  func noDrift() {
    var book = Book()
    book.set(.suspended)
    book.write(
      .fieldSet(name: "title", value: "New"), on: .commitment("pump"), after: [],
      was: "Title of pump")
    book.write(.fieldSet(name: "notes", value: "x"), on: .commitment("pump"), after: [], was: .null)
    #expect(!book.opened().flags("pump").contains(.drift))
  }

  @Test("E14 the file edited after an event named it: check warns, at the item")
  func driftIsTold() throws {
    var book = Book()
    book.write(
      .fieldSet(name: "title", value: "New"), on: .commitment("pump"), after: [], was: "Old")
    let problem = try #require(book.opened().check().first)
    #expect(problem.severity == .warning)
    #expect(problem.fault == .baseEditedAfterEvents(.member("title")))
    #expect(problem.file == "commitments.json")
    #expect(problem.path == "$[0].title")
    #expect(problem.position?.line == 4)
  }

  @Test("E14 an added item's first change does not drift")
  func addedDoesNotDrift() {
    var book = Book(SmallRegister([]))
    let added = book.write(.added(SmallRegister.item("dam")), on: .commitment("dam"))
    book.write(
      .statusSet(.inProgress), on: .added(added, 1), after: [], was: "not-started")
    book.write(
      .fieldSet(name: "title", value: "New"), on: .added(added, 1), after: [], was: "Title of dam")
    #expect(!book.opened().flags("dam").contains(.drift))
    book.write(
      .fieldSet(name: "notes", value: "x"), on: .added(added, 1), after: [], was: "other")
    #expect(book.opened().flags("dam").contains(.drift))
  }

  @Test("E15 events up to the end of that day in UTC")
  func asOf() {
    var book = Book()
    let first = book.set(.inProgress, at: "2026-03-01T23:59:59.999Z")
    book.set(.suspended, after: [first], at: "2026-03-02T00:00:00.000Z")
    #expect(book.opened(asOf: day("2026-02-28")).status("pump") == .notStarted)
    #expect(book.opened(asOf: day("2026-03-01")).status("pump") == .inProgress)
    #expect(book.opened(asOf: day("2026-03-02")).status("pump") == .suspended)
    #expect(book.opened().status("pump") == .suspended)
    let today = book.opened()
    #expect(today.asOf(day("2026-03-01")).status("pump") == .inProgress)
    #expect(today.asOf(day("2026-03-01")).asOf(nil).status("pump") == .suspended)
  }

  @Test("E15 and everything they name, transitively")
  func asOfClosure() {
    var book = Book()
    let first = book.set(.inProgress, by: "a-aaaaaa", at: "2026-05-01T00:00:00.000Z")
    let second = book.set(
      .suspended, after: [first], by: "b-bbbbbb", at: "2026-04-01T00:00:00.000Z")
    book.set(.withdrawn, after: [second], by: "c-cccccc", at: "2026-03-01T00:00:00.000Z")
    let register = book.opened(asOf: day("2026-03-01"))
    #expect(register.journal.counted == [true, true, true])
    #expect(register.status("pump") == .withdrawn)
    #expect(book.opened(asOf: day("2026-02-28")).journal.counted == [false, false, false])
  }

  @Test("E15 an undo made later does not undo then")
  func asOfBeforeUndo() {
    var book = Book()
    let report = book.report(at: "2026-03-01T00:00:00.000Z")
    book.undo([report], at: "2026-04-01T00:00:00.000Z")
    #expect(book.opened(asOf: day("2026-03-15")).status("pump") == .reportedDone)
    #expect(book.opened(asOf: day("2026-04-01")).status("pump") == .notStarted)
  }

  @Test("E15 flags are as of that day; without one, of today")
  func asOfFlags() {
    let item = SmallRegister.item("pump", ["due": ["edtf": "2026-06"]])
    let book = Book(SmallRegister([item]))
    #expect(!book.opened(asOf: day("2026-06-30")).flags("pump").contains(.overdue))
    #expect(book.opened(asOf: day("2026-07-01")).flags("pump").contains(.overdue))
    #expect(book.opened(today: day("2026-07-01")).flags("pump").contains(.overdue))
    #expect(!book.opened(today: day("2026-05-01")).flags("pump").contains(.overdue))
  }

  @Test("E15 before the opening balance: the opening balance alone")
  func asOfBefore() {
    var book = Book()
    book.set(.suspended, at: "2025-06-01T00:00:00.000Z")
    let register = book.opened(asOf: day("2025-12-31"))
    #expect(register.isBeforeOpening)
    #expect(register.status("pump") == .notStarted)
    #expect(!book.opened(asOf: day("2026-01-01")).isBeforeOpening)
    #expect(book.opened(asOf: day("2026-01-01")).status("pump") == .suspended)
    #expect(!book.opened().isBeforeOpening)
  }
}
