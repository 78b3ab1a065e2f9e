import Model
import Screen
import Sheets

/// The items behind a number of the balance.
struct BehindView: ViewContent {
  private let state: DashboardState
  private let layout: Layout
  private let rows: [Int32]
  private let cell: Balance.Cell

  init(_ cell: Balance.Cell, _ state: DashboardState, _ layout: Layout) {
    self.state = state
    self.layout = layout
    self.cell = cell
    rows = state.viewRows
  }

  var heading: Heading {
    let glyphs = Glyphs(isASCII: state.settings.isASCII)
    let about = [
      state.register.words(cell.subject, style: .short), cell.strength?.rawValue,
      cell.standing?.words,
    ]
    let name = glyphs.own(about.compactMap(\.self).joined(separator: ", "))
    let place = "\(min(state.viewScroll.cursor + 1, rows.count)) of \(rows.count)"
    return Heading(
      left: ["Balance", name] + state.filterWords, right: [rows.isEmpty ? "none" : place])
  }

  var count: Int { rows.count }
  var capacity: Int { layout.viewArea.height }

  func draw(in area: Rect, on canvas: inout Canvas) {
    guard rows.isEmpty else { return canvas.drawItems(rows, state.viewScroll, in: area) }
    canvas.putParagraph(
      "No item stands there. \(canvas.state.keys[.back]) goes back to the balance.", in: area)
  }
}

extension Canvas {
  /// Words of ours from the top of an area, wrapped.
  mutating func putParagraph(_ words: String, in area: Rect, style: Style = .plain) {
    let lines = wrap(Sanitise.line(glyphs.own(words)), to: max(1, area.width - 2))
    for (line, text) in lines.prefix(area.height).enumerated() {
      put(text, x: area.x + 1, y: area.y + line, width: area.width - 2, style: style)
    }
  }
}

extension DashboardState {
  /// The title of a view that shows the items of the filter: its name, every filter, the counts.
  func filteredHeading(_ name: String, _ more: [String] = [], isWide: Bool) -> Heading {
    let filters = isWide ? filterWords : filterNames
    let all = register.count
    let count = matching.count
    let items = all == 1 ? "1 item" : "\(all) items"
    return Heading(
      left: [name] + (filters.isEmpty ? ["all"] : filters) + more,
      right: count == all ? [items] : ["\(count) of \(items)", "\(count) of \(all)"])
  }
}
