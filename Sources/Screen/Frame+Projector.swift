extension Frame {
  /// Sets the rows of a rectangle apart, `pitch` rows each, from its first row on; those that no
  /// longer fit are dropped.
  package mutating func spread(_ rect: Rect, pitch: Int) {
    let part = rect.intersection(Rect(size))
    guard pitch > 1, !part.isEmpty else { return }
    let count = (part.height + pitch - 1) / pitch
    let rows = (0..<count).map { row in
      (part.x..<part.maxX).map { self[$0, part.y + row] }
    }
    fill(part)
    for (number, row) in rows.enumerated() {
      for (x, cell) in row.enumerated() { set(cell, x: part.x + x, y: part.y + number * pitch) }
    }
  }

  /// The frame in the middle of a larger one.
  package func centred(in size: Size) -> Frame {
    var out = Frame(size: size)
    let left = max(0, (size.width - self.size.width) / 2)
    let top = max(0, (size.height - self.size.height) / 2)
    for y in 0..<self.size.height {
      for (x, cell) in row(y).enumerated() { out.set(cell, x: left + x, y: top + y) }
    }
    out.hasRightToLeft = hasRightToLeft
    out.cursor = cursor.map { Point(x: $0.x + left, y: $0.y + top) }
    return out
  }
}
