import JSON

extension Decoding {
  /// A string that is not empty; null gives nil.
  mutating func text() throws(JSONError) -> String? {
    if try isNull() { return nil }
    guard try expect(.string, "a string") else { return nil }
    let offset = reader.offset
    let text = reader.string(try reader.string())
    if text.unicodeScalars.contains(where: Unsafe.isUnsafe) {
      report(.unsafeText, at: offset, .warning)
    }
    if text.isEmpty { report(.emptyText, at: offset) }
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
    let words = T.allCases.map(\.rawValue)
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

  mutating func edtf() throws(JSONError) -> EDTF? {
    if try isNull() { return nil }
    guard try expect(.string, "an EDTF date") else { return nil }
    let offset = reader.offset
    let text = reader.string(try reader.string())
    if let value = EDTF(text) { return value }
    report(.notEDTF(text), at: offset)
    return nil
  }

  /// A date object; null gives nil.
  mutating func date() throws(JSONError) -> DateValue? {
    if try isNull() { return nil }
    var text: String?
    var label: String?
    var edtf: EDTF?
    var earliest: Day?
    var latest: Day?
    var offsets: [DateEnd: Int] = [:]
    var basis: DateValue.Basis?
    let isObject = try object { (decoding, key) throws(JSONError) in
      switch key {
      case "text": text = try decoding.text()
      case "label": label = try decoding.text()
      case "edtf": edtf = try decoding.edtf()
      case "earliest": earliest = try decoding.day(.earliest, &offsets)
      case "latest": latest = try decoding.day(.latest, &offsets)
      case "basis": basis = try decoding.choice(DateValue.Basis.self)
      default: try decoding.unknown(key)
      }
    }
    guard isObject else { return nil }
    let date = DateValue(
      text: text, edtf: edtf, earliest: earliest, latest: latest, basis: basis ?? .stated,
      wordsWithoutDate: label)
    checkEnds(date, earliest, latest, offsets)
    return date
  }

  private enum DateEnd: String { case earliest, latest }

  private mutating func day(
    _ end: DateEnd, _ offsets: inout [DateEnd: Int]
  ) throws(JSONError) -> Day? {
    _ = try reader.peek()
    offsets[end] = reader.offset
    return try day()
  }

  /// The ends that are told must be in order and fit the EDTF value.
  private mutating func checkEnds(
    _ date: DateValue, _ earliest: Day?, _ latest: Day?, _ offsets: [DateEnd: Int]
  ) {
    func tell(_ fault: Problem.Fault, _ end: DateEnd) {
      report(fault, at: offsets[end] ?? 0, path: "\(reader.path).\(end.rawValue)")
    }
    if let earliest, let latest, latest < earliest {
      tell(.dateOrder(earliest: earliest.text, latest: latest.text), .latest)
    } else if let edtf = date.edtf, !date.isConsistent {
      let end: DateEnd = latest != nil && latest != edtf.latest ? .latest : .earliest
      tell(.dateDisagrees(member: end.rawValue, edtf: edtf.text), end)
    }
  }
}

/// A number as the file spells it.
package struct Amount: Hashable, Sendable {
  package let text: String

  package init(text: String) { self.text = text }

  /// For scales and bars only; what is shown is the text.
  package var double: Double { Double(text) ?? 0 }
}

/// Ids of the register: permanent, never reused.
package enum Slug {
  /// With `takesWriterSuffix`, `slug~writer` will do too (journal.md E16).
  static func isValid(_ text: String, _ takesWriterSuffix: Bool) -> Bool {
    guard takesWriterSuffix, let tilde = text.firstIndex(of: "~") else { return isValid(text) }
    return isValid(String(text[..<tilde]))
      && EventID.isWriter(String(text[text.index(after: tilde)...]))
  }

  package static func isValid(_ text: String) -> Bool {
    let bytes = text.utf8
    guard (1...80).contains(bytes.count), bytes.first != 45, bytes.last != 45 else { return false }
    var previous: UInt8 = 0
    for byte in bytes {
      let isHyphen = byte == 45
      guard isHyphen || (48...57).contains(byte) || (97...122).contains(byte) else { return false }
      if isHyphen, previous == 45 { return false }
      previous = byte
    }
    return true
  }
}

/// Characters that are data but never reach a terminal raw (design.md 6).
enum Unsafe {
  static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA: false
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x200B, 0x200E, 0x200F, 0x061C, 0xFEFF, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
