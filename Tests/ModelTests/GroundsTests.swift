import Acts
import Check
import Entities
import JSON
import Journal
import Register
import Summary
import TestSupport
import Testing

/// What came of an item, by whom and since when, is told of what it rests on.
@Suite struct GroundsTests {
  /// Who completed it, not who reported it.
  @Test func doneIsOfTheWordThatCompletedIt() {
    var book = Book()
    let report = book.report(by: "a-aaaaaa", person: "aylin", party: "pk", evidence: "List")
    book.confirm(for: [report], by: "b-bbbbbb", person: "bilal", party: "tr")
    let register = book.opened()
    let row = register.at("pump")
    #expect(register.status[row] == .done)
    #expect(register.deliveryEvent(row).map { register.journal.events[$0].by } == "bilal")
    #expect(register.statusDay(row) != register.item(row)?.statusDate)
    #expect(register.detail(row).statusSince.hasSuffix("by bilal"))
  }

  /// A reading of its figure is something recorded on an item.
  @Test func aReadingIsRecordedOnItsItem() {
    var small = SmallRegister()
    small.rhythm = "FREQ=MONTHLY;INTERVAL=1"
    small.indicators = [
      [
        "id": "level", "title": "Level", "short": "level", "measures": "level", "unit": "m",
        "commitment": "pump",
      ]
    ]
    var book = Book(small)
    #expect(book.opened().flags("pump").contains(.stale))
    book.write(
      .readingSet(.init(period: "2026", source: "A note", value: "3", obsStatus: "provisional")),
      on: .indicator("level"), after: [], at: "2026-11-20T08:00:00.000Z")
    #expect(!book.opened().flags("pump").contains(.stale))
  }

  /// A decision of a session about an item is something recorded of it, until it is undone.
  @Test func aDecisionIsRecordedOnItsItem() {
    var small = SmallRegister()
    small.rhythm = "FREQ=MONTHLY;INTERVAL=1"
    small.meetings = [
      [
        "id": "second", "title": "Second session", "short": "Second", "kind": "session",
        "state": "tentative",
      ]
    ]
    var book = Book(small)
    let meeting = Target("meeting/second")
    var register = book.opened()
    #expect(register.flags("pump").contains(.stale))
    let decision = book.write(
      .decided("Buy a pump", about: "commitment/pump"), on: meeting,
      at: "2026-11-20T08:00:00.000Z")
    _ = register.take(book.lines)
    #expect(!register.flags("pump").contains(.stale))
    #expect(!book.opened().flags("pump").contains(.stale))
    book.undo([decision])
    _ = register.take(book.lines)
    #expect(register.flags("pump").contains(.stale))
  }

  /// An item that promised a session says that it was held, where nobody has reported the item.
  @Test func anItemSaysThatItsSessionWasHeld() throws {
    var register = Register(files: Samples.bundled, today: Samples.today)
    let row = register.at("hold-first-session")
    #expect(register.statusWords(row, style: .long) == "not started, nothing reported")
    var change = SessionChange()
    change.date = "18 Dec 2025"
    let draft = try register.hold("jwg-session-01", change, by: Actor(person: "desk"))
    let line = draft.line(
      id: EventID(writer: "a-aaaaaa", sequence: 1), at: moment("2026-11-20T08:00:00.000Z"))
    _ = register.take([Event.Line(line, file: "a-aaaaaa.jsonl", number: 1)])
    #expect(register.statusWords(row, style: .long) == "not reported, Session 1 held")
    #expect(register.statusWords(row) == "no report")
  }

  /// One person who types all words is asked about, until each word names a document; it is no
  /// dispute either way.
  @Test(arguments: [nil, "Letter"] as [String?])
  func oneTypistIsAskedWhereNoDocumentIsNamed(evidence: String?) {
    var book = Book()
    let report = book.report(person: "aylin", party: "pk", evidence: "List")
    book.confirm(for: [report], person: "aylin", party: "tr", evidence: evidence)
    let register = book.opened()
    #expect(register.findings().contains { $0.kind == .oneHand } == (evidence == nil))
    #expect(register.disagreements.filter(\.isInDispute).isEmpty)
  }
}
