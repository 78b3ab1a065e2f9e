/// The signs we draw with, in Unicode or in ASCII: the one map between them.
package struct Glyphs: Hashable, Sendable {
  package let isASCII: Bool

  package init(isASCII: Bool) { self.isASCII = isASCII }

  package var cursor: String { isASCII ? ">" : "▸" }
  package var check: String { isASCII ? "v" : "✓" }
  package var ellipsis: String { isASCII ? ".." : "…" }
  /// Before the head of a group that is open, and of one that is folded.
  package var open: String { isASCII ? "v" : "▾" }
  package var folded: String { isASCII ? "+" : "▹" }
  package var down: String { isASCII ? "v" : "↓" }
  /// Where typing goes on.
  package var caret: String { isASCII ? "_" : "▏" }
  package var overdueCell: String { isASCII ? "#" : "■" }
  package var openCell: String { isASCII ? "-" : "□" }
  package var doneCell: String { isASCII ? "@" : "●" }

  package func line(heavy: Bool) -> String { isASCII ? (heavy ? "#" : "-") : heavy ? "━" : "─" }

  /// Words with the signs there are. The screen passes only its own words through here, and leaves
  /// text of the register as it is; a report passes all it writes.
  package func own(_ words: String) -> String {
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
