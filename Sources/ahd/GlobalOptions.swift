import ArgumentParser
import Dates

/// Options every command understands, before or after its name.
struct GlobalOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The register's folder.", valueName: "dir"))
  var register: String?

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp("Show the register as it was at the end of a day (UTC).", valueName: "date"))
  var asOf: String?

  @Flag(name: .customLong("read-only"), help: "Write nothing, whatever is asked.")
  var isReadOnly = false

  @Flag(
    name: .customLong("plain"),
    help: "Without colours; the dashboard line by line, for screen readers, logs and scripts.")
  var isPlain = false

  /// The day asked for.
  func day() throws -> Day? {
    guard let asOf else { return nil }
    guard let date = EDTF(typed: asOf), let day = date.latest else {
      throw ValidationError(
        "“\(asOf)” is not a date; write 2026-03-31, 31 Mar 2026 or 2026-03 (its last day).")
    }
    return day
  }

  // MARK: Before the command's name

  private static let withValue: Set<String> = ["--register", "--as-of", "--by", "--party"]
  private static let alone: Set<String> = ["--read-only", "--plain"]

  /// Commands that have commands of their own.
  private static let withCommands: Set<String> = ["meeting"]

  /// Moves global options that stand before the command's name behind it, where the
  /// parser looks for them.
  static func hoisted(_ arguments: [String]) -> [String] {
    var moved: [String] = []
    var index = 0
    while index < arguments.count {
      let argument = arguments[index]
      let name = String(argument.prefix { $0 != "=" })
      if withValue.contains(name), argument == name {
        moved += arguments[index...].prefix(2)
        index += 2
      } else if withValue.contains(name) || alone.contains(name) {
        moved.append(argument)
        index += 1
      } else {
        break
      }
    }
    let rest = arguments[min(index, arguments.count)...]
    guard let command = rest.first, !command.hasPrefix("-") else { return moved + rest }
    let isGroup = withCommands.contains(command)
    let names = rest.prefix { !$0.hasPrefix("-") }.prefix(isGroup ? 2 : 1)
    return Array(names) + moved + rest.dropFirst(names.count)
  }
}

/// Who acts.
struct PersonOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Who does this; else $AHD_PERSON, else the configured person, else your login.",
      valueName: "person"))
  var by: String?
}

/// Who acts, for whom and where, for commands that write.
struct ActorOptions: ParsableArguments {
  @OptionGroup var person: PersonOption
  var by: String? { person.by }

  @Option(
    help: ArgumentHelp(
      "The party whose word it is; else $AHD_PARTY or the configured one where it is concerned, else nobody's.",
      valueName: "party"))
  var party: String?

  @Option(
    help: ArgumentHelp(
      "Done at the table of this session: its record tells it.", valueName: "meeting"))
  var session: String?
}
