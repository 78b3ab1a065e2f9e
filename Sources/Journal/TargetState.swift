package import Entities
package import JSON

/// What a field was set to.
package enum FieldValue: Hashable, Sendable {
  case reported
  case status(Status)
  case json(JSONValue)
  case reading(Payload.Reading)
}

/// One field's live end points (docs/journal.md E10).
package struct FieldState: Hashable, Sendable {
  package struct Head: Hashable, Sendable {
    /// Index into the journal's events.
    package let event: Int
    /// As later events name it.
    package let id: String
    package let value: FieldValue

    package init(event: Int, id: String, value: FieldValue) {
      (self.event, self.id, self.value) = (event, id, value)
    }
  }

  /// In the order of E7; empty means the opening balance stands.
  package var heads: [Head] = []
  /// Writers whose events are named here and have not arrived, sorted.
  package var waitingFor: [String] = []
  /// What writers took the opening balance to be, where they named it: `was` of changes with
  /// `after` empty (E14).
  package var takenAsOpening: [JSONValue] = []

  package init() {}

  /// The later head counts for now.
  package var value: FieldValue? { heads.last?.value }
  package var ids: [String] { heads.map(\.id) }
  package var isContested: Bool {
    heads.count > 1 && waitingFor.isEmpty && Set(heads.map(\.value)).count > 1
  }
  /// The heads that are reports: what a word or evidence names in `for` (docs/journal.md E12).
  package var reportIDs: [String] { heads.filter { $0.value == .reported }.map(\.id) }

  /// Whether a word or evidence for these reports still meets what stands: all of them, or the
  /// opening balance's, which no event has replaced.
  package func stillStand(_ reports: [String]) -> Bool {
    reports.isEmpty ? heads.isEmpty : Set(reportIDs) == Set(reports)
  }
}

/// One change of one event.
package struct ChangeRef: Hashable, Sendable {
  /// Index into the journal's events.
  package let event: Int
  /// Place in its line, from 0.
  package let change: Int

  package init(event: Int, change: Int) { (self.event, self.change) = (event, change) }
}

/// Everything the live events say of one target.
package struct TargetState: Sendable {
  package struct Word: Hashable, Sendable {
    package let party: String
    /// When it was done, as told: EDTF or nil.
    package let on: String?
    package let event: Int

    package init(party: String, on: String?, event: Int) {
      (self.party, self.on, self.event) = (party, on, event)
    }
  }

  /// A text of an event, read from its line when it is asked for.
  package struct Text: Hashable, Sendable {
    let bytes: Bytes
    let place: JSONText
    package let event: Int

    init(bytes: Bytes, text: JSONText, event: Int) {
      self.bytes = bytes
      place = text
      self.event = event
    }

    /// The same text of the same event, which has this index in another journal value.
    package func renumbered(_ event: Int) -> Text { Text(bytes: bytes, text: place, event: event) }

    package var text: String {
      place.isEscaped ? JSONReader(bytes).string(place) : bytes.string(place.range)
    }

    package static func == (left: Text, right: Text) -> Bool {
      left.event == right.event && left.text == right.text
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(event) }
  }

  package var fields: [FieldName: FieldState] = [:]
  /// Writers of reports that words or evidence name in `for` and that have not arrived.
  package var reportsAwaited: Set<String> = []
  /// Words that count for the reports now standing (E12).
  package var words: [Word] = []
  /// Evidence that counts for the reports now standing.
  package var evidence: [Text] = []
  package var notes: [Text] = []
  /// Live claims, agenda points, decisions and minutes, in the order of E7.
  package var told: [ChangeRef] = []
  /// The last live event, by E7.
  package var last: Int?

  /// True where part of this was said by events that belong to the opening balance (E14).
  package var hasPast = false

  package var delivery: FieldState { fields[.delivery] ?? FieldState() }
  package var waitingFor: [String] {
    reportsAwaited.union(fields.values.flatMap(\.waitingFor)).sorted()
  }
  package var isWaiting: Bool {
    !reportsAwaited.isEmpty || fields.values.contains { !$0.waitingFor.isEmpty }
  }
  package var isContested: Bool { fields.values.contains(where: \.isContested) }
  /// Whether events alter the item itself: one that counts sets a member or adds a claim.
  package var changesItem: Bool {
    !told.isEmpty
      || fields.contains { name, field in
        if case .member = name { !field.heads.isEmpty } else { false }
      }
  }
  package var contested: [FieldName] { fields.filter(\.value.isContested).map(\.key) }
  package init() {}
}
