import JSON
import Model
import TestSupport
import Testing

/// What copies of a file had each in another way, until somebody says which it is to be.
@Suite struct ProposedTests {
  private static let contested: JSONValue = [
    "title": ["Alpha", "Beta"], "status": ["in-progress", "suspended"],
  ]

  private var book: Book {
    var small = SmallRegister([
      SmallRegister.item("pump", ["contested": Self.contested]), SmallRegister.item("weir"),
    ])
    small.meetings = [
      [
        "id": "first", "title": "First", "short": "1", "kind": "session", "state": "tentative",
        "contested": ["state": ["confirmed", "postponed"]],
      ]
    ]
    small.sources = [
      ["id": "minutes", "short": "Minutes", "paragraphs": 9, "contested": ["author": [nil, "B"]]]
    ]
    return Book(small)
  }

  private func told(_ register: Register) -> [String] {
    register.findings().filter { $0.kind == .contested }.map {
      "\(register.id(of: $0) ?? "-"): \(register.words(of: $0))"
    }
  }

  @Test func aFindingEach() {
    let register = book.opened()
    #expect(register.flags("pump").contains(.contested))
    #expect(!register.flags("weir").contains(.contested))
    #expect(register.flags(of: register.target(ofMeeting: "first")).contains(.contested))
    #expect(!register.findings().contains { $0.kind == .unknownMember })
    #expect(
      told(register) == [
        "-: found “author” contested: none or B, expected one of them, and “contested” without it",
        """
        pump: status: not started (agreed before) or in progress (a copy of the file) or \
        suspended (a copy of the file), the first counts for now
        """,
        """
        pump: title: Title of pump (agreed before) or Alpha (a copy of the file) or Beta \
        (a copy of the file), the first counts for now
        """,
        """
        first: state: tentative (agreed before) or confirmed (a copy of the file) or postponed \
        (a copy of the file), the first counts for now
        """,
      ])
    #expect(register.disagreements.count == 3)
    #expect(register.disagreements.allSatisfy { $0.sides[0].counts })
  }

  @Test("an event that sets the field settles it, and its undoing opens it again")
  func settled() throws {
    var book = book
    let set = book.write(
      .fieldSet(name: "title", value: "Beta"), on: .commitment("pump"), after: [],
      was: "Title of pump")
    #expect(
      book.opened().contestedFields(.commitment("pump")) == [.delivery])
    book.set(.suspended, after: [])
    let register = book.opened()
    #expect(!register.flags("pump").contains(.contested))
    #expect(told(register).count == 2)
    book.undo([set])
    #expect(book.opened().flags("pump").contains(.contested))
  }

  @Test("the same value may be said again, so as to settle it")
  func theSameValue() throws {
    let register = book.opened()
    let row = register.at("pump")
    let actor = Actor(person: "anna")
    let title = try #require(Member.named("title"))
    let again = try register.set(
      [row], [MemberValue(title, "Title of pump")], by: actor)
    #expect(again.changes.count == 1)
    let status = try register.setStatus([row], to: .notStarted, by: actor)
    #expect(status.changes.first?.was == "not-started")
    #expect(
      register.claimants(.commitment("pump"), .member("title")).map(\.value)
        == [.json("Title of pump"), .json("Alpha"), .json("Beta")])
    let settled = try register.settle(
      .commitment("pump"), .member("title"), on: .json("Beta"), by: actor)
    #expect(settled.changes.first?.was == "Title of pump")
    var taken = register
    _ = taken.take([
      Event.Line(
        settled.line(
          id: EventID(writer: "a-aaaaaa", sequence: 1), at: moment("2026-02-01T08:00:00.000Z")))
    ])
    #expect(taken.contestedFields(.commitment("pump")) == [.delivery])
    #expect(!taken.flags("pump").contains(.drift))
    #expect(taken.index.title(row) == "Beta")
  }

  @Test("what only a hand can put right says so")
  func byHand() {
    let small = SmallRegister([
      SmallRegister.item(
        "pump", ["contested": ["id": [nil, "pump"], "claims": [[], [["x": 1]]]]])
    ])
    let register = small.open()
    let found = register.findings().filter { $0.kind == .contested }
    #expect(found.count == 2)
    for finding in found {
      #expect(register.fix(of: finding).text.contains("out of “contested” there"))
    }
    #expect(
      register.contests(.commitment("pump")).last?.words
        == "id: changed (a copy of the file) or taken out (a copy of the file), the first counts for now"
    )
    #expect(register.claimants(.commitment("pump"), .member("id")).isEmpty)
  }

  @Test func notTheForm() {
    for odd: JSONValue in [3, ["title"], ["title": "Alpha"]] {
      let register = SmallRegister([SmallRegister.item("pump", ["contested": odd])]).open()
      #expect(register.check().contains { $0.kind == .wrongKind }, "\(odd)")
    }
    let one = SmallRegister([SmallRegister.item("pump", ["contested": ["title": ["Alpha"]]])])
    #expect(!one.open().flags("pump").contains(.contested), "one proposal is no dispute")
    #expect(one.open().check().isEmpty)
  }

  @Test("a new opening balance is made when it is settled, and forgets it")
  func newOpening() throws {
    var book = book
    book.register.meetings = []
    #expect(throws: NewOpeningRefusal.self) { try book.opened().newOpening() }
    book.write(
      .fieldSet(name: "title", value: "Beta"), on: .commitment("pump"), after: [],
      was: "Title of pump")
    book.set(.suspended, after: [])
    let files = try book.opened().newOpening()
    let register = Register(files: files, today: Samples.today)
    #expect(register.object(register.at("pump"))?["contested"] == .null)
    #expect(register.index.title(register.at("pump")) == "Beta")
    #expect(!register.flags("pump").contains(.contested))
  }
}
