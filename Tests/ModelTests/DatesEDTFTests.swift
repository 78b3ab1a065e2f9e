import Dates
import TestSupport
import Testing

/// A random date of every supported shape; the ends of a span in order.
func randomEDTF(_ random: inout Seeded) -> EDTF {
  func point() -> String {
    let year = Int.random(in: 1990...2040, using: &random)
    let month = String(Int.random(in: 101...112, using: &random)).suffix(2)
    let day = String(Int.random(in: 101...128, using: &random)).suffix(2)
    let quarter = Int.random(in: 33...36, using: &random)
    let shapes = ["\(year)", "\(year)-\(month)", "\(year)-\(month)-\(day)", "\(year)-\(quarter)"]
    let shape = shapes.randomElement(using: &random) ?? ""
    return shape + (["", "", "~", "?", "%"].randomElement(using: &random) ?? "")
  }
  while true {
    let first = point()
    let second = point()
    let shapes = [first, "\(first)/\(second)", "\(second)/\(first)", "\(first)/..", "../\(first)"]
    // A span whose ends are not in order is none.
    if let date = EDTF(shapes.randomElement(using: &random) ?? "") { return date }
  }
}

@Suite struct DatesEDTFTests {
  @Test(arguments: [
    ("2026", "2026-01-01", "2026-12-31", EDTF.Unit.year),
    ("2026-02", "2026-02-01", "2026-02-28", .month),
    ("2024-02", "2024-02-01", "2024-02-29", .month),
    ("2026-03-14", "2026-03-14", "2026-03-14", .day),
    ("2026-33", "2026-01-01", "2026-03-31", .quarter),
    ("2026-34", "2026-04-01", "2026-06-30", .quarter),
    ("2026-35", "2026-07-01", "2026-09-30", .quarter),
    ("2026-36", "2026-10-01", "2026-12-31", .quarter),
    ("2026-01/2026-04~", "2026-01-01", "2026-04-30", .span),
    ("2026-01~/2026-04", "2026-01-01", "2026-04-30", .span),
    ("2026-06~", "2026-06-01", "2026-06-30", .month),
    ("2024/2026-33", "2024-01-01", "2026-03-31", .span),
    ("2026-03-15/2026-03", "2026-03-15", "2026-03-31", .span),
  ])
  func interval(text: String, earliest: String, latest: String, unit: EDTF.Unit) throws {
    let date = try #require(EDTF(text))
    #expect(date.text == text)
    #expect(date.earliest?.text == earliest)
    #expect(date.latest?.text == latest)
    #expect(date.unit == unit)
  }

  @Test func openEnds() {
    #expect(EDTF("2026-03/..")?.earliest?.text == "2026-03-01")
    #expect(EDTF("2026-03/..")?.latest == nil)
    #expect(EDTF("../2026-03")?.earliest == nil)
    #expect(EDTF("../2026-03")?.latest?.text == "2026-03-31")
    #expect(EDTF("../2026-03")?.unit == .span)
  }

  @Test(arguments: [
    ("2026", false, false), ("2026~", true, false), ("2026?", false, true), ("2026%", true, true),
    ("2026-01/2026-04~", true, false), ("2026-01?/2026-04~", true, true),
    ("2026-01%/..", true, true),
  ])
  func marks(text: String, isApproximate: Bool, isUncertain: Bool) {
    #expect(EDTF(text)?.isApproximate == isApproximate)
    #expect(EDTF(text)?.isUncertain == isUncertain)
  }

  @Test(arguments: [
    "", "26", "2026-", "2026-3", "2026-13", "2026-00", "2026-20", "2026-21", "2026-32", "2026-37",
    "2026-33-01", "2026-02-29", "2026-03-14T10:00", "2026~~", "~2026", "2026-~03", "2026/", "/2026",
    "../..", "..", "2026/2025", "2026-03/2026-02", "2026-01/2026-02/2026-03", "2026 ", " 2026",
    "2026-Q1", "2026-1", "202X", "-2026", "Y12026", "2026/...", "./2026", "2026-01-01/",
  ])
  func refuses(_ text: String) {
    #expect(EDTF(text) == nil)
  }

