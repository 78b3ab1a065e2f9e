extension JSONFault {
  /// What stands there, to follow "found".
  package var found: String {
    switch self {
    case .unexpectedEnd: "the end of the text"
    case .unexpectedByte(let byte, _): JSONFault.words(for: byte)
    case .kind(let found, _): found.words
    case .invalidUTF8: "bytes that are not UTF-8"
    case .invalidEscape: "an unknown escape"
    case .loneSurrogate: "half of a surrogate pair"
    case .controlCharacter(let byte): JSONFault.words(for: byte)
    case .badNumber: "a malformed number"
    case .tooDeep(let limit): "more than \(limit) levels"
    case .byteOrderMark: "a byte order mark"
    case .trailingBytes: "more text after the value"
    case .misplacedCall: "another place"
    }
  }

  /// What should stand there, to follow "expected".
  package var expected: String {
    switch self {
    case .unexpectedEnd: "the rest of the value"
    case .unexpectedByte(_, let expected): expected
    case .kind(_, let expected): expected.words
    case .invalidUTF8: "UTF-8"
    case .invalidEscape: #"one of \" \\ \/ \b \f \n \r \t, or \u and four hexadecimal digits"#
    case .loneSurrogate: "both halves, or the character itself"
    case .controlCharacter: #"an escape such as \n or \u001B"#
    case .badNumber: "a number such as 0, -12, 3.5 or 1e6"
    case .tooDeep(let limit): "at most \(limit) levels"
    case .byteOrderMark: "text without one"
    case .trailingBytes: "the end of the text"
    case .misplacedCall: "a call that fits this place"
    }
  }

  private static func words(for byte: UInt8) -> String {
    switch byte {
    case 0x21..<0x7F: "'\(Character(Unicode.Scalar(byte)))'"
    case Ascii.tab: "a tab"
    case Ascii.newline, Ascii.carriageReturn: "a line break"
    case Ascii.space: "a blank"
    case 0x00..<0x20, 0x7F: "the control character U+00\(hex(byte))"
    default: "the byte 0x\(hex(byte))"
    }
  }

  private static func hex(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}

extension JSONKind {
  /// With its article, such as "an object".
  package var words: String {
    switch self {
    case .object: "an object"
    case .array: "an array"
    case .string: "a string"
    case .number: "a number"
    case .bool: "true or false"
    case .null: "null"
    }
  }
}
