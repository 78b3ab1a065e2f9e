import Check
import Entities
import JSON
import Journal
import Register
import TestSupport
import Testing

/// E10, E11: heads, and what is odd.
extension JournalRules {
  @Test("E10 a later event supersedes the one it names")
  func chain() {
    var book = Book()
    var last: [String] = []
    for (status, writer) in [
      (Status.inProgress, "a-aaaaaa"), (.suspended, "b-bbbbbb"), (.notStarted, "a-aaaaaa"),
      (.withdrawn, "c-cccccc"),
    ] {
      last = [book.set(status, after: last, by: writer)]
    }
    let register = book.opened()
    #expect(register.status("pump") == .withdrawn)
    #expect(register.state("pump").delivery.ids == last)
    #expect(!register.flags("pump").contains(.contested))
  }

  @Test("E10 an undone link counts: what it named stays superseded")
  func chainThroughUndone() {
    var book = Book()
    let first = book.set(.inProgress)
    let second = book.set(.suspended, after: [first], by: "b-bbbbbb")
    book.set(.withdrawn, after: [second], by: "c-cccccc")
    book.undo([second], by: "b-bbbbbb")
    let register = book.opened()
    #expect(register.state("pump").delivery.ids == ["c-cccccc:1"])
    #expect(register.status("pump") == .withdrawn)
  }

  @Test("E10 a chain of undone links of any length counts")
  func longChainThroughUndone() {
    var book = Book()
    let first = book.set(.inProgress)
    var last = first
    for _ in 0..<5 {
      last = book.set(.suspended, after: [last], by: "b-bbbbbb")
      book.undo([last], by: "b-bbbbbb")
    }
    #expect(book.opened().state("pump").delivery.ids == [first])
    book.set(.withdrawn, after: [last], by: "c-cccccc")
    #expect(book.opened().state("pump").delivery.ids == ["c-cccccc:1"])
  }

  @Test("E10 two heads of different value are contested, and the later counts for now")
  func contested() {
    var book = Book()
    book.set(.inProgress, by: "a-aaaaaa")
    book.set(.suspended, by: "b-bbbbbb")
    let register = book.opened()
    #expect(register.flags("pump").contains(.contested))
    #expect(register.status("pump") == .suspended)
    #expect(register.state("pump").delivery.ids == ["a-aaaaaa:1", "b-bbbbbb:1"])
    book.set(.inProgress, after: ["a-aaaaaa:1", "b-bbbbbb:1"])
    #expect(!book.opened().flags("pump").contains(.contested))
  }

  @Test("E10 naming one of two heads leaves the other")
  func oneOfTwo() {
    var book = Book()
    let first = book.set(.inProgress, by: "a-aaaaaa")
    let second = book.set(.suspended, by: "b-bbbbbb")
    let third = book.set(.withdrawn, after: [first])
    #expect(book.opened().state("pump").delivery.ids == [second, third])
  }

  @Test("E10 two heads of one value are not contested")
  func sameValue() {
    var book = Book()
    book.set(.inProgress, by: "a-aaaaaa")
    book.write(.reopened(.inProgress), on: .commitment("pump"), after: [], by: "b-bbbbbb")
    let register = book.opened()
    #expect(!register.flags("pump").contains(.contested))
    #expect(register.state("pump").delivery.heads.count == 2)
  }

  @Test("E10 for and undoes supersede nothing")
  func neverSupersede() {
    var book = Book()
    let report = book.report()
    book.confirm(for: [report], by: "b-bbbbbb", party: "tr")
    book.write(.noteAdded("x"), on: .commitment("pump"), after: [report])
    #expect(book.opened().state("pump").delivery.ids == [report])
  }

  @Test("E10 a name that has not arrived: waiting for its writer, not contested")
  func waiting() {
    var book = Book()
    let missing = book.set(.suspended, by: "b-bbbbbb")
    book.set(.withdrawn, after: [missing], by: "c-cccccc")
    book.set(.inProgress, by: "a-aaaaaa")
    let without = book.opened(without: "b-bbbbbb")
    #expect(without.flags("pump").contains(.waiting))
    #expect(!without.flags("pump").contains(.contested))
    #expect(without.state("pump").waitingFor == ["b-bbbbbb"])
    #expect(without.check().map(\.severity) == [.note])
    let whole = book.opened()
    #expect(!whole.flags("pump").contains(.waiting))
    #expect(whole.flags("pump").contains(.contested))
  }

  @Test("E10 what a superseded event waits for is waited for too")
  func waitingBehind() {
    var book = Book()
    let first = book.set(.inProgress, by: "a-aaaaaa")
    let missing = book.set(.suspended, after: [first], by: "b-bbbbbb")
    let third = book.set(.notStarted, after: [missing], by: "c-cccccc")
    book.set(.withdrawn, after: [third], by: "d-dddddd")
    let without = book.opened(without: "b-bbbbbb")
    #expect(without.state("pump").waitingFor == ["b-bbbbbb"])
    #expect(!without.flags("pump").contains(.contested))
    #expect(book.opened().state("pump").delivery.ids == ["d-dddddd:1"])
  }

  @Test("E10 a word whose report has not arrived waits for it")
  func wordWaits() {
    var book = Book()
    let report = book.report(by: "b-bbbbbb", evidence: "letter")
    book.confirm(for: [report], by: "a-aaaaaa", party: "tr")
    let without = book.opened(without: "b-bbbbbb")
    #expect(without.status("pump") == .notStarted)
    #expect(without.state("pump").waitingFor == ["b-bbbbbb"])
    #expect(without.flags("pump").contains(.waiting))
    #expect(book.opened().report("pump")?.missingWords == ["pk"])
  }

