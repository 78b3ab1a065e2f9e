import Screen

extension Action {
  /// The table of keys as docs/keys.md holds it.
  package static var markdown: String {
    let rows = all.map { action in
      let named =
        action.standardKeys.isEmpty
        ? [Keymap.standard[action.id]] : action.standardKeys.map(\.name)
      let keys = named.map { $0 == "|" ? "`\\|`" : "`\($0)`" }.joined(separator: " ")
      return "| \(keys) | \(action.help) | \(action.scope.rawValue) | `\(action.id.rawValue)` |"
    }
    return """
      # Keys

      <!-- Made by `ahd keys`; a test holds it to the program's own table. Edit Sources/Dashboard/State/Action.swift instead. -->

      Every change of the record opens a form that says what will happen; only Enter records; `u` takes
      it back. In a text field every printable key is text. There are no prefix keys and no timeouts.
      `?` shows the keys valid where you are, and runs the one you choose.

      | key | does | where | action |
      |---|---|---|---|
      \(rows.joined(separator: "\n"))

      In a form: `Tab` and `Shift-Tab` go from field to field, `←` `→` choose, a party's letter picks it,
      `Enter` records from any field, `Esc` closes and keeps what was typed; so does a crash. Where one
      of many is asked for, typing narrows the list, `↑` `↓` move in it, `Space` takes an entry or puts it
      back, `Enter` takes what is narrowed to. `Ctrl-O` opens a text in `$VISUAL` or `$EDITOR`; `Ctrl-N`
      begins a new line in a text of several. Dates are typed as people write them, and echoed as what
      they mean. At the `/` prompt every keystroke filters; `Enter` keeps the filter, `Esc` drops it.
      """
  }
}
