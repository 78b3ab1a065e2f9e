import ArgumentParser
import Reports
import Screen
import Sheets

struct MeetingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "meetings", abstract: "List sessions and visits, each with how sure its date is.")

  @OptionGroup var options: GlobalOptions
  @Flag(help: "As JSON, with stable keys.") var json = false

  func run() throws {
    try Output.run {
      let desk = try Desk(options)
      try desk.reading {
        try Output.print(MeetingsReport(desk.register), as: json ? .json : .text)
      }
    }
  }
}
