import JSON

extension Register {
  /// The flags of a row, and whether one source alone states it.
  package func allFlags(_ row: Int) -> Flags {
    index.grounds[row].contains(.singleSource) ? flags[row].union(.singleSource) : flags[row]
  }

  /// Each flag that is up, with the reason.
  func flagLines(_ row: Int, _ item: Commitment?) -> [Detail.FlagLine] {
    let up = allFlags(row)
    return Flags.all.map(\.flag).filter(up.contains).map { flag in
      Detail.FlagLine(
        flag: flag, mark: flag.lineMark(isVague: up.contains(.vague)), name: flag.name,
        why: why(flag, row, item))
    }
  }

  /// Why a flag is up, the item not being at hand.
  func why(_ flag: Flags, _ row: Int) -> String { why(flag, row, item(row)) }

  private func why(_ flag: Flags, _ row: Int, _ item: Commitment?) -> String {
    let state = states[target(of: row)]
    switch flag {
    case .overdue: return (lateness(row, item)?.words ?? "past its date") + ", still open"
    case .unreported: return "date past and nobody has reported"
    case .awaiting: return awaiting(row)
    case .dueSoon: return dueSoon(item)
    case .stale: return "since \(rules.staleSince?.words ?? header.asOf.words)"
    case .unscheduled: return "promised, and no date is set"
    case .contested: return contests(target(of: row)).map(\.words).joined(separator: "; ")
    case .waiting:
      return "for events of \(list(state?.waitingFor ?? [])), which have not arrived here"
    case .drift: return drift(row, state)
    case .oneHand:
      let all = concerned(row).count == 2 ? "both" : "all"
      return "\(all) words were typed by one person: \(hands(row))"
    case .singleSource:
      return
        (item?.claims.first { $0.kind == .stated }).map { "\(sourceShort($0.source)) only" } ?? ""
    default: return ""
    }
  }

  private func awaiting(_ row: Int) -> String {
    guard let report = delivery(row).report, let court = court(row) else { return "" }
    let missing = missingWords(report)
    return (missing.isEmpty ? "another report" : list(missing)) + ", \(sinceWords(court))"
  }

  private func dueSoon(_ item: Commitment?) -> String {
    guard let due = item?.due, let latest = due.latest else { return "its date is near" }
    return "by \(latest.words), \(countdown(to: due, from: day))"
  }

  private func drift(_ row: Int, _ state: TargetState?) -> String {
    let names = state.map { drifted(row, $0) } ?? []
    return "the file was edited by hand after an event on it: \(list(names.map(\.words).sorted()))"
  }

  private func hands(_ row: Int) -> String {
    let events = delivery(row).report?.words.compactMap(\.event) ?? []
    return list(Set(events.map { journal.events[$0].by }).sorted())
  }
}

extension Flags {
  /// As the detail names one flag: `due soon`, `single source`.
  package var name: String {
    switch self {
    case .stale: return "nothing recorded"
    case .unscheduled: return "no date"
    case .drift: return "edited by hand"
    case .oneHand: return "one typist"
    default: break
    }
    let id = Flags.all.first { $0.flag == self }?.id ?? ""
    return String(id.map { $0 == "-" ? " " : $0 })
  }

  /// What one flag says, whatever the item.
  package var meaning: String {
    switch self {
    case .overdue: "promised, open, and later than its last day"
    case .unreported: "its date is past and nobody has reported"
    case .awaiting: "reported done; evidence or a party's word is missing"
    case .dueSoon: "promised, open, and its last day is near"
    case .stale: "open, and nothing was recorded since the last session"
    case .unscheduled: "promised, open, and without a date"
    case .contested: "two values of a field stand side by side"
    case .waiting: "it names an event that has not arrived"
    case .drift: "the file was edited by hand after an event on it"
    case .oneHand: "one person typed the word of every party"
    case .singleSource: "one source alone states it"
    default: ""
    }
  }

  fileprivate func lineMark(isVague: Bool) -> String {
    switch self {
    case .overdue: isVague ? "~" : "!"
    case .unreported: "?"
    case .contested: "≠"
    case .singleSource: "1"
    default: " "
    }
  }
}

extension FieldName {
  /// As people call it: `status`, `done when`.
  package var words: String {
    switch self {
    case .delivery: "status"
    case .member(let name): Member.named(name)?.label.lowercased() ?? name
    case .reading(let period, let source): "reading of \(period) by \(source)"
    }
  }
}

extension FieldValue {
  package var words: String {
    switch self {
    case .reported: Status.reportedDone.words
    case .status(let status): status.words
    case .json(let value): value.plainWords
    case .reading(let reading): reading.value ?? "?"
    }
  }
}
