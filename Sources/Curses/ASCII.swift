/// The closest ASCII character, for a locale that has no other letters.
enum ASCII {
  /// The letter without its marks, the sign that is used instead on a typewriter, or `?`.
  static func closest(to scalar: Unicode.Scalar) -> Unicode.Scalar {
    if let sign = signs[scalar] { return sign }
    // LATIN SMALL LETTER S WITH CEDILLA
    let words = (scalar.properties.name ?? "").split(separator: " ")
    guard words.count >= 4, words[0] == "LATIN", words[2] == "LETTER" else { return "?" }
    let name = words[3] == "DOTLESS" ? words[words.count - 1] : words[3]
    guard name.unicodeScalars.count == 1, let letter = name.unicodeScalars.first else { return "?" }
    return words[1] == "SMALL"
      ? letter.properties.lowercaseMapping.unicodeScalars.first ?? "?" : letter
  }

  /// `T` of 🇹, one half of a flag; nil for what is none.
  static func letter(ofIndicator scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard 0x1F1E6...0x1F1FF ~= scalar.value else { return nil }
    return Unicode.Scalar(UInt8(scalar.value - 0x1F1E6) + UInt8(ascii: "A"))
  }

  private static let signs: [Unicode.Scalar: Unicode.Scalar] = [
    "–": "-", "—": "-", "−": "-", "‐": "-", "‘": "'", "’": "'", "“": "\"", "”": "\"", "…": ".",
    "·": ".", "•": "*", "→": ">", "←": "<", "↑": "^", "↓": "v", "×": "x", "¶": "P", "§": "S",
    "\u{A0}": " ", "│": "|", "┃": "#", "─": "-", "━": "#", "╭": "+", "╮": "+", "╰": "+", "╯": "+",
    "┏": "#", "┓": "#", "┗": "#", "┛": "#", "█": "#", "▸": ">", "✓": "v", "●": "@", "○": "o",
  ]
}
