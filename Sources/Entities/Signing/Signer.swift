package import Dates
import Text

/// One line of a party's signers: a key that may speak for it, in the format of git's allowed
/// signers (ssh-keygen(1), ALLOWED SIGNERS).
package struct Signer: Hashable, Sendable {
  /// As it stands: whom the line names. For whom the key speaks is told by where the line is.
  package let names: String
  package let key: PublicKey
  /// `YYYYMMDD[HHMM[SS]]` in UTC: from when, and until when, its signatures count.
  package let after: String?
  package let before: String?
  package let comment: String?

  /// As git is given it, under a name of ours.
  ///
  /// - Parameter name: One without a character that means anything there.
  /// - Returns: One line, without its end.
  package func line(for name: String) -> String {
    let dates = [after.map { "valid-after=\"\($0)\"" }, before.map { "valid-before=\"\($0)\"" }]
    let options = ["namespaces=\"git\""] + dates.compactMap(\.self)
    return "\(name) \(options.joined(separator: ",")) \(key.type) \(key.text)"
  }

  /// Whether what it signs on a day counts, or on some part of that day in UTC.
  package func isValid(on day: Day) -> Bool {
    let digits = day.text.filter { $0 != "-" }
    let hasBegun = after.map { $0.filled <= digits + "235959" } ?? true
    return hasBegun && before.map { $0.filled > digits + "000000" } ?? true
  }
}

/// Why a line is no signer: what was found there, and what was expected.
struct SignerFault: Error, Hashable {
  let found: String
  let expected: String
}

extension Signer {
  /// - Parameter text: Names, options if there are any, the type of the key, the key, a
  ///   comment; plain text.
  /// - Throws: The first thing that is wrong with it.
  init(reading text: String) throws(SignerFault) {
    var words = SignerWords(text)
    guard let names = words.next(), !names.holds("\"") else {
      throw SignerFault(found: text, expected: Self.shape)
    }
    var word = words.next()
    var options = Options()
    if let first = word, first.holds("=") || first.lowercased() == Options.authority {
      try options.read(first)
      word = words.next()
    }
    guard let type = word else { throw SignerFault(found: text, expected: Self.shape) }
    guard PublicKey.types.contains(type) else {
      throw SignerFault(
        found: type, expected: "a type of key: \(PublicKey.types.joined(separator: ", "))")
    }
    guard let text = words.next() else {
      throw SignerFault(found: "\(type) and no key", expected: Self.shape)
    }
    guard let key = PublicKey(type: type, text: text) else {
      throw SignerFault(found: text, expected: "the whole key, as it stands in the .pub file")
    }
    self.init(
      names: names, key: key, after: options.after, before: options.before, comment: words.rest)
  }

  private static let shape = "NAMES [OPTIONS] KEYTYPE KEY, as a line of git's allowed signers"

  private struct Options {
    var after: String?
    var before: String?

    static let authority = "cert-authority"

    mutating func read(_ text: String) throws(SignerFault) {
      for option in SignerWords.parted(text) {
        let parts = option.unicodeScalars.split(separator: "=", maxSplits: 1).map { String($0) }
        let value = parts.count == 2 ? try unquoted(parts[1], in: option) : ""
        switch parts.first?.lowercased() {
        case "namespaces": try checkNamespaces(value)
        case "valid-after": after = try time(value)
        case "valid-before": before = try time(value)
        case Options.authority:
          throw SignerFault(
            found: option, expected: "each key by itself; certificates are not read")
        default:
          throw SignerFault(found: option, expected: "namespaces, valid-after or valid-before")
        }
      }
      if let after, let before, after.filled >= before.filled {
        throw SignerFault(
          found: "valid-before \(before)", expected: "a time later than valid-after \(after)")
      }
    }

    private func unquoted(_ text: String, in option: String) throws(SignerFault) -> String {
      guard let value = text.rest(after: "\"")?.start(before: "\"") else {
        throw SignerFault(found: option, expected: "its value in quotation marks")
      }
      return value
    }

    private func checkNamespaces(_ value: String) throws(SignerFault) {
      let spaces = value.split(separator: ",", omittingEmptySubsequences: false)
      guard spaces.contains("git") || spaces == ["*"] else {
        throw SignerFault(found: "namespaces “\(value)”", expected: "git among them")
      }
    }

    /// In UTC: with or without its Z.
    private func time(_ value: String) throws(SignerFault) -> String {
      let digits = value.hasSuffix("Z") ? String(value.dropLast()) : value
      guard digits.isTime else {
        throw SignerFault(found: value, expected: "a time in UTC, YYYYMMDD or YYYYMMDDHHMM[SS]")
      }
      return digits
    }
  }
}

/// Words parted by blanks, with blanks inside quotation marks kept; by scalars, since ssh-keygen
/// reads bytes.
private struct SignerWords {
  private var left: Substring.UnicodeScalarView

  init(_ text: String) { left = text.unicodeScalars[...] }

  mutating func next() -> String? {
    left = left.drop { $0 == " " }
    var isQuoted = false
    let word = left.prefix { scalar in
      if scalar == "\"" { isQuoted.toggle() }
      return isQuoted || scalar != " "
    }
    left = left[word.endIndex...]
    return word.isEmpty ? nil : String(word)
  }

  /// What is left, without the blanks around it; nil for nothing.
  var rest: String? {
    let words = left.split(separator: " ")
    return words.isEmpty ? nil : words.map { String($0) }.joined(separator: " ")
  }

  /// At the commas outside of quotation marks.
  static func parted(_ text: String) -> [String] {
    var isQuoted = false
    return text.unicodeScalars.split(omittingEmptySubsequences: false) { scalar in
      if scalar == "\"" { isQuoted.toggle() }
      return scalar == "," && !isQuoted
    }.map { String($0) }
  }
}

extension String {
  /// Fourteen digits, so that two times compare as texts.
  fileprivate var filled: String { self + String(repeating: "0", count: max(0, 14 - count)) }

  /// A time that exists, as ssh-keygen takes it.
  fileprivate var isTime: Bool {
    let digits = Array(utf8)
    guard [8, 12, 14].contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }) else {
      return false
    }
    func number(_ range: Range<Int>) -> Int {
      range.upperBound > digits.count ? 0 : range.reduce(0) { $0 * 10 + Int(digits[$1] - 48) }
    }
    return Day(year: number(0..<4), month: number(4..<6), day: number(6..<8)) != nil
      && number(8..<10) < 24 && number(10..<12) < 60 && number(12..<14) < 60
  }
}
