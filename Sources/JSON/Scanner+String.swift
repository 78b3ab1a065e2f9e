extension Scanner {
  /// The offset of the closing quote of the string whose first byte is at `start`.
  ///
  /// Sets `escaped` if there is a backslash inside. All of it is validated.
  @inline(__always)
  func string(_ start: Int, escaped: inout Bool) throws(ScanFault) -> Int {
    var p = start
    while true {
      let special = Scanner.special(word(p))
      guard special != 0 else {
        p &+= 8
        continue
      }
      p &+= special.trailingZeroBitCount >> 3
      if base[p] == Ascii.quote {
        guard p < end else { throw ScanFault(end, .unexpectedEnd) }
        return p
      }
      p = try unusual(p, &escaped)
    }
  }

  /// Marks the bytes of a word that a string cannot step over: quote, backslash, control and
  /// non-ASCII ones. The lowest mark is exact; marks above it may be false (by borrowing).
  @inline(__always)
  private static func special(_ word: UInt64) -> UInt64 {
    // x ^ 2 < 0x21 holds for the control characters and for the quote, 0x22, and for nothing else.
    let quoteOrControl = (word ^ UInt64(repeating: 2)) &- UInt64(repeating: 0x21)
    let backslash = (word ^ UInt64(repeating: Ascii.backslash)) &- UInt64(repeating: 1)
    return (quoteOrControl | backslash | word) & UInt64(repeating: 0x80)
  }

  /// Steps over an escape, or over a run of non-ASCII characters.
  @inline(never)
  private func unusual(_ start: Int, _ escaped: inout Bool) throws(ScanFault) -> Int {
    switch byte(start) {
    case Ascii.backslash:
      escaped = true
      return try escape(start)
    case 0x80...0xFF:
      var p = start
      repeat { p = try scalarValue(p) } while byte(p) >= 0x80
      return p
    case let other:
      throw ScanFault(start, .controlCharacter(other))
    }
  }

  private func escape(_ start: Int) throws(ScanFault) -> Int {
    switch byte(start &+ 1) {
    case Ascii.quote, Ascii.backslash, UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return start &+ 2
    case UInt8(ascii: "u"):
      let unit = try codeUnit(start &+ 2)
      guard unit & 0xF800 == 0xD800 else { return start &+ 6 }
      return try lowSurrogate(after: unit, start)
    default:
      throw ScanFault(start &+ 1, .invalidEscape)
    }
  }

  /// The end of the pair whose first half, `unit`, is escaped at `start`.
  private func lowSurrogate(after unit: UInt16, _ start: Int) throws(ScanFault) -> Int {
    let next = start &+ 6
    guard unit < 0xDC00 else { throw ScanFault(start, .loneSurrogate) }
    guard byte(next) == Ascii.backslash else { throw lone(start, next) }
    guard byte(next &+ 1) == UInt8(ascii: "u") else { throw lone(start, next &+ 1) }
    guard try codeUnit(next &+ 2) & 0xFC00 == 0xDC00 else { throw lone(start, next) }
    return next &+ 6
  }

  /// The fault of the half at `start` whose other half should have gone on at `p`.
  private func lone(_ start: Int, _ p: Int) -> ScanFault {
    p < end ? ScanFault(start, .loneSurrogate) : ScanFault(end, .unexpectedEnd)
  }

  private func codeUnit(_ start: Int) throws(ScanFault) -> UInt16 {
    var unit: UInt16 = 0
    for p in start..<start &+ 4 {
      guard let digit = Scanner.hexDigit(byte(p)) else { throw ScanFault(p, .invalidEscape) }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }

  static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case Ascii.zero...Ascii.nine: byte - Ascii.zero
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// The end of the well-formed UTF-8 sequence at `p` (table 3-7 of the Unicode Standard).
  @inline(__always)
  private func scalarValue(_ p: Int) throws(ScanFault) -> Int {
    switch byte(p) {
    case 0xC2...0xDF: try continuations(p, 0x80...0xBF, 1)
    case 0xE0: try continuations(p, 0xA0...0xBF, 2)
    case 0xED: try continuations(p, 0x80...0x9F, 2)
    case 0xE1...0xEF: try continuations(p, 0x80...0xBF, 2)
    case 0xF0: try continuations(p, 0x90...0xBF, 3)
    case 0xF1...0xF3: try continuations(p, 0x80...0xBF, 3)
    case 0xF4: try continuations(p, 0x80...0x8F, 3)
    default: throw ScanFault(p, .invalidUTF8)
    }
  }

  /// Checks `count` bytes behind the lead byte at `p`, the first of them against `second`.
  @inline(__always)
  private func continuations(
    _ p: Int, _ second: ClosedRange<UInt8>, _ count: Int
  ) throws(ScanFault) -> Int {
    for i in 1...count {
      guard (i == 1 ? second : 0x80...0xBF) ~= byte(p &+ i) else {
        throw p &+ i < end ? ScanFault(p, .invalidUTF8) : ScanFault(end, .unexpectedEnd)
      }
    }
    return p &+ count &+ 1
  }
}
