extension Amount {
  /// The exact product, written without exponent: 45 × 1000 is `45000`, 0.5 × 0.2 is `0.1`. Nil for
  /// texts that are no decimal numbers or come to more than forty digits.
  package func times(_ other: Amount) -> Amount? {
    guard let a = Decimal(text), let b = Decimal(other.text) else { return nil }
    return a.times(b).text.map(Amount.init(text:))
  }

  /// The exact quotient: 45500 ÷ 1000 is `45.5`. Nil where there is none of at most
  /// forty digits: by 0, by 3.
  package func divided(by other: Amount) -> Amount? {
    guard let a = Decimal(text), let b = Decimal(other.text) else { return nil }
    return a.divided(by: b)?.text.map(Amount.init(text:))
  }

  /// Whether it is nothing, which `1e-400` is not.
  package var isZero: Bool {
    !text.prefix { $0 != "e" && $0 != "E" }.utf8.contains { (49...57).contains($0) }
  }

  package var isNegative: Bool { text.hasPrefix("-") && !isZero }

  /// The same digits in groups of three where there are five and more before the
  /// point: `45 000`, `1200`.
  package var grouped: String {
    let sign = text.hasPrefix("-") ? "-" : ""
    let whole = text.dropFirst(sign.count).prefix { $0.isNumber }
    guard whole.count > 4 else { return text }
    let rest = text.dropFirst(sign.count + whole.count)
    var groups = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { groups += " " }
      groups.append(digit)
    }
    return sign + groups + rest
  }
}
