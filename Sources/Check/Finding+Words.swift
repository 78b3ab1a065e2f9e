import Dates
package import Entities
package import Register
package import Summary
import Text

extension Finding.Kind {
  /// As a heading over findings of the kind: `no date`.
  package var words: String {
    switch self {
    case .noSuchID: "no such id"
    case .badID: "not an id"
    case .badDate: "not a date"
    case .badValue: "not a value"
    case .noTest: "no acceptance test"
    case .heldUnknown: "not known whether held"
    case .noDateSource: "no source for its date"
    case .oneHand: "all words typed by one person"
    case .noSigners: "no key may speak for a party"
    case .sharedKey: "one key for several parties"
    case .unvouched: "not known whose word is verified"
    case .unverified: "words claimed, not verified"
    case .unverifiedEvents: "events claimed, not verified"
    case .drift: "a file edited by hand after events"
    case .waiting: "waiting for another writer"
    case .clockAhead: "a clock that was ahead"
    case .unfounded: "no claim bears it out"
    default: String(rawValue.map { $0 == "-" ? " " : $0 })
    }
  }
}

extension Register {
  /// What is so, in a sentence without its subject: `no date is set`.
  package func words(of finding: Finding) -> String {
    switch finding.fact {
    case .problem(let problem): problem.what
    case .contested: contest(of: finding)?.words ?? ""
    case .drift(let field): "\(field.words): the file was edited by hand after an event on it"
    case .noEvidence: "done, and nothing is named that shows it"
    case .oneHand: finding.row.map { why(.oneHand, $0) } ?? ""
    case .unverified(let parties):
      "\(wordsOf(parties)) claimed, not verified"
        + (header.words == .verified ? ", so not counted" : "")
    case .unverifiedEvents(let party, let count, let all):
      "\(count) of \(all) \(all == 1 ? "event" : "events") in the name of \(name(ofParty: party)) came with no key of it"
    case .noSigners(let parties):
      "only verified words count, and no key may speak for \(parties.map(name).listed)"
    case .sharedKey(let key, let parties):
      "the key \(key.short) is listed for \(parties.map(name).listed), so it vouches for none of them"
    case .unvouched(let gap): gap.words
    case .noReport: finding.row.map(noReportWords) ?? ""
    case .heldUnknown: heldUnknownWords(finding)
    case .noOwner: "nobody is named who owes it"
    case .noSource: "no source says so"
    case .noPeriod(let label): "a value is given, and its period is not: “\(label)”"
    case .noDateSource: "its date rests on no source"
    case .noDate: "no date is set"
    case .noTest: "what would count as done is not stated"
    case .singleSource: finding.row.map { why(.singleSource, $0) } ?? ""
    case .noReading(let periods):
      "nothing reported for \(ranged(periods)): unknown, not 0"
    case .openTension: tensionWords(finding)
    case .unfounded(let unfounded): words(of: unfounded)
    }
  }

  /// `Pakistan's word is`, `Pakistan's and Türkiye's words are`.
  private func wordsOf(_ parties: [String]) -> String {
    let names = parties.map { possessive(ofParty: $0) }.listed
    return "\(names) \(parties.count == 1 ? "word is" : "words are")"
  }

  private func noReportWords(_ row: Int) -> String {
    let late = lateness(row)?.words
    return [late, "nobody has reported"].compactMap(\.self).joined(separator: ", ")
  }

  private func heldUnknownWords(_ finding: Finding) -> String {
    guard case .meeting(let id) = finding.about,
      let meeting = meeting(id)
    else { return "" }
    let date = meeting.date?.label ?? "its date"
    return "\(meeting.state.rawValue) for \(date), which is past; not known whether it was held"
  }

  private func tensionWords(_ finding: Finding) -> String {
    guard case .tension(let id) = finding.about,
      let tension = tension(id)
    else { return "" }
    return "\(tension.standing): nothing settles it yet"
  }

  /// `2024, 2025 and 2026`; the first and the last of many.
  private func ranged(_ periods: [String]) -> String {
    guard periods.count > 4, let first = periods.first, let last = periods.last else {
      return periods.listed
    }
    return "\(periods.count) periods from \(first) to \(last)"
  }

  // MARK: What it is about

  /// The id of what a finding is about; nil for the register itself.
  package func id(of finding: Finding) -> String? {
    switch finding.about {
    case .register: nil
    case .item(let row): index.id(row)
    case .meeting(let id), .indicator(let id), .tension(let id): id
    case .part(let target): target.slug.isEmpty ? nil : String(target.slug)
    case .other: nil
    }
  }

