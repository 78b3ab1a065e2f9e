package import JSON

/// What a field was set to.
package enum FieldValue: Hashable, Sendable {
  case reported
  case status(Status)
  case json(JSONValue)
  case reading(Payload.Reading)
}

/// One field's live end points (journal.md E10).
package struct FieldState: Hashable, Sendable {
  package struct Head: Hashable, Sendable {
    /// Index into the journal's events.
    package let event: Int
    /// As later events name it.
    package let id: String
    package let value: FieldValue
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
  package var isContested: Bool { waitingFor.isEmpty && Set(heads.map(\.value)).count > 1 }
}

/// Everything the live events say of one target.
package struct TargetState: Sendable {
  package struct Word: Hashable, Sendable {
    package let party: String
    /// When it was done, as told: EDTF or nil.
    package let on: String?
    package let event: Int
  }

  package struct Text: Hashable, Sendable {
    package let text: String
    package let event: Int
  }

  package var fields: [FieldName: FieldState] = [:]
  /// Writers of reports that words or evidence name in `for` and that have not arrived.
  package var reportsAwaited: Set<String> = []
  /// Words that count for the reports now standing (E12).
  package var words: [Word] = []
  /// Evidence that counts for the reports now standing.
  package var evidence: [Text] = []
  package var notes: [Text] = []
  /// The last live event, by E7.
  package var last: Int?

  package var delivery: FieldState { fields[.delivery] ?? FieldState() }
  package var waitingFor: [String] {
    reportsAwaited.union(fields.values.flatMap(\.waitingFor)).sorted()
  }
  package var contested: [FieldName] { fields.filter(\.value.isContested).map(\.key) }
  package init() {}
}

extension Journal {
  /// Folds the events of one target. Total: whatever the files hold, it gives a state (E11).
  package func state(of target: Target) -> TargetState {
    let refs = changes(of: target).filter { counted[$0.event] }
    var state = TargetState()
    for (name, group) in Dictionary(grouping: refs, by: { change($0).field }) {
      if let name { state.fields[name] = fold(group) }
    }
    let alive = refs.filter { live[$0.event] }
    state.last = alive.last?.event
    let reports = Reports(state.delivery)
    for ref in alive { take(ref, into: &state, reports) }
    return state
  }

  func change(_ ref: ChangeRef) -> Change { events[ref.event].changes[ref.change] }

  /// Heads are the live events no other live one names in `after`, directly or through undone ones
  /// (E10). Of two changes of the field in one line the last counts.
  private func fold(_ refs: [ChangeRef]) -> FieldState {
    let onField = Dictionary(refs.map { ($0.event, $0.change) }, uniquingKeysWith: { $1 })
    let setting = refs.filter { ref in
      live[ref.event] && onField[ref.event] == ref.change && value(of: change(ref)) != nil
    }
    let (superseded, waiting) = superseded(by: setting.map(\.event), onField)
    var state = FieldState()
    for ref in setting {
      let change = change(ref)
      if namesOpening(change), let was = change.was { state.takenAsOpening.append(was) }
      guard !superseded.contains(ref.event), let value = value(of: change) else { continue }
      state.heads.append(.init(event: ref.event, id: events[ref.event].id.text, value: value))
    }
    state.waitingFor = waiting.sorted()
    return state
  }

  /// What these events name in `after` on a field, with all that is named in turn, and the writers
  /// of what has not arrived.
  private func superseded(
    by live: [Int], _ onField: [Int: Int]
  ) -> (events: Set<Int>, waiting: Set<String>) {
    var waiting: Set<String> = []
    var superseded: Set<Int> = []
    var stack = live
    while let event = stack.popLast() {
      guard let number = onField[event] else { continue }
      for name in events[event].changes[number].after ?? [] {
        if isMissing(name) { waiting.insert(EventID.writer(of: name)) }
        for older in follow(name, from: event) where onField[older] != nil {
          if superseded.insert(older).inserted { stack.append(older) }
        }
      }
    }
    return (superseded, waiting)
  }

  /// Whether a name is one of an event that has not arrived; the opening balance is always here
  /// (E14).
  func isMissing(_ name: String) -> Bool { resolve(name).isEmpty && !isInOpening(name) }

  private func namesOpening(_ change: Change) -> Bool {
    change.after?.allSatisfy { isInOpening($0) } ?? false
  }

  private func value(of change: Change) -> FieldValue? {
    switch change.payload {
    case .reported: .reported
    case .reopened(let status), .statusSet(let status): .status(status)
    case .fieldSet(_, let value): .json(value)
    case .readingSet(let reading): .reading(reading)
    default: nil
    }
  }

  /// The reports that stand: heads of the delivery, or the opening balance where there is none.
  private struct Reports {
    let events: Set<Int>
    let isOpening: Bool

    init(_ delivery: FieldState) {
      events = Set(delivery.heads.filter { $0.value == .reported }.map(\.event))
      isOpening = delivery.heads.isEmpty
    }
  }

  private func take(_ ref: ChangeRef, into state: inout TargetState, _ reports: Reports) {
    let change = change(ref)
    switch change.payload {
    case .reported(let on, let evidence):
      guard reports.events.contains(ref.event) else { return }
      addWord(on, evidence, ref, to: &state)
    case .confirmed(let on, let evidence):
      guard speaks(ref, to: reports, &state) else { return }
      addWord(on, evidence, ref, to: &state)
    case .evidenceAdded(let text):
      guard speaks(ref, to: reports, &state) else { return }
      state.evidence.append(.init(text: text, event: ref.event))
    case .noteAdded(let text):
      state.notes.append(.init(text: text, event: ref.event))
    default: break
    }
  }

  /// Whether a word or evidence names a report that still stands (E12).
  private func speaks(
    _ ref: ChangeRef, to reports: Reports, _ state: inout TargetState
  ) -> Bool {
    guard let names = change(ref).references else { return false }
    if names.isEmpty { return reports.isOpening }
    state.reportsAwaited.formUnion(names.filter(isMissing).map(EventID.writer))
    return names.contains { name in
      if isInOpening(name) { return reports.isOpening }
      return follow(name, from: ref.event).contains { reports.events.contains($0) }
    }
  }

  private func addWord(
    _ on: String?, _ evidence: String?, _ ref: ChangeRef, to state: inout TargetState
  ) {
    if let party = events[ref.event].party {
      state.words.append(.init(party: party, on: on, event: ref.event))
    }
    if let evidence, !evidence.isEmpty {
      state.evidence.append(.init(text: evidence, event: ref.event))
    }
  }
}
