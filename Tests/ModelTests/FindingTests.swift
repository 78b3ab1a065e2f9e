import Check
import Entities
import JSON
import Journal
import Register
import Summary
import TestSupport
import Testing

/// What the check says the record lacks: each finding where it is due, and nowhere else.
@Suite struct FindingTests {
  private func kinds(_ register: Register, about: Finding.About? = nil) -> [Finding.Kind] {
    register.findings().filter { about == nil || $0.about == about }.map(\.kind)
  }

  private func kinds(_ members: [String: JSONValue]) -> [Finding.Kind] {
    kinds(sourced(SmallRegister.item("pump", members)).open)
  }

  /// Claims of one source and of two.
  private static let one: JSONValue = [claim("one")]
  private static let two: JSONValue = [claim("one"), claim("two")]

  private static func claim(_ source: String) -> JSONValue {
    ["source": .string(source), "paragraph": 1, "text": "It is said", "kind": "stated"]
  }

  /// An item that lacks nothing.
  private static let whole: [String: JSONValue] = [
    "due": ["edtf": "2027"], "doneWhen": "It runs", "claims": two,
  ]

  private struct Sourced {
    var small: SmallRegister
    var tensions: JSONValue = []

    var open: Register {
      var files = small.files
      files[.tensions] = Bytes(tensions.compact)
      return Register(files: files, today: Samples.today)
    }
  }

  private func sourced(_ items: JSONValue...) -> Sourced {
    var small = SmallRegister(items)
    small.sources = ["one", "two"].map { id in
      ["id": .string(id), "short": .string(id), "paragraphs": 3]
    }
    return Sourced(small: small)
  }

  @Test func nothingLacksNothing() {
    #expect(kinds(FindingTests.whole).isEmpty)
  }

  static let lacking: [(String, [String: JSONValue], [Finding.Kind])] = [
    ("owner", ["owedBy": []], [.noOwner]),
    ("owner of what binds nobody", ["owedBy": [], "strength": "discussed"], []),
    ("source", ["claims": []], [.noSource]),
    ("second source", ["claims": one], [.singleSource]),
    ("date", ["due": nil], [.noDate]),
    ("date of what recurs", ["due": nil, "recurs": true], []),
    ("date of what binds nobody", ["due": nil, "strength": "position"], []),
    ("acceptance test", ["doneWhen": nil], [.noTest]),
    ("acceptance test of what is over", ["doneWhen": nil, "status": "withdrawn"], []),
    ("report", ["due": ["edtf": "2026-03"]], [.noReport]),
    ("evidence", ["status": "done"], [.noEvidence]),
    ("nothing, with evidence", ["status": "done", "evidence": ["Minutes"]], []),
    (
      "nothing that a follow-up needs",
      ["strength": "follow-up", "owedBy": [], "owedTo": [], "claims": []], []
    ),
  ]

  @Test(arguments: lacking)
  func eachLack(name: String, members: [String: JSONValue], expected: [Finding.Kind]) {
    let all = FindingTests.whole.merging(members) { $1 }
    #expect(kinds(all) == expected, "\(name)")
  }

  @Test func meetings() {
    var register = sourced(SmallRegister.item("pump", FindingTests.whole))
    func meeting(_ id: String, _ state: String, _ date: String?, _ claims: JSONValue) -> JSONValue {
      [
        "id": .string(id), "title": "A session", "short": "s", "kind": "session",
        "state": .string(state), "date": date.map { ["edtf": .string($0)] } ?? nil,
        "claims": claims,
      ]
    }
    register.small.meetings = [
      meeting("held", "held", "2026-03-02", FindingTests.one),
      meeting("said", "confirmed", "2026-12-02", []),
      meeting("past", "tentative", "2026-03", FindingTests.one),
      meeting("projected", "projected", "2027-03", []),
      meeting("undated", "tentative", nil, []),
    ]
    let open = register.open
    #expect(kinds(open) == [.heldUnknown, .noDateSource])
    #expect(kinds(open, about: .meeting("past")) == [.heldUnknown])
    #expect(kinds(open, about: .meeting("said")) == [.noDateSource])
  }

