import JSON

/// The set of events read so far, and which of them are live. State = f(opening balance, this set),
/// whatever the order they were read in.
///
/// `add` takes lines in any order; `settle` then works out links and liveness. Nothing here knows
/// the register's files.
package struct Journal: Sendable {
  /// In the order they were read; an index into this array names an event within one journal value.
  package private(set) var events: [Event] = []
  /// Per event: not undone (E13).
  package internal(set) var live: [Bool] = []
  /// Per event: inside the as-of date and not already part of the opening balance (E14, E15).
  package internal(set) var counted: [Bool] = []
  /// Events up to these sequences are part of the opening balance (E14).
  package let includes: [String: Int]
  /// The day of the opening balance: on an earlier one no event counts (E15).
  let opened: Day?
  /// The day it is settled for; nil counts every event (E15).
  package internal(set) var asOf: Day?

  var byID: [String: [Int]] = [:]
  var byTarget: [Target: [ChangeRef]] = [:]
  var byWriter: [String: [Int]] = [:]
  /// Targets of changes that add something: events on them alter the rows themselves.
  private(set) var adding: Set<Target> = []
  /// Undo events per undone event.
  var undoers: [Int: [Int]] = [:]
  /// Names of events that have not arrived, each with the events that name them.
  var awaited: [String: [Int]] = [:]
  /// Events that lie on a circle of names, by the number of their circle (E11).
  var circles: [Int: Int] = [:]
  /// Set where the next `settle` must start anew instead of taking only what came last.
  var isUnsettled = false

  package init(includes: [String: Int] = [:], opened: Day? = nil, asOf: Day? = nil) {
    self.includes = includes
    self.opened = opened
    self.asOf = asOf
  }

  /// What became of a line.
  package enum Added: Sendable {
    case event(Int)
    /// The same line was read before; it counts once (E5).
    case duplicate(Int)
    case unreadable(UnreadableLine)
  }

  /// Takes one line. Call `settle` before asking anything.
  package mutating func add(_ line: Event.Line) -> Added {
    var event: Event
    do {
      event = try Event(line)
    } catch {
      return .unreadable(error)
    }
    if let twins = byID[event.id.bare] {
      if let same = twins.first(where: { sameText(events[$0].line, line) }) {
        return .duplicate(same)
      }
      distinguish(twins)
      event.id.variant = hex16(line.hash)
      isUnsettled = true
    }
    return .event(append(event))
  }

  private mutating func append(_ event: Event) -> Int {
    let index = events.count
    events.append(event)
    byID[event.id.bare, default: []].append(index)
    if event.id.variant != nil { byID[event.id.text] = [index] }
    byWriter[event.id.writer, default: []].append(index)
    for (number, change) in event.changes.enumerated() {
      byTarget[change.target, default: []].append(ChangeRef(event: index, change: number))
      if case .added = change.payload { adding.insert(change.target) }
    }
    if !awaited.isEmpty, isAwaited(event) { isUnsettled = true }
    live.append(true)
    counted.append(!isInOpening(event.id))
    return index
  }

  private func isAwaited(_ event: Event) -> Bool {
    awaited[event.id.bare] != nil || awaited[event.hashed] != nil
  }

  /// Two texts under one id: each is known by the hash of its line from now on (E5).
  private mutating func distinguish(_ twins: [Int]) {
    for twin in twins where events[twin].id.variant == nil {
      events[twin].id.variant = hex16(events[twin].line.hash)
      byID[events[twin].id.text] = [twin]
    }
  }

  private func sameText(_ a: Event.Line, _ b: Event.Line) -> Bool {
    a.range.count == b.range.count
      && zip(a.range, b.range).allSatisfy { a.bytes[$0] == b.bytes[$1] }
  }

  /// Events behind a name: one, none that has arrived, or all that share a bare id (E5).
  func resolve(_ name: String) -> [Int] {
    if let found = byID[name] { return found }
    // A name with a hash finds its line also while that is the only one under its id.
    guard let id = EventID(name), id.variant != nil else { return [] }
    return (byID[id.bare] ?? []).filter { events[$0].hashed == name }
  }

  func isInOpening(_ id: EventID) -> Bool { id.sequence <= includes[id.writer] ?? 0 }

  func isInOpening(_ name: String) -> Bool {
    !includes.isEmpty && EventID(name).map(isInOpening) ?? false
  }

  /// The order of ties and of the log: (at, writer, sequence), then the hash (E7).
  package func precedes(_ a: Int, _ b: Int) -> Bool { Journal.precedes(events[a], events[b]) }

  static func precedes(_ a: Event, _ b: Event) -> Bool {
    if a.at != b.at { return a.at < b.at }
    if a.id.writer != b.id.writer { return a.id.writer < b.id.writer }
    if a.id.sequence != b.id.sequence { return a.id.sequence < b.id.sequence }
    return (a.id.variant ?? "") < (b.id.variant ?? "")
  }

  /// Every event, oldest first (E7).
  package var inOrder: [Int] { events.indices.sorted(by: precedes) }
}
