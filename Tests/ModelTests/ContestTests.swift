import Acts
import Check
import Entities
import JSON
import Journal
import Register
import Summary
import TestSupport
import Testing

/// Contested fields: told whole, resolved by setting anew, and what reports and words do meanwhile.
@Suite struct ContestTests {
  private let clerk = Actor(person: "clerk")

  /// A report by one writer and a status by another; `reportIsLater` decides which counts for now.
  private func mixed(reportIsLater: Bool) -> (Book, report: String, status: String) {
    var book = Book()
    let times = ["2026-03-01T08:00:00.000Z", "2026-03-02T08:00:00.000Z"]
    let report = book.report(
      by: "a-aaaaaa", evidence: "Photo", at: times[reportIsLater ? 1 : 0])
    let status = book.set(.suspended, by: "b-bbbbbb", at: times[reportIsLater ? 0 : 1])
    return (book, report, status)
  }

  private func taking(_ draft: Draft, _ book: Book) -> Register {
    var book = book
    book.write(draft.changes, by: "c-cccccc", person: draft.by, party: draft.party)
    return book.opened()
  }

  @Test func theStatusOfNeitherIsClaimed() {
    let register = mixed(reportIsLater: false).0.opened()
    #expect(register.statusWords(0) == "contested")
    #expect(register.statusWords(0, style: .long) == "reported done or suspended, contested")
    #expect(register.detail(0).contests.map(\.name) == ["status"])
  }

  @Test(arguments: [false, true]) func settingAnewResolvesAndKeepsBoth(later: Bool) throws {
    let (book, report, status) = mixed(reportIsLater: later)
    let before = book.opened()
    let now = before.status[0]
    // Also to the value that counts for now: that is a decision too.
    let wanted: Status = now.isSettable ? now : .inProgress
    let draft = try before.setStatus([0], to: wanted, by: clerk)
    #expect(Set(draft.changes[0].after ?? []) == [report, status])
    let after = taking(draft, book)
    #expect(!after.flags[0].contains(.contested))
    #expect(after.status[0] == wanted)
    #expect(after.detail(0).history.count == 3, "both stay in the history")
  }

  /// Where the report counts for now, x adds to it and names it alone: never what it disagrees
  /// with, whose writer could not take it back any more.
  @Test func aWordNamesReportsAlone() throws {
    let (book, report, _) = mixed(reportIsLater: true)
    let before = book.opened()
    let draft = try before.report([0], by: Actor(person: "clerk", party: "pk"))
    #expect(draft.changes[0].references == [report])
    #expect(before.refusal(of: draft) == nil)
    let after = taking(draft, book)
    #expect(after.flags[0].contains(.contested), "a word settles nothing")
    #expect(after.report("pump")?.words.map(\.party) == ["pk"])
    _ = try after.undo(by: clerk, writer: "b-bbbbbb")
    #expect(before.warnings(0)[0].contains("leaves the contest open"))
  }

  /// Where another status counts for now, x settles it as reported, and says what
  /// must be given again.
  @Test func aReportSettles() throws {
    let (book, report, status) = mixed(reportIsLater: false)
    let before = book.opened()
    let draft = try before.report([0], by: clerk)
    #expect(Set(draft.changes[0].after ?? []) == [report, status])
    #expect(before.warnings(0)[0].contains("must be given again"))
    let after = taking(draft, book)
    #expect(!after.flags[0].contains(.contested))
    #expect(after.status[0] == .reportedDone)
    #expect(after.report("pump")?.evidence.isEmpty == true)
  }

  /// Two reports are no contest: their words and evidence are pooled (E12).
  @Test func twoReportsArePooled() throws {
    var book = Book()
    book.report(by: "a-aaaaaa", party: "pk")
    book.report(by: "b-bbbbbb", party: "tr", evidence: "Photo")
    let register = book.opened()
    #expect(register.contests(.commitment("pump")).isEmpty)
    #expect(register.status[0] == .done)
    #expect(register.warnings(0).isEmpty)
  }

  /// A word still meets its report when a rival status came in between, and not once
  /// the report is replaced.
  @Test func aWordIsRefusedOnceItsReportIsGone() throws {
    var book = Book()
    let report = book.report(by: "a-aaaaaa")
    let draft = try book.opened().confirm([0], by: Actor(person: "clerk", party: "pk"))
    var rival = book
    rival.set(.suspended, by: "b-bbbbbb")
    #expect(rival.opened().refusal(of: draft) == nil)
    book.set(.suspended, after: [report], was: "reported-done", by: "b-bbbbbb")
    #expect(book.opened().refusal(of: draft) != nil)
    let bare = try Book(SmallRegister([SmallRegister.item("pump", ["status": "reported-done"])]))
      .opened().confirm([0], by: Actor(person: "clerk", party: "pk"))
    #expect(bare.changes[0].references == [])
    #expect(book.opened().refusal(of: bare) != nil, "the opening balance's report was replaced")
  }

  @Test func waitingIsToldApart() {
    let register = Disputed.register
    let row = register.at("drone-defence-protocols")
    #expect(register.flags[row].contains(.waiting))
    #expect(!register.flags[row].contains(.contested))
    let why = register.detail(row).flags.first { $0.flag == .waiting }?.why
    #expect(why == "for events of cem-cccccc, which have not arrived here")
  }

  @Test func everyDisputeIsFound() {
    let register = Disputed.register
    let found = register.findings()
    let contested = found.filter { $0.kind == .contested }
    #expect(contested.count == 5)
    #expect(contested.contains { $0.about == .meeting("jwg-session-05") })
    #expect(contested.contains { $0.about == .indicator("heroin-seized-anf") })
    for kind in [Finding.Kind.waiting, .drift, .oneHand] {
      #expect(found.contains { $0.kind == kind }, "\(kind)")
    }
  }
}
