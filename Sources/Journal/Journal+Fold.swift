package import Entities
import JSON

extension Journal {
  /// Folds the events of one target. Total: whatever the files hold, it gives a state (E11).
  package func state(of target: Target) -> TargetState { state(of: places(of: target)) }

  /// Folds the changes of one target. The cost grows with their number.
  ///
  /// - Parameter all: Positions in `changes`, in the order of E7.
  /// - Returns: The state.
  package func state(of all: [Int]) -> TargetState {
    let places = all.filter { counted[Int(changes[$0].event)] }
    var state = TargetState()
    for (field, group) in byField(places) { state.fields[fields.names[field]] = fold(group) }
    let alive = places.filter { live[Int(changes[$0].event)] }
    state.last = alive.last.map { Int(changes[$0].event) }
    let reports = Reports(state.delivery)
    for place in alive { take(place, into: &state, reports) }
    return state
  }

  func ref(_ place: Int) -> ChangeRef {
    let event = Int(changes[place].event)
    return ChangeRef(event: event, change: place - changesRange(event).lowerBound)
  }

  package func change(_ ref: ChangeRef) -> Change { events[ref.event].changes[ref.change] }

  /// What a decision is about, as its event spells it; nil for any other change. Reads no more of
  /// the line than that.
  package func subject(ofDecision ref: ChangeRef) -> String? {
    let place = changesRange(ref.event).lowerBound + ref.change
    return changes[place].kind == .decided ? payload(place)?["about"]?.string : nil
  }

  /// The claims that events added to a target, oldest first.
  package func claims(_ state: TargetState) -> [Claim] {
    state.told.compactMap { ref in
      if case .claimAdded(let claim) = change(ref).payload { claim } else { nil }
    }
  }

  private func byField(_ places: [Int]) -> [Int: [Int]] {
    let setting = places.filter { changes[$0].field >= 0 }
    return Dictionary(grouping: setting) { Int(changes[$0].field) }
  }

  /// Folds the changes of one field into its heads: the live events that no other live one names in
  /// `after`, directly or through undone ones (E10). Of two changes of the field in one line the
  /// last counts.
  private func fold(_ places: [Int]) -> FieldState {
    var onField: [Int: Int] = [:]
    onField.reserveCapacity(places.count)
    for (position, place) in places.enumerated() { onField[Int(changes[place].event)] = position }
    let isSetting = places.enumerated().map { position, place in
      let event = Int(changes[place].event)
      return live[event] && onField[event] == position && changes[place].isKnown
    }
    let (isSuperseded, waiting) = superseded(places, isSetting, onField)
    var state = FieldState()
    for (position, place) in places.enumerated() where isSetting[position] {
      noteOpening(place, in: &state)
      if !isSuperseded[position] { addHead(place, to: &state) }
    }
    state.waitingFor = waiting.sorted()
    return state
  }

  /// Finds which changes of a field are superseded: named in `after` by one that sets the field, or
  /// by one that was undone and is itself named so. Each change is followed once.
  ///
  /// - Parameters:
  ///   - places: All changes of the field, in the order of E7.
  ///   - isSetting: Of each whether it sets the field: its event is live, its value can be read,
  ///     and it is the last of its line.
  ///   - onField: The position among `places` of the change of an event.
  /// - Returns: Of each change whether it is superseded; the writers of named events that have not
  ///   arrived.
  private func superseded(
    _ places: [Int], _ isSetting: [Bool], _ onField: [Int: Int]
  ) -> (isSuperseded: [Bool], waiting: Set<String>) {
    var waiting: Set<String> = []
    var isSuperseded = [Bool](repeating: false, count: places.count)
    var stack = places.indices.filter { isSetting[$0] }
    while let position = stack.popLast() {
      let change = changes[places[position]]
      for name in change.after {
        if isMissing(names[name]) { waiting.insert(writer(of: names[name])) }
        eachFollowed(names[name], from: Int(change.event)) { older in
          guard let next = onField[older], !isSuperseded[next] else { return }
          isSuperseded[next] = true
          if !isSetting[next] { stack.append(next) }
        }
      }
    }
    return (isSuperseded, waiting)
  }

  // MARK: Parts

  /// Notes what the writer took the opening balance to be, if the change stands on it (E14).
  private func noteOpening(_ place: Int, in state: inout FieldState) {
    let change = changes[place]
    guard change.hasAfter, change.after.allSatisfy({ isInOpening(names[$0]) }),
      let was = was(place)
    else { return }
    state.takenAsOpening.append(was)
  }

  private func addHead(_ place: Int, to state: inout FieldState) {
    guard let value = value(of: place) else { return }
    let event = Int(changes[place].event)
    state.heads.append(.init(event: event, id: events.id(event).text, value: value))
  }

