import ArgumentParser
import Model
import Reports

struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Show what was recorded, oldest first: when, by whom, for which party.",
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
    let target = try id.map { (id) throws(Refusal) in try register.target(named: id) }
    return LogReport.events(register, of: target, since: try since.map { try day($0, register) })
  }

  private func day(_ text: String, _ register: Register) throws -> Day {
    if let day = EDTF(typed: text)?.earliest { return day }
    if let day = register.meeting(text)?.date?.latest {
      return day
    }
    throw Failure(
      64, "“\(text)” is neither a date nor a meeting with a date; `ahd meetings` lists them.")
  }
}
