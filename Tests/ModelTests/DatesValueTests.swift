import Dates
import Testing

@Suite struct DatesValueTests {
  static let quarter = DateValue(text: "next quarter", edtf: EDTF("2026-33"), basis: .inferred)
  static let early = DateValue(text: "early 2026", edtf: EDTF("2026-01/2026-04~"), basis: .inferred)
  static let middle = DateValue(text: "mid-2026", edtf: EDTF("2026-06~"), basis: .inferred)
  static let december = DateValue(text: "December 2025", edtf: EDTF("2025-12"))

  /// The column `due` of the list, and the `when` of meetings.
  @Test(arguments: [
    (december, "Dec 2025", "Dec 25"), (quarter, "Q1 2026*", "Q1 26*"),
    (early, "early 2026~", "early26~"), (middle, "mid-2026~", "mid-26~"),
    (
      DateValue(text: "March 2026", edtf: EDTF("2026-03"), basis: .projected), "Mar 2026*",
      "Mar 26*"
    ),
    (DateValue(edtf: EDTF("2025-11-06"), basis: .inferred), "6 Nov 2025*", "6 Nov25*"),
    (DateValue(edtf: EDTF("2025-11-06")), "6 Nov 2025", "6 Nov 25"),
    (
      DateValue(text: "each session", wordsWithoutDate: "per session"), "per session", "per session"
    ),
    (DateValue(text: "soon"), "soon", "soon"), (DateValue(), "no date", "no date"),
    (DateValue(text: "next spring", edtf: EDTF("2026-34~")), "Q2 2026~", "Q2 26~"),
    (
      DateValue(text: "in the first weeks of 2026", edtf: EDTF("2026-01~")),
      "in the first weeks of 2026~", "Jan 26~"
    ),
    (DateValue(text: "about 2026~", edtf: EDTF("2026~")), "about 2026~", "about26~"),
    (DateValue(latest: Day("2026-03-31")), "31 Mar 2026", "31 Mar26"),
    (
      DateValue(earliest: Day("2026-03-01"), latest: Day("2026-03-31")), "1 to 31 Mar 2026",
      "to31Mar26"
    ),
    (DateValue(earliest: Day("2026-03-01")), "from 1 Mar 2026", "1 Mar26+"),
  ])
  func labels(date: DateValue, label: String, narrow: String) {
    #expect(date.label == label)
    #expect(date.narrowLabel == narrow)
  }

  @Test func windows() {
    #expect(Self.quarter.window == "1 Jan to 31 Mar")
    #expect(Self.quarter.windowEnd == "to 31 Mar 2026")
    #expect(Self.early.window == "1 Jan to 30 Apr")
    #expect(DateValue(edtf: EDTF("2025-11/2026-02")).window == "1 Nov 2025 to 28 Feb 2026")
    #expect(DateValue(edtf: EDTF("2025-11-06")).window == nil)
    #expect(DateValue(edtf: EDTF("2025-11-06")).windowEnd == nil)
    #expect(DateValue(edtf: EDTF("../2026-03")).window == "to 31 Mar 2026")
    #expect(DateValue(edtf: EDTF("2026-03/..")).window == "from 1 Mar 2026")
    #expect(DateValue(edtf: EDTF("2026-03/..")).windowEnd == nil)
    #expect(DateValue(text: "soon").window == nil)
  }

  @Test func theIntervalIsTheEDTFValuesUnlessGiven() {
    #expect(Self.december.earliest == Day("2025-12-01"))
    #expect(Self.december.latest == Day("2025-12-31"))
    let narrowed = DateValue(edtf: EDTF("2026~"), latest: Day("2026-06-30"))
    #expect(narrowed.earliest == Day("2026-01-01"))
    #expect(narrowed.latest == Day("2026-06-30"))
    #expect(!DateValue(text: "soon").hasDate)
    #expect(DateValue(latest: Day("2026-06-30")).hasDate)
  }

  @Test(arguments: [
    ("2026-03", "2026-03-01", "2026-03-31", true), ("2026-03", "2026-03-02", "2026-03-31", false),
    ("2026-03", "2026-03-01", "2026-03-30", false), ("2026-03~", "2026-03-10", "2026-03-20", true),
    ("2026-03~", "2026-02-10", "2026-03-20", false),
    ("2026-03?", "2026-03-20", "2026-03-10", false),
    ("../2026-03~", "2020-01-01", "2026-03-31", true),
    ("2026-03~/..", "2026-03-01", "2030-01-01", true),
  ])
  func consistency(edtf: String, earliest: String, latest: String, isConsistent: Bool) {
    let date = DateValue(edtf: EDTF(edtf), earliest: Day(earliest), latest: Day(latest))
    #expect(date.isConsistent == isConsistent)
  }

  @Test func consistencyWithoutAnEDTFValue() {
    let days = (Day("2026-03-01"), Day("2026-03-02"))
    #expect(DateValue(earliest: days.0, latest: days.1).isConsistent)
    #expect(!DateValue(earliest: days.1, latest: days.0).isConsistent)
    #expect(DateValue(text: "soon").isConsistent)
  }

  @Test func units() {
    #expect(Self.quarter.unit == .quarter)
    #expect(DateValue(latest: Day("2026-03-31")).unit == .day)
    #expect(DateValue(earliest: Day("2026-03-01"), latest: Day("2026-03-31")).unit == .span)
    #expect(DateValue(earliest: Day("2026-03-31"), latest: Day("2026-03-31")).unit == .day)
  }
}