  @Test("E10 an event that arrives later takes its place in the chain")
  func lateArrival() {
    var book = Book()
    let first = book.set(.inProgress, by: "a-aaaaaa")
    let second = book.set(.suspended, after: [first], by: "b-bbbbbb")
    book.set(.withdrawn, after: [second], by: "c-cccccc")
    var register = book.opened(without: "b-bbbbbb")
    #expect(register.state("pump").delivery.heads.count == 2)
    _ = register.take(book.lines)
    #expect(register.state("pump").delivery.ids == ["c-cccccc:1"])
  }

  @Test(
    "E11 an event that reaches itself: those names are ignored and check says error",
    arguments: [1, 2, 3, 7])
  func circle(_ length: Int) {
    var book = Book()
    let writers = (0..<length).map { "w\($0)-aaaaaa" }
    for (place, writer) in writers.enumerated() {
      book.set(.inProgress, after: ["\(writers[(place + 1) % length]):1"], by: writer)
    }
    let register = book.opened()
    #expect(register.state("pump").delivery.ids == writers.map { "\($0):1" })
    #expect(register.status("pump") == .inProgress)
    let problems = register.check()
    #expect(problems.map(\.severity) == writers.map { _ in .error })
    #expect(
      problems.map(\.fault)
        == writers.map { .journal(.init(file: "\($0).jsonl", line: 1, .circle("\($0):1"))) })
  }

  @Test("E11 other names of an event on a circle still count")
  func circleWithOtherNames() {
    var book = Book()
    let old = book.set(.proposed, by: "o-aaaaaa")
    book.set(.inProgress, after: [old, "b-bbbbbb:1"], by: "a-aaaaaa")
    book.set(.inProgress, after: ["a-aaaaaa:1"], by: "b-bbbbbb")
    #expect(book.opened().state("pump").delivery.ids == ["a-aaaaaa:1", "b-bbbbbb:1"])
    book.set(.withdrawn, after: ["b-bbbbbb:1"], by: "c-cccccc")
    #expect(book.opened().state("pump").delivery.ids == ["a-aaaaaa:1", "c-cccccc:1"])
  }

  @Test("E11 two undos of each other undo nothing")
  func circleOfUndos() {
    var book = Book()
    let report = book.report()
    book.undo([report, "c-cccccc:1"], by: "b-bbbbbb")
    book.undo(["b-bbbbbb:1"], by: "c-cccccc")
    let register = book.opened()
    #expect(register.status("pump") == .notStarted)
    #expect(register.journal.live == [false, true, true])
  }

  @Test("E11 a circle through after, for and undoes at once")
  func mixedCircle() {
    var book = Book()
    book.set(.inProgress, after: ["c-cccccc:1"], by: "a-aaaaaa")
    book.confirm(for: ["a-aaaaaa:1"], by: "b-bbbbbb", party: "tr")
    book.undo(["b-bbbbbb:1"], by: "c-cccccc")
    let register = book.opened()
    #expect(register.journal.live == [true, true, true])
    #expect(register.check().map(\.severity) == [.error, .error, .error])
  }

  @Test("E11 a kind nobody knows is kept, listed and sets nothing")
  func unknownKind() {
    var book = Book()
    let text = """
      {"id":"a-aaaaaa:1","at":"2026-02-01T08:00:00.000Z","by":"a","party":null,\
      "do":[{"kind":"agenda-set","target":"commitment/pump","payload":{"x":[1.50]},"after":[]}]}
      """
    book.add(text)
    let register = book.opened()
    #expect(register.status("pump") == .notStarted)
    #expect(register.journal.history(of: .commitment("pump")) == [0])
    #expect(register.journal.events[0].changes[0].payload.kind == "agenda-set")
    #expect(register.check().map(\.severity) == [.note])
    #expect(register.journal.events[0].line.text == text)
  }

  @Test(
    "E11 a status of a later version sets nothing, and links the chain",
    arguments: ["paused", "done", "reported-done"])
  func unknownStatus(_ status: String) {
    var book = Book()
    let first = book.set(.inProgress)
    let second = book.write(
      .unknown(kind: "status-set", ["status": .string(status)]), on: .commitment("pump"),
      after: [first], by: "b-bbbbbb")
    #expect(book.opened().status("pump") == .inProgress)
    #expect(book.opened().state("pump").delivery.ids == [first])
    book.set(.suspended, after: [second], by: "c-cccccc")
    let register = book.opened()
    #expect(register.state("pump").delivery.ids == ["c-cccccc:1"])
    #expect(!register.flags("pump").contains(.contested))
  }

  @Test("E11 a target that is not there is kept, listed, and applied once it is")
  func absentTarget() {
    var book = Book()
    book.report("dam")
    let register = book.opened()
    #expect(register.check().map(\.severity) == [.note])
    #expect(register.states[.commitment("dam")]?.delivery.ids == ["a-aaaaaa:1"])
    book.register.items.insert(SmallRegister.item("dam"), at: 0)
    #expect(book.opened().status("dam") == .reportedDone)
  }

  @Test("E11 one new event folds its own targets only")
  func ownTargetsOnly() {
    var book = Book(SmallRegister([SmallRegister.item("pump"), SmallRegister.item("well")]))
    let first = book.report("pump")
    var register = book.opened()
    book.report("well")
    #expect(register.take([book.lines[1]]).rows == [1])
    book.undo([first])
    #expect(register.take([book.lines[2]]).rows == [0])
    #expect(register.take([book.lines[2]]).rows == [])
  }
}
