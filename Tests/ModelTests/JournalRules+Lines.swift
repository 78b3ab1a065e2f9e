import Check
import Entities
import JSON
import Journal
import Register
import TestSupport
import Testing

/// E1, E2, E5: lines, writers and ids.
extension JournalRules {
  @Test("E1 one action is one line: a bulk act is whole or absent, and undone as one")
  func bulkLine() {
    var book = Book(SmallRegister([SmallRegister.item("pump"), SmallRegister.item("well")]))
    let both = book.write(
      ["pump", "well"].map {
        Change(.reported(on: nil, evidence: nil), on: .commitment($0), after: [])
      })
    let reported = book.opened()
    #expect(reported.status == [.reportedDone, .reportedDone])
    book.undo([both])
    #expect(book.opened().status == [.notStarted, .notStarted])
  }

  @Test("E1 a line is at most 16 MB")
  func longLine() {
    let text = String(repeating: "x", count: Event.longestLine)
    var journal = Journal()
    guard case .unreadable(.tooLong(let bytes)) = journal.add(Event.Line("{\"\(text)\":1}")) else {
      Issue.record("a line of more than 16 MB was read")
      return
    }
    #expect(bytes == Event.longestLine + 6)
  }

  @Test(
    "E1 decimals keep their text",
    arguments: ["1.50", "0.1", "1e400", "-0", "12345678901234567890"])
  func decimals(_ number: String) {
    var book = Book()
    let payload = Payload.readingSet(
      .init(period: "2026", source: "s", value: number, obsStatus: "normal"))
    book.write(payload, on: .indicator("level"), after: [])
    let field = book.opened().states[.indicator("level")]?.fields.values.first
    guard case .reading(let reading)? = field?.value else {
      Issue.record("no reading")
      return
    }
    #expect(reading.value == number)
    #expect(book.lines[0].text.contains("\"value\":\(number),"))
  }

