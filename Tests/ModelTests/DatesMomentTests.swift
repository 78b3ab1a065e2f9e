import Dates
import TestSupport
import Testing

@Suite struct DatesMomentTests {
  @Test(arguments: [
    ("2026-11-21T09:14:07.123Z", "2026-11-21T09:14:07.123Z"),
    ("2026-11-21T09:14:07Z", "2026-11-21T09:14:07.000Z"),
    ("2026-11-21T09:14:07.5Z", "2026-11-21T09:14:07.500Z"),
    ("2026-11-21T09:14:07.12Z", "2026-11-21T09:14:07.120Z"),
    ("2026-11-21T09:14:07.123999999Z", "2026-11-21T09:14:07.123Z"),
    ("2026-11-21t09:14:07z", "2026-11-21T09:14:07.000Z"),
    ("2026-11-21T02:14:07+05:00", "2026-11-20T21:14:07.000Z"),
    ("2026-11-21T22:14:07-03:30", "2026-11-22T01:44:07.000Z"),
    ("2026-11-21T09:14:07+00:00", "2026-11-21T09:14:07.000Z"),
    ("2026-11-21T09:14:07-00:00", "2026-11-21T09:14:07.000Z"),
    ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59.999Z"),
    ("2016-12-31T23:59:60.25Z", "2016-12-31T23:59:59.999Z"),
    ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
    ("0000-01-01T00:00:00Z", "0000-01-01T00:00:00.000Z"),
    ("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"),
  ])
  func readsRFC3339(text: String, canonical: String) {
    #expect(Moment(text)?.text == canonical)
  }

  @Test(arguments: [
    "", "2026-11-21", "2026-11-21T09:14Z", "2026-11-21T09:14:07", "2026-11-21 09:14:07Z",
    "2026-11-21T24:00:00Z", "2026-11-21T09:60:00Z", "2026-11-21T09:14:61Z",
    "2026-11-21T09:14:07.Z", "2026-11-21T09:14:07,5Z", "2026-11-21T09:14:07.1234567890Z",
    "2026-11-21T09:14:07+5:00", "2026-11-21T09:14:07+0500", "2026-11-21T09:14:07+24:00",
    "2026-11-21T09:14:07+05:60", "2026-11-21T09:14:07ZZ", "2026-02-30T09:14:07Z",
  ])
  func refuses(_ text: String) {
    #expect(Moment(text) == nil)
  }

  @Test func milliseconds() {
    #expect(Moment("1970-01-01T00:00:00Z")?.milliseconds == 0)
    #expect(Moment("1970-01-02T00:00:00.001Z")?.milliseconds == 86_400_001)
    #expect(Moment("1969-12-31T23:59:59.999Z")?.milliseconds == -1)
  }

  @Test func dayAndWordsAreInUTC() throws {
    let moment = try #require(Moment("2026-11-21T02:14:07+05:00"))
    #expect(moment.day.text == "2026-11-20")
    #expect(moment.words == "20 Nov 2026 21:14")
    #expect(Moment(milliseconds: -1).day.text == "1969-12-31")
    #expect(Moment(milliseconds: -86_400_000).text == "1969-12-31T00:00:00.000Z")
  }

  @Test(arguments: 0..<50) func textIsAFixpoint(seed: Int) throws {
    var random = Seeded(seed)
    let range = -62_167_219_200_000...253_402_300_799_999 as ClosedRange<Int64>
    let moment = Moment(milliseconds: .random(in: range, using: &random))
    let other = Moment(milliseconds: .random(in: range, using: &random))
    #expect(Moment(moment.text) == moment)
    #expect((moment < other) == (moment.text < other.text))
  }

  @Test func nothingTrapsAtTheEdges() {
    for milliseconds in [Int64.min, Int64.max] {
      #expect(!Moment(milliseconds: milliseconds).text.isEmpty)
    }
  }
}
