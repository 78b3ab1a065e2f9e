import ArgumentParser
import Reports
import Screen
import Sheets

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
      try desk.reading {
        try Output.print(
          FiguresReport(desk.register), as: json ? .json : csv ? .csv : .text)
      }
    }
  }
}