  @Test(
    "E1 a line without one of its members is no event",
    arguments: ["id", "at", "by", "party", "do"])
  func missingMember(_ member: String) throws {
    let whole: JSONValue = [
      "id": "a-aaaaaa:1", "at": "2026-02-01T08:00:00.000Z", "by": "a", "party": nil,
      "do": [["kind": "note-added", "target": "register", "payload": ["text": "x"]]],
    ]
    #expect(throws: Never.self) { try Event(Event.Line(whole.compact)) }
    let members = (whole.object ?? []).filter { $0.key != member }
    #expect(throws: UnreadableLine.member(member)) {
      try Event(Event.Line(JSONValue.object(members).compact))
    }
  }

  @Test("E1 unknown members of a line are kept")
  func unknownMembers() {
    var book = Book()
    let text = """
      {"id":"a-aaaaaa:1","at":"2026-02-01T08:00:00.000Z","by":"a","party":null,"mood":"good",\
      "do":[{"kind":"note-added","target":"commitment/pump","payload":{"text":"x","ink":"red"},"x":1}]}
      """
    book.add(text)
    let register = book.opened()
    #expect(register.state("pump").notes.map(\.text) == ["x"])
    #expect(register.journal.events[0].line.text == text)
  }

  @Test(
    "E2 the writer begins with the login: lower-cased, a-z and 0-9 only, at most 16, else user",
    arguments: [
      ("Desk", "desk"), ("ayşe.yılmaz", "ayeylmaz"), ("عہد", "user"), ("", "user"),
      ("-_.", "user"), ("abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnop"), ("A1", "a1"),
    ])
  func login(_ login: String, _ part: String) {
    #expect(EventID.loginPart(login) == part)
    #expect(EventID.isWriter("\(part)-k7q2md"))
  }

  @Test(
    "E2 what is no writer",
    arguments: [
      "", "desk", "desk-", "-k7q2md", "desk-k7q2m", "desk-k7q2mdd", "Desk-k7q2md",
      "de sk-k7q2md", "desk-k7q2-md", "abcdefghijklmnopq-k7q2md", "desk-k7q2mİ",
    ])
  func noWriter(_ text: String) { #expect(!EventID.isWriter(text)) }

  @Test(
    "E5 an id is writer, colon and sequence, with the hash of the line where two share it",
    arguments: [
      "desk-k7q2md:1", "desk-k7q2md:17", "d-000000:999999999999999",
      "desk-k7q2md:17#0123456789abcdef",
    ])
  func id(_ text: String) { #expect(EventID(text)?.text == text) }

  @Test(
    "E5 what is no id",
    arguments: [
      "", "desk-k7q2md", "desk-k7q2md:", "desk-k7q2md:0", "desk-k7q2md:017",
      "desk-k7q2md:-1", "desk-k7q2md:+1", "desk-k7q2md:1#", "desk-k7q2md:1#0123456789ABCDEF",
      "desk-k7q2md:1#0123456789abcde", "desk-k7q2md:1000000000000000", "desk-k7q2md:1:2",
    ])
  func noID(_ text: String) { #expect(EventID(text) == nil) }

  @Test("E5 the hash is 64-bit FNV-1a in 16 hex digits")
  func hash() {
    #expect(hex16(fnv1a("".utf8)) == "cbf29ce484222325")
    #expect(hex16(fnv1a("a".utf8)) == "af63dc4c8601ec8c")
    #expect(hex16(fnv1a("foobar".utf8)) == "85944171f73967e8")
    #expect(hex16(5) == "0000000000000005")
  }

  @Test("E5 identical lines count once, whatever file they are in")
  func identicalLines() {
    var book = Book()
    book.report(party: "pk")
    let text = book.lines[0].text
    book.add(text, file: "a-aaaaaa (copy).jsonl")
    let register = book.opened()
    #expect(register.journal.events.count == 1)
    #expect(register.report("pump")?.words.count == 1)
    #expect(register.check().isEmpty)
  }

  @Test("E5 the same id with different text: both count, each with its hash, and check says error")
  func sameID() throws {
    var book = Book(SmallRegister([SmallRegister.item("pump"), SmallRegister.item("well")]))
    book.report("pump")
    book.write(
      [Change(.reported(on: nil, evidence: nil), on: .commitment("well"), after: [])], sequence: 1)
    let register = book.opened()
    #expect(register.status == [.reportedDone, .reportedDone])
    let ids = register.journal.events.map(\.id.text)
    #expect(ids == book.lines.map { "a-aaaaaa:1#\(hex16($0.hash))" })
    #expect(register.check().map(\.severity) == [.error, .error])
    #expect(
      register.check().map(\.fault)
        == book.lines.map { .journal(.init(file: $0.file, line: $0.number, .sameID("a-aaaaaa:1"))) }
    )
  }

  @Test("E5 a reference to the bare id means both; with its hash, one")
  func bareReference() {
    var book = Book(SmallRegister([SmallRegister.item("pump"), SmallRegister.item("well")]))
    book.report("pump")
    book.write(
      [Change(.reported(on: nil, evidence: nil), on: .commitment("well"), after: [])], sequence: 1)
    var one = book
    book.undo(["a-aaaaaa:1"], by: "b-bbbbbb")
    #expect(book.opened().status == [.notStarted, .notStarted])
    one.undo(["a-aaaaaa:1#\(hex16(one.lines[1].hash))"], by: "b-bbbbbb")
    #expect(one.opened().status == [.reportedDone, .notStarted])
  }

  @Test("E5 a reference with a hash finds its line before the other one has arrived")
  func hashBeforeTwin() {
    var book = Book()
    book.report("pump")
    book.undo(["a-aaaaaa:1#\(hex16(book.lines[0].hash))"], by: "b-bbbbbb")
    let register = book.opened()
    #expect(register.status("pump") == .notStarted)
    #expect(register.check().isEmpty)
  }

  @Test("E5 what two lines of one id added is found under the bare id too")
  func addedTwins() {
    var book = Book(SmallRegister([]))
    book.write(.added(SmallRegister.item("dam")), on: .commitment("dam"))
    book.report(Target("a-aaaaaa:1/1"))
    let lone = book.lines
    book.write([Change(.noteAdded("twin"), on: .register)], sequence: 1)
    #expect(book.opened(lone).status("dam") == .reportedDone)
    #expect(book.opened().status("dam") == .reportedDone)
  }

  @Test("E5 a gap in a sequence is a warning, and so is one at the start")
  func gap() {
    var book = Book()
    for sequence in [2, 3, 6] {
      book.write([Change(.noteAdded("\(sequence)"), on: .register)], sequence: sequence)
    }
    let problems = book.opened().check()
    #expect(problems.map(\.severity) == [.warning, .warning])
    #expect(
      problems.map(\.fault) == [
        .journal(
          .init(
            file: "a-aaaaaa.jsonl", line: 1, .gap(writer: "a-aaaaaa", after: 0, before: 2))),
        .journal(
          .init(
            file: "a-aaaaaa.jsonl", line: 3, .gap(writer: "a-aaaaaa", after: 3, before: 6))),
      ])
  }

  @Test(
    "E6 a line that cannot be read is named, kept as it is and skipped",
    arguments: ["", " ", "{", "[]", "null", "{}", "\0\0\0", "\u{FEFF}{}", "{\"id\":\"a-aaaaaa:1\""])
  func unreadable(_ text: String) {
    var book = Book()
    book.report()
    let line = book.add(text)
    var register = book.register.open()
    let taken = register.take(book.lines)
    #expect(taken.unreadable.map(\.line.number) == [line.number])
    #expect(register.status("pump") == .reportedDone)
    #expect(JournalProblem(file: "x", .unreadable(.member("id"))).severity == .warning)
  }
}

extension Book {
  /// A report of what an event added.
  mutating func report(_ target: Target, by writer: String = "a-aaaaaa") {
    write(.reported(on: nil, evidence: nil), on: target, after: [], by: writer)
  }
}
