import Entities
import Register
import Screen
import Sheets
import Summary

/// One figure, by id: its readings as a chart with an axis, and what is known of it.
struct FigureView: FullView {
  let id: String
  var scroll = Scroll()

  init(_ id: String) { self.id = id }

  var isList: Bool { false }

  func content(_ state: DashboardState, _ layout: Layout) -> any ViewContent {
    FigurePage(self, state, layout)
  }

  func here(_ state: DashboardState) -> Here {
    Here(
      target: state.register.target(ofIndicator: id), figure: state.register.indicator(id))
  }

  func exported(_ state: DashboardState) -> Export.Content { .figures([id]) }

  func told(_ flat: Flat) -> Flat.Told {
    guard let figure = flat.state.figures.first(where: { $0.indicator.id == id }) else {
      return .lines([])
    }
    let text = FigureText(figure, flat.state, Glyphs(isASCII: false)).lines(width: Flat.width)
    return .lines([spoken("\(figure.indicator.title); \(id)")] + text.spokenLines)
  }
}

struct FigurePage: ViewContent {
  private let view: FigureView
  private let state: DashboardState
  private let layout: Layout
  private let place: Int?
  private let figures: [Figure]
  private let text: TextLines
  private let chart: Chart?
  /// The chart stands over the text, not beside it.
  private let isAbove: Bool

  init(_ view: FigureView, _ state: DashboardState, _ layout: Layout) {
    self.view = view
    self.state = state
    self.layout = layout
    figures = state.figures
    place = figures.firstIndex { $0.indicator.id == view.id }
    let area = layout.viewArea
    let glyphs = Glyphs(isASCII: state.settings.isASCII)
    guard let place else {
      (text, chart) = (TextLines(width: 1, indent: 1, glyphs: glyphs), nil)
      isAbove = false
      return
    }
    let figure = figures[place]
    let words = FigureText(figure, state, glyphs)
    (chart, isAbove) = FigurePage.chart(figure, glyphs, area)
    text = words.lines(width: area.width - (isAbove ? 0 : chart.map { $0.width + 2 } ?? 0))
  }

  /// Beside the text where every period has room there; else over it where the
  /// screen is high enough.
  private static func chart(_ figure: Figure, _ glyphs: Glyphs, _ area: Rect) -> (Chart?, Bool) {
    guard area.width >= 60, area.height >= 6 else { return (nil, false) }
    let beside = Chart(figure, glyphs, width: area.width - max(44, area.width * 2 / 5))
    guard let beside, beside.earlier > 0 || beside.isDense, area.height >= 20 else {
      return (beside, false)
    }
    return (Chart(figure, glyphs, width: area.width - 2) ?? beside, true)
  }

  /// Rows of a chart over the text.
  private var above: Int { isAbove ? min(14, layout.viewArea.height / 2) : 0 }

  var heading: Heading {
    guard let place else {
      return Heading(left: [state.keys.title(.figures)], right: ["not here any more"])
    }
    let more = moreWords(from: view.scroll.top, text.glyphs)
    let position = "\(place + 1) of \(figures.count)"
    let line = text.glyphs.line(heavy: true)
    return Heading(
      left: [state.keys.title(.figures), figures[place].indicator.title],
      right: [[position, more].compactMap(\.self).joined(separator: " \(line) "), position])
  }

  var count: Int { text.lines.count }
  var capacity: Int { max(1, layout.viewArea.height - above) }

  func draw(in area: Rect, on canvas: inout Canvas) {
    guard !isAbove else {
      let (top, rest) = area.splitTop(above)
      chart?.draw(in: top, on: &canvas)
      return canvas.draw(text, in: rest, from: view.scroll.top)
    }
    let (left, right) = area.splitLeft(chart.map { $0.width + 2 } ?? 0)
    chart?.draw(in: left, on: &canvas)
    canvas.draw(text, in: right, from: view.scroll.top)
  }
}
