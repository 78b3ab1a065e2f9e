package import Dates
import JSON

/// Who must speak before an item counts as done (docs/journal.md E12).
package enum Completion: String, CaseIterable, Hashable, Sendable { case both, single }

package struct Party: Hashable, Sendable {
  package internal(set) var id = ""
  package internal(set) var name = ""
  package internal(set) var short = ""
  /// Letter that picks it in a form.
  package internal(set) var key: Character?
  /// Its clock's distance from UTC; nil is not stated.
  package internal(set) var zone: Zone?
  package internal(set) var aliases: [String] = []
  /// Keys that may speak for it.
  package internal(set) var signers: [Signer] = []

  /// `Türkiye's`; names in s take the apostrophe alone.
  package var possessive: String { name.hasSuffix("s") ? "\(name)'" : "\(name)'s" }
}

package struct Domain: Hashable, Sendable {
  package internal(set) var id = ""
  package internal(set) var title = ""
  package internal(set) var short = ""
  package internal(set) var isCore = false
  package internal(set) var aliases: [String] = []
  package internal(set) var note: String?
  /// What says that it is one of the group's own.
  package internal(set) var claims: [Claim] = []
}

package struct Person: Hashable, Sendable {
  package internal(set) var id = ""
  package internal(set) var name = ""
  package internal(set) var role: String?
  package internal(set) var party: String?
  package internal(set) var aliases: [String] = []
  package internal(set) var claims: [Claim] = []
}

package struct Body: Hashable, Sendable {
  package internal(set) var id = ""
  package internal(set) var name = ""
  package internal(set) var short = ""
  /// The party it acts for, if one.
  package internal(set) var party: String?
  package internal(set) var kind: String?
  package internal(set) var aliases: [String] = []
  package internal(set) var claims: [Claim] = []
}

package struct Cadence: Hashable, Sendable {
  package internal(set) var countPerYear: Int?
  package internal(set) var rhythm: Rhythm?
  package internal(set) var basis = DateValue.Basis.stated
  package internal(set) var claims: [Claim] = []
}

/// What register.json holds: the group, its parties and domains, its rules.
package struct Header: Hashable, Sendable {
  package internal(set) var format = 1
  package internal(set) var id = ""
  package internal(set) var title = ""
  package internal(set) var short = ""
  package internal(set) var aliases: [String] = []
  package internal(set) var language: String?
  /// The body that is the group itself.
  package internal(set) var group: String?
  /// The body that the group answers to.
  package internal(set) var parent: String?
  /// What says that it does.
  package internal(set) var parentClaims: [Claim] = []
  /// The day of the opening balance.
  package internal(set) var asOf = Day(number: 0)
  /// The day of the first opening balance, where this one was made of a fold (docs/journal.md E14).
  package internal(set) var began: Day?
  /// Events already part of the opening balance (docs/journal.md E14).
  package internal(set) var includes: [String: Int] = [:]
  package internal(set) var completion: Completion?
  /// Whether words count that no key of their party vouches for.
  package internal(set) var words = WordRule.claimed
  package internal(set) var parties: [Party] = []
  package internal(set) var domains: [Domain] = []
  package internal(set) var cadence: Cadence?
  package internal(set) var people: [Person] = []
  package internal(set) var bodies: [Body] = []
  package internal(set) var notes: String?

  package init() {}

  /// `both` by default for two parties and more.
  package var rule: Completion { completion ?? (parties.count > 1 ? .both : .single) }
}

/// The highest format this program reads and writes.
package let registerFormat = 1

// MARK: Words

extension Header {
  package func ownerShort(_ id: String) -> String {
    parties.first { $0.id == id }?.short ?? bodies.first { $0.id == id }?.short ?? id
  }

  package func ownerName(_ id: String) -> String {
    parties.first { $0.id == id }?.name ?? bodies.first { $0.id == id }?.name ?? id
  }

  /// `both sides`, `all sides`: never both where there are three.
  package var allSides: String { parties.count == 2 ? "both sides" : "all sides" }
}
