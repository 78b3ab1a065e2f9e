extension EDTF {
  /// `6 Nov 2025`, `Dec 2025`, `Q1 2026`, `2026`, `Jan to Apr 2026`, `to 31 Mar 2026`,
  /// `from Apr 2026`; `?` after an uncertain date, `~` after an approximate one.
  package var label: String { (ends?.words ?? text) + markWords }

  /// What a typed date is understood to mean: `14 Mar 2027`, `Q1 2027: 1 Jan to 31 Mar`,
  /// `about Jun 2026: 1 to 30 Jun`.
  package var meaning: String {
    let words = (isApproximate ? "about " : "") + (ends?.words ?? text)
    let window = DateValue(edtf: self).window.map { ": \($0)" } ?? ""
    return words + (isUncertain ? ", uncertain" : "") + window
  }

  /// The same within eight cells where it can be: `6 Nov 25`, `Dec 25`, `Q1 26`, `2026`; of an
  /// interval its end, `to Apr26`.
  package var narrowLabel: String { NarrowLabel.fit((ends?.narrowWords ?? text) + markWords) }

  /// What label and narrow label end with.
  var markWords: String { (isUncertain ? "?" : "") + (isApproximate ? "~" : "") }

  /// The narrow label without its marks, not yet fitted.
  var narrowWords: String { ends?.narrowWords ?? text }
}

/// The column for a date on a screen 38 cells wide has eight.
enum NarrowLabel {
  static let width = 8

  /// Drops spaces, the last first, until `label` fits or has none.
  static func fit(_ label: String) -> String {
    var label = label
    while label.count > width, let space = label.lastIndex(of: " ") { label.remove(at: space) }
    return label
  }
}

extension EDTFPoint {
  var words: String {
    switch unit {
    case .year: padded(year, 4)
    case .day: earliest.words
    default: "\(wordsWithoutYear) \(padded(year, 4))"
    }
  }

  var wordsWithoutYear: String {
    switch unit {
    case .day: earliest.wordsWithoutYear
    case .month: Calendar.shortMonth(part)
    case .quarter: "Q\(part)"
    case .year, .span: padded(year, 4)
    }
  }

  var narrowWords: String {
    switch unit {
    case .year: words
    case .day: "\(earliest.shortWords) \(padded(year % 100, 2))"
    default: "\(wordsWithoutYear) \(padded(year % 100, 2))"
    }
  }
}

extension EDTFEnds {
  var words: String {
    guard isSpan else { return start?.words ?? "" }
    guard let start else { return "to \(end?.words ?? "")" }
    guard let end else { return "from \(start.words)" }
    return "\(leftWords(start, end)) to \(end.words)"
  }

  /// What the right end says already is left out: `Jan to Apr 2026`, `6 to 9 Nov 2025`.
  private func leftWords(_ start: EDTFPoint, _ end: EDTFPoint) -> String {
    guard start.year == end.year, start.unit != .year, end.unit != .year else { return start.words }
    if start.unit == .day, end.unit == .day, start.part == end.part, DayStyle.current == .words {
      return String(start.earliest.day)
    }
    return start.wordsWithoutYear
  }

  var narrowWords: String {
    guard isSpan else { return start?.narrowWords ?? "" }
    guard let end else { return "\(start?.narrowWords ?? "")+" }
    return "to \(end.narrowWords)"
  }
}
