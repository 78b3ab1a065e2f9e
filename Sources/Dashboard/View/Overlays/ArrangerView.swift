import Query
import Screen
import Sheets

/// The box of order, groups and columns; the list stays in sight beside it.
struct ArrangerView {
  let arranger: Arranger

  func draw(on canvas: inout Canvas) {
    let rect = canvas.layout.arrangerRect
    if canvas.layout.hasBorders {
      let place = "\(arranger.scroll.cursor + 1) of \(arranger.lines.count)"
      canvas.box(rect, isFocused: true, Heading(left: ["Order, groups, columns"], right: [place]))
    } else {
      canvas.frame.fill(rect)
    }
    canvas.touch(rect, .menu)
    let area = canvas.layout.arrangerArea
    let lines = arranger.lines
    let top = arranger.scroll.top
    for (place, line) in lines.enumerated().dropFirst(top).prefix(area.height) {
      let row = Rect(x: area.x, y: area.y + place - top, width: area.width, height: 1)
      canvas.touch(row, .menuEntry(place))
      draw(line, row, on: &canvas)
      guard place == arranger.scroll.cursor else { continue }
      canvas.frame.put(canvas.glyphs.cursor, x: row.x, y: row.y)
      canvas.markCursor(row, isFocused: true)
    }
  }

  private func draw(_ line: Arranger.Line, _ row: Rect, on canvas: inout Canvas) {
    let room = row.width - 3
    switch line {
    case .group:
      let choice = canvas.glyphs.own("‹ \(arranger.arrangement.text(of: .group)) ›")
      canvas.put("group  \(choice)", x: row.x + 2, y: row.y, width: room)
    case .order:
      canvas.put("order  \(arranger.arrangement.orderWords)", x: row.x + 2, y: row.y, width: room)
    case .column(let column): draw(column, row, on: &canvas)
    }
  }

  private func draw(_ column: Column, _ row: Rect, on canvas: inout Canvas) {
    if arranger.shown.contains(column) {
      canvas.frame.put(canvas.glyphs.check, x: row.x + 2, y: row.y)
    }
    canvas.put(column.rawValue, x: row.x + 4, y: row.y, width: min(9, row.width - 5))
    if let key = arranger.key(column) {
      let words = "\(key.place) \(key.isDescending ? "descending" : "ascending")"
      canvas.put(words, x: row.x + 14, y: row.y, width: min(13, row.width - 15))
    }
    guard row.width >= 70 else { return }
    canvas.put(column.help, x: row.x + 28, y: row.y, width: row.width - 29, style: Theme.quiet)
  }
}

extension Layout {
  /// Over the panes at the side, below the list, or over all of a narrow screen.
  var arrangerRect: Rect {
    let height = size.height
    guard hasBorders else {
      return Rect(x: 0, y: 2, width: size.width, height: height - 4)
    }
    if mode == .column {
      let top = min(rect(.items).maxY, height - 12)
      return Rect(x: 0, y: max(1, top), width: size.width, height: height - 2 - max(1, top))
    }
    let rows = Column.allCases.count + 4
    let side = rect(.meetings).width
    let width = 30...40 ~= side ? side : 36
    return Rect(x: 0, y: 1, width: width, height: min(rows, height - 3))
  }

  var arrangerArea: Rect { hasBorders ? arrangerRect.inset() : arrangerRect }

  /// Lines the box shows at once.
  package var arrangerCapacity: Int { max(1, arrangerArea.height) }
}
