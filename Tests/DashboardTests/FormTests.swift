import Entities
import JSON
import Journal
import Register
import Screen
import Summary
import TestSupport
import Testing

@testable import Dashboard

/// The form machine and the forms that amend and add: what is typed, what is drafted, what is told.
@Suite struct FormTests {
  static let train = "j"

  // MARK: Fields

  @Test func aPickerNarrowsTakesAndPutsBack() throws {
    var typist = Typist()
    typist.type("a Tab Tab narc")
    var pick = try #require(typist.pick("domains"))
    #expect(pick.options(typist.state.register).map(\.id) == ["narcotics-control"])
    typist.type("Space")
    pick = try #require(typist.pick("domains"))
    #expect(pick.chosen == ["narcotics-control"])
    #expect(pick.typed.isEmpty, "what narrowed is gone once it has taken")
    typist.type("polic Enter")
    #expect(typist.pick("domains")?.chosen == ["narcotics-control", "policing"])
    #expect(typist.drafts.isEmpty, "Enter takes the entry while something narrows")
    typist.type("Backspace")
    #expect(typist.pick("domains")?.chosen == ["narcotics-control"])
    typist.type("Space")
    #expect(typist.pick("domains")?.chosen == [], "Space on a picked entry puts it back")
  }

  @Test func whatNarrowsToNothingIsSaidAndKept() throws {
    var typist = Typist()
    typist.type("a Tab Tab qqq Enter")
    #expect(typist.form?.error?.contains("qqq") == true)
    #expect(typist.form?.errorField == "domains")
    #expect(typist.pick("domains")?.typed.text == "qqq")
  }

  @Test func leavingAPickerTakesWhatItIsNarrowedTo() {
    var typist = Typist()
    typist.type("a Tab Tab narc Tab turk Tab")
    #expect(typist.pick("domains")?.chosen == ["narcotics-control"])
    #expect(typist.pick("owedBy")?.chosen == ["turkiye"])
  }

  @Test(arguments: [
    ("Q1 2027", "Q1 2027: 1 Jan to 31 Mar"), ("14 Mar 2027", "14 Mar 2027"),
    ("2027-03", "Mar 2027: 1 Mar to 31 Mar"), ("mid-2026", "about Jun 2026: 1 Jun to 30 Jun"),
    ("2027", "2027: 1 Jan to 31 Dec"),
  ]) func aDateIsEchoedAsWhatItMeans(typed: String, meaning: String) {
    var typist = Typist()
    typist.type("\(Self.train) d")
    typist.press(.paste(typed))
    #expect(typist.form?[.due]?.echo == meaning)
    typist.type("x")
    #expect(typist.form?[.due]?.echo == nil)
  }

