import Query
import Reports
import Sheets
import TestSupport
import Testing

@Suite struct ListReportTests {
  @Test(arguments: [60, 80, 100, 160]) func widths(_ width: Int) {
    let register = Sample.register()
    let text = ListReport(register, Sample.rows(register)).text(Page(width: width))
    expectGolden(text, named: "list-\(width)")
  }

  @Test(arguments: [60, 80, 100, 160]) func secondRegister(_ width: Int) throws {
    let register = try Desk.idle(Sample.register(.riverbank)).register
    let text = ListReport(register, Sample.rows(register)).text(Page(width: width))
    expectGolden(text, named: "list-water-\(width)")
  }

  @Test func filtered() {
    let register = Sample.register()
    var filter = Filter()
    filter.domains = ["narcotics-control"]
    filter.text = "joint"
    let rows = Order(register).sort(register.select(filter))
    let text = ListReport(register, rows, filter: filter).text(Page())
    expectGolden(text, named: "list-filtered")
  }

  @Test func nothingMatches() {
    var filter = Filter()
    filter.text = "heroine"
    let words = ListReport.counts(Sample.register(), [], filter)
    #expect(words == "Nothing matches “heroine”. `ahd list` shows all 38 items.")
  }

  @Test func coloured() throws {
    let register = try Desk.busy(Sample.register()).register
    let rows = Array(Sample.rows(register).prefix(9))
    let text = ListReport(register, rows).text(Page(isColoured: true))
    let shown = String(text.map { $0 == "\u{1B}" ? "␛" : $0 })
    expectGolden(shown, named: "list-coloured")
  }

  @Test func ascii() {
    let register = Sample.register()
    let rows = Array(Sample.rows(register).prefix(9))
    expectGolden(
      ListReport(register, rows).text(Page(isASCII: true)), named: "list-ascii")
  }

  /// What stands below a list is written as it stands in it.
  @Test func legendInASCII() {
    let register = Sample.register()
    let text = ListReport(register, Sample.rows(register)).text(Page(width: 60, isASCII: true))
    #expect(text.contains(", . proposed, o not"))
  }

  @Test(arguments: Sample.Name.allCases) func otherFormats(_ name: Sample.Name) throws {
    let register = try Desk.idle(Sample.register(name)).register
    let rows = Array(Sample.rows(register).prefix(8))
    expectGolden(
      ListReport(register, rows).markdown ?? "", named: "list-markdown-\(name.rawValue)")
    let csv = (ListReport(register, rows).csv ?? "").filter { $0 != "\r" }
    expectGolden(String(csv.map { $0 == "\r\n" ? "\n" : $0 }), named: "list-csv-\(name.rawValue)")
    expectGolden(ListReport(register, rows).json, named: "list-json-\(name.rawValue)")
  }
}
