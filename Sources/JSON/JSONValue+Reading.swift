extension JSONValue {
  /// A tree may be this deep, whatever the reader allows: it is built and freed by recursion.
  package static let depthLimit = 512

  /// Reads the value at the reader's place.
  package init(reading reader: inout JSONReader) throws(JSONError) {
    try self.init(reading: &reader, levels: JSONValue.depthLimit)
  }

  /// Reads a whole text. (A literal in its place would not be read: it is a string value.)
  package init(_ text: String) throws(JSONError) {
    let bytes = Bytes(text)
    try self.init(bytes: bytes, in: 0..<bytes.count)
  }

  /// Reads the whole of a range of bytes.
  package init(bytes: Bytes, in range: Range<Int>) throws(JSONError) {
    var reader = JSONReader(bytes, in: range)
    try self.init(reading: &reader)
    try reader.finish()
  }

  private init(reading reader: inout JSONReader, levels: Int) throws(JSONError) {
    switch try reader.peek() {
    case .null:
      try reader.null()
      self = .null
    case .bool:
      self = .bool(try reader.bool())
    case .number:
      self = .number(reader.bytes.string(try reader.number()))
    case .string:
      self = .string(reader.string(try reader.string()))
    case .array:
      self = .array(try JSONValue.elements(&reader, levels))
    case .object:
      self = .object(try JSONValue.members(&reader, levels))
    }
  }

  private static func elements(
    _ reader: inout JSONReader, _ levels: Int
  ) throws(JSONError) -> [JSONValue] {
    guard levels > 0 else { throw reader.tooDeep(limit: depthLimit) }
    var elements: [JSONValue] = []
    try reader.beginArray()
    while try reader.nextElement() {
      elements.append(try JSONValue(reading: &reader, levels: levels - 1))
    }
    return elements
  }

  private static func members(
    _ reader: inout JSONReader, _ levels: Int
  ) throws(JSONError) -> [JSONMember] {
    guard levels > 0 else { throw reader.tooDeep(limit: depthLimit) }
    var members: [JSONMember] = []
    try reader.beginObject()
    while let key = try reader.nextKey() {
      let key = reader.string(key)
      members.append(
        JSONMember(key: key, value: try JSONValue(reading: &reader, levels: levels - 1)))
    }
    return members
  }
}

extension JSONReader {
  fileprivate mutating func tooDeep(limit: Int) -> JSONError {
    failed(ScanFault(offset, .tooDeep(limit: limit)))
  }
}
