import Query
import Register
import Screen
import TestSupport
import Testing

@testable import Dashboard

@Suite struct MoveTests {
  @Test func startsOnTheListOverdueFirst() {
    let typist = Typist()
    #expect(typist.state.focus == .items)
    #expect(typist.titles.count == 38)
    #expect(
      Array(typist.titles.prefix(6)) == [
        "Hold session 1 in Ankara", "Train 20 officers in Ankara", "Return visit by Mr Naqvi",
        "Police exchange results", "Meet four times a year", "Set up the working group",
      ])
    #expect(typist.current == "hold-first-session")
  }

  @Test(arguments: [
    ("j", 1), ("Down Down", 2), ("j k", 0), ("k", 0), ("G", 37), ("G g", 0), ("End Home", 0),
    ("j j j k", 2),
  ])
  func movesTheCursor(keys: String, cursor: Int) {
    var typist = Typist()
    typist.type(keys)
    #expect(typist.state.scroll(.items).cursor == cursor)
  }

  @Test func theCursorIsAlwaysSeen() {
    var typist = Typist(size: Size(width: 80, height: 24))
    for key in ["G", "Ctrl-U", "PgUp", "Ctrl-D", "PgDn", "k", "g"] {
      typist.type(key)
      let scroll = typist.state.scroll(.items)
      let height = Layout(typist.state).capacity(.items)
      #expect(scroll.cursor >= scroll.top && scroll.cursor < scroll.top + height, "\(key)")
    }
  }

  @Test(arguments: [
    ("1", Pane.meetings), ("2", .domains), ("f", .domains), ("3", .status), ("4", .items),
    ("5", .detail), ("6", .figures), ("Tab", .detail), ("Tab Tab Tab", .meetings),
    ("Shift-Tab", .status), ("h", .meetings), ("h l", .items),
  ])
  func goesToPanes(keys: String, pane: Pane) {
    var typist = Typist()
    typist.type(keys)
    #expect(typist.state.focus == pane)
  }

  @Test func enterOpensTheItemAndEscComesBack() {
    var typist = Typist()
    typist.type("j Enter")
    let row = typist.state.register.index.row("train-20-officers")
    #expect((typist.state.view as? ItemView)?.target == row.map(typist.state.register.target(of:)))
    typist.type("Esc")
    #expect(typist.state.view == nil)
    #expect(typist.current == "train-20-officers")
  }

  @Test func escNeverQuitsAndQQuits() {
    var typist = Typist()
    typist.type("Esc Esc Esc")
    #expect(typist.others.isEmpty)
    typist.type("Enter q")
    #expect(typist.others.isEmpty, "q leaves the view first")
    typist.type("q")
    #expect(typist.others == ["quit"])
  }

  @Test(arguments: ["Q", "Ctrl-C"])
  func quitsFromAnywhere(key: String) {
    var typist = Typist()
    typist.type("Enter \(key)")
    #expect(typist.others == ["quit"])
  }

  @Test func anUnboundKeySaysSo() {
    var typist = Typist()
    typist.type("M")
    #expect(typist.state.message?.text == "M is not bound. ? shows the keys.")
  }

  @Test func aPasteOutsideATextFieldIsDropped() {
    var typist = Typist()
    typist.press(.paste("x\n"))
    #expect(typist.state.overlay == nil)
    #expect(typist.drafts.isEmpty)
    #expect(typist.state.message?.text == "A paste outside a text field is dropped.")
  }

  @Test func theHelpMenuRunsWhatIsChosen() {
    var typist = Typist()
    typist.type("? overdue Enter")
    #expect(typist.state.filter.isOverdueOnly)
    #expect(typist.state.overlay == nil)
  }

  @Test func everyActionOfTheMenuIsValidWhereItIsOffered() {
    for script in ["", "f", "1", "6", "Enter", "L", "6 Enter", "1 Enter"] {
      var typist = Typist()
      typist.type(script)
      for action in typist.state.validActions where action.id != .quit {
        var other = typist
        _ = other.state.perform(action.id)
        #expect(other.state.message?.isError != true, "\(script): \(action.id)")
      }
    }
  }

  /// A key may mean one thing here and another there, but never two in one place.
  @Test(arguments: ["", "f", "1", "3", "5", "6", "Enter", "L", "6 Enter", "1 Enter", "f j Enter"])
  func noKeyMeansTwoThings(script: String) {
    var typist = Typist()
    typist.type(script)
    var seen: [Key: Action] = [:]
    for action in typist.state.validActions {
      for key in action.standardKeys {
        #expect(seen[key] == nil, "\(key.name) is \(seen[key]?.id.rawValue ?? "") and \(action.id)")
        seen[key] = action
      }
    }
    // What has no key is found by its name.
    let named = Menus(state: typist.state).palette.entries.compactMap(\.line)
    #expect(Action.all.allSatisfy { !$0.standardKeys.isEmpty || named.contains($0.id.rawValue) })
    #expect(Set(Action.all.map(\.id)) == Set(Action.ID.allCases))
  }
}

extension DashboardState.Overlay? {
  static func == (a: Self, b: _OptionalNilComparisonType) -> Bool {
    if case .none = a { true } else { false }
  }
}
