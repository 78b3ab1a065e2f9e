import Query
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// The `v` menu.
@Suite struct ViewsMenuTests {
  @Test func listsTheViewsThatHaveSomethingToShow() {
    var typist = Typist()
    typist.type("v")
    guard case .menu(let menu)? = typist.state.overlay else {
      Issue.record("no menu")
      return
    }
    #expect(menu.kind == .views)
    #expect(menu.entries.contains { $0.name == "log of all" && $0.count == "0" })
    #expect(menu.entries.contains { $0.name == "checks" && $0.count == "106" })
  }

  @Test func typingNarrowsAndEnterOpens() {
    var typist = Typist()
    typist.type("v log Enter")
    #expect(typist.state.isLogOfAll)
    #expect(typist.state.overlay == nil)
    typist.type("Esc")
    #expect(typist.state.view == nil)
  }

  @Test func escClosesItAndNothingElse() {
    var typist = Typist()
    typist.type("! v log Esc")
    #expect(typist.state.overlay == nil)
    #expect(typist.state.view == nil)
    #expect(typist.state.filter.isOverdueOnly)
  }

  @Test func whatNoViewIsCalledOpensNothing() {
    var typist = Typist()
    typist.type("v zzz")
    #expect(frame(of: typist.state).glyphs().contains("No view is called that."))
    typist.type("Enter")
    #expect(typist.state.view == nil)
  }
}