  @Test(arguments: 0..<300) func theSpellingIsAFixpoint(seed: Int) {
    var random = Seeded(seed)
    let date = randomEDTF(&random)
    #expect(EDTF(date.text) == date)
    #expect(date.period.period == date.period)
    #expect(date.period.earliest == date.earliest && date.period.latest == date.latest)
    #expect(date.period.isApproximate == date.isApproximate)
    if let earliest = date.earliest, let latest = date.latest { #expect(earliest <= latest) }
  }

  /// No cut or changed byte of a spelling traps, and what is accepted is what it says.
  @Test(arguments: ["2026-01~/2026-04-30%", "../2026-33?", "2026-03-14/.."])
  func damagedSpellings(_ text: String) {
    let bytes = Array(text.utf8)
    for place in bytes.indices {
      #expect(
        EDTF(String(decoding: bytes[..<place], as: UTF8.self))?.text.utf8.count ?? place == place)
      for byte in UInt8.min...UInt8.max {
        var changed = bytes
        changed[place] = byte
        let accepted = changed.withUnsafeBufferPointer { EDTF($0) }
        #expect(accepted == nil || accepted.map { Array($0.text.utf8) } == changed)
      }
    }
  }

  @Test(arguments: [
    ("2026-01/2026-03", "2026-33"), ("2026-10/2026-12", "2026-36"), ("2026-01/2026-12", "2026"),
    ("2026-33/2026-36", "2026"), ("2026/2026", "2026"), ("2026-02/2026-02", "2026-02"),
    ("2026-01~/2026-03~", "2026-33~"), ("2026-33/2026-03", "2026-33"),
    ("2026-03-14/2026-03-14", "2026-03-14"),
    ("2026-01/2026-03~", "2026-01/2026-03~"), ("2026-02/2026-04", "2026-02/2026-04"),
    ("2026-01-01/2026-03-31", "2026-01-01/2026-03-31"), ("2025/2026", "2025/2026"),
    ("2026-33/..", "2026-33/.."), ("2026", "2026"),
  ])
  func onePeriodHasOneSpelling(text: String, period: String) {
    #expect(EDTF(text)?.period.text == period)
  }

  @Test(arguments: [
    ("2025-11-06", "6 Nov 2025", "6 Nov 25"), ("2025-11-16", "16 Nov 2025", "16 Nov25"),
    ("2025-12", "Dec 2025", "Dec 25"), ("2026-33", "Q1 2026", "Q1 26"), ("2026", "2026", "2026"),
    ("2026~", "2026~", "2026~"), ("2026-06?", "Jun 2026?", "Jun 26?"),
    ("2026-06%", "Jun 2026?~", "Jun 26?~"),
    ("2026-01/2026-04", "Jan to Apr 2026", "to Apr26"),
    ("2026-01/2026-04~", "Jan to Apr 2026~", "toApr26~"),
    ("2025-11/2026-02", "Nov 2025 to Feb 2026", "to Feb26"),
    ("2025-11-06/2025-11-09", "6 to 9 Nov 2025", "to9Nov25"),
    ("2025-10-06/2025-11-09", "6 Oct to 9 Nov 2025", "to9Nov25"),
    ("2026-33/2026-34", "Q1 to Q2 2026", "to Q2 26"), ("2024/2026", "2024 to 2026", "to 2026"),
    ("2026/2026-33", "2026 to Q1 2026", "to Q1 26"),
    ("../2026-03-31", "to 31 Mar 2026", "to31Mar26"), ("2026-04/..", "from Apr 2026", "Apr 26+"),
  ])
  func labels(text: String, label: String, narrow: String) {
    #expect(EDTF(text)?.label == label)
    #expect(EDTF(text)?.narrowLabel == narrow)
  }
}
