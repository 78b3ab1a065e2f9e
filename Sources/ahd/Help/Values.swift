import ArgumentParser
import Check
import Entities
import Journal
import Manual
import Query
import Register

/// The values an argument may have, as the register holds them now. One word means one thing in
/// every command, so they go by the argument's name.
enum Values: Sendable {
  case files, folders
  /// The values, given the words before and the beginning of the one being typed.
  case list(@Sendable (_ words: [String], _ typed: String) -> [Expected.Candidate])

  /// Nil for an argument whose values are anybody's: texts, dates, numbers.
  static func of(_ argument: Tool.Argument, in path: [String]) -> Values? {
    let name = argument.kind == .positional ? "<\(argument.valueName)>" : argument.name
    let command = path.dropFirst().joined(separator: " ")
    return table["\(command) \(name)"] ?? table[name]
  }

  private static let table: [String: Values] = [
    "--register": .folders, "--output": .files, "<file>": .files, "init <folder>": .folders,
    "<filter>": .known { register, typed in register.terms(typed) },
    "--filter": .known { register, typed in register.terms(typed) },
    "log --filter": .words(LogFilter.fields.map { "\($0):" }),
    "<id>": .items, "show <id>": .items, "--about": .items,
    "log <id>": .known { register, _ in register.targets },
    "note <id… text>": .known { register, _ in register.targets },
    "set <id… field value>": .fields,
    "agenda --take": .known { register, _ in register.tableTargets },
    "<meeting>": .meetings, "--session": .meetings,
    "meeting confirm <id>": .meetings, "meeting postpone <id>": .meetings,
    "meeting reschedule <id>": .meetings, "meeting held <id>": .meetings,
    "meeting cancel <id>": .meetings,
    "--since": .moments, "--until": .meetings,
    "<indicator>": .figures, "--indicator": .figures,
    "--domain": .known { register, _ in
      register.header.domains.map { Expected.Candidate($0.id, $0.title) }
    },
    "--party": .parties, "--owed-by": .owners, "--owed-to": .owners, "--host": .owners,
    "--by": .writers, "--accountable": .people,
    "--sort": .several(Column.allCases.map(\.rawValue)),
    "--columns": .several(Column.allCases.map(\.rawValue)),
    "--view": .views,
    "--group": .words(Grouping.allCases.map(\.rawValue)),
    "--source": .known { register, _ in
      register.opening.sources.map { Expected.Candidate($0.id, $0.title ?? $0.short) }
    },
    "--status": .statuses, "--strength": .words(Strength.allCases.map(\.rawValue)),
    "record --flag": .words(Indicator.ObsStatus.allCases.map(\.rawValue)),
    "check <kind>": .words(Finding.Kind.allCases.map(\.rawValue)),
    "meeting add --kind": .words(Meeting.Kind.allCases.map(\.rawValue)),
  ]

  private static func known(
    _ list: @escaping @Sendable (Register, String) -> [Expected.Candidate]
  ) -> Values {
    .list { words, typed in register(words).map { list($0, typed) } ?? [] }
  }

  private static func words(_ words: [String]) -> Values {
    .list { _, _ in words.map { Expected.Candidate($0) } }
  }

  /// Words parted by commas; the last may begin with a hyphen.
  private static func several(_ words: [String]) -> Values {
    .list { _, typed in
      let sign = typed.lastIndex { $0 == "," || $0 == "-" }
      let lead = sign.map { typed[...$0] } ?? ""
      return words.map { Expected.Candidate(lead + $0) }
    }
  }

  /// The register the words so far name. One that cannot be read has no values.
  private static func register(_ words: [String]) -> Register? { desk(words)?.register }

  private static func desk(_ words: [String]) -> Desk? {
    var given: [String] = []
    for name in ["--register", "--as-of"] {
      if let place = words.lastIndex(of: name), words.indices.contains(place + 1) {
        given += [name, words[place + 1]]
      } else if let word = words.last(where: { $0.hasPrefix("\(name)=") }) {
        given.append(word)
      }
    }
    guard let options = try? GlobalOptions.parse(given), let desk = try? Desk(options),
      desk.register.opening.isUsable
    else { return nil }
    return desk
  }
}

// MARK: Kinds of values

extension Values {
  private static let items = known { register, typed in register.items(typed) }

  private static let meetings = known { register, _ in register.meetingIDs }

  private static let moments = known { register, _ in
    [
      Expected.Candidate("last-session", "the last session that was held"),
      Expected.Candidate("opening", "the opening balance"),
    ] + register.meetingIDs
  }

