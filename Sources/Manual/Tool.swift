/// What a program's command line takes: its commands and their arguments, as the
/// parser itself tells them.
package struct Tool: Hashable, Sendable {
  package let root: Command

  package struct Command: Hashable, Sendable {
    /// The names from the program's on: `["ahd", "meeting", "held"]`.
    package let path: [String]
    /// One sentence.
    package let abstract: String
    /// Paragraphs parted by blank lines; indented lines are examples.
    package let discussion: String
    package let isShown: Bool
    package let arguments: [Argument]
    package let commands: [Command]
    /// The name of the command that runs where none is named.
    package let defaultName: String?

    package var name: String { path.last ?? "" }
    package var shownArguments: [Argument] { arguments.filter(\.isShown) }
    package var shownCommands: [Command] { commands.filter(\.isShown) }
    package var positionals: [Argument] { shownArguments.filter { $0.kind == .positional } }
    package var options: [Argument] { shownArguments.filter { $0.kind != .positional } }
    package func command(named name: String) -> Command? { commands.first { $0.name == name } }

    /// This command and all below it that help shows, in order.
    package var family: [Command] { [self] + shownCommands.flatMap(\.family) }
  }

  package struct Argument: Hashable, Sendable {
    package let kind: Kind
    /// `["--help", "-h"]`; none for a positional one.
    package let names: [String]
    /// What stands for its value in help.
    package let valueName: String
    package let isOptional: Bool
    package let isRepeating: Bool
    /// Takes all words up to the next option.
    package let takesMany: Bool
    package let defaultValue: String?
    /// All values there are, where the parser knows them.
    package let values: [String]
    package let completion: Completion
    package let help: String
    package let isShown: Bool

    package enum Kind: String, Hashable, Sendable { case positional, option, flag }

    package enum Completion: Hashable, Sendable {
      case none, files, folders
      case list([String])
    }
  }
}

extension Tool.Argument {
  /// `--domain <domain>`, `-h, --help`, `<filter> …`.
  package var spelling: String {
    let many = isRepeating || takesMany ? " …" : ""
    return switch kind {
    case .positional: "<\(valueName)>\(many)"
    case .flag: names.joined(separator: ", ")
    case .option: "\(names.joined(separator: ", ")) <\(valueName)>\(takesMany ? many : "")"
    }
  }

  /// The name an error or a synopsis uses.
  package var name: String { names.first { $0.hasPrefix("--") } ?? names.first ?? valueName }

  /// What it does, with its default where it has one.
  package var helpWithDefault: String {
    guard let defaultValue, kind != .flag else { return help }
    return "\(help) (default: \(defaultValue))"
  }
}

extension Tool.Command {
  /// `ahd list [<filter> …] [options]`.
  package var synopsis: String {
    var words = [path.joined(separator: " ")]
    if !shownCommands.isEmpty { words.append("<command>") }
    words += positionals.map { $0.isOptional ? "[\($0.spelling)]" : $0.spelling }
    words += options.filter { $0.kind == .option && !$0.isOptional && $0.defaultValue == nil }
      .map(\.spelling)
    return (words + ["[options]"]).joined(separator: " ")
  }
}
