/// Characters that are data but never reach a terminal raw.
package enum Unsafe {
  /// Whether there is one in a text. Most texts are told safe by their bytes alone: all are printable
  /// ASCII, or none is a control character or the first byte of one of the others.
  package static func isUnsafe(_ text: String) -> Bool {
    var text = text
    // No early end, so that many bytes are looked at in one step.
    let isPlain = text.withUTF8 { $0.reduce(0) { $0 | ($1 &- 0x20 < 0x5F ? 0 : 1) } == 0 }
    guard !isPlain else { return false }
    let mayBeUnsafe = text.utf8.contains { byte in
      byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xD8 || byte == 0xE2 || byte == 0xEF
    }
    return mayBeUnsafe && text.unicodeScalars.contains(where: isUnsafe)
  }

  package static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA: false
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x200B, 0x200E, 0x200F, 0x061C, 0xFEFF, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
