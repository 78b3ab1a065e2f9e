package import Dates
package import Entities
import JSON
import Text

/// A register that does not exist yet: a group, its parties and domains, its rhythm;
/// `ahd init` writes it.
package struct NewRegister: Hashable, Sendable {
  /// A party or a domain.
  package struct Named: Hashable, Sendable {
    package let id: String
    package let name: String

    /// `id=Name`, or a name alone, of which the id is made.
    ///
    /// - Parameter typed: What a person typed.
    /// - Throws: What is wrong with it.
    package init(typed: String) throws(NewRegisterFault) {
      let parts = typed.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts.last ?? "").trimmed
      guard !name.isEmpty else { throw .noName(typed) }
      guard name.isOneLine else { throw .notText }
      self.name = name
      guard parts.count > 1 else {
        id = Slug.made(of: name)
        return
      }
      id = String(parts[0]).trimmed
      guard Slug.isValid(id) else { throw .notAnID(id) }
    }
  }

  package let title: String
  package let parties: [Named]
  package let domains: [Named]
  /// Nil for a group without one.
  package let rhythm: Rhythm?
  /// Nil takes the default of the format.
  package let completion: Completion?
  /// The day of the opening balance.
  package let asOf: Day

  /// - Parameters:
  ///   - title: The group's name.
  ///   - parties: At least one.
  ///   - domains: At least one.
  ///   - rhythm: How often it meets; nil for none.
  ///   - completion: Who must speak before an item is done; nil for the default.
  ///   - asOf: The day it begins.
  /// - Throws: What cannot be a register.
  package init(
    title: String, parties: [Named], domains: [Named], rhythm: Rhythm?, completion: Completion?,
    asOf: Day
  ) throws(NewRegisterFault) {
    guard !title.trimmed.isEmpty else { throw .noTitle }
    guard title.trimmed.isOneLine else { throw .notText }
    try Self.requireApart(parties, "party", "parties")
    try Self.requireApart(domains, "domain", "domains")
    self.title = title.trimmed
    self.parties = parties
    self.domains = domains
    self.rhythm = rhythm
    self.completion = completion
    self.asOf = asOf
  }

  private static func requireApart(
    _ list: [Named], _ noun: String, _ plural: String
  ) throws(NewRegisterFault) {
    if list.isEmpty { throw .none(noun) }
    for (place, one) in list.enumerated() {
      guard let other = list[..<place].first(where: { $0.id == one.id }) else { continue }
      throw .sameID(one.id, plural, [other.name, one.name])
    }
  }

  package var id: String { Slug.made(of: title) }

  /// The sessions the rhythm puts into the first year, four at most; of months, never of a day.
  package var sessions: [DateValue] {
    guard let rhythm else { return [] }
    var dates: [DateValue] = []
    var start = asOf
    let end = asOf.adding(months: 12)
    while dates.count < min(4, rhythm.count ?? 4) {
      start = rhythm.next(after: start)
      guard dates.isEmpty || start <= end, let edtf = EDTF(typed: rhythm.unitName(start)) else {
        break
      }
      if dates.last?.edtf != edtf { dates.append(DateValue(edtf: edtf, basis: .projected)) }
    }
    return dates
  }
}

extension String {
  fileprivate var isOneLine: Bool { !unicodeScalars.contains { $0 == "\n" || Unsafe.isUnsafe($0) } }
}

extension Rhythm {
  /// `week` or `weekly`, `month`, `quarter`, `year`, or a rule: `FREQ=MONTHLY;INTERVAL=2`.
  ///
  /// - Parameter typed: What a person typed.
  package init?(typed: String) {
    let rules = [
      "week": "FREQ=WEEKLY", "month": "FREQ=MONTHLY", "quarter": "FREQ=MONTHLY;INTERVAL=3",
      "year": "FREQ=YEARLY",
    ]
    let word = typed.lowercased()
    let unit = word.hasSuffix("ly") ? String(word.dropLast(2)) : word
    self.init(rules[unit] ?? typed.uppercased())
  }

  /// The week, month or year of a day, as EDTF.
  fileprivate func unitName(_ start: Day) -> String {
    switch frequency {
    case .weekly: "\(start.text)/\(start.adding(days: 6).text)"
    case .monthly: String(start.text.prefix(7))
    case .yearly: String(start.text.prefix(4))
    }
  }
}

/// Why there can be no such register: facts; the words are in NewRegister+Words.swift.
package enum NewRegisterFault: Error, Hashable, Sendable {
  case noTitle
  /// What a person typed has no name in it.
  case noName(String)
  case notAnID(String)
  /// A name holds what is no text: a line end, what an arrow key leaves.
  case notText
  /// None of a kind that needs one.
  case none(String)
  /// Two of a kind come to one id.
  case sameID(String, String, [String])
}
