/// A number as the file spells it.
package struct Amount: Hashable, Sendable {
  package let text: String

  package init(text: String) { self.text = text }

  /// For scales and bars only; what is shown is the text.
  package var double: Double { Double(text) ?? 0 }
}

/// Ids of the register: permanent, never reused.
package enum Slug {
  /// With `takesWriterSuffix`, `slug~writer` will do too (docs/journal.md E16).
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

extension Slug {
  package static func isValid(_ bytes: UnsafeBufferPointer<UInt8>, takesWriterSuffix: Bool) -> Bool
  {
    if takesWriterSuffix { return isValid(String(decoding: bytes, as: UTF8.self), true) }
    guard (1...80).contains(bytes.count), bytes.first != 45, bytes.last != 45 else { return false }
    var previous: UInt8 = 0
    for byte in bytes {
      guard byte == 45 ? previous != 45 : (48...57).contains(byte) || (97...122).contains(byte)
      else { return false }
      previous = byte
    }
    return true
  }
}
