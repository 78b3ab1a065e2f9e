import JSON

extension Journal {
  /// Every target some event speaks of, each under its one spelling.
  package var targets: Set<Target> { Set(byTarget.keys.flatMap(canonical)) }

  /// What a change's target stands for: of several lines under one id the bare id means what each
  /// of them added (E5).
  func canonical(_ target: Target) -> [Target] {
    guard let (name, number) = target.addition else { return [target] }
    let events = resolve(name)
    return events.isEmpty ? [target] : events.map { .added(self.events[$0].id.text, number) }
  }

  /// The entity an event added under this target; nil if none did.
  func addition(_ target: Target) -> JSONValue? {
    guard let (name, number) = target.addition, let event = event(named: name),
      events[event].changes.indices.contains(number - 1),
      case .added(let entity) = events[event].changes[number - 1].payload
    else { return nil }
    return entity
  }

  /// Whether some event made what this target names: an addition or a point of an agenda.
  func isMade(_ target: Target) -> Bool {
    guard let (name, number) = target.addition, let event = event(named: name),
      events[event].changes.indices.contains(number - 1)
    else { return false }
    switch events[event].changes[number - 1].payload {
    case .added, .agendaAdded: return true
    default: return false
    }
  }

  /// The changes of a target, oldest first (E7), undone ones too.
  func changes(of target: Target) -> [ChangeRef] {
    spellings(of: target).flatMap { byTarget[$0] ?? [] }.sorted { a, b in
      a.event == b.event ? a.change < b.change : precedes(a.event, b.event)
    }
  }

  /// What an event added is named by its id, bare or with the hash of its line.
  private func spellings(of target: Target) -> [Target] {
    guard let (name, number) = target.addition, let event = event(named: name) else {
      return [target]
    }
    let ids = [events[event].id.bare, events[event].hashed]
    return ids.map { .added($0, number) }
  }

  /// The events of one target and what undid or redid them, oldest first (E7).
  package func history(of target: Target) -> [Int] {
    var found = Set(changes(of: target).map(\.event))
    var stack = Array(found)
    while let event = stack.popLast() {
      for undoer in undoers[event] ?? [] where found.insert(undoer).inserted {
        stack.append(undoer)
      }
    }
    return found.sorted(by: precedes)
  }
}
