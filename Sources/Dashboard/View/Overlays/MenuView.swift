import Register
import Screen
import Sheets

/// A menu: what there is, narrowed by typing; Enter runs one.
struct MenuView {
  let menu: Menu

  func draw(on canvas: inout Canvas) {
    let rect = canvas.layout.menuRect
    let entries = menu.shown
    let count = "\(entries.count) of \(max(entries.count, menu.entries.count))"
    if canvas.layout.hasBorders {
      canvas.box(rect, isFocused: true, Heading(left: [menu.kind.title], right: [count]))
    } else {
      canvas.frame.fill(rect)
    }
    let area = canvas.layout.menuArea
    canvas.touch(rect, .menu)
    drawTyped(Rect(x: area.x + 1, y: area.y, width: area.width - 2, height: 1), on: &canvas)
    if entries.isEmpty {
      canvas.put(menu.kind.emptyWords, x: area.x + 1, y: area.y + 1, width: area.width - 2)
    }
    let shown = entries.dropFirst(menu.scroll.top).prefix(max(0, area.height - 1))
    for (line, entry) in shown.enumerated() {
      let row = Rect(x: area.x, y: area.y + 1 + line, width: area.width, height: 1)
      canvas.touch(row, .menuEntry(menu.scroll.top + line))
      draw(entry, row, isCursor: menu.scroll.top + line == menu.scroll.cursor, on: &canvas)
    }
  }

  /// What is typed, and behind its cursor what Tab would add.
  private func drawTyped(_ row: Rect, on canvas: inout Canvas) {
    var x =
      row.x + canvas.put(menu.kind.prompt, x: row.x, y: row.y, width: row.width, style: Theme.quiet)
    x += canvas.typed(menu.typed, x: x, y: row.y, width: row.maxX - x)
    canvas.put(menu.ghost, x: x, y: row.y, width: row.maxX - x, style: Theme.quiet)
  }

  private func draw(
    _ entry: Menu.Entry, _ row: Rect, isCursor: Bool, on canvas: inout Canvas
  ) {
    let isWide = row.width >= 60
    let count = entry.count ?? ""
    let room = row.width - 4 - (count.isEmpty ? 0 : Width.of(count) + 2)
    let name = min(room, menu.kind.nameWidth(isWide: isWide) ?? room)
    let style = entry.whyNot == nil ? .plain : Theme.quiet
    let title = menu.kind == .palette ? canvas.glyphs.own(entry.name) : entry.name
    canvas.put(title, x: row.x + 2, y: row.y, width: name, style: style)
    let help = isWide ? entry.help : entry.words
    canvas.put(
      canvas.glyphs.own(entry.whyNot ?? help), x: row.x + 3 + name, y: row.y, width: room - name,
      style: style)
    canvas.putRight(count, x: row.x, y: row.y, width: row.width - 1, style: Theme.quiet)
    guard isCursor else { return }
    canvas.frame.put(canvas.glyphs.cursor, x: row.x, y: row.y)
    canvas.markCursor(row, isFocused: true)
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
