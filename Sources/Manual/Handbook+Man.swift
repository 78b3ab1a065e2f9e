extension Handbook {
  /// The page for man(1), in man(7).
  package var man: String {
    let root = tool.root
    let parts = program.split(separator: " ", maxSplits: 1).map(String.init)
    let name = root.name
    var lines = [
      ".\\\" Made by `\(name) man` from the program's own tables.",
      ".TH \(name.uppercased()) 1 \"\(date ?? "")\" \"\(parts.joined(separator: " "))\""
        + " \"User Commands\"",
      ".nh", ".ad l",
      Roff.section("Name"), "\(name) \\- \(Roff.text(root.abstract.withoutPoint))",
      Roff.section("Synopsis"),
    ]
    lines += synopses.flatMap { [Roff.spelling($0), ".br"] }.dropLast()
    lines += [Roff.section("Description")] + Roff.body(root.discussion).withoutFirstBreak
    lines += [Roff.section("Options")] + optionLines
    lines += [Roff.section("Commands")] + commands.flatMap(lines(of:))
    if !keys.isEmpty { lines += keyLines }
    for table in tables { lines += self.lines(of: table) }
    if !examples.isEmpty {
      lines += [Roff.section("Examples")]
      lines += examples.flatMap { Roff.item(Roff.bold($0.line), $0.words) }
    }
    if !seeAlso.isEmpty {
      lines += [Roff.section("See also")] + Roff.body(seeAlso).withoutFirstBreak
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var synopses: [String] {
    let name = tool.root.name
    return ["\(name) [options]", "\(name) <command> [<argument> …] [options]"]
  }

  private var optionLines: [String] {
    let text = "Every command takes these, before or after its name."
    let who = "Commands that record something also take these."
    let acting = shared(acting)
    return [Roff.text(text)] + shared(common).flatMap(item)
      + (acting.isEmpty ? [] : [".PP", Roff.text(who)] + acting.flatMap(item))
  }

  private func lines(of command: Tool.Command) -> [String] {
    guard command.shownCommands.isEmpty else {
      return [Roff.subsection(command.path.joined(separator: " ")), Roff.prose(command.abstract)]
        + Roff.body(command.discussion)
    }
    return [
      Roff.subsection(command.path.joined(separator: " ")), Roff.spelling(command.synopsis),
      ".PP", Roff.prose(command.abstract),
    ] + Roff.body(command.discussion) + own(command).flatMap(item)
  }

  private func item(_ argument: Tool.Argument) -> [String] {
    Roff.item(Roff.spelling(argument.spelling), argument.helpWithDefault)
  }

  private var keyLines: [String] {
    [
      Roff.section("Keys"),
      "In the dashboard; `?` shows those that are valid where you are, and runs one."
        .replacing("`?`", with: Roff.bold("?")),
    ]
      + keys.flatMap { key in
        let names = key.keys.map(Roff.bold).joined(separator: ", ")
        return Roff.item(names, "\(key.does) (\(key.place))")
      }
  }

  private func lines(of table: Table) -> [String] {
    [Roff.section(table.title)] + Roff.body(table.before).withoutFirstBreak
      + table.rows.flatMap { Roff.item(Roff.bold($0.term), $0.words) } + Roff.body(table.after)
  }
}

extension [String] {
  /// A heading makes room by itself.
  fileprivate var withoutFirstBreak: [String] { first == ".PP" ? Array(dropFirst()) : self }
}

extension String {
  fileprivate var withoutPoint: String { hasSuffix(".") ? String(dropLast()) : self }
}
