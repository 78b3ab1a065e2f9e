import Screen
import TestSupport
import Testing

@testable import Dashboard

/// Every screen: glyphs, styles and the cursor, as they were looked at and found right.
///
/// The first one is recorded whole at four sizes. Of every other one the rows are recorded that are
/// not as they are there, at three sizes; the largest shows wherever what it has more room for is
/// laid out otherwise.
@Suite struct ViewGoldenTests {
  @Test(arguments: Shot.all) func looksAsRecorded(shot: Shot) {
    let isStart = shot.name == "start"
    let sizes = Shot.sizes.filter { $0.width < 200 || isStart || Self.large.contains(shot.name) }
    let frames = sizes.map { size in
      shot.frame(size).recorded(but: isStart ? nil : Shot.start(size))
    }
    expectGolden(frames.joined(separator: "\n"), named: shot.name)
  }

  private static let large = [
    "item", "agenda", "timeline", "balance", "form-report", "figure", "history", "disagreements",
  ]
}
