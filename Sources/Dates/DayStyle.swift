/// How days are written for people: chosen once, for everything that is written meanwhile.
package enum DayStyle: String, CaseIterable, Sendable {
  /// `21 Nov 2026`.
  case words
  /// `2026-11-21`, also where words would leave out the year.
  case iso

  /// Handed down to whatever runs under `$current.withValue`, so that no view need pass it on.
  /// Months and quarters are words in any style, and so is a day within eight cells.
  @TaskLocal package static var current = DayStyle.words
}
