import ArgumentParser
import Reports
import Screen

struct MeetingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "meetings", abstract: "List sessions and visits, each with how sure its date is.")

  @OptionGroup var options: GlobalOptions
  @Flag(help: "As JSON, with stable keys.") var json = false

  func run() throws {
    try Output.run {
      let desk = try Desk(options)
      try desk.reading {
        try Output.print(
          document: json
            ? MeetingsReport.json(desk.register)
            : MeetingsReport.text(desk.register, page: Output.page))
      }
    }
  }
}
