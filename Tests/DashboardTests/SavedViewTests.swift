import Query
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// Saved views under `v`: applied, changed, left, saved, renamed, moved and deleted.
@Suite struct SavedViewTests {
  private func menu(_ typist: Typist) -> [Menu.Entry] {
    if case .menu(let menu)? = typist.state.overlay { menu.entries } else { [] }
  }

  @Test func theyStandFirstWithTheirCounts() {
    var typist = Typist()
    typist.type("v")
    #expect(menu(typist).first?.name == "overdue" && menu(typist).first?.count == "4")
    let mine = menu(typist).first { $0.name == "mine" }
    #expect(mine?.whyNot?.contains("no party is configured") == true)
    typist.type("Esc j x Enter v")
    #expect(menu(typist).first?.count == "3", "counts are of now")
  }

  @Test func enterAppliesAndEscStepsBack() {
    var typist = Typist()
    typist.type("! v unrep Enter")
    #expect(typist.state.savedViewName == "unreported")
    #expect(typist.state.filter.text == "flag:unreported" && !typist.state.filter.isOverdueOnly)
    typist.type("f j j j j j j Enter")
    #expect(typist.state.savedViewName == "unreported*")
    typist.type("Esc")
    #expect(typist.state.savedViewName == "unreported", "the newest filter goes first")
    typist.type("Esc")
    #expect(typist.state.savedViewName == nil && typist.state.filter.isOverdueOnly)
    typist.type("Esc")
    #expect(typist.state.filter.isEmpty)
  }

  @Test func wordsChangedInAViewComeBack() {
    var typist = Typist()
    typist.type("v overdue Enter / Ctrl-U heroin Enter")
    #expect(typist.state.filter.text == "heroin" && typist.state.savedViewName == "overdue*")
    typist.type("Esc")
    #expect(typist.state.filter.text == "flag:overdue")
  }

  @Test func dropsEveryFilterAndTheView() {
    var typist = Typist()
    typist.type(": group Space party Enter v overdue Enter : group Space none Enter F")
    #expect(typist.state.savedViewName == nil && typist.state.filter.isEmpty)
    #expect(typist.state.arrangement.group == .party)
  }

  @Test func savesRenamesMovesDeletes() {
    var typist = Typist()
    typist.type("! v Ctrl-S Late Enter")
    #expect(typist.state.savedViewName == "Late" && typist.state.personalViews.count == 1)
    typist.type("F : group Space party Enter : save Space Sides Enter")
    #expect(typist.state.personalViews.map(\.name) == ["Late", "Sides"])
    typist.type("v sides Ctrl-P")
    #expect(typist.state.personalViews.map(\.name) == ["Sides", "Late"])
    typist.type("Esc v late Ctrl-R Past Enter")
    #expect(typist.state.personalViews.map(\.name) == ["Sides", "Past"])
    typist.type("v past Ctrl-X")
    #expect(typist.state.personalViews.count == 2, "only Enter deletes")
    typist.type("Enter")
    #expect(typist.state.personalViews.map(\.name) == ["Sides"])
  }

  @Test func theProgramsOwnStay() {
    var typist = Typist()
    typist.type("v overdue Ctrl-X")
    #expect(typist.state.message?.text.contains("program's own") == true)
    typist.type("Esc : save Space Overdue Enter")
    #expect(typist.state.personalViews.isEmpty)
    #expect(typist.state.message?.isError == true)
  }

  @Test func sharedViewsAreRecordedAndUndone() {
    var typist = Typist()
    typist.type("! : share Space Late Enter")
    #expect(typist.state.register.ownViews.map(\.name) == ["Late"])
    #expect(typist.state.savedViewName == "Late")
    #expect(typist.drafts.count == 1)
    typist.type("Esc u")
    #expect(typist.state.register.ownViews.isEmpty)
    #expect(typist.state.message?.text.contains("Late") == true)
  }

  @Test func readOnlySharesNothing() {
    var settings = Typist.settings
    settings.readOnly = "Nothing is written under --read-only."
    var typist = Typist(settings: settings)
    typist.type("! : share Space Late Enter")
    #expect(typist.drafts.isEmpty && typist.state.message?.isError == true)
    typist.type(": save Space Late Enter")
    #expect(typist.state.personalViews.count == 1, "one's own file is not the register")
  }

  @Test(
    "hostile names come out inert",
    arguments: [
      "a\u{202E}b", "=cmd()", "<b>", "عہد", "x\u{200B}y", String(repeating: "ş", count: 60),
    ])
  func hostileNames(name: String) throws {
    var typist = Typist()
    let view = try SavedView(name: name, filter: Filter(), arrangement: Arrangement())
    typist.state.personalViews = [view]
    typist.state.apply(view)
    typist.type("v")
    let glyphs = frame(of: typist.state).glyphs()
    #expect(!glyphs.unicodeScalars.contains { $0.value == 0x202E || $0.value == 0x1B })
  }

  @Test func aViewOfTheDashboardIsFoundByItsNameToo() {
    var typist = Typist()
    typist.type(": view Space timeline Enter")
    #expect(typist.state.view != nil)
    typist.type("Esc : view Space awaiting Enter")
    #expect(typist.state.savedViewName == "awaiting confirmation")
    typist.type(": view Space mine Enter")
    #expect(typist.state.message?.text.contains("no party is configured") == true)
  }
}
