import ArgumentParser
import Dates
import Glibc
import Screen

/// The program: a thin shell that turns arguments and the environment into
/// values and hands them on.
@main
struct Ahd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ahd",
    abstract: "What a working group has promised: who owes what to whom, by when, on whose word.",
    discussion: """
      Without a command the dashboard opens. The register is that of --register, else of \
      $AHD_REGISTER, else the folder you are in, else the one of your configuration, else your own \
      copy of the bundled one, which is made at your first change.

        ahd                               # the dashboard
        ahd list --status overdue         # what is overdue, a line each
        ahd show train-20-officers        # who said so, with source and paragraph
        ahd done train-20-officers --party turkiye --evidence "Letter of 3 March"
      """,
    version: Program.words,
    subcommands: [
      DashboardCommand.self,
      ListCommand.self, ViewsCommand.self,
      ShowCommand.self,
      FiguresCommand.self,
      BalanceCommand.self,
      DoneCommand.self,
      ConfirmCommand.self,
      ReopenCommand.self,
      SetCommand.self,
      AddCommand.self,
      NoteCommand.self,
      RecordCommand.self,
      UndoCommand.self,
      RedoCommand.self,
      MeetingsCommand.self,
      MeetingCommand.self,
      AgendaCommand.self,
      LogCommand.self,
      SyncCommand.self,
      CheckCommand.self,
      ReportCommand.self,
      ExportCommand.self,
      ReplayCommand.self,
      ShotCommand.self,
      ConfigCommand.self,
      KeysCommand.self, FilterCommand.self,
      ImportCommand.self,
      ManCommand.self,
      InitCommand.self,
      CloneCommand.self,
      MergeDriverCommand.self,
    ],
    defaultSubcommand: DashboardCommand.self)

  static func main() {
    // A reader that went away (`ahd list | head`) is no failure worth a message.
    signal(SIGPIPE, SIG_DFL)
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      if let answer = Completer.answer(arguments) { return try Output.print(document: answer) }
      var command = try PlainLine(arguments)?.command ?? parsed(arguments)
      try DayStyle.$current.withValue(Configured.own.configuration.dayStyle) {
        try command.run()
      }
    } catch {
      end(error)
    }
  }

  /// The command as the parser reads it.
  static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
    try parseAsRoot(GlobalOptions.hoisted(arguments))
  }

  /// Help and version as the parser writes them; any other error in one sentence, with its exit
  /// code. Nothing is left to the parser to print: it repeats arguments as they came.
  private static func end(_ error: any Error) -> Never {
    let code = exitCode(for: error)
    let words = message(for: error)
    if code.isSuccess {
      do { try Output.print(document: fullMessage(for: error)) } catch { Glibc.exit(74) }
    } else if !words.isEmpty {
      let end = words.last.map(".?!".contains) ?? false ? "" : "."
      Output.warn("\(words)\(end) `ahd help` lists the commands.")
    }
    Glibc.exit(code.rawValue)
  }
}

/// What the program says of itself.
enum Program {
  static let version = "0.1.0"
  static let name = "ahd \(version)"

  /// With the commit it was built from, as far as that is known.
  static var words: String {
    guard let commit = Commit.name else { return "\(name) (commit unknown)" }
    return "\(name) (commit \(commit)\(Commit.isChanged ? ", changed since" : ""))"
  }
}
