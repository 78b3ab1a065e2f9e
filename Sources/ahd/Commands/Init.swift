import Acts
import ArgumentParser
import Dates
import Entities
import JSON
import Screen
import Store
import Sync
import Text

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a register of your own group.",
    discussion: """
      A name makes its id; write ID=NAME to choose it. What is not given takes its default: the \
      folder's name as title, two parties, one domain, a session every three months. With no option \
      at all, on a terminal, it asks. All of it can be changed in the files before the first event.

        ahd init river --title "River commission" --party Alba --party Borea --domain Floods
        ahd init port --title "Port group" --party pk=Pakistan --party tr=Türkiye --party om=Oman \\
          --domain Safety --domain Customs --rhythm "FREQ=MONTHLY;INTERVAL=2" --completion both
        ahd init shared --title "Shared waters" --git
        ahd --register river add "Gauge at the weir" --domain floods --strength firm --owed-by alba
      """)

  @OptionGroup var options: GlobalOptions
  @Argument(help: "The folder: a new or empty one, or one without a register.") var folder: String?
  @Option(help: "The group's name.") var title: String?
  @Option(help: ArgumentHelp("A party, once for each.", valueName: "id=name"))
  var party: [String] = []
  @Option(help: ArgumentHelp("A domain, once for each.", valueName: "id=title"))
  var domain: [String] = []
  @Option(
    help: ArgumentHelp(
      "How often it meets: week, month, quarter, year, none, or FREQ=MONTHLY;INTERVAL=2.",
      valueName: "rrule"))
  var rhythm: String?
  @Option(help: "Who must speak before an item is done: both, or single.") var completion: String?
  @Flag(
    name: .customLong("git"),
    help: "Make its folder a git repository, to be shared with ahd sync (docs/together.md).")
  var isGit = false

  func run() throws {
    try Output.run {
      guard let folder = folder ?? options.register else {
        throw Failure(64, "Name the folder the register shall be in: ahd init DIR.")
      }
      if options.isReadOnly { throw StoreError.readOnly(.asked) }
      if let day = try options.day() { throw StoreError.readOnly(.asOf(day)) }
      try refuseRegister(in: folder)
      let answers = try answers(folder)
      try make(try answers.register(asOf: Host.today), in: folder)
      if isGit { try makeRepository(folder) }
    }
  }
}

// MARK: What was given, or is asked

extension InitCommand {
  /// What a register is made of, as people type it.
  struct Answers {
    var title: String
    var parties = ["Party A", "Party B"]
    var domains = ["General"]
    var rhythm = "quarter"
    var completion = ""

    func register(asOf day: Day) throws(Failure) -> NewRegister {
      let (beat, rule) = (try beat(), try rule())
      do throws(NewRegisterFault) {
        return try NewRegister(
          title: title, parties: try named(parties), domains: try named(domains), rhythm: beat,
          completion: rule, asOf: day)
      } catch {
        throw Failure(64, Shown(error.words))
      }
    }

    private func named(_ typed: [String]) throws(NewRegisterFault) -> [NewRegister.Named] {
      try typed.map { (typed) throws(NewRegisterFault) in try NewRegister.Named(typed: typed) }
    }

    private func beat() throws(Failure) -> Rhythm? {
      if rhythm == "none" { return nil }
      guard let beat = Rhythm(typed: rhythm) else {
        throw Failure(
          64,
          "“\(rhythm)” is no rhythm; write week, month, quarter, year, none, or FREQ=MONTHLY;INTERVAL=2."
        )
      }
      return beat
    }

    private func rule() throws(Failure) -> Completion? {
      if completion.isEmpty { return nil }
      guard let rule = Completion(rawValue: completion) else {
        throw Failure(64, "“\(completion)” is no completion rule; use both or single.")
      }
      return rule
    }
  }

  private func answers(_ folder: String) throws -> Answers {
    let name = (Host.realPath(folder) ?? folder).split(separator: "/").last.map(String.init)
    var answers = Answers(title: (name ?? "Our group").asTitle)
    let isAsked = title == nil && party.isEmpty && domain.isEmpty && rhythm == nil
    if isAsked, completion == nil, Host.isTerminal(0), Host.isTerminal(1) {
      try ask(&answers)
      return answers
    }
    if let title { answers.title = title }
    if !party.isEmpty { answers.parties = party }
    if !domain.isEmpty { answers.domains = domain }
    if let rhythm { answers.rhythm = rhythm }
    if let completion { answers.completion = completion }
    return answers
  }

