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
  /// What writers took the opening balance to be, where they named it: `was` of changes with `after` empty (E14).
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
  /// Words that count for the reports now standing (E12).
  package var words: [Word] = []
  /// Evidence that counts for the reports now standing.
  package var evidence: [Text] = []
  package var notes: [Text] = []
  /// The last live event, by E7.
  package var last: Int?

  package var delivery: FieldState { fields[.delivery] ?? FieldState() }
  package var waitingFor: [String] { Set(fields.values.flatMap(\.waitingFor)).sorted() }
  package var contested: [FieldName] { fields.filter(\.value.isContested).map(\.key) }
  package init() {}
}

extension Journal {
  /// Folds the events of one target. Total: whatever the files hold, it gives a state (E11).
  package func state(of target: Target) -> TargetState {
    let refs = (byTarget[target] ?? []).filter { counted[$0.event] }
      .sorted { precedes($0.event, $1.event) }
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

  /// Heads are the live events no other live one names in `after`, directly or through undone ones (E10).
  private func fold(_ refs: [ChangeRef]) -> FieldState {
    let onField = Dictionary(refs.map { ($0.event, $0) }, uniquingKeysWith: { $1 })
    var state = FieldState()
    var waiting: Set<String> = []
    var superseded: Set<Int> = []
    var visited: Set<Int> = []
    var stack = refs.map(\.event).filter { live[$0] }
    while let event = stack.popLast() {
      guard visited.insert(event).inserted, let ref = onField[event] else { continue }
      for name in change(ref).after ?? [] where !isInOpening(name) {
        if resolve(name).isEmpty { waiting.insert(EventID(name)?.writer ?? name) }
        let older = follow(name, from: event).filter { onField[$0] != nil }
        superseded.formUnion(older)
        stack.append(contentsOf: older)
      }
    }
    for ref in refs where live[ref.event] && onField[ref.event] == ref {
      if namesOpening(change(ref)), let was = change(ref).was { state.takenAsOpening.append(was) }
      guard !superseded.contains(ref.event), let value = value(of: change(ref)) else { continue }
      state.heads.append(.init(event: ref.event, id: events[ref.event].id.text, value: value))
    }
    state.waitingFor = waiting.sorted()
    return state
  }

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
      guard speaks(ref, to: reports) else { return }
      addWord(on, evidence, ref, to: &state)
    case .evidenceAdded(let text):
      guard speaks(ref, to: reports) else { return }
      state.evidence.append(.init(text: text, event: ref.event))
    case .noteAdded(let text):
      state.notes.append(.init(text: text, event: ref.event))
    default: break
    }
  }

  /// Whether a word or evidence names a report that still stands (E12).
  private func speaks(_ ref: ChangeRef, to reports: Reports) -> Bool {
    guard let names = change(ref).references else { return false }
    if names.isEmpty { return reports.isOpening }
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
