package import JSON

/// What a change is about (E9): `commitment/SLUG`, `meeting/SLUG`, `indicator/SLUG`,
/// `tension/SLUG`, `EVENT-ID/N` for what an event added, or `register` for the group. Two are one
/// only where they are spelled in the same bytes.
package struct Target: Hashable, Sendable {
  package let text: String

  package init(_ text: String) { self.text = text }

  package static func == (left: Target, right: Target) -> Bool { left.text.isExactly(right.text) }

  package func hash(into hasher: inout Hasher) { text.hashExactly(into: &hasher) }

  package static let register = Target("register")
  package static func commitment(_ slug: String) -> Target { Target("commitment/\(slug)") }
  package static func indicator(_ slug: String) -> Target { Target("indicator/\(slug)") }

  /// What the `number`th change (from 1) of an event added.
  package static func added(_ event: String, _ number: Int) -> Target {
    Target("\(event)/\(number)")
  }

  /// The event and the number of the change that added it; nil where no event did.
  package var addition: (event: String, number: Int)? {
    guard kind.utf8.contains(UInt8(ascii: ":")), let number = Int(slug), number > 0 else {
      return nil
    }
    return (String(kind), number)
  }

  /// The part before the slash: `commitment`, …, or an event id; all of it where there is no slash.
  package var kind: Substring { text.utf8.firstIndex(of: slash).map { text[..<$0] } ?? text[...] }

  /// The part behind the first slash; empty where there is none.
  package var slug: Substring { text[kind.endIndex...].dropFirst() }

  private var slash: UInt8 { UInt8(ascii: "/") }
}

/// What within a target is set: one member, the delivery, or one reading (E9, E17). Names
/// are bytes.
package enum FieldName: Sendable {
  case delivery
  case member(String)
  case reading(period: String, source: String)
}

extension FieldName: Hashable {
  package static func == (left: FieldName, right: FieldName) -> Bool {
    switch (left, right) {
    case (.delivery, .delivery): true
    case (.member(let name), .member(let other)): name.isExactly(other)
    case (.reading(let period, let source), .reading(let otherPeriod, let other)):
      period.isExactly(otherPeriod) && source.isExactly(other)
    default: false
    }
  }

  package func hash(into hasher: inout Hasher) {
    switch self {
    case .delivery: hasher.combine(0 as UInt8)
    case .member(let name): name.hashExactly(into: &hasher)
    case .reading(let period, let source):
      period.hashExactly(into: &hasher)
      source.hashExactly(into: &hasher)
    }
  }
}

extension FieldName {
  /// Members that are not fields: identity, and the status, which is the field `delivery` (E9,
  /// E12).
  package static let neverSet: Set<String> = ["id", "status", "delivery"]

  /// The field of a change of a known kind whose value this program cannot read: it sets nothing,
  /// but what it names in `after` stays superseded by whatever names it (E10, E11).
  package init?(kind: String, unread value: JSONValue) {
    switch kind {
    case "reported", "reopened", "status-set": self = .delivery
    case "field-set":
      guard let name = value["name"]?.string, !FieldName.neverSet.contains(name) else { return nil }
      self = .member(name)
    default: return nil
    }
  }
}
