import ArgumentParser
import Glibc
import Register
import Reports
import Screen
import Sheets
import Store
import Sync

struct SyncCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync", abstract: "Exchange the register with others over git.",
    discussion: """
      Commits what is new in the register's own files, fetches, joins, and sends, with the remote \
      that the branch follows; nothing else of the repository is touched, and nothing is asked. \
      What others recorded is told. Whatever breaks it off, nothing is lost: the next one goes on.

        ahd --register river sync --git --remote ../river.git   # the first time
        ahd --register river sync
        ahd --register river sync --bundle ../river.bundle      # without a network
        ahd --register river sync --json
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var person: PersonOption
  @Option(
    help: ArgumentHelp(
      "Exchange through a file, a git bundle: read where it is there, then written.",
      valueName: "file"))
  var bundle: String?
  @Flag(
    name: .customLong("git"),
    help: "Make the register's folder a git repository first, where it is in none.")
  var isGit = false
  @Option(
    help: ArgumentHelp("With whom it is exchanged, from now on.", valueName: "url"))
  var remote: String?
  @Flag(help: "As JSON, with stable keys.") var json = false
  @Flag(
    help: ArgumentHelp(
      "As lines for another program: progress TEXT, warning SENTENCE, then done SENTENCE or failed CODE SENTENCE.",
      visibility: .hidden))
  var lines = false

  func run() throws {
    // A reader that goes away is no reason to stop half-way.
    signal(SIGPIPE, SIG_IGN)
    Interruption.watch()
    Git.boundFiles()
    guard lines else { return try Output.run { try exchange().run(tell) } }
    func line(_ line: SyncLine) throws { try Output.print(Shown(line.text)) }
    do {
      try exchange().run { report in
        for words in report.warnings { try line(.warning(words)) }
        try line(.done(report.sentence))
      } warn: {
        try? line(.warning($0))
      }
    } catch {
      guard let failure = Failure(of: error) else { throw error }
      try? Output.print(Shown(SyncLine.failed(failure.code, failure.words.text).text))
      throw ExitCode(failure.code)
    }
  }

  private func exchange() throws -> Syncing {
    if options.isReadOnly { throw StoreError.readOnly(.asked) }
    if let day = try options.day() { throw StoreError.readOnly(.asOf(day)) }
    let setUp = Syncing.SetUp(isGit: isGit, remote: try address())
    return try Syncing(options, by: person.by, way: try way(), setUp: setUp, isLines: lines)
  }

  private func tell(_ report: SyncReport) throws {
    try Output.print(report, as: json ? .json : .text)
  }

  private func address() throws(Failure) -> Address? {
    guard let remote else { return nil }
    do throws(AddressFault) {
      return try Address(remote).absolute(in: Host.realPath(".") ?? ".")
    } catch {
      throw Failure(SyncFailure.address(error))
    }
  }

  private func way() throws(Failure) -> Exchange.Way {
    guard let bundle else { return .remote }
    guard !bundle.isEmpty else { throw Failure(64, "Name the bundle's file: --bundle FILE.") }
    return .bundle(Address.absolute(bundle, in: Host.realPath(".") ?? "."), mode: OutFile.mode)
  }
}