  /// One question a line; Enter alone takes what stands in brackets, and what will not
  /// do is asked for anew.
  private func ask(_ answers: inout Answers) throws {
    try Output.print(
      "A new register. Enter alone takes what stands in brackets; Ctrl-C makes nothing.")
    try ask("The group's name", answers.title, &answers) { $0.title = $1 }
    try ask("Its parties, separated by commas", answers.parties.joined(separator: ", "), &answers) {
      $0.parties = parted($1)
    }
    try ask("Its domains, separated by commas", answers.domains.joined(separator: ", "), &answers) {
      $0.domains = parted($1)
    }
    try ask("How often it meets: week, month, quarter, year, none", answers.rhythm, &answers) {
      $0.rhythm = $1
    }
    let rule = answers.parties.count > 1 ? "both" : "single"
    try ask("Who must confirm before an item is done: both, single", rule, &answers) {
      $0.completion = $1
    }
  }

  private func parted(_ line: String) -> [String] {
    line.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
  }

  private func ask(
    _ question: String, _ standing: String, _ answers: inout Answers,
    take: (inout Answers, String) -> Void
  ) throws {
    while true {
      try Output.prompt("\(question) [\(standing)]: ")
      guard let line = readLine() else {
        try Output.print("\n")
        throw Failure(
          64, "Nothing was made; answer each question, or give options (ahd init --help).")
      }
      var taken = answers
      take(&taken, line.trimmed.isEmpty ? standing : line.trimmed)
      do throws(Failure) {
        _ = try taken.register(asOf: Host.today)
        answers = taken
        return
      } catch {
        try Output.print("  \(error.words)")
      }
    }
  }
}

// MARK: On disk

extension InitCommand {
  private func refuseRegister(in folder: String) throws(Failure) {
    guard
      let name = RegisterFile.allCases.map(\.fileName).first(where: {
        Host.isThere("\(folder)/\($0)")
      })
    else { return }
    throw Failure(
      73, "\(folder) already has a \(name); a register is never replaced, give another folder.")
  }

  private func make(_ new: NewRegister, in folder: String) throws {
    // register.json last: until it is there, the folder is no register.
    let files = RegisterFile.allCases.reversed().compactMap { file in
      new.files[file].map { (file.fileName, Bytes($0)) }
    }
    try OutFile.fill(folder, with: files)
    Done.words =
      "The register is made, in \(Paths.short(folder)); only the answer could not be written."
    try Output.print(told(new, folder))
  }

  /// A repository in the new folder, with a first commit of the files.
  private func makeRepository(_ folder: String) throws {
    var options = options
    options.register = folder
    let setUp = Syncing.SetUp(isGit: true)
    let syncing = try Syncing(options, by: nil, way: .nobody, setUp: setUp, isLines: false)
    // In a repository that was just made there is nobody to hear from.
    do { try syncing.run { _ in } } catch let error as Failure {
      throw Failure(
        error.code,
        "\(error.words) The register itself is made: ahd --register \(folder) sync --git goes on from there."
      )
    }
    Done.words =
      "The register is made, and a git repository of it; only the answer could not be written."
    try Output.print("A git repository too; share it: ahd --register \(folder) sync --remote URL")
  }

  private func told(_ new: NewRegister, _ folder: String) -> Shown {
    let session = new.sessions.first.map {
      "First session \($0.edtf?.label ?? $0.label), as the rhythm projects it."
    }
    let parties = new.parties.map(\.id).joined(separator: ", ")
    let domains = new.domains.map(\.id).joined(separator: ", ")
    let lines = [
      "\(new.title): \(folder)", "Parties \(parties); domains \(domains).", session,
      "Open it: ahd --register \(folder)",
    ]
    return Shown(lines: lines.compactMap(\.self))
  }
}

extension String {
  /// `port-group` as `Port group`.
  fileprivate var asTitle: String {
    let words = map { $0 == "-" || $0 == "_" ? " " : $0 }
    return String(words).trimmed.isEmpty ? "Our group" : String(words).trimmed.capitalisedFirst
  }
}
