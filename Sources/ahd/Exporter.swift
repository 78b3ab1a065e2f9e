import Dashboard
import Entities
import Query
import Register
import Reports
import Sheets
import Summary

/// What the dashboard shows, as the commands write it: the same reports, on a
/// page of a hundred cells.
struct Exporter {
  let state: DashboardState
  private var register: Register { state.register }

  /// Writes the file; where it lies, for people.
  func write(_ export: Export) throws(Failure) -> String {
    let path = Paths.expanded(export.path)
    try OutFile.write(
      text(export.content, export.format), to: path, force: export.isReplacing,
      next: "choose another name, or to replace it")
    return Paths.short(path)
  }

  func text(_ content: Export.Content, _ format: Format) -> String {
    if case .report(let filter, let isShareable) = content {
      let options = SessionReport.Options(filter: filter, isShareable: isShareable)
      return SessionReport.write(register, options, as: format).text
    }
    return report(of: content)?.written(format, Page(isASCII: state.settings.isASCII)) ?? ""
  }

  /// Nil for what is not there any more.
  private func report(of content: Export.Content) -> (any Reports.Report)? {
    switch content {
    case .items(let rows, let filter, let layout):
      ListReport(register, rows, filter: filter, arrangement: layout)
    case .item(let target): register.row(target).map { ShowReport(register, $0) }
    case .meetings: MeetingsReport(register)
    case .agenda(let id): register.session(id).map { AgendaReport(register, $0) }
    case .figures(let ids):
      FiguresReport(register, ids.compactMap(register.indicator).map(register.figure))
    case .log(let events, let target):
      LogReport(register, events.sorted(), about: target.map(register.subject))
    case .changes(let choice):
      ChangesReport(register.changes(in: register.period(choice)), state.changesShown)
    case .balance(let rows, let filter): BalanceReport(register, rows, filter: filter)
    case .checks: CheckReport(register, state.findingsShown)
    case .disagreements(let findings): CheckReport(register, findings, isWide: true)
    // What is no table of one thing is written apart.
    case .report: nil
    }
  }
}
