/// Makes text from a file or a keyboard safe to show: what comes out holds no scalar that can
/// move the cursor, reorder the line or hide.
package enum Sanitise {
  /// Marks kept on one base; a cell of ncurses holds five scalars.
  static let marksLimit = 4
  /// Scalars kept of one emoji sequence; the longest in use has ten.
  static let emojiLimit = 10

  /// One line: newlines and tabs become a space; controls, bidi controls, zero-width and
  /// unassigned scalars become U+FFFD. ZWJ stays inside emoji sequences, ZWNJ between Arabic
  /// letters; marks without a base get a dotted circle, more than four on a base are dropped.
  package static func line(_ text: String) -> String {
    if isClean(text) { return text }
    var out = String.UnicodeScalarView()
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      let next = index + 1 < characters.count ? characters[index + 1].unicodeScalars.first : nil
      append(character, before: next, to: &out)
    }
    return String(out)
  }

  /// Whether every scalar may stand alone as it is: the quick way for nearly all texts.
  static func isClean(_ text: String) -> Bool {
    if isSimple(text) { return true }
    return text.unicodeScalars.allSatisfy { scalar in
      if scalar.isPrintableASCII { return true }
      return scalar.screenClass == .narrow || scalar.screenClass == .wide
    } && !text.contains { $0.unicodeScalars.count > marksLimit + 1 }
  }

  /// Whether the text is clean and every scalar is a cluster of its own: letters of Europe and the
  /// Near East, punctuation, box drawing, but no scripts or emoji whose scalars can join.
  static func isSimple(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      if scalar.isPrintableASCII { return true }
      guard scalar.value < 0x0900 || 0x1E00..<0x3000 ~= scalar.value else { return false }
      return scalar.screenClass == .narrow || scalar.screenClass == .wide
    }
  }

  private static func append(
    _ character: Character, before next: Unicode.Scalar?, to out: inout String.UnicodeScalarView
  ) {
    var scalars = Array(character.unicodeScalars)
    if scalars[0].isLineSpace {
      out.append(" ")
      return
    }
    var isEmoji = scalars.count > 1 && Width.isEmojiSequence(character.unicodeScalars)
    if scalars[0].isLoneMark || (scalars[0].properties.isEmojiModifier && !out.isEmpty) {
      scalars.insert(dottedCircle, at: 0)
      isEmoji = false
    }
    var room = isEmoji ? emojiLimit : marksLimit + 1
    var previous: Unicode.Scalar?
    var marks = 0
    for (index, scalar) in scalars.enumerated() where room > 0 {
      room -= 1
      // A joiner of emoji is inside a cluster; a non-joiner of letters ends one.
      let isEnd = index + 1 == scalars.count && scalar.value == 0x200C
      let following = isEnd ? next : room > 0 ? scalars.dropFirst(index + 1).first : nil
      if isAllowed(scalar, after: previous, before: following, inEmoji: isEmoji) {
        previous = scalar
        marks = scalar.properties.isGraphemeExtend ? marks + 1 : 0
        if marks <= marksLimit { out.append(scalar) }
      } else {
        // What follows it in this cluster now belongs to the replacement.
        previous = replacement
        (marks, room, isEmoji) = (0, marksLimit, false)
        out.append(replacement)
      }
    }
  }

  /// Whether a scalar may stay where it is; `previous` is what was kept before it in its cluster.
  private static func isAllowed(
    _ scalar: Unicode.Scalar, after previous: Unicode.Scalar?, before next: Unicode.Scalar?,
    inEmoji: Bool
  ) -> Bool {
    switch scalar.value {
    case 0x200D:
      inEmoji && previous != nil && next?.properties.isEmoji == true
    case 0x200C:
      previous?.isArabicLetter == true && next?.isArabicLetter == true
    case 0xFE0E, 0xFE0F:
      previous?.properties.isEmoji == true
    case 0xFE00...0xFE0D:
      false
    default:
      switch scalar.screenClass {
      case .narrow, .wide: true
      case .unsafe: false
      case .zero: !scalar.isHangul || previous?.isHangul == true
      }
    }
  }

  private static let replacement: Unicode.Scalar = "\u{FFFD}"
  private static let dottedCircle: Unicode.Scalar = "\u{25CC}"
}

extension Unicode.Scalar {
  /// Tab, the line ends and the separators: white space that a line shows as one space.
  fileprivate var isLineSpace: Bool {
    switch value {
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// A combining mark, which alone would join whatever stands before it on the screen.
  fileprivate var isLoneMark: Bool {
    screenClass == .zero && !isHangul && !(0x200C...0x200D ~= value) && !(0xFE00...0xFE0F ~= value)
  }

  /// A Hangul letter or syllable: a vowel or final joins nothing else.
  fileprivate var isHangul: Bool {
    switch value {
    case 0x1100...0x115E, 0x1161...0x11FF, 0xA960...0xA97F, 0xAC00...0xD7FF: true
    default: false
    }
  }

  /// A letter of the Arabic script, or a mark on one.
  fileprivate var isArabicLetter: Bool {
    switch value {
    case 0x0610...0x061A, 0x0620...0x065F, 0x066E...0x06D3, 0x06D5...0x06DC, 0x06EA...0x06FF,
      0x0750...0x077F, 0x0870...0x0887, 0x08A0...0x08E1, 0x08E3...0x08FF:
      true
    default: false
    }
  }
}
