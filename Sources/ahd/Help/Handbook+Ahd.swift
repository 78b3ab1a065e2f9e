import Config
import Dashboard
import Manual
import Query
import Screen

extension Handbook {
  /// That of this program; nil where the parser's table cannot be read.
  static var ahd: Handbook? {
    guard let tool = Ahd.tool else { return nil }
    var handbook = Handbook(
      tool: tool, program: Program.name, date: Commit.day,
      common: ["--register", "--as-of", "--read-only", "--plain", "--help", "--version"],
      acting: ["--by", "--party", "--session"])
    handbook.keys = Action.all.map { action in
      Key(
        keys: action.standardKeys.isEmpty
          ? [":\(action.id.rawValue)"] : action.standardKeys.map(\.name), does: action.help,
        place: action.scope.rawValue)
    }
    handbook.tables = [filter, configuration, files, environment, exits]
    handbook.seeAlso = """
      The guide and all else there is to read lie in `PREFIX/share/doc/ahd`: docs/guide.md, \
      docs/commands.md, docs/keys.md, docs/filter.md, docs/config.md, docs/format.md, docs/together.md. git(1) \
      carries a register between machines.
      """
    handbook.examples = lines.split(separator: "\n").map { line in
      let parts = line.split(separator: "#", maxSplits: 1).map { $0.trimmed }
      return Example(parts[0], parts[1])
    }
    return handbook
  }
}

// MARK: Tables that are about the whole program

extension Handbook {
  private static let lines = """
    ahd # Open the dashboard.
    ahd list flag:overdue # What is overdue, a line each.
    ahd done train-20-officers --party turkiye --evidence "Certificates" # Report an item done, on a party's word.
    ahd log --since last-session --changes # What changed since the last session.
    ahd report --format html -o report.html # The paper for the table.
    ahd --as-of 2025-12-31 # The dashboard as it was at the end of that day.
    """

  private static let filter = Table(
    "Filter language",
    before: """
      The same after / in the dashboard and behind the commands that take a filter. Words are looked for \
      in ids, titles, summaries and the names of parties and domains, in any letters; a blank is and.
      """,
    Filter.Field.all.map { Row($0.example, $0.help) })

  private static let files = Table(
    "Files",
    [
      Row(
        "register.json, commitments.json, …", "A register is a folder; docs/format.md tells of it."),
      Row(
        "journal/WRITER.jsonl",
        "In that folder: what was recorded, one event a line; each writer has a file of their own."),
      Row(
        "$XDG_DATA_HOME/ahd/", "Your own copy of the bundled register, made at your first change."),
      Row("$XDG_CONFIG_HOME/ahd/config.toml", "Your configuration; the program never writes it."),
      Row("$XDG_CONFIG_HOME/ahd/views.json", "Your saved views."),
      Row(
        "$XDG_STATE_HOME/ahd/",
        "What is known of a writer, when it was exchanged and whose word is verified, texts typed but not recorded, hidden and enlarged panes."
      ),
      Row(
        ".git/ahd/",
        "In the repository of a register that is exchanged: where ahd has git work; made anew where it is gone."
      ),
      Row("PREFIX/share/ahd/", "The bundled register and the schemas of all files."),
    ])

  private static let configuration = Table(
    "Configuration",
    before: """
      TOML, in config.toml; what is not set takes its default. Keys stand under [keys] by the names of \
      the actions. `ahd config` prints what is in force and where it comes from, `ahd config --default` \
      a file to start from.
      """,
    settings.map { Row($0.id.rawValue, "\($0.help).") })

  private static let settings = Configured.settings

  private static let environment = Table(
    "Environment",
    settings.compactMap { setting in
      setting.variable.map { Row($0, "\(setting.help).") }
    } + [
      Row("AHD_DATA", "The folder of the bundled register, where it lies elsewhere."),
      Row("AHD_NOW", "A moment or day that stands in for the clock, in tests and reports of bugs."),
      Row("VISUAL, EDITOR", "What opens long texts; else vi."),
      Row("NO_COLOR", "Set to anything, there is no colour."),
      Row("TERM, LC_ALL, LC_CTYPE, LANG", "What the terminal can do, and whether it shows UTF-8."),
      Row(
        "SSH_AUTH_SOCK, GIT_SSH_COMMAND, HTTPS_PROXY, …",
        "What git and ssh find their way and keys by; handed on to them in an exchange."),
      Row("XDG_DATA_HOME", "Else ~/.local/share."),
      Row("XDG_STATE_HOME", "Else ~/.local/state."),
      Row("XDG_CONFIG_HOME, XDG_CONFIG_DIRS", "Else ~/.config and /etc/xdg."),
    ])

  private static let exits = Table(
    "Exit status", before: "A failure is one sentence on standard error that says what to do next.",
    [
      Row("0", "All is well."),
      Row("64", "The command line is wrong, or the value given."),
      Row("65", "The register has errors, or what is asked does not fit it."),
      Row("66", "There is no such register, item or figure; no repository, or no git."),
      Row("70", "The program itself is at fault."),
      Row("73", "A file cannot be made."),
      Row("74", "Reading or writing failed; nothing was recorded."),
      Row("75", "Busy, changed meanwhile, or the others cannot be reached now: try again."),
      Row("77", "Not permitted: --read-only, --as-of, or the rights of the folder."),
      Row("129, 130, 143", "Ended by a signal: hung up, interrupted, terminated."),
    ])
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
