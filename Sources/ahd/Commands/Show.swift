import Acts
import ArgumentParser
import Reports
import Screen
import Sheets

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
      try desk.reading {
        let row = try desk.register.row(named: id)
        try Output.print(ShowReport(desk.register, row), as: json ? .json : .text)
      }
    }
  }
}
