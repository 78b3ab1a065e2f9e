import Check
import Dates
import Entities
import JSON
import Journal
import Register
import TestSupport
import Testing

/// What the files say and no claim bears out is found, each where it stands and nowhere else.
@Suite struct UnfoundedTests {
  private static func claim(
    _ paragraph: Int = 1, kind: String = "stated", quote: String? = nil
  ) -> JSONValue {
    [
      "source": "note", "paragraph": .number(String(paragraph)), "text": "It is said",
      "kind": .string(kind), "quote": quote.map(JSONValue.string) ?? .null,
    ]
  }

  private static func small(_ items: JSONValue...) -> SmallRegister {
    var small = SmallRegister(items)
    small.sources = [
      ["id": "note", "short": "Note", "paragraphs": 9, "date": ["edtf": "2026-03-10"]]
    ]
    return small
  }

  private func found(_ register: Register) -> [Unfounded] {
    register.findings().compactMap { finding in
      if case .unfounded(let unfounded) = finding.fact { unfounded } else { nil }
    }
  }

  private func found(item members: [String: JSONValue]) -> [Unfounded] {
    found(Self.small(SmallRegister.item("pump", members)).open())
  }

  private func found(meeting members: [String: JSONValue]) -> [Unfounded] {
    var small = Self.small()
    let meeting: [String: JSONValue] = [
      "id": "talks", "title": "Talks", "short": "Talks", "kind": "talks", "state": "held",
    ]
    small.meetings = [
      .object(meeting.merging(members) { $1 }.map { JSONMember(key: $0.key, value: $0.value) })
    ]
    return found(small.open())
  }

  @Test func ownersThatAreOnlyInferred() {
    let inferred: JSONValue = [Self.claim(kind: "inferred")]
    #expect(found(item: ["owedBy": ["pk"], "owedTo": [], "claims": inferred]) == [.owners(["pk"])])
    #expect(
      found(item: ["owedBy": ["pk"], "owedTo": [], "inferred": ["pk"], "claims": inferred]) == [])
    #expect(found(item: ["owedBy": ["pk"], "owedTo": [], "claims": [Self.claim()]]) == [])
  }

  @Test func datesOnWhoseWords() {
    let due: JSONValue = ["edtf": "2026-04", "basis": "stated", "text": "by April"]
    #expect(
      found(item: [
        "owedBy": [], "owedTo": [], "due": due, "claims": [Self.claim(kind: "inferred")],
      ])
        == [.date])
    #expect(found(item: ["due": due, "claims": [Self.claim()]]) == [.unquoted("by April")])
    #expect(found(item: ["due": due, "claims": [Self.claim(quote: "to be ready by April")]]) == [])
    let projected: JSONValue = ["edtf": "2026-04", "basis": "projected", "text": "April"]
    #expect(found(item: ["due": projected, "claims": [Self.claim()]]) == [])
  }

  /// Letters that only look alike are other words.
  @Test func quotationsAreComparedByTheirBytes() {
    let due: JSONValue = ["edtf": "2026-04", "text": "caf\u{e9}"]
    #expect(
      found(item: ["due": due, "claims": [Self.claim(quote: "cafe\u{301}")]])
        == [.unquoted("caf\u{e9}")])
  }

  @Test func quotationsOfMoreThanEightWords() {
    let nine = "one two three four five six seven eight nine"
    #expect(found(item: ["claims": [Self.claim(quote: nine)]]) == [.longQuote(nine)])
    #expect(
      found(item: ["claims": [Self.claim(quote: String(nine.dropLast(5)))]]) == [])
  }

  @Test func decisionsPointsAndThoseWhoAttended() {
    var small = Self.small()
    small.meetings = [
      [
        "id": "talks", "title": "Talks", "short": "Talks", "kind": "talks", "state": "held",
        "hostBasis": "stated", "host": "pk", "agenda": [["text": "Dam"]],
        "decisions": [["text": "Build it"], ["text": "Pay", "claims": [Self.claim()]]],
      ]
    ]
    #expect(
      found(small.open()) == [.decision("Build it"), .point("Dam"), .host])
  }

  @Test func heldAfterEverySource() throws {
    let told = try #require(Day("2026-03-10"))
    func held(_ edtf: String) -> [Unfounded] {
      found(meeting: ["date": ["edtf": .string(edtf)], "claims": [Self.claim()]])
    }
    #expect(held("2026-03-10") == [])
    #expect(held("2026-03") == [.tooLate(last: try #require(Day("2026-03-31")), told: told)])
  }

  @Test func referencesAndLinksWithoutAReason() {
    var small = Self.small(SmallRegister.item("pump", ["claims": [Self.claim(2)]]))
    small.tensions = [
      [
        "id": "t1", "title": "One or two", "text": "One or two", "state": "open",
        "refs": [["source": "note", "paragraph": 1], ["source": "note", "paragraph": 3]],
        "commitments": ["pump"], "claims": [Self.claim(1)],
      ]
    ]
    #expect(
      found(small.open())
        == [.reference(Reference(source: "note", paragraph: 3)), .link("pump")])
  }

  /// Who recorded it, and when, stands in the journal: the files are asked for what they say alone.
  @Test func whatEventsSetIsNotAsked() {
    let due: JSONValue = ["edtf": "2026-04", "text": "by April"]
    var book = Book(Self.small(SmallRegister.item("pump", ["claims": [Self.claim()]])))
    book.write(.fieldSet(name: "due", value: due), on: .commitment("pump"), after: [])
    #expect(found(book.opened()) == [])
  }
}
