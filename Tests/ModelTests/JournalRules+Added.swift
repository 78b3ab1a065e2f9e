import Acts
import Check
import Entities
import JSON
import Journal
import Query
import Register
import Summary
import TestSupport
import Testing

/// E16, E17: added items and readings.
extension JournalRules {
  @Test("E16 later events name an added item by the event that added it")
  func addedIdentity() {
    var book = Book()
    let added = book.write(
      .added(SmallRegister.item("dam", ["title": "Build the dam"])), on: .commitment("dam"))
    book.write(.statusSet(.inProgress), on: .added(added, 1), after: [])
    let register = book.opened()
    #expect(register.count == 2)
    #expect(register.status("dam") == .inProgress)
    #expect(register.target(of: 1) == .added(added, 1))
    #expect(register.index.title(1) == "Build the dam")
    #expect(register.item(1)?.title == "Build the dam")
    book.undo([added])
    #expect(book.opened().count == 1)
  }

  @Test("E16 the second change of a line added what is /2")
  func addedSecond() {
    var book = Book()
    let both = book.write(
      ["dam", "dyke"].map { Change(.added(SmallRegister.item($0)), on: .commitment($0)) })
    book.report(Target("\(both)/2"))
    let register = book.opened()
    #expect(register.status("dam") == .notStarted)
    #expect(register.status("dyke") == .reportedDone)
  }

  @Test("E16 two that claim one slug are slug~writer for good, and the slug is refused")
  func slugTwice() {
    var book = Book()
    let first = book.write(
      .added(SmallRegister.item("dam")), on: .commitment("dam"), by: "a-aaaaaa")
    book.write(.added(SmallRegister.item("dam")), on: .commitment("dam"), by: "b-bbbbbb")
    let register = book.opened()
    let ids = ["dam~a-aaaaaa", "dam~b-bbbbbb"]
    #expect((1..<3).map(register.index.id) == ids)
    #expect((1..<3).map { register.item($0)?.id } == ids)
    #expect(throws: Refusal.ambiguous("dam", ids)) { try register.row(named: "dam") }
    #expect(register.index.row("dam~b-bbbbbb") == 2)
    book.undo([first])
    #expect(book.opened().index.row("dam~b-bbbbbb") == 1)
    #expect(book.opened().index.row("dam") == nil)
  }

  @Test("E16 alone, an added item has its slug; a slug added again after an undo too")
  func slugAlone() throws {
    var book = Book()
    let first = book.write(.added(SmallRegister.item("dam")), on: .commitment("dam"))
    #expect(try book.opened().row(named: "dam") == 1)
    book.undo([first])
    book.write(.added(SmallRegister.item("dam")), on: .commitment("dam"))
    #expect(try book.opened().row(named: "dam") == 1)
  }

  @Test("E16 a slug the file holds stays the file's")
  func slugOfFile() throws {
    var book = Book()
    book.write(.added(SmallRegister.item("pump")), on: .commitment("pump"))
    let register = book.opened()
    #expect(try register.row(named: "pump") == 0)
    #expect(register.index.id(1) == "pump~a-aaaaaa")
  }

  @Test("E16 an added item that is not valid is kept, told, and shows nowhere")
  func addedInvalid() {
    var book = Book()
    book.write(
      .added(SmallRegister.item("dam", ["status": "paused"])), on: .commitment("dam"))
    let register = book.opened()
    #expect(register.count == 1)
    #expect(register.journal.events.count == 1)
    #expect(register.check().map(\.severity) == [.warning])
  }

  @Test("E16 added items are found, counted and ordered like the others")
  func addedIsFound() {
    var book = Book()
    book.write(
      .added(SmallRegister.item("dam", ["title": "Über den Damm", "due": ["edtf": "2026-03"]])),
      on: .commitment("dam"))
    let register = book.opened()
    var filter = Filter()
    filter.text = "uber"
    #expect(register.select(filter) == [1])
    #expect(register.flags("dam").contains(.overdue))
    #expect(Order(register).rows == [1, 0])
  }

