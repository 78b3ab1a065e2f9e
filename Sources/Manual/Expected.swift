/// What may stand at the end of an unfinished command line.
package struct Expected: Hashable, Sendable {
  package var kind: Kind
  /// Of the last word: what every candidate begins with besides, as in `--domain=`.
  package var lead = ""

  package enum Kind: Hashable, Sendable {
    case files, folders
    /// All there is; none where nothing is known.
    case candidates([Candidate])
    /// The value of an argument, which the program may know of; besides, these.
    case value(of: Tool.Argument, in: [String], besides: [Candidate])
  }

  package struct Candidate: Hashable, Sendable {
    package let text: String
    package let help: String

    package init(_ text: String, _ help: String = "") {
      self.text = text
      self.help = help
    }
  }
}

extension Tool {
  /// What may come in the place of the last of these words, the program's name left out.
  package func expected(after words: [String]) -> Expected {
    guard let partial = words.last else { return expected(after: [""]) }
    var place = Place(self)
    for word in words.dropLast() { place.take(word) }
    return place.expected(as: partial)
  }
}

/// Where in a command line one is.
private struct Place {
  private let tool: Tool
  private var command: Tool.Command
  private var given: [String] = []
  private var positionals = 0
  /// The option whose value comes next, or more of whose values may come.
  private var option: Tool.Argument?
  private var isTerminated = false

  init(_ tool: Tool) {
    self.tool = tool
    command = tool.root
  }

  mutating func take(_ word: String) {
    if let option {
      if !option.takesMany { self.option = nil }
      if !option.takesMany || !word.hasPrefix("-") { return }
      self.option = nil
    }
    if word == "--" {
      isTerminated = true
    } else if word.hasPrefix("-"), !isTerminated {
      let name = String(word.prefix { $0 != "=" })
      given.append(name)
      option = word == name ? find(name).flatMap { $0.kind == .option ? $0 : nil } : nil
    } else if positionals == 0, let next = command.command(named: word) {
      command = next
    } else {
      positionals += 1
    }
  }

  /// Options before the command's name are those of the command that runs
  /// without a name, and of all.
  private var options: [Tool.Argument] {
    guard let name = command.defaultName, let other = command.command(named: name) else {
      return command.options
    }
    return other.options + command.options.filter { !other.options.contains($0) }
  }

  private func find(_ name: String) -> Tool.Argument? {
    let all = command.path.count > 1 ? command.arguments : tool.root.commands.flatMap(\.arguments)
    return (options + all).first { $0.names.contains(name) }
  }

  func expected(as partial: String) -> Expected {
    if let option, !option.takesMany || !partial.hasPrefix("-") { return values(option) }
    if isTerminated || !partial.hasPrefix("-") { return word() }
    guard partial.contains("="), let option = find(String(partial.prefix { $0 != "=" })) else {
      return Expected(kind: .candidates(optionNames))
    }
    var values = values(option)
    values.lead = String(partial.prefix { $0 != "=" }) + "="
    return values
  }

  private var optionNames: [Expected.Candidate] {
    options.filter { option in option.isRepeating || !option.names.contains(where: given.contains) }
      .map { Expected.Candidate($0.name, $0.help) }
  }

  /// A command's name, or a value without a name.
  private func word() -> Expected {
    let names = positionals > 0 ? [] : command.shownCommands
    let commands = names.map { Expected.Candidate($0.name, $0.abstract) }
    let places = command.positionals
    guard let place = places.indices.contains(positionals) ? positionals : places.indices.last,
      positionals <= place || places[place].isRepeating
    else { return Expected(kind: .candidates(commands)) }
    return values(places[place], besides: commands)
  }

  private func values(
    _ argument: Tool.Argument, besides: [Expected.Candidate] = []
  ) -> Expected {
    switch argument.completion {
    case .files: Expected(kind: .files)
    case .folders: Expected(kind: .folders)
    case .list(let values):
      Expected(kind: .candidates(besides + values.map { Expected.Candidate($0) }))
    case .none: Expected(kind: .value(of: argument, in: command.path, besides: besides))
    }
  }
}
