import Dashboard
import Entities
import Query
import Register
import Reports
import Summary

/// What the dashboard shows, as the commands write it: the same reports, on a
/// page of a hundred cells.
struct Exporter {
  let state: DashboardState
  private var register: Register { state.register }
  private var page: Page { Page(isASCII: state.settings.isASCII) }

  /// Writes the file; where it lies, for people.
  func write(_ export: Export) throws(Failure) -> String {
    let path = Paths.expanded(export.path)
    try OutFile.write(
      text(export.content, export.format), to: path, force: export.isReplacing,
      next: "choose another name, or to replace it")
    return Paths.short(path)
  }

  func text(_ content: Export.Content, _ format: Export.Format) -> String {
    let isJSON = format == .json
    switch content {
    case .items(let rows, let filter, let layout): return items(rows, filter, layout, format)
    case .item(let target):
      guard let row = register.row(target) else { return "" }
      return isJSON
        ? ShowReport.json(register, row) : ShowReport.text(register, row, page: page)
    case .meetings:
      return isJSON ? MeetingsReport.json(register) : MeetingsReport.text(register, page: page)
    case .agenda(let id): return agenda(id, format)
    case .figures(let ids): return figures(ids, format)
    case .log(let events, let target):
      let events = events.sorted()
      return isJSON
        ? LogReport.json(register, events)
        : LogReport.text(register, events, about: target.map(register.subject), page: page)
    case .changes(let choice):
      let changes = register.changes(in: register.period(choice))
      let entries = state.changesShown
      return isJSON
        ? ChangesReport.json(changes, entries) : ChangesReport.text(changes, entries, page: page)
    case .balance(let rows, let filter):
      return isJSON
        ? BalanceReport.json(register, rows)
        : BalanceReport.text(register, rows, filter: filter, page: page)
    case .checks:
      let findings = state.findingsShown
      return isJSON
        ? CheckReport.json(register, findings) : CheckReport.text(register, findings, page: page)
    case .disagreements(let findings):
      return isJSON
        ? CheckReport.json(register, findings)
        : CheckReport.text(register, findings, isWide: true, page: page)
    case .report(let filter, let isShareable):
      let options = SessionReport.Options(filter: filter, isShareable: isShareable)
      return format == .html
        ? SessionReport.write(register, options, as: .html).text
        : SessionReport.write(register, options, as: .markdown).text
    }
  }

  private func items(
    _ rows: [Int32], _ filter: Filter, _ layout: Arrangement, _ format: Export.Format
  ) -> String {
    switch format {
    case .csv: ListReport.csv(register, rows, arrangement: layout)
    case .json: ListReport.json(register, rows, arrangement: layout)
    case .markdown: ListReport.markdown(register, rows, filter: filter, arrangement: layout)
    case .text, .html:
      ListReport.text(register, rows, filter: filter, arrangement: layout, page: page)
    }
  }

  private func agenda(_ id: String, _ format: Export.Format) -> String {
    guard let entry = register.schedule.entries.first(where: { $0.meeting.id == id }) else {
      return ""
    }
    switch format {
    case .json: return AgendaReport.json(register, entry.meeting)
    case .markdown: return AgendaReport.markdown(register, entry.meeting)
    default: return AgendaReport.text(register, entry.meeting, page: page)
    }
  }

  private func figures(_ ids: [String], _ format: Export.Format) -> String {
    let figures = ids.compactMap(register.indicator).map(register.figure)
    switch format {
    case .csv: return FiguresReport.csv(register, figures)
    case .json: return FiguresReport.json(register, figures)
    default: return FiguresReport.text(register, figures, page: page)
    }
  }
}
