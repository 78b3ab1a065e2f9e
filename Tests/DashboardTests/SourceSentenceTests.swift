import Register
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// Whatever a view says of a source is what the register holds of it, after a quarter too.
@Suite struct SourceSentenceTests {
  /// So wide that no sentence is wrapped or cut.
  private static let size = Size(width: 400, height: 120)

  @Test func ofEveryItemMeetingAndFigure() throws {
    let register = try PlayedQuarter().register
    var walk = SourceWalk(register)
    let counts = [
      ("4", register.count, "Enter"), ("1", register.meetings.count, "Enter Enter"),
      ("6", register.indicators.count, "Enter"),
    ]
    for (pane, count, open) in counts {
      for place in 0..<count {
        var typist = Typist(register, size: Self.size, settings: Typist.settings)
        let down = [String](repeating: "j", count: place).joined(separator: " ")
        typist.type("\(pane) g \(down) \(open)")
        walk.walk(frame(of: typist.state).glyphs())
      }
    }
    #expect(walk.faults == [])
    #expect(walk.seen > 150, "\(walk.seen)")
  }
}
