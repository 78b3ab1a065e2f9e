import Acts
import Check
import Entities
import Interchange
import JSON
import Journal
import Register
import Summary
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
        "minutes: author: none (a copy of the file) or B (a copy of the file), the first counts for now",
      ])
    #expect(register.disagreements.count == 4)
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
    #expect(
      found.map { register.fix(of: $0).text } == [
        "in commitments.json, give “claims” the value that counts, and take “claims” out of its “contested”",
        "in commitments.json, keep it or take it out, and take “id” out of its “contested”",
      ])
    #expect(register.disagreements.allSatisfy { $0.field == nil }, "no event settles it")
    #expect(
      register.contests(.commitment("pump")).last?.words
        == "id: changed (a copy of the file) or taken out (a copy of the file), the first counts for now"
    )
    #expect(register.claimants(.commitment("pump"), .member("id")).isEmpty)
  }

  @Test(
    "of register.json, what it lists and sources both sides are told, and where a hand settles it")
  func parts() throws {
    let register = EditedTwice.register
    let parts = register.disagreements.filter { $0.target == nil }
    #expect(
      parts.map { "\(register.subject(of: $0.finding)) \($0.name): \($0.words)" } == [
        """
        Türkiye name: Türkiye (agreed before) or Republic of Türkiye (a copy of the file) or \
        Türkiye Cumhuriyeti (a copy of the file)
        """,
        """
        Pakistan–Türkiye JWG title: Pakistan–Türkiye Joint Working Group (agreed before) or \
        Joint Security Working Group (a copy of the file) or Joint Working Group on Security \
        (a copy of the file)
        """,
        """
        [Long report on the talks, the group and what is to follow] title: \
        [Long report on the talks, the group and what is to follow] (agreed before) or \
        Report on the talks (a copy of the file) or Talks in Ankara (a copy of the file)
        """,
      ])
    #expect(parts.allSatisfy { $0.field == nil && $0.sides.filter(\.counts).count == 1 })
    #expect(
      parts.map(\.fix.text) == [
        "in register.json, give “name” the value that counts, and take “name” out of its “contested”",
        "in register.json, give “title” the value that counts, and take “title” out of its “contested”",
        "in sources.json, give “title” the value that counts, and take “title” out of its “contested”",
      ])
    let places = register.places(of: parts.map(\.finding)).compactMap(\.self)
    #expect(places.map(\.path) == ["$.parties[1]", "$", "$[0]"])
    #expect(places.map(\.file) == ["register.json", "register.json", "sources.json"])
    #expect(places.last?.position == TextPosition(line: 2, column: 3))
  }

  @Test("every contested member of every file is listed once, whatever it is of")
  func everyFile() {
    let register = EditedTwice.register
    let listed = register.disagreements.filter { $0.kind == .contested }
    #expect(
      Set(listed.map { "\(register.id(of: $0.finding) ?? "-") \($0.name)" }) == [
        "- title", "turkiye name", "src-southasiandesk-2025-11-07 title", "train-20-officers title",
        "naqvi-return-visit id", "jwg-session-05 title", "heroin-seized-anf caution", "t1 state",
      ])
    #expect(listed.count == 8)
    #expect(listed.count { $0.field != nil } == 4, "an event settles half of them")
    #expect(register.check().filter { $0.severity == .error }.map(\.words) == [])
  }

  @Test("no event settles what no event sets, though one speaks of it")
  func noEventSettles() {
    var book = Book(
      {
        var small = SmallRegister()
        small.sources = [
          ["id": "minutes", "short": "M", "paragraphs": 9, "contested": ["author": ["A", "B"]]]
        ]
        return small
      }())
    book.write(.fieldSet(name: "author", value: "A"), on: Target("source/minutes"), after: [])
    #expect(told(book.opened()).count == 1)
  }

  @Test("wherever “contested” stands in register.json, and whatever lists have an id in common")
  func anyPlace() {
    var files = SmallRegister().files
    let header: JSONValue = [
      "contested": ["id": ["little", "small"], "short": [nil, "S"]]
    ]
    let domains: JSONValue = [
      ["id": "pk", "title": "D", "short": "D", "contested": ["title": ["D", "E"]]]
    ]
    var whole = SmallRegister()
    whole.domains = domains.array ?? []
    whole.items = []
    files[.commitments] = Bytes("[]")
    files[.register] = Bytes(
      JSONValue.object((header.object ?? []) + (whole.header.object ?? [])).pretty)
    let register = Register(files: files, today: Samples.today)
    #expect(
      told(register) == [
        "pk: title: D (a copy of the file) or E (a copy of the file), the first counts for now",
        "-: id: small (a copy of the file) or little (a copy of the file), the first counts for now",
        """
        -: short: Small (agreed before) or none (a copy of the file) or S (a copy of the file), \
        the first counts for now
        """,
      ])
  }

  @Test("of lists what tells them apart is told")
  func lists() {
    func words(_ held: JSONValue, _ proposed: JSONValue) -> [String] {
      let item = SmallRegister.item("pump", ["claims": held, "contested": ["claims": proposed]])
      var small = SmallRegister([item])
      small.sources = [["id": "s", "short": "S", "paragraphs": 3]]
      return small.open().disagreements.first?.sides.map(\.value) ?? []
    }
    func claim(_ text: String) -> JSONValue {
      ["source": "s", "paragraph": 1, "kind": "stated", "text": .string(text)]
    }
    let (a, b, c) = (claim("A"), claim("B"), claim("C"))
    #expect(words([a], [[a, b], [a, c]]) == ["… nothing more", "… B", "… C"])
    #expect(words([a, b], [[b, a], [a, b]]) == ["A, B", "B, A"], "the order is in dispute")
    #expect(words([], [[a], [b]]) == ["not stated", "A", "B"])
  }

  @Test("what no event can set is not offered to be settled by one")
  func neverSet() {
    let odd: JSONValue = ["delivery": [1, 2], "colour": ["red", "blue"]]
    var small = SmallRegister([SmallRegister.item("pump", ["contested": odd])])
    small.tensions = [
      [
        "id": "depth", "title": "D", "text": "T", "state": "open",
        "contested": ["status": ["done", "open"]],
      ]
    ]
    let open = small.open().disagreements
    #expect(open.map(\.name) == ["colour", "delivery", "status"])
    #expect(open.map { $0.field == nil } == [false, true, true])
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
