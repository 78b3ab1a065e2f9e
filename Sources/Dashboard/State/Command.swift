import Query
import Text

/// A command that is typed: `domain narcotics`. The palette completes and runs this table,
/// and the flat mode reads lines of it; the actions and views that take no argument are
/// run by their names too.
package struct Command: Sendable {
  package let name: String
  /// Other names, not listed.
  var aliases: [String] = []
  /// What stands behind the name, for help; empty for nothing.
  package let argument: String
  package let help: String
  /// Whether the palette puts what fits best first; else it stays as it is suggested.
  var isRanked = true
  /// What may stand there, as far as it is typed: what the palette lists.
  var suggest: @Sendable (Suggestions, String) -> [Suggestion] = { _, _ in [] }
  /// Runs it with what stands behind the name, trimmed; what went wrong is told by
  /// the state's message.
  let run: @Sendable (inout DashboardState, String) -> [Effect]

  /// One argument a command may have.
  struct Suggestion {
    let argument: String
    /// What it is, in words.
    var words = ""
    var count: String?
    var whyNot: String?
  }

  /// The table. Its order is that of the palette.
  package static let all: [Command] = [
    Command(
      name: "view", argument: "NAME", help: "open a view",
      suggest: { there, _ in there.viewSuggestions }, run: { Command.runView($1, &$0) }),
    Command(
      name: "domain", argument: "ID…", help: "only the items of a domain or several; all for all",
      suggest: { $0.domainSuggestions($1) }, run: { Command.runDomain($1, &$0) }),
    Command(
      name: "filter", argument: "TEXT", help: "only what matches; nothing drops the words",
      isRanked: false, suggest: { $0.filterSuggestions($1) }, run: { Command.runFilter($1, &$0) }),
    Command(
      name: "sort", argument: "COLUMNS", help: "order the list: due, -strength; overdue first",
      suggest: { $0.sortSuggestions($1) }, run: { Command.set(.sort, $1, &$0) }),
    Command(
      name: "group", argument: "BY", help: "group the list",
      suggest: { there, _ in there.groupSuggestions }, run: { Command.set(.group, $1, &$0) }),
    Command(
      name: "columns", argument: "COLUMNS", help: "what the list shows of each item",
      suggest: { $0.columnSuggestions($1) }, run: { Command.set(.columns, $1, &$0) }),
    Command(
      name: "save", argument: "NAME", help: "keep this filter, order, groups, columns as a view",
      suggest: { $0.saveSuggestions($1) }, run: { $0.saveView($1, inRegister: false) }),
    Command(
      name: "share", argument: "NAME", help: "the same in the register, for all who read it",
      suggest: { $0.saveSuggestions($1) }, run: { $0.saveView($1, inRegister: true) }),
    Command(
      name: "rename-view", argument: "NAME to NEW", help: "call a view otherwise",
      suggest: { there, _ in there.keptSuggestions(" to ") }, run: { $0.renameView($1) }),
    Command(
      name: "delete-view", argument: "NAME", help: "keep a view no longer",
      suggest: { there, _ in there.keptSuggestions("") }, run: { $0.deleteView($1) }),
    Command(
      name: "item", argument: "ID", help: "open an item",
      suggest: { $0.itemSuggestions($1) }, run: { Command.runItem($1, &$0) }),
    Command(
      name: "meeting", argument: "ID", help: "open a session's agenda",
      suggest: { there, _ in there.meetingSuggestions }, run: { Command.runMeeting($1, &$0) }),
    Command(
      name: "figure", argument: "ID", help: "open a figure",
      suggest: { there, _ in there.figureSuggestions }, run: { Command.runFigure($1, &$0) }),
    Command(
      name: "as-of", argument: "DATE", help: "the register as it was at the end of a day; today",
      isRanked: false, suggest: { $0.daySuggestions($1) }, run: { Command.runAsOf($1, &$0) }),
    Command(
      name: "theme", argument: "NAME", help: "other colours",
      suggest: { there, _ in there.themeSuggestions }, run: { Command.runTheme($1, &$0) }),
    Command(
      name: "export", argument: "FORMAT PATH", help: "write what is on screen to a file",
      isRanked: false, suggest: { $0.exportSuggestions($1) }, run: { Command.runExport($1, &$0) }),
    Command(
      name: "sync", argument: "", help: "exchange with the others, while you go on",
      run: { state, _ in state.runSync() }),
    Command(
      name: "sync-bundle", argument: "PATH",
      help: "the same without a network: over a file, a git bundle on a stick", isRanked: false,
      suggest: { _, typed in [Suggestion(argument: typed, words: "the bundle's file")] },
      run: { $0.runSync(overBundle: $1) }),
    Command(
      name: "q", aliases: ["q!", "qa", "qa!", "wq", "wqa", "wq!", "exit"], argument: "",
      help: "quit; everything is saved", run: { _, _ in [.quit] }),
    Command(
      name: "w", aliases: ["w!", "wa", "write"], argument: "", help: "save: all is saved already",
      run: { state, _ in state.tellSaved() }),
  ]

  /// The command of a name.
  package static func named(_ name: String) -> Command? {
    all.first { $0.name == name || $0.aliases.contains(name) }
  }

  /// The name a line begins with, and the rest, trimmed; nil for an empty line.
  static func parts(_ line: String) -> (name: String, argument: String)? {
    let line = line.trimmed
    let text = line.hasPrefix(":") ? line.dropFirst().drop(while: \.isWhitespace) : line[...]
    guard !text.isEmpty else { return nil }
    let name = text.prefix { !$0.isWhitespace }
    return (name.lowercased(), String(text.dropFirst(name.count)).trimmed)
  }
}

/// What may stand behind the name of a command, as the dashboard is now.
struct Suggestions {
  let state: DashboardState
}
