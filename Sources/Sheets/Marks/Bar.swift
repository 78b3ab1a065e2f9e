package import Entities

/// A bar of `value` on a scale where `full` takes all the cells there are: eighth blocks, whole `#`
/// in ASCII. What is more than nothing is never drawn as nothing, and what is unknown never as
/// something.
package struct Bar: Hashable, Sendable {
  package let value: Double
  package let full: Double
  package let manner: Manner

  package init(value: Double?, full: Double, _ manner: Manner = .told) {
    self.value = value ?? 0
    self.full = full
    self.manner = manner
  }

  /// How sure a value is; each has its pattern, and its word stands beside it.
  package enum Manner: Hashable, Sendable {
    case told, estimated, forecast

    package init(_ status: Indicator.ObsStatus) {
      switch status {
      case .estimated, .provisional: self = .estimated
      case .forecast: self = .forecast
      case .normal, .missing: self = .told
      }
    }

    /// What a bar is made of.
    package var fill: Character {
      switch self {
      case .told: "█"
      case .estimated: "▒"
      case .forecast: "░"
      }
    }
  }

  package func text(_ glyphs: Glyphs, cells: Int) -> String {
    guard value > 0, value.isFinite, full > 0, cells > 0 else { return "" }
    let share = min(1, value / full) * Double(cells)
    if glyphs.isASCII || manner != .told {
      let count = max(1, Int(share.rounded()))
      return glyphs.own(String(repeating: manner.fill, count: count))
    }
    let eighths = max(1, Int((share * 8).rounded()))
    let part = eighths % 8 == 0 ? "" : String(Bar.parts[eighths % 8 - 1])
    return String(repeating: "█", count: eighths / 8) + part
  }

  private static let parts = Array("▏▎▍▌▋▊▉")
}
