extension Handbook {
  /// docs/commands.md: every command with its options and examples, and the exit codes.
  package var markdown: String {
    var blocks = [
      "# Commands",
      "<!-- Made by `\(tool.root.name) man --markdown`; a test holds it to the program's own tables. -->",
      body(tool.root.discussion),
      table(
        ["command", "does"],
        commands.filter { $0.shownCommands.isEmpty }.map {
          ["[`\($0.path.dropFirst().joined(separator: " "))`](#\(anchor($0)))", $0.abstract]
        }),
      "## Options of every command", "They stand before or after the command's name.",
      optionTable(shared(common)),
    ]
    if !shared(acting).isEmpty {
      blocks += ["## Options of commands that record", optionTable(shared(acting))]
    }
    blocks += commands.flatMap(blocks(of:))
    for table in tables { blocks += self.blocks(of: table) }
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private func blocks(of command: Tool.Command) -> [String] {
    let name = command.path.joined(separator: " ")
    var blocks = ["## \(name)", Markup.escaped(command.abstract)]
    if command.shownCommands.isEmpty { blocks.append("```\n\(command.synopsis)\n```") }
    blocks.append(body(command.discussion))
    let own = own(command)
    if !own.isEmpty { blocks.append(optionTable(own)) }
    if acts(command) {
      blocks.append("It records: [who acts](#options-of-commands-that-record) can be said.")
    }
    return blocks
  }

  private func blocks(of table: Table) -> [String] {
    [
      "## \(table.title)", body(table.before),
      table.rows.isEmpty
        ? "" : self.table(["", ""], table.rows.map { ["`\($0.term)`", $0.words] }),
      body(table.after),
    ]
  }

  private func optionTable(_ arguments: [Tool.Argument]) -> String {
    table(["", ""], arguments.map { ["`\($0.spelling)`", $0.helpWithDefault] })
  }

  private func table(_ heads: [String], _ rows: [[String]]) -> String {
    let lines = [heads, heads.map { _ in "---" }] + rows.map { $0.map(Markup.cell) }
    return lines.map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
  }

  private func anchor(_ command: Tool.Command) -> String { command.path.joined(separator: "-") }
}

extension Handbook {
  /// Paragraphs, and examples as blocks; those of a shell say so.
  private func body(_ text: String) -> String {
    Prose.parts(of: text).map { part in
      switch part {
      case .paragraph(let words): Markup.escaped(words)
      case .example(let lines):
        "```\(lines.contains(where: isTyped) ? "sh" : "")\n\(lines.joined(separator: "\n"))\n```"
      }
    }.joined(separator: "\n\n")
  }

  private func isTyped(_ line: String) -> Bool {
    line.split(separator: " ").first.map(String.init) == tool.root.name
  }
}

/// Texts that stand in Markdown as they are, but for what stands between backquotes.
enum Markup {
  static func cell(_ text: String) -> String {
    escaped(text).unicodeScalars.map { $0 == "|" ? "\\|" : String($0) }.joined()
  }

  static func escaped(_ text: String) -> String {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    guard parts.count % 2 == 1 else { return plain(text) }
    return parts.enumerated().map { $0 % 2 == 0 ? plain($1) : "`\($1)`" }.joined()
  }

  /// Angles outside code would be tags.
  private static func plain(_ text: String) -> String {
    ["<", "*", "_"].reduce(text) { $0.replacing($1, with: $1 == "<" ? "&lt;" : "\\\($1)") }
  }
}
