import Dates
import JSON

/// Values that are neither text nor nested.
extension TOMLReader {
  mutating func value() throws(TOMLFault) -> Int {
    let start = at
    switch peek {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return document.make(.string(try string()), start)
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "{"): return try inlineTable()
    default: break
    }
    let word = word()
    guard !word.isEmpty else { throw unexpected("a value") }
    guard let value = try value(of: word, at: start) else {
      throw TOMLFault(.notAValue(word), at: start)
    }
    return document.make(value, start)
  }

  /// What stands up to a blank or a sign that ends a value; a day and its time may
  /// be parted by a blank.
  private mutating func word() -> String {
    let start = at
    while isInWord(at) { at += 1 }
    let isDay = Day(bytes.string(start..<at)) != nil
    if isDay, peek == UInt8(ascii: " "), byte(at + 1).isDigit {
      at += 1
      while isInWord(at) { at += 1 }
    }
    return bytes.string(start..<at)
  }

  private func isInWord(_ offset: Int) -> Bool {
    let byte = byte(offset)
    return byte.isDigit || byte.isLetter || "+-_.:".utf8.contains(byte)
  }

  private func value(
    of word: String, at start: Int
  ) throws(TOMLFault) -> TOMLDocument.Value? {
    if word == "true" || word == "false" { return .boolean(word == "true") }
    if TOMLNumber.isDate(word) { return .date(word) }
    if TOMLNumber.isFloat(word) { return .float(word.filter { $0 != "_" }) }
    guard let digits = TOMLNumber.digits(word) else { return nil }
    guard let number = Int(digits.text, radix: digits.radix) else {
      throw TOMLFault(.tooLarge(word), at: start)
    }
    return .integer(number)
  }
}

/// The grammar of numbers and dates.
enum TOMLNumber {
  /// Sign and digits of an integer, underscores and prefix left out; nil for what is none.
  static func digits(_ word: String) -> (text: String, radix: Int)? {
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where word.hasPrefix(prefix) {
      return grouped(word.dropFirst(2), radix).map { ($0, radix) }
    }
    guard let text = whole(word[...]) else { return nil }
    return (text, 10)
  }

  static func isFloat(_ word: String) -> Bool {
    let unsigned = withoutSign(word[...])
    if unsigned == "inf" || unsigned == "nan" { return true }
    let parts = word.split(omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
    guard parts.count <= 2, word.contains(where: { ".eE".contains($0) }) else { return false }
    if parts.count == 2, grouped(withoutSign(parts[1]), 10) == nil { return false }
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    return mantissa.count <= 2 && whole(mantissa[0]) != nil
      && mantissa.dropFirst().allSatisfy { grouped($0, 10) != nil }
  }

  /// A day, a time, or a day with a time and perhaps an offset (RFC 3339).
  static func isDate(_ word: String) -> Bool {
    if Day(word) != nil { return true }
    guard word.utf8.count > 11, Day(String(word.prefix(10))) != nil else {
      return isTime(word[...])
    }
    guard "Tt ".contains(word.dropFirst(10).prefix(1)) else { return false }
    let rest = word.dropFirst(11)
    if let last = rest.last, last == "Z" || last == "z" { return isTime(rest.dropLast()) }
    guard rest.count > 6, "+-".contains(rest.suffix(6).prefix(1)) else { return isTime(rest) }
    return isTime(rest.dropLast(6)) && isTime("\(rest.suffix(5)):00")
  }

  private static func isTime(_ text: Substring) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return false }
    let seconds = parts[2].split(separator: ".", omittingEmptySubsequences: false)
    let isFractional = seconds.count == 2 && !seconds[1].isEmpty && isDigits(seconds[1])
    return isNumber(parts[0], below: 24) && isNumber(parts[1], below: 60)
      && isNumber(seconds[0], below: 60) && (seconds.count == 1 || isFractional)
  }

  private static func isNumber(_ text: Substring, below limit: Int) -> Bool {
    text.utf8.count == 2 && isDigits(text) && Int(text).map { $0 < limit } ?? false
  }

  private static func isDigits(_ text: Substring) -> Bool { text.utf8.allSatisfy(\.isDigit) }

  private static func withoutSign(_ text: Substring) -> Substring {
    text.hasPrefix("+") || text.hasPrefix("-") ? text.dropFirst() : text
  }

  /// A decimal integer: no zero before other digits.
  private static func whole(_ text: Substring) -> String? {
    let unsigned = withoutSign(text)
    guard let digits = grouped(unsigned, 10), digits == "0" || !digits.hasPrefix("0") else {
      return nil
    }
    return (text.hasPrefix("-") ? "-" : "") + digits
  }

  /// Digits with single underscores between them, these left out.
  private static func grouped(_ text: Substring, _ radix: Int) -> String? {
    let groups = text.split(separator: "_", omittingEmptySubsequences: false)
    let isFit = groups.allSatisfy { group in
      !group.isEmpty && group.allSatisfy { $0.isASCII && ($0.hexDigitValue ?? 16) < radix }
    }
    return isFit ? groups.joined() : nil
  }
}