  /// Its title in words; the register's label for what is about the files as such.
  package func subject(of finding: Finding) -> String {
    if case .part(let target) = finding.about { return title(ofPart: target) }
    return finding.target(in: self).map(subject) ?? header.short
  }

  // MARK: What would settle it

  package func fix(of finding: Finding) -> Fix {
    let id = id(of: finding) ?? "ID"
    switch finding.fact {
    case .problem(let problem): return fix(of: problem, id)
    case .contested: return contest(of: finding)?.fix ?? Fix("set it anew")
    case .drift: return Fix.drift
    case .noEvidence:
      guard let row = finding.row, delivery(row).report != nil else {
        return Fix("\(.note) notes what shows it", "ahd note \(id) TEXT")
      }
      return Fix("\(.report) adds evidence", "ahd done \(id) --evidence TEXT")
    case .oneHand:
      return Fix(
        "ask the other party itself; \(.reopen) reopens if it disagrees",
        "ahd reopen \(id) --reason TEXT")
    case .unverified, .unverifiedEvents:
      return Fix("its own ministry gives it and sends it signed", "ahd sync")
    case .noSigners, .sharedKey:
      return Fix("list each party's own keys under its signers in register.json")
    case .unvouched: return Fix("an exchange looks at the history", "ahd sync")
    case .noReport:
      return Fix(
        "\(.report) reports it done, \(.status) says how else it stands, \(.date) sets a new date",
        "ahd done \(id)")
    case .heldUnknown:
      return Fix(
        "\(.status) says held, postponed or cancelled", "ahd meeting held \(id)",
        plain: "ahd meeting held \(id) says that it was, postpone or cancel that it was not")
    case .noOwner: return Fix("\(.edit) names who owes it", "ahd set \(id) owedBy PARTY")
    case .noSource: return Fix("give a claim: its source and paragraph, in the file")
    case .noPeriod: return Fix("give the value its period in indicators.json")
    case .noDateSource:
      return Fix("\(.confirm) confirms the date with its source", "ahd meeting confirm \(id)")
    case .noDate: return Fix("\(.date) sets a date", "ahd set \(id) due 2027-Q1")
    case .noTest:
      return Fix("\(.edit) says what would count as done", "ahd set \(id) doneWhen TEXT")
    case .singleSource: return Fix("find a second source, and give its claim beside the first")
    case .noReading(let periods):
      let period = periods.first.map { $0.contains(" ") ? "\"\($0)\"" : $0 } ?? "PERIOD"
      return Fix(
        "\(.record) records it", "ahd record \(id) VALUE --period \(period) --source SOURCE")
    case .openTension: return Fix("a source that settles it, and its state in tensions.json")
    case .unfounded(let unfounded): return unfounded.fix
    }
  }

  private func fix(of problem: Problem, _ id: String) -> Fix {
    switch problem.fault {
    case .baseEditedAfterEvents:
      return Fix.drift
    case .unknownMember: return Fix("leave it, it is kept; or mend its name in the file")
    case .newerFormat: return Fix("use a newer ahd")
    case .missingFile where problem.severity == .warning:
      return Fix("add the file with [] in it, if there is nothing to say")
    case .journal(let problem): return fix(of: problem)
    default: return Fix("mend the file in an editor: \(problem.expected)")
    }
  }

  private func fix(of problem: JournalProblem) -> Fix {
    switch problem.fault {
    case .unreadable: Fix("nothing is lost; see who wrote there by hand")
    case .stillArriving: Fix("wait for the next exchange")
    case .cutShort: Fix("nothing: it was never acknowledged; repeat what you did then")
    case .gap(let writer, _, _), .waiting(_, let writer):
      Fix(
        ":sync fetches the journal of \(writer), once its machine has sent the rest", "ahd sync",
        plain: "ahd sync fetches the journal of \(writer), once its machine has sent the rest")
    case .sameID: Fix("both count; find out which machine was cloned or restored")
    case .circle: Fix("nothing: its names are ignored; it was not written by ahd")
    case .clockAhead: Fix("set that machine's clock")
    case .unknownKind, .newerFormat: Fix("use a newer ahd, which may know it")
    case .absentTarget: Fix("bring back what it speaks of, or leave it: it is kept")
    case .unfit: Fix("set the field anew with a value that fits")
    case .refused, .otherRegister: Fix("move it out of journal/")
    }
  }
}

extension Finding {
  /// What events name the thing it is about by; nil for the register itself, and for a part.
  package func target(in register: Register) -> Target? {
    switch about {
    case .register, .part: nil
    case .item(let row): register.target(of: row)
    case .meeting(let id): register.target(ofMeeting: id)
    case .indicator(let id): register.target(ofIndicator: id)
    case .tension(let id): register.target(ofTension: id)
    case .other(let target): target
    }
  }
}