  @Test("a field set to what does not fit is kept and told, and spoils no other field")
  func fieldInvalid() {
    var book = Book()
    book.write(.fieldSet(name: "domains", value: "none"), on: .commitment("pump"), after: [])
    book.write(.fieldSet(name: "title", value: "New"), on: .commitment("pump"), after: [])
    book.write(.fieldSet(name: "strength", value: "iron"), on: .commitment("pump"), after: [])
    let register = book.opened()
    #expect(register.index.title(0) == "New")
    #expect(register.item(0)?.strength == .pledge)
    #expect(register.check().map(\.severity) == [.warning, .warning])
  }

  @Test("a changed field is found, ordered and shown in its new form, and back after an undo")
  func fieldChanged() {
    var book = Book(
      SmallRegister([SmallRegister.item("pump", ["title": "Yak"]), SmallRegister.item("well")]))
    let change = book.write(
      .fieldSet(name: "title", value: "Ant"), on: .commitment("pump"), after: [])
    var register = book.opened()
    #expect(register.index.title(0) == "Ant")
    func found(_ text: String) -> [Int32] {
      var filter = Filter()
      filter.text = text
      return register.select(filter)
    }
    #expect(found("ant") == [0])
    #expect(found("yak") == [])
    #expect(Order(register).rows == [0, 1])
    book.undo([change])
    _ = register.take(book.lines)
    #expect(register.index.title(0) == "Yak")
    #expect(found("ant") == [])
    #expect(found("yak") == [0])
    #expect(Order(register).rows == [1, 0])
  }

  @Test(
    "E17 a period has one spelling however typed",
    arguments: [
      ("2026", "2026"), ("2026-03", "2026-03"), ("Q1 2026", "2026-33"), ("2026-Q1", "2026-33"),
      ("2026-33", "2026-33"), ("2026-01/2026-03", "2026-33"), ("Mar 2026", "2026-03"),
      ("2026-01/2026-12", "2026"),
    ])
  func period(_ typed: String, _ canonical: String) {
    let json: JSONValue = ["period": .string(typed), "source": "s", "value": 1]
    #expect(Payload(kind: "reading-set", json).reading?.period == canonical)
  }

  private func reading(_ period: String, _ source: String, _ value: String?) -> Payload {
    .readingSet(.init(period: period, source: source, value: value, obsStatus: "normal"))
  }

  private func level() -> Book {
    var small = SmallRegister()
    small.indicators = [
      ["id": "level", "title": "Level", "short": "level", "measures": "level", "unit": "cm"]
    ]
    return Book(small)
  }

  private func lines(_ book: Book) -> [String] {
    let register = book.opened()
    return register.figures[0].lines.map {
      "\($0.period) \($0.source ?? "-") \($0.actual?.text ?? "?")\($0.isContested ? " ≠" : "")"
    }
  }

  @Test("E17 readings of different sources stand side by side, never summed")
  func sideBySide() {
    var book = level()
    book.write(reading("2026", "one", "4.50"), on: .indicator("level"), after: [])
    book.write(reading("2026", "two", "5"), on: .indicator("level"), after: [], by: "b-bbbbbb")
    #expect(lines(book) == ["2026 one 4.50", "2026 two 5"])
  }

  @Test("E17 a correction is after the corrected one; two unseen by each other are contested")
  func correction() {
    var book = level()
    let first = book.write(reading("2026", "one", "4"), on: .indicator("level"), after: [])
    book.write(reading("2026", "one", "5"), on: .indicator("level"), after: [first])
    #expect(lines(book) == ["2026 one 5"])
    book.write(
      reading("2026", "one", "6"), on: .indicator("level"), after: [first], by: "b-bbbbbb")
    #expect(lines(book) == ["2026 one 5 ≠", "2026 one 6 ≠"])
  }

  @Test("E17 an unknown value is unknown, not 0")
  func unknownReading() {
    var book = level()
    book.write(reading("2026", "one", nil), on: .indicator("level"), after: [])
    #expect(lines(book) == ["2026 one ?"])
  }
}
