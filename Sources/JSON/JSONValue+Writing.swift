extension JSONValue {
  /// The text on one line, without white space.
  package var compact: String {
    var writer = Writer(indented: false)
    writer.write(self, level: 0)
    return writer.text
  }

  /// The text with one member or element a line, indented by two spaces; no newline at the end.
  package var pretty: String {
    var writer = Writer(indented: true)
    writer.write(self, level: 0)
    return writer.text
  }
}

/// Appends values to bytes of UTF-8.
private struct Writer {
  private let indented: Bool
  private var bytes: [UInt8] = []

  init(indented: Bool) {
    self.indented = indented
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func write(_ value: JSONValue, level: Int) {
    switch value {
    case .null: append("null")
    case .bool(let value): append(value ? "true" : "false")
    case .number(let text): append(text)
    case .string(let text): quote(text)
    case .array(let elements):
      write(elements, "[", "]", level) { writer, element in
        writer.write(element, level: level + 1)
      }
    case .object(let members):
      write(members, "{", "}", level) { writer, member in
        writer.quote(member.key)
        writer.append(writer.indented ? ": " : ":")
        writer.write(member.value, level: level + 1)
      }
    }
  }

  private mutating func write<Item>(
    _ items: [Item], _ opening: String, _ closing: String, _ level: Int,
    _ body: (inout Writer, Item) -> Void
  ) {
    append(opening)
    for (i, item) in items.enumerated() {
      if i > 0 { append(",") }
      breakLine(level + 1)
      body(&self, item)
    }
    if !items.isEmpty { breakLine(level) }
    append(closing)
  }

  private mutating func breakLine(_ level: Int) {
    guard indented else { return }
    bytes.append(Ascii.newline)
    bytes.append(contentsOf: repeatElement(Ascii.space, count: 2 * level))
  }

  private mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  /// Escapes what must be: control characters, the quote and the backslash.
  private mutating func quote(_ text: String) {
    bytes.append(Ascii.quote)
    for byte in text.utf8 {
      if byte >= Ascii.space, byte != Ascii.quote, byte != Ascii.backslash {
        bytes.append(byte)
      } else {
        escape(byte)
      }
    }
    bytes.append(Ascii.quote)
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(Ascii.backslash)
    switch byte {
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case Ascii.tab: bytes.append(UInt8(ascii: "t"))
    case Ascii.newline: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case Ascii.carriageReturn: bytes.append(UInt8(ascii: "r"))
    case Ascii.quote, Ascii.backslash: bytes.append(byte)
    default:
      append("u00")
      bytes.append(Ascii.zero + byte >> 4)
      append(String(byte & 15, radix: 16))
    }
  }
}
