import Acts
import Entities
import Journal
import Register
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// Others wrote while the dashboard runs.
@Suite struct ReloadTests {
  /// Another writer reports an item done, or notes something on it.
  private func others(_ typist: inout Typist, _ id: String, isNote: Bool = false, now: Int) throws {
    let actor = Actor(person: "B. Other")
    let row = try typist.state.register.row(named: id)
    let draft =
      isNote
      ? try typist.state.register.note([row], "said", by: actor)
      : try typist.state.register.report([row], by: actor)
    let event = EventID(writer: "other-aaaaaa", sequence: now)
    let line = Event.Line(draft.line(id: event, at: Typist.now), file: "other-aaaaaa.jsonl")
    typist.state.change { (register) throws(Never) in _ = register.take([line]) }
    typist.state.reloaded(typist.state.register, words: "B. Other: did", now: now)
  }

  @Test func theCursorStaysOnItsItem() throws {
    var typist = Typist()
    typist.type("j")
    let before = typist.state.scroll(.items).cursor
    try others(&typist, "hold-first-session", now: 5000)
    #expect(typist.current == "train-20-officers")
    #expect(typist.state.scroll(.items).cursor == before - 1)
    #expect(typist.state.message?.text == "B. Other: did")
  }

  @Test func aKeyThatMetTheReloadIsSwallowedOnce() throws {
    var typist = Typist()
    typist.type("j")
    try others(&typist, "train-20-officers", now: 5000)
    typist.type("x", now: 5149)
    #expect(typist.state.overlay == nil)
    #expect(
      typist.state.message?.text
        == "The list changed as you typed; x was not taken. Look and repeat.")
    typist.type("x", now: 5149)
    #expect(typist.state.overlay != nil, "the second one was meant")
  }

  @Test func aLaterKeyAndOneThatMetNothingAreTaken() throws {
    var typist = Typist()
    typist.type("j j j")
    try others(&typist, "outcomes-by-mid-2026", isNote: true, now: 5000)
    typist.type("k", now: 5001)
    #expect(typist.state.scroll(.items).cursor == 2, "nothing under the cursor changed")
    try others(&typist, "outcomes-by-mid-2026", now: 6000)
    typist.type("k", now: 6150)
    #expect(typist.state.scroll(.items).cursor == 1)
  }

  @Test func nothingThatIsTypedIntoATextIsSwallowed() throws {
    var typist = Typist()
    typist.type("j n a")
    try others(&typist, "train-20-officers", now: 5000)
    typist.type("b", now: 5001)
    guard case .form(let form)? = typist.state.overlay else {
      Issue.record("the form is gone")
      return
    }
    #expect(form.text(.text) == "ab")
  }
}
