import Model
import Screen
import Sheets

extension Canvas {
  /// A menu: what there is, narrowed by typing; Enter runs one.
  mutating func draw(_ menu: Menu) {
    let rect = layout.menuRect
    let entries = menu.shown
    let count = "\(entries.count) of \(max(entries.count, menu.entries.count))"
    if layout.hasBorders {
      box(rect, isFocused: true, Heading(left: [menu.kind.title], right: [count]))
    } else {
      frame.fill(rect)
    }
    let area = layout.menuArea
    touch(rect, .menu)
    drawTyped(menu, Rect(x: area.x + 1, y: area.y, width: area.width - 2, height: 1))
    if entries.isEmpty {
      put(menu.kind.emptyWords, x: area.x + 1, y: area.y + 1, width: area.width - 2)
    }
    let shown = entries.dropFirst(menu.scroll.top).prefix(max(0, area.height - 1))
    for (line, entry) in shown.enumerated() {
      let row = Rect(x: area.x, y: area.y + 1 + line, width: area.width, height: 1)
      touch(row, .menuEntry(menu.scroll.top + line))
      draw(entry, menu.kind, row, isCursor: menu.scroll.top + line == menu.scroll.cursor)
    }
  }

  /// What is typed, and behind its cursor what Tab would add.
  private mutating func drawTyped(_ menu: Menu, _ row: Rect) {
    var x = row.x + put(menu.kind.prompt, x: row.x, y: row.y, width: row.width, style: Theme.quiet)
    x += typed(menu.typed, x: x, y: row.y, width: row.maxX - x)
    put(menu.ghost, x: x, y: row.y, width: row.maxX - x, style: Theme.quiet)
  }

  private mutating func draw(
    _ entry: Menu.Entry, _ kind: Menu.Kind, _ row: Rect, isCursor: Bool
  ) {
    let isWide = row.width >= 60
    let count = entry.count ?? ""
    let room = row.width - 4 - (count.isEmpty ? 0 : Width.of(count) + 2)
    let name = min(room, kind.nameWidth(isWide: isWide) ?? room)
    let style = entry.whyNot == nil ? .plain : Theme.quiet
    let title = kind == .palette ? glyphs.own(entry.name) : entry.name
    put(title, x: row.x + 2, y: row.y, width: name, style: style)
    let help = isWide ? entry.help : entry.words
    put(
      glyphs.own(entry.whyNot ?? help), x: row.x + 3 + name, y: row.y, width: room - name,
      style: style)
    putRight(count, x: row.x, y: row.y, width: row.width - 1, style: Theme.quiet)
    guard isCursor else { return }
    frame.put(glyphs.cursor, x: row.x, y: row.y)
    markCursor(row, isFocused: true)
  }
}

extension Menu.Kind {
  /// Cells of the first column; nil for all there are.
  fileprivate func nameWidth(isWide: Bool) -> Int? {
    switch self {
    case .keys: isWide ? 16 : 10
    case .views: isWide ? 28 : nil
    case .palette: isWide ? 22 : nil
    case .copy: isWide ? 12 : 9
    }
  }
}
