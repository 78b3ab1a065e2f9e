import Register
import Screen
import Sheets

/// `/heroin▏  1 of 35   Enter keep · Esc drop`; in grey behind the cursor what Tab would add, and
/// above what else may stand there.
struct PromptLine {
  let prompt: Prompt
  let y: Int

  func draw(on canvas: inout Canvas) {
    let width = canvas.state.size.width - 2
    let state = canvas.state
    let log = state.view?.log
    let found =
      "\(log?.shown.count ?? state.rows.count) of \(log?.all.count ?? state.register.count)"
    let keys = canvas.glyphs.own("Enter keep · Esc drop")
    let room = width - Width.of(found) - Width.of(keys) - 6
    let isRoomy = room >= 10 && !prompt.isRefused
    canvas.frame.fill(Rect(x: 0, y: y, width: canvas.state.size.width, height: 1))
    canvas.frame.put("/", x: 1, y: y)
    let limit = isRoomy ? room : width - 1
    var shown = canvas.typed(prompt.field, x: 2, y: y, width: limit)
    mark(Rect(x: 2, y: y, width: shown, height: 1), limit, on: &canvas)
    let ghost = canvas.glyphs.own(prompt.ghost)
    shown += canvas.put(ghost, x: 2 + shown, y: y, width: limit - shown, style: Theme.quiet)
    SuggestionList(prompt: prompt, y: y).draw(on: &canvas)
    guard isRoomy else { return }
    canvas.put("\(found)   \(keys)", x: 2 + shown + 2, y: y, width: width, style: Theme.quiet)
  }

  /// What cannot be read is underlined, but not while it is being typed.
  private func mark(_ row: Rect, _ limit: Int, on canvas: inout Canvas) {
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
      canvas.frame.restyle(part.intersection(row)) { style in
        style.underline = true
        style.bold = true
      }
    }
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
