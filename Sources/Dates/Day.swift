/// A civil day of the proleptic Gregorian calendar, kept as days since 1970-01-01.
package struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01, negative before.
  package let number: Int32

  package init(number: Int32) { self.number = number }

  /// Nil unless it is a real day of the years 0 to 9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month),
      (1...Calendar.days(in: month, of: year)).contains(day)
    else { return nil }
    number = Int32(Calendar.number(year: year, month: month, day: day))
  }

  /// Nil unless `text` is exactly `YYYY-MM-DD` and a real day.
  package init?(_ text: String) {
    guard let day = DateScanner.read(text, { Day(scanning: &$0) }) else { return nil }
    self = day
  }

  /// The same from UTF-8 bytes, without a string.
  package init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let day = DateScanner.read(bytes, { Day(scanning: &$0) }) else { return nil }
    self = day
  }

  init?(scanning scanner: inout DateScanner) {
    guard let year = scanner.number(digits: 4), scanner.take("-"),
      let month = scanner.number(digits: 2), scanner.take("-"),
      let day = scanner.number(digits: 2)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Clamped to what 32 bits hold: far beyond any date that can be written, but never a trap.
  init(clamping number: Int) { self.number = Int32(clamping: number) }

  package static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  /// Days from `right` to `left`.
  package static func - (left: Day, right: Day) -> Int { Int(left.number) - Int(right.number) }
}

extension Day {
  package var year: Int { Calendar.civil(Int(number)).year }
  package var month: Int { Calendar.civil(Int(number)).month }
  package var day: Int { Calendar.civil(Int(number)).day }

  /// `2026-03-31`.
  package var text: String {
    let civil = Calendar.civil(Int(number))
    return "\(padded(civil.year, 4))-\(padded(civil.month, 2))-\(padded(civil.day, 2))"
  }

  /// `31 Mar 2026`, in the style that is in force.
  package var words: String {
    if DayStyle.current == .iso { return text }
    let civil = Calendar.civil(Int(number))
    return "\(civil.day) \(Calendar.shortMonth(civil.month)) \(padded(civil.year, 4))"
  }

  /// `31 Mar`.
  package var wordsWithoutYear: String {
    if DayStyle.current == .iso { return text }
    return shortWords
  }

  /// `31 Mar`, in any style.
  var shortWords: String {
    let civil = Calendar.civil(Int(number))
    return "\(civil.day) \(Calendar.shortMonth(civil.month))"
  }

  package func adding(days: Int) -> Day {
    let (sum, overflow) = Int(number).addingReportingOverflow(days)
    return Day(clamping: overflow ? (days < 0 ? .min : .max) : sum)
  }

  /// The same day of the month `months` later (earlier if negative), or that month's last day.
  package func adding(months: Int) -> Day {
    let civil = Calendar.civil(Int(number))
    // A hundred million months either way is beyond what 32 bits of days hold.
    let count = civil.year * 12 + civil.month - 1 + min(max(months, -100_000_000), 100_000_000)
    let year = count >= 0 ? count / 12 : (count - 11) / 12
    let month = count - year * 12 + 1
    let day = min(civil.day, Calendar.days(in: month, of: year))
    return Day(clamping: Calendar.number(year: year, month: month, day: day))
  }

  package var firstOfMonth: Day { adding(days: 1 - day) }

  package var lastOfMonth: Day {
    let civil = Calendar.civil(Int(number))
    return adding(days: Calendar.days(in: civil.month, of: civil.year) - civil.day)
  }
}
