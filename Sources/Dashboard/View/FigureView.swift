import Model
import Screen

/// One figure: its readings as a chart with an axis, and what is known of it (screens.md 4).
struct FigureView: ViewContent {
  private let state: DashboardState
  private let layout: Layout
  private let place: Int?
  private let figures: [Figure]
  private let text: TextLines
  private let chart: Chart?

  init(_ id: String, _ state: DashboardState, _ layout: Layout) {
    self.state = state
    self.layout = layout
    figures = state.figures
    place = figures.firstIndex { $0.indicator.id == id }
    let area = layout.viewArea
    let glyphs = Glyphs(isASCII: state.settings.isASCII)
    guard let place else {
      (text, chart) = (TextLines(width: 1, indent: 1, glyphs: glyphs), nil)
      return
    }
    let figure = figures[place]
    // The chart stands at the left where there is room beside the text.
    let chart =
      area.width >= 60 && area.height >= 6 ? Chart(figure, glyphs, width: area.width - 44) : nil
    self.chart = chart
    text = FigureText(figure, state.register, glyphs)
      .lines(width: area.width - (chart.map { $0.width + 2 } ?? 0))
  }

  var heading: Heading {
    guard let place else { return Heading(left: ["6 Figures"], right: ["not here any more"]) }
    let more = moreWords(state, layout)
    let position = "\(place + 1) of \(figures.count)"
    let line = Glyphs(isASCII: state.settings.isASCII).line(heavy: true)
    return Heading(
      left: ["6 Figures", figures[place].indicator.title],
      right: [[position, more].compactMap(\.self).joined(separator: " \(line) "), position])
  }

  var count: Int { text.lines.count }
  var capacity: Int { layout.viewArea.height }

  func draw(in area: Rect, on canvas: inout Canvas) {
    let (left, right) = area.splitLeft(chart.map { $0.width + 2 } ?? 0)
    chart?.draw(in: left, on: &canvas)
    canvas.draw(text, in: right, from: state.viewScroll.top)
  }
}

/// What is known of a figure, in words.
private struct FigureText {
  let figure: Figure
  let register: Register
  let glyphs: Glyphs

  init(_ figure: Figure, _ register: Register, _ glyphs: Glyphs) {
    self.figure = figure
    self.register = register
    self.glyphs = glyphs
  }

  private var indicator: Indicator { figure.indicator }

  func lines(width: Int) -> TextLines {
    var text = TextLines(width: width, indent: 11, glyphs: glyphs)
    text.field("Measures", indicator.measures)
    text.field("Unit", indicator.unitWords)
    if let by = indicator.attributedTo { text.field("Told by", name(by)) }
    if let caution = indicator.caution { text.field("Caution", caution) }
    text.field("Flags", glyphs.own(flags.joined(separator: " · ")))
    if let id = indicator.commitment, let row = register.index.row(id) {
      text.field("Item", register.index.title(row))
    }
    text.blank()
    addReadings(&text)
    text.blank()
    addClaims(&text)
    for tension in register.tensions where tension.indicators.contains(indicator.id) {
      text.field("Tension", "\(tension.label) \(tension.title), \(tension.state.rawValue)")
    }
    if let notes = indicator.notes { text.field("Note", notes) }
    return text
  }

  private func name(_ id: String) -> String {
    let person = register.personName(id)
    return person == id ? register.ownerName(id) : person
  }

  private var flags: [String] {
    let sources = Set(figure.lines.compactMap(\.source) + indicator.claims.map(\.source))
    var flags: [String] = []
    if sources.count == 1 { flags.append("single source") }
    if !figure.lines.contains(where: { $0.target != nil }) { flags.append("no target") }
    if figure.lines.contains(where: \.isContested) { flags.append("contested") }
    if figure.lines.contains(where: { $0.actual == nil && $0.isDue }) { flags.append("unreported") }
    return flags.isEmpty ? ["none"] : flags
  }

  /// A line a period: what is not reported is unknown, never 0.
  private func addReadings(_ text: inout TextLines) {
    let width = min(22, figure.lines.map { Width.of($0.period) }.max() ?? 0)
    for line in figure.lines {
      let value = grouped(indicator.value(line))
      var words = pad(line.period, to: width) + "  " + value
      words +=
        line.actual == nil
        ? (line.isDue ? "  nothing reported, not 0" : "  not due yet") : line.obsStatus.words
      if let source = line.source {
        words += ", \(register.sourceShort(source))" + (line.paragraph.map { " ¶\($0)" } ?? "")
      }
      if let event = line.event {
        let entry = register.journal.events[event]
        words += ", recorded \(entry.at.day.words) by \(entry.by)"
      }
      if line.isContested { words += ", contested" }
      text.paragraph(glyphs.own(words))
    }
  }

  private func addClaims(_ text: inout TextLines) {
    for (number, claim) in indicator.claims.map(register.claimLine).enumerated() {
      let said = claim.text + (claim.speaker.map { ", said by \($0)" } ?? "")
      let place = "\(glyphs.own(claim.place)), \(claim.kind.rawValue)"
      text.field(number == 0 ? "Source" : "", "\(place): \(said)")
    }
  }
}
