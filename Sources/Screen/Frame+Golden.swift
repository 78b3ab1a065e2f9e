extension Frame {
  /// The rows joined by newlines, each exactly as wide as the frame, nothing trimmed.
  package func glyphs() -> String {
    (0..<size.height).map { y in row(y).map(\.text).joined() }.joined(separator: "\n")
  }

  /// A letter for the style of every cell, in the shape of the frame; `legend` reads them.
  package func styles() -> String {
    (0..<size.height).map { y in String(row(y).map(\.style.letter)) }.joined(separator: "\n")
  }

  /// A line for each style in use: its letter and its words, sorted.
  package func legend() -> String {
    Set(cells.map(\.style)).map { "\($0.letter) \($0.words)" }.sorted().joined(separator: "\n")
  }

  /// The whole frame as text, for golden files.
  package func golden() -> String {
    let place = cursor.map { "\($0.x),\($0.y)" } ?? "none"
    return """
      glyphs \(size.width)x\(size.height), cursor \(place)
      \(glyphs())
      styles
      \(styles())
      legend
      \(legend())

      """
  }
}
