import Dates
import TestSupport
import Testing

@Suite struct DatesTypedTests {
  @Test(arguments: [
    ("Q1 2026", "2026-33"), ("q4 2026", "2026-36"), ("2026-Q1", "2026-33"), ("2026 q1", "2026-33"),
    ("2026-33", "2026-33"), ("Q1-2026", "2026-33"), ("  Q1   2026 ", "2026-33"),
    ("Mar 2026", "2026-03"), ("march 2026", "2026-03"), ("MARCH 2026", "2026-03"),
    ("May 2026", "2026-05"), ("Sept 2026", "2026-09"), ("Sep. 2026", "2026-09"),
    ("mar-2026", "2026-03"),
    ("14 Mar 2026", "2026-03-14"), ("14 March 2026", "2026-03-14"),
    ("March 14, 2026", "2026-03-14"),
    ("6 Nov 2025", "2025-11-06"), ("06 Nov 2025", "2025-11-06"), ("29 Feb 2024", "2024-02-29"),
    ("2026", "2026"), (" 2026 ", "2026"), ("2026-03-14", "2026-03-14"),
    ("mid-2026", "2026-06~"), ("mid 2026", "2026-06~"), ("Mid-2026~", "2026-06~"),
    ("early 2026", "2026-01/2026-04~"), ("early-2026", "2026-01/2026-04~"),
    ("late 2026", "2026-09/2026-12~"), ("late 2026?", "2026-09/2026-12%"),
    ("about 2026-06", "2026-06~"), ("about June 2026", "2026-06~"), ("circa 2026", "2026~"),
    ("around Q2 2026?", "2026-34%"), ("Mar 2026~", "2026-03~"), ("Mar 2026 ?", "2026-03?"),
    ("Mar 2026?~", "2026-03%"), ("Mar 2026%", "2026-03%"),
    ("by 31 Mar 2026", "../2026-03-31"), ("to Mar 2026", "../2026-03"), ("until 2027", "../2027"),
    ("from Apr 2026", "2026-04/.."), ("since 2024", "2024/.."), ("../2026-Q1", "../2026-33"),
    ("2026-Q1/..", "2026-33/.."), ("2026-q1~/..", "2026-33~/.."),
    ("Jan to Apr 2026", "2026-01/2026-04"), ("Jan – Apr 2026", "2026-01/2026-04"),
    ("Jan–Apr 2026", "2026-01/2026-04"), ("Jan - Apr 2026~", "2026-01/2026-04~"),
    ("from Jan to Apr 2026", "2026-01/2026-04"), ("Q1 to Q2 2026", "2026-33/2026-34"),
    ("6 to 9 Nov 2025", "2025-11-06/2025-11-09"), ("30 Oct to 9 Nov 2025", "2025-10-30/2025-11-09"),
    ("Nov 2025 to Feb 2026", "2025-11/2026-02"), ("2026-Q1/2026-Q2", "2026-33/2026-34"),
    ("Jan to Mar 2026", "2026-33"), ("Q1 to Q4 2026", "2026"),
    ("2026-01 / 2026-04~", "2026-01/2026-04~"),
  ])
  func reads(typed: String, text: String) {
    #expect(EDTF(typed: typed)?.text == text)
  }

  @Test(arguments: [
    "", "  ", "3.4.2026", "14.3.2026", "3/4/2026", "14/03/2026", "4/26", "03/2026", "Mar 26",
    "14 Mar",
    "Mar", "Q1", "Q5 2026", "Q0 2026", "2026-Q5", "2026Q1", "20 26", "31 Feb 2026", "0 Mar 2026",
    "next quarter", "soon", "mid-June 2026", "early", "mid2026", "about", "by", "by soon", "from",
    "Nov to Feb 2026", "Jan to", "to", "Jan to Feb to Mar 2026", "4/26 Mar 2026", "12 to 2026",
    "about Jan to Apr 2026", "2026-03-14 10:00", "../..", "/", "~", "?", "2026 2027", "Marc 2026",
    "1 2 2026", "Mar Mar 2026", "2026.", "١٤ Mar 2026", "2026-03-141", "99999",
  ])
  func refuses(_ typed: String) {
    #expect(EDTF(typed: typed) == nil)
  }

  @Test(arguments: 0..<300) func everyStrictSpellingAndItsLabelAreRead(seed: Int) {
    var random = Seeded(seed)
    let date = randomEDTF(&random)
    #expect(EDTF(typed: date.text) == date.period)
    // A label shows one mark for the whole, so only such dates come back from it.
    let isMarkedAtTheEnd = !date.text.dropLast().contains { "~?%".contains($0) }
    let isMarkedBeforeOpenEnd = date.text.hasSuffix("/..")
    if isMarkedAtTheEnd || isMarkedBeforeOpenEnd {
      #expect(EDTF(typed: date.label)?.period == date.period, "\(date.text): \(date.label)")
    }
  }
}
