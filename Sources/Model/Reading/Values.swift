/// A number as the file spells it.
package struct Amount: Hashable, Sendable {
  package let text: String

  package init(text: String) { self.text = text }

  /// For scales and bars only; what is shown is the text.
  package var double: Double { Double(text) ?? 0 }
}

/// Ids of the register: permanent, never reused.
package enum Slug {
  /// With `takesWriterSuffix`, `slug~writer` will do too (journal.md E16).
  static func isValid(_ text: String, _ takesWriterSuffix: Bool) -> Bool {
    guard takesWriterSuffix, let tilde = text.firstIndex(of: "~") else { return isValid(text) }
    return isValid(String(text[..<tilde]))
      && EventID.isWriter(String(text[text.index(after: tilde)...]))
  }

  package static func isValid(_ text: String) -> Bool {
    let bytes = text.utf8
    guard (1...80).contains(bytes.count), bytes.first != 45, bytes.last != 45 else { return false }
    var previous: UInt8 = 0
    for byte in bytes {
      let isHyphen = byte == 45
      guard isHyphen || (48...57).contains(byte) || (97...122).contains(byte) else { return false }
      if isHyphen, previous == 45 { return false }
      previous = byte
    }
    return true
  }
}

/// Characters that are data but never reach a terminal raw (design.md 6).
enum Unsafe {
  /// Whether there is one in a text. Most texts are told safe by their bytes alone: all are printable
  /// ASCII, or none is a control character or the first byte of one of the others.
  static func isUnsafe(_ text: String) -> Bool {
    var text = text
    // No early end, so that many bytes are looked at in one step.
    let isPlain = text.withUTF8 { $0.reduce(0) { $0 | ($1 &- 0x20 < 0x5F ? 0 : 1) } == 0 }
    guard !isPlain else { return false }
    let mayBeUnsafe = text.utf8.contains { byte in
      byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xD8 || byte == 0xE2 || byte == 0xEF
    }
    return mayBeUnsafe && text.unicodeScalars.contains(where: isUnsafe)
  }

  static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA: false
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x200B, 0x200E, 0x200F, 0x061C, 0xFEFF, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
