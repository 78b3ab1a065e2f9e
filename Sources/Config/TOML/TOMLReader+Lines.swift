import JSON

/// Blanks, comments, line ends and keys.
extension TOMLReader {
  /// The byte at the place; 0 behind the end.
  var peek: UInt8 { byte(at) }

  /// Zero bytes lie behind the last one (`Bytes`).
  func byte(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes.base[offset] : 0 }

  var isAtLineEnd: Bool {
    at >= bytes.count || peek == UInt8(ascii: "#") || isAtNewline
  }

  var isAtNewline: Bool {
    peek == UInt8(ascii: "\n")
      || peek == UInt8(ascii: "\r") && byte(at + 1) == UInt8(ascii: "\n")
  }

  mutating func skipBlanks() {
    while peek == UInt8(ascii: " ") || peek == UInt8(ascii: "\t") { at += 1 }
  }

  mutating func skipNewline() { at += peek == UInt8(ascii: "\r") ? 2 : 1 }

  /// Blanks, comments and line ends.
  mutating func skipLines() throws(TOMLFault) {
    while true {
      skipBlanks()
      if at >= bytes.count { return }
      if peek == UInt8(ascii: "#") {
        try comment()
      } else if isAtNewline {
        skipNewline()
      } else {
        return
      }
    }
  }

  /// A comment, and the line's end.
  mutating func endLine() throws(TOMLFault) {
    skipBlanks()
    if peek == UInt8(ascii: "#") { try comment() }
    if at >= bytes.count { return }
    guard isAtNewline else { throw unexpected("the end of the line") }
    skipNewline()
  }

  private mutating func comment() throws(TOMLFault) {
    while at < bytes.count, !isAtNewline { _ = try character() }
  }

  mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard at < bytes.count, peek == UInt8(ascii: sign) else { return false }
    at += 1
    return true
  }

  mutating func expect(_ sign: Unicode.Scalar, _ what: String) throws(TOMLFault) {
    skipBlanks()
    guard take(sign) else { throw unexpected(what) }
  }

  func unexpected(_ what: String) -> TOMLFault {
    TOMLFault(.expected(what, found: found), at: at)
  }

  /// What stands at the place, in words.
  private var found: String {
    if at >= bytes.count { return "the end of the file" }
    if isAtNewline { return "the end of the line" }
    var ahead = self
    guard let scalar = try? ahead.character() else { return "what is no text" }
    return scalar == " " ? "a blank" : "“\(scalar)”"
  }

  // MARK: Keys

  /// `a`, `a.b`, `"a b".c`, and the blanks behind.
  mutating func key() throws(TOMLFault) -> [TOMLKey] {
    var path: [TOMLKey] = []
    repeat {
      skipBlanks()
      let start = at
      path.append(TOMLKey(name: try keyPart(), offset: start))
      skipBlanks()
    } while take(".")
    return path
  }

  private mutating func keyPart() throws(TOMLFault) -> String {
    switch peek {
    case UInt8(ascii: "\""): return try basicString()
    case UInt8(ascii: "'"): return try literalString()
    default: break
    }
    let start = at
    while peek.isBareKey { at += 1 }
    guard at > start else { throw unexpected("a key") }
    return bytes.string(start..<at)
  }
}

extension UInt8 {
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

  var isLetter: Bool {
    let low = self | 0x20
    return low >= UInt8(ascii: "a") && low <= UInt8(ascii: "z")
  }

  /// Letters, digits, `_` and `-` of ASCII.
  fileprivate var isBareKey: Bool {
    isLetter || isDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "-")
  }
}
