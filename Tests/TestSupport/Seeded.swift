import Foundation

/// A small generator (SplitMix64) that gives the same numbers for the same seed on any machine.
package struct Seeded: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(_ seed: Int) {
    state = UInt64(truncatingIfNeeded: seed)
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension Seeded {
  /// True `percent` times in a hundred.
  package mutating func chance(_ percent: Int) -> Bool {
    .random(in: 0..<100, using: &self) < percent
  }
}

/// The seeds a law is tried on: the first `count` of them, so that a run takes minutes, and with
/// AHD_SWEEP=full `all` (`make sweep`).
package func seeds(_ count: Int, of all: Int) -> Range<Int> {
  ProcessInfo.processInfo.environment["AHD_SWEEP"] == "full" ? 0..<all : 0..<count
}
