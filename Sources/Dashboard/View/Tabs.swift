import Model
import Screen
import Sheets

extension Canvas {
  /// The narrow screen: a line of tabs, one pane without a border, the cursor's row in words.
  mutating func drawTabs() {
    drawHeader()
    drawTabLine()
    let content = content(of: layout.focus)
    touch(layout.rect(layout.focus), .pane(layout.focus))
    content.draw(in: layout.rect(layout.focus), on: &self)
    let y = state.size.height - 2
    if case .prompt(let prompt)? = state.overlay {
      drawPrompt(prompt, y)
    } else if let message = state.message {
      drawNarrow(message, y)
    } else {
      var words = content.cursorWords
      if case .arranger(let arranger)? = state.overlay {
        words = glyphs.own(arranger.words(arranger.line))
      }
      put(words, x: 1, y: y, width: state.size.width - 2)
    }
    drawKeys()
  }

  /// A second line where the words need it, unless the cursor's row stands there.
  private mutating func drawNarrow(_ message: Message, _ y: Int) {
    let width = state.size.width - 2
    let area = layout.rect(layout.focus)
    let scroll = state.scroll(layout.focus)
    let isCursorThere = scroll.cursor - scroll.top >= area.height - 1 && layout.focus != .detail
    let lines = wrap(Sanitise.line(glyphs.own(message.text)), to: max(1, width))
    guard lines.count > 1, area.height > 2, !isCursorThere else { return draw(message, y) }
    frame.fill(Rect(x: 0, y: y - 1, width: state.size.width, height: 1))
    put(lines[0], x: 1, y: y - 1, width: width, style: message.isError ? Theme.error : .plain)
    let rest = lines.dropFirst().joined(separator: " ")
    // Wrapping closed the gap before the undo.
    let ending = message.ending
    guard !ending.isEmpty, rest.hasSuffix(" \(ending)") else {
      return draw(Message(rest, isError: message.isError), y)
    }
    draw(Message(String(rest.dropLast(ending.count + 1)), ending: ending), y)
  }

  private mutating func drawTabLine() {
    let panes = layout.shown
    let texts = panes.map { pane in
      pane == layout.focus
        ? glyphs.own("▐\(state.keys.tab(pane, pane.tab, gap: " "))▌")
        : state.keys.tab(pane, pane.shortTab)
    }
    let cells = texts.reduce(-1) { $0 + Width.of($1) + 1 }
    var x = cells < state.size.width ? 1 : 0
    for (pane, text) in zip(panes, texts) {
      let isHere = pane == layout.focus
      let width = state.size.width - x
      if width <= 0 { break }
      touch(Rect(x: x, y: 1, width: Width.of(text), height: 1), .title(pane))
      x += frame.put(text, x: x, y: 1, style: isHere ? Theme.focus : Theme.quiet, width: width) + 1
    }
  }
}

extension DashboardState {
  /// `TR*→ PK · pledge · 7 mo · no report`; empty without an item.
  func itemWords(_ glyphs: Glyphs) -> String {
    guard let row = currentRow else { return "" }
    let parts =
      [
        glyphs.own(register.owes(row)), register.index.strength[row].rawValue,
        register.lateness(row)?.short ?? "", register.statusWords(row),
      ] + register.disputeWords(row)
    return parts.filter { !$0.isEmpty }.joined(separator: glyphs.own(" · "))
  }
}

extension Register {
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
