/// An instant, in milliseconds since 1970-01-01T00:00:00Z, without leap seconds.
package struct Moment: Hashable, Comparable, Sendable {
  package let milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// An RFC 3339 date and time with `Z` or an offset and at most nine decimals, cut to
  /// milliseconds. A leap second counts as the last millisecond before it. Nil for all else.
  package init?(_ text: String) {
    guard let moment = DateScanner.read(text, { Moment(scanning: &$0) }) else { return nil }
    self = moment
  }

  /// The same from UTF-8 bytes, without a string.
  package init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let moment = DateScanner.read(bytes, { Moment(scanning: &$0) }) else { return nil }
    self = moment
  }

  private init?(scanning scanner: inout DateScanner) {
    guard let day = Day(scanning: &scanner), scanner.take("T") || scanner.take("t"),
      let time = Moment.time(&scanner), let offset = Moment.offset(&scanner)
    else { return nil }
    milliseconds = Int64(day.number) * Moment.day + Int64(time) - Int64(offset)
  }

  private static let day: Int64 = 86_400_000

  /// Milliseconds of the day.
  private static func time(_ scanner: inout DateScanner) -> Int? {
    guard let hour = scanner.number(digits: 2), hour < 24, scanner.take(":"),
      let minute = scanner.number(digits: 2), minute < 60, scanner.take(":"),
      let second = scanner.number(digits: 2), second <= 60
    else { return nil }
    var thousandths = 0
    if scanner.take(".") {
      guard let decimals = scanner.number(upTo: 9) else { return nil }
      thousandths = decimals.value
      for _ in decimals.digits..<max(3, decimals.digits) { thousandths *= 10 }
      for _ in 3..<max(3, decimals.digits) { thousandths /= 10 }
    }
    let whole = (hour * 60 + minute) * 60 * 1000
    return second == 60 ? whole + 59_999 : whole + second * 1000 + thousandths
  }

  /// Milliseconds by which the written time is ahead of UTC.
  private static func offset(_ scanner: inout DateScanner) -> Int? {
    if scanner.take("Z") || scanner.take("z") { return 0 }
    let isBehind = scanner.take("-")
    guard isBehind || scanner.take("+"), let hour = scanner.number(digits: 2), hour < 24,
      scanner.take(":"), let minute = scanner.number(digits: 2), minute < 60
    else { return nil }
    return (hour * 60 + minute) * 60_000 * (isBehind ? -1 : 1)
  }

  package static func < (left: Moment, right: Moment) -> Bool {
    left.milliseconds < right.milliseconds
  }
}

extension Moment {
  /// The day in UTC.
  package var day: Day { Day(clamping: Int(split.days)) }

  /// `2026-11-21T09:14:07.123Z`: always three decimals and Z, as events are written.
  package var text: String {
    let seconds = split.rest / 1000
    return "\(day.text)T\(clock):\(padded(seconds % 60, 2)).\(padded(split.rest % 1000, 3))Z"
  }

  /// `21 Nov 2026 09:14`, in UTC.
  package var words: String { "\(day.words) \(clock)" }

  /// `09:14`, in UTC.
  package var clock: String {
    let minutes = split.rest / 60_000
    return "\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
  }

  /// Whole days since 1970, and the milliseconds of the last one.
  private var split: (days: Int64, rest: Int) {
    let (days, rest) = milliseconds.quotientAndRemainder(dividingBy: Moment.day)
    return rest < 0 ? (days - 1, Int(rest + Moment.day)) : (days, Int(rest))
  }
}
