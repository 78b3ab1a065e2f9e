import CNcurses
package import Screen

extension Terminal {
  /// Shows a frame: writes what differs from the one shown before, and the cursor. A frame of
  /// another size than the terminal's is cut or leaves the rest as it was.
  package mutating func show(_ frame: Frame) {
    let rows = min(frame.size.height, size.height)
    let before = shown.flatMap { $0.size == frame.size ? $0 : nil }
    if before == nil { werase(ahd_stdscr()) }
    for y in 0..<rows {
      if let before, before.row(y) == frame.row(y) { continue }
      // A row with isolates is written whole: they change cells beside the ones that changed.
      if let isolated = frame.isolatedRow(y) {
        write(isolated, before: nil, row: y)
      } else {
        let old = before.flatMap { $0.isolatedRow(y) == nil ? Array($0.row(y)) : nil }
        write(Array(frame.row(y)), before: old, row: y)
      }
    }
    place(frame.cursor)
    shown = frame
    wrefresh(ahd_stdscr())
  }

  /// Draws everything anew at the next `show`, whatever the terminal displays now (Ctrl-L).
  package mutating func redraw() {
    shown = nil
    clearok(ahd_curscr(), true)
  }

  /// Shows everything in the colours of a scheme from now on, its ground also where no frame
  /// reaches; nil for the terminal's own. Where the terminal takes no schemes its own stay.
  package mutating func wear(_ scheme: Scheme?) {
    guard scheme != writer.palette.scheme else { return }
    writer.palette = Palette(wantsColour: options.colour, scheme: scheme)
    var ground = writer.ground()
    wbkgrndset(ahd_stdscr(), &ground)
    redraw()
  }

  /// Writes the part of a row that changed, widened to whole characters.
  private func write(_ row: [Cell], before: [Cell]?, row y: Int) {
    let width = min(row.count, size.width)
    var start = 0
    var end = width
    if let before {
      while start < end && row[start] == before[start] { start += 1 }
      while end > start && row[end - 1] == before[end - 1] { end -= 1 }
      while start > 0 && (row[start].text.isEmpty || before[start].text.isEmpty) { start -= 1 }
      while end < width && (row[end].text.isEmpty || before[end].text.isEmpty) { end += 1 }
    }
    if start >= end { return }
    let characters = writer.characters(row[start..<end])
    mvwadd_wchnstr(ahd_stdscr(), Int32(y), Int32(start), characters, Int32(characters.count))
  }

  private mutating func place(_ cursor: Point?) {
    let visible = cursor.flatMap { Rect(size).contains($0) ? $0 : nil }
    if let visible { wmove(ahd_stdscr(), Int32(visible.y), Int32(visible.x)) }
    if (visible != nil) != isCursorShown || shown == nil {
      isCursorShown = visible != nil
      curs_set(isCursorShown ? 1 : 0)
    }
  }
}
