import ArgumentParser
import Model
import Reports

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List action items, overdue first.",
    discussion: """
      Words narrow the list; so do terms such as domain:narc, status:not, strength:firm, \
      party:turkiye, owedby:, owedto:, flag:overdue.

        ahd list heroin
        ahd list --domain narcotics-control --json
        ahd list flag:unreported owedby:pakistan
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var filters: FilterOptions
  @Flag(help: "As JSON, with stable keys.") var json = false
  @Flag(help: "As CSV (RFC 4180).") var csv = false
  @Flag(help: "As a Markdown table.") var markdown = false

  func validate() throws {
    guard [json, csv, markdown].filter({ $0 }).count < 2 else {
      throw ValidationError("Choose one of --json, --csv and --markdown.")
    }
  }

  func run() throws {
    try Output.run {
      let desk = try Desk(options)
      let filter = try filters.read(desk.register)
      try desk.reading {
        let rows = Order(desk.register).sort(desk.register.select(filter))
        try Output.print(text(desk.register, rows, filter))
      }
    }
  }

  private func text(_ register: Register, _ rows: [Int32], _ filter: Filter) -> String {
    if json { return ListReport.json(register, rows) }
    if csv { return ListReport.csv(register, rows) }
    if markdown { return ListReport.markdown(register, rows, filter: filter) }
    return ListReport.text(register, rows, filter: filter, page: Output.page)
  }
}
