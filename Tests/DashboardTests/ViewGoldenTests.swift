import Screen
import TestSupport
import Testing

@testable import Dashboard

/// Every screen at the four sizes: glyphs, styles and the cursor, as they were
/// looked at and found right.
@Suite struct ViewGoldenTests {
  @Test(arguments: Shot.all) func looksAsRecorded(shot: Shot) {
    let frames = Shot.sizes.map { shot.frame($0).golden() }
    expectGolden(frames.joined(separator: "\n"), named: shot.name)
  }
}
