/// One date of the part of EDTF (ISO 8601-2) that registers use: `2026`, `2026-03`, `2026-03-14`, a
/// quarter `2026-33` to `2026-36`, each with `~` (approximate), `?` (uncertain) or `%` (both)
/// after it, and the intervals `A/B`, `A/..` and `../B`. A month is never sharpened to a day.
package struct EDTF: Hashable, Sendable {
  /// What the date names; `span` is an interval.
  package enum Unit: Hashable, Sendable {
    case day
    case month
    case quarter
    case year
    case span
  }

  /// The EDTF spelling.
  package let text: String
  /// The first day it may mean; nil for `../B`.
  package let earliest: Day?
  /// The last day it may mean; nil for `A/..`.
  package let latest: Day?
  /// Marked `~` or `%` anywhere.
  package let isApproximate: Bool
  /// Marked `?` or `%` anywhere.
  package let isUncertain: Bool
  package let unit: Unit

  /// Nil unless `text` is strictly an EDTF date of that part.
  package init?(_ text: String) {
    guard let ends = DateScanner.read(text, { EDTFEnds(scanning: &$0) }) else { return nil }
    self.init(ends, text: text)
  }

  /// The same from UTF-8 bytes.
  package init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let ends = DateScanner.read(bytes, { EDTFEnds(scanning: &$0) }) else { return nil }
    self.init(ends, text: String(decoding: bytes, as: UTF8.self))
  }

  init(_ ends: EDTFEnds) { self.init(ends, text: ends.text) }

  /// A strict spelling is `ends.text` already, which need not be put together again.
  private init(_ ends: EDTFEnds, text: String) {
    self.text = text
    earliest = ends.start?.earliest
    latest = ends.end?.latest
    isApproximate = ends.has(.approximate) || ends.has(.both)
    isUncertain = ends.has(.uncertain) || ends.has(.both)
    unit = ends.isSpan ? .span : ends.start?.unit ?? .span
  }

  /// An exact day.
  package init(_ day: Day) { self.init(EDTFEnds(EDTFPoint(day: day))) }

  /// The parts of the spelling, read again when asked: they are only needed for words.
  var ends: EDTFEnds? { DateScanner.read(text) { EDTFEnds(scanning: &$0) } }

  /// The one spelling of this period: `2026-01/2026-03` is `2026-33`, `2026-33/2026-36` is `2026`,
  /// `2026/2026` is `2026`. Intervals of days stay as they are.
  package var period: EDTF {
    guard unit == .span, let ends, let whole = ends.whole else { return self }
    return EDTF(EDTFEnds(whole))
  }
}
