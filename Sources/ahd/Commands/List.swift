import ArgumentParser
import Query
import Register
import Reports
import Screen
import Sheets

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List action items, overdue first.",
    discussion: """
      Words narrow the list, and so do terms: \(Filter.Field.all.map { $0.name + ":" }.joined(separator: " ")) \
      with the beginning of a value, due and changed compared with a date. A blank is and; not, or \
      and brackets do what they say. `ahd help filter` has more examples. Quote what a shell keeps \
      to itself.

        ahd list heroin
        ahd list --domain narcotics-control --json
        ahd list flag:unreported owedby:pakistan
        ahd list domain:border,coast not strength:discussed
        ahd list 'due<2026-07-01 (status:open or has:evidence)'
        ahd list --sort due,-strength --group domain --columns id,title,due,status

      Columns to sort by and to show: \(Column.allCases.map(\.rawValue).joined(separator: ", ")). \
      - before one turns it round; what a column does not tell of an item stands last either way. \
      Groups: \(Grouping.allCases.map(\.rawValue).joined(separator: ", ")); each item stands in one.
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var filters: FilterOptions
  @OptionGroup var layout: ArrangementOptions
  @Option(help: ArgumentHelp("Begin with a saved view; the rest narrows it.", valueName: "name"))
  var view: String?
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
      let start = try view.map { try desk.view(named: $0) }
      let filter = try filters.read(desk.register, over: start?.filter ?? Filter())
      let arrangement = try layout.read(over: start?.arrangement ?? Arrangement())
      try desk.reading {
        let order = Order(desk.register, by: arrangement.sort)
        let rows = order.sort(desk.register.select(filter))
        let report = ListReport(desk.register, rows, filter: filter, arrangement: arrangement)
        try Output.print(report, as: json ? .json : csv ? .csv : markdown ? .markdown : .text)
      }
    }
  }
}
