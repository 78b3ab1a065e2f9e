/// Display cells by grapheme cluster.
package enum Width {
  /// The cells that a text takes; that of sanitised text is what `Frame.put` uses.
  package static func of(_ text: String) -> Int {
    if isPrintableASCII(text) { return text.utf8.count }
    return text.reduce(0) { $0 + of($1) }
  }

  /// The cells of one grapheme cluster: 0 for a mark alone, 2 for an emoji sequence, else the sum
  /// over its scalars (a Devanagari consonant with a spacing vowel sign takes 2, as terminals do).
  package static func of(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if first.isPrintableASCII && character.utf8.count == 1 { return 1 }
    if scalars.index(after: scalars.startIndex) == scalars.endIndex { return of(first) }
    if isEmojiSequence(scalars) { return 2 }
    return scalars.reduce(0) { $0 + of($1) }
  }

  static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.isPrintableASCII { return 1 }
    switch scalar.screenClass {
    case .zero: return 0
    case .narrow: return 1
    case .wide: return 2
    // Shown as U+FFFD once sanitised.
    case .unsafe: return 1
    }
  }

  /// Whether the scalars of one cluster are drawn as one emoji: a selector, a skin tone or a joiner
  /// says so. It must be among the scalars that a cell holds (see `Frame.put`).
  static func isEmojiSequence(_ scalars: Character.UnicodeScalarView) -> Bool {
    guard let first = scalars.first, first.properties.isEmoji else { return false }
    return scalars.prefix(5).enumerated().dropFirst().contains { index, scalar in
      scalar.value == 0xFE0F || scalar.properties.isEmojiModifier
        || (scalar.value == 0x200D && index < 4)
    }
  }

  static func isPrintableASCII(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }
}
