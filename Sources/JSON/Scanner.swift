/// A fault before its path is known.
struct ScanFault: Error {
  let offset: Int
  let fault: JSONFault

  init(_ offset: Int, _ fault: JSONFault) {
    self.offset = offset
    self.fault = fault
  }
}

/// Finds where tokens end.
///
/// Whole words are loaded, which the zero bytes behind every `Bytes` allow; a zero also ends every
/// token. A range may end before its bytes do, so single bytes are asked of `byte(_:)`, which says
/// 0 from `end` on. A fault at or behind `end` means that the text ended: the reader says so.
struct Scanner {
  let base: UnsafePointer<UInt8>
  let end: Int

  /// The byte at `p`, or 0 at the end.
  @inline(__always)
  func byte(_ p: Int) -> UInt8 {
    p < end ? base[p] : 0
  }

  @inline(__always)
  func word(_ p: Int) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(base + p).loadUnaligned(as: UInt64.self))
  }

  /// The first byte from `p` on that is not white space (may lie behind `end`).
  @inline(__always)
  func space(_ p: Int) -> Int {
    base[p] > Ascii.space ? p : longSpace(p)
  }

  @inline(__always)
  private func longSpace(_ start: Int) -> Int {
    var p = start
    while true {
      switch base[p] {
      case Ascii.space, Ascii.newline, Ascii.carriageReturn, Ascii.tab: p &+= 1
      default: return p
      }
      // Indentation: runs of blanks, a word at a time.
      var rest = word(p) ^ UInt64(repeating: Ascii.space)
      while rest == 0 {
        p &+= 8
        rest = word(p) ^ UInt64(repeating: Ascii.space)
      }
      p &+= rest.trailingZeroBitCount >> 3
      if base[p] > Ascii.space { return p }
    }
  }

  /// The kind of the value that starts at `p`.
  @inline(__always)
  func kind(_ p: Int) throws(ScanFault) -> JSONKind {
    switch byte(p) {
    case Ascii.quote: .string
    case Ascii.openBrace: .object
    case Ascii.openBracket: .array
    case Ascii.minus, Ascii.zero...Ascii.nine: .number
    case UInt8(ascii: "t"), UInt8(ascii: "f"): .bool
    case UInt8(ascii: "n"): .null
    default: throw unexpected(p, "a value")
    }
  }

  /// The end of the number, true, false or null at `p`.
  @inline(__always)
  func scalar(_ p: Int) throws(ScanFault) -> Int {
    switch byte(p) {
    case Ascii.minus, Ascii.zero...Ascii.nine: try number(p)
    case UInt8(ascii: "t"): try literal(p, "true")
    case UInt8(ascii: "f"): try literal(p, "false")
    case UInt8(ascii: "n"): try literal(p, "null")
    default: throw unexpected(p, "a value")
    }
  }

  func literal(_ start: Int, _ text: StaticString) throws(ScanFault) -> Int {
    var p = start
    for i in 0..<text.utf8CodeUnitCount {
      guard byte(p) == text.utf8Start[i] else { throw unexpected(p, "\(text)") }
      p &+= 1
    }
    return p
  }

  /// The end of the number at `p`, which starts with a minus sign or a digit.
  func number(_ start: Int) throws(ScanFault) -> Int {
    var p = start
    if byte(p) == Ascii.minus { p &+= 1 }
    if byte(p) == Ascii.zero {
      p &+= 1
      if isDigit(p) { throw ScanFault(p, .badNumber) }
    } else {
      p = try digits(p)
    }
    if byte(p) == UInt8(ascii: ".") { p = try digits(p &+ 1) }
    if byte(p) | 0x20 == UInt8(ascii: "e") {
      p &+= 1
      if byte(p) == UInt8(ascii: "+") || byte(p) == Ascii.minus { p &+= 1 }
      p = try digits(p)
    }
    return p
  }

  @inline(__always)
  private func digits(_ start: Int) throws(ScanFault) -> Int {
    guard isDigit(start) else { throw ScanFault(start, .badNumber) }
    var p = start &+ 1
    while isDigit(p) { p &+= 1 }
    return p
  }

  @inline(__always)
  private func isDigit(_ p: Int) -> Bool {
    byte(p) &- Ascii.zero < 10
  }

  @inline(never)
  func unexpected(_ p: Int, _ expected: String) -> ScanFault {
    ScanFault(p, .unexpectedByte(byte(p), expected: expected))
  }
}

/// The bytes JSON is made of.
enum Ascii {
  static let tab: UInt8 = 0x09
  static let newline: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  static let comma: UInt8 = 0x2C
  static let minus: UInt8 = 0x2D
  static let zero: UInt8 = 0x30
  static let nine: UInt8 = 0x39
  static let colon: UInt8 = 0x3A
  static let openBracket: UInt8 = 0x5B
  static let backslash: UInt8 = 0x5C
  static let closeBracket: UInt8 = 0x5D
  static let openBrace: UInt8 = 0x7B
  static let closeBrace: UInt8 = 0x7D
}
