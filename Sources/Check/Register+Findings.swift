import Dates
import Entities
import Journal
import Register
import Summary

extension Register {
  /// All there is to say of the register: errors first, then by kind, then in the order of files
  /// and of items. `isWhole` reads every item to its end, which shows warnings inside it;
  /// `progress` is told how many items are read, every thousand.
  package func findings(
    isWhole: Bool = true, progress: (Int) -> Void = { _ in }
  ) -> [Finding] {
    let problems = isWhole ? check(progress: progress) : problemsAtSight
    var sorter = FindingSorter()
    for problem in problems {
      sorter.add(Finding(problem.severity, about: about(problem), .problem(problem)))
    }
    guard opening.isUsable else { return sorter.sorted }
    for row in 0..<count { addItem(row, to: &sorter) }
    addMeetings(to: &sorter)
    addFigures(to: &sorter)
    addTensions(to: &sorter)
    if isWhole { addUnfounded(to: &sorter) }
    addContested(to: &sorter)
    if header.asksForKeys { addKeys(to: &sorter) }
    return sorter.sorted
  }

  // MARK: Items

  /// What one item lacks, from the columns: nothing is decoded, so that a hundred thousand cost no
  /// more than a glance each.
  private func addItem(_ row: Int, to sorter: inout FindingSorter) {
    func add(_ severity: Problem.Severity, _ fact: Finding.Fact) {
      sorter.add(Finding(severity, about: .item(row), fact))
    }
    let flags = flags[row]
    let grounds = index.grounds[row]
    let strength = index.strength[row]
    if flags.contains(.contested) {
      for field in contestedFields(target(of: row)) { add(.warning, .contested(field)) }
    }
    // Of what the file holds the problem says it, with its place.
    if flags.contains(.drift), row >= opening.index.count {
      for field in driftedFields(target(of: row)) { add(.warning, .drift(field)) }
    }
    if status[row] == .done, strength != .past, !hasEvidence(row) { add(.warning, .noEvidence) }
    if asksWhoseWords(row) { add(.warning, .oneHand) }
    if header.asksForKeys, let unverified = unverifiedParties(row) {
      add(header.words == .verified ? .warning : .note, .unverified(unverified))
    }
    if flags.contains(.unreported) { add(.warning, .noReport) }
    if strength != .followUp {
      if strength.binds, !isOwned(row) { add(.warning, .noOwner) }
      if !grounds.contains(.claims) { add(.warning, .noSource) }
      if grounds.contains(.singleSource) { add(.note, .singleSource) }
    }
    if flags.contains(.unscheduled) { add(.note, .noDate) }
    if strength.binds, status[row].isOpen, !grounds.contains(.doneWhen) { add(.note, .noTest) }
  }

  private func isOwned(_ row: Int) -> Bool { index.ownerSets[Int(index.owners[row])].split > 0 }

  // MARK: The rest

  private func addMeetings(to sorter: inout FindingSorter) {
    for entry in schedule.entries {
      let meeting = entry.meeting
      func add(_ severity: Problem.Severity, _ fact: Finding.Fact) {
        sorter.add(Finding(severity, about: .meeting(meeting.id), fact))
      }
      if entry.isUnreported { add(.warning, .heldUnknown) }
      // What the rhythm projects rests on the rhythm, not on a source of its own.
      let isSaid = meeting.date?.hasDate ?? false && meeting.state != .projected
      if isSaid, meeting.claims.isEmpty { add(.warning, .noDateSource) }
    }
  }

  private func addFigures(to sorter: inout FindingSorter) {
    for figure in figures {
      let indicator = figure.indicator
      func add(_ severity: Problem.Severity, _ fact: Finding.Fact) {
        sorter.add(Finding(severity, about: .indicator(indicator.id), fact))
      }
      let undated = indicator.periods.filter { $0.period == nil }
      for period in undated where period.actual != nil { add(.warning, .noPeriod(period.words)) }
      if indicator.periods.contains(where: {
        $0.actual != nil && $0.source == nil && $0.citation == nil
      }) {
        add(.warning, .noSource)
      }
      let labels = Set(undated.map(\.words))
      let due = figure.lines.filter { $0.isDue && !labels.contains($0.period) }.map(\.period)
      if !due.isEmpty { add(.note, .noReading(due)) }
    }
  }

