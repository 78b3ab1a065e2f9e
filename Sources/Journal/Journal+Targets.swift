package import Entities
package import JSON
import Text

extension Journal {
  /// Every target some event speaks of, each under its one spelling.
  package var targets: Set<Target> {
    let spelled = targetTable.lastChange.indices.filter { targetTable.lastChange[$0] >= 0 }
    return Set(spelled.flatMap { canonical($0) })
  }

  /// Folds every target, after one go through all changes in the order of E7; what the opening
  /// balance includes is skipped (E14).
  package var states: [Target: TargetState] {
    var places = [[Int]](repeating: [], count: targetTable.texts.count)
    for event in inOrder {
      for place in changesRange(event) { places[Int(changes[place].target)].append(place) }
    }
    var states: [Target: TargetState] = [:]
    states.reserveCapacity(places.count)
    for number in places.indices where !places[number].isEmpty {
      guard isManifold(number) else {
        states[Target(targetTable.texts[number])] = state(of: places[number])
        continue
      }
      for target in canonical(number) { states[target] = state(of: target) }
    }
    return states
  }

  /// The target of a change as it is spelled.
  package func target(ofChange place: Int) -> Target {
    Target(targetTable.texts[Int(changes[place].target)])
  }

  /// The targets that a spelling stands for. Mostly one; but where two lines have the id
  /// `desk-k7q2md:17`, `desk-k7q2md:17/1` means what each of them added (E5).
  package func canonical(_ target: Target) -> [Target] {
    guard let (name, number) = target.addition else { return [target] }
    let found = resolve(name)
    if found.isEmpty { return [target] }
    let targets = found.map { Target.added(events.id($0).text, number) }
    return adopted.inFiles.isEmpty ? targets : targets.map { adopted.inFiles[$0] ?? $0 }
  }

  /// Whether a target, by its number, may have other spellings.
  func isManifold(_ number: Int) -> Bool {
    targetTable.isAddition[number]
      || !adopted.made.isEmpty && adopted.made[Target(targetTable.texts[number])] != nil
  }

  private func canonical(_ number: Int) -> [Target] {
    let target = Target(targetTable.texts[number])
    return targetTable.isAddition[number] ? canonical(target) : [target]
  }

  /// The targets of one change.
  func canonical(ofChange place: Int) -> [Target] { canonical(Int(changes[place].target)) }

  /// The entity an event added under this target; nil if none did.
  package func addition(_ target: Target) -> JSONValue? {
    guard let (name, number) = target.addition, let event = event(named: name) else { return nil }
    let range = changesRange(event)
    guard number <= range.count else { return nil }
    return addition(range.lowerBound + number - 1)
  }

  /// Changes that add something, oldest first (E7).
  package var additionsInOrder: [Int] { additions.sorted(by: comesBefore) }

  /// The entity a change added; nil if it is of another kind.
  package func addition(_ place: Int) -> JSONValue? {
    guard changes[place].kind == .added, changes[place].isKnown else { return nil }
    return payload(place)
  }

  /// Whether some event made what this target names: an addition or a point of an agenda.
  package func isMade(_ target: Target) -> Bool {
    guard let (name, number) = target.addition, let event = event(named: name),
      events[event].changes.indices.contains(number - 1)
    else { return false }
    switch events[event].changes[number - 1].payload {
    case .added, .agendaAdded: return true
    default: return false
    }
  }

  /// The changes of a target, oldest first (E7), undone ones too.
  package func changes(of target: Target) -> [ChangeRef] { places(of: target).map(ref) }

  /// The same as positions in `changes`, in the order of E7.
  package func places(of target: Target) -> [Int] {
    var places: [Int] = []
    for spelling in spellings(of: target) {
      var place =
        targetTable.texts.find(spelling.text).map { Int(targetTable.lastChange[$0]) } ?? -1
      while place >= 0 {
        places.append(place)
        place = Int(changes[place].previous)
      }
    }
    places.reverse()
    let isSorted = zip(places, places.dropFirst()).allSatisfy(comesBefore)
    return isSorted ? places : places.sorted(by: comesBefore)
  }

  private func comesBefore(_ a: Int, _ b: Int) -> Bool {
    changes[a].event == changes[b].event
      ? a < b : precedes(Int(changes[a].event), Int(changes[b].event))
  }

  /// All the ways in which changes may spell a target: what an event added is named by its id, bare
  /// or with the hash of its line, and by its own id once the files hold it.
  private func spellings(of target: Target) -> [Target] {
    if let made = adopted.made[target] { return [target] + made.flatMap(spellings) }
    guard let (name, number) = target.addition, let event = event(named: name) else {
      return [target]
    }
    return [events.id(event).bare, events[event].hashed].map { .added($0, number) }
  }

  /// The events of one target and what undid or redid them, oldest first (E7).
  package func history(of target: Target) -> [Int] {
    var own: [Int] = []
    for place in places(of: target) where own.last != Int(changes[place].event) {
      own.append(Int(changes[place].event))
    }
    var stack = own.flatMap { undoers[$0] ?? [] }
    guard !stack.isEmpty else { return own }
    var found = Set(own)
    while let event = stack.popLast() {
      if found.insert(event).inserted { stack.append(contentsOf: undoers[event] ?? []) }
    }
    return found.sorted(by: precedes)
  }

  // MARK: Parts of a change, read from its line

  func payload(_ place: Int) -> JSONValue? { value(changes[place].payload, of: place) }

  func was(_ place: Int) -> JSONValue? { value(changes[place].was, of: place) }

  private func value(_ part: ChangeRecord.Part, of place: Int) -> JSONValue? {
    let event = Int(changes[place].event)
    return part.range(from: Int(events.records[event].start)).flatMap {
      try? JSONValue(bytes: events.bytes(event), in: $0)
    }
  }

  /// A note, or evidence.
  func text(_ place: Int) -> TargetState.Text? {
    let event = Int(changes[place].event)
    return changes[place].text.range(from: Int(events.records[event].start)).map { range in
      TargetState.Text(
        bytes: events.bytes(event),
        text: JSONText(range: range, isEscaped: changes[place].isTextEscaped), event: event)
    }
  }
}
