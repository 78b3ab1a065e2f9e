import Model
import Sheets

extension Flat {
  /// A view that only the screen has, in lines; nil where a report tells it better.
  package func lines(of view: FullView) -> [String]? {
    let register = state.register
    let glyphs = Glyphs(isASCII: false)
    switch view {
    // The report tells the notes too.
    case .item(let target) where state.settings.isProjector:
      guard let row = register.row(target) else { return [] }
      return ItemText(state.detail(row), state, glyphs).whole(width: Flat.width).spokenLines
    case .history(let target) where state.settings.isProjector:
      return register.history(of: target).map { event in
        let line = register.historyLine(event)
        return spoken("\(line.at) \(line.by): \(line.words)")
      }
    case .changes(let choice) where state.settings.isProjector:
      return register.changes(in: register.period(choice)).entries.map {
        spoken("\($0.kind.words): \($0.title)")
      }
    case .figure(let id):
      guard let figure = state.figures.first(where: { $0.indicator.id == id }) else { return [] }
      let text = FigureText(figure, state, glyphs).lines(width: Flat.width)
      return [spoken("\(figure.indicator.title); \(id)")] + text.spokenLines
    case .meetingText(let id):
      guard let entry = state.schedule.entries.first(where: { $0.meeting.id == id }) else {
        return []
      }
      return MeetingText(entry, state, glyphs).lines(width: Flat.width).spokenLines
    case .timeline: return timeline()
    case .disagreements: return disagreements()
    case .behind(let cell):
      return Balance.rows(of: cell, among: state.rows, in: register).map {
        spoken(register.lineWords(Int($0)))
      }
    default: return nil
    }
  }

  /// How the register stands with the others.
  package var exchangeLines: [String] {
    state.exchangeFields.map {
      spoken($0.label.isEmpty ? "  \($0.text)" : "\($0.label): \($0.text)")
    }
  }

  /// The same as the loop knows it; nil where it was never exchanged.
  package var standing: SyncStanding? { state.exchange }

  /// Events of others that arrived meanwhile.
  package var arrived: [Int] { state.arrivedEvents }

  /// Rows that pass the filter, in the order of the list.
  package var rows: [Int32] { state.rows }

  static let width = 100

  /// Each with its sides, and what resolves it.
  private func disagreements() -> [String] {
    let shown = state.shown(state.register.disagreements)
    guard !shown.isEmpty else { return ["Nothing is in dispute, and nothing is waited for."] }
    return shown.flatMap { entry -> [String] in
      let title = state.register.subject(of: entry.finding)
      let id = state.register.id(of: entry.finding).map { "; \($0)" } ?? ""
      return ["\(entry.kind.brief): \(title); \(entry.name)\(id)"].map(spoken)
        + entry.sides.map { spoken("  \($0.words)") }
        + [spoken("  \(entry.fix.text(state.keys.name))")]
    }
  }

  /// Quarter by quarter the meetings and items that begin there, each once; then
  /// how many have no date.
  private func timeline() -> [String] {
    let register = state.register
    let timeline = Timeline(register, state.rows, .byDate)
    var lines: [String] = []
    for number in timeline.quarters.lowerBound.number...timeline.quarters.upperBound.number {
      let quarter = Quarter(number: number)
      let begins = { (span: Timeline.Span) in (span.first ?? span.last) == quarter }
      let meetings = timeline.marks.filter { begins($0.span) }.map(\.entry.meeting)
      let bars = timeline.bars.filter { begins($0.span) }
      let isNow = quarter == timeline.today
      guard !bars.isEmpty || !meetings.isEmpty || isNow else { continue }
      lines.append(quarter.label + (isNow ? ", which is now:" : ":"))
      lines += meetings.map {
        spoken("  \($0.title); \($0.date?.label ?? "no date"); \($0.state.rawValue)")
      }
      lines += bars.map { spoken("  \(register.lineWords(Int($0.row)))") }
    }
    let undated = timeline.undated.count
    return lines + ["Without a date: \(undated == 1 ? "1 item" : "\(undated) items")."]
  }
}

extension TextLines {
  /// The lines as they are read aloud.
  var spokenLines: [String] {
    lines.map { pieces in
      spoken(pieces.map(\.text).filter { !$0.isEmpty }.joined(separator: "  "))
    }
  }
}
