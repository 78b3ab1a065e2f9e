/// Reads the few shapes dates are made of from ASCII bytes; every step that does not fit gives nil.
package struct DateScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var place = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { place == bytes.count }

  var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  /// Exactly `count` ASCII digits.
  package mutating func number(digits count: Int) -> Int? {
    guard bytes.count - place >= count else { return nil }
    var value = 0
    for index in place..<place + count {
      let digit = bytes[index] &- 0x30
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    place += count
    return value
  }

  /// From one to `limit` ASCII digits; a longer run is nil.
  mutating func number(upTo limit: Int) -> (value: Int, digits: Int)? {
    var end = place
    while end < bytes.count, bytes[end] &- 0x30 < 10 { end += 1 }
    let count = end - place
    guard (1...limit).contains(count), let value = number(digits: count) else { return nil }
    return (value, count)
  }

  package mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let next, UInt32(next) == character.value else { return false }
    place += 1
    return true
  }

  /// Runs `body` over the UTF-8 of `text`; nil also if `body` leaves something unread.
  package static func read<Value>(_ text: String, _ body: (inout DateScanner) -> Value?) -> Value? {
    var text = text
    return text.withUTF8 { read($0, body) }
  }

  static func read<Value>(
    _ bytes: UnsafeBufferPointer<UInt8>, _ body: (inout DateScanner) -> Value?
  ) -> Value? {
    var scanner = DateScanner(bytes)
    guard let value = body(&scanner), scanner.isAtEnd else { return nil }
    return value
  }
}

/// `value` in decimal, with zeros in front up to `width` digits.
package func padded(_ value: Int, _ width: Int) -> String {
  let digits = String(value.magnitude)
  let zeros = String(repeating: "0", count: max(0, width - digits.utf8.count))
  return (value < 0 ? "-" : "") + zeros + digits
}
