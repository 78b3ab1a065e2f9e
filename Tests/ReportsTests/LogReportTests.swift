import Acts
import JSON
import Reports
import Sheets
import TestSupport
import Testing

@Suite struct LogReportTests {
  @Test(arguments: [60, 80, 100, 160]) func widths(_ width: Int) throws {
    let register = try Desk.busy(Sample.register()).register
    let text = LogReport(register, LogReport.events(register)).text(Page(width: width))
    expectGolden(text, named: "log-\(width)")
  }

  @Test func showAfterwards() throws {
    let register = try Desk.busy(Sample.register()).register
    let texts = try ["hold-first-session", "train-20-officers", "heroin-seizure-figures"].map {
      id in
      ShowReport(register, try register.row(named: id)).text(Page(width: 80))
    }
    expectGolden(texts.joined(separator: "----\n"), named: "show-afterwards")
  }
}
