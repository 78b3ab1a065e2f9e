import JSON
import Register
import Reports
import Sheets
import TestSupport
import Testing

@Suite struct MeetingsReportTests {
  @Test(arguments: [60, 80, 100, 160]) func widths(_ width: Int) throws {
    let register = Sample.register()
    expectGolden(
      MeetingsReport(register).text(Page(width: width)), named: "meetings-\(width)")
  }

  @Test func secondRegister() throws {
    let register = Sample.register(.riverbank)
    expectGolden(MeetingsReport(register).text(Page(width: 100)), named: "meetings-water")
  }
}
