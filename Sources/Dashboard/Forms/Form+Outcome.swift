package import Model

extension Form {
  /// The person and party this form acts for.
  func actor(_ settings: Settings) -> Actor {
    Actor(person: text(.notedBy) ?? settings.person, party: choice(.word))
  }

  /// The event this form would record.
  func draft(_ register: Register, _ settings: Settings) throws(Refusal) -> Draft {
    let actor = actor(settings)
    switch kind {
    case .report:
      return try register.report(rows, by: actor, on: text(.on), evidence: text(.evidence))
    case .confirm:
      return try register.confirm(rows, by: actor, on: text(.on), evidence: text(.evidence))
    case .reopen: return try register.reopen(rows, by: actor, reason: text(.reason) ?? "")
    case .status:
      let status = choice(.status).flatMap(Status.init(rawValue:)) ?? .notStarted
      return try register.setStatus(rows, to: status, by: actor, reason: text(.reason))
    case .note:
      let targets = target.map { [$0] } ?? rows.map(register.target)
      return try register.note(on: targets, text(.text) ?? "", by: actor)
    }
  }

  /// What Enter will do, in words, for the lines under the fields.
  package func outcome(_ register: Register) -> [String] {
    guard let row = rows.first else { return ["Result: the note is kept with it."] }
    switch kind {
    case .report, .confirm: return warnings(row, register) + [reported(row, register)]
    case .reopen:
      return [
        "Result: back to \(register.statusBefore(row).words); the report stays in the history."
      ]
    case .status:
      let now = register.delivery(row).status.words
      let next = choice(.status).flatMap(Status.init(rawValue:))?.words ?? ""
      return ["Result: from \(now) to \(next)."]
    case .note: return ["Result: the note is kept with the item; its status does not change."]
    }
  }

  /// What a person should know before recording (journal.md E12, screens.md 5).
  private func warnings(_ row: Int, _ register: Register) -> [String] {
    guard kind == .report, let item = register.item(row) else { return [] }
    var lines: [String] = []
    if item.recurs {
      let often = item.quantity.map { "\($0.value.text) \($0.per.map { "a \($0)" } ?? "times")" }
      lines.append(
        "Recurs \(often ?? item.due?.label ?? "again and again"): this closes it for good; to note one session, mark the session held."
      )
    }
    switch item.strength {
    case .discussed: lines.append("Nobody promised this: it was only discussed.")
    case .position: lines.append("Nobody promised this: it is one side's position.")
    case .past: lines.append("This is an earlier promise, kept for reference.")
    default: break
    }
    return lines
  }

  private func reported(_ row: Int, _ register: Register) -> String {
    guard register.needsWords(row) else {
      return "Result: ● done. One report is enough for this item."
    }
    let missing = missingAfterwards(row, register)
    guard !missing.isEmpty else { return "Result: ● done." }
    let all = missing.joined(separator: ", ")
    return
      "Result: ◑ reported done. Still missing afterwards: \(all). Done needs \(allWords(1 + register.concerned(row).count))."
  }

  /// How many things done needs, in words.
  private func allWords(_ count: Int) -> String {
    switch count {
    case 2: "both"
    case 3: "all three"
    case 4: "all four"
    default: "all \(count)"
    }
  }

  /// Evidence and words that will still be missing once this form is recorded.
  package func missingAfterwards(_ row: Int, _ register: Register) -> [String] {
    let report = register.delivery(row).report
    let hasEvidence = text(.evidence) != nil || !(report?.evidence.isEmpty ?? true)
    let waiting = report?.missingWords ?? register.concerned(row)
    let words = waiting.filter { $0 != choice(.word) }.map { id in
      "\(register.header.parties.first { $0.id == id }?.possessive ?? id) word"
    }
    return (hasEvidence ? [] : ["evidence"]) + words
  }
}
