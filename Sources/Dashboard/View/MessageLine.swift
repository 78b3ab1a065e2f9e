import Model
import Screen
import Sheets

extension Canvas {
  /// The line above the keys: the prompt, what just happened, or the signs now on screen.
  mutating func drawMessage() {
    let y = state.size.height - 2
    if case .prompt(let prompt)? = state.overlay { return drawPrompt(prompt, y) }
    if let message = state.message { return draw(message, y) }
    if case .arranger(let arranger)? = state.overlay {
      let words = glyphs.own(arranger.words(arranger.line))
      put(words, x: 1, y: y, width: state.size.width - 2)
      return
    }
    let group = register.header.group.map(register.ownerShort)
    let words = legend.words(glyphs, group: group)
    let width = state.size.width - 2
    put(cutAtEntry(words, width), x: 1, y: y, width: width, style: Theme.quiet)
  }

  /// The undo at its end stays where the words are too long.
  mutating func draw(_ message: Message, _ y: Int) {
    let width = state.size.width - 2
    let style = message.isError ? Theme.error : .plain
    let text = Sanitise.line(glyphs.own(message.text))
    let undo = "  \(message.ending)"
    guard !message.ending.isEmpty, text.hasSuffix(undo), Width.of(text) > width, width > 30 else {
      put(text, x: 1, y: y, width: width, style: style)
      return
    }
    let used = put(
      String(text.dropLast(Width.of(undo))), x: 1, y: y, width: width - Width.of(undo),
      style: style)
    put(undo, x: 1 + used, y: y, width: Width.of(undo))
  }

  /// Cut between entries, which stand two blanks or a dot apart.
  private func cutAtEntry(_ words: String, _ width: Int) -> String {
    var text = words
    while Width.of(text) > width {
      let dot = text.range(ofLast: glyphs.own(" · "))
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
