import ArgumentParser
import Config
import Query
import Reports
import Screen
import Sheets

struct ViewsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "views", abstract: "List the saved views, with how many items each shows.",
    discussion: """
      The program's own are the questions of a secretariat's quarter; the others were saved in the \
      dashboard (v, then Ctrl-S), with the person or in the register.

        ahd views
        ahd list --view overdue
        ahd --view "awaiting confirmation"
      """)

  @OptionGroup var options: GlobalOptions
  @Option(help: "Whose items are “mine”; else $AHD_PARTY or the configured party.")
  var party: String?
  @Flag(help: "As JSON, with stable keys.") var json = false

  func run() throws {
    try Output.run {
      let desk = try Desk(options)
      let (kept, words) = KeptViews().load()
      if let words { Output.warn(Shown(words)) }
      let views = desk.views(for: party, kept)
      try desk.reading {
        try Output.print(ViewsReport(desk.register, views), as: json ? .json : .text)
      }
    }
  }
}

extension Desk {
  /// A saved view by its name or its beginning.
  func view(named name: String) throws(Failure) -> SavedView {
    try views(for: nil, KeptViews().load().views)
      .named(name, in: register, party: Configured.own.configuration.text(.party))
  }

  /// The program's views, the register's, the person's.
  func views(for party: String?, _ kept: [SavedView]) -> [SavedView] {
    let party = party ?? Configured.own.configuration.text(.party)
    return register.programViews(for: .init(party: party)) + register.ownViews + kept
  }
}
