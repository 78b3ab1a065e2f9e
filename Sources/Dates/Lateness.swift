import Text

/// How late an open date is, in its own unit and in whole units only, counted from its last day: a
/// day in days, all else in months. Less than a month is no month.
package struct Lateness: Hashable, Sendable {
  package enum Unit: Hashable, Sendable {
    case days
    case months
  }

  /// Whole units past; 0 is under a month.
  package let count: Int
  package let unit: Unit
  /// The date is approximate, so the count is too.
  package let isVague: Bool
  /// The last day it could have been kept.
  package let since: Day

  /// Nil unless `asOf` is later than the date's last day.
  package init?(of date: DateValue, asOf: Day) {
    guard let latest = date.latest, latest < asOf else { return nil }
    since = latest
    isVague = date.isApproximate
    unit = date.unit == .day && !date.isApproximate ? .days : .months
    count = unit == .days ? asOf - latest : Lateness.wholeMonths(from: latest, to: asOf)
  }

  /// `10 mo`, `~6 mo`, `12 d`, `<1 mo`.
  package var short: String {
    switch unit {
    case .days: "\(count) d"
    case .months: (isVague ? "~" : "") + (count == 0 ? "<1 mo" : "\(count) mo")
    }
  }

  /// `10 months past 31 Dec 2025`, `about 6 months past 30 Apr 2026`, `12 days past 9 Nov 2026`.
  package var words: String { "\(amount) past \(since.words)" }

  /// `10 months`, `about 6 months`, `12 days`, `under a month`.
  package var amount: String {
    guard count > 0 else { return "under a month" }
    return (isVague ? "about " : "") + plural(count, unit == .days ? "day" : "month")
  }

  /// How far apart two days are, in days or in whole months: `12 days`, `3 months`.
  package static func amount(from start: Day, to end: Day, inDays: Bool) -> String {
    if inDays { return plural(end - start, "day") }
    let months = wholeMonths(from: start, to: end)
    return months == 0 ? "under a month" : plural(months, "month")
  }

  /// A month that ends with its last day is over at the end of the next one, so from 28 February
  /// it is a whole month on 31 March and not on the 28th.
  static func wholeMonths(from start: Day, to end: Day) -> Int {
    let isMonthEnd = start == start.lastOfMonth
    let from = isMonthEnd ? start.adding(days: 1) : start
    let to = isMonthEnd ? end.adding(days: 1) : end
    let months = (to.year - from.year) * 12 + to.month - from.month
    return from.adding(months: months) <= to ? months : months - 1
  }
}
