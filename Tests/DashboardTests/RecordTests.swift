import Entities
import Journal
import Register
import Screen
import TestSupport
import Testing

@testable import Dashboard

@Suite struct RecordTests {
  static let train = "j"

  @Test func xEnterIsTheWholeJob() {
    var typist = Typist()
    typist.type("\(Self.train) x Enter")
    #expect(typist.drafts.count == 1)
    #expect(typist.drafts.first?.party == nil)
    #expect(typist.status("train-20-officers") == .reportedDone)
    #expect(
      typist.state.message?.text
        == "Reported done: Train 20 officers in Ankara. Missing: evidence, Türkiye's word, Pakistan's word (x adds, c confirms).  u undo"
    )
    #expect(typist.current == "train-20-officers", "the row stays under the cursor")
    #expect(typist.state.scroll(.items).cursor == 1)
  }

  /// What is missing comes first, so that a narrow screen shows it; that the item's session is
  /// still tentative comes after it.
  @Test func whatIsMissingComesFirst() throws {
    var typist = Typist()
    typist.type("x Enter")
    let told = try #require(typist.state.message?.text)
    #expect(told.hasPrefix("Reported done: Hold session 1 in Ankara. Missing: evidence, "))
    #expect(told.contains("confirms). Session 1 is still tentative."))
  }

  @Test func evidenceAndBothWordsMakeItDone() {
    var typist = Typist()
    typist.type("\(Self.train) x Certificates Shift-Tab Shift-Tab t Enter")
    #expect(typist.status("train-20-officers") == .reportedDone)
    #expect(typist.drafts.first?.party == "turkiye")
    typist.type("c Shift-Tab Shift-Tab p Enter")
    #expect(typist.status("train-20-officers") == .done)
    #expect(typist.drafts.last?.party == "pakistan")
    #expect(typist.state.message?.text == "Done: Train 20 officers in Ankara.  u undo")
  }

  @Test func xOnAReportedItemAddsWhatIsMissing() {
    var typist = Typist()
    typist.type("\(Self.train) x Enter x Letter Enter")
    #expect(typist.drafts.map { $0.changes[0].kind } == ["reported", "evidence-added"])
    typist.type("x Enter")
    #expect(typist.drafts.count == 2, "nothing new is refused in the form")
    guard case .form(let form)? = typist.state.overlay else {
      Issue.record("the form is gone")
      return
    }
    #expect(form.error?.contains("reported done already") == true)
  }

  @Test func aRowThatLeavesTheFilterStaysUntilItIsAskedAnew() {
    var typist = Typist()
    typist.type("! \(Self.train) x Enter")
    #expect(typist.titles.count == 4)
    #expect(typist.state.counts.all.overdue == 3)
    typist.type("! !")
    #expect(typist.titles.count == 3)
  }

  @Test func undoAndRedoInWords() {
    var typist = Typist()
    typist.type("\(Self.train) x Enter u")
    #expect(typist.status("train-20-officers") == .notStarted)
    #expect(typist.state.message?.text == "Undid reported done: Train 20 officers in Ankara")
    typist.type("u")
    #expect(typist.state.message?.text == "There is nothing of yours to undo.")
    typist.type("Ctrl-R")
    #expect(typist.status("train-20-officers") == .reportedDone)
    #expect(typist.state.message?.text == "Redid reported done: Train 20 officers in Ankara")
  }

  @Test func confirmingWhatIsNotReportedIsRefusedNamingX() {
    var typist = Typist()
    typist.type("\(Self.train) c")
    #expect(typist.state.overlay == nil)
    #expect(typist.state.message?.text.contains("x reports it done") == true)
  }

  @Test func reopeningNeedsAReason() {
    var typist = Typist()
    typist.type("\(Self.train) x Enter X Enter")
    #expect(typist.drafts.count == 1)
    typist.press(.paste("only 12\ntook part"))
    typist.type("Enter")
    #expect(typist.drafts.last?.reason == "only 12 took part")
    #expect(typist.status("train-20-officers") == .notStarted)
  }

  @Test func theStatusFormOffersNeitherDoneNorReportedDone() {
    var typist = Typist()
    typist.type("\(Self.train) s")
    guard case .form(let form)? = typist.state.overlay,
      case .choice(let options, _)? = form.fields.first(where: { $0.id == .status })?.value
    else {
      Issue.record("no form")
      return
    }
    #expect(
      options.map(\.id) == [
        nil, "in-progress", "suspended", "not-delivered", "withdrawn", "proposed",
      ])
    typist.type("Enter")
    #expect(typist.drafts.isEmpty, "nothing is set that nobody chose")
    typist.type("Shift-Tab Right Enter")
    #expect(typist.status("train-20-officers") == .inProgress)
  }

  @Test func aPastedNewlineNeverRecords() {
    var typist = Typist()
    typist.type("x")
    typist.press(.paste("evidence\n\nx\n"))
    #expect(typist.drafts.isEmpty)
    typist.type("Enter")
    #expect(typist.drafts.count == 1)
  }

  @Test func escKeepsTheDraft() {
    var typist = Typist()
    typist.type("x half-typed Esc")
    #expect(typist.state.overlay == nil)
    typist.type("x Enter")
    let row = typist.state.currentRow ?? 0
    #expect(typist.state.register.delivery(row).report?.evidence.map(\.text) == ["half-typed"])
  }

  @Test func aFailedAppendKeepsTheTextAndTheState() {
    var typist = Typist()
    typist.failure = "Not saved: the disk is full."
    typist.type("x letter Enter")
    #expect(typist.status("hold-first-session") == .notStarted)
    guard case .form(let form)? = typist.state.overlay else {
      Issue.record("the form is gone")
      return
    }
    #expect(form.error == "Not saved: the disk is full.")
    #expect(form.text(.evidence) == "letter")
    typist.type("Enter")
    #expect(typist.status("hold-first-session") == .reportedDone)
  }

  @Test func theFirstFormAsksWhoNotes() {
    var settings = Typist.settings
    settings.isPersonKnown = false
    var typist = Typist(settings: settings)
    typist.type("x Enter")
    #expect(typist.drafts.first?.by == "seed")
    typist.type("j x")
    guard case .form(let form)? = typist.state.overlay else {
      Issue.record("no form")
      return
    }
    #expect(!form.fields.contains { $0.id == .notedBy }, "asked once")
  }

  @Test func noDefaultPutsAWordInAPartysMouth() {
    var settings = Typist.settings
    settings.party = "turkiye"
    var typist = Typist(settings: settings)
    typist.type("/ heroin Enter x Enter")
    #expect(typist.status("heroin-seizure-figures") == .done, "a follow-up needs one report")
    typist.type("F / officers Enter x Enter")
    #expect(typist.drafts.last?.party == "turkiye", "the person's own party, which is concerned")
  }

  @Test func readOnlyRefusesEveryWrite() {
    var settings = Typist.settings
    settings.readOnly = "Nothing is written under --read-only; leave it out to save."
    for key in ["x", "c", "X", "s", "n", "u", "Ctrl-R"] {
      var typist = Typist(settings: settings)
      typist.type(key)
      #expect(typist.state.overlay == nil)
      #expect(typist.state.message?.text == settings.readOnly, "\(key)")
    }
  }

  @Test func aSingleWordRegisterIsDoneOnOneReport() {
    var typist = Typist(Samples.river)
    typist.type("x Enter")
    #expect(typist.status(typist.current ?? "") == .done)
  }

  @Test func nobodyIsDoneWithADayThatLiesAhead() {
    var typist = Typist()
    typist.type("\(Self.train) x Shift-Tab 2027-05 Enter")
    #expect(typist.drafts.isEmpty)
    guard case .form(let form)? = typist.state.overlay else {
      Issue.record("the form is gone")
      return
    }
    #expect(form.error?.contains("lies ahead") == true)
  }

  @Test func theHistoryOfAnItemTellsUndoAndRedo() {
    var typist = Typist()
    typist.type("\(Self.train) x Enter u Ctrl-R L")
    #expect(typist.state.historyEvents.count == 3)
  }

  @Test func aNoteOnASession() {
    var typist = Typist()
    typist.type("1 n Postponed? Enter")
    #expect(typist.drafts.first?.changes[0].target.kind == "meeting")
  }
}
