import Foundation
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// Every screen at every size: it never traps, has the size asked for, and keeps the cursor and
/// every row within it.
///
/// By default each screen meets every fourth width and height, the next screen the next ones, on
/// changing partners; with AHD_SWEEP=full every pair of them, and coarser ones up to 300x100.
@Suite struct ViewSweepTests {
  @Test(arguments: Array(Self.shots.enumerated())) func holdsAtEverySize(number: Int, shot: Shot) {
    var state = shot.state(Size(width: 120, height: 36))
    for size in Self.sizes(number) {
      state.resize(to: size)
      check(frame(of: state), size, shot.name)
    }
  }

  /// A screen opened where it is small is the same as one that became small.
  @Test(arguments: [
    Size(width: 1, height: 1), Size(width: 20, height: 5), Size(width: 59, height: 15),
  ])
  func opensAtSmallSizes(size: Size) {
    for shot in Self.shots { check(shot.frame(size), size, shot.name) }
  }

  /// One of each kind of screen.
  static let shots = Shot.all.filter { shot in
    [
      "start", "focus-meetings", "focus-domains", "focus-status", "focus-detail", "focus-figures",
      "prompt", "prompt-taken", "prompt-refused", "empty", "item", "figure", "meeting", "history",
      "history-prompt", "changes",
      "help", "views", "form-first",
      "form-recurring", "form-status", "form-edit", "form-add", "form-due-typed", "form-lines",
      "selected", "reported", "problems", "unusable", "ascii", "riverbank", "scripts",
      "scripts-item", "balance-cell", "balance-behind", "timeline", "timeline-domains",
      "timeline-undated", "timeline-empty", "palette", "palette-argument", "copy", "export",
      "panes-half", "panes-full", "panes-hidden",
    ].contains(shot.name)
  }

  private func check(_ frame: Frame, _ size: Size, _ name: String) {
    #expect(frame.size == size, "\(name)")
    if let cursor = frame.cursor {
      #expect(Rect(size).contains(cursor), "\(name) \(size): cursor \(cursor)")
    }
    for y in 0..<size.height {
      let cells = frame.row(y).reduce(0) { $0 + Width.of($1.text) }
      if cells != size.width { Issue.record("\(name) \(size): row \(y) has \(cells) cells") }
    }
  }

  private static func sizes(_ number: Int) -> [Size] {
    if ProcessInfo.processInfo.environment["AHD_SWEEP"] == "full" { return everySize }
    let small = (1...8).map { Size(width: $0 * 4, height: ($0 + number) % 8 + 1) }
    let widths = stride(from: number % 4 + 1, through: 130, by: 4).map {
      Size(width: $0, height: ($0 * 17 + number * 7) % 50 + 1)
    }
    let heights = stride(from: number % 4 + 1, through: 50, by: 4).map {
      Size(width: ($0 * 29 + number * 11) % 130 + 1, height: $0)
    }
    let large = [(151, 40), (199, 58), (300, 100)].map { Size(width: $0.0, height: $0.1) }
    return small + widths + heights + large
  }

  private static let everySize: [Size] =
    (1...130).flatMap { w in (1...50).map { Size(width: w, height: $0) } }
    + stride(from: 131, through: 300, by: 7).flatMap { w in
      stride(from: 1, through: 100, by: 9).map { Size(width: w, height: $0) }
    }
}
