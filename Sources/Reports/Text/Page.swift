import Screen

/// What a report is written on: how wide it is, and what may be used.
package struct Page: Hashable, Sendable {
  /// Cells a row may take, at least ten; 100 is usual where no terminal says.
  package let width: Int
  /// Whether styles may be written as escape sequences.
  package let isColoured: Bool
  /// Whether only the ASCII glyphs (docs/screens.md) may be used; text of the
  /// register stays as it is.
  package let isASCII: Bool

  package init(width: Int = 100, isColoured: Bool = false, isASCII: Bool = false) {
    self.width = max(10, width)
    self.isColoured = isColoured
    self.isASCII = isASCII
  }

  /// Text of the register or of ours, made safe to show, in the glyphs this page has.
  func clean(_ text: String) -> String {
    let safe = Sanitise.line(text)
    guard isASCII, !safe.utf8.allSatisfy({ $0 < 0x80 }) else { return safe }
    return safe.reduce(into: "") { $0 += Page.ascii[$1] ?? String($1) }
  }

  /// `text` in a style, where this page is coloured.
  func paint(_ text: String, _ style: Style) -> String {
    guard isColoured, style != .plain, !text.isEmpty else { return text }
    return "\u{1B}[\(style.codes)m\(text)\u{1B}[0m"
  }

  /// The ellipsis of cut text.
  var ellipsis: String { isASCII ? "." : "…" }

  /// Lines of at most the page's width, the later ones indented.
  func wrapped(_ text: String, indent: Int = 0, style: Style = .plain) -> [String] {
    let room = max(1, width - indent)
    let blank = String(repeating: " ", count: min(indent, width - 1))
    let lines = wrap(clean(text), to: room)
    return lines.enumerated().map { number, line in
      (number == 0 ? "" : blank) + paint(isolated(line), style)
    }
  }

  private static let ascii: [Character: String] = [
    "→": ">", "–": "-", "—": "-", "·": ".", "…": ".", "¶": "P", "“": "\"", "”": "\"", "’": "'",
    "○": "o", "◔": "/", "◑": "r", "●": "@", "×": "x", "◌": ":", "┄": ".", "»": "}", "≠": "%",
    "─": "-", "█": "#", "▉": "#", "▊": "#", "▋": "#", "▌": "#", "▍": "#", "▎": "#", "▏": "#",
    "▒": "+", "░": ":",
  ]
}

/// Text with a direction of its own is isolated, so that it cannot reorder what stands beside it.
func isolated(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: \.isRightToLeft) else { return text }
  return "\u{2068}\(text)\u{2069}"
}

extension Style {
  /// The parameters of its escape sequence (ECMA-48 SGR).
  fileprivate var codes: String {
    var codes: [String] = []
    if bold { codes.append("1") }
    if dim { codes.append("2") }
    if underline { codes.append("4") }
    if reverse { codes.append("7") }
    switch colour {
    case .standard: break
    case .red: codes.append("31")
    case .green: codes.append("32")
    case .cyan: codes.append("36")
    case .magenta: codes.append("35")
    }
    return codes.joined(separator: ";")
  }
}
