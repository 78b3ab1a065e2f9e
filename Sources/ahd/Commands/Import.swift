import Acts
import ArgumentParser
import Interchange
import JSON
import Register
import Reports
import Screen
import Sheets
import Store

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Add and change items from a CSV or JSON file.",
    discussion: """
      The file is CSV or JSON as `ahd export` and `ahd list` write it, columns in any order, only \
      those that matter. A row with the id of an item changes what differs; another is a new item. \
      All of it is one action (`ahd undo` takes it back), and nothing is done while a row is refused. \
      Done is reported (ahd done), never imported.

        ahd export --format csv -o items.csv        # then change it in a spreadsheet
        ahd import items.csv --dry-run              # what would be added and changed, line by line
        ahd import items.csv --reason "Agreed by letter of 3 March"
        ahd list --json status:not-started | jq '.commitments[].due = "Q2 2027"' | ahd import -
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var actor: ActorOptions
  @Argument(help: ArgumentHelp("The file; - is standard input.", valueName: "file")) var file:
    String
  @Flag(name: .customLong("dry-run"), help: "Say what would be done, and do nothing.")
  var isDry = false
  @Option(help: "Why; it stands beside each change.") var reason: String?
  @Flag(help: "As JSON, with stable keys.") var json = false

  func run() throws {
    try Output.run {
      var desk = try Desk(options)
      desk.session = actor.session
      if !isDry { try desk.writable() }
      try desk.sound()
      let sheet = try sheet()
      let planned = plan(sheet, desk.register)
      let report = ImportReport(planned, of: sheet, file: name)
      try Output.print(report, as: json ? .json : .text)
      guard planned.isSound else {
        let end = isDry ? "it would be refused as a whole" : "nothing is imported"
        throw Failure(65, "\(end); mend these:\n\(Shown(lines: report.refusals))")
      }
      if !isDry, !planned.isIdle { try record(sheet, &desk) }
    }
  }

  private var name: String { file == "-" ? "standard input" : file }

  private func sheet() throws(Failure) -> ImportSheet {
    let bytes = try InFile.read(file)
    do throws(ImportFault) { return try ImportSheet(bytes) } catch {
      let place = bytes.position(of: error.offset)
      throw Failure(65, "\(name):\(place.line):\(place.column): \(error.what.words)")
    }
  }

  private func plan(_ sheet: ImportSheet, _ register: Register) -> ImportPlan {
    register.plan(sheet) { row in
      if sheet.isTyped { return ListReport.cells(register, row).mapValues { .string($0) } }
      let members = ShowReport.object(register, row).object ?? []
      return Dictionary(members.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
    }
  }

  /// Planned anew under the lock, so that nothing is based on what has changed since.
  private func record(_ sheet: ImportSheet, _ desk: inout Desk) throws {
    let person = desk.actor(actor, for: [])
    _ = try desk.record { (register, _) throws(Refusal) in
      let planned = plan(sheet, register)
      let draft = planned.draft(by: person, reason: reason)
      guard planned.isSound, !planned.isIdle else {
        throw .unfit(
          "the register has changed meanwhile; look at it again with --dry-run", item: name)
      }
      return draft
    }
    if !json { try Output.print("Imported; `ahd undo` takes it back.") }
  }
}
