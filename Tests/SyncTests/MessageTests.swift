import Entities
import JSON
import Journal
import Register
import Store
import TestSupport
import Testing

@testable import Sync

/// What a commit says, in words.
@Suite struct MessageTests {
  private func message(_ book: Book, edited: [Message.Edit] = [], isFirst: Bool = false) -> Message
  {
    let register = book.opened()
    let events = register.journal.events.indices.map { register.journal.events[$0] }
    return Message(register: register, events: events, edited: edited, isFirst: isFirst)
  }

  private func note(_ book: inout Book, _ item: String, party: String? = nil) {
    book.write(.noteAdded("text"), on: .commitment(item), person: "ayse", party: party)
  }

  @Test func oneEventIsTheSubject() {
    var book = Book()
    note(&book, "pump", party: "tr")
    #expect(
      message(book).text == "Note: Title of pump\n\nayse for Party tr, a-aaaaaa:1\n")
  }

  @Test func severalAreJoinedAndListed() {
    var book = Book()
    let report = book.report(person: "omar", party: "pk")
    note(&book, "pump")
    #expect(
      message(book, edited: [.init(file: "commitments.json", names: ["pump"])]).text == """
        Reported done: Title of pump; note: Title of pump and 1 more

        Reported done: Title of pump (omar for Party pk, \(report))
        Note: Title of pump (ayse, a-aaaaaa:2)
        commitments.json edited by hand: pump

        """)
  }

  @Test func whatHandsEditedIsNamed() {
    let edits = [
      Message.Edit(file: "register.json", names: ["title", "ev\u{1B}il"]),
      Message.Edit(file: "sources.json", names: (1...22).map { "source-\($0)" }),
      Message.Edit(file: "tensions.json"),
    ]
    let named = (1...20).map { "source-\($0)" }.joined(separator: ", ")
    #expect(
      message(Book(), edited: edits).text == """
        register.json edited by hand; sources.json edited by hand and 1 more

        register.json edited by hand: title, ev il
        sources.json edited by hand: \(named) and 2 more
        tensions.json edited by hand

        """)
  }

  @Test(arguments: [1, 2, 3, 30, 300])
  func theSubjectNeverHasMoreThanItsCells(count: Int) {
    let titles = ["Short", String(repeating: "漢字の長い題名", count: 12), "Eğitim ve öğretim"]
    for title in titles {
      var book = Book(SmallRegister([SmallRegister.item("pump", ["title": .string(title)])]))
      for _ in 0..<count { note(&book, "pump") }
      let text = message(book).text
      let subject = String(text.prefix { $0 != "\n" })
      let cells = subject.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 1 : 2) }
      #expect(cells <= 72, "\(subject)")
      #expect(!subject.isEmpty)
      if count > 3 { #expect(subject.contains(" and ") && subject.hasSuffix(" more")) }
      let lines = text.split(separator: "\n").count
      #expect(lines == (count == 1 ? 2 : min(count, 200) + (count > 200 ? 2 : 1)))
    }
  }

  @Test func whatIsHostileIsInert() {
    let title = "A\u{1B}[31m\u{202E}title\nSigned-off-by: nobody"
    var book = Book(SmallRegister([SmallRegister.item("pump", ["title": .string(title)])]))
    note(&book, "pump")
    let text = message(book).text
    #expect(text.hasPrefix("Note: A [31mtitle Signed-off-by: nobody\n"))
  }

  @Test func theFirstTimeItIsTheRegister() {
    let text = message(Book(), isFirst: true).text
    #expect(text == "Begin the register Small\n")
  }
}
