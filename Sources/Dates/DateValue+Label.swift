extension DateValue {
  /// What a date is called. Approximate: the words of the source if they name the year,
  /// `by mid-2026~`. Else the EDTF label, with `*` if inferred or projected: `Q1 2026*`. No date:
  /// the words.
  package var label: String {
    guard hasDate else { return withoutDate }
    if let words = approximateWords { return words + "~" }
    return (edtf?.label ?? plainLabel) + basisMark
  }

  /// The same in a column, whose heading says "due" already, so that "by" adds nothing:
  /// `mid-2026~`.
  package var columnLabel: String {
    guard hasDate, let words = approximateWords else { return label }
    return withoutBy(words) + "~"
  }

  /// The same within eight cells where it can be: `early26~`, `mid-26~`, `Q1 26*`, `Dec 25`.
  package var narrowLabel: String {
    guard hasDate else { return withoutDate }
    if let words = approximateWords {
      let narrow = NarrowLabel.fit(shorteningYear(withoutBy(words)) + "~")
      if narrow.count <= NarrowLabel.width { return narrow }
    }
    let label = edtf.map { $0.narrowWords + $0.markWords } ?? plainNarrowLabel
    return NarrowLabel.fit(label + basisMark)
  }

  /// What stands behind the label on a wide screen: `1 Jan to 31 Mar`, `to 31 Mar 2026`; with the
  /// year where the label does not name it. Nil for a single day or no date.
  package var window: String? {
    guard let latest else { return earliest.map { "from \($0.words)" } }
    guard unit != .day, earliest != latest else { return nil }
    guard let earliest else { return "to \(latest.words)" }
    guard earliest.year == latest.year else { return "\(earliest.words) to \(latest.words)" }
    let isYearNamed = label.contains(padded(latest.year, 4))
    return "\(earliest.wordsWithoutYear) to "
      + (isYearNamed ? latest.wordsWithoutYear : latest.words)
  }

  /// The shorter form, its end alone: `to 31 Mar 2026`. Nil for a single day or no last day.
  package var windowEnd: String? {
    unit == .day ? nil : latest.map { "to \($0.words)" }
  }

  private var withoutDate: String { wordsWithoutDate ?? text ?? "no date" }

  private var basisMark: String { basis == .stated || isApproximate ? "" : "*" }

  /// The words of an approximate date, if they say as much as its EDTF label does.
  private var approximateWords: String? {
    guard isApproximate, let text, let day = latest ?? earliest,
      text.contains(padded(day.year, 4))
    else { return nil }
    return text.last == "~" ? String(text.dropLast()) : text
  }

  private func withoutBy(_ words: String) -> String {
    words.hasPrefix("by ") ? String(words.dropFirst(3)) : words
  }

  private func shorteningYear(_ words: String) -> String {
    guard let day = latest ?? earliest, let year = words.firstRange(of: padded(day.year, 4)) else {
      return words
    }
    return words.replacingCharacters(in: year, with: padded(day.year % 100, 2))
  }

  /// Without an EDTF value: the interval itself.
  private var plainLabel: String { plain?.words ?? "" }

  private var plainNarrowLabel: String { plain?.narrowWords ?? "" }

  private var plain: EDTFEnds? {
    let start = earliest.map { EDTFPoint(day: $0) }
    let end = latest.map { EDTFPoint(day: $0) }
    if unit == .day, let end { return EDTFEnds(end) }
    return EDTFEnds(from: start, to: end)
  }
}

extension String {
  fileprivate func firstRange(of part: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      let rest = self[start...]
      if rest.hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
      start = index(after: start)
    }
    return nil
  }

  fileprivate func replacingCharacters(in range: Range<Index>, with part: String) -> String {
    String(self[..<range.lowerBound]) + part + self[range.upperBound...]
  }
}
