import Dates
import Testing

@Suite struct DatesRhythmTests {
  @Test(arguments: [
    ("FREQ=MONTHLY;INTERVAL=3", "FREQ=MONTHLY;INTERVAL=3", "every 3 months"),
    ("INTERVAL=3;FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=3", "every 3 months"),
    ("FREQ=MONTHLY", "FREQ=MONTHLY", "every month"),
    ("FREQ=MONTHLY;INTERVAL=1", "FREQ=MONTHLY", "every month"),
    ("FREQ=WEEKLY;INTERVAL=2", "FREQ=WEEKLY;INTERVAL=2", "every 2 weeks"),
    ("FREQ=YEARLY", "FREQ=YEARLY", "every year"),
    ("COUNT=4;FREQ=YEARLY", "FREQ=YEARLY;COUNT=4", "every year, 4 times"),
    ("FREQ=WEEKLY;COUNT=1", "FREQ=WEEKLY;COUNT=1", "every week, once"),
    (
      "FREQ=MONTHLY;INTERVAL=9999;COUNT=9999", "FREQ=MONTHLY;INTERVAL=9999;COUNT=9999",
      "every 9999 months, 9999 times"
    ),
  ])
  func reads(rule: String, text: String, words: String) throws {
    let rhythm = try #require(Rhythm(rule))
    #expect(rhythm.text == text)
    #expect(rhythm.words == words)
    #expect(Rhythm(rhythm.text) == rhythm)
  }

  @Test(arguments: [
    "", "MONTHLY", "FREQ=", "FREQ=DAILY", "FREQ=monthly", "freq=MONTHLY", "INTERVAL=3",
    "FREQ=MONTHLY;", ";FREQ=MONTHLY", "FREQ=MONTHLY;FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=0",
    "FREQ=MONTHLY;INTERVAL=", "FREQ=MONTHLY;INTERVAL=-1", "FREQ=MONTHLY;INTERVAL=03",
    "FREQ=MONTHLY;INTERVAL=10000", "FREQ=MONTHLY;INTERVAL=3;INTERVAL=3", "FREQ=MONTHLY;COUNT=0",
    "FREQ=MONTHLY;BYMONTHDAY=1", "FREQ=MONTHLY;UNTIL=20271231", "FREQ=MONTHLY;INTERVAL=3 ",
    "RRULE:FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL==3", "FREQ=MONTHLY;;INTERVAL=3",
  ])
  func refuses(_ rule: String) {
    #expect(Rhythm(rule) == nil)
  }

  @Test(arguments: [
    ("FREQ=MONTHLY;INTERVAL=3", "2025-11-30", "2026-02-28"),
    ("FREQ=WEEKLY;INTERVAL=2", "2026-02-20", "2026-03-06"),
    ("FREQ=YEARLY", "2024-02-29", "2025-02-28"), ("FREQ=MONTHLY", "2026-01-31", "2026-02-28"),
  ])
  func next(rule: String, day: String, next: String) throws {
    let start = try #require(Day(day))
    #expect(Rhythm(rule)?.next(after: start).text == next)
  }
}
