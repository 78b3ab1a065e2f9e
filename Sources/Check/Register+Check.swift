package import Entities
import JSON
import Journal
import Register

extension Register {
  /// Every problem of the register: what opening it showed, each item read whole, and the journal.
  /// By file, in order of place. `progress` is told how many items are done, every thousand.
  package func check(progress: (Int) -> Void = { _ in }) -> [Problem] {
    problems(with: problemsInItems(progress))
  }

  /// The same without reading each item whole: no warnings of what stands inside an item.
  var problemsAtSight: [Problem] { problems(with: []) }

  private func problems(with inItems: [OffsetProblem]) -> [Problem] {
    let items = opening.offsetProblems + inItems + drifts
    let commitments = opening.index.bytes.first.map {
      Array(Set(items)).problems(.commitments, in: $0)
    }
    let isInHeader = { (problem: Problem) in problem.file == RegisterFile.register.fileName }
    let others = opening.problems.filter {
      !isInHeader($0) && ($0.file != RegisterFile.commitments.fileName || $0.position == nil)
    }
    return opening.problems.filter(isInHeader) + (commitments ?? []) + others + journalFindings
  }

  private func problemsInItems(_ progress: (Int) -> Void) -> [OffsetProblem] {
    (0..<opening.index.count).flatMap { row -> [OffsetProblem] in
      if row.isMultiple(of: 1000) { progress(row) }
      let place = opening.index.places[row]
      var decoding = Decoding(
        opening.index.bytes[0], in: place.range, root: "$[\(opening.index.numbers[row])]",
        known: opening.known)
      decoding.takesWriterSuffix = !header.includes.isEmpty
      return decoding.wholeCommitment().problems
    }
  }

  /// Members of items that were edited after events named them (docs/journal.md E14).
  private var drifts: [OffsetProblem] {
    (0..<opening.index.count).filter { flags[$0].contains(.drift) }.flatMap { row in
      (states[target(of: row)].map { drifted(row, $0) } ?? []).map { drift(row, $0) }
    }
  }

  private func drift(_ row: Int, _ field: FieldName) -> OffsetProblem {
    let place = opening.index.places[row]
    let name = if case .member(let name) = field { name } else { "status" }
    let root = "$[\(opening.index.numbers[row])]"
    var reader = JSONReader(opening.index.bytes[0], in: place.range, root: root)
    let isThere = (try? reader.find(name)) ?? false
    return OffsetProblem(
      .warning, at: isThere ? reader.offset : place.range.lowerBound,
      path: isThere ? reader.path : root, .baseEditedAfterEvents(field))
  }

  /// What events set or added with a value that does not fit (docs/journal.md E11).
  private var unfitChanges: [JournalProblem] {
    var found: [JournalProblem] = []
    for target in states.keys.sorted(by: { $0.text < $1.text }) {
      guard let row = row(target) else { continue }
      for name in unfit(row) {
        let heads = states[target]?.fields[.member(name)]?.heads ?? []
        guard let event = heads.last?.event ?? states[target]?.told.last?.event else { continue }
        found.append(unfit("“\(name)”", target, event))
      }
    }
    return found + unfitAdditions + unfit(entities.meetings) + unfit(entities.indicators)
      + unfit(entities.tensions)
  }

  private var unfitAdditions: [JournalProblem] {
    addedItems().filter { $0.isLive && additions.rows[$0.target] == nil }.compactMap { item in
      item.target.addition.flatMap { journal.event(named: $0.event) }.map { event in
        unfit("an item", .commitment(item.slug), event)
      }
    }
  }

  private func unfit<Entity>(_ standing: Standing<Entity>) -> [JournalProblem] {
    let added = standing.unfitAdditions.compactMap { item in
      item.target.addition.flatMap { journal.event(named: $0.event) }.map { event in
        unfit("a \(Entity.kind)", Target("\(Entity.kind)/\(item.slug)"), event)
      }
    }
    let set = standing.touched.sorted { $0.key < $1.key }.flatMap { id, touched in
      touched.unfit.compactMap { name in
        let target = standing.target(id)
        let heads = states[target]?.fields[.member(name)]?.heads ?? []
        let event = heads.last?.event ?? states[target]?.told.last?.event
        return event.map { unfit("“\(name)”", target, $0) }
      }
    }
    return added + set
  }

  private func unfit(_ what: String, _ target: Target, _ event: Int) -> JournalProblem {
    let line = journal.events[event].line
    return JournalProblem(
      file: line.file, line: line.number, .unfit(what, target: target.text))
  }

  /// What the journal's lines say of themselves, and what reading them showed.
  package var journalFindings: [Problem] {
    journalFindings(journalProblems + journal.problems(holds: holds) + unfitChanges)
  }

  /// Problems of journals as those of files, each with its place.
  func journalFindings(_ problems: [JournalProblem]) -> [Problem] {
    problems.map { problem in
      Problem(
        problem.severity, file: "journal/\(problem.file)",
        position: problem.line.map { .init(line: $0, column: 1) }, .journal(problem))
    }
  }

  /// Whether the register has what a change speaks of.
  func holds(_ target: Target) -> Bool {
    if target == .register || row(target) != nil { return true }
    if entities.meetings.id(target) != nil || entities.indicators.id(target) != nil
      || entities.tensions.id(target) != nil
    {
      return true
    }
    return journal.canonical(target).contains(where: journal.isMade)
  }
}

extension JSONReader {
  /// Goes to the value of a member of the object that comes next.
  fileprivate mutating func find(_ name: String) throws(JSONError) -> Bool {
    try beginObject()
    while let key = try nextKey() {
      if string(key) == name {
        _ = try peek()
        return true
      }
      _ = try skip()
    }
    return false
  }
}
