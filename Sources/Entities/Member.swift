/// A member of a commitment that people may set, one by one: by `e` and `d`, and by `ahd set`.
///
/// What has an event of its own is not among them: the status (`s`, `x`, `c`), evidence, claims.
package struct Member: Hashable, Sendable {
  /// What a value may be.
  package enum Kind: Hashable, Sendable {
    case text
    case ids(Entity)
    case id(Entity)
    case choice([String])
    case flag
    /// A number with its unit: `20 officers`, `4 sessions a year`.
    case quantity
    case date
  }

  /// What an id stands for.
  package enum Entity: String, Hashable, Sendable {
    case owner = "party or body"
    case domain, person, body, meeting, indicator, source
    case commitment = "item"
  }

  /// As the file has it.
  package let name: String
  /// As people read it.
  package let label: String
  package let kind: Kind
  /// It cannot be emptied.
  package let isRequired: Bool

  private init(_ name: String, _ label: String, _ kind: Kind, isRequired: Bool = false) {
    self.name = name
    self.label = label
    self.kind = kind
    self.isRequired = isRequired
  }

  /// In the order forms ask for them.
  package static let all: [Member] = [
    Member("title", "Title", .text, isRequired: true),
    Member("summary", "Summary", .text),
    Member("domains", "Domains", .ids(.domain), isRequired: true),
    Member("strength", "Strength", .choice(Strength.allCases.map(\.rawValue)), isRequired: true),
    Member("owedBy", "Owed by", .ids(.owner)),
    Member("owedTo", "Owed to", .ids(.owner)),
    Member("due", "Due", .date),
    Member("quantity", "Quantity", .quantity),
    Member("doneWhen", "Done when", .text),
    Member("verifiable", "Can be checked", .flag),
    Member("recurs", "Recurs", .flag),
    Member("accountable", "Accountable", .id(.person)),
    Member("implementing", "Implementing", .ids(.body)),
    Member("indicator", "Figure", .id(.indicator)),
    Member("origin", "Told at", .id(.meeting)),
    Member("relatesTo", "Relates to", .ids(.commitment)),
    Member("supersedes", "Supersedes", .ids(.commitment)),
    Member("notes", "Notes", .text),
  ]

  package static func named(_ name: String) -> Member? { all.first { $0.name == name } }

  /// What is accepted, for errors and help.
  package var expected: String {
    switch kind {
    case .text: "text"
    case .ids(let entity): "ids of a \(entity.rawValue), separated by commas"
    case .id(let entity): "the id of a \(entity.rawValue)"
    case .choice(let words): "one of \(words.joined(separator: ", "))"
    case .flag: "yes, no or none"
    case .quantity: "a number and its unit, such as 20 officers or 4 sessions a year"
    case .date: "a date such as 2027-03, Q1 2027, 14 Mar 2027 or mid-2027"
    }
  }
}
