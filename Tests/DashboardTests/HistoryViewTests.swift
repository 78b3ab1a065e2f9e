import Entities
import JSON
import Journal
import Query
import Register
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// The log with its filter, and what changed since.
@Suite struct HistoryViewTests {
  private func text(_ typist: Typist) -> String { frame(of: typist.state).glyphs() }

  private static var worked: Typist {
    var typist = Typist()
    typist.type(Shot.changed)
    return typist
  }

  // MARK: The log

  @Test func newestFirst() {
    var typist = Self.worked
    typist.type("v log Enter")
    let kinds = typist.state.historyEvents.map {
      typist.state.register.journal.events[$0].changes[0].kind
    }
    #expect(kinds == ["undone", "status-set", "status-set", "note-added", "reported"])
  }

  @Test func theFilterIsLive() {
    var typist = Self.worked
    typist.type("v log Enter / kind:no")
    #expect(typist.state.historyEvents.count == 1)
    #expect(text(typist).contains("/kind:no▏te-added  1 of 5   Enter keep · Esc drop"))
    typist.type("Enter")
    #expect(text(typist).contains("\"kind:no\""), "the title names the filter")
    #expect(typist.state.filter.isEmpty, "the list's own filter is another")
    typist.type("/ Ctrl-U CERTIFICATES")
    #expect(typist.state.historyEvents.count == 1)
    typist.type("Esc")
    #expect(typist.state.historyEvents.count == 1, "as it was before")
    #expect(text(typist).contains("\"kind:no\""))
  }

  @Test func nothingFoundSaysWhatToDo() {
    var typist = Self.worked
    typist.type("v log Enter / kind:added Enter")
    #expect(
      text(typist).contains(
        "Nothing recorded here matches \"kind:added\". / changes the words."))
  }

  @Test func aTermThatCannotBeReadIsNamed() {
    var typist = Self.worked
    typist.type("v log Enter / since:someday Enter")
    #expect(
      text(typist).contains(
        "“since:someday” is no day; write 2026-03-01, a meeting's id, last-session or opening."))
    #expect(typist.state.historyEvents.count == 5, "and narrows nothing")
  }

  @Test func enterOpensWhatItIsAbout() {
    var typist = Self.worked
    typist.type("v log Enter G Enter")
    #expect((typist.state.view as? ItemView)?.target == .commitment("train-20-officers"))
    typist.type("Esc")
    #expect(typist.state.historyEvents.count == 5)
  }

  @Test func theSameKeyLeadsFromTheItemToAllToWhatChanged() {
    var typist = Self.worked
    typist.type("/ officers Enter L")
    #expect((typist.state.view as? HistoryView)?.target == .commitment("train-20-officers"))
    #expect(typist.state.historyEvents.count == 2)
    typist.type("L")
    #expect(typist.state.isLogOfAll)
    typist.type("L")
    #expect((typist.state.view as? ChangesView)?.choice == .lastSession)
    typist.type("L")
    #expect(typist.state.isLogOfAll)
    typist.type("Esc")
    #expect(typist.state.view == nil, "one step back")
  }

  @Test func whatIsWrittenWhileItIsOpenIsInIt() {
    var typist = Self.worked
    typist.type("L u")
    #expect(typist.state.historyEvents.count == 2, "of this item; the undo was of another")
    typist.type("L")
    #expect(typist.state.historyEvents.count == 6)
  }

  // MARK: What changed

  private func kinds(_ typist: Typist) -> [String] {
    typist.state.changesShown.map(\.kind.rawValue)
  }

  @Test func showsWhatPeopleAndTimeDid() {
    var typist = Self.worked
    typist.type("v changes Enter")
    #expect(
      kinds(typist) == ["reported", "status", "note"] + [String](repeating: "overdue", count: 3))
    let screen = text(typist)
    #expect(
      screen.contains(
        "Since the opening balance, 7 Nov 2025: no session is known to be held"))
    #expect(screen.contains("Recorded       1 reported done, 1 status set, 1 note"))
    #expect(screen.contains("Passed by date 3 became overdue"))
    #expect(screen.contains("Policing 3"))
  }

  @Test func anotherPeriodIsAKeyAway() {
    var typist = Self.worked
    typist.type("v changes Enter Right Right")
    #expect((typist.state.view as? ChangesView)?.choice == .week)
    #expect(kinds(typist) == ["reported", "status", "note"], "nothing became late this week")
    typist.type("Left Left Left")
    #expect((typist.state.view as? ChangesView)?.choice == .quarter)
    typist.type("Esc")
    #expect(typist.state.view == nil)
  }

  @Test func holdsTheFilterOfTheList() {
    var typist = Self.worked
    typist.type("/ ankara Enter v changes Enter")
    #expect(Set(typist.state.changesShown.map(\.title)).count < 3)
    #expect(typist.state.changesShown.allSatisfy { $0.title.contains("Ankara") })
    #expect(text(typist).contains("\"ankara\""))
    typist.type("F")
    #expect(kinds(typist).count == 6)
  }

  @Test func enterOpensTheItem() {
    var typist = Self.worked
    typist.type("v changes Enter Enter")
    #expect((typist.state.view as? ItemView)?.target == .commitment("train-20-officers"))
  }

  @Test func onAnotherDayItIsWhatHadChangedByThen() {
    var typist = Self.worked
    typist.type("[ [ [ [ [ [ v changes Enter")
    #expect(Set(kinds(typist)) == ["overdue"])
    #expect(text(typist).contains("to 28 Feb 2026"))
  }

  // MARK: Undo

  @Test func whatOthersBuiltOnIsNotUndone() {
    var typist = Typist()
    typist.type("\(RecordTests.train) x Enter")
    let report = typist.state.register.journal.events[0].id.text
    var book = Book()
    book.confirm(
      "train-20-officers", for: [report], party: "pakistan", at: "2026-11-21T10:00:00.000Z")
    _ = typist.state.change { $0.take(book.lines) }
    typist.state.reloaded(typist.state.present, words: "", now: 0)
    typist.type("u", now: 9_000)
    #expect(
      typist.state.message?.text
        == "“Reported done: Train 20 officers in Ankara” cannot be undone: a later change builds on it. Undo that first, or reopen the item."
    )
    #expect(typist.status("train-20-officers") == .reportedDone)
  }
}
