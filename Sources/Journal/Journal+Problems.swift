import Dates
package import Entities
import Text

extension Journal {
  /// Findings about events: two under one id, circles, gaps, what is waited for, kinds and targets
  /// nobody knows. Looks at every event: for a check, not for each change.
  package func problems(holds: (Target) -> Bool) -> [JournalProblem] {
    var found: [JournalProblem] = []
    var isHeld: [Int32: Bool] = [:]
    for index in inOrder {
      func tell(_ fault: JournalProblem.Fault) { found.append(problem(index, fault)) }
      if events.variants[index] != nil { tell(.sameID(events.id(index).bare)) }
      if circles[index] != nil { tell(.circle(events.id(index).text)) }
      for place in namesRange(index) where isMissing(names[place]) {
        tell(.waiting(events.id(index).text, writer: writer(of: names[place])))
      }
      for place in changesRange(index) {
        if let kind = unknownKind(place) { tell(.unknownKind(kind)) }
        let change = changes[place]
        if change.kind == .added, change.isKnown { continue }
        let target = Target(targetTable.texts[Int(change.target)])
        let holds = isHeld[change.target] ?? canonical(target).contains(where: holds)
        isHeld[change.target] = holds
        if !holds { tell(.absentTarget(target.text)) }
      }
      if let format = newerFormat(index) { tell(.newerFormat(format)) }
    }
    return found + gaps + skews
  }

  private func problem(_ event: Int, _ fault: JournalProblem.Fault) -> JournalProblem {
    let line = events.line(event)
    return JournalProblem(file: line.file, line: line.number, fault)
  }

  /// The kind of a change that this program does not know, or cannot read.
  private func unknownKind(_ place: Int) -> String? {
    guard changes[place].kind == .other || !changes[place].isKnown else { return nil }
    let event = Int(changes[place].event)
    let read = events[event].changes[place - changesRange(event).lowerBound]
    if case .unknown(let kind, _) = read.payload { return kind }
    return nil
  }

  /// The format of an opening line that a later version of the program wrote.
  package func newerFormat(_ event: Int) -> Int? {
    guard isOpening(event), case .opened(_, let format, _)? = events[event].changes.first?.payload,
      format > registerFormat
    else { return nil }
    return format
  }

  /// Sequences missing between two that are here (E5).
  private var gaps: [JournalProblem] {
    let numbers = writers.indices.sorted { events.writerNames[$0] < events.writerNames[$1] }
    return numbers.flatMap { number -> [JournalProblem] in
      var before = writers[number].included
      return writers[number].events.sequences.compactMap { sequence in
        defer { before = max(sequence, before) }
        guard sequence - before > 1 else { return nil }
        let writer = events.writerNames[number]
        return problem(
          writers[number].events[sequence],
          .gap(writer: writer, after: before, before: sequence))
      }
    }
  }

  /// Events that lie more than 24 hours before something they follow: a clock was ahead (E8).
  private var skews: [JournalProblem] {
    var ahead: Set<Int> = []
    func compare(_ earlier: Int, _ later: Int) {
      if events.at(earlier).milliseconds - events.at(later).milliseconds > Journal.day {
        ahead.insert(earlier)
      }
    }
    for event in events.indices {
      for place in namesRange(event) {
        for named in resolve(names[place]) { compare(named, event) }
      }
    }
    for log in writers {
      let own = log.events.sequences.flatMap { sequence in
        let first = log.events[sequence]
        return twins[first] ?? [first]
      }
      for (earlier, later) in zip(own, own.dropFirst()) { compare(earlier, later) }
    }
    return ahead.sorted(by: precedes).map { problem($0, .clockAhead(events.id($0).text)) }
  }
}
