import Glibc

extension Terminal {
  /// What a terminal does with a text to copy. It never answers, so this is what its type says.
  package enum Clipboard: Sendable {
    case none
    /// Its own; some are told by their settings to refuse.
    case own
    /// A multiplexer stands between, which passes it on if it is told to.
    case throughMultiplexer
  }

  /// What stands in the way between here and a clipboard.
  package var clipboard: Clipboard {
    let type = getenv("TERM").map { String(cString: $0) } ?? ""
    return Terminal.clipboard(type: type, isInTmux: getenv("TMUX") != nil)
  }

  static func clipboard(type: String, isInTmux: Bool) -> Clipboard {
    if isInTmux || type.hasPrefix("tmux") { return .throughMultiplexer }
    let without = ["linux", "vt", "dumb", "ansi", "screen", "cons", "sun", "cygwin"]
    return without.contains(where: type.hasPrefix) ? .none : .own
  }

  /// What several terminals take at most, in base64.
  static let copyLimit = 74_994

  /// Gives a text to the terminal's clipboard (OSC 52).
  ///
  /// - Parameter text: Without control characters.
  /// - Returns: False where it is too long, and nothing is sent.
  package func copy(_ text: String) -> Bool {
    let encoded = Terminal.base64(Array(text.utf8))
    guard encoded.utf8.count <= Terminal.copyLimit else { return false }
    writeFully("\u{1B}]52;c;\(encoded)\u{07}", to: output)
    return true
  }

  /// RFC 4648, with padding.
  static func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var out: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      var four: [UInt8] = []
      for _ in 0..<4 {
        four.append(letters[bits & 63])
        bits >>= 6
      }
      out += four.reversed().prefix(group.count + 1)
      out += Array(repeating: UInt8(ascii: "="), count: 3 - group.count)
    }
    return String(decoding: out, as: UTF8.self)
  }
}
