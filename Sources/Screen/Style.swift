/// A foreground colour. No yellow and no blue: neither can be read on both light and dark.
package enum Colour: UInt8, Hashable, Sendable, CaseIterable {
  /// The terminal's own.
  case standard
  case red
  case green
  case cyan
  case magenta
}

/// How a cell is drawn.
package struct Style: Hashable, Sendable {
  package var colour: Colour
  package var bold: Bool
  package var dim: Bool
  package var reverse: Bool
  package var underline: Bool

  package static let plain = Style()

  package init(
    colour: Colour = .standard, bold: Bool = false, dim: Bool = false, reverse: Bool = false,
    underline: Bool = false
  ) {
    self.colour = colour
    self.bold = bold
    self.dim = dim
    self.reverse = reverse
    self.underline = underline
  }

  /// The same style with what is given changed.
  package func with(
    colour: Colour? = nil, bold: Bool? = nil, dim: Bool? = nil, reverse: Bool? = nil,
    underline: Bool? = nil
  ) -> Style {
    Style(
      colour: colour ?? self.colour, bold: bold ?? self.bold, dim: dim ?? self.dim,
      reverse: reverse ?? self.reverse, underline: underline ?? self.underline)
  }
}

// MARK: Letters for golden text

extension Style {
  /// One letter that always means this style, so that golden frames differ only where styles do.
  package var letter: Character {
    Style.letters[number]
  }

  /// The words of the legend: `plain`, `red bold`, …
  package var words: String {
    var words: [String] = colour == .standard ? [] : ["\(colour)"]
    if bold { words.append("bold") }
    if dim { words.append("dim") }
    if reverse { words.append("reverse") }
    if underline { words.append("underline") }
    return words.isEmpty ? "plain" : words.joined(separator: " ")
  }

  private var number: Int {
    let attributes = (bold ? 1 : 0) | (dim ? 2 : 0) | (reverse ? 4 : 0) | (underline ? 8 : 0)
    return attributes * Colour.allCases.count + Int(colour.rawValue)
  }

  private static let letters = Array(
    ".rgcmBRGCMdefhiDEFHIvwxyzVWXYZabjklAJKL!nopqsNOPQStu0123456789TU#$%&*+-/:;<=>?@^~|")
}
