/// A decimal number as its digits and the place of its point.
struct Decimal {
  /// Digits beyond which there is no exact result.
  static let limit = 40

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
    guard (1...2).contains(sides.count), mantissa.count <= Decimal.limit + 1,
      let power = power.isEmpty ? 0 : Int(power),
      (-Decimal.limit...Decimal.limit).contains(power)
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

  /// Nil unless it comes out even.
  func divided(by other: Decimal) -> Decimal? {
    let divisor = Array(other.digits.drop { $0 == 0 })
    guard !divisor.isEmpty else { return nil }
    var quotient: [UInt8] = []
    var rest: [UInt8] = []
    var added = 0
    while quotient.count < digits.count || (!rest.isEmpty && added < Decimal.limit) {
      if quotient.count >= digits.count { added += 1 }
      rest.append(quotient.count < digits.count ? digits[quotient.count] : 0)
      rest = Array(rest.drop { $0 == 0 })
      quotient.append(Decimal.take(divisor, from: &rest))
    }
    guard rest.isEmpty else { return nil }
    var result = self
    result.digits = quotient
    result.exponent = exponent - other.exponent - added
    result.isNegative = isNegative != other.isNegative
    return result
  }

  /// How often `divisor` goes into `rest`, which keeps the remainder; neither begins with 0.
  private static func take(_ divisor: [UInt8], from rest: inout [UInt8]) -> UInt8 {
    var times: UInt8 = 0
    while rest.count > divisor.count
      || (rest.count == divisor.count && !rest.lexicographicallyPrecedes(divisor))
    {
      var borrow: UInt8 = 0
      for place in 1...rest.count {
        let less = borrow + (place <= divisor.count ? divisor[divisor.count - place] : 0)
        let digit = rest[rest.count - place]
        borrow = digit < less ? 1 : 0
        rest[rest.count - place] = digit + 10 * borrow - less
      }
      rest = Array(rest.drop { $0 == 0 })
      times += 1
    }
    return times
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
    guard digits.count + abs(exponent) <= Decimal.limit else { return nil }
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
