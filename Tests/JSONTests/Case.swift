import JSON
import Testing

/// A text that must be read or refused.
struct Case: CustomTestStringConvertible, Sendable {
  let bytes: [UInt8]
  /// Nil: it must be read.
  var fault: JSONFault?
  var offset = 0

  var testDescription: String {
    let text = String(decoding: bytes.prefix(40), as: UTF8.self).debugDescription
    return bytes.count > 40 ? "\(text)… (\(bytes.count) bytes)" : text
  }
}

func good(_ text: String) -> Case {
  Case(bytes: Array(text.utf8))
}

/// A string that holds these bytes, in an array.
func good(inString bytes: UInt8...) -> Case {
  Case(bytes: [0x5B, 0x22] + bytes + [0x22, 0x5D])
}

func bad(_ text: String, _ offset: Int, _ fault: JSONFault) -> Case {
  Case(bytes: Array(text.utf8), fault: fault, offset: offset)
}

func bad(_ bytes: [UInt8], _ offset: Int, _ fault: JSONFault) -> Case {
  Case(bytes: bytes, fault: fault, offset: offset)
}

/// An array with a string of ill-formed bytes, the first ill-formed sequence
/// `after` so many of them.
func bad(inString bytes: UInt8..., after: Int = 0) -> Case {
  Case(bytes: [0x5B, 0x22] + bytes + [0x22, 0x5D], fault: .invalidUTF8, offset: 2 + after)
}

func unexpected(_ character: Unicode.Scalar, _ expected: String) -> JSONFault {
  .unexpectedByte(UInt8(truncatingIfNeeded: character.value), expected: expected)
}

/// What became of reading a text: the same for every way of reading it.
struct Outcome: Hashable {
  var error: JSONError?
  var range: Range<Int>?
  var duplicates: [JSONDuplicate] = []

  /// The outcome with every offset moved, to compare a range with a copy of it.
  func moved(by distance: Int) -> Outcome {
    Outcome(
      error: error.map {
        JSONError(offset: $0.offset + distance, path: $0.path, fault: $0.fault)
      },
      range: range.map { $0.lowerBound + distance..<$0.upperBound + distance },
      duplicates: duplicates.map {
        JSONDuplicate(offset: $0.offset + distance, path: $0.path, key: $0.key)
      })
  }
}

/// Reads a whole text by `skip`.
func skipping(
  _ bytes: Bytes, in range: Range<Int>? = nil, depthLimit: Int = 256
) -> Outcome {
  reading(bytes, in: range, depthLimit: depthLimit) { reader throws(JSONError) in
    try reader.skip()
  }
}

/// Reads a whole text token by token.
func pulling(_ bytes: Bytes, in range: Range<Int>? = nil, depthLimit: Int = 256) -> Outcome {
  reading(bytes, in: range, depthLimit: depthLimit) { reader throws(JSONError) in
    _ = try reader.peek()
    let first = reader.offset
    try pull(&reader)
    return first..<reader.offset
  }
}

private func reading(
  _ bytes: Bytes, in range: Range<Int>?, depthLimit: Int,
  _ body: (inout JSONReader) throws(JSONError) -> Range<Int>
) -> Outcome {
  var reader = JSONReader(bytes, in: range, depthLimit: depthLimit)
  var outcome = Outcome()
  do {
    let value = try body(&reader)
    try reader.finish()
    outcome.range = value
  } catch {
    outcome.error = error
  }
  outcome.duplicates = reader.duplicates
  return outcome
}

private func pull(_ reader: inout JSONReader) throws(JSONError) {
  switch try reader.peek() {
  case .object:
    try reader.beginObject()
    while try reader.nextKey() != nil { try pull(&reader) }
  case .array:
    try reader.beginArray()
    while try reader.nextElement() { try pull(&reader) }
  case .string: _ = try reader.string()
  case .number: _ = try reader.number()
  case .bool: _ = try reader.bool()
  case .null: try reader.null()
  }
}

/// The tree of a whole text, or the error.
func tree(_ bytes: Bytes, in range: Range<Int>? = nil) -> Result<JSONValue, JSONError> {
  do {
    return .success(try JSONValue(bytes: bytes, in: range ?? 0..<bytes.count))
  } catch {
    return .failure(error)
  }
}

/// The tree of a text. (`JSONValue("…")` with a literal would be a string value.)
func parse(_ text: String) throws(JSONError) -> JSONValue {
  try JSONValue(text)
}
