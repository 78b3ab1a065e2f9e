import Entities
import Journal

extension Register {
  /// Parties whose keys vouch for the commit that brought an event; none where
  /// no keys are asked for.
  package func vouchers(of event: Int) -> [String] {
    guard header.asksForKeys, !vouching.parties.isEmpty else { return [] }
    return vouching.parties[journal.events.line(event).sha256] ?? []
  }

  /// Whether the party whose word an event carries vouches for it.
  package func isVerified(_ event: Int) -> Bool {
    journal.events.party(event).map(vouchers(of: event).contains) ?? false
  }
}
