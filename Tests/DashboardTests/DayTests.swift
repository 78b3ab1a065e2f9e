import Dates
import Entities
import JSON
import Journal
import Register
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// `[`, `]` and `t`: the register as it was on another day.
@Suite struct DayTests {
  private static func looking(_ keys: String, _ before: String = "") -> Typist {
    var typist = Typist()
    typist.type("\(before) \(keys)")
    return typist
  }

  private func text(_ typist: Typist) -> String { frame(of: typist.state).glyphs() }

  @Test func stepsThroughTheDaysAroundSessions() {
    var typist = Typist()
    var days: [String] = []
    for _ in 0..<12 {
      typist.type("[")
      days.append(typist.state.register.asOf?.text ?? "today")
    }
    // Sessions in Dec 2025, and projected for Mar, Jun and Sep 2026; session 5 has not come.
    let expected = [
      "2026-10-01", "2026-08-31", "2026-07-01", "2026-05-31", "2026-04-01", "2026-02-28",
      "2026-01-01", "2025-11-30", "2025-11-07", "2025-11-07", "2025-11-07", "2025-11-07",
    ]
    #expect(days == expected)
    #expect(
      typist.state.message?.text
        == "The register begins with its opening balance of 7 Nov 2025; nothing earlier is recorded."
    )
    for day in expected.prefix(8).reversed() {
      typist.type("]")
      #expect(typist.state.register.asOf?.text == day)
    }
    typist.type("]")
    #expect(typist.state.register.asOf == nil, "then comes today")
    typist.type("]")
    #expect(typist.state.message?.text == "This is today; nothing later is recorded.")
  }

  @Test func saysWhatMakesTheDayWorthALook() {
    let typist = Self.looking("[ [ [ [ [ [ [")
    #expect(
      typist.state.message?.text
        == "As of 1 Jan 2026, the day after Session 1 (Dec 2025, tentative)."
    )
    let head = text(typist).prefix(120)
    #expect(head.contains("AS OF 1 JAN 2026, READ-ONLY"))
    let reversed = frame(of: typist.state).row(0).filter(\.style.reverse).map(\.text).joined()
    #expect(reversed == "AS OF 1 JAN 2026, READ-ONLY")
  }

  @Test func everyPaneShowsTheRegisterAsItWas() {
    // Reported on 21 Nov 2026; on 1 Oct it was not.
    var typist = Self.looking("", "j x Enter")
    #expect(typist.status("train-20-officers") == .reportedDone)
    typist.type("[")
    #expect(typist.status("train-20-officers") == .notStarted)
    #expect(typist.current == "train-20-officers", "the cursor stays on its item")
    #expect(!text(typist).contains("3 missing"))
    typist.type("L")
    #expect(text(typist).contains("Log"))
    #expect(typist.state.historyEvents.isEmpty, "nothing was recorded by then")
    typist.type("Esc t")
    #expect(typist.state.register.asOf == nil)
    #expect(typist.status("train-20-officers") == .reportedDone)
    #expect(text(typist).contains("3 missing"))
  }

  @Test func everyWritingKeyIsRefusedWithTheWayBack() {
    for key in ["x", "s", "n", "d", "e", "a", "u", "Ctrl-R", "c", "X"] {
      var typist = Self.looking("[", "j x Enter")
      typist.type(key)
      #expect(
        typist.state.message?.text == "Read-only as of 1 Oct 2026; t returns to today.", "\(key)")
      #expect(typist.drafts.count == 1)
      #expect(typist.state.overlay == nil)
    }
  }

  @Test func todayIsTheSameAgain() {
    var typist = Self.looking("", "j x Enter ! !")
    let before = text(typist)
    typist.type("[ [ ] t")
    typist.type("j k")
    #expect(
      text(typist).split(separator: "\n").dropLast(2) == before.split(separator: "\n").dropLast(2))
    typist.type("t")
    #expect(typist.state.message?.text == "This is today already; [ goes back to an earlier day.")
    typist.type("u")
    #expect(typist.status("train-20-officers") == .notStarted, "and it can be written")
  }

  @Test func othersWritingDoesNotJumpToToday() {
    var typist = Self.looking("[ [")
    let day = typist.state.register.asOf
    var book = Book()
    book.write(
      .noteAdded("seen"), on: .commitment("train-20-officers"), at: "2026-11-20T08:00:00.000Z")
    book.report("train-20-officers", at: "2026-03-02T08:00:00.000Z")
    _ = typist.state.change { $0.take(book.lines) }
    typist.state.reloaded(typist.state.present, words: "a: something", now: 0)
    #expect(typist.state.register.asOf == day)
    #expect(typist.status("train-20-officers") == .reportedDone, "what was recorded by that day")
    #expect(typist.state.present.journal.events.count == 2)
    typist.type("t", now: 9_000)
    #expect(typist.state.register.journal.events.count == 2)
    #expect(typist.state.register.asOf == nil)
  }

  @Test func anItemThatWasNotThereYetIsClosed() {
    var book = Book()
    book.write(
      [Change(.added(SmallRegister.item("quay")), on: .commitment("quay"))],
      at: "2026-11-01T08:00:00.000Z")
    book.register.meetings = [
      [
        "id": "one", "title": "Session 1", "short": "Session 1", "kind": "session",
        "state": "held", "date": ["edtf": "2026-03-10"],
      ]
    ]
    var typist = Typist(
      book.opened(), size: Size(width: 120, height: 36), settings: Typist.settings)
    typist.type("/ quay Enter Enter")
    #expect(typist.state.view != nil)
    typist.type("[")
    #expect(typist.state.register.asOf == day("2026-03-11"))
    #expect(typist.state.view == nil)
    #expect(typist.state.rows.isEmpty)
    typist.type("t")
    #expect(typist.current == "quay")
  }

  @Test func anAsOfThatWasAskedForIsLeftByT() {
    let register = Shot.bundled.asOf(day("2026-03-31"))
    var typist = Typist(register, size: Size(width: 120, height: 36), settings: Typist.settings)
    typist.type("x")
    #expect(typist.state.message?.text == "Read-only as of 31 Mar 2026; t returns to today.")
    typist.type("t x Enter")
    #expect(typist.drafts.count == 1)
  }

  @Test func readOnlyStaysReadOnlyToday() {
    var settings = Typist.settings
    settings.readOnly = "Nothing is written under --read-only."
    let register = Shot.bundled.asOf(day("2026-03-31"))
    var typist = Typist(register, size: Size(width: 120, height: 36), settings: settings)
    typist.type("t x")
    #expect(typist.state.register.asOf == nil)
    #expect(typist.state.message?.text == "Nothing is written under --read-only.")
    #expect(typist.drafts.isEmpty)
  }

  @Test func beforeTheOpeningBalanceSaysSo() {
    let register = Shot.bundled.asOf(day("2025-06-01"))
    var typist = Typist(register, size: Size(width: 120, height: 36), settings: Typist.settings)
    #expect(
      text(typist).contains(
        "Before the register's opening balance of 7 Nov 2025, which is shown."))
    typist.type("[")
    #expect(
      typist.state.message?.text
        == "This is before the register's opening balance of 7 Nov 2025; nothing earlier is recorded."
    )
    typist.type("]")
    #expect(typist.state.register.asOf == day("2025-11-07"))
  }
}
