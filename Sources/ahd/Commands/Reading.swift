import ArgumentParser
import Model
import Reports

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List action items, overdue first.",
    discussion: """
      Words narrow the list; so do terms such as domain:narc, status:not, strength:firm,
      party:turkiye, owedby:, owedto:, flag:overdue.

        ahd list heroin
        ahd list --domain narcotics-control --json
        ahd list flag:unreported owedby:pakistan
      """)

  @OptionGroup var options: GlobalOptions
  @Argument(help: "Words and terms; all must match.") var filter: [String] = []
  @Option(help: "Only items of a domain (an id or its beginning).") var domain: [String] = []
  @Option(help: "Only items of a status, or a flag such as overdue.") var status: String?
  @Flag(help: "As JSON, with stable keys.") var json = false
  @Flag(help: "As CSV (RFC 4180).") var csv = false
  @Flag(help: "As a Markdown table.") var markdown = false

  func run() throws {
    try Output.run {
      let desk = try Desk(options)
      try desk.sound()
      let filter = try read(desk.register)
      let rows = Order(desk.register).sort(desk.register.select(filter))
      try Output.print(text(desk.register, rows, filter))
    }
  }

  private func text(_ register: Register, _ rows: [Int32], _ filter: Filter) -> String {
    if json { return ListReport.json(register, rows) }
    if csv { return ListReport.csv(register, rows) }
    if markdown { return ListReport.markdown(register, rows, filter: filter) }
    return ListReport.text(register, rows, filter: filter, page: Output.page)
  }

  private func read(_ register: Register) throws -> Filter {
    var filter = Filter()
    filter.text = self.filter.joined(separator: " ")
    do { _ = try Term.read(filter.text) } catch { throw Failure(64, error.words) }
    filter.domains = try domain.flatMap { try domains($0, register) }
    if let status { try narrow(&filter, status) }
    return filter
  }

  private func domains(_ name: String, _ register: Register) throws -> [String] {
    let ids = register.header.domains.map(\.id)
    let hits = ids.contains(name) ? [name] : ids.filter { $0.hasPrefix(name) }
    guard hits.count == 1 else {
      let what = hits.isEmpty ? "There is no domain “\(name)”" : "“\(name)” may be several domains"
      let choice = (hits.isEmpty ? ids : hits).joined(separator: ", ")
      throw Failure(hits.isEmpty ? 66 : 64, "\(what); choose one of \(choice).")
    }
    return hits
  }

  private func narrow(_ filter: inout Filter, _ status: String) throws {
    if status == "no-report" {
      filter.status = .noReport
    } else if let known = Status(rawValue: status) {
      filter.status = .status(known)
    } else if Flags.all.contains(where: { $0.id == status }) {
      filter.text += " flag:\(status)"
    } else {
      let words = Status.allCases.map(\.rawValue) + ["no-report"] + Flags.all.map(\.id)
      throw Failure(64, "There is no status “\(status)”; use one of \(words.joined(separator: ", ")).")
    }
  }
}

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show everything about one item.",
    discussion: """
      Who owes what to whom, by when and on what ground, every claim with its source and paragraph,
      why each flag is up, and the item's history.

        ahd show train-20-officers
        ahd show train-20 --json
      """)

  @OptionGroup var options: GlobalOptions
  @Argument(help: "The item's id, or the beginning of it.") var id: String
  @Flag(help: "As JSON, with stable keys.") var json = false

  func run() throws {
    try Output.run {
      let desk = try Desk(options)
      try desk.sound()
      let row = try desk.register.row(named: id)
      try Output.print(
        json
          ? ShowReport.json(desk.register, row) : ShowReport.text(desk.register, row, page: Output.page))
    }
  }
}

struct MeetingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "meetings", abstract: "List sessions and visits, each with how sure its date is.")

  @OptionGroup var options: GlobalOptions
  @Flag(help: "As JSON, with stable keys.") var json = false

  func run() throws {
    try Output.run {
      let desk = try Desk(options)
      try desk.sound()
      try Output.print(
        json
          ? MeetingsReport.json(desk.register) : MeetingsReport.text(desk.register, page: Output.page))
    }
  }
}

struct FiguresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures",
    abstract: "List the figures with their readings; a reading nobody gave is ?, never 0.")

  @OptionGroup var options: GlobalOptions
  @Flag(help: "As JSON, with stable keys.") var json = false
  @Flag(help: "As CSV, a row a reading.") var csv = false

  func run() throws {
    try Output.run {
      let desk = try Desk(options)
      try desk.sound()
      if json { return try Output.print(FiguresReport.json(desk.register)) }
      if csv { return try Output.print(FiguresReport.csv(desk.register)) }
      try Output.print(FiguresReport.text(desk.register, page: Output.page))
    }
  }
}

struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "Show what was recorded, oldest first: when, by whom, for which party.",
    discussion: """
        ahd log
        ahd log train-20-officers --json
        ahd log --since 2026-03-01
      """)

  @OptionGroup var options: GlobalOptions
  @Argument(help: "Only the events of one item.") var id: String?
  @Option(help: "Only events from this day or meeting on.") var since: String?
  @Flag(help: "As JSON: the events whole, as they stand in the files.") var json = false

  func run() throws {
    try Output.run {
      let desk = try Desk(options)
      try desk.sound()
      let events = try events(desk.register)
      try Output.print(
        json
          ? LogReport.json(desk.register, events)
          : LogReport.text(desk.register, events, page: Output.page))
    }
  }

  private func events(_ register: Register) throws -> [Int] {
    let journal = register.journal
    var events = journal.inOrder
    if let id { events = journal.history(of: register.target(of: try register.row(named: id))) }
    if let asOf = register.asOf { events = events.filter { journal.events[$0].at.day <= asOf } }
    guard let since else { return events }
    let first = try day(since, register)
    return events.filter { journal.events[$0].at.day >= first }
  }

  private func day(_ text: String, _ register: Register) throws -> Day {
    if let day = EDTF(typed: text)?.earliest { return day }
    if let day = register.opening.meetings.first(where: { $0.id == text })?.date?.latest { return day }
    throw Failure(64, "“\(text)” is neither a date nor a meeting with a date; `ahd meetings` lists them.")
  }
}

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Read the whole register and name every problem with its place; exit 65 if there is an error.")

  @OptionGroup var options: GlobalOptions
  @Flag(help: "As JSON, with stable keys.") var json = false

  func run() throws {
    try Output.run {
      let desk = try Desk(options)
      let problems = desk.register.check(progress: progress(desk.register.count))
      if Host.isTerminal(2), desk.register.count > 20_000 { Output.clearProgress() }
      try Output.print(
        json ? CheckReport.json(problems) : CheckReport.text(problems, page: Output.page))
      if problems.contains(where: { $0.severity == .error }) { throw ExitCode(65) }
    }
  }

  /// Says on a terminal how far it is; nothing when piped.
  private func progress(_ count: Int) -> (Int) -> Void {
    guard Host.isTerminal(2), count > 20_000 else { return { _ in } }
    return { Output.progress("checking \($0) of \(count)") }
  }
}
