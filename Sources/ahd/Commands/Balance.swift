import ArgumentParser
import Query
import Reports
import Screen
import Sheets

struct BalanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "balance", abstract: "Count who owes what to whom, by strength.",
    discussion: """
      Every item once under who owes whom, then under each party; firm apart from pledges and from \
      what nobody promised. Words, terms and options narrow it as they do `ahd list`.

        ahd balance
        ahd balance --domain counterterrorism --json
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var filters: FilterOptions
  @Flag(help: "As JSON, with stable keys.") var json = false

  func run() throws {
    try Output.run {
      let desk = try Desk(options)
      let filter = try filters.read(desk.register)
      try desk.reading {
        let rows = desk.register.select(filter)
        try Output.print(
          BalanceReport(desk.register, rows, filter: filter), as: json ? .json : .text)
      }
    }
  }
}
