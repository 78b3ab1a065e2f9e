import Dates
import TestSupport
import Testing

@Suite struct DatesLatenessTests {
  static func lateness(_ edtf: String, _ asOf: String) -> Lateness? {
    Day(asOf).flatMap { Lateness(of: DateValue(edtf: EDTF(edtf)), asOf: $0) }
  }

  /// The late column of the dashboard as of 21 Nov 2026, and days for days.
  @Test(arguments: [
    ("2025-12", "10 mo", "10 months past 31 Dec 2025"),
    ("2026-33", "7 mo", "7 months past 31 Mar 2026"),
    ("2026-01/2026-04~", "~6 mo", "about 6 months past 30 Apr 2026"),
    ("2026-06~", "~4 mo", "about 4 months past 30 Jun 2026"),
    ("2026-11-09", "12 d", "12 days past 9 Nov 2026"),
    ("2026-11-20", "1 d", "1 day past 20 Nov 2026"),
    ("2025-11-20", "366 d", "366 days past 20 Nov 2025"),
    ("2026-10", "<1 mo", "under a month past 31 Oct 2026"),
    ("2026-10~", "~<1 mo", "under a month past 31 Oct 2026"),
    ("2026-09", "1 mo", "1 month past 30 Sep 2026"),
    ("2025", "10 mo", "10 months past 31 Dec 2025"),
    ("2026-10-09~", "~1 mo", "about 1 month past 9 Oct 2026"),
  ])
  func rowsAsOf21November(edtf: String, short: String, words: String) throws {
    let late = try #require(Self.lateness(edtf, "2026-11-21"))
    #expect(late.short == short)
    #expect(late.words == words)
  }

  @Test(arguments: ["2026-11-21", "2026-11", "2026-36", "2026", "2026-11-21/..", "2027-01~"])
  func notLateUntilTheLastDayIsOver(edtf: String) {
    #expect(Self.lateness(edtf, "2026-11-21") == nil)
  }

  @Test func wordsAloneAreNeverLate() throws {
    #expect(Lateness(of: DateValue(text: "soon"), asOf: try #require(Day("2026-11-21"))) == nil)
  }

  @Test(arguments: [
    ("2026-02", "2026-03-28", 0), ("2026-02", "2026-03-30", 0), ("2026-02", "2026-03-31", 1),
    ("2026-03", "2026-04-29", 0), ("2026-03", "2026-04-30", 1), ("2026-03", "2026-05-01", 1),
    ("2026-01", "2026-02-28", 1), ("2024-01", "2024-02-28", 0), ("2025-12", "2026-12-31", 12),
  ])
  func aWholeMonthEndsWithAMonth(edtf: String, asOf: String, count: Int) {
    #expect(Self.lateness(edtf, asOf)?.count == count)
  }

  @Test(arguments: 0..<100) func countsWholeUnitsOnlyAndNeverFalls(seed: Int) throws {
    var random = Seeded(seed)
    let latest = Day(number: .random(in: 15_000...25_000, using: &random))
    let date = DateValue(edtf: EDTF("\(latest.text)~"))
    var previous = 0
    for step in 1...400 {
      let asOf = latest.adding(days: step)
      let late = try #require(Lateness(of: date, asOf: asOf))
      #expect(late.count == previous || late.count == previous + 1)
      #expect((step - 31) / 31 <= late.count && late.count <= step / 28)
      previous = late.count
    }
    #expect(previous == 13)
  }

  @Test(arguments: [
    ("2026-11-21", "today"), ("2026-11-22", "tomorrow"), ("2026-12-03", "in 12 days"),
    ("2026-12-03~", "in about 12 days"), ("2026-11-22~", "about tomorrow"),
    ("2026-11-20", "date past"),
    ("2026-11", "this month"), ("2026-12", "next month"), ("2027-01", "in 41 to 71 days"),
    ("2026-12~", "in about 10 to 40 days"), ("2026-36", "this quarter"),
    ("2027-33", "next quarter"),
    ("2026", "this year"), ("2027", "next year"), ("2028", "in 406 to 771 days"),
    ("2026-12-01/2026-12-31", "in 10 to 40 days"), ("2026-11-20/2026-11-30", "within 9 days"),
    ("2026-11-20/2026-11-22", "within 1 day"), ("2026-11-20/2026-11-21", "today at the latest"),
    ("2026-11~", "within about 9 days"), ("../2026-11-30", "within 9 days"),
    ("2026-12/..", "from 1 Dec 2026"), ("2026-10", "date past"),
  ])
  func countdowns(edtf: String, words: String) throws {
    let today = try #require(Day("2026-11-21"))
    #expect(countdown(to: DateValue(edtf: EDTF(edtf)), from: today) == words)
  }

  @Test func noDateNoCountdown() throws {
    let today = try #require(Day("2026-11-21"))
    #expect(countdown(to: DateValue(text: "soon"), from: today) == "no date")
  }
}
