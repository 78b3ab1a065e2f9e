/// The permanent name of one event: `desk-k7q2md:17`, writer and sequence (docs/journal.md E1, E2).
///
/// Two different lines under one id both count, each with the hash of its line: `desk-k7q2md:17#…`
/// (E5).
package struct EventID: Hashable, Sendable {
  /// The highest sequence of an id: so many digits are read.
  package static let lastSequence = 999_999_999_999_999

  /// `login-xxxxxx`: one login on one machine in one register folder.
  package let writer: String
  /// 1 and up within its writer.
  package let sequence: Int
  /// 16 hex digits where two lines share the bare id.
  package var variant: String?

  package init(writer: String, sequence: Int, variant: String? = nil) {
    self.writer = writer
    self.sequence = sequence
    self.variant = variant
  }

  /// Nil unless `text` is `writer:sequence`, of at most 15 digits so that what is
  /// counted on from there is a number too, or `writer:sequence#hash`.
  package init?(_ text: String) {
    var text = text
    guard let id = text.withUTF8({ EventID(reading: $0) }) else { return nil }
    self = id
  }

  private init?(reading bytes: UnsafeBufferPointer<UInt8>) {
    guard let parts = Parts(bytes) else { return nil }
    self.init(
      writer: String(decoding: bytes[..<parts.writerLength], as: UTF8.self),
      sequence: parts.sequence, variant: parts.variant.map(hex16))
  }

  /// What an id is made of, read without making strings.
  package struct Parts {
    /// The writer is so many bytes at the beginning.
    package let writerLength: Int
    package let sequence: Int
    /// The hash behind the `#`.
    package let variant: UInt64?

    package init?(_ bytes: UnsafeBufferPointer<UInt8>) {
      guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
        EventID.isWriter(UnsafeBufferPointer(rebasing: bytes[..<colon]))
      else { return nil }
      var place = colon + 1
      var number = 0
      while place < bytes.count, isDigit(bytes[place]), place - colon <= 15 {
        number = number * 10 + Int(bytes[place] - UInt8(ascii: "0"))
        place += 1
      }
      guard number > 0, bytes[colon + 1] != UInt8(ascii: "0") else { return nil }
      writerLength = colon
      sequence = number
      if place == bytes.count {
        variant = nil
      } else {
        guard bytes[place] == UInt8(ascii: "#"), let hash = EventID.hash(bytes[(place + 1)...])
        else { return nil }
        variant = hash
      }
    }
  }

  /// Exactly 16 lower-case hex digits.
  private static func hash(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64? {
    guard digits.count == 16, digits.allSatisfy(isHex) else { return nil }
    return digits.reduce(0) { $0 << 4 | UInt64(isDigit($1) ? $1 - 48 : $1 - 87) }
  }

  /// Without the variant: what other events usually name.
  package var bare: String { "\(writer):\(sequence)" }

  package var text: String { variant.map { "\(bare)#\($0)" } ?? bare }

  /// The writer in a name; all of a name that is no id.
  static func writer(of name: String) -> String { EventID(name)?.writer ?? name }

  /// `[a-z0-9]{1,16}-[a-z0-9]{6}`.
  package static func isWriter(_ text: String) -> Bool {
    var text = text
    return text.withUTF8(isWriter)
  }

  private static func isWriter(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard (8...23).contains(bytes.count) else { return false }
    let hyphen = bytes.count - 7
    for place in bytes.indices {
      let isRight =
        place == hyphen ? bytes[place] == UInt8(ascii: "-") : isWriterByte(bytes[place])
      guard isRight else { return false }
    }
    return true
  }

  /// The part of a writer that comes from the login (E2): lower-cased, all but `[a-z0-9]` dropped,
  /// at most 16, `user` if empty.
  package static func loginPart(_ login: String) -> String {
    let kept = login.utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }.filter(isWriterByte)
    return kept.isEmpty ? "user" : String(decoding: kept.prefix(16), as: UTF8.self)
  }

  private static func isWriterByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || (97...122).contains(byte)
  }
}

private func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

private func isHex(_ byte: UInt8) -> Bool { isDigit(byte) || (97...102).contains(byte) }

/// 64-bit FNV-1a, the hash docs/journal.md E5 names.
package func fnv1a(_ bytes: some Sequence<UInt8>) -> UInt64 {
  bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
}

/// 16 lower-case hex digits.
package func hex16(_ value: UInt64) -> String {
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
