import Dates
package import JSON

/// A distance from UTC, as it stands: `+03:00`. Fixed, since the register knows no rules of summer
/// time.
package struct Zone: Hashable, Sendable {
  /// East of Greenwich, in minutes.
  package let minutes: Int

  /// Nil unless `text` is `+hh:mm` or `-hh:mm`, at most 14 hours off, or `Z`.
  package init?(_ text: String) {
    if text == "Z" {
      minutes = 0
      return
    }
    guard let sign = text.first, sign == "+" || sign == "-",
      let time = TimeOfDay.minutes(String(text.dropFirst())), time <= 14 * 60
    else { return nil }
    minutes = sign == "-" ? -time : time
  }

  package var text: String {
    let size = abs(minutes)
    return (minutes < 0 ? "-" : "+") + "\(padded(size / 60, 2)):\(padded(size % 60, 2))"
  }
}

/// When in the day something begins, and by whose clock.
package struct TimeOfDay: Hashable, Sendable {
  /// Since midnight there, in minutes.
  package let minutes: Int
  package let zone: Zone

  package init(minutes: Int, zone: Zone) {
    self.minutes = minutes
    self.zone = zone
  }

  /// What people type: `10:00 +03:00`. Without a zone nobody elsewhere knows when that is: nil.
  package init?(typed: String) {
    let parts = typed.split(separator: " ").map(String.init)
    guard parts.count == 2, let minutes = TimeOfDay.minutes(parts[0]), minutes < 24 * 60,
      let zone = Zone(parts[1])
    else { return nil }
    self.init(minutes: minutes, zone: zone)
  }

  /// `10:00`.
  package var clock: String { TimeOfDay.clock(minutes) }

  /// `10:00 +03:00`, as it is typed and shown.
  package var words: String { "\(clock) \(zone.text)" }

  /// The same moment by another clock: `12:00`, `01:30 the next day`.
  package func clock(in other: Zone) -> String {
    let there = minutes - zone.minutes + other.minutes
    let day = there < 0 ? " the day before" : there >= 24 * 60 ? " the next day" : ""
    return TimeOfDay.clock((there + 48 * 60) % (24 * 60)) + day
  }

  package var json: JSONValue { ["start": .string(clock), "zone": .string(zone.text)] }

  private static func clock(_ minutes: Int) -> String {
    "\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
  }

  /// `hh:mm`.
  fileprivate static func minutes(_ text: String) -> Int? {
    DateScanner.read(text) { scanner -> Int? in
      guard let hours = scanner.number(digits: 2), scanner.take(":"),
        let minutes = scanner.number(digits: 2), hours < 24, minutes < 60
      else { return nil }
      return hours * 60 + minutes
    }
  }
}

extension Decoding {
  /// A party's distance from UTC.
  mutating func zone() throws(JSONError) -> Zone? {
    if try isNull() { return nil }
    let words = "a distance from UTC, +03:00"
    guard try expect(.string, words) else { return nil }
    let offset = reader.offset
    let text = reader.string(try reader.string())
    if let zone = Zone(text) { return zone }
    report(.notOneOf(text, [words]), at: offset)
    return nil
  }

  /// `{start, zone}`: a time has a zone.
  mutating func time() throws(JSONError) -> TimeOfDay? {
    if try isNull() { return nil }
    var start: Int?
    var zone: Zone?
    let isObject = try object(requiring: ["start", "zone"]) {
      (decoding, key) throws(JSONError) in
      switch key {
      case "start": start = try decoding.start()
      case "zone": zone = try decoding.zone()
      default: try decoding.unknown(key)
      }
    }
    guard isObject else { return nil }
    guard let start, let zone else { return nil }
    return TimeOfDay(minutes: start, zone: zone)
  }

  private mutating func start() throws(JSONError) -> Int? {
    let words = "a time of day, 10:00"
    guard try expect(.string, words) else { return nil }
    let offset = reader.offset
    let text = reader.string(try reader.string())
    if let minutes = TimeOfDay.minutes(text) { return minutes }
    report(.notOneOf(text, [words]), at: offset)
    return nil
  }
}
