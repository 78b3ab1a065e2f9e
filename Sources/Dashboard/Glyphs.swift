/// The signs of the screen, in Unicode or in ASCII (docs/screens.md).
struct Glyphs: Sendable {
  let isASCII: Bool

  var cursor: String { isASCII ? ">" : "▸" }
  var check: String { isASCII ? "v" : "✓" }
  var ellipsis: String { isASCII ? ".." : "…" }
  /// Before the head of a group that is open, and of one that is folded.
  var open: String { isASCII ? "v" : "▾" }
  var folded: String { isASCII ? "+" : "▹" }
  var down: String { isASCII ? "v" : "↓" }
  /// Where typing goes on.
  var caret: String { isASCII ? "_" : "▏" }
  var overdueCell: String { isASCII ? "#" : "■" }
  var openCell: String { isASCII ? "-" : "□" }
  var doneCell: String { isASCII ? "@" : "●" }

  func line(heavy: Bool) -> String { isASCII ? (heavy ? "#" : "-") : heavy ? "━" : "─" }

  /// Words of ours with the signs this screen has. Text of the register does not come through
  /// here: it stays as it is.
  func own(_ words: String) -> String {
    guard isASCII, words.utf8.contains(where: { $0 >= 0x80 }) else { return words }
    return words.reduce(into: "") { $0 += Glyphs.ascii[$1] ?? String($1) }
  }

  private static let ascii: [Character: String] = [
    "·": "-", "→": ">", "←": "<", "–": "-", "—": "-", "…": "..", "“": "\"", "”": "\"",
    "‘": "'", "’": "'", "‹": "<", "›": ">", "¶": "#", "▏": "_", "≠": "%", "×": "x", "○": "o",
    "◔": "/", "◑": "r", "●": "@", "◌": ":", "┄": ".", "»": "}", "✓": "v", "▸": ">", "█": "#",
    "▒": "%", "░": ":", "■": "#", "□": "-", "─": "-", "━": "#", "│": "|", "┤": "+", "┼": "+",
    "┴": "+", "╌": "-", "▐": "[", "▌": "]", "↓": "v", "↑": "^",
  ]
}

/// A bar of `value` on a scale where `full` takes `cells` cells: eighth blocks, whole `#` in ASCII.
/// What is more than nothing is never drawn as nothing.
struct Bar {
  let value: Double
  let full: Double
  let cells: Int

  func text(_ glyphs: Glyphs, fill: Character = "█") -> String {
    guard value > 0, full > 0, cells > 0 else { return "" }
    let share = min(1, value / full) * Double(cells)
    if glyphs.isASCII || fill != "█" {
      let count = max(1, Int(share.rounded()))
      return glyphs.own(String(repeating: fill, count: count))
    }
    let eighths = max(1, Int((share * 8).rounded()))
    let part = eighths % 8 == 0 ? "" : String(Bar.parts[eighths % 8 - 1])
    return String(repeating: "█", count: eighths / 8) + part
  }

  private static let parts = Array("▏▎▍▌▋▊▉")
}
