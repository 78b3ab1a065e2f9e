import JSON

extension Register {
  /// What an event did, in words: `Reported done: Train 20 officers in Ankara`.
  package func words(of event: Int) -> String {
    let line = journal.events[event]
    guard let first = line.changes.first else { return "nothing" }
    let words = words(of: first)
    let others = line.changes.count - 1
    return others > 0 ? "\(words) and \(others) more" : words
  }

  /// One change in words, with what it is about.
  package func words(of change: Change) -> String {
    switch change.payload {
    case .opened(_, let format, let program): "Opened by \(program), format \(format)"
    case .undone(let ids): undoWords(ids)
    default: "\(verb(change)): \(subject(change.target))"
    }
  }

  private func verb(_ change: Change) -> String {
    switch change.payload {
    case .reported: "Reported done"
    case .confirmed: "Confirmed"
    case .evidenceAdded: "Evidence added"
    case .noteAdded: "Note"
    case .statusSet(let status): "Status set to \(status.words)"
    case .reopened(let status): "Reopened as \(status.words)"
    case .fieldSet(let name, _): "\(name) set"
    case .added: "Added"
    case .readingSet(let reading): "Reading for \(reading.period)"
    default: "Unknown change \(change.kind)"
    }
  }

  private func undoWords(_ ids: [String]) -> String {
    let undone = ids.compactMap(journal.event(named:))
    guard let first = undone.first else { return "Undid \(ids.joined(separator: ", "))" }
    if journal.events[first].isUndo {
      let again = journal.events[first].undoes.compactMap(journal.event(named:)).first
      return "Redid " + (again.map { lowered(words(of: $0)) } ?? "an undone action")
    }
    return "Undid " + lowered(words(of: first))
  }

  private func lowered(_ text: String) -> String {
    text.prefix(1).lowercased() + text.dropFirst()
  }

  /// The title of what a target names.
  package func subject(_ target: Target) -> String {
    if let row = row(target) { return index.title(row) }
    let slug = String(target.slug)
    switch target.kind {
    case "meeting": return opening.meetings.first { $0.id == slug }?.title ?? slug
    case "indicator": return opening.indicators.first { $0.id == slug }?.title ?? slug
    case "tension": return opening.tensions.first { $0.id == slug }?.title ?? slug
    case "register": return header.short
    default: return target.text
    }
  }
}
