import Entities
import JSON
import Journal
import Screen
import Summary
import TestSupport
import Testing

@testable import Dashboard

/// What the keys of figures do.
@Suite struct FigureTests {
  private func line(_ typist: Typist, _ id: String) -> Figure.Line? {
    typist.state.register.figures.first { $0.indicator.id == id }?.last
  }

  @Test func rRecordsTheReadingThatIsDue() {
    var typist = Typist()
    typist.type("6 r 38.5 Tab Tab Gazette,May Enter")
    #expect(typist.drafts.count == 1)
    #expect(line(typist, "heroin-seized-anf")?.period == "2025")
    #expect(line(typist, "heroin-seized-anf")?.actual?.text == "38.5")
    #expect(line(typist, "heroin-seized-anf")?.source == "Gazette,May")
    #expect(
      typist.state.message?.text
        == "Recorded: heroin seized by the ANF, 2025: 38.5 t (38 500 kg), by Gazette,May.  u undo")
    typist.type("u")
    #expect(line(typist, "heroin-seized-anf")?.actual?.text == "45")
  }

  @Test func aRefusedReadingStaysTyped() {
    var typist = Typist()
    typist.type("6 r 1,5 Enter")
    guard case .form(let form)? = typist.state.overlay else {
      Issue.record("the form is gone")
      return
    }
    #expect(form.error?.contains("is no number") == true)
    #expect(form.errorField == "value")
    #expect(form.text("value") == "1,5")
    #expect(typist.drafts.isEmpty)
  }

  @Test(
    "r is there where a figure is: its pane, its view, the list of figures, an item that has one")
  func whereRecordIs() {
    func opens(_ keys: String) -> String? {
      var typist = Typist()
      typist.type("\(keys) r")
      guard case .form(let form)? = typist.state.overlay else { return nil }
      return form.about
    }
    #expect(opens("6 j") == "officers trained in Ankara")
    #expect(opens("6 Enter") == "heroin seized by the ANF")
    #expect(opens("v figures Enter j") == "officers trained in Ankara")
    #expect(opens("j") == "officers trained in Ankara")
    #expect(opens("j Enter") == "officers trained in Ankara")
    #expect(opens("") == nil, "an item without a figure")
    #expect(opens("1") == nil)
  }

  @Test func eCorrectsTheLastReadingWithAReason() {
    var typist = Typist()
    typist.type("6 e Ctrl-U 44 Enter")
    #expect(typist.drafts.isEmpty, "a correction says why")
    guard case .form(let form)? = typist.state.overlay else {
      Issue.record("the form is gone")
      return
    }
    #expect(form.errorField == "reason")
    #expect(form.text("source") == "SouthAsianDesk")
    typist.type("Esc 6 e Shift-Tab Shift-Tab Errata Enter")
    #expect(typist.drafts.first?.reason == "Errata")
    #expect(typist.drafts.first?.changes.first?.was?.number == "45")
    let reading = typist.state.register.figures.first?.lines.first
    #expect(reading?.actual?.text == "44")
    #expect(reading?.corrects == "45")
    typist.type("j j e")
    #expect(typist.state.overlay == nil)
    #expect(
      typist.state.message?.text
        == "No reading here has a period and a source yet; record one first.")
  }

  @Test func readOnlyRecordsNothing() {
    var settings = Typist.settings
    settings.readOnly = "Nothing is written under --read-only."
    var typist = Typist(settings: settings)
    typist.type("6 r")
    #expect(typist.state.overlay == nil)
    #expect(typist.state.message?.text == "Nothing is written under --read-only.")
  }

  @Test func theFiguresViewKeepsTheFilters() {
    var typist = Typist()
    typist.type("v figures Enter")
    #expect(FiguresView.shown(typist.state).count == 10)
    typist.type("Esc f j j j j j j Enter v figures Enter")
    let shown = FiguresView.shown(typist.state)
    #expect(shown.first?.id == "heroin-seized-anf")
    #expect(shown.dropFirst().allSatisfy { $0.commitment == nil })
    let isNamed = Dashboard.frame(of: typist.state).glyphs().contains("domain: Narcotics")
    #expect(isNamed)
    typist.type("Enter")
    #expect((typist.state.view as? FigureView)?.id == "heroin-seized-anf")
    typist.type("Esc n Seen Enter")
    #expect(typist.drafts.first?.changes.first?.target == .indicator("heroin-seized-anf"))
  }

  @Test("no chart and no list traps, however small", arguments: Shot.figures)
  func anySize(shot: Shot) {
    var state = shot.state(Size(width: 120, height: 36))
    for (width, height) in [
      (1, 1), (1, 20), (7, 6), (7, 20), (38, 9), (38, 1), (60, 20), (60, 6), (99, 6), (150, 20),
    ] {
      state.resize(to: Size(width: width, height: height))
      #expect(Dashboard.frame(of: state).size == Size(width: width, height: height))
    }
  }
}
