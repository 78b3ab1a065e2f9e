import Model
import Screen

extension Canvas {
  /// The narrow screen: a line of tabs, one pane without a border, the cursor's row in words.
  mutating func drawTabs() {
    drawHeader()
    drawTabLine()
    let content = content(of: layout.focus)
    content.draw(in: layout.rect(layout.focus), on: &self)
    let y = state.size.height - 2
    if case .prompt(let field, _)? = state.overlay {
      drawPrompt(field, y)
    } else if let message = state.message {
      draw(message, y)
    } else if let row = state.currentRow {
      put(rowWords(row), x: 1, y: y, width: state.size.width - 2)
    }
    drawKeys()
  }

  private mutating func drawTabLine() {
    var x = 1
    for pane in Pane.allCases {
      let isHere = pane == layout.focus
      let number = "\(pane.rawValue)"
      let text =
        isHere ? glyphs.own("▐\(number) \(pane.tab)▌") : number + (pane.shortTab)
      let width = state.size.width - x
      if width <= 0 { break }
      x += frame.put(text, x: x, y: 1, style: isHere ? Theme.focus : Theme.quiet, width: width) + 1
    }
  }

  /// `TR*→ PK · pledge · 7 mo · no report`, so that no sign stands without a word.
  private func rowWords(_ row: Int) -> String {
    let parts = [
      glyphs.own(register.owes(row)), register.index.strength[row].rawValue,
      register.lateness(row)?.short ?? "", register.statusWords(row),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: glyphs.own(" · "))
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
