import Entities
import Query
import Register
import Screen
import Sheets
import Summary

/// Everything of the item under the list's cursor, the most asked first.
struct DetailPane: PaneContent {
  private let state: DashboardState
  private let layout: Layout
  private let glyphs: Glyphs
  private let detail: Detail?
  private let text: TextLines?

  init(_ state: DashboardState, _ layout: Layout) {
    self.state = state
    self.layout = layout
    glyphs = Glyphs(isASCII: state.settings.isASCII)
    guard layout.isOpen(.detail), let row = state.currentRow, row < state.register.count else {
      detail = nil
      let width = layout.inner(.detail).width
      let glyphs = glyphs
      text = state.currentHead.map { DetailPane.text(of: $0, state, width: width, glyphs) }
      return
    }
    let detail = state.detail(row)
    let width = layout.inner(.detail).width
    self.detail = detail
    let isWhole = layout.mode == .wide || layout.mode == .tabs
    text =
      isWhole
      ? ItemText(detail, state, glyphs).whole(width: width)
      : ItemText(detail, state, glyphs).brief(width: width)
  }

  /// What the items of a group come to.
  private static func text(
    of section: Section, _ state: DashboardState, width: Int, _ glyphs: Glyphs
  ) -> TextLines {
    var text = TextLines(width: width, indent: 10, glyphs: glyphs)
    text.paragraph(section.title, style: Theme.focus)
    text.field("Items", glyphs.own(section.words[0]))
    let tallies = state.register.statusTallies(section.rows).byStatus
    let counts = Status.allCases.compactMap { status in
      tallies[status].flatMap { $0 > 0 ? "\(status.words) \($0)" : nil }
    }
    text.field("Status", glyphs.own(counts.joined(separator: " · ")))
    let isFolded = state.folded.contains(section.key)
    text.field("", "\(state.keys[.open]) \(isFolded ? "opens" : "folds") it.")
    return text
  }

  var lines: [[TextLines.Piece]] { text?.lines ?? [] }

  var heading: Heading {
    guard let detail else {
      let isGroup = state.currentHead != nil
      return Heading(left: [state.keys.title(.detail)], right: [isGroup ? "group" : "no item"])
    }
    return Heading(
      left: [state.keys.title(.detail), detail.id], right: [kind, detail.strength.rawValue])
  }

  /// `narcotics control · follow-up`.
  private var kind: String {
    guard let row = state.currentRow else { return "" }
    let set = state.register.index.domainSets[Int(state.register.index.domains[row])]
    let domain = set.ids.first.map(state.register.domainShort)?.lowercased()
    let strength = state.register.index.strength[row].rawValue
    return glyphs.own([domain, strength].compactMap(\.self).joined(separator: " · "))
  }

  var folded: [String] {
    guard let row = state.currentRow else { return [state.currentHead?.title ?? "no item"] }
    let title = state.register.index.title(row)
    return ["\(title)\(glyphs.own(" · "))\(kind)", title]
  }

  var cursorWords: String { state.register.itemWords(state.currentRow, glyphs) }

  func draw(in area: Rect, on canvas: inout Canvas) {
    guard let text else {
      canvas.put("No item is shown.", x: area.x + 1, y: area.y, width: area.width - 2)
      return
    }
    let top = state.scroll(.detail).top
    canvas.draw(text, in: area, from: top)
    canvas.drawMore(in: area, top: top, count: text.lines.count)
  }
}

extension Canvas {
  /// `↓` at the end of the last row while there is more below; on the border
  /// where text stands there.
  mutating func drawMore(in area: Rect, top: Int, count: Int) {
    guard top + area.height < count, area.width > 2 else { return }
    let isFree = (1...2).allSatisfy { frame[area.maxX - $0, area.maxY - 1].text == " " }
    let y = isFree ? area.maxY - 1 : min(area.maxY, state.size.height - 1)
    frame.put(glyphs.down, x: area.maxX - 1, y: y, style: Theme.focus)
  }
}
