import ArgumentParser
import Register
import Reports
import Screen
import Sheets

struct ReportCommand: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument { case html, md }

  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Write the session report: for the table, to print, to send.",
    discussion: """
      An overview on one page, then what is overdue and who said so, what each side owes, figures, \
      what changed, tensions, the next session, every item, and the paragraphs it all rests on. html \
      is one file for paper, screen and phone that fetches nothing; md is the same in Markdown, and \
      the format where it is read on a terminal. Changes are told since the last session that was \
      held, or since --since: a date, a meeting's id, last-session or opening. Words, terms and \
      options narrow it as they do `ahd list`.

      A report is internal. --shareable leaves out follow-ups of the secretariat, notes, evidence, \
      reasons, who typed, both sides of what is contested, how tensions are handled and the matters \
      that could come up. What was left out, and how often, is said here and not in the paper.

        ahd report -o report.html
        ahd report --shareable --since 2026-03-01 -o to-send.html
        ahd report --domain narcotics-control --format md
        ahd report --as-of 2026-03-31 flag:overdue -o march.html --force
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var filters: FilterOptions
  @Option(
    help: ArgumentHelp(
      "html or md; else by the file's name, md on a terminal, html into a pipe.",
      valueName: "format"))
  var format: Format?
  @Option(help: "What changed since: a date, a meeting's id, last-session or opening.")
  var since: String?
  @Flag(help: "Leave out what is the secretariat's own.") var shareable = false
  @Option(name: .shortAndLong, help: "The file; standard output without it.")
  var output: String?
  @Flag(help: "Replace a file that is there.") var force = false

  func run() throws {
    try Output.run {
      let desk = try Desk(options)
      let filter = try filters.read(desk.register)
      let period = try since.map { (since) throws(Failure) in
        try desk.register.period(named: since)
      }
      let report = SessionReport.Options(
        filter: filter, period: period, isShareable: shareable)
      try desk.reading {
        let written = SessionReport.write(desk.register, report, as: layout)
        try Output.give(written.text, to: output, force: force)
        if !written.withheld.isEmpty {
          Output.warn("left out of this report: \(written.withheld.joined(separator: "; ")).")
        }
      }
    }
  }

  private var layout: Sheets.Format {
    if let format { return format == .html ? .html : .markdown }
    guard let output else { return Host.isTerminal(1) ? .markdown : .html }
    let name = output.lowercased()
    return name.hasSuffix(".md") || name.hasSuffix(".markdown") ? .markdown : .html
  }
}

extension Register {
  /// The period that a person's words begin, or the sentence that says what they may be.
  func period(named typed: String) throws(Failure) -> Period {
    if let period = period(since: typed) { return period }
    throw Failure(
      64,
      "“\(typed)” is neither a date, last-session, opening nor a meeting with a date; `ahd meetings` lists them."
    )
  }
}
