import Dates
import TestSupport
import Testing

@Suite struct DatesDayTests {
  /// Counts the calendar up on its own, by the rule for leap years, and compares every day.
  @Test func everyDayFrom1600To2400() throws {
    var number = try #require(Day("1600-01-01")).number
    #expect(number == -135_140)
    for year in 1600...2400 {
      let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (month, length) in zip(1..., lengths) {
        for day in 1...length {
          let counted = Day(number: number)
          let isRight = counted.year == year && counted.month == month && counted.day == day
          if !isRight || Day(year: year, month: month, day: day) != counted {
            Issue.record("\(year)-\(month)-\(day) is not \(counted.text)")
          }
          number += 1
        }
        #expect(Day(year: year, month: month, day: length + 1) == nil)
        let last = Day(number: number - 1)
        #expect(last.lastOfMonth == last && last.firstOfMonth == last.adding(days: 1 - length))
        #expect(Day(last.text) == last)
      }
    }
  }

  @Test func theEpochIsZero() {
    #expect(Day("1970-01-01")?.number == 0)
    #expect(Day("2000-03-01")?.number == 11_017)
    #expect(Day("0000-01-01")?.text == "0000-01-01")
    #expect(Day("9999-12-31")?.text == "9999-12-31")
  }

  @Test(arguments: [
    "", "2026", "2026-02", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-01", "2026-01-00",
    "2026-1-1", "26-01-01", "2026-01-011", " 2026-01-01", "2026-01-01 ", "2026/01/01",
    "+2026-01-01", "-026-01-01", "2026-01-0١", "20260101", "2026-01-01T00:00:00Z",
  ])
  func refuses(_ text: String) {
    #expect(Day(text) == nil)
  }

  @Test func words() throws {
    let day = try #require(Day("2026-03-31"))
    #expect(day.text == "2026-03-31")
    #expect(day.words == "31 Mar 2026")
    #expect(day.wordsWithoutYear == "31 Mar")
    #expect(Day("2026-09-01")?.words == "1 Sep 2026")
  }

  @Test(arguments: [
    ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
    ("2026-03-31", -1, "2026-02-28"),
    ("2026-11-30", 3, "2027-02-28"), ("2026-01-15", -13, "2024-12-15"),
    ("2026-05-31", 0, "2026-05-31"),
    ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"),
  ])
  func addingMonthsStopsAtTheMonthsEnd(start: String, months: Int, end: String) {
    #expect(Day(start)?.adding(months: months).text == end)
  }

  @Test func nothingTrapsAtTheEdges() {
    for number in [Int32.min, Int32.min + 1, 0, Int32.max - 1, Int32.max] {
      let day = Day(number: number)
      #expect(!day.text.isEmpty && !day.words.isEmpty)
      for step in [Int.min, -1, 1, Int.max] {
        let moved = day.adding(days: step)
        #expect(step < 0 ? moved <= day : moved >= day)
        #expect(step < 0 ? day.adding(months: step) <= day : day.adding(months: step) >= day)
      }
      _ = (day.firstOfMonth, day.lastOfMonth)
    }
    #expect(Day(number: .max) - Day(number: .min) == Int(UInt32.max))
  }

  @Test(arguments: 0..<20) func differenceUndoesAdding(seed: Int) {
    var random = Seeded(seed)
    let day = Day(number: .random(in: -200_000...200_000, using: &random))
    let days = Int.random(in: -100_000...100_000, using: &random)
    #expect(day.adding(days: days) - day == days)
    #expect(day.adding(days: days).adding(days: -days) == day)
    let months = Int.random(in: -500...500, using: &random)
    let moved = day.adding(months: months)
    #expect((moved.year - day.year) * 12 + moved.month - day.month == months)
    #expect(moved.day == min(day.day, moved.lastOfMonth.day))
  }
}
