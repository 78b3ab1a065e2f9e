extension JSONReader {
  /// Enters the object that comes next.
  package mutating func beginObject() throws(JSONError) {
    do {
      try expect(.object)
      try push(Frame(place: -1, firstKey: keyCount, hashes: 0))
    } catch {
      throw failed(error)
    }
  }

  /// Enters the array that comes next.
  package mutating func beginArray() throws(JSONError) {
    do {
      try expect(.array)
      try push(Frame(place: -1, firstKey: -1, hashes: 0))
    } catch {
      throw failed(error)
    }
  }

  /// The key of the next member, whose value must be read or skipped before the next call.
  ///
  /// Nil: there is none, and the object is closed.
  package mutating func nextKey() throws(JSONError) -> JSONText? {
    do {
      guard try nextMember(of: .object) else { return nil }
      let key = try key(at: place)
      place = key.range.upperBound &+ 1
      try colon()
      phase = .value
      return key
    } catch {
      throw failed(error)
    }
  }

  /// Whether there is another element, which must then be read or skipped before the next call.
  ///
  /// False: there is none, and the array is closed.
  package mutating func nextElement() throws(JSONError) -> Bool {
    do {
      guard try nextMember(of: .array) else { return false }
      phase = .value
      return true
    } catch {
      throw failed(error)
    }
  }

  /// Reads a string.
  package mutating func string() throws(JSONError) -> JSONText {
    do {
      try expect(.string)
      var escaped = false
      let first = place &+ 1
      let close = try scan.string(first, escaped: &escaped)
      place = close &+ 1
      phase = .nextMember
      return JSONText(range: first..<close, isEscaped: escaped)
    } catch {
      throw failed(error)
    }
  }

  /// Reads a number; its text is in the range.
  package mutating func number() throws(JSONError) -> Range<Int> {
    do {
      try expect(.number)
      return try scalar()
    } catch {
      throw failed(error)
    }
  }

  /// Reads true or false.
  package mutating func bool() throws(JSONError) -> Bool {
    do {
      try expect(.bool)
      return try scalar().count == 4
    } catch {
      throw failed(error)
    }
  }

  /// Reads null.
  package mutating func null() throws(JSONError) {
    do {
      try expect(.null)
      _ = try scalar()
    } catch {
      throw failed(error)
    }
  }

  /// The meaning of a text: unescaped.
  package func string(_ text: JSONText) -> String {
    text.isEscaped
      ? String(decoding: scan.unescaped(text), as: UTF8.self) : bytes.string(text.range)
  }

  /// Whether a text means `literal`; allocates nothing unless the text is escaped.
  package func equals(_ text: JSONText, _ literal: StaticString) -> Bool {
    let expected = UnsafeBufferPointer(
      start: literal.utf8Start, count: literal.utf8CodeUnitCount)
    guard !text.isEscaped else { return scan.unescaped(text).elementsEqual(expected) }
    guard text.range.count == expected.count else { return false }
    let found = scan.base + text.range.lowerBound
    for i in 0..<expected.count where found[i] != expected[i] { return false }
    return true
  }

  private mutating func scalar() throws(ScanFault) -> Range<Int> {
    let first = place
    place = try scan.scalar(first)
    phase = .nextMember
    return first..<place
  }

  private mutating func push(_ frame: Frame) throws(ScanFault) {
    own()
    try open(frame, at: place)
    place &+= 1
    phase = .firstMember
  }

  /// Goes to the next key or element; false: the container of that kind is closed.
  @inline(__always)
  private mutating func nextMember(of kind: JSONKind) throws(ScanFault) -> Bool {
    guard phase == .firstMember || phase == .nextMember, depth > 0,
      nesting.frames[depth &- 1].isObject == (kind == .object)
    else { throw misplaced }
    own()
    place = scan.space(place)
    let byte = scan.byte(place)
    if byte == (kind == .object ? Ascii.closeBrace : Ascii.closeBracket) {
      close()
      place &+= 1
      phase = .nextMember
      return false
    }
    if phase == .nextMember {
      try comma(kind)
    }
    let frame = nesting.frames + (depth &- 1)
    frame.pointee.place = kind == .object ? -1 : frame.pointee.place &+ 1
    return true
  }

  private mutating func comma(_ kind: JSONKind) throws(ScanFault) {
    guard scan.byte(place) == Ascii.comma else {
      throw scan.unexpected(place, kind == .object ? "',' or '}'" : "',' or ']'")
    }
    place = scan.space(place &+ 1)
  }

  private mutating func colon() throws(ScanFault) {
    place = scan.space(place)
    guard scan.byte(place) == Ascii.colon else { throw scan.unexpected(place, "':'") }
    place &+= 1
  }
}
