/// What a change is about (journal.md E9): `commitment/SLUG`, `meeting/SLUG`, `indicator/SLUG`, `tension/SLUG`,
/// `EVENT-ID/N` for what an event added, or `register` for the group.
package struct Target: Hashable, Sendable {
  package let text: String

  package init(_ text: String) { self.text = text }

  package static let register = Target("register")
  package static func commitment(_ slug: String) -> Target { Target("commitment/\(slug)") }
  package static func indicator(_ slug: String) -> Target { Target("indicator/\(slug)") }

  /// What the `number`th change (from 1) of an event added.
  package static func added(_ event: String, _ number: Int) -> Target { Target("\(event)/\(number)") }

  /// The part before the slash: `commitment`, …, or an event id; all of it where there is no slash.
  package var kind: Substring { text.prefix { $0 != "/" } }

  /// The part behind the first slash; empty where there is none.
  package var slug: Substring { text.drop { $0 != "/" }.dropFirst() }
}

/// What within a target is set: one member, the delivery, or one reading (journal.md E9, E17).
package enum FieldName: Hashable, Sendable {
  case delivery
  case member(String)
  case reading(period: String, source: String)
}