  private func addTensions(to sorter: inout FindingSorter) {
    let open = tensions.filter { $0.state == .open }
    for tension in open.sorted(by: { ($0.number ?? .max, $0.id) < ($1.number ?? .max, $1.id) }) {
      sorter.add(Finding(.note, about: .tension(tension.id), .openTension))
    }
  }

  /// Contested fields of what is no item, and drift.
  private func addContested(to sorter: inout FindingSorter) {
    let targets = Set(states.keys).union(opening.proposals.keys).filter {
      row($0) == nil && $0.kind != "commitment"
    }
    for target in targets.sorted(by: { $0.text < $1.text }) {
      let fields = contestedFields(target)
      let about = about(target) == .register ? .other(target) : about(target)
      if !fields.isEmpty, about != .other(target) || holds(target) {
        for field in fields { sorter.add(Finding(.warning, about: about, .contested(field))) }
      }
      for field in driftedFields(target) {
        sorter.add(Finding(.warning, about: about, .drift(field)))
      }
    }
    for (target, proposed) in opening.partProposals.sorted(by: { $0.key.text < $1.key.text }) {
      for entry in proposed {
        sorter.add(Finding(.warning, about: .part(target), .contested(.member(entry.member))))
      }
    }
  }

  /// What `findings` tells of disagreements, without asking anything else of any item.
  var disputes: [Finding] {
    guard opening.isUsable else { return [] }
    var sorter = FindingSorter()
    let disputed: Flags = [.contested, .drift, .oneHand]
    for row in 0..<count where !flags[row].isDisjoint(with: disputed) {
      func add(_ fact: Finding.Fact) {
        sorter.add(Finding(.warning, about: .item(row), fact))
      }
      for field in contestedFields(target(of: row)) { add(.contested(field)) }
      for field in driftedFields(target(of: row)) { add(.drift(field)) }
      if asksWhoseWords(row) { add(.oneHand) }
    }
    addContested(to: &sorter)
    for problem in journalFindings(journal.problems(holds: holds)) {
      sorter.add(Finding(problem.severity, about: about(problem), .problem(problem)))
    }
    return sorter.sorted.filter { Disagreement.kinds.contains($0.kind) }
  }

  // MARK: What a problem is about

  func about(_ target: Target) -> Finding.About {
    if let row = row(target) { return .item(row) }
    if let meeting = meeting(at: target) { return .meeting(meeting.id) }
    if let indicator = indicator(at: target) { return .indicator(indicator.id) }
    return tension(at: target).map { .tension($0.id) } ?? .register
  }

  private func about(_ problem: Problem) -> Finding.About {
    if case .journal(let problem) = problem.fault { return about(problem) }
    guard problem.file == RegisterFile.commitments.fileName,
      let number = problem.elementNumber, let row = opening.index.row(ofElement: number)
    else { return .register }
    return .item(row)
  }

  private func about(_ problem: JournalProblem) -> Finding.About {
    switch problem.fault {
    case .waiting(let id, _), .clockAhead(let id), .circle(let id):
      let change = journal.event(named: id).flatMap { journal.events[$0].changes.first }
      return change.map { about($0.target) } ?? .register
    case .unfit(_, let target): return about(Target(target))
    default: return .register
    }
  }
}

extension Problem {
  /// The element of the file's array it lies in, from 0: the number in `$[3].due`.
  fileprivate var elementNumber: Int32? {
    guard path.hasPrefix("$["), let end = path.firstIndex(of: "]") else { return nil }
    return Int32(path[path.index(path.startIndex, offsetBy: 2)..<end])
  }
}

extension Index {
  /// The row of an element of the file's array; nil where it is broken.
  fileprivate func row(ofElement number: Int32) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low < count && numbers[low] == number ? low : nil
  }
}

/// Findings by how grave they are and by kind, each group in the order they came.
struct FindingSorter {
  private var groups = [[Finding]](
    repeating: [], count: FindingSorter.kinds * FindingSorter.severities.count)
  private static let kinds = Finding.Kind.allCases.count
  private static let severities: [Problem.Severity] = [.error, .warning, .note]
  private static let places = Dictionary(
    uniqueKeysWithValues: Finding.Kind.allCases.enumerated().map { ($1, $0) })

  mutating func add(_ finding: Finding) {
    let severity = FindingSorter.severities.firstIndex(of: finding.severity) ?? 0
    let kind = FindingSorter.places[finding.kind] ?? 0
    groups[severity * FindingSorter.kinds + kind].append(finding)
  }

  var sorted: [Finding] { groups.flatMap(\.self) }
}
