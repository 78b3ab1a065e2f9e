/// The permanent name of one event: `desk-k7q2md:17`, writer and sequence (journal.md E1, E2).
///
/// Two different lines under one id both count, each with the hash of its line: `desk-k7q2md:17#…`
/// (E5).
package struct EventID: Hashable, Sendable {
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

  /// Nil unless `text` is `writer:sequence`, of at most 15 digits so that there is always a next
  /// one, or `writer:sequence#hash`.
  package init?(_ text: String) {
    var text = text
    guard let id = text.withUTF8({ EventID(reading: $0) }) else { return nil }
    self = id
  }

  private init?(reading bytes: UnsafeBufferPointer<UInt8>) {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let hash = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.endIndex
    guard colon < hash, EventID.isWriter(bytes[..<colon]),
      let sequence = EventID.sequence(bytes[(colon + 1)..<hash])
    else { return nil }
    let variant = bytes[hash...].dropFirst()
    let isBare = hash == bytes.endIndex
    guard isBare || variant.count == 16 && variant.allSatisfy(isHex) else { return nil }
    self.init(
      writer: String(decoding: bytes[..<colon], as: UTF8.self), sequence: sequence,
      variant: isBare ? nil : String(decoding: variant, as: UTF8.self))
  }

  private static func sequence(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    guard (1...15).contains(digits.count), digits.first != UInt8(ascii: "0"),
      digits.allSatisfy(isDigit)
    else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// Without the variant: what other events usually name.
  package var bare: String { "\(writer):\(sequence)" }

  package var text: String { variant.map { "\(bare)#\($0)" } ?? bare }

  /// The writer in a name; all of a name that is no id.
  static func writer(of name: String) -> String { EventID(name)?.writer ?? name }

  /// `[a-z0-9]{1,16}-[a-z0-9]{6}`.
  package static func isWriter(_ text: String) -> Bool { isWriter(Array(text.utf8)[...]) }

  private static func isWriter(_ bytes: some BidirectionalCollection<UInt8>) -> Bool {
    guard (8...23).contains(bytes.count) else { return false }
    let rest = bytes.dropLast(6)
    return bytes.suffix(6).allSatisfy(isWriterByte) && rest.last == UInt8(ascii: "-")
      && rest.dropLast().allSatisfy(isWriterByte)
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

/// 64-bit FNV-1a, the hash journal.md E5 names.
package func fnv1a(_ bytes: some Sequence<UInt8>) -> UInt64 {
  bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
}

/// 16 lower-case hex digits.
package func hex16(_ value: UInt64) -> String {
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
