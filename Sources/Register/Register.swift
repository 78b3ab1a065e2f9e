package import Dates
package import Entities
package import JSON
package import Journal

/// A group's register as it stands: the opening balance, the journal, and what they come to on a
/// day.
///
/// A value: taking events gives the new state, and only the rows they touch are worked out anew.
package struct Register: Sendable {
  package let opening: Opening
  package internal(set) var journal: Journal
  /// Which events are vouched for by a key of a party; `vouch(_:)` sets it.
  package private(set) var vouching = Vouching(gap: .notLooked)
  /// What was odd in the journal folder, as the reader of files told it.
  package var journalProblems: [JournalProblem] = []
  /// The day asked for; nil for today with every event (docs/journal.md E15).
  package let asOf: Day?
  package private(set) var today: Day

  /// Columns of every row, opening rows first, then added ones.
  package internal(set) var index: Index
  package internal(set) var status: [Status] = []
  package internal(set) var flags: [Flags] = []
  /// Folded state of each target some event speaks of.
  package internal(set) var states: [Target: TargetState] = [:]
  package var additions = Additions()
  package var past = Past()
  package var entities: EntityFolds
  /// What references may name: the opening balance's ids and what events added.
  package var known: KnownIDs
  package var rules: Rules
  /// What events on figures and meetings say of items.
  private var mentions = Mentions()

  package init(
    files: [RegisterFile: Bytes], asOf: Day? = nil, today: Day, thresholds: Thresholds = .init()
  ) {
    self.init(opening: Opening(files: files), asOf: asOf, today: today, thresholds: thresholds)
  }

  package init(
    opening: Opening, asOf: Day? = nil, today: Day, thresholds: Thresholds = .init()
  ) {
    self.opening = opening
    self.asOf = asOf
    self.today = today
    journal = Journal(
      includes: opening.header.includes, opened: opening.header.asOf, asOf: asOf)
    index = opening.index
    entities = EntityFolds(opening)
    known = opening.known
    rules = Rules(day: asOf ?? today, opening.header, opening.meetings, thresholds)
    judgeAll()
  }

  package var header: Header { opening.header }
  package var id: String { header.id }
  package var format: Int { header.format }
  /// The day everything is judged by.
  package var day: Day { asOf ?? today }
  package var count: Int { index.count }
  /// Where the flags begin.
  package var thresholds: Thresholds { rules.thresholds }
  /// The day asked for lies before the opening balance, which then stands alone (E15).
  package var isBeforeOpening: Bool { asOf.map { $0 < header.asOf } ?? false }

  /// The same register on another day: nil is today.
  package func asOf(_ day: Day?) -> Register {
    var other = Register(opening: opening, asOf: day, today: today, thresholds: thresholds)
    other.journal = journal
    other.journalProblems = journalProblems
    other.vouching = vouching
    other.journal.settle(asOf: day)
    var folded = 0
    other.refold(nil, counting: &folded)
    return other
  }

  /// Midnight has passed.
  package mutating func turn(to today: Day) {
    guard today != self.today else { return }
    self.today = today
    rules = Rules(day: day, header, meetings, thresholds)
    judgeAll()
  }

  /// Takes what was found of whose word it is, in the place of what was known before. Nothing is
  /// folded anew: what an event sets does not depend on it.
  ///
  /// - Parameter vouching: All of it.
  /// - Returns: Rows that may look different now.
  package mutating func vouch(_ vouching: Vouching) -> [Int] {
    guard vouching != self.vouching else { return [] }
    self.vouching = vouching
    guard header.asksForKeys else { return [] }
    let rows = states.filter { !$0.value.words.isEmpty }.keys.compactMap(row)
    for row in rows { judge(row) }
    return rows
  }

  // MARK: Events

  package struct Taken: Sendable {
    /// Indices of the journal's events that are new, in the order they were read.
    package var added: [Int] = []
    package var unreadable: [(line: Event.Line, why: UnreadableLine)] = []
    /// Rows that may look different now; nil for all.
    package var rows: [Int]?
    /// How many changes were folded for it: of one event more, its own and no other where it comes
    /// last.
    package internal(set) var folded = 0
  }

  /// Takes lines in any order and folds what they touch.
  package mutating func take(_ lines: [Event.Line]) -> Taken {
    var taken = Taken()
    var reader = LineReader()
    let first = journal.events.count
    journal.reserve(lines.count)
    for line in lines {
      switch journal.add(line, &reader) {
      case .event(let index): taken.added.append(index)
      case .duplicate: break
      case .unreadable(let why): taken.unreadable.append((line, why))
      }
    }
    guard first < journal.events.count else {
      taken.rows = []
      return taken
    }
    let touched = journal.settle(new: first..<journal.events.count)
    taken.rows = refold(touched, counting: &taken.folded)
    return taken
  }

  /// Brings states, rows and flags up to date with what was touched.
  ///
  /// - Parameters:
  ///   - touched: What `Journal.settle` says of the new events; nil folds every target anew.
  ///   - folded: Grows by the number of changes that were folded.
  /// - Returns: The rows that may look different now; nil for all.
  @discardableResult
  private mutating func refold(_ touched: Journal.Touched?, counting folded: inout Int) -> [Int]? {
    guard let touched else {
      folded += journal.changes.count
      renewPast()
      states = journal.states
      joinPast()
      return rebuild()
    }
    let targets = fold(touched, counting: &folded)
    guard targets.isDisjoint(with: journal.adding) else { return rebuild() }
    refoldEntities(targets)
    let isRuled = setRules()
    let rows = targets.compactMap(row) + noteMentions(targets)
    for row in rows {
      renew(row)
      if isRuled { judge(row) }
    }
    if isRuled { return rows }
    judgeAll()
    return nil
  }

  /// Works the rules out anew. Returns whether they are as before; where they are not, as after a
  /// session was held, every row has to be judged anew.
  private mutating func setRules() -> Bool {
    let before = rules
    rules = Rules(day: day, header, meetings, thresholds)
    return rules == before
  }

  /// Makes everything that follows from the states anew, as it must be where items come or go:
  /// entities, columns, rules and flags of every row. Returns nil, which means that all rows may
  /// look different.
  private mutating func rebuild() -> [Int]? {
    rebuildEntities()
    rebuildRows()
    rules = Rules(day: day, header, meetings, thresholds)
    judgeAll()
    return nil
  }

  /// Brings the states of what was touched up to date. A change that comes last of its target is
  /// added to the state there is; every other target is folded anew. Returns the targets whose
  /// states changed.
  private mutating func fold(
    _ touched: Journal.Touched, counting folded: inout Int
  ) -> Set<Target> {
    var anew = touched.anew
    var targets = touched.anew
    for change in touched.later {
      let target = journal.target(ofChange: change)
      guard targets.insert(target).inserted || !anew.contains(target) else { continue }
      guard states[target]?.hasPast != true else {
        anew.insert(target)
        continue
      }
      folded += 1
      if !journal.extend(&states[target, default: TargetState()], with: change) {
        anew.insert(target)
      }
    }
    for target in anew {
      let places = journal.places(of: target)
      folded += places.count
      states[target] = withPast(journal.state(of: places), target)
    }
    return targets
  }

  // MARK: Judging

  private mutating func judgeAll() {
    status = index.status
    flags = [Flags](repeating: [], count: index.count)
    mentions = Mentions()
    let mentioned = noteMentions(states.keys)
    for row in 0..<index.count {
      if status[row] == .reportedDone {
        judge(row)
      } else {
        flags[row] = rules.flags(facts(row, status[row], nil))
      }
    }
    for (target, state) in states {
      if let row = row(target) { judge(row, state) }
    }
    for row in mentioned { judge(row) }
    for target in opening.proposals.keys where !proposals(on: target).isEmpty {
      if let row = row(target) { flags[row].insert(.contested) }
    }
  }

  /// Notes what these targets say of items now; returns the rows of which they say or said
  /// anything.
  private mutating func noteMentions(_ targets: some Sequence<Target>) -> [Int] {
    var rows: Set<Int> = []
    for target in targets { rows.formUnion(mentions.set(target, days(mentionedIn: target))) }
    return Array(rows)
  }

  private mutating func judge(_ row: Int) {
    judge(row, states.isEmpty ? nil : states[target(of: row)])
  }

  private mutating func judge(_ row: Int, _ state: TargetState?) {
    let delivery = delivery(row, state)
    status[row] = delivery.status
    var up = rules.flags(facts(row, delivery.status, state))
    if let state {
      up.formUnion(Flags(state, drifts: !drifted(row, state).isEmpty))
    }
    if !opening.proposals.isEmpty, !proposals(on: target(of: row)).isEmpty { up.insert(.contested) }
    if delivery.report?.isOneHand ?? false { up.insert(.oneHand) }
    flags[row] = up
  }

  private func facts(_ row: Int, _ status: Status, _ state: TargetState?) -> Rules.Facts {
    Rules.Facts(
      status: status, strength: index.strength[row], due: index.due[row],
      hasDeliveryEvent: !(state?.delivery.heads.isEmpty ?? true),
      lastEvent: [state?.last.map { journal.events.at($0).day }, mentions.last[row]]
        .compactMap(\.self).max())
  }
}
