import Register
import Reports
import Sheets
import TestSupport
import Testing

@Suite struct FiguresReportTests {
  @Test(arguments: [60, 80, 100, 160]) func widths(_ width: Int) throws {
    let register = Sample.register()
    expectGolden(
      FiguresReport(register).text(Page(width: width)), named: "figures-\(width)")
  }

  @Test func secondRegister() throws {
    let register = Sample.register(.riverbank)
    expectGolden(FiguresReport(register).text(Page(width: 80)), named: "figures-water")
  }
}
