import Screen
import TestSupport
import Testing

@testable import Dashboard

// What was typed and not recorded.
extension FormTests {
  @Test func whatWasTypedIsFoundAgainInANewProgram() throws {
    var typist = Typist()
    typist.type("\(Self.train) x half Shift-Tab 2026")
    let kept = typist.state.drafts
    #expect(typist.kept == 8, "each key that changed the text")
    var next = Typist()
    next.state.drafts = kept.mapValues {
      KeptForm(name: $0.name, values: $0.values, since: moment("2026-11-21T09:14:00Z"))
    }
    next.type("\(Self.train) x")
    #expect(next.form?.text(.evidence) == "half")
    #expect(next.form?.text(.on) == "2026")
    #expect(next.form?.keptSince == moment("2026-11-21T09:14:00Z"))
    next.type("Enter")
    #expect(next.state.drafts.isEmpty, "recorded, it is no draft any more")
  }

  @Test func anEmptiedFormIsNoDraft() {
    var typist = Typist()
    typist.type("n ab Backspace Backspace")
    #expect(typist.state.drafts.isEmpty)
    #expect(typist.kept == 4)
  }

  @Test func picksAndDependentFieldsComeBackToo() {
    var typist = Typist()
    typist.type("\(Self.train) d")
    typist.focus("source")
    typist.type("South Enter Tab 18 Esc d")
    #expect(typist.form?.choice(.source) != nil)
    #expect(typist.form?.text(.paragraph) == "18")
  }
}
