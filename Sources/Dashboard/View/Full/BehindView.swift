import Entities
import Query
import Register
import Screen
import Sheets
import Summary

/// The items behind a number of the balance.
struct BehindView: FullView {
  let cell: Balance.Cell
  var scroll = Scroll()
  private(set) var rows: [Int32] = []

  init(_ cell: Balance.Cell) { self.cell = cell }

  var isSpaced: Bool { true }

  mutating func narrow(to state: DashboardState) {
    rows = Balance.rows(of: cell, among: state.order.sort(state.matching), in: state.register)
  }

  func content(_ state: DashboardState, _ layout: Layout) -> any ViewContent {
    BehindPage(self, state, layout)
  }

  func here(_ state: DashboardState) -> Here {
    Here(listed: rows[at: scroll.cursor].map { state.register.target(of: Int($0)) })
  }

  func next(_ state: DashboardState) -> (any FullView)? {
    rows[at: scroll.cursor].map { ItemView(state.register.target(of: Int($0))) }
  }

  func exported(_ state: DashboardState) -> Export.Content {
    .items(rows, state.filter, state.arrangement)
  }

  func told(_ flat: Flat) -> Flat.Told {
    let register = flat.state.register
    let rows = Balance.rows(of: cell, among: flat.state.rows, in: register)
    return .lines(rows.map { spoken(register.lineWords(Int($0))) })
  }
}

struct BehindPage: ViewContent {
  private let view: BehindView
  private let state: DashboardState
  private let layout: Layout

  init(_ view: BehindView, _ state: DashboardState, _ layout: Layout) {
    self.view = view
    self.state = state
    self.layout = layout
  }

  private var rows: [Int32] { view.rows }
  private var cell: Balance.Cell { view.cell }

  var heading: Heading {
    let glyphs = Glyphs(isASCII: state.settings.isASCII)
    let about = [
      state.register.words(cell.subject, style: .short), cell.strength?.rawValue,
      cell.standing?.words,
    ]
    let name = glyphs.own(about.compactMap(\.self).joined(separator: ", "))
    return Heading(
      left: ["Balance", name] + FilterWords(state: state).long,
      right: [rows.isEmpty ? "none" : view.position(of: count)])
  }

  var count: Int { rows.count }
  var capacity: Int { layout.viewArea.height }

  func draw(in area: Rect, on canvas: inout Canvas) {
    guard rows.isEmpty else { return canvas.drawItems(rows, view.scroll, in: area) }
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
