import Dates
import Entities
import JSON
import Journal
import Register
import Screen
import Summary
import TestSupport
import Testing

@testable import Dashboard

/// Sessions at the keys: the agenda, the walk-through, the record that writes itself.
@Suite struct TableTests {
  /// The agenda of the next session, with two matters taken and a free point.
  private func typist(_ keys: String = "") -> Typist {
    var typist = Typist()
    typist.type("1 Enter j Space Space a Next Space date Enter \(keys)")
    return typist
  }

  private func points(_ typist: Typist) -> [String] {
    let register = typist.state.register
    guard let meeting = register.meeting("jwg-session-05") else { return [] }
    return register.agenda(of: meeting).points.map { register.title(of: $0) }
  }

  @Test func enterOpensTheAgendaOfASessionAndTheTextOfAVisit() {
    var typist = Typist()
    typist.type("1 Enter")
    #expect((typist.state.view as? AgendaView)?.session == "jwg-session-05")
    typist.type("Enter")
    #expect((typist.state.view as? MeetingView)?.id == "jwg-session-05")
    typist.type("Esc Esc G Enter")
    #expect((typist.state.view as? MeetingView)?.id == "event-interpol-vote")
    #expect(typist.drafts.isEmpty)
  }

  @Test func spaceTakesAMatterAndGoesOnToTheNext() {
    let typist = typist()
    #expect(
      points(typist) == ["Hold session 1 in Ankara", "Train 20 officers in Ankara", "Next date"])
    #expect(typist.drafts.map { $0.changes.count } == [1, 1, 1])
    #expect(typist.state.message?.text == "On the agenda: Next date.  u undo")
  }

  @Test func spaceDropsAPointAndUndoBringsItBack() {
    var typist = typist("g j Space")
    #expect(points(typist) == ["Train 20 officers in Ankara", "Next date"])
    #expect(typist.state.message?.text == "Off the agenda: Hold session 1 in Ankara.  u undo")
    typist.type("u")
    #expect(points(typist).count == 3)
  }

  @Test func pointsMoveWithTheCursorOnThem() {
    var typist = typist("g j J")
    #expect(
      points(typist) == ["Train 20 officers in Ankara", "Hold session 1 in Ankara", "Next date"])
    typist.type("J J")
    #expect(points(typist).last == "Hold session 1 in Ankara")
    #expect(typist.state.message?.text == "This point cannot move further.")
    typist.type("K K K")
    #expect(points(typist).first == "Hold session 1 in Ankara")
  }

  @Test func keysActOnTheItemUnderTheCursor() {
    var typist = typist("g j x letter Enter")
    #expect(typist.drafts.last?.changes.map(\.kind) == ["reported"])
    #expect((typist.state.view as? AgendaView)?.session == "jwg-session-05")
    typist.type("g c")
    if case .form(let form)? = typist.state.overlay {
      #expect(form.kind.id == "confirm-session")
    } else {
      Issue.record("no form")
    }
  }

  @Test func aSessionIsConfirmedMovedAndHeld() {
    var typist = Typist()
    typist.type("1 c Enter")
    #expect(typist.drafts.isEmpty)
    typist.type("Note Space verbale Shift-Tab Shift-Tab Shift-Tab 14 Space Dec Space 2026 Enter")
    #expect(typist.state.register.meeting("jwg-session-05")?.state == .confirmed)
    #expect(typist.state.message?.text == "Confirmed: Session 5, 14 Dec 2026.  u undo")
    typist.type("d Jan Space 2027 Enter")
    #expect(typist.state.register.meeting("jwg-session-05")?.state == .tentative)
    typist.type("s Enter")
    #expect(typist.drafts.count == 2)
    typist.type("h Enter")
    #expect(typist.drafts.count == 2)
    typist.type("Tab 20 Space Nov Space 2026 Enter")
    #expect(typist.state.register.meeting("jwg-session-05")?.state == .held)
    #expect(
      typist.state.message?.text
        == "Held: Session 5, 20 Nov 2026. Nothing is carried forward.  u undo")
  }

  @Test func whatIsDoneInTheWalkThroughIsDoneAtTheTable() throws {
    var typist = typist("g w")
    #expect((typist.state.view as? WalkView)?.session == "jwg-session-05")
    typist.type("x letter Enter D Named Space by Space May Enter j n told Enter")
    typist.type("a Send Space a Space list Tab Turk Enter Tab March Space 2027 Enter")
    let kinds = typist.drafts.dropFirst(3).map { $0.changes.map(\.kind) }
    #expect(
      kinds == [
        ["reported", "minuted"], ["decided"], ["note-added", "minuted"], ["added", "minuted"],
      ])
    let register = typist.state.register
    let row = try #require(register.index.row("send-a-list"))
    let item = try #require(register.item(row))
    #expect(item.owedBy == ["turkiye"])
    #expect(item.due?.label == "Mar 2027")
    #expect(item.origin == "jwg-session-05")
    #expect(item.strength == .followUp)
    let meeting = try #require(register.meeting("jwg-session-05"))
    let record = register.record(of: meeting)
    #expect(record.parts.map(\.entries.count) == [2, 2, 0])
    #expect(record.parts[1].entries.last?.words == "Added: Send a list")
  }

  @Test func aQuarterFromTheAgendaToTheNext() throws {
    var typist = typist("g w x letter Enter j j j s h Tab 20 Space Nov Space 2026 Enter")
    let told = try #require(typist.state.message?.text)
    #expect(told.hasPrefix("Held: Session 5, 20 Nov 2026. Carried forward: 2, "))
    #expect(typist.state.register.meeting("jwg-session-05")?.state == .held)
    typist.type("Esc Esc v agenda Enter")
    let id = try #require((typist.state.view as? AgendaView)?.session)
    let next = try #require(typist.state.register.session(id))
    #expect(next.id == "session-6")
    #expect(next.date?.edtf?.text == "2027-02")
    let agenda = typist.state.register.agenda(of: next)
    #expect(agenda.matters.prefix(2).map { $0.reasons.first } == [.carried, .carried])
    #expect(agenda.matters[0].carried == 1)
    typist.type("j Space")
    #expect(typist.drafts.last?.changes.map(\.kind) == ["added"])
    #expect(typist.state.register.meeting("session-6") != nil)
    #expect(typist.state.register.breaches() == [])
  }

  @Test func nothingIsDoneAtATableThatOnlyTheRhythmKnows() {
    var typist = Typist(Samples.river)
    typist.type("1 Enter w")
    #expect(typist.state.message?.isError == true)
    #expect((typist.state.view as? AgendaView)?.session == "session-34")
    typist.type("D")
    #expect(typist.state.message?.isError == true)
    typist.type("j Space")
    #expect(typist.state.register.meeting("session-34") != nil)
    typist.type("w")
    #expect((typist.state.view as? WalkView)?.session == "session-34")
  }

  @Test func readOnlyTakesNothing() {
    var settings = Typist.settings
    settings.readOnly = "Nothing is written."
    var typist = Typist(settings: settings)
    typist.type("1 Enter j Space a D g c s d J")
    #expect(typist.drafts.isEmpty)
    #expect(typist.state.views.map { ($0 as? AgendaView)?.session } == ["jwg-session-05"])
  }
}
