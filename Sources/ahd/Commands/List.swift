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
  @Argument(help: "Words and terms; all must match.") var filter: [String] = []
  @Option(help: "Only items of a domain (an id or its beginning).") var domain: [String] = []
  @Option(help: "Only items of a status, or a flag such as overdue.") var status: String?
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
      try desk.sound()
      let filter = try read(desk.register)
      let rows = Order(desk.register).sort(desk.register.select(filter))
      try Output.print(text(desk.register, rows, filter))
    }
  }

  private func text(_ register: Register, _ rows: [Int32], _ filter: Filter) -> String {
    if json { return ListReport.json(register, rows) }
    if csv { return ListReport.csv(register, rows) }
    if markdown { return ListReport.markdown(register, rows, filter: filter) }
    return ListReport.text(register, rows, filter: filter, page: Output.page)
  }

  private func read(_ register: Register) throws -> Filter {
    var filter = Filter()
    filter.text = self.filter.joined(separator: " ")
    do { _ = try Term.read(filter.text) } catch { throw Failure(64, error.words) }
    filter.domains = try domain.flatMap { try domains($0, register) }
    if let status { try narrow(&filter, status) }
    return filter
  }

  private func domains(_ name: String, _ register: Register) throws -> [String] {
    let ids = register.header.domains.map(\.id)
    let hits = ids.contains(name) ? [name] : ids.filter { $0.hasPrefix(name) }
    guard hits.count == 1 else {
      let what = hits.isEmpty ? "There is no domain “\(name)”" : "“\(name)” may be several domains"
      let choice = (hits.isEmpty ? ids : hits).joined(separator: ", ")
      throw Failure(hits.isEmpty ? 66 : 64, "\(what); choose one of \(choice).")
    }
    return hits
  }

  private func narrow(_ filter: inout Filter, _ status: String) throws {
    if status == "no-report" {
      filter.status = .noReport
    } else if let known = Status(rawValue: status) {
      filter.status = .status(known)
    } else if Flags.all.contains(where: { $0.id == status }) {
      filter.text += " flag:\(status)"
    } else {
      let words = Status.allCases.map(\.rawValue) + ["no-report"] + Flags.all.map(\.id)
      throw Failure(
        64, "There is no status “\(status)”; use one of \(words.joined(separator: ", ")).")
    }
  }
}
