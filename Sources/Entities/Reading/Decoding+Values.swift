import Dates
import JSON
import Text

extension Decoding {
  /// The longest text that is read, in bytes.
  package static let longestText = 1 << 20

  /// A string that is not empty; null gives nil.
  mutating func text() throws(JSONError) -> String? {
    if try isNull() { return nil }
    guard try expect(.string, "a string") else { return nil }
    let offset = reader.offset
    let text = reader.string(try reader.string())
    if Unsafe.isUnsafe(text) {
      report(.unsafeText, at: offset, .warning)
    }
    if text.isEmpty { report(.emptyText, at: offset) }
    guard text.utf8.count <= Decoding.longestText else {
      report(.tooMany("bytes in one text", limit: Decoding.longestText), at: offset)
      return nil
    }
    return text.isEmpty ? nil : text
  }

  mutating func texts() throws(JSONError) -> [String] {
    try list { (decoding) throws(JSONError) in
      if try decoding.reader.peek() == .null {
        _ = try decoding.expect(.string, "a string")
        return nil
      }
      return try decoding.text()
    }
  }

  mutating func flag() throws(JSONError) -> Bool? {
    if try isNull() { return nil }
    guard try expect(.bool, "true or false") else { return nil }
    return try reader.bool()
  }

  /// The number's own text.
  mutating func number() throws(JSONError) -> Amount? {
    if try isNull() { return nil }
    guard try expect(.number, "a number or null") else { return nil }
    return Amount(text: reader.bytes.string(try reader.number()))
  }

  mutating func integer(_ range: ClosedRange<Int>, _ words: String) throws(JSONError) -> Int? {
    if try isNull() { return nil }
    guard try expect(.number, words) else { return nil }
    let offset = reader.offset
    let text = reader.bytes.string(try reader.number())
    if let value = Int(text), range.contains(value) { return value }
    report(.number(text, expected: words), at: offset)
    return nil
  }

  /// Lower-case words of a-z and 0-9 joined by hyphens, at most 80 bytes.
  mutating func slug() throws(JSONError) -> String? {
    guard try expect(.string, "an id") else { return nil }
    idOffset = reader.offset
    let spelling = try reader.string()
    let text = reader.string(spelling)
    // An id is looked for by its bytes, so it is spelled without escapes.
    if Slug.isValid(text, takesWriterSuffix), !spelling.isEscaped { return text }
    report(.notASlug(text), at: idOffset)
    return nil
  }

  mutating func reference(_ kind: ReferenceKind) throws(JSONError) -> String? {
    if try isNull() { return nil }
    guard try expect(.string, "the id of a \(kind.rawValue)") else { return nil }
    let offset = reader.offset
    let id = reader.string(try reader.string())
    if known.holds(id, kind) { return id }
    report(.dangling(id, kind: kind.rawValue), at: offset)
    return nil
  }

  /// Like `reference`, but null does not do.
  mutating func requiredReference(_ kind: ReferenceKind) throws(JSONError) -> String? {
    if try reader.peek() == .null {
      _ = try expect(.string, "the id of a \(kind.rawValue)")
      return nil
    }
    return try reference(kind)
  }

  mutating func references(_ kind: ReferenceKind) throws(JSONError) -> [String] {
    try list { (decoding) throws(JSONError) in
      if try decoding.reader.peek() == .null {
        _ = try decoding.expect(.string, "the id of a \(kind.rawValue)")
        return nil
      }
      return try decoding.reference(kind)
    }
  }

  mutating func choice<T: RawRepresentable & CaseIterable>(
    _ type: T.Type
  ) throws(JSONError) -> T? where T.RawValue == String {
    if try isNull() { return nil }
    return try requiredChoice(type)
  }

  /// Like `choice`, but null does not do.
  mutating func requiredChoice<T: RawRepresentable & CaseIterable>(
    _ type: T.Type
  ) throws(JSONError) -> T? where T.RawValue == String {
    var words: [String] { T.allCases.map(\.rawValue) }
    guard try expect(.string, "one of \(words.joined(separator: ", "))") else { return nil }
    let offset = reader.offset
    let text = reader.string(try reader.string())
    if let value = T(rawValue: text) { return value }
    report(.notOneOf(text, words), at: offset)
    return nil
  }

  mutating func day() throws(JSONError) -> Day? {
    if try isNull() { return nil }
    guard try expect(.string, "a day, YYYY-MM-DD") else { return nil }
    let offset = reader.offset
    let text = reader.string(try reader.string())
    if let day = Day(text) { return day }
    report(.notADay(text), at: offset)
    return nil
  }
}
