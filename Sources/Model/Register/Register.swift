package import JSON

/// A group's register as it stands: the opening balance, the journal, and what they come to on a
/// day.
///
/// A value: taking events gives the new state, and only the rows they touch are worked out anew.
package struct Register: Sendable {
  package let opening: Opening
  package private(set) var journal: Journal
  /// What was odd in the journal folder, as the reader of files told it.
  package var journalProblems: [JournalProblem] = []
  /// The day asked for; nil for today with every event (journal.md E15).
  package let asOf: Day?
  package private(set) var today: Day

  /// Columns of every row, opening rows first, then added ones.
  package internal(set) var index: Index
  package internal(set) var status: [Status] = []
  package internal(set) var flags: [Flags] = []
  /// Folded state of each target some event speaks of.
  package internal(set) var states: [Target: TargetState] = [:]
  var additions = Additions()
  var entities: Entities
  /// What references may name: the opening balance's ids and what events added.
  var known: KnownIDs
  var rules: Rules

  package init(files: [RegisterFile: Bytes], asOf: Day? = nil, today: Day) {
    self.init(opening: Opening(files: files), asOf: asOf, today: today)
  }

  package init(opening: Opening, asOf: Day? = nil, today: Day) {
    self.opening = opening
    self.asOf = asOf
    self.today = today
    journal = Journal(
      includes: opening.header.includes, opened: opening.header.asOf, asOf: asOf)
    index = opening.index
    entities = Entities(opening)
    known = opening.known
    rules = Rules(day: asOf ?? today, opening.header, opening.meetings)
    judgeAll()
  }

  package var header: Header { opening.header }
  package var id: String { header.id }
  package var format: Int { header.format }
  /// The day everything is judged by.
  package var day: Day { asOf ?? today }
  package var count: Int { index.count }
  /// The day asked for lies before the opening balance, which then stands alone (journal.md E15).
  package var isBeforeOpening: Bool { asOf.map { $0 < header.asOf } ?? false }

  /// The same register on another day: nil is today.
  package func asOf(_ day: Day?) -> Register {
    var other = Register(opening: opening, asOf: day, today: today)
    other.journal = journal
    other.journalProblems = journalProblems
    other.journal.settle(asOf: day)
    other.refold(nil)
    return other
  }

  /// Midnight has passed.
  package mutating func turn(to today: Day) {
    guard today != self.today else { return }
    self.today = today
    rules = Rules(day: day, header, meetings)
    judgeAll()
  }

  // MARK: Events

  package struct Taken: Sendable {
    /// Indices of the journal's events that are new.
    package var added: [Int] = []
    package var unreadable: [(line: Event.Line, why: UnreadableLine)] = []
    /// Rows that may look different now; nil for all.
    package var rows: [Int]?
  }

  /// Takes lines in any order and folds what they touch.
  package mutating func take(_ lines: [Event.Line]) -> Taken {
    var taken = Taken()
    let first = journal.events.count
    for line in lines {
      switch journal.add(line) {
      case .event(let index): taken.added.append(index)
      case .duplicate: break
      case .unreadable(let why): taken.unreadable.append((line, why))
      }
    }
    guard first < journal.events.count else {
      taken.rows = []
      return taken
    }
    taken.rows = refold(journal.settle(new: first..<journal.events.count))
    return taken
  }

  /// Folds these targets, or all; returns the rows that were judged anew, nil for all.
  @discardableResult
  private mutating func refold(_ targets: Set<Target>?) -> [Int]? {
    guard let targets, targets.isDisjoint(with: journal.adding) else {
      states = [:]
      for target in journal.targets { states[target] = journal.state(of: target) }
      rebuildEntities()
      rebuildRows()
      rules = Rules(day: day, header, meetings)
      judgeAll()
      return nil
    }
    for target in targets { states[target] = journal.state(of: target) }
    refoldEntities(targets)
    let isRuled = setRules()
    let rows = targets.compactMap(row)
    for row in rows {
      renew(row)
      if isRuled { judge(row) }
    }
    if isRuled { return rows }
    judgeAll()
    return nil
  }

  /// False if the rules are others now: a session was held.
  private mutating func setRules() -> Bool {
    let before = rules
    rules = Rules(day: day, header, meetings)
    return rules == before
  }

  // MARK: Judging

  private mutating func judgeAll() {
    status = index.status
    flags = [Flags](repeating: [], count: index.count)
    for row in 0..<index.count {
      let isPlain = states.isEmpty && status[row] != .reportedDone
      flags[row] = isPlain ? rules.flags(facts(row, status[row], nil)) : []
      if !isPlain { judge(row) }
    }
  }

  private mutating func judge(_ row: Int) {
    let state = states.isEmpty ? nil : states[target(of: row)]
    let delivery = delivery(row, state)
    status[row] = delivery.status
    var up = rules.flags(facts(row, delivery.status, state))
    if let state {
      up.formUnion(Flags(state, drifts: !drifted(row, state).isEmpty))
    }
    if delivery.report?.isOneHand ?? false { up.insert(.oneHand) }
    flags[row] = up
  }

  private func facts(_ row: Int, _ status: Status, _ state: TargetState?) -> Rules.Facts {
    Rules.Facts(
      status: status, strength: index.strength[row], due: index.due[row],
      hasDeliveryEvent: !(state?.delivery.heads.isEmpty ?? true),
      lastEvent: state?.last.map { journal.events[$0].at.day })
  }
}
