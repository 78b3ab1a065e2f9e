import Entities
import JSON
import Journal
import Register
import TestSupport
import Testing

/// Words are found for every event, whatever it names: itself, one that names it, or a chain as long
/// as a file can hold (docs/journal.md E11).
@Suite struct WordsCircleTests {
  @Test func anUndoThatNamesItself() {
    var book = Book()
    book.report()
    book.undo(["a-aaaaaa:2"])
    let register = book.opened()
    #expect(register.words(of: 1) == "Undid a-aaaaaa:2")
  }

  @Test func undosThatNameEachOther() {
    var book = Book()
    book.undo(["b-bbbbbb:1"])
    book.undo(["a-aaaaaa:1"], by: "b-bbbbbb")
    let register = book.opened()
    #expect(register.words(of: 0) == "Undid b-bbbbbb:1")
    #expect(register.words(of: 1) == "Undid a-aaaaaa:1")
  }

  @Test func aLongChainOfUndos() {
    var book = Book()
    var last = book.report()
    for _ in 0..<20_000 { last = book.undo([last]) }
    let register = book.opened()
    #expect(register.words(of: 0) == "Reported done: Title of pump")
    #expect(register.words(of: 1) == "Undid reported done: Title of pump")
    #expect(register.words(of: 2) == "Redid reported done: Title of pump")
    #expect(register.words(of: 3) == "Undid reported done: Title of pump")
    #expect(register.words(of: 20_000) == "Undid a-aaaaaa:20000")
  }

  @Test func aPointOfAnAgendaThatIsAboutItself() {
    var book = Book()
    book.write(.agendaAdded(text: nil, item: "a-aaaaaa:1/1"), on: Target("meeting/first"))
    book.write(.agendaAdded(text: nil, item: "a-aaaaaa:3/1"), on: Target("meeting/first"))
    book.write(.agendaAdded(text: nil, item: "a-aaaaaa:2/1"), on: Target("meeting/first"))
    let register = book.opened()
    for event in 0..<3 {
      #expect(register.words(of: event).hasPrefix("On the agenda of "))
    }
  }
}
