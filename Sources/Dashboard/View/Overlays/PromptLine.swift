import Model
import Screen
import Sheets

extension Canvas {
  /// `/heroin▏  1 of 35   Enter keep · Esc drop`; in grey behind the cursor what Tab would add, and
  /// above what else may stand there.
  mutating func drawPrompt(_ prompt: Prompt, _ y: Int) {
    let width = state.size.width - 2
    let counts = state.promptCounts
    let found = "\(counts.found) of \(counts.all)"
    let keys = glyphs.own("Enter keep · Esc drop")
    let room = width - Width.of(found) - Width.of(keys) - 6
    let isRoomy = room >= 10 && !prompt.isRefused
    frame.fill(Rect(x: 0, y: y, width: state.size.width, height: 1))
    frame.put("/", x: 1, y: y)
    let limit = isRoomy ? room : width - 1
    var shown = typed(prompt.field, x: 2, y: y, width: limit)
    mark(prompt, Rect(x: 2, y: y, width: shown, height: 1), limit)
    let ghost = glyphs.own(prompt.ghost)
    shown += put(ghost, x: 2 + shown, y: y, width: limit - shown, style: Theme.quiet)
    drawAbove(prompt, y)
    guard isRoomy else { return }
    put("\(found)   \(keys)", x: 2 + shown + 2, y: y, width: width, style: Theme.quiet)
  }

  /// What cannot be read is underlined, but not while it is being typed.
  private mutating func mark(_ prompt: Prompt, _ row: Rect, _ limit: Int) {
    let field = prompt.field
    func cells(before place: Int) -> Int {
      Width.of(Sanitise.line(String(field.characters.prefix(place))))
    }
    let head = cells(before: field.cursor)
    let hidden = head - Width.of(String(Sanitise.line(field.beforeCursor).tail(within: limit - 1)))
    for fault in prompt.faults
    where prompt.isRefused || !fault.place.contains(field.cursor - 1) {
      let start = row.x + cells(before: fault.place.lowerBound) - hidden
      let end = row.x + cells(before: fault.place.upperBound) - hidden
      let part = Rect(x: start, y: row.y, width: max(1, end - start), height: 1)
      frame.restyle(part.intersection(row)) { style in
        style.underline = true
        style.bold = true
      }
    }
  }

  /// Typed text with the cursor in it; the part around the cursor where it is too long.
  /// Returns the cells used.
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
