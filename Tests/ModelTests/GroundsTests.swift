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
