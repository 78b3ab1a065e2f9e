import Model
import Reports
import TestSupport
import Testing

@Suite struct ListReportTests {
  @Test(arguments: [60, 80, 100, 160]) func widths(_ width: Int) throws {
    let register = Sample.register()
    let text = ListReport.text(register, Sample.rows(register), page: Page(width: width))
    expectGolden(text, named: "list-\(width)")
  }
}
