import JSON

/// Random values and random damage.
extension SplitMix {
  mutating func value(depth: Int = 4) -> JSONValue {
    switch below(depth > 0 ? 8 : 5) {
    case 0: .null
    case 1: .bool(below(2) == 0)
    case 2, 3: .number(number())
    case 4: .string(text())
    case 5, 6:
      .object((0..<below(6)).map { _ in JSONMember(key: text(), value: value(depth: depth - 1)) })
    default: .array((0..<below(6)).map { _ in value(depth: depth - 1) })
    }
  }

  private mutating func number() -> String {
    var text = below(3) == 0 ? "-" : ""
    text += below(4) == 0 ? "0" : "\(1 + below(1 << (1 + below(60))))"
    if below(3) == 0 { text += "." + digits() }
    if below(4) == 0 { text += ["e", "E", "e+", "E-"][below(4)] + digits() }
    return text
  }

  private mutating func digits() -> String {
    String((0...below(12)).map { _ in Character(Unicode.Scalar(0x30 + UInt8(below(10)))) })
  }

  mutating func text() -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<below(24) { text.append(scalar()) }
    return String(text)
  }

  private mutating func scalar() -> Unicode.Scalar {
    let range: Range<Int> =
      switch below(10) {
      case 0: 0..<0x20
      case 1: 0x80..<0x800
      case 2: 0x800..<0xD800
      case 3: 0xE000..<0x1_0000
      case 4: 0x1_0000..<0x11_0000
      case 5: 0x22..<0x23
      case 6: 0x5C..<0x5D
      default: 0x20..<0x80
      }
    return Unicode.Scalar(UInt32(Int.random(in: range, using: &self))) ?? "x"
  }

  /// The bytes with one to three of them replaced, removed, doubled, or some stretch moved.
  mutating func damage(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...below(3) where !bytes.isEmpty {
      let i = below(bytes.count)
      switch below(6) {
      case 0: bytes[i] = UInt8(below(256))
      case 1: bytes[i] = Array("{}[],:\"\\-0.eEtfnu \n".utf8)[below(19)]
      case 2: bytes.remove(at: i)
      case 3: bytes.insert(bytes[below(bytes.count)], at: i)
      case 4: bytes[i] ^= 1 << UInt8(below(8))
      default: bytes.swapAt(i, below(bytes.count))
      }
    }
    return bytes
  }

  /// The text of a value, with white space and escapes where they may be.
  mutating func spelling(of value: JSONValue) -> [UInt8] {
    var bytes: [UInt8] = []
    spell(value, into: &bytes)
    return bytes
  }

  private mutating func spell(_ value: JSONValue, into bytes: inout [UInt8]) {
    space(into: &bytes)
    switch value {
    case .string(let text): spell(text, into: &bytes)
    case .array(let elements):
      bytes.append(0x5B)
      for (i, element) in elements.enumerated() {
        if i > 0 { bytes.append(0x2C) }
        spell(element, into: &bytes)
      }
      space(into: &bytes)
      bytes.append(0x5D)
    case .object(let members):
      bytes.append(0x7B)
      for (i, member) in members.enumerated() {
        if i > 0 { bytes.append(0x2C) }
        spell(.string(member.key), into: &bytes)
        space(into: &bytes)
        bytes.append(0x3A)
        spell(member.value, into: &bytes)
      }
      space(into: &bytes)
      bytes.append(0x7D)
    default: bytes += value.compact.utf8
    }
    space(into: &bytes)
  }

  private mutating func space(into bytes: inout [UInt8]) {
    for _ in 0..<(below(4) == 0 ? below(20) : 0) {
      bytes.append([0x20, 0x20, 0x20, 0x20, 0x0A, 0x0D, 0x09][below(7)])
    }
  }

  private mutating func spell(_ text: String, into bytes: inout [UInt8]) {
    bytes.append(0x22)
    for scalar in text.unicodeScalars {
      if below(5) == 0 || scalar.value < 0x20 || scalar == "\"" || scalar == "\\" {
        for unit in String(scalar).utf16 {
          let hex = String(unit, radix: 16, uppercase: below(2) == 0)
          bytes += "\\u".utf8 + Array(repeating: 0x30, count: 4 - hex.utf8.count) + hex.utf8
        }
      } else {
        bytes += String(scalar).utf8
      }
    }
    bytes.append(0x22)
  }
}
