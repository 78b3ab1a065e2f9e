import Dashboard
import Foundation
import Screen
import TestSupport
import Testing

/// The drawings of the contract, cell by cell. Rows that differ are named, each with the reason.
@Suite struct ViewDrawnTests {
  /// - 20: the drawing joins title and sentence; the title stands in the list, the sentence
  ///   is the register's own.
  /// - 22: the source's words stand in “ and ”.
  /// - 27: the mark of more below stands at the border, as in the drawing of 80x24.
  /// - 36: there is no `v views  : palette` yet; `Ctrl-R redo  L log` stand there.
  @Test func start() throws {
    let frame = Shot(name: "", keys: Shot.train).frame(Size(width: 120, height: 36))
    try expect(frame, "1-start-120x36", except: [20, 22, 27, 36])
  }

  /// - 24: the order of the keys is that of the action table, so `! overdue` comes before `u undo`.
  @Test func domain() throws {
    let frame = Shot(name: "", keys: "f j j Enter").frame(Size(width: 80, height: 24))
    try expect(frame, "2-domain-80x24", except: [24])
  }

  /// - 6, 7, 8: the register's own words on host, strength and domain are longer.
  /// - 10: the source's words stand in “ and ”.
  /// - 11: the figure's label is `officers trained`.
  /// - 12: the three needs stand evenly apart.
  /// - 17, 18: the claim's text needs a cell more than the drawing leaves.
  /// - 24: no `d date` and `e edit` yet; the order is that of the action table.
  @Test func item() throws {
    let frame = Shot(name: "", keys: "\(Shot.train) Enter").frame(Size(width: 80, height: 24))
    try expect(frame, "3-item-80x24", except: [6, 7, 8, 10, 11, 12, 17, 18, 24])
  }

  @Test func narrowList() throws {
    let frame = Shot(name: "", keys: Shot.train).frame(Size(width: 38, height: 10))
    try expect(frame, "6-list-38x10", except: [])
  }

  @Test func narrowForm() throws {
    let frame = Shot(name: "", keys: "\(Shot.train) x").frame(Size(width: 38, height: 10))
    try expect(frame, "6-report-38x10", except: [])
  }

  /// Row numbers count from 1, as in an editor.
  private func expect(_ frame: Frame, _ name: String, except: Set<Int>) throws {
    let drawn = try drawing(name)
    let rows = frame.glyphs().split(separator: "\n", omittingEmptySubsequences: false)
    #expect(rows.count == drawn.count)
    for (number, (row, wanted)) in zip(rows, drawn).enumerated() where !except.contains(number + 1)
    {
      #expect(String(row) == wanted, "row \(number + 1)")
    }
  }

  private func drawing(_ name: String) throws -> [String] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Goldens/drawn-\(name).txt")
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }
}
