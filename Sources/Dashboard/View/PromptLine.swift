import Model
import Screen

extension Canvas {
  /// `/heroin▏  1 of 35   Enter keep · Esc drop`.
  mutating func drawPrompt(_ field: TextField, _ y: Int) {
    let width = state.size.width - 2
    let counts = state.promptCounts
    let found = "\(counts.found) of \(counts.all)"
    let keys = glyphs.own("Enter keep · Esc drop")
    let room = width - Width.of(found) - Width.of(keys) - 6
    let isRoomy = room >= 10
    frame.put("/", x: 1, y: y)
    let shown = typed(field, x: 2, y: y, width: isRoomy ? room : width - 1)
    guard isRoomy else { return }
    put("\(found)   \(keys)", x: 2 + shown + 2, y: y, width: width, style: Theme.quiet)
  }

  /// Typed text with the cursor in it; the part around the cursor where it is too long. Returns the cells used.
  @discardableResult
  mutating func typed(_ field: TextField, x: Int, y: Int, width: Int) -> Int {
    guard width > 0 else { return 0 }
    let before = Sanitise.line(field.beforeCursor)
    let after = Sanitise.line(String(field.characters[field.cursor...]))
    let room = max(0, width - 1)
    let head = String(before.tail(within: room))
    var used = frame.put(head, x: x, y: y, width: room)
    let place = x + used
    if after.isEmpty {
      used += frame.put(glyphs.caret, x: place, y: y, width: width - used)
    } else {
      used += frame.put(after, x: place, y: y, width: width - used)
    }
    frame.cursor = Point(x: min(place, x + width - 1), y: y)
    return used
  }
}

extension String {
  /// As much of the end as fits in `width` cells.
  func tail(within width: Int) -> Substring {
    var start = endIndex
    var used = 0
    while start > startIndex {
      let previous = index(before: start)
      used += Width.of(self[previous])
      if used > width { break }
      start = previous
    }
    return self[start...]
  }
}
