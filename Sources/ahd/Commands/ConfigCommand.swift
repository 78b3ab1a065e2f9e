import ArgumentParser
import Config
import Curses
import Dashboard
import Screen

struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Print what is set, and where each value comes from.",
    discussion: """
      The output is TOML. What is wrong in a file is told on standard error with line and column, and \
      the exit code is 65; the rest counts all the same. Your own file is never written by the program.

        ahd config
        ahd config --default > ~/.config/ahd/config.toml
      """)

  @OptionGroup var options: GlobalOptions
  @Flag(help: "As JSON, with stable keys.") var json = false
  @Flag(help: "Only the path of your own file.") var path = false
  @Flag(name: .customLong("default"), help: "A commented file to start from.") var isDefault = false
  @Flag(help: "The table of settings, as docs/config.md holds it.") var markdown = false

  func validate() throws {
    guard [json, path, isDefault, markdown].filter({ $0 }).count < 2 else {
      throw ValidationError("Choose one of --json, --path, --default and --markdown.")
    }
  }

  func run() throws {
    try Output.run {
      if path { return try Output.print(Shown(Configured.file)) }
      if markdown { return try Output.print(document: Setting.markdown(Configured.settings)) }
      let configured = Configured(options.register.map { [.register: $0] } ?? [:])
      let keys = configured.keyRows
      if isDefault {
        return try Output.print(document: Setting.template(Configured.settings, keys: keys))
      }
      let files = Configured.files.map { (Paths.short($0), Host.isFile($0)) }
      try Output.print(
        document: json
          ? configured.configuration.json(keys: keys, files: files, problems: configured.problems)
          : configured.configuration.effective(keys: keys, files: files))
      for problem in configured.problems { Output.warn(Shown(problem.words)) }
      if let words = configured.unshownTheme { Output.warn(Shown(words)) }
      if !configured.problems.isEmpty { throw ExitCode(65) }
    }
  }
}

extension Configured {
  /// That this terminal cannot show the theme; nil where it can, or where there
  /// is no terminal to ask.
  fileprivate var unshownTheme: String? {
    let theme = configuration.text(.theme).flatMap(Scheme.Name.init(rawValue:)) ?? .terminal
    guard theme != .terminal, Host.isTerminal(1) else { return nil }
    let isShown =
      Host.environment("NO_COLOR") == nil
      && Terminal.takesSchemes(type: Host.environment("TERM") ?? "")
    return isShown ? nil : theme.unshown
  }

  /// Every action with its keys, in the order of the table.
  var keyRows: [KeyRow] {
    Action.all.map { action in
      KeyRow(
        action: action.id.rawValue, keys: keymap.keys(of: action.id).map(\.name),
        standard: action.standardKeys.map(\.name), help: action.help)
    }
  }
}