  @Test func theEditorLeavesItsTextInTheField() {
    var typist = Typist()
    typist.editor = { $0 + "\nsecond line\n" }
    typist.type("\(Self.train) n first Ctrl-O Enter")
    #expect(typist.drafts.first?.changes.first?.payload == .noteAdded("first\nsecond line"))
    typist.editor = { _ in "Letter\nof 3 March\n" }
    typist.type("x Ctrl-O Enter")
    #expect(
      typist.drafts.last?.changes.first?.payload
        == .reported(on: nil, evidence: "Letter of 3 March"), "one line stays one line")
  }

  @Test func anEditorThatFailsLosesNothing() {
    var typist = Typist()
    typist.type("n first Ctrl-O")
    #expect(typist.form?.error == "There is no editor.")
    #expect(typist.form?.text(.text) == "first")
  }

  @Test func aNoteKeepsTheLinesOfAPaste() {
    var typist = Typist()
    typist.type("n")
    typist.press(.paste("one\r\ntwo"))
    typist.type("Ctrl-N three Enter")
    #expect(typist.drafts.first?.changes.first?.payload == .noteAdded("one\ntwo\nthree"))
  }

  // MARK: Edit and due

  @Test func editSetsWhatWasTouchedAndNothingElse() throws {
    var typist = Typist()
    typist.type("\(Self.train) e")
    #expect(typist.form?.fields.count == Member.all.count, "all but the date, and the reason")
    typist.focus("accountable")
    typist.type("naqvi Tab")
    typist.focus("owedBy")
    typist.type("paki Space Enter")
    let draft = try #require(typist.drafts.first)
    #expect(draft.changes.map(\.kind) == ["field-set", "field-set"])
    let names = draft.changes.map(\.field)
    #expect(names == [.member("owedBy"), .member("accountable")])
    #expect(draft.changes[0].was == ["turkiye"])
    #expect(draft.changes[0].after == [])
    #expect(draft.changes[0].payload.value == ["turkiye", "pakistan"])
    #expect(typist.state.message?.text.contains("Amended owed by, accountable") == true)
  }

  @Test func enterOnAnUntouchedFormSaysSo() {
    var typist = Typist()
    typist.type("\(Self.train) e Enter")
    #expect(typist.drafts.isEmpty)
    #expect(typist.form?.error?.contains("Nothing is changed") == true)
  }

  @Test func whatOthersChangedMeanwhileIsNotOverwritten() throws {
    var typist = Typist()
    typist.type("\(Self.train) e")
    typist.focus("title")
    typist.type("!")
    let row = try #require(typist.state.register.index.row("train-20-officers"))
    typist.others(typist.state.register.target(of: row), "title", "Train 30 officers")
    typist.type("Enter")
    #expect(typist.drafts.isEmpty)
    #expect(typist.form?.error?.contains("Train 30 officers") == true)
    typist.type("Enter")
    #expect(typist.drafts.count == 1, "having seen it, a person may go on")
    #expect(typist.drafts.first?.changes.first?.after == ["other-000000:1"])
    #expect(typist.drafts.first?.changes.first?.was == "Train 30 officers")
  }

  @Test func aNewDateKeepsTheOldBesideIt() throws {
    var typist = Typist()
    typist.type("\(Self.train) d")
    typist.press(.paste("Q1 2027"))
    typist.type("Tab late Enter")
    let draft = try #require(typist.drafts.first)
    #expect(draft.reason == "late")
    #expect(draft.changes.count == 1)
    #expect(draft.changes[0].payload.value?["basis"] == "inferred", "no source says it")
    #expect(draft.changes[0].was?["text"] == "next quarter")
    let row = try #require(typist.state.register.index.row("train-20-officers"))
    let detail = typist.state.register.detail(row)
    #expect(detail.due.label == "Q1 2027*")
    #expect(detail.due.was == "was Q1 2026*")
    #expect(
      detail.amendments.map(\.words) == ["agreed: Q1 2026*; amended 21 Nov 2026 by seed: late"])
    #expect(!typist.state.register.flags[row].contains(.overdue))
  }

  @Test func aDateFromASourceIsStatedAndItsClaimIsKept() throws {
    var typist = Typist()
    typist.type("\(Self.train) d")
    typist.press(.paste("Mar 2027"))
    typist.focus("source")
    typist.type("SouthAsian Enter")
    #expect(typist.form?[.paragraph] != nil, "a source asks for its paragraph")
    typist.type("Enter")
    #expect(typist.form?.errorField == .paragraph)
    typist.focus("paragraph")
    typist.type("18 Enter")
    let draft = try #require(typist.drafts.first)
    #expect(draft.changes.map(\.kind) == ["field-set", "claim-added"])
    #expect(draft.changes[0].payload.value?["basis"] == "stated")
  }

  // MARK: Add

  @Test func anItemNeedsAStrengthAndADomain() throws {
    var typist = Typist()
    typist.type("a")
    typist.press(.paste("Share port manifests"))
    typist.type("Enter")
    #expect(typist.form?.errorField == "strength")
    typist.focus("strength")
    typist.type("Right Right Right Enter")
    #expect(typist.form?.errorField == "domains")
    typist.focus("domains")
    typist.type("narc Space Enter")
    #expect(typist.drafts.count == 1)
    #expect(typist.current == "share-port-manifests", "the cursor is on what was added")
    let row = try #require(typist.state.currentRow)
    #expect(typist.state.register.index.strength[row] == .pledge)
    #expect(typist.status("share-port-manifests") == .notStarted)
    #expect(typist.state.message?.text == "Added: Share port manifests.  u undo")
    typist.type("u")
    #expect(typist.state.register.index.row("share-port-manifests") == nil)
  }

  @Test func whatHangsOnAnItemIsAddedInItsDetail() throws {
    var typist = Typist()
    typist.type("\(Self.train) 5 a m Tab First_group Tab")
    typist.press(.paste("Q2 2026"))
    typist.type("Enter")
    let row = try #require(typist.state.register.index.row("train-20-officers"))
    #expect(typist.state.register.item(row)?.milestones.map(\.id) == ["first-group"])
    typist.type("a e Tab Letter Enter")
    #expect(typist.form?.error?.contains("not reported done") == true)
    typist.type("Esc x Enter a e Enter")
    #expect(typist.state.register.delivery(row).report?.evidence.map(\.text) == ["Letter"])
    typist.type("a c Tab South Enter Tab 16 Tab Twenty Enter")
    #expect(typist.state.register.item(row)?.claims.count == 4)
  }

  // MARK: Selection

  @Test func aSelectionIsOneStep() {
    var typist = Typist()
    typist.type("Space Space")
    #expect(typist.state.selectedRows.count == 2)
    #expect(typist.state.scroll(.items).cursor == 2, "Space goes on to the next row")
    typist.type("x Enter")
    #expect(typist.drafts.count == 1)
    #expect(typist.drafts.first?.changes.count == 2)
    #expect(typist.status("hold-first-session") == .reportedDone)
    #expect(typist.state.selectedRows.isEmpty)
    #expect(typist.state.message?.text.contains("Reported done: 2 items") == true)
    typist.type("u")
    #expect(typist.status("hold-first-session") == .notStarted)
    #expect(typist.status("train-20-officers") == .notStarted)
  }

  @Test func escLetsTheSelectionGoBeforeTheFilter() {
    var typist = Typist()
    typist.type("! Space Esc")
    #expect(typist.state.selectedRows.isEmpty)
    #expect(typist.titles.count == 4)
    typist.type("Esc")
    #expect(typist.titles.count == 38)
  }

  @Test func oneThatDoesNotFitStopsAllAndIsNamed() {
    var typist = Typist()
    typist.type("x Enter Space Space c")
    #expect(typist.state.overlay == nil)
    #expect(typist.state.message?.text.contains("Train 20 officers in Ankara") == true)
    typist.type("Esc g s Shift-Tab Right Enter")
    #expect(typist.status("hold-first-session") == .inProgress)
    typist.type("g Space Space s Shift-Tab Right Enter")
    #expect(typist.drafts.count == 2, "nothing is written")
    #expect(typist.form?.error?.contains("Hold session 1 in Ankara") == true)
    #expect(typist.form?.error?.contains("in progress already") == true)
  }

  @Test(arguments: ["d", "n", "e"]) func everyKeyActsOnAll(key: String) {
    var typist = Typist()
    typist.type("Space Space Space \(key)")
    #expect(typist.form?.about == "3 items")
    if key == "e" { typist.focus("accountable") }
    typist.press(.paste(key == "d" ? "Q3 2027" : "sharif"))
    if key == "e" { typist.type("Tab") }
    typist.type("Enter")
    #expect(typist.drafts.first?.changes.count == 3)
  }
}

extension Typist {
  var form: Form? {
    if case .form(let form)? = state.overlay { form } else { nil }
  }

  var menu: Menu? {
    if case .menu(let menu)? = state.overlay { menu } else { nil }
  }

  func pick(_ id: Form.FieldID) -> Pick? {
    if case .pick(let pick)? = form?[id]?.value { pick } else { nil }
  }

  /// Tabs to a field.
  mutating func focus(_ id: Form.FieldID) {
    for _ in 0..<40 where form.map({ $0.fields[$0.focus].id != id }) ?? false { type("Tab") }
  }
}

extension Payload {
  var value: JSONValue? {
    if case .fieldSet(_, let value) = self { value } else { nil }
  }
}
