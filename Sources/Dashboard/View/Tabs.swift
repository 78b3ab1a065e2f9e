import Dates
import Entities
import Register
import Screen
import Sheets

/// The narrow screen: a line of tabs, one pane without a border, the cursor's row in words.
struct TabsScreen {
  func draw(on canvas: inout Canvas) {
    HeaderLine().draw(on: &canvas)
    drawTabLine(on: &canvas)
    let content = canvas.content(of: canvas.layout.focus)
    canvas.touch(canvas.layout.rect(canvas.layout.focus), .pane(canvas.layout.focus))
    content.draw(in: canvas.layout.rect(canvas.layout.focus), on: &canvas)
    let y = canvas.state.size.height - 2
    if case .prompt(let prompt)? = canvas.state.overlay {
      PromptLine(prompt: prompt, y: y).draw(on: &canvas)
    } else if let message = canvas.state.message {
      drawNarrow(message, y, on: &canvas)
    } else {
      var words = content.cursorWords
      if case .arranger(let arranger)? = canvas.state.overlay {
        words = canvas.glyphs.own(arranger.words(arranger.line))
      }
      canvas.put(words, x: 1, y: y, width: canvas.state.size.width - 2)
    }
    KeyLine().draw(on: &canvas)
  }

  /// A second line where the words need it, unless the cursor's row stands there.
  private func drawNarrow(_ message: Message, _ y: Int, on canvas: inout Canvas) {
    let width = canvas.state.size.width - 2
    let area = canvas.layout.rect(canvas.layout.focus)
    let scroll = canvas.state.scroll(canvas.layout.focus)
    let isCursorThere =
      scroll.cursor - scroll.top >= area.height - 1 && canvas.layout.focus != .detail
    let lines = wrap(Sanitise.line(canvas.glyphs.own(message.text)), to: max(1, width))
    guard lines.count > 1, area.height > 2, !isCursorThere else {
      return MessageLine().draw(message, y, on: &canvas)
    }
    canvas.frame.fill(Rect(x: 0, y: y - 1, width: canvas.state.size.width, height: 1))
    canvas.put(
      lines[0], x: 1, y: y - 1, width: width, style: message.isError ? Theme.error : .plain)
    let words = wrap(Sanitise.line(canvas.glyphs.own(message.words)), to: max(1, width))
    var rest = Message(words.dropFirst().joined(separator: " "), isError: message.isError)
    // The way back is one piece: it stands behind the rest of the words, or alone.
    rest.ending = message.ending
    if rest.words.isEmpty {
      (rest.words, rest.ending) = (lines.dropFirst().joined(separator: " "), "")
    }
    MessageLine().draw(rest, y, on: &canvas)
  }

  private func drawTabLine(on canvas: inout Canvas) {
    let panes = canvas.layout.shown
    let texts = panes.map { pane in
      pane == canvas.layout.focus
        ? canvas.glyphs.own("▐\(canvas.state.keys.tab(pane, pane.tab, gap: " "))▌")
        : canvas.state.keys.tab(pane, pane.shortTab)
    }
    let cells = texts.reduce(-1) { $0 + Width.of($1) + 1 }
    var x = cells < canvas.state.size.width ? 1 : 0
    for (pane, text) in zip(panes, texts) {
      let isHere = pane == canvas.layout.focus
      let width = canvas.state.size.width - x
      if width <= 0 { break }
      canvas.touch(Rect(x: x, y: 1, width: Width.of(text), height: 1), .title(pane))
      x +=
        canvas.frame.put(text, x: x, y: 1, style: isHere ? Theme.focus : Theme.quiet, width: width)
        + 1
    }
  }
}

extension Register {
  /// `TR*→ PK · pledge · 7 mo · no report`; empty without an item.
  func itemWords(_ row: Int?, _ glyphs: Glyphs) -> String {
    guard let row else { return "" }
    let parts =
      [
        glyphs.own(owes(row)), index.strength[row].rawValue,
        lateness(row)?.short ?? "", statusWords(row),
      ] + disputeWords(row)
    return parts.filter { !$0.isEmpty }.joined(separator: glyphs.own(" · "))
  }

  /// `contested`, `waiting`, `drift`: what makes a row less sure than it looks.
  fileprivate func disputeWords(_ row: Int) -> [String] {
    [Flags.contested, .waiting, .drift].filter(flags[row].contains).map(\.name)
      .filter { $0 != statusWords(row) }
  }
}

extension Pane {
  fileprivate var tab: String { self == .items ? "Items" : title }

  fileprivate var shortTab: String {
    switch self {
    case .meetings: "Mtg"
    case .domains: "Dom"
    case .status: "St"
    case .items: "Items"
    case .detail: "Det"
    case .figures: "Fig"
    }
  }
}
