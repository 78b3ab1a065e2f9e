/// A size in cells.
package struct Size: Hashable, Sendable {
  package var width: Int
  package var height: Int

  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}

/// A cell's place; (0, 0) is the upper left.
package struct Point: Hashable, Sendable {
  package var x: Int
  package var y: Int

  package init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }
}

/// A rectangle of cells. Width and height are never negative.
package struct Rect: Hashable, Sendable {
  package var x: Int
  package var y: Int
  package var width: Int
  package var height: Int

  package init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  /// The whole of a frame of `size`.
  package init(_ size: Size) {
    self.init(x: 0, y: 0, width: size.width, height: size.height)
  }

  /// The first column right of it.
  package var maxX: Int { x + width }
  /// The first row below it.
  package var maxY: Int { y + height }
  package var size: Size { Size(width: width, height: height) }
  package var isEmpty: Bool { width == 0 || height == 0 }

  package func contains(_ point: Point) -> Bool {
    point.x >= x && point.x < maxX && point.y >= y && point.y < maxY
  }

  /// The part shared with `other`; empty if there is none.
  package func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rect(
      x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
  }
}

// MARK: Layout

extension Rect {
  /// Without `cells` cells on each side; empty rather than inside out.
  package func inset(_ cells: Int = 1) -> Rect { inset(dx: cells, dy: cells) }

  /// Without `dx` columns left and right and `dy` rows above and below.
  package func inset(dx: Int, dy: Int) -> Rect {
    Rect(
      x: x + min(dx, width / 2), y: y + min(dy, height / 2),
      width: width - 2 * dx, height: height - 2 * dy)
  }

  /// The left `width` columns (at most all) and what remains right of them after `gap` columns.
  package func splitLeft(_ width: Int, gap: Int = 0) -> (left: Rect, right: Rect) {
    let taken = min(max(0, width), self.width)
    let start = min(taken + gap, self.width)
    return (
      Rect(x: x, y: y, width: taken, height: height),
      Rect(x: x + start, y: y, width: self.width - start, height: height)
    )
  }

  /// The upper `height` rows (at most all) and what remains below them after `gap` rows.
  package func splitTop(_ height: Int, gap: Int = 0) -> (top: Rect, bottom: Rect) {
    let taken = min(max(0, height), self.height)
    let start = min(taken + gap, self.height)
    return (
      Rect(x: x, y: y, width: width, height: taken),
      Rect(x: x, y: y + start, width: width, height: self.height - start)
    )
  }

  /// Columns side by side, `gap` apart: fixed widths, and nil for an even share of what is left.
  /// Where there is not room for all, the later ones are narrowed, down to nothing.
  package func columns(_ widths: [Int?], gap: Int = 0) -> [Rect] {
    Rect.lengths(widths, in: width, gap: gap).map { start, length in
      Rect(x: x + start, y: y, width: length, height: height)
    }
  }

  /// Rows one below the other, `gap` apart; as `columns`.
  package func rows(_ heights: [Int?], gap: Int = 0) -> [Rect] {
    Rect.lengths(heights, in: height, gap: gap).map { start, length in
      Rect(x: x, y: y + start, width: width, height: length)
    }
  }

  private static func lengths(
    _ wanted: [Int?], in total: Int, gap: Int
  ) -> [(start: Int, length: Int)] {
    let fixed = wanted.reduce(0) { $0 + max(0, $1 ?? 0) }
    var free = max(0, total - fixed - gap * max(0, wanted.count - 1))
    var sharers = wanted.count { $0 == nil }
    var start = 0
    return wanted.map { length in
      var cells = max(0, length ?? 0)
      if length == nil {
        // The remainder of the division goes to the first ones.
        cells = (free + sharers - 1) / sharers
        free -= cells
        sharers -= 1
      }
      cells = min(cells, max(0, total - start))
      defer { start = min(total, start + cells + gap) }
      return (start, cells)
    }
  }
}
