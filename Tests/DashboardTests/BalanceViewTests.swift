import Register
import Screen
import Summary
import TestSupport
import Testing

@testable import Dashboard

/// The balance: its cursor, and the items behind a number.
@Suite struct BalanceViewTests {
  private func screen(_ typist: Typist) -> String { frame(of: typist.state).glyphs() }

  @Test func arrowsMoveOverColumnsAndRows() {
    var typist = Typist()
    typist.type("v balance Enter")
    #expect(typist.state.isBalanceOfAll)
    typist.type("h")
    #expect(typist.state.isBalanceOfAll)
    typist.type("l l l")
    #expect((typist.state.view as? BalanceView)?.standing == .noReport)
    typist.type("l l l l l l l")
    #expect(
      (typist.state.view as? BalanceView)?.standing == .proposed,
      "nothing is suspended: no column for it")
    typist.type("j j")
    #expect(typist.state.view?.scroll.cursor == 2)
  }

  @Test func enterShowsTheItemsBehindANumberAndEscComesBack() {
    var typist = Typist()
    // The third row is that of the pledges' successors; the second that of the pledges.
    typist.type("v balance Enter j l l l")
    #expect(screen(typist).contains("all items, pledge: 4 of 19 past the date with no report"))
    typist.type("Enter")
    #expect(typist.state.viewRows.count == 4)
    let flags = typist.state.viewRows.map { typist.state.register.flags[Int($0)] }
    #expect(flags.allSatisfy { $0.contains(.overdue) && $0.contains(.unreported) })
    typist.type("j Enter")
    guard typist.state.view is ItemView else {
      Issue.record("no item")
      return
    }
    typist.type("Esc Esc")
    #expect((typist.state.view as? BalanceView)?.standing == .noReport)
    #expect(typist.state.view?.scroll.cursor == 1)
  }

  @Test func theFilterInForceHolds() {
    var typist = Typist()
    typist.type("f j j j j j j Enter v balance Enter")
    #expect(screen(typist).contains("domain: Narcotics control"))
    #expect(screen(typist).contains("4 of 38 items"))
    typist.type("!")
    #expect(screen(typist).contains("F drops every filter"))
    typist.type("F Enter")
    #expect(typist.state.viewRows.count == 2, "the firm ones of all")
  }

  @Test func aChangeIsCountedAtOnce() {
    var typist = Typist()
    typist.type("v balance Enter j l l l Enter Enter x Enter Esc")
    #expect(typist.state.viewRows.count == 3)
    typist.type("Esc l")
    #expect(screen(typist).contains("1 of 19 reported done, not complete"))
  }

  @Test func noShareIsEverShown() {
    for size in Shot.sizes {
      var typist = Typist(size: size)
      typist.type("v balance Enter")
      #expect(!screen(typist).contains("%"))
    }
  }
}