  @Test func figures() throws {
    var register = sourced(SmallRegister.item("pump", FindingTests.whole))
    register.small.indicators = [
      [
        "id": "level", "title": "Level", "short": "level", "measures": "level", "unit": "m",
        "frequency": "year",
        "periods": [
          ["period": "2023", "actual": 3, "source": "one", "paragraph": 1],
          ["period": "2024", "actual": 4], ["label": "some time", "actual": 5, "source": "one"],
        ],
      ],
      [
        "id": "quiet", "title": "Quiet", "short": "quiet", "measures": "noise", "unit": "dB",
        "periods": [["label": "no date", "target": 20]],
      ],
    ]
    let open = register.open
    #expect(kinds(open, about: .indicator("level")) == [.noSource, .noPeriod, .noReading])
    #expect(
      kinds(open, about: .indicator("quiet")).isEmpty, "a target without a period is no value")
    let due = try #require(open.findings().first { $0.kind == .noReading })
    #expect(open.words(of: due) == "nothing reported for 2025: unknown, not 0")
    #expect(open.fix(of: due).command == "ahd record level VALUE --period 2025 --source SOURCE")
  }

  @Test func tensions() {
    var register = sourced(SmallRegister.item("pump", FindingTests.whole))
    func tension(_ id: String, _ number: Int, _ state: String) -> JSONValue {
      [
        "id": .string(id), "number": .number(String(number)), "title": "They differ",
        "text": "They differ", "state": .string(state),
      ]
    }
    register.tensions = [
      tension("b", 2, "open"), tension("a", 9, "open"), tension("c", 1, "resolved"),
    ]
    let found = register.open.findings()
    #expect(found.map(\.about) == [.tension("b"), .tension("a")])
    #expect(found.allSatisfy { $0.kind == .openTension && $0.severity == .note })
  }

  // MARK: Of the journal

  @Test func contestedOneHandAndWaiting() throws {
    var book = Book(SmallRegister(["pump", "gate", "weir"].map { SmallRegister.item($0) }))
    book.set(.suspended, by: "a-aaaaaa")
    book.set(.withdrawn, by: "b-bbbbbb")
    let report = book.report("gate", party: "pk", evidence: "Photo")
    book.confirm("gate", for: [report], party: "tr")
    book.set(.suspended, "weir", after: ["c-cccccc:7"], by: "b-bbbbbb")
    let open = book.opened()
    #expect(kinds(open, about: .item(0)).contains(.contested))
    #expect(kinds(open, about: .item(1)).contains(.oneHand))
    #expect(kinds(open, about: .item(2)).contains(.waiting))
    #expect(!kinds(open, about: .item(2)).contains(.contested), "waiting is no contest")
    let contest = try #require(open.findings().first { $0.kind == .contested })
    #expect(
      open.words(of: contest)
        == "status: suspended (a-aaaaaa) or withdrawn (b-bbbbbb), the later counts for now")
    #expect(open.fix(of: contest).command == "ahd set pump status STATUS")
    let waiting = try #require(open.findings().first { $0.kind == .waiting })
    #expect(open.fix(of: waiting).text.contains("c-cccccc"))
  }

  /// A contest of a member names both values as a person reads them.
  @Test func contestedMember() throws {
    var book = Book()
    for (writer, date) in [("a-aaaaaa", "2027-03"), ("b-bbbbbb", "2027-33")] {
      book.write(
        .fieldSet(name: "due", value: ["edtf": .string(date)]), on: .commitment("pump"), after: [],
        was: nil, by: writer, party: writer == "a-aaaaaa" ? "pk" : nil)
    }
    let open = book.opened()
    let contest = try #require(open.contests(.commitment("pump")).first)
    #expect(contest.sides.map(\.value) == ["Mar 2027", "Q1 2027"])
    #expect(contest.sides.map(\.who) == ["a-aaaaaa for Party pk", "b-bbbbbb"])
    #expect(contest.sides.map(\.counts) == [false, true])
    #expect(contest.fix.text == "ahd set pump due VALUE says which counts; both stay in the log")
    #expect(
      contest.fix.text { "[\($0)]" }
        == "[settle] says which counts; both stay in the log · ahd set pump due VALUE")
  }

  @Test func aContestedReadingIsTheFiguresOwn() throws {
    var small = SmallRegister()
    small.indicators = [
      ["id": "level", "title": "Level", "short": "level", "measures": "level", "unit": "m"]
    ]
    small.sources = [["id": "one", "short": "One", "paragraphs": 1]]
    var book = Book(small)
    for (writer, value) in [("a-aaaaaa", "3"), ("b-bbbbbb", "4")] {
      book.write(
        .readingSet(.init(period: "2025", source: "one", value: value, obsStatus: "normal")),
        on: .indicator("level"), after: [], by: writer)
    }
    let found = book.opened().findings().filter { $0.kind == .contested }
    #expect(found.map(\.about) == [.indicator("level")])
    let fix = try #require(found.first.map(book.opened().fix))
    #expect(fix.command == "ahd record level VALUE --period 2025 --source one")
  }

  // MARK: Order and places

  @Test func errorsComeFirstAndKindsStayTogether() {
    var files = sourced(
      SmallRegister.item("pump"), SmallRegister.item("gate"),
      SmallRegister.item("weir", ["status": "almost"]), SmallRegister.item("lock")
    ).small.files
    files[.tensions] = nil
    let found = Register(files: files, today: Samples.today).findings()
    let ranks = found.map { finding in
      let severities: [Problem.Severity] = [.error, .warning, .note]
      let severity = severities.firstIndex(of: finding.severity) ?? 9
      return severity * 1000 + (Finding.Kind.allCases.firstIndex(of: finding.kind) ?? 999)
    }
    #expect(ranks == ranks.sorted())
    #expect(found.filter { $0.kind == .noDate }.compactMap(\.row) == [0, 1, 2])
  }

  @Test func everyFindingOfTheFilesHasItsPlace() throws {
    let register = Samples.register
    let found = register.findings()
    for (finding, place) in zip(found, register.places(of: found)) {
      let place = try #require(place, "\(finding)")
      let file = try #require(RegisterFile.allCases.first { $0.fileName == place.file })
      let bytes = try #require(Samples.bundled[file])
      let line = try #require(place.position?.line)
      let lines = bytes.string(0..<bytes.count).split(
        separator: "\n", omittingEmptySubsequences: false)
      let id = try #require(register.id(of: finding))
      let near = lines[(line - 1)...].prefix(3).joined()
      #expect(near.contains("\"id\": \"\(id)\""), "\(place.words) \(id)")
    }
  }

  @Test func anAddedItemHasItsJournalLine() throws {
    var book = Book()
    book.write(.added(SmallRegister.item("sluice")), on: .commitment("sluice"))
    let register = book.opened()
    let found = register.findings().filter { $0.row == 1 && $0.kind == .noSource }
    let place = try #require(register.places(of: found).first ?? nil)
    #expect(place.words == "journal/a-aaaaaa.jsonl:1:1")
  }

  @Test func aProblemInsideAnItemNamesTheItem() throws {
    let register = sourced(SmallRegister.item("pump", ["colour": "red"])).open
    let unknown = try #require(register.findings().first { $0.kind == .unknownMember })
    #expect(register.id(of: unknown) == "pump")
    #expect(
      !register.findings(isWhole: false).contains { $0.kind == .unknownMember },
      "only reading the item to its end shows it")
  }

  /// Every kind has words of its own, and a fix that says something.
  @Test func kindsAreToldApart() {
    let words = Finding.Kind.allCases.map(\.words)
    #expect(Set(words).count == words.count)
    #expect(words.allSatisfy { !$0.isEmpty && !$0.contains("-") })
  }
}
