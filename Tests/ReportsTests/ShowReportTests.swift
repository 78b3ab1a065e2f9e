import Acts
import Reports
import Sheets
import TestSupport
import Testing

@Suite struct ShowReportTests {
  @Test(arguments: [60, 80, 100, 160]) func widths(_ width: Int) throws {
    let register = Sample.register()
    let row = try register.row(named: "train-20-officers")
    expectGolden(
      ShowReport(register, row).text(Page(width: width)), named: "show-officers-\(width)")
  }

  @Test(arguments: ["heroin-seizure-figures", "meet-quarterly", "hold-first-session"])
  func otherItems(_ id: String) throws {
    let register = Sample.register()
    let row = try register.row(named: id)
    expectGolden(ShowReport(register, row).text(Page(width: 80)), named: "show-\(id)")
  }

  @Test(arguments: ["publish-water-tests", "lend-sandbags"])
  func secondRegister(_ id: String) throws {
    let register = Sample.register(.riverbank)
    let row = try register.row(named: id)
    expectGolden(ShowReport(register, row).text(Page(width: 80)), named: "show-\(id)")
  }
}
