/// How often a group meets: the part of an RFC 5545 recurrence rule that registers use, `FREQ`
/// (`WEEKLY`, `MONTHLY`, `YEARLY`), `INTERVAL` and `COUNT`.
package struct Rhythm: Hashable, Sendable {
  package enum Frequency: String, Hashable, Sendable, CaseIterable {
    case weekly = "WEEKLY"
    case monthly = "MONTHLY"
    case yearly = "YEARLY"
  }

  package let frequency: Frequency
  /// Every so many weeks, months or years; 1 to 9999.
  package let interval: Int
  /// How many times at most; nil without end.
  package let count: Int?

  /// Nil if an interval or a count is not of 1 to 9999.
  package init?(_ frequency: Frequency, every interval: Int = 1, count: Int? = nil) {
    guard (1...9999).contains(interval), (1...9999).contains(count ?? 1) else { return nil }
    self.frequency = frequency
    self.interval = interval
    self.count = count
  }

  /// Nil unless `rule` is such a rule, in capitals, each part once, in any order. What a group's
  /// rhythm does not need (`BYMONTHDAY`, `UNTIL`, …) is refused, not ignored.
  package init?(_ rule: String) {
    var parts: [String: Substring] = [:]
    for part in rule.split(separator: ";", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", omittingEmptySubsequences: false)
      guard sides.count == 2, ["FREQ", "INTERVAL", "COUNT"].contains(sides[0]),
        parts.updateValue(sides[1], forKey: String(sides[0])) == nil
      else { return nil }
    }
    guard let frequency = parts["FREQ"].flatMap({ Frequency(rawValue: String($0)) }) else {
      return nil
    }
    let numbers = ["INTERVAL", "COUNT"].map { name in
      parts[name].map { text in
        text.first == "0" ? 0 : DateScanner.read(String(text)) { $0.number(upTo: 4)?.value } ?? 0
      }
    }
    self.init(frequency, every: numbers[0] ?? 1, count: numbers[1])
  }

  /// The rule in one spelling: `FREQ=MONTHLY;INTERVAL=3`.
  package var text: String {
    "FREQ=\(frequency.rawValue)" + (interval == 1 ? "" : ";INTERVAL=\(interval)")
      + (count.map { ";COUNT=\($0)" } ?? "")
  }

  /// `every 3 months`, `every week`, `every year, 4 times`.
  package var words: String {
    let noun =
      switch frequency {
      case .weekly: "week"
      case .monthly: "month"
      case .yearly: "year"
      }
    let every = interval == 1 ? "every \(noun)" : "every \(interval) \(noun)s"
    guard let count else { return every }
    return every + (count == 1 ? ", once" : ", \(count) times")
  }

  /// One interval after `day`; a day the month lacks becomes its last.
  package func next(after day: Day) -> Day {
    switch frequency {
    case .weekly: day.adding(days: 7 * interval)
    case .monthly: day.adding(months: interval)
    case .yearly: day.adding(months: 12 * interval)
    }
  }
}