  func value(of place: Int) -> FieldValue? {
    let change = changes[place]
    guard change.isKnown else { return nil }
    switch change.kind {
    case .reported: return .reported
    case .reopened, .statusSet: return change.status.map(FieldValue.status)
    case .fieldSet: return payload(place)?["value"].map(FieldValue.json)
    case .readingSet:
      guard
        case .readingSet(let reading) = Payload(
          kind: "reading-set", payload(place) ?? .null)
      else { return nil }
      return .reading(reading)
    default: return nil
    }
  }

  /// The reports that stand: heads of the delivery, or the opening balance where there is none.
  struct Reports: Equatable {
    let events: Set<Int>
    let isOpening: Bool

    init(_ delivery: FieldState) {
      events = Set(delivery.heads.filter { $0.value == .reported }.map(\.event))
      isOpening = delivery.heads.isEmpty
    }
  }

  private func take(_ place: Int, into state: inout TargetState, _ reports: Reports) {
    let change = changes[place]
    guard change.isKnown else { return }
    switch change.kind {
    case .reported:
      if reports.events.contains(Int(change.event)) { addWord(place, to: &state) }
    case .confirmed:
      if speaks(place, to: reports, &state) { addWord(place, to: &state) }
    case .evidenceAdded:
      if speaks(place, to: reports, &state), let text = text(place) { state.evidence.append(text) }
    case .noteAdded:
      if let text = text(place) { state.notes.append(text) }
    case .decided, .told: state.told.append(ref(place))
    default: break
    }
  }

  /// Whether a word or evidence names a report that still stands (E12).
  private func speaks(_ place: Int, to reports: Reports, _ state: inout TargetState) -> Bool {
    let change = changes[place]
    guard change.hasReferences else { return false }
    if change.references.isEmpty { return reports.isOpening }
    var speaks = false
    for name in change.references {
      if isInOpening(names[name]) {
        speaks = speaks || reports.isOpening
      } else if isMissing(names[name]) {
        state.reportsAwaited.insert(writer(of: names[name]))
      } else {
        eachFollowed(names[name], from: Int(change.event)) { found in
          speaks = speaks || reports.events.contains(found)
        }
      }
    }
    return speaks
  }

  private func addWord(_ place: Int, to state: inout TargetState) {
    let event = Int(changes[place].event)
    if let party = events.party(event) {
      let on = payload(place)?["on"]?.string
      state.words.append(.init(party: party, on: on, event: event))
    }
    if let text = text(place), text.place.range.count > 0 { state.evidence.append(text) }
  }

  // MARK: One change more

  /// Brings a state up to date with one change that comes after all others of its target. The cost
  /// does not grow with the target's history.
  ///
  /// - Parameters:
  ///   - state: The fold of all changes before; afterwards that of all with the new one.
  ///   - place: The position of the new change in `changes`.
  /// - Returns: False where only folding the target anew tells what is right; the state is half
  ///   changed then, and the caller throws it away.
  package func extend(_ state: inout TargetState, with place: Int) -> Bool {
    let change = changes[place]
    let event = Int(change.event)
    guard live[event] else { return false }
    guard counted[event] else { return true }
    let isFirstOfLine = state.last != event
    state.last = event
    let before = Reports(state.delivery)
    if change.field >= 0 {
      let name = fields.names[Int(change.field)]
      guard isFirstOfLine, supersede(in: &state.fields[name, default: FieldState()], by: place)
      else { return false }
    }
    let reports = Reports(state.delivery)
    if reports != before {
      // Words and evidence so far are of the reports that stood before.
      guard reports.events.isSubset(of: [event]) else { return false }
      state.words = []
      state.evidence = []
    }
    take(place, into: &state, reports)
    return true
  }

  /// Makes a change a head of its field, and takes away the heads that it names in `after`. Returns
  /// false where it names an event that is no head: one that was undone, say, through which it may
  /// supersede others. Then the field has to be folded anew.
  private func supersede(in state: inout FieldState, by place: Int) -> Bool {
    let change = changes[place]
    guard change.isKnown else { return true }
    var isPlain = true
    for name in change.after {
      if isMissing(names[name]) {
        state.waitingFor = Set(state.waitingFor + [writer(of: names[name])]).sorted()
      }
      eachFollowed(names[name], from: Int(change.event)) { older in
        let wasHead = state.heads.firstIndex { $0.event == older }
        if let wasHead { state.heads.remove(at: wasHead) } else { isPlain = false }
      }
    }
    guard isPlain else { return false }
    noteOpening(place, in: &state)
    addHead(place, to: &state)
    return true
  }
}
