import Acts
import ArgumentParser
import Entities
import Query
import Register
import Reports
import Screen
import Sheets

struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Show what was recorded, oldest first: when, by whom, for which party.",
    discussion: """
      --since takes a date, a meeting's id, opening, or last-session: the last session that was held
      or, if none is known to be, the opening balance. --changes tells what came of it instead: what
      was reported, confirmed, done, moved and recorded, and what became overdue by time alone.

        ahd log
        ahd log train-20-officers --json
        ahd log --since 2026-03-01 --party turkiye --kind reported
        ahd log --filter "by:officer heroin"
        ahd log --since last-session --changes
      """)

  @OptionGroup var options: GlobalOptions
  @Argument(help: "Only the events of one item, meeting or figure.") var id: String?
  @Option(help: "Only from here on: a date, a meeting's id, last-session or opening.")
  var since: String?
  @Option(help: "Only up to here: a date (its last day) or a meeting's id.") var until: String?
  @Option(help: "Only what this person typed (a part of the name).") var by: String?
  @Option(help: "Only the word of this party; none for nobody's.") var party: String?
  @Option(help: "Only one kind: reported, confirmed, note, status, field, due, undone …")
  var kind: String?
  @Option(help: "Words, and item: party: by: kind: since: until:, as after / in the history.")
  var filter: String?
  @Flag(help: "What changed in the period, by kind, domain and party.") var changes = false
  @Flag(help: "As JSON: the events whole, as they stand in the files.") var json = false

  func run() throws {
    try Output.run {
      let desk = try Desk(options)
      try desk.reading { try write(desk.register) }
    }
  }

  private func write(_ register: Register) throws {
    let period = try period(register)
    var filter = try read(register)
    let target = try id.map { (id) throws(Refusal) in try register.target(named: id) }
    if changes { return try printChanges(period, register, target, filter) }
    if let period {
      filter.since = max(filter.since ?? period.since, period.since)
      filter.until = [filter.until, period.until].compactMap(\.self).min()
    }
    let events = LogReport.events(register, of: target, matching: filter)
    let about = since == nil ? nil : period.map { register.words(of: $0) }
    try Output.print(LogReport(register, events, about: about), as: json ? .json : .text)
  }

  private func printChanges(
    _ period: Period?, _ register: Register, _ target: Target?, _ filter: LogFilter
  ) throws {
    var period = period ?? register.period(.lastSession)
    if let since = filter.since { period = Period(since: since, until: period.until) }
    period.until = [period.until, filter.until].compactMap(\.self).min()
    let changes = register.changes(in: period)
    let entries = changes.entries(of: target, filter)
    try Output.print(ChangesReport(changes, entries), as: json ? .json : .text)
  }

  /// Nil where no end of it was given.
  private func period(_ register: Register) throws -> Period? {
    guard since != nil || until != nil else { return nil }
    var period = register.period(.opening)
    if let since { period = try register.period(named: since) }
    if let until {
      guard let day = register.day(until: until) else {
        throw Failure(
          64, "“\(until)” is neither a date nor a meeting with a date; `ahd meetings` lists them.")
      }
      period.until = day
    }
    return period
  }

  private func read(_ register: Register) throws -> LogFilter {
    let options = [("by", by), ("party", party), ("kind", kind)]
      .compactMap { name, value in value.map { "\(name):\($0)" } }
    let text = filter ?? ""
    if let (fault, place) = LogFilter.faults(of: text, in: register).first {
      throw Failure(64, fault.words, in: text, at: place)
    }
    do {
      var filter = try LogFilter(text, in: register)
      for option in options { try filter.take(option, register) }
      return filter
    } catch {
      throw Failure(64, Shown(error.words))
    }
  }
}
