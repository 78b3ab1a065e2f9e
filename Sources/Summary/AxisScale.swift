/// Even, round marks along an axis that always holds 0. For drawing only: what is told of a
/// value is its own digits.
package struct AxisScale: Hashable, Sendable {
  package struct Mark: Hashable, Sendable {
    package let value: Double
    /// `45`, `12.5k`, `0.05`: never rounded.
    package let label: String
  }

  /// The marks at the ends; 0 where no value lies on that side.
  package let low: Double
  package let high: Double
  /// Rising; 0 is among them.
  package let marks: [Mark]

  /// - Parameters:
  ///   - values: What has to fit; numbers too great for a Double are left out.
  ///   - parts: The most steps on either side of 0, at least 1.
  package init(_ values: [Double], parts: Int) {
    let finite = values.filter(\.isFinite)
    let top = max(0, finite.max() ?? 0)
    let foot = min(0, finite.min() ?? 0)
    guard top > foot else {
      (low, high, marks) = (0, 0, [Mark(value: 0, label: "0")])
      return
    }
    let step = AxisScale.step(top, foot, max(1, parts))
    // At the ends of what a Double holds there is no round step.
    guard step.value > 0, (step.value * 10).isFinite, (top - foot) / step.value < 1_000 else {
      (low, high, marks) = (foot, top, [Mark(value: 0, label: "0")])
      return
    }
    let above = Int((top / step.value - AxisScale.slack).rounded(.up))
    let below = Int((foot / step.value + AxisScale.slack).rounded(.down))
    marks = (below...above).map { count in
      Mark(value: Double(count) * step.value, label: step.label(times: count))
    }
    low = Double(below) * step.value
    high = Double(above) * step.value
  }

  /// What a Double may be off after a division.
  private static let slack = 1e-9

  /// A step whose multiple is the greatest value exactly, if a round one is; else the smallest
  /// round one that does with so many parts.
  private static func step(_ top: Double, _ foot: Double, _ parts: Int) -> Step {
    let great = max(top, -foot)
    for part in [3, 4, 2, 5, 1] where part <= parts {
      let step = Step(great / Double(part))
      if step.isExact { return step }
    }
    var step = Step(great / Double(parts))
    if !step.isExact { step = step.next }
    return step
  }

  /// `mantissa` × 10 to the `exponent`, the mantissa one of a few round ones.
  private struct Step {
    var mantissa: Int
    var exponent: Int
    /// The value asked for is this step, not one just below the next.
    var isExact = true

    private static let round = [10, 15, 20, 25, 30, 40, 50, 60, 75, 80]

    /// The greatest round step that is not more than `value`, which is above 0.
    init(_ value: Double) {
      var lead = value
      exponent = 0
      while lead >= 100 {
        lead /= 10
        exponent += 1
      }
      while lead < 10, exponent > -400 {
        lead *= 10
        exponent -= 1
      }
      mantissa = Step.round.last { Double($0) <= lead * (1 + slack) } ?? 10
      isExact = abs(lead - Double(mantissa)) <= lead * slack
    }

    private init(mantissa: Int, exponent: Int) {
      self.mantissa = mantissa
      self.exponent = exponent
    }

    var next: Step {
      guard let greater = Step.round.first(where: { $0 > mantissa }) else {
        return Step(mantissa: 10, exponent: exponent + 1)
      }
      return Step(mantissa: greater, exponent: exponent)
    }

    var value: Double {
      var value = Double(mantissa)
      for _ in 0..<abs(exponent) { value = exponent > 0 ? value * 10 : value / 10 }
      return value
    }

    /// The exact digits of a multiple, shortened by k, M, G or an exponent.
    func label(times count: Int) -> String {
      var digits = abs(count) * mantissa
      guard digits > 0 else { return "0" }
      var power = exponent
      while digits % 10 == 0 {
        digits /= 10
        power += 1
      }
      let sign = count < 0 ? "-" : ""
      let size = String(digits).count + power
      if size > 12 || size < -2 { return sign + Step.scientific(digits, power, size) }
      let (less, unit) = size > 9 ? (9, "G") : size > 6 ? (6, "M") : size > 4 ? (3, "k") : (0, "")
      return sign + Step.decimal(digits, power - less) + unit
    }

    private static func decimal(_ digits: Int, _ power: Int) -> String {
      let text = String(digits)
      guard power < 0 else { return text + String(repeating: "0", count: power) }
      let padded = String(repeating: "0", count: max(0, 1 - power - text.count)) + text
      return "\(padded.dropLast(-power)).\(padded.suffix(-power))"
    }

    private static func scientific(_ digits: Int, _ power: Int, _ size: Int) -> String {
      let text = String(digits)
      let rest = text.dropFirst()
      return "\(text.prefix(1))\(rest.isEmpty ? "" : ".\(rest)")e\(size - 1)"
    }
  }
}
