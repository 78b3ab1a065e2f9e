extension Journal {
  /// Findings about events: two under one id, circles, gaps, what is waited for, kinds and targets
  /// nobody knows.
  func problems(holds: (Target) -> Bool) -> [JournalProblem] {
    var found: [JournalProblem] = []
    for index in inOrder {
      let event = events[index]
      func tell(_ fault: JournalProblem.Fault) {
        found.append(JournalProblem(file: event.line.file, line: event.line.number, fault))
      }
      if event.id.variant != nil { tell(.sameID(event.id.bare)) }
      if circles[index] != nil { tell(.circle(event.id.text)) }
      for name in event.names where isMissing(name) {
        tell(.waiting(event.id.text, writer: EventID.writer(of: name)))
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
        let from = max(before.map { events[$0].id.sequence } ?? 0, includes[writer] ?? 0)
        let to = events[after].id.sequence
        guard to - from > 1 else { return nil }
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
