import Entities
import JSON
import Journal
import Register
import Summary

/// Two values of one register, and what lies between them.
struct ChangeFinder {
  let earlier: Register
  let later: Register
  var entries: [Changes.Entry] = []
  /// Everything an event speaks of that counts, or is undone, on one of the days alone.
  private var touched: Set<Target> = []
  /// Undo events that count later and did not before, by what they undo.
  private var undoers: [Int: Int] = [:]

  init(earlier: Register, later: Register) {
    self.earlier = earlier
    self.later = later
  }

  var journal: Journal { later.journal }

  mutating func find() {
    var fresh: [Int] = []
    var lost: [Int] = []
    for event in journal.events.indices {
      let isNow = journal.counted[event]
      let was = earlier.journal.counted[event]
      guard isNow != was || journal.live[event] != earlier.journal.live[event] else { continue }
      touch(event)
      if isNow, !was { noteUndo(event) }
      let countsNow = isNow && journal.live[event]
      let counted = was && earlier.journal.live[event]
      if countsNow, !counted { fresh.append(event) }
      if counted, !countsNow { lost.append(event) }
    }
    for event in fresh { addActs(of: event) }
    for event in lost { addTakenBack(event) }
    addFields(touched.sorted { $0.text < $1.text })
    addFlags()
  }

  /// By kind, then by time; what time alone did by the title.
  var sorted: [Changes.Entry] {
    let order = Dictionary(
      uniqueKeysWithValues: Changes.Kind.allCases.enumerated().map { ($1, $0) })
    return entries.enumerated().sorted { a, b in
      let (left, right) = (order[a.element.kind] ?? 0, order[b.element.kind] ?? 0)
      if left != right { return left < right }
      if let one = a.element.doing, let other = b.element.doing, one != other {
        return journal.precedes(one, other)
      }
      return a.offset < b.offset
    }.map(\.element)
  }

  private mutating func touch(_ event: Int) {
    for (number, change) in journal.events[event].changes.enumerated() {
      touched.formUnion(journal.canonical(change.target))
      if case .added = change.payload {
        touched.insert(.added(journal.events[event].id.text, number + 1))
      }
    }
  }

  private mutating func noteUndo(_ event: Int) {
    for name in journal.events[event].undoes {
      guard let undone = journal.event(named: name) else { continue }
      if let other = undoers[undone], journal.precedes(event, other) { continue }
      undoers[undone] = event
    }
  }

  // MARK: Acts

  private mutating func addActs(of event: Int) {
    let line = journal.events[event]
    guard !line.isUndo, !line.isOpening else { return }
    let counted = earlier.journal.counted[event]
    for (number, change) in line.changes.enumerated() {
      guard let kind = kind(of: change) else { continue }
      let target = target(of: change, event, number)
      var entry = entry(kind, target)
      (entry.old, entry.new) = steps(change)
      let told = told(change) + [line.reason.map { "reason: \($0)" }].compactMap(\.self)
      entry.told = told.isEmpty ? nil : told.joined(separator: "; ")
      entry.event = event
      entry.change = number
      // Undone before the period and redone in it.
      if counted { entry.hand = redoer(of: event) }
      entries.append(entry)
    }
  }

  /// Of acts; nil for what is told as a field, or sets nothing to be told.
  private func kind(of change: Change) -> Changes.Kind? {
    switch change.payload {
    case .reported: .reported
    case .confirmed: .confirmed
    case .evidenceAdded: .evidence
    case .reopened: .reopened
    case .statusSet(let status): status.isClosed ? .closed : .status
    case .noteAdded: .note
    case .claimAdded: .claim
    case .agendaAdded: .agenda
    case .decided: .decision
    case .added: .added
    case .opened, .undone, .fieldSet, .readingSet, .minuted: nil
    default: .other
    }
  }

  private func steps(_ change: Change) -> (old: String?, new: String?) {
    let old = change.was?.string.flatMap(Status.init(rawValue:))?.words
    switch change.payload {
    case .reported: return (old, Status.reportedDone.words)
    case .reopened(let status), .statusSet(let status): return (old, status.words)
    default: return (nil, nil)
    }
  }

  private func redoer(of event: Int) -> Int? {
    undoers.filter { journal.events[$0.key].undoes.contains { journal.event(named: $0) == event } }
      .map(\.value).max(by: journal.precedes)
  }

  private func told(_ change: Change) -> [String] {
    switch change.payload {
    case .decided(let text, _): [text]
    case .claimAdded(let claim): [later.claimLine(claim).place, claim.text]
    case .agendaAdded(let text, let item): [text ?? item.map { later.subject(Target($0)) } ?? ""]
    default: change.payload.toldWords
    }
  }

  /// What a change did, without what it did it to.
  private func bare(_ change: Change) -> String {
    var words = later.words(of: change)
    let about = ": \(later.subject(change.target))"
    if words.hasSuffix(about) { words.removeLast(about.count) }
    return words.lowercasedFirst
  }

  func undoer(of event: Int) -> Int? { undoers[event] }

  private mutating func addTakenBack(_ event: Int) {
    let line = journal.events[event]
    guard !line.isUndo, !line.isOpening else { return }
    for (number, change) in line.changes.enumerated() {
      switch change.payload {
      case .opened, .undone, .minuted: continue
      default: break
      }
      var entry = entry(.takenBack, target(of: change, event, number))
      entry.old = bare(change)
      entry.event = event
      entry.change = number
      entry.hand = undoer(of: event)
      entries.append(entry)
    }
  }

  private func target(of change: Change, _ event: Int, _ number: Int) -> Target {
    if case .added = change.payload {
      return .added(journal.events[event].id.text, number + 1)
    }
    return journal.canonical(change.target).first ?? change.target
  }

  func entry(_ kind: Changes.Kind, _ target: Target) -> Changes.Entry {
    let row = later.row(target)
    return Changes.Entry(kind: kind, target: target, row: row, title: title(target, row))
  }

  private func title(_ target: Target, _ row: Int?) -> String {
    if let row { return later.index.title(row) }
    if let row = earlier.row(target) { return earlier.index.title(row) }
    return journal.addition(target)?["title"]?.string ?? later.subject(target)
  }
}

extension String {
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
