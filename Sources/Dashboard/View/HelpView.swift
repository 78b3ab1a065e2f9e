import Screen

extension Canvas {
  /// The `?` menu: the keys valid here, narrowed by typing; Enter runs one.
  mutating func draw(_ help: Help) {
    let rect = layout.helpRect
    let actions = help.shown
    let count = "\(actions.count) of \(help.actions.count)"
    if layout.hasBorders {
      box(rect, isFocused: true, Heading(left: ["Keys"], right: [count]))
    } else {
      frame.fill(rect)
    }
    let area = layout.helpArea
    let used = put("Find  ", x: area.x + 1, y: area.y, width: area.width - 2, style: Theme.quiet)
    typed(help.typed, x: area.x + 1 + used, y: area.y, width: area.width - 2 - used)
    if actions.isEmpty {
      put(
        "No key here does that. Backspace widens.", x: area.x + 1, y: area.y + 1,
        width: area.width - 2)
    }
    let shown = actions.dropFirst(help.scroll.top).prefix(max(0, area.height - 1))
    for (line, action) in shown.enumerated() {
      let row = Rect(x: area.x, y: area.y + 1 + line, width: area.width, height: 1)
      draw(action, row, isCursor: help.scroll.top + line == help.scroll.cursor)
    }
  }

  private mutating func draw(_ action: Action, _ row: Rect, isCursor: Bool) {
    let keys = row.width >= 60 ? 16 : 10
    put(action.keyNames, x: row.x + 2, y: row.y, width: keys)
    put(
      row.width >= 60 ? action.help : action.words, x: row.x + 3 + keys, y: row.y,
      width: row.width - 4 - keys)
    guard isCursor else { return }
    frame.put(glyphs.cursor, x: row.x, y: row.y)
    markCursor(row, isFocused: true)
  }
}
