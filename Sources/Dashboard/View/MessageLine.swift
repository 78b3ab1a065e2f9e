import Entities
import Register
import Screen
import Sheets

/// The line above the keys: the prompt, what just happened, or the signs now on screen.
struct MessageLine {
  func draw(on canvas: inout Canvas) {
    let y = canvas.state.size.height - 2
    if case .prompt(let prompt)? = canvas.state.overlay {
      return PromptLine(prompt: prompt, y: y).draw(on: &canvas)
    }
    if let message = canvas.state.message { return draw(message, y, on: &canvas) }
    if case .arranger(let arranger)? = canvas.state.overlay {
      let words = canvas.glyphs.own(arranger.words(arranger.line))
      canvas.put(words, x: 1, y: y, width: canvas.state.size.width - 2)
      return
    }
    let group = canvas.register.header.group.map(canvas.register.ownerShort)
    let words = canvas.legend.words(canvas.glyphs, group: group)
    let width = canvas.state.size.width - 2
    canvas.put(cutAtEntry(words, width, canvas), x: 1, y: y, width: width, style: Theme.quiet)
  }

  /// The undo at its end stays where the words are too long.
  func draw(_ message: Message, _ y: Int, on canvas: inout Canvas) {
    let width = canvas.state.size.width - 2
    let style = message.isError ? Theme.error : .plain
    let text = Sanitise.line(canvas.glyphs.own(message.text))
    let undo = "  \(message.ending)"
    guard !message.ending.isEmpty, Width.of(text) > width, width > 30 else {
      canvas.put(text, x: 1, y: y, width: width, style: style)
      return
    }
    let used = canvas.put(
      Sanitise.line(canvas.glyphs.own(message.words)), x: 1, y: y, width: width - Width.of(undo),
      style: style)
    canvas.put(undo, x: 1 + used, y: y, width: Width.of(undo))
  }

  /// Cut between entries, which stand two blanks or a dot apart.
  private func cutAtEntry(_ words: String, _ width: Int, _ canvas: Canvas) -> String {
    var text = words
    while Width.of(text) > width {
      let dot = text.range(ofLast: canvas.glyphs.own(" · "))
      let gap = text.range(ofLast: "  ")
      guard let end = [dot, gap].compactMap(\.self).max() else { return text }
      text = String(text[..<end])
    }
    return text
  }
}

extension String {
  /// Where the last occurrence of `part` begins.
  func range(ofLast part: String) -> Index? {
    var place = endIndex
    while place > startIndex {
      place = index(before: place)
      if self[place...].hasPrefix(part) { return place }
    }
    return nil
  }
}
