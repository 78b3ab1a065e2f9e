extension Scanner {
  /// The text whose opening quote is at `quote`; it must have been validated.
  func text(at quote: Int) -> JSONText {
    var escaped = false
    do {
      let close = try string(quote &+ 1, escaped: &escaped)
      return JSONText(range: quote &+ 1..<close, isEscaped: escaped)
    } catch {
      return JSONText(range: quote..<quote, isEscaped: false)
    }
  }

  /// A hash of the bytes `start..<close`, eight at a time.
  @inline(__always)
  func hash(_ start: Int, _ close: Int) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: close &- start)
    var p = start
    while close &- p > 8 {
      hash = (hash ^ word(p)) &* Scanner.multiplier
      hash ^= hash >> 32
      p &+= 8
    }
    let mask = UInt64.max >> UInt64(truncatingIfNeeded: 64 &- 8 &* (close &- p))
    return (hash ^ word(p) & mask) &* Scanner.multiplier
  }

  private static var multiplier: UInt64 { 0x9E37_79B9_7F4A_7C15 }

  /// The hash of the meaning of an escaped text: that of the same text without escapes.
  @inline(never)
  func hash(escaped text: JSONText) -> UInt64 {
    let meaning = unescaped(text)
    return (meaning + [UInt8](repeating: 0, count: 8)).withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      return Scanner(base: base, end: meaning.count).hash(0, meaning.count)
    }
  }

  /// Orders two texts, given by their opening quotes, by the bytes they mean: below, at or above 0.
  func compare(_ a: Int, _ b: Int) -> Int {
    let (a, b) = (text(at: a), text(at: b))
    if a.isEscaped || b.isEscaped {
      return unescaped(a).withUnsafeBufferPointer { a in
        unescaped(b).withUnsafeBufferPointer { b in Scanner.compare(a, b) }
      }
    }
    return Scanner.compare(buffer(a), buffer(b))
  }

  private func buffer(_ text: JSONText) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base + text.range.lowerBound, count: text.range.count)
  }

  private static func compare(
    _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>
  ) -> Int {
    for i in 0..<min(a.count, b.count) where a[i] != b[i] {
      return Int(a[i]) - Int(b[i])
    }
    return a.count - b.count
  }

  /// The UTF-8 that a text means. Total: what is no valid escape is left as it is.
  func unescaped(_ text: JSONText) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.range.count)
    let here = Scanner(base: base, end: text.range.upperBound)
    var p = text.range.lowerBound
    while p < text.range.upperBound {
      if base[p] == Ascii.backslash {
        p = here.unescape(p, into: &bytes)
      } else {
        bytes.append(base[p])
        p += 1
      }
    }
    return bytes
  }

  /// Appends what the escape at `p` means; returns where it ends.
  private func unescape(_ p: Int, into bytes: inout [UInt8]) -> Int {
    switch byte(p + 1) {
    case UInt8(ascii: "b"): bytes.append(0x08)
    case UInt8(ascii: "f"): bytes.append(0x0C)
    case UInt8(ascii: "n"): bytes.append(Ascii.newline)
    case UInt8(ascii: "r"): bytes.append(Ascii.carriageReturn)
    case UInt8(ascii: "t"): bytes.append(Ascii.tab)
    case UInt8(ascii: "u"): return unescapeScalar(p, into: &bytes)
    case let other: bytes.append(other)
    }
    return p + 2
  }

  private func unescapeScalar(_ p: Int, into bytes: inout [UInt8]) -> Int {
    let high = hex(p + 2)
    if high & 0xFC00 == 0xD800 {
      let scalar = 0x10000 + (high & 0x3FF) << 10 + hex(p + 8) & 0x3FF
      append(scalar, to: &bytes)
      return p + 12
    }
    append(high, to: &bytes)
    return p + 6
  }

  private func hex(_ start: Int) -> UInt32 {
    (start..<start + 4).reduce(0) { $0 << 4 | UInt32(Scanner.hexDigit(byte($1)) ?? 0) }
  }

  private func append(_ value: UInt32, to bytes: inout [UInt8]) {
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}
