/// A quarter of a calendar year.
package struct Quarter: Hashable, Comparable, Sendable {
  /// Quarters since the first of year 0.
  package let number: Int

  package init(number: Int) { self.number = number }

  package init(of day: Day) {
    number = day.year * 4 + (day.month - 1) / 3
  }

  package var year: Int { number >= 0 ? number / 4 : (number - 3) / 4 }

  /// 1 to 4.
  package var part: Int { number - year * 4 + 1 }

  package var first: Day {
    Day(clamping: Calendar.number(year: year, month: part * 3 - 2, day: 1))
  }

  package var last: Day { Quarter(number: number + 1).first.adding(days: -1) }

  /// `Q1 2026`.
  package var label: String { "Q\(part) \(yearLabel)" }

  /// `2026`.
  package var yearLabel: String { padded(year, 4) }

  package static func < (a: Quarter, b: Quarter) -> Bool { a.number < b.number }

  package func adding(_ quarters: Int) -> Quarter { Quarter(number: number + quarters) }
}
