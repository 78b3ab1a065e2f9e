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
      guard let status = choice(.status).flatMap(Status.init(rawValue:)) else {
        throw .nothingChosen
      }
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
    case .report: return register.warnings(row) + [reported(row, register)]
    case .confirm: return [reported(row, register)]
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