  private static let figures = known { register, _ in
    register.indicators.map { Expected.Candidate($0.id, $0.title) }
  }

  /// The program's views, the register's, the person's.
  private static let views = Values.list { words, _ in
    guard let desk = desk(words) else { return [] }
    return desk.views(for: nil, KeptViews().load().views).map { view in
      Expected.Candidate(view.name, view.words(in: desk.register))
    }
  }

  private static let parties = known { register, _ in register.partyIDs }

  private static let owners = known { register, _ in register.partyIDs + register.bodyIDs }

  private static let people = known { register, _ in
    register.header.people.map { Expected.Candidate($0.id, $0.name) }
  }

  /// Those who wrote something already.
  private static let writers = known { register, _ in
    let events = register.journal.events
    return Set(events.indices.map(events.by)).sorted().map { Expected.Candidate($0) }
  }

  private static let statuses = Values.list { _, _ in
    Status.allCases.map { Expected.Candidate($0.rawValue) } + [Expected.Candidate("no-report")]
      + Flags.all.map { Expected.Candidate($0.id) }
  }

  /// Of `ahd set`: ids, then a field, then its value.
  private static let fields = Values.list { words, typed in
    let given = Array(words.drop { $0 != "set" }.dropFirst())
    guard let last = given.last(where: { !$0.hasPrefix("-") }), let register = register(words)
    else { return register(words).map { $0.items(typed) } ?? [] }
    if last == "status" {
      return Status.allCases.filter(\.isSettable).map { Expected.Candidate($0.rawValue) }
    }
    if let member = Member.named(last) { return register.values(of: member) }
    return [Expected.Candidate("status", "Status")]
      + Member.all.map { Expected.Candidate($0.name, $0.label) } + register.items(typed)
  }
}

extension Register {
  /// Those whose id begins so: a register may hold very many.
  fileprivate func items(_ typed: String) -> [Expected.Candidate] {
    (0..<count).compactMap { row in
      let id = index.id(row)
      return id.hasPrefix(typed) ? Expected.Candidate(id, index.title(row)) : nil
    }
  }

  fileprivate var meetingIDs: [Expected.Candidate] {
    meetings.map { Expected.Candidate($0.id, $0.title) }
  }

  fileprivate var partyIDs: [Expected.Candidate] {
    header.parties.map { Expected.Candidate($0.id, $0.name) }
  }

  fileprivate var bodyIDs: [Expected.Candidate] {
    header.bodies.map { Expected.Candidate($0.id, $0.name) }
  }

  fileprivate var targets: [Expected.Candidate] {
    items("") + meetingIDs + indicators.map { Expected.Candidate($0.id, $0.title) }
  }

  fileprivate var tableTargets: [Expected.Candidate] {
    items("") + tensions.map { Expected.Candidate($0.id, $0.title) }
  }

  fileprivate func values(of member: Member) -> [Expected.Candidate] {
    switch member.kind {
    case .text, .quantity, .date: []
    case .flag: ["yes", "no", "none"].map { Expected.Candidate($0) }
    case .choice(let words): words.map { Expected.Candidate($0) }
    case .id(let entity), .ids(let entity): ids(of: entity)
    }
  }

  private func ids(of entity: Member.Entity) -> [Expected.Candidate] {
    switch entity {
    case .owner: partyIDs + bodyIDs
    case .domain: header.domains.map { Expected.Candidate($0.id, $0.title) }
    case .person: header.people.map { Expected.Candidate($0.id, $0.name) }
    case .body: bodyIDs
    case .meeting: meetingIDs
    case .indicator: indicators.map { Expected.Candidate($0.id, $0.title) }
    case .source: opening.sources.map { Expected.Candidate($0.id, $0.title ?? $0.short) }
    case .commitment: items("")
    }
  }

  /// Terms of the filter language, each with how many items it would leave.
  fileprivate func terms(_ typed: String) -> [Expected.Candidate] {
    let found = completions(of: typed, at: typed.count).map { suggestion in
      let count = suggestion.count.map { "\($0) of \(self.count)" }
      let help = [suggestion.help, count ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
      return Expected.Candidate(suggestion.taken(in: typed).text, help)
    }
    // A field that stands alone would be taken with a blank behind it: its values come at once.
    guard found.count == 1, let field = found.first?.text, field.hasSuffix(":"), field != typed
    else { return found }
    return found + terms(field)
  }
}
