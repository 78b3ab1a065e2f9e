import Screen

extension Canvas {
  /// The `?` and `v` menus: what there is, narrowed by typing; Enter runs one.
  mutating func draw(_ menu: Menu) {
    let rect = layout.menuRect
    let entries = menu.shown
    let count = "\(entries.count) of \(menu.entries.count)"
    if layout.hasBorders {
      box(rect, isFocused: true, Heading(left: [menu.kind.title], right: [count]))
    } else {
      frame.fill(rect)
    }
    let area = layout.menuArea
    let used = put("Find  ", x: area.x + 1, y: area.y, width: area.width - 2, style: Theme.quiet)
    typed(menu.typed, x: area.x + 1 + used, y: area.y, width: area.width - 2 - used)
    if entries.isEmpty {
      put(menu.kind.emptyWords, x: area.x + 1, y: area.y + 1, width: area.width - 2)
    }
    let shown = entries.dropFirst(menu.scroll.top).prefix(max(0, area.height - 1))
    for (line, entry) in shown.enumerated() {
      let row = Rect(x: area.x, y: area.y + 1 + line, width: area.width, height: 1)
      draw(entry, menu.kind, row, isCursor: menu.scroll.top + line == menu.scroll.cursor)
    }
  }

  private mutating func draw(
    _ entry: Menu.Entry, _ kind: Menu.Kind, _ row: Rect, isCursor: Bool
  ) {
    let isWide = row.width >= 60
    let count = entry.count ?? ""
    let room = row.width - 4 - (count.isEmpty ? 0 : Width.of(count) + 2)
    let name = kind == .views ? (isWide ? 26 : room) : isWide ? 16 : 10
    put(entry.name, x: row.x + 2, y: row.y, width: min(name, room))
    put(
      isWide ? entry.help : entry.words, x: row.x + 3 + name, y: row.y, width: room - name)
    putRight(count, x: row.x, y: row.y, width: row.width - 1, style: Theme.quiet)
    guard isCursor else { return }
    frame.put(glyphs.cursor, x: row.x, y: row.y)
    markCursor(row, isFocused: true)
  }
}
