extension Amount {
  /// The exact product, written without exponent: 45 × 1000 is `45000`, 0.5 × 0.2 is `0.1`. Nil for texts that are no decimal numbers
  /// or come to more than forty digits.
  package func times(_ other: Amount) -> Amount? {
    guard let a = Decimal(text), let b = Decimal(other.text) else { return nil }
    return a.times(b).text.map(Amount.init(text:))
  }

  /// The same digits in groups of three where there are five and more before the point: `45 000`, `1200`.
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

/// A decimal number as its digits and the place of its point.
private struct Decimal {
  /// Most significant first.
  private var digits: [UInt8]
  /// Power of ten of the last digit.
  private var exponent: Int
  private var isNegative: Bool

  /// Nil unless `text` is a JSON number of moderate size.
  init?(_ text: String) {
    var rest = text[...]
    isNegative = rest.first == "-"
    if isNegative { rest.removeFirst() }
    let mantissa = rest.prefix { $0 != "e" && $0 != "E" }
    let power = rest.dropFirst(mantissa.count + 1)
    let sides = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(sides.count), mantissa.count <= 40,
      let power = power.isEmpty ? 0 : Int(power), abs(power) <= 40
    else { return nil }
    let all = sides.joined().utf8
    guard !all.isEmpty, all.allSatisfy({ (48...57).contains($0) }) else { return nil }
    digits = all.map { $0 - 48 }
    exponent = power - (sides.count == 2 ? sides[1].count : 0)
  }

  func times(_ other: Decimal) -> Decimal {
    var product = [Int](repeating: 0, count: digits.count + other.digits.count)
    for (i, a) in digits.enumerated() {
      for (j, b) in other.digits.enumerated() { product[i + j + 1] += Int(a) * Int(b) }
    }
    for place in stride(from: product.count - 1, to: 0, by: -1) {
      product[place - 1] += product[place] / 10
      product[place] %= 10
    }
    var result = self
    result.digits = product.map { UInt8($0) }
    result.exponent = exponent + other.exponent
    result.isNegative = isNegative != other.isNegative
    return result
  }

  /// Without exponent, needless zeros and a bare point; nil if that takes more than forty digits.
  var text: String? {
    var digits = Array(digits.drop { $0 == 0 })
    guard !digits.isEmpty else { return "0" }
    var exponent = exponent
    while exponent < 0, digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
    guard digits.count + abs(exponent) <= 40 else { return nil }
    digits += [UInt8](repeating: 0, count: max(0, exponent))
    let decimals = max(0, -exponent)
    if digits.count <= decimals {
      digits = [UInt8](repeating: 0, count: decimals + 1 - digits.count) + digits
    }
    let whole = digits.dropLast(decimals).map { String($0) }.joined()
    let fraction = digits.suffix(decimals).map { String($0) }.joined()
    return (isNegative ? "-" : "") + whole + (fraction.isEmpty ? "" : ".\(fraction)")
  }
}
