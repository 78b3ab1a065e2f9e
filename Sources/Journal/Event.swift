package import Dates
package import Entities
package import JSON

/// One user action, one line of a journal (E1). Its reason and changes are read from the
/// line each time they are asked for.
package struct Event: Sendable {
  package let id: EventID
  package let at: Moment
  /// Who typed it.
  package let by: String
  /// Whose word it carries; nil is nobody's.
  package let party: String?
  /// The line itself, kept whole so that unknown members survive.
  package let line: Line

  /// A line of a file, without its line end.
  package struct Line: Sendable {
    package let bytes: Bytes
    package let range: Range<Int>
    /// File name within the journal folder.
    package let file: String
    /// From 1.
    package let number: Int

    package init(bytes: Bytes, range: Range<Int>, file: String, number: Int) {
      self.bytes = bytes
      self.range = range
      self.file = file
      self.number = number
    }

    package var text: String { bytes.string(range) }
    package var hash: UInt64 { fnv1a(range.lazy.map { bytes[$0] }) }
  }

  /// Its id with the hash of its line, which names it alone (E5).
  package var hashed: String { "\(id.bare)#\(hex16(line.hash))" }

  /// Every event this one names in `after`, `for` or `undoes`.
  package var names: [String] {
    changes.flatMap { ($0.after ?? []) + ($0.references ?? []) + $0.payload.undoes }
  }

  package var undoes: [String] { changes.flatMap(\.payload.undoes) }
  package var isUndo: Bool { changes.contains { !$0.payload.undoes.isEmpty } }
  package var isOpening: Bool {
    changes.contains { if case .opened = $0.payload { true } else { false } }
  }
}

/// One change of an event.
package struct Change: Hashable, Sendable {
  package let kind: String
  package let target: Target
  package let payload: Payload
  /// The value before, as the writer saw it; nil for a kind that sets no field.
  package let was: JSONValue?
  /// Heads of the field the writer was shown; `[]` is the opening balance (E9).
  package let after: [String]?
  /// The reports a word or evidence belongs to, member `for` (E12).
  package let references: [String]?

  package init(
    _ payload: Payload, on target: Target, was: JSONValue? = nil, after: [String]? = nil,
    references: [String]? = nil
  ) {
    self.kind = payload.kind
    self.target = target
    self.payload = payload
    self.was = was
    self.after = after
    self.references = references
  }

  /// The field it sets, if its kind sets one.
  package var field: FieldName? {
    switch payload {
    case .reported, .reopened, .statusSet: .delivery
    case .fieldSet(let name, _): .member(name)
    case .readingSet(let reading): .reading(period: reading.period, source: reading.source)
    case .unknown(let kind, let value): FieldName(kind: kind, unread: value)
    default: nil
    }
  }
}

extension Event {
  /// Evidence comes with a report or a word of it.
  package var namesDocument: Bool {
    changes.contains { change in
      switch change.payload {
      case .reported(_, let evidence), .confirmed(_, let evidence): evidence != nil
      case .evidenceAdded: true
      default: false
      }
    }
  }
}

/// What a change says, by kind (docs/journal.md, Kinds and payloads).
package enum Payload: Hashable, Sendable {
  /// First line of a file: which register, format and program.
  case opened(register: String, format: Int, program: String)
  /// Said to be done. `on` is an EDTF date or nil for not stated.
  case reported(on: String?, evidence: String?)
  /// A party's word on a report.
  case confirmed(on: String?, evidence: String?)
  case evidenceAdded(String)
  case noteAdded(String)
  case statusSet(Status)
  /// No longer counted as reported; the status returned to.
  case reopened(Status)
  case fieldSet(name: String, value: JSONValue)
  /// A new entity, whole.
  case added(JSONValue)
  case readingSet(Reading)
  /// One more claim on whatever carries claims.
  case claimAdded(Claim)
  /// A point on a meeting's agenda: free words, the target of an item, or both. Later changes name
  /// it `EVENT-ID/N` and set `dropped` and `place`.
  case agendaAdded(text: String?, item: String?)
  /// A decision of a meeting, and the target it is about.
  case decided(String, about: String?)
  /// The other changes of the line were made at the table of this meeting, about this target.
  case minuted(about: String?)
  case undone([String])
  /// A kind this program does not know, or a known one it cannot read: kept and listed (E11).
  case unknown(kind: String, JSONValue)

  /// A recorded value of an indicator (E17).
  package struct Reading: Hashable, Sendable {
    /// Canonical EDTF.
    package let period: String
    package let source: String
    /// The number as typed, or nil for missing.
    package let value: String?
    package let obsStatus: String

    package init(period: String, source: String, value: String?, obsStatus: String) {
      self.period = period
      self.source = source
      self.value = value
      self.obsStatus = obsStatus
    }
  }

  package var kind: String {
    switch self {
    case .opened: "opened"
    case .reported: "reported"
    case .confirmed: "confirmed"
    case .evidenceAdded: "evidence-added"
    case .noteAdded: "note-added"
    case .statusSet: "status-set"
    case .reopened: "reopened"
    case .fieldSet: "field-set"
    case .added: "added"
    case .readingSet: "reading-set"
    case .claimAdded: "claim-added"
    case .agendaAdded: "agenda-added"
    case .decided: "decided"
    case .minuted: "minuted"
    case .undone: "undone"
    case .unknown(let kind, _): kind
    }
  }

  package var undoes: [String] {
    if case .undone(let ids) = self { ids } else { [] }
  }
}
