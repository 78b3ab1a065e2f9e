import Query
import Screen
import Sheets

/// Above the prompt: why it was refused, or what may stand at the cursor, with counts.
struct SuggestionList {
  let prompt: Prompt
  let y: Int

  func draw(on canvas: inout Canvas) {
    if prompt.isRefused, let fault = prompt.faults.first {
      return drawRefusal(fault.words, on: &canvas)
    }
    let height = min(prompt.listed.count, max(0, y / 3 - 1), 8)
    guard canvas.layout.hasBorders, height > 0 else { return }
    let rows = prompt.listed.map(SuggestionRow.init)
    let names = rows.map { Width.of($0.text) }.max() ?? 0
    let helps = rows.map { Width.of($0.help) }.max() ?? 0
    let counts = rows.map { Width.of($0.count) }.max() ?? 0
    let inner = min(canvas.state.size.width - 4, names + helps + counts + (helps > 0 ? 2 : 0) + 4)
    let rect = Rect(
      x: left(inner + 2, canvas), y: y - height - 2, width: inner + 2, height: height + 2
    )
    let top = max(0, (prompt.takenPlace ?? 0) - height + 1)
    canvas.box(
      rect, isFocused: false,
      Heading(left: [], right: ["\(top + 1)-\(top + height) of \(rows.count)"]))
    for line in 0..<height {
      let place = top + line
      let row = Rect(x: rect.x + 1, y: rect.y + 1 + line, width: inner, height: 1)
      draw(rows[place], row, names: names, counts: counts, on: &canvas)
      canvas.touch(row, .menuEntry(place))
      guard place == prompt.takenPlace else { continue }
      canvas.frame.put(canvas.glyphs.cursor, x: row.x, y: row.y)
      canvas.markCursor(row, isFocused: true)
    }
  }

  private func draw(
    _ entry: SuggestionRow, _ row: Rect, names: Int, counts: Int, on canvas: inout Canvas
  ) {
    canvas.put(entry.text, x: row.x + 1, y: row.y, width: min(names, row.width - 2))
    let help = row.x + names + 3
    canvas.put(
      canvas.glyphs.own(entry.help), x: help, y: row.y, width: row.maxX - 2 - counts - help,
      style: Theme.quiet)
    canvas.putRight(entry.count, x: row.x, y: row.y, width: row.width - 1, style: Theme.quiet)
  }

  /// Under the term it would stand in, as far as there is room.
  private func left(_ width: Int, _ canvas: Canvas) -> Int {
    let start = prompt.listed.first?.place.lowerBound ?? 0
    let before = String(prompt.field.characters.prefix(start))
    return max(0, min(Width.of(Sanitise.line(before)), canvas.state.size.width - width))
  }

  private func drawRefusal(_ words: String, on canvas: inout Canvas) {
    let width = canvas.state.size.width
    let lines = wrap(Sanitise.line(canvas.glyphs.own(words)), to: max(1, width - 2)).suffix(y)
    for (place, line) in lines.enumerated() {
      let above = y - lines.count + place
      canvas.frame.fill(Rect(x: 0, y: above, width: width, height: 1))
      canvas.put(line, x: 1, y: above, width: width - 2, style: Theme.error)
    }
  }
}

/// One suggestion as it is listed.
private struct SuggestionRow {
  let text: String
  let help: String
  let count: String

  init(_ suggestion: Filter.Suggestion) {
    text = Sanitise.line(suggestion.text)
    help = Sanitise.line(suggestion.help)
    count = suggestion.count.map(String.init) ?? ""
  }
}

extension Prompt {
  /// Its keys, most used first.
  var keyWords: [String] {
    if isRefused { return ["Esc drop", "type to mend"] }
    let tab = suggestions.isEmpty ? [] : [takenPlace == nil ? "Tab complete" : "Tab next"]
    return ["Enter keep", "Esc drop"] + tab + ["field:value narrows by a field"]
  }
}
