import Summary
import TestSupport
import Testing

/// Marks of an axis: round, even, never rounded in what they say.
@Suite struct AxisScaleTests {
  private func labels(_ values: [Double], _ parts: Int = 5) -> [String] {
    AxisScale(values, parts: parts).marks.map(\.label)
  }

  @Test func examples() {
    #expect(labels([45]) == ["0", "15", "30", "45"])
    #expect(labels([20, 18]) == ["0", "5", "10", "15", "20"])
    #expect(labels([47.3]) == ["0", "10", "20", "30", "40", "50"])
    #expect(labels([50_000], 2) == ["0", "25k", "50k"])
    #expect(labels([10_000_000_000], 1) == ["0", "10G"])
    #expect(labels([-3, 5], 2) == ["-5", "-2.5", "0", "2.5", "5"])
    #expect(labels([0.0005], 1) == ["0", "5e-4"])
    #expect(labels([0.05], 1) == ["0", "0.05"])
    #expect(labels([0]) == ["0"])
    #expect(labels([]) == ["0"])
  }

  @Test(
    "the ends of what a Double holds",
    arguments: [
      [.infinity], [.nan], [Double.greatestFiniteMagnitude], [-.greatestFiniteMagnitude],
      [.greatestFiniteMagnitude, -.greatestFiniteMagnitude], [.leastNonzeroMagnitude],
      [1e308, 1e-300], [.infinity, 3],
    ])
  func extremes(_ values: [Double]) {
    for parts in [-1, 0, 1, 5] {
      let scale = AxisScale(values, parts: parts)
      #expect(scale.high.isFinite && scale.low.isFinite)
      #expect(scale.marks.count < 20)
    }
  }

  @Test("the values fit, the marks are even and say what they are", arguments: 0..<20)
  func laws(seed: Int) throws {
    var random = Seeded(seed)
    for _ in 0..<200 {
      let sizes: [Double] = [0.0001, 0.3, 1, 60, 9_999, 5e7]
      let size = sizes.randomElement(using: &random) ?? 1
      let values = (0..<4).map { _ in Double.random(in: -size...size, using: &random) }
      let parts = Int.random(in: 1...5, using: &random)
      let scale = AxisScale(values, parts: parts)
      #expect(scale.low <= min(0, values.min() ?? 0) + size * 1e-6)
      #expect(scale.high >= max(0, values.max() ?? 0) - size * 1e-6)
      #expect(scale.marks.count <= 2 * parts + 1)
      let steps = zip(scale.marks.dropFirst(), scale.marks).map { $0.value - $1.value }
      let first = try #require(steps.first)
      #expect(steps.allSatisfy { abs($0 - first) <= first * 1e-6 })
      for mark in scale.marks { #expect(abs(told(mark.label) - mark.value) <= size * 1e-6) }
    }
  }

  private func told(_ label: String) -> Double {
    let units: [Character: Double] = ["k": 1e3, "M": 1e6, "G": 1e9]
    guard let unit = label.last.flatMap({ units[$0] }) else { return Double(label) ?? .nan }
    return (Double(label.dropLast()) ?? .nan) * unit
  }
}
