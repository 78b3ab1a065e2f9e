/// All that the program says of itself: what man page and docs/commands.md are made from.
package struct Handbook: Sendable {
  package let tool: Tool
  /// `ahd 0.1.0`.
  package let program: String
  /// The day of the page, `2026-11-21`; nil where none is known.
  package let date: String?
  /// Names of the options every command understands, and of those that say who acts.
  package let common: [String]
  package let acting: [String]
  package var keys: [Key] = []
  /// Tables by heading, in order: filter language, settings, files, environment, exit status.
  package var tables: [Table] = []
  package var examples: [Example] = []
  package var seeAlso = ""

  /// A row of the table of keys.
  package struct Key: Hashable, Sendable {
    package let keys: [String]
    package let does: String
    package let place: String

    package init(keys: [String], does: String, place: String) {
      self.keys = keys
      self.does = does
      self.place = place
    }
  }

  /// A part with a text before it and terms with what they mean.
  package struct Table: Hashable, Sendable {
    package let title: String
    package let before: String
    package let rows: [Row]
    package let after: String

    package init(_ title: String, before: String = "", _ rows: [Row], after: String = "") {
      self.title = title
      self.before = before
      self.rows = rows
      self.after = after
    }
  }

  package struct Row: Hashable, Sendable {
    package let term: String
    package let words: String

    package init(_ term: String, _ words: String) {
      self.term = term
      self.words = words
    }
  }

  /// A command line and what it does.
  package struct Example: Hashable, Sendable {
    package let line: String
    package let words: String

    package init(_ line: String, _ words: String) {
      self.line = line
      self.words = words
    }
  }

  package init(tool: Tool, program: String, date: String?, common: [String], acting: [String]) {
    self.tool = tool
    self.program = program
    self.date = date
    self.common = common
    self.acting = acting
  }
}

extension Handbook {
  /// The commands that help shows but the parser's own `help`, groups before their members.
  package var commands: [Tool.Command] {
    tool.root.shownCommands.flatMap(\.family).filter { $0.path.count > 1 && $0.name != "help" }
  }

  /// The options of these names as most commands have them.
  func shared(_ names: [String]) -> [Tool.Argument] {
    names.compactMap { name in
      let all = commands.flatMap(\.options).filter { $0.names.contains(name) }
      let counts = Dictionary(all.map { ($0, 1) }, uniquingKeysWith: +)
      return all.first { counts[$0] == counts.values.max() }
    }
  }

  /// What a command takes besides what is told elsewhere: of who acts, only
  /// where it takes all of it.
  func own(_ command: Tool.Command) -> [Tool.Argument] {
    let shared = Set(shared(common + (acts(command) ? acting : [])))
    return command.shownArguments.filter { !shared.contains($0) }
  }

  /// Whether a command takes the options that say who acts.
  func acts(_ command: Tool.Command) -> Bool {
    let shared = shared(acting)
    return !shared.isEmpty && shared.allSatisfy(command.arguments.contains)
  }
}
