package import Dates

/// Something the files say that no claim of theirs bears out. What events recorded is not asked: who
/// said it and when stands in the journal. A fact; its words are in Unfounded+Words.swift.
package enum Unfounded: Hashable, Sendable {
  /// A decision or a point of an agenda, by its text, without a claim.
  case decision(String)
  case point(String)
  /// A person, by id, said to have attended.
  case attendee(String)
  /// Owners, by id, that are not marked as inferred, on an item that no source states.
  case owners([String])
  /// A date, or a host, that is called stated where no source states anything of it.
  case date
  case host
  /// A body the group is said to answer to.
  case parent
  /// A domain called one of the group's own.
  case core
  /// The words of a date, which stand in no quotation of its claims.
  case unquoted(String)
  /// A quotation of more words than `Claim.quoteLimit`.
  case longQuote(String)
  /// Held, its last day after the day of every source that tells of it.
  case tooLate(last: Day, told: Day)
  /// A paragraph, of which no claim says what it is named for.
  case reference(Reference)
  /// What it is tied to, by id, without a paragraph that both rest on.
  case link(String)
}

extension Claim {
  /// How many words a quotation may have: the articles themselves are not ours to ship.
  package static let quoteLimit = 8

  /// Whether its quotation is longer than that.
  package var isQuoteLong: Bool { (quote?.split(separator: " ").count ?? 0) > Claim.quoteLimit }
}

extension Meeting {
  /// Its own claims, and those of its points, decisions and attendees.
  package var allClaims: [Claim] {
    claims + (agenda + decisions).flatMap(\.claims) + attendees.flatMap(\.claims)
  }
}

extension [Claim] {
  /// Whether a source states any of it.
  package var isStated: Bool { contains { $0.kind == .stated } }

  /// The paragraphs they are read in.
  package var paragraphs: Set<Reference> { Set(map(\.reference)) }

  /// The claim whose quotation has these words.
  package func quoting(_ words: String) -> Claim? {
    first { $0.quote?.utf8.contains(words.utf8) ?? false }
  }
}
