import Dates
import Entities
import JSON
import Register
import Summary
import TestSupport
import Testing

/// What is said of one item of the bundled register.
@Suite struct WordsDetailTests {
  private var bundled: Register { Samples.register }

  @Test func dueColumnAsDrawn() {
    let register = bundled
    let drawn = [
      ("hold-first-session", "Dec 2025", "10 mo"), ("ai-threat-analytics", "no date", nil),
      ("train-20-officers", "Q1 2026*", "7 mo"),
      ("naqvi-return-visit", "early 2026~", "~6 mo"),
      ("outcomes-by-mid-2026", "by mid-2026~", "~4 mo"),
      ("meet-quarterly", "4 a year", nil), ("review-and-adapt", "per session", nil),
      ("interpol-support", "coming vote", nil), ("repatriate-3-prisoners", "no date", nil),
    ]
    for (id, label, late) in drawn {
      let row = register.at(id)
      #expect(register.dueLabel(row) == label)
      #expect(register.lateness(row)?.short == late)
    }
    let row = register.at("outcomes-by-mid-2026")
    #expect(register.dueColumn(row, register.item(row)) == "mid-2026~")
    let narrow = [
      "hold-first-session": "Dec 25", "train-20-officers": "Q1 26*",
      "naqvi-return-visit": "early26~", "outcomes-by-mid-2026": "mid-26~",
    ]
    for (id, label) in narrow {
      let row = register.at(id)
      #expect(register.dueColumn(row, register.item(row), isNarrow: true) == label)
    }
  }

  @Test func detailAsDrawn() {
    let register = bundled
    let detail = register.detail(register.at("train-20-officers"))
    #expect(detail.owed == "Türkiye* → Pakistan")
    #expect(detail.owedNote == "* inferred: Türkiye hosts, since it is in Ankara")
    #expect(detail.statusWords == "not started, nothing reported")
    #expect(detail.statusSince == "entered 7 Nov 2025")
    #expect(detail.due.label == "Q1 2026*")
    #expect(detail.due.window == "1 Jan to 31 Mar")
    #expect(detail.due.windowEnd == "to 31 Mar 2026")
    #expect(detail.due.lateShort == "7 months past")
    #expect(detail.due.source == "“next quarter”, on 7 Nov 2025")
    #expect(detail.quantity == "20 officers")
    #expect(detail.done.words == "still missing: evidence · Türkiye's word · Pakistan's word")
    #expect(detail.done.ruleWords == "needs every side's word")
    #expect(detail.figure?.title == "officers trained")
    #expect(detail.figure?.value == "? of 20")
    #expect(detail.figure?.note == "nothing reported: unknown, not 0")
    #expect(
      detail.claims.map(\.place) == [
        "SouthAsianDesk ¶18", "SouthAsianDesk ¶18", "SouthAsianDesk ¶18",
      ])
    #expect(detail.tensions.map(\.label) == ["T6", "T8", "T22", "T23"])
    let flags = detail.flags.map { "\($0.mark) \($0.name): \($0.why)" }
    #expect(
      flags == [
        "! overdue: 7 months past 31 Mar 2026, still open",
        "? unreported: date past and nobody has reported", "1 single source: SouthAsianDesk only",
      ])
  }

  @Test func aFollowUpNeedsOneReport() {
    let register = bundled
    let detail = register.detail(register.at("heroin-seizure-figures"))
    #expect(detail.owed == "the secretariat")
    #expect(detail.done.words == "on one report")
    #expect(detail.done.ruleWords == "one report is enough")
    #expect(detail.figure?.period == "2024")
    #expect(detail.figure?.value == "45 t")
    #expect(detail.figure?.note == "2025 ? nothing reported")
  }

  @Test func aReportOnItsWayToDone() {
    var book = Book()
    let report = book.report()
    var register = book.opened()
    #expect(register.statusWords(0) == "reported, 3 missing")
    #expect(
      register.statusWords(0, style: .long)
        == "reported, needs evidence, Party pk's word and Party tr's word")
    book.confirm(for: [report], person: "tara", party: "tr", evidence: "a letter")
    register = book.opened()
    #expect(register.statusWords(0) == "reported, pk missing")
    #expect(register.statusWords(0, style: .long) == "reported, needs Party pk's word")
    #expect(register.detail(0).flags.first?.why == "Party pk's word, since 1 Feb 2026")
    book.confirm(for: [report], person: "peer", party: "pk")
    register = book.opened()
    #expect(register.statusWords(0) == "done")
    let detail = register.detail(0)
    #expect(detail.done.words == "complete")
    #expect(detail.done.needs.allSatisfy { $0.isGiven })
    #expect(detail.done.evidence == ["a letter"])
    #expect(detail.history.map(\.words).count == 3)
  }

  @Test func onlyEvidenceIsMissing() {
    var book = Book()
    let report = book.report(party: "pk")
    book.confirm(for: [report], party: "tr")
    let register = book.opened()
    #expect(register.statusWords(0) == "reported, evid. missing")
    #expect(register.detail(0).done.words == "still missing: evidence")
  }

  @Test func bothSidesOfADisagreement() {
    var book = Book()
    book.set(.withdrawn, by: "a-aaaaaa")
    book.set(.suspended, by: "b-bbbbbb")
    let register = book.opened()
    let why = register.detail(0).flags.first { $0.flag == .contested }?.why
    #expect(
      why == "status: withdrawn (a-aaaaaa) or suspended (b-bbbbbb), the later counts for now")
    #expect(register.flags[0].mark() == "≠")
  }

  @Test func aBrokenItemTellsWhatTheIndexHolds() {
    let item = SmallRegister.item(
      "pump", ["claims": [["source": "none"]], "due": ["edtf": "2025-12"]])
    let register = SmallRegister([item]).open()
    #expect(register.item(0) == nil)
    let detail = register.detail(0)
    #expect(!detail.isWhole)
    #expect(detail.title == "Title of pump")
    #expect(detail.due.label == "1 to 31 Dec 2025")
  }

  @Test(arguments: [
    ("45", "1000", "45000"), ("0.5", "0.2", "0.1"), ("186.5", "0.01", "1.865"),
    ("-3", "0.4", "-1.2"),
    ("1e3", "2.50", "2500"), ("0", "7", "0"), ("0.000", "1", "0"), ("1E-3", "5", "0.005"),
    ("99999999999999999999", "9", "899999999999999999991"),
  ])
  func productsAreExact(_ a: String, _ b: String, _ product: String) {
    #expect(Amount(text: a).times(Amount(text: b))?.text == product)
    #expect(Amount(text: b).times(Amount(text: a))?.text == product)
  }

  @Test(arguments: ["", "x", "1e99", "1..2", "e5", "-"]) func noProduct(_ text: String) {
    #expect(Amount(text: text).times(Amount(text: "2")) == nil)
  }

  @Test(arguments: [
    ("45000", "45 000"), ("1200", "1200"), ("10000000000", "10 000 000 000"),
    ("-12345.678", "-12 345.678"),
  ])
  func groupsOfThree(_ text: String, _ grouped: String) {
    #expect(Amount(text: text).grouped == grouped)
  }
}
