/// The six kinds of JSON value.
package enum JSONKind: Sendable {
  case object
  case array
  case string
  case number
  case bool
  case null
}

/// Where a string lies: the bytes between its quotes, as written.
package struct JSONText: Hashable, Sendable {
  /// The bytes without the quotes.
  package let range: Range<Int>
  /// Whether there is a backslash inside, so that the bytes are not the meaning.
  package let isEscaped: Bool

  package init(range: Range<Int>, isEscaped: Bool) {
    self.range = range
    self.isEscaped = isEscaped
  }
}

/// A key told a second time in one object.
package struct JSONDuplicate: Hashable, Sendable {
  /// Of the later key's opening quote.
  package let offset: Int
  /// Of the member, such as `$[3].due`.
  package let path: String
  /// Unescaped.
  package let key: String

  package init(offset: Int, path: String, key: String) {
    self.offset = offset
    self.path = path
    self.key = key
  }
}

/// Why a text could not be read, and where.
package struct JSONError: Error, Hashable, Sendable {
  /// Of the byte at fault; the end of the text if it ended too early.
  package let offset: Int
  /// Of the value being read, such as `$[3].due.latest`.
  package let path: String
  package let fault: JSONFault

  package init(offset: Int, path: String, fault: JSONFault) {
    self.offset = offset
    self.path = path
    self.fault = fault
  }
}

/// What is wrong; `found` and `expected` are the words for it.
package enum JSONFault: Hashable, Sendable {
  case unexpectedEnd
  case unexpectedByte(UInt8, expected: String)
  case kind(found: JSONKind, expected: JSONKind)
  case invalidUTF8
  case invalidEscape
  case loneSurrogate
  case controlCharacter(UInt8)
  case badNumber
  case tooDeep(limit: Int)
  case byteOrderMark
  case trailingBytes
  /// The program asked for something that cannot come at this place, such as a key inside an array.
  case misplacedCall
}
