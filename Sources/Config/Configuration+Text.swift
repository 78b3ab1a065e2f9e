/// What `ahd config` prints: TOML that reads back as what is in force.
extension Configuration {
  /// Every setting with its value and, behind it, where it comes from and what it would be else.
  ///
  /// - Parameters:
  ///   - keys: Every action with its keys.
  ///   - files: The files that were looked for, the one that counts most first, with
  ///     whether each is there.
  /// - Returns: Lines of TOML.
  package func effective(keys: [KeyRow], files: [(path: String, isThere: Bool)]) -> String {
    var lines = ["# What is in force, and where it comes from. Files, the first counting most:"]
    lines += files.map { "#   \(TOMLText.escaped($0.path))\($0.isThere ? "" : " (not there)")" }
    lines.append("# Above them count the environment and the command line.")
    for table in tables {
      lines += ["", table.isEmpty ? nil : "[\(table)]"].compactMap(\.self)
      lines += aligned(settings.filter { $0.id.parts.table == table }.map(line))
    }
    lines += ["", "[keys]"] + aligned(keys.map(line))
    return lines.joined(separator: "\n") + "\n"
  }

  private var tables: [String] {
    settings.map(\.id.parts.table).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func line(_ setting: Setting) -> (entry: String, comment: String) {
    let name = setting.id.parts.name
    guard let entry = entries[setting.id] else {
      guard let standard = setting.standard else { return ("# \(name) =", "not set") }
      return ("\(name) = \(standard.text)", "default")
    }
    let isOther = setting.standard.map { $0 != entry.value } ?? false
    let standard = isOther ? setting.standard.map { "; default \($0.text)" } ?? "" : ""
    return ("\(name) = \(entry.value.text)", TOMLText.escaped(entry.origin.words) + standard)
  }

  private func line(_ row: KeyRow) -> (entry: String, comment: String) {
    let value = row.keys.count == 1 ? TOMLText.quoted(row.keys[0]) : TOMLText.list(row.keys)
    let entry = "\(TOMLText.key(row.action)) = \(value)"
    let origin = origin(row)?.words
    guard row.keys != row.standard else {
      return (entry, origin.map(TOMLText.escaped) ?? "default")
    }
    let from = origin.map(TOMLText.escaped) ?? "taken for others"
    return (entry, "\(from); default \(TOMLText.list(row.standard))")
  }

  /// Who gave an action its keys; nil where nobody did, or none that counts: an action may be given
  /// the very keys it has by default.
  func origin(_ row: KeyRow) -> Origin? {
    let binding = bindings.first { $0.action == row.action }
    let counts =
      row.keys != row.standard || binding?.keys.contains { row.keys.contains($0.name) } == true
    return counts ? binding?.place : nil
  }

  /// Comments under each other where the entries are short.
  private func aligned(_ lines: [(entry: String, comment: String)]) -> [String] {
    let width = lines.map(\.entry.count).filter { $0 <= 36 }.max() ?? 0
    return lines.map { entry, comment in
      entry + String(repeating: " ", count: max(0, width - entry.count)) + "  # \(comment)"
    }
  }
}

extension Setting {
  /// What `ahd config --default` prints: a file to start from, everything in it a comment.
  package static func template(_ settings: [Setting], keys: [KeyRow]) -> String {
    var lines = [
      "# Configuration of ahd. Take the # away before what you want otherwise; the values are the defaults.",
      "# `ahd config` tells what is in force and what is wrong. The program never writes this file.",
    ]
    var table = ""
    for setting in settings {
      let parts = setting.id.parts
      lines.append("")
      if parts.table != table {
        lines += ["[\(parts.table)]"]
        table = parts.table
      }
      lines += ["# \(setting.help) (\(setting.kind.words))."]
      lines += ["# \(parts.name) = \(setting.standard?.text ?? setting.kind.example)"]
    }
    lines += [
      "", "[keys]",
      "# One key, a list of keys, or [] for none. A key you give is taken from what had it in the same place.",
    ]
    lines += keys.map { row in
      let value =
        row.standard.count == 1 ? TOMLText.quoted(row.standard[0]) : TOMLText.list(row.standard)
      return "# \(row.action) = \(value)  # \(row.help)"
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What docs/config.md holds.
  package static func markdown(_ settings: [Setting]) -> String {
    let rows = settings.map { setting in
      let standard = setting.standard.map { "`\($0.text)`" } ?? "–"
      let also = [setting.variable.map { "`$\($0)`" }, setting.option.map { "`\($0)`" }]
        .compactMap(\.self).joined(separator: " ")
      return
        "| `\(setting.id.rawValue)` | \(setting.kind.words) | \(standard) | \(also) | \(setting.help) |"
    }
    return """
      # Configuration

      <!-- Made by `ahd config --markdown`; a test holds it to the program's own table. Edit Sources/Config/Setting.swift instead. -->

      Ahd reads TOML 1.0 from `$XDG_CONFIG_HOME/ahd/config.toml` (`~/.config/ahd/config.toml`) and, below
      it, from `ahd/config.toml` in each folder of `$XDG_CONFIG_DIRS` (`/etc/xdg`). It never writes there.

      * What counts, from the least: the default, the system's files, yours, the environment, the command line.
      * `ahd config` prints what is in force as TOML, with file, line and column of each value; `--json` for
        scripts, `--path` for your file's path, `--default` for a commented file to start from.
      * What is wrong is told with line and column, the rest of the file counts. `ahd config` then exits with
        65; the dashboard starts all the same and says so.

      | setting | value | default | also set by | what it is |
      |---|---|---|---|---|
      \(rows.joined(separator: "\n"))

      A name with a dot stands in a table: `flags.due-soon-days` is `due-soon-days` under `[flags]`. `[list]`
      is for the dashboard; `ahd list` goes by its own options, so that scripts get the same everywhere.

      `ahd config --json` prints `{"format": 1, "files", "settings", "keys", "problems"}`. Each of `settings`
      and `keys` has `key`, `value`, `default`, and `origin` (`default`, `file`, `environment`, `option`) with
      the `name` of the file, variable or option, `line` and `column`; each of `problems` has `key`, the same
      place, and `message`. What is not set is null.

      ## Keys

      Under `[keys]`, by the names of [the actions](keys.md):

      ```toml
      [keys]
      report = "R"               # another key
      find = ["/", "Ctrl-S"]     # several; texts on the screen name the first
      suspend = []               # none: the palette still has it, as :suspend
      ```

      Keys are written as [keys.md](keys.md) writes them. A key you give an action is taken from any other
      action that works in the same place, unless you gave it that key yourself: then the first entry counts,
      and the second is told. `Ctrl-C` always quits, and the palette always keeps a key. In forms, menus and
      prompts Enter, Esc, Tab and the arrows stay what they are, and every printable key is text.
      """
  }
}

extension Setting.Kind {
  /// Something to start from where there is no default.
  fileprivate var example: String {
    switch self {
    case .folder: "\"~/registers/ours\""
    case .file: "\"~/.ssh/id_ed25519\""
    case .number(let range): "\(range.contains(90) ? 90 : range.lowerBound)"
    default: "\"\""
    }
  }
}
