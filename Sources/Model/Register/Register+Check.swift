import JSON

extension Register {
  /// Every problem of the register: what opening it showed, each item read whole, and the journal. Errors first per file, in order of place.
  /// `progress` is told how many items are done, every thousand.
  package func check(progress: (Int) -> Void = { _ in }) -> [Problem] {
    var inItems: [Problem] = []
    for row in 0..<opening.index.count {
      if row % 1000 == 0 { progress(row) }
      inItems += problemsOfOpening(row)
    }
    let first = opening.problems.filter { $0.file != RegisterFile.commitments.fileName }
    let index = opening.problems.filter { $0.file == RegisterFile.commitments.fileName }
    let items = Set(index + inItems).sorted(by: Problem.precedes)
    return first.filter { $0.file == RegisterFile.register.fileName } + items
      + first.filter { $0.file != RegisterFile.register.fileName } + journalFindings
  }

  /// The item at its own place in the file: paths count from the file's array.
  private func problemsOfOpening(_ row: Int) -> [Problem] {
    let place = opening.index.places[row]
    var decoding = Decoding(
      opening.index.bytes[0], in: place.range, file: RegisterFile.commitments.fileName,
      known: opening.known)
    do { _ = try decoding.commitment() } catch { decoding.report(error) }
    return decoding.problems.map { $0.under(Int(opening.index.numbers[row])) }
  }

  /// What the journal's lines say of themselves, and what reading them showed.
  package var journalFindings: [Problem] {
    (journalProblems + journal.problems(holds: holds)).map { problem in
      Problem(
        problem.severity, file: "journal/\(problem.file)",
        position: problem.line.map { .init(line: $0, column: 1) }, .journal(problem))
    }
  }

  /// Whether the register has what a change speaks of.
  private func holds(_ target: Target) -> Bool {
    if target == .register || row(target) != nil { return true }
    let slug = String(target.slug)
    return switch target.kind {
    case "meeting": opening.meetings.contains { $0.id == slug }
    case "indicator": opening.indicators.contains { $0.id == slug }
    case "tension": opening.tensions.contains { $0.id == slug }
    default: journal.event(named: String(target.kind)) != nil
    }
  }
}

extension Problem {
  static func precedes(_ a: Problem, _ b: Problem) -> Bool {
    (a.position?.line ?? 0, a.position?.column ?? 0, a.path)
      < (b.position?.line ?? 0, b.position?.column ?? 0, b.path)
  }
}

extension Journal {
  /// Findings about events: two under one id, circles, gaps, what is waited for, kinds and targets nobody knows.
  func problems(holds: (Target) -> Bool) -> [JournalProblem] {
    var found: [JournalProblem] = []
    for index in inOrder {
      let event = events[index]
      func tell(_ fault: JournalProblem.Fault) {
        found.append(JournalProblem(file: event.line.file, line: event.line.number, fault))
      }
      if event.id.variant != nil { tell(.sameID(event.id.bare)) }
      if circles[index] != nil { tell(.circle(event.id.text)) }
      for name in event.names where resolve(name).isEmpty && !isInOpening(name) {
        tell(.waiting(event.id.text, writer: EventID(name)?.writer ?? name))
      }
      for change in event.changes {
        if case .unknown(let kind, _) = change.payload { tell(.unknownKind(kind)) }
        if case .added = change.payload { continue }
        if !holds(change.target) { tell(.absentTarget(change.target.text)) }
      }
      if case .opened(_, let format, _)? = event.changes.first?.payload, format > registerFormat {
        tell(.newerFormat(format))
      }
    }
    return found + gaps + skews
  }

  /// Sequences missing between two that are here (E5).
  private var gaps: [JournalProblem] {
    byWriter.sorted { $0.key < $1.key }.flatMap { writer, indices -> [JournalProblem] in
      let sorted = indices.sorted { events[$0].id.sequence < events[$1].id.sequence }
      return zip([nil] + sorted.map(Optional.some), sorted).compactMap { before, after in
        let from = before.map { events[$0].id.sequence } ?? includes[writer] ?? 0
        let to = events[after].id.sequence
        guard to > from + 1 else { return nil }
        let line = events[after].line
        return JournalProblem(
          file: line.file, line: line.number, .gap(writer: writer, after: from, before: to))
      }
    }
  }

  /// Events that lie more than 24 hours before something they follow: a clock was ahead (E8).
  private var skews: [JournalProblem] {
    let day: Int64 = 24 * 60 * 60 * 1000
    var ahead: Set<Int> = []
    for event in events {
      for name in event.names {
        for named in resolve(name)
        where events[named].at.milliseconds - event.at.milliseconds > day {
          ahead.insert(named)
        }
      }
    }
    for indices in byWriter.values {
      let sorted = indices.sorted { events[$0].id.sequence < events[$1].id.sequence }
      for (earlier, later) in zip(sorted, sorted.dropFirst())
      where events[earlier].at.milliseconds - events[later].at.milliseconds > day {
        ahead.insert(earlier)
      }
    }
    return ahead.sorted(by: precedes).map {
      JournalProblem(
        file: events[$0].line.file, line: events[$0].line.number,
        .clockAhead(events[$0].id.text))
    }
  }
}
