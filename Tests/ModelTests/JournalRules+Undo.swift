import Acts
import Entities
import JSON
import Journal
import Register
import TestSupport
import Testing

/// E13: undo and redo.
extension JournalRules {
  private static let me = Actor(person: "me")

  @Test("E13 undo of undo is redo, and undo of redo undoes again")
  func undoOfUndo() {
    var book = Book()
    var last = book.report()
    for turn in 1...5 {
      last = book.undo([last])
      #expect(
        book.opened().status("pump") == (turn.isMultiple(of: 2) ? .reportedDone : .notStarted))
    }
  }

  @Test("E13 two undos of one event: it comes back only when both are undone")
  func twoUndos() {
    var book = Book()
    let report = book.report()
    let first = book.undo([report], by: "a-aaaaaa")
    let second = book.undo([report], by: "b-bbbbbb")
    book.undo([first])
    #expect(book.opened().status("pump") == .notStarted)
    book.undo([second])
    #expect(book.opened().status("pump") == .reportedDone)
  }

  @Test("E13 an undo may name several events")
  func severalAtOnce() {
    var book = Book()
    let first = book.set(.inProgress)
    let second = book.set(.suspended, after: [first])
    book.undo([first, second])
    #expect(book.opened().status("pump") == .notStarted)
    #expect(book.opened().state("pump").delivery.heads.isEmpty)
  }

  @Test("E13 undoing the middle of a chain leaves its end")
  func undoMiddle() {
    var book = Book()
    let first = book.set(.inProgress)
    let second = book.set(.suspended, after: [first], by: "b-bbbbbb")
    book.set(.withdrawn, after: [second], by: "c-cccccc")
    book.undo([second], by: "b-bbbbbb")
    #expect(book.opened().status("pump") == .withdrawn)
    book.undo(["c-cccccc:1"], by: "c-cccccc")
    #expect(book.opened().status("pump") == .inProgress)
  }

  @Test("E13 u offers the last live action of this writer, one after the other")
  func undoable() throws {
    var book = Book()
    let first = book.set(.inProgress)
    let second = book.set(.suspended, after: [first])
    book.write(.noteAdded("x"), on: .register, by: "b-bbbbbb")
    #expect(try undone(book) == [second])
    book.undo([second])
    #expect(try undone(book) == [first])
    book.undo([first])
    #expect(throws: Refusal.undo(.nothingToUndo, what: nil)) { try undone(book) }
  }

  @Test("E13 the opening line is never undone")
  func openingLine() throws {
    var book = Book()
    let opened = book.write(
      .opened(register: "small", format: 1, program: "ahd"), on: .register)
    #expect(throws: Refusal.undo(.nothingToUndo, what: nil)) { try undone(book) }
    let draft = Draft(by: "me", changes: [Change(.undone([opened]), on: .register)])
    #expect(book.opened().refusal(of: draft) != nil)
    book.undo([opened])
    #expect(book.opened().journal.live == [true, true])
  }

  @Test("E13 undo is refused where a live event builds on it, and says what it is")
  func builtUpon() throws {
    var book = Book()
    let first = book.set(.inProgress)
    let second = book.set(.suspended, after: [first], by: "b-bbbbbb")
    let why = Refusal.undo(
      .builtUpon(event: 0, by: 1), what: "Status set to in progress: Title of pump")
    #expect(throws: why) { try undone(book) }
    #expect(why.words.contains("a later change builds on it"))
    book.undo([second], by: "b-bbbbbb")
    #expect(try undone(book) == [first])
  }

  @Test("E13 a word on a report keeps the report from being undone")
  func builtUponByWord() {
    var book = Book()
    let report = book.report()
    book.confirm(for: [report], by: "b-bbbbbb", party: "tr")
    #expect(throws: Refusal.self) { try undone(book) }
  }

  @Test("E13 redo takes back this writer's last undo, until a new action stands")
  func redoable() throws {
    var book = Book()
    let first = book.set(.inProgress)
    let second = book.set(.suspended, after: [first])
    #expect(throws: Refusal.undo(.nothingToRedo, what: nil)) { try redone(book) }
    let undoOfSecond = book.undo([second])
    let undoOfFirst = book.undo([first])
    #expect(try redone(book) == [undoOfFirst])
    book.undo([undoOfFirst])
    #expect(try redone(book) == [undoOfSecond])
    book.write(.noteAdded("new"), on: .register)
    #expect(throws: Refusal.undo(.nothingToRedo, what: nil)) { try redone(book) }
  }

  @Test("E13 after a redo the action can be undone again")
  func undoAfterRedo() throws {
    var book = Book()
    let report = book.report()
    let undo = book.undo([report])
    book.undo([undo])
    #expect(book.opened().status("pump") == .reportedDone)
    #expect(try undone(book) == [report])
  }

  @Test("E13 what is undone already, or not here, is not undone")
  func undoTwice() {
    var book = Book()
    let report = book.report()
    let draft = Draft(by: "me", changes: [Change(.undone([report]), on: .register)])
    #expect(book.opened().refusal(of: draft) == nil)
    book.undo([report])
    #expect(book.opened().refusal(of: draft) != nil)
    let absent = Draft(by: "me", changes: [Change(.undone(["z-zzzzzz:9"]), on: .register)])
    #expect(book.opened().refusal(of: absent) != nil)
  }

  @Test("E13 a bulk line is one undo step")
  func bulkUndo() throws {
    var book = Book(SmallRegister([SmallRegister.item("pump"), SmallRegister.item("well")]))
    let both = book.write(
      ["pump", "well"].map { Change(.statusSet(.inProgress), on: .commitment($0), after: []) })
    #expect(try undone(book) == [both])
  }

  @Test("E13 each of very many undos in a row that name all before them is settled once")
  func undoPile() {
    var book = Book()
    var ids = [book.report()]
    for _ in 0..<40 { ids.append(book.undo(ids)) }
    var register = book.register.open()
    for line in book.lines { _ = register.take([line]) }
    #expect(register.journal.live == book.opened().journal.live)
    #expect(register.journal.live.count { $0 } == 1)
  }

  private func undone(_ book: Book) throws -> [String] {
    try book.opened().undo(by: Self.me, writer: "a-aaaaaa").0.changes.flatMap(\.payload.undoes)
  }

  private func redone(_ book: Book) throws -> [String] {
    try book.opened().redo(by: Self.me, writer: "a-aaaaaa").0.changes.flatMap(\.payload.undoes)
  }
}
