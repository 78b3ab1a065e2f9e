package import Screen

/// What stands at a cell of the screen, for the mouse.
package enum Hit: Hashable, Sendable {
  /// Within a pane, beside its entries.
  case pane(Pane)
  /// Its border with the title, its tab, or the line it is folded to.
  case title(Pane)
  case entry(Pane, Int)
  /// Within a full view, beside its entries.
  case view
  case viewEntry(Int)
  case menu
  case menuEntry(Int)
  case form
  case field(Int)
  /// An entry of the picker that is being filled.
  case option(Int)
  /// A key named on the screen.
  case key(Key)
}

extension Canvas {
  /// What is drawn in `rect` from here on answers to the mouse as this; what is
  /// drawn later lies above.
  mutating func touch(_ rect: Rect, _ hit: Hit) {
    let part = rect.intersection(Rect(state.size))
    if !part.isEmpty { hits.append((part, hit)) }
  }

  /// Sets the rows drawn in `rect` apart, and with them what answers there.
  mutating func spread(_ rect: Rect, pitch: Int) {
    guard pitch > 1 else { return }
    frame.spread(rect, pitch: pitch)
    for place in hits.indices {
      let row = hits[place].rect
      guard row.height == 1, rect.contains(Point(x: row.x, y: row.y)) else { continue }
      hits[place].rect = Rect(
        x: row.x, y: rect.y + (row.y - rect.y) * pitch, width: row.width, height: pitch)
    }
  }

  /// The topmost at a cell; nil where nothing answers.
  func hit(_ point: Point) -> Hit? { hits.last { $0.rect.contains(point) }?.hit }
}

extension Hit {
  /// What stands at a cell: drawing itself says what it draws where.
  package static func at(_ point: Point, _ state: DashboardState) -> Hit? {
    let left = (state.screen.width - state.size.width) / 2
    let top = (state.screen.height - state.size.height) / 2
    return Canvas.drawn(state).hit(Point(x: point.x - left, y: point.y - top))
  }

  /// Everything that answers to the mouse, topmost last.
  package static func all(_ state: DashboardState) -> [(rect: Rect, hit: Hit)] {
    Canvas.drawn(state).hits
  }
}
