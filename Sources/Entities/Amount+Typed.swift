extension Amount {
  /// A number as people type it: `45`, `45.50`, `-3`, `45 000`. The digits are kept as they are.
  ///
  /// Nil for anything that could be read in two ways or is no number written out: `1,5`, `1e3`,
  /// `.5`, `007`, `-0`, digits of other scripts, more than forty digits.
  package init?(typed: String) {
    let text = Amount.withoutGaps(typed.squeezed)
    var digits = text[...]
    if digits.first == "-" { digits.removeFirst() }
    let sides = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(sides.count), digits.utf8.count <= Decimal.limit,
      sides.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      sides[0] == "0" || sides[0].first != "0"
    else { return nil }
    self.init(text: text)
    if isZero, text.hasPrefix("-") { return nil }
  }

  /// Blanks between groups of three digits go; others stay, and make it no number.
  private static func withoutGaps(_ text: String) -> String {
    let groups = text.split(separator: " ", omittingEmptySubsequences: false)
    guard groups.count > 1, let first = groups.first, let last = groups.last else { return text }
    let lead = first.utf8.count - (first.hasPrefix("-") ? 1 : 0)
    let tail = last.prefix { $0 != "." }
    guard (1...3).contains(lead), tail.utf8.count == 3,
      groups.dropFirst().dropLast().allSatisfy({ $0.utf8.count == 3 })
    else { return text }
    return groups.joined()
  }
}

extension String {
  /// Without blanks at its ends, and with one where there were several.
  package var squeezed: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
