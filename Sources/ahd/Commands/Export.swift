import ArgumentParser
import Entities
import Interchange
import JSON
import Query
import Register
import Reports
import Screen
import Store

struct ExportCommand: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case ics, csv, json, register
  }

  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the register for calendars, spreadsheets, scripts.",
    discussion: """
      ics: sessions as events and deadlines as to-dos; a date nobody fixed stays a span of days that \
      says so, and importing a later export brings the earlier one up to date. csv: one row an item. \
      json: the whole register as it stands. register: a new folder in which all that was recorded \
      is in the files, as if agreed before, with its journal beside. To standard output unless a \
      file is named; one that is there is replaced only with --force.

        ahd export --format ics -o sessions.ics
        ahd export --format ics --domain narcotics-control --alarm 14 > narcotics.ics
        ahd export --format csv flag:overdue -o overdue.csv --force
        ahd export --format json | jq '.commitments[] | select(.late) | .id'
        ahd export --format json --as-of 2026-03-31 -o march.json
        ahd export --format register ../year-two
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var filters: FilterOptions
  @Option(help: ArgumentHelp("ics, csv, json or register.", valueName: "format"))
  var format: Format
  @Option(name: .shortAndLong, help: "The file, or a new folder for a register.")
  var output: String?
  @Flag(help: "Replace a file that is there.") var force = false
  @Option(
    help: ArgumentHelp(
      "Days before a session or deadline at which a calendar calls it to mind; none for no alarms.",
      valueName: "days"))
  var alarm: String?

  func validate() throws {
    _ = try alarmDays()
    if format == .register, output == nil, filters.filter.count != 1 {
      throw ValidationError(
        "A register needs a new folder, and is exported whole: ahd export --format register DIR")
    }
    guard alarm == nil || format == .ics else {
      throw ValidationError("--alarm is for calendars; add --format ics.")
    }
  }

  func run() throws {
    try Output.run {
      let desk = try Desk(options)
      if format == .register { return try writeRegister(desk) }
      let filter = try filters.read(desk.register)
      try desk.reading {
        try Output.give(
          text(desk.register, Order(desk.register).sort(desk.register.select(filter))), to: output,
          force: force)
      }
    }
  }

  /// The folder is what stands where filter words do, or what -o names.
  private func writeRegister(_ desk: Desk) throws {
    try desk.sound()
    guard let folder = output ?? filters.filter.first, output == nil || filters.filter.isEmpty,
      filters.domain.isEmpty, filters.status == nil
    else { throw Failure(64, "A register is exported whole; leave the filter out.") }
    let files: [RegisterFile: Bytes]
    do throws(NewOpeningRefusal) { files = try desk.register.newOpening() } catch {
      throw Failure(65, "Nothing was written. \(error.words)")
    }
    let journals = try desk.store.journalFiles()
    try OutFile.makeFolder(folder) { (draft) throws(Errno) in
      for file in RegisterFile.allCases {
        if let bytes = files[file] { try draft.put(bytes, as: file.fileName) }
      }
      guard !journals.isEmpty else { return }
      try draft.makeFolder("journal")
      for (name, bytes) in journals { try draft.put(bytes, as: "journal/\(name)") }
    }
    try Output.print("\(desk.register.header.title): \(folder)")
  }

  private func text(_ register: Register, _ rows: [Int32]) throws -> String {
    switch format {
    case .csv: return ListReport(register, rows).csv ?? ""
    case .json: return RegisterReport.json(register, rows)
    case .ics, .register:
      let calendar = CalendarReport(register, alarm: try alarmDays())
      if let words = calendar.leftOut(rows) { Output.warn(Shown(words)) }
      return calendar.text(rows)
    }
  }

  private func alarmDays() throws -> Int? {
    guard let alarm else { return 7 }
    if alarm == "none" { return nil }
    guard let days = Int(alarm), (0...366).contains(days) else {
      throw ValidationError("“\(alarm)” is no number of days; write --alarm 7, or --alarm none.")
    }
    return days
  }
}
