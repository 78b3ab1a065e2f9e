/// An ssh public key as it stands in a line of signers: its type and what it is
/// made of (RFC 4253, 6.6).
package struct PublicKey: Hashable, Sendable {
  package let type: String
  /// Base64, as it stands.
  package let text: String

  /// Types git and ssh-keygen sign commits with; DSA is no longer one.
  package static let types = [
    "ssh-ed25519", "ssh-rsa", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521",
    "sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com",
  ]

  /// Nil unless `text` is canonical base64 of parts that begin with the type and fill it exactly.
  init?(type: String, text: String) {
    guard let bytes = Self.bytes(text), let parts = Self.parts(bytes), parts.count > 1,
      parts[0].elementsEqual(type.utf8), parts.dropFirst().allSatisfy({ !$0.isEmpty })
    else { return nil }
    self.type = type
    self.text = text
  }

  /// `ssh-ed25519 AAAAC3…Vyg3`: enough to tell it from others.
  package var short: String { "\(type) \(text.prefix(6))…\(text.suffix(6))" }

  /// RFC 4648, 4, with its padding and no bit left over.
  private static func bytes(_ text: String) -> [UInt8]? {
    let digits = text.utf8.count - (text.hasSuffix("==") ? 2 : text.hasSuffix("=") ? 1 : 0)
    guard text.utf8.count % 4 == 0, digits > 0 else { return nil }
    var bytes: [UInt8] = []
    var (held, bits) = (UInt32(0), 0)
    for byte in text.utf8.prefix(digits) {
      guard let digit = digit(byte) else { return nil }
      held = held << 6 | digit
      bits += 6
      guard bits >= 8 else { continue }
      bits -= 8
      bytes.append(UInt8(truncatingIfNeeded: held >> UInt32(bits)))
    }
    return held & (1 << UInt32(bits) - 1) == 0 ? bytes : nil
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - 65)
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - 71)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte + 4)
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }

  /// Each with its length in four bytes before it.
  private static func parts(_ bytes: [UInt8]) -> [ArraySlice<UInt8>]? {
    var parts: [ArraySlice<UInt8>] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      guard rest.count >= 4 else { return nil }
      let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      rest = rest.dropFirst(4)
      guard length <= rest.count else { return nil }
      parts.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return parts
  }
}
