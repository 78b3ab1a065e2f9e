import JSON

/// The four kinds of string.
extension TOMLReader {
  mutating func string() throws(TOMLFault) -> String {
    let isBasic = peek == UInt8(ascii: "\"")
    if byte(at + 1) == peek, byte(at + 2) == peek { return try longString(isBasic: isBasic) }
    return isBasic ? try basicString() : try literalString()
  }

  /// `"…"`, with escapes, on one line.
  mutating func basicString() throws(TOMLFault) -> String {
    try shortString { (reader) throws(TOMLFault) in
      reader.peek == UInt8(ascii: "\\") ? try reader.escape() : try reader.character()
    }
  }

  /// `'…'`, as it stands, on one line.
  mutating func literalString() throws(TOMLFault) -> String {
    try shortString { (reader) throws(TOMLFault) in try reader.character() }
  }

  private mutating func shortString(
    _ next: (inout TOMLReader) throws(TOMLFault) -> Unicode.Scalar
  ) throws(TOMLFault) -> String {
    let (start, quote) = (at, peek)
    at += 1
    var text = String.UnicodeScalarView()
    while peek != quote || at >= bytes.count {
      if at >= bytes.count || isAtNewline { throw TOMLFault(.unclosed("the text"), at: start) }
      text.append(try next(&self))
    }
    at += 1
    return String(text)
  }

  /// `"""…"""` and `'''…'''`: a line end right behind the opening is left out, up to two quotes may
  /// stand before the closing.
  private mutating func longString(isBasic: Bool) throws(TOMLFault) -> String {
    let (start, quote) = (at, peek)
    at += 3
    if isAtNewline { skipNewline() }
    var text = String.UnicodeScalarView()
    while true {
      if at >= bytes.count { throw TOMLFault(.unclosed("the text of several lines"), at: start) }
      if peek == quote {
        let run = (0..<5).prefix { byte(at + $0) == quote }.count
        at += run
        let isEnd = run >= 3
        for _ in 0..<(isEnd ? run - 3 : run) { text.append(Unicode.Scalar(quote)) }
        if isEnd { return String(text) }
      } else if isAtNewline {
        skipNewline()
        text.append("\n")
      } else if isBasic, peek == UInt8(ascii: "\\") {
        if !skipLineEndEscape() { text.append(try escape()) }
      } else {
        text.append(try character())
      }
    }
  }

  /// A backslash at the end of a line takes away the line's end and the blanks that follow.
  private mutating func skipLineEndEscape() -> Bool {
    let start = at
    at += 1
    skipBlanks()
    guard isAtNewline else {
      at = start
      return false
    }
    while true {
      skipBlanks()
      guard isAtNewline else { return true }
      skipNewline()
    }
  }

  private mutating func escape() throws(TOMLFault) -> Unicode.Scalar {
    let start = at
    at += 1
    let sign = try character()
    if let known = Self.escapes[sign] { return known }
    guard sign == "u" || sign == "U" else {
      throw TOMLFault(.notAnEscape("\\\(sign)"), at: start)
    }
    let end = at + (sign == "u" ? 4 : 8)
    let isHex = end <= bytes.count && (at..<end).allSatisfy { byte($0).isHexDigit }
    let digits = bytes.string(at..<min(end, bytes.count))
    guard isHex, let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) else {
      throw TOMLFault(.notAnEscape("\\\(sign)\(digits.prefix { $0.isHexDigit })"), at: start)
    }
    at = end
    return scalar
  }

  private static let escapes: [Unicode.Scalar: Unicode.Scalar] = [
    "b": "\u{8}", "t": "\t", "n": "\n", "f": "\u{C}", "r": "\r", "\"": "\"", "\\": "\\",
  ]

  /// One character of the text: valid UTF-8, and no control character but the tab.
  mutating func character() throws(TOMLFault) -> Unicode.Scalar {
    let first = peek
    if first < 0x80 {
      guard first >= 0x20 && first != 0x7F || first == UInt8(ascii: "\t") else {
        throw TOMLFault(.control(first), at: at)
      }
      at += 1
      return Unicode.Scalar(first)
    }
    var decoder = UTF8()
    let end = min(at + 4, bytes.count)
    var ahead = (at..<end).lazy.map { [bytes] in bytes.base[$0] }.makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&ahead) else {
      throw TOMLFault(.notUTF8, at: at)
    }
    at += UTF8.width(scalar)
    return scalar
  }
}

extension UInt8 {
  fileprivate var isHexDigit: Bool {
    let low = self | 0x20
    return isDigit || low >= UInt8(ascii: "a") && low <= UInt8(ascii: "f")
  }
}
