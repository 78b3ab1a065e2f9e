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

  package func change(_ ref: ChangeRef) -> Change { events[ref.event].changes[ref.change] }

  /// The claims that events added to a target, oldest first.
  package func claims(_ state: TargetState) -> [Claim] {
    state.told.compactMap { ref in
      if case .claimAdded(let claim) = change(ref).payload { claim } else { nil }
    }
  }

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
    case .claimAdded, .agendaAdded, .decided, .minuted: state.told.append(ref)
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
