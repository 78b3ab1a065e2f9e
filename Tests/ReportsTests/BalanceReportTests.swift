import JSON
import Query
import Register
import Reports
import Sheets
import Summary
import TestSupport
import Testing

@Suite struct BalanceReportTests {
  @Test(arguments: [38, 60, 80, 100, 160]) func widths(_ width: Int) {
    let register = Sample.register()
    let text = BalanceReport(register, Sample.rows(register)).text(Page(width: width))
    for cells in Sample.widths(text) { #expect(cells <= width) }
    expectGolden(text, named: "balance-\(width)")
  }

  @Test func threeParties() throws {
    let register = try Desk.idle(Sample.register(.riverbank)).register
    let text = BalanceReport(register, Sample.rows(register)).text(Page(width: 100))
    expectGolden(text, named: "balance-water")
  }

  @Test func nothingMatches() {
    var filter = Filter()
    filter.text = "heroine"
    let text = BalanceReport(Sample.register(), [], filter: filter).text(Page())
    #expect(text.contains("Nothing matches"))
    #expect(!text.contains("who owes"))
  }

  @Test(arguments: Sample.Name.allCases) func json(_ name: Sample.Name) throws {
    let register = try Desk.idle(Sample.register(name)).register
    let rows = Sample.rows(register)
    let value = try Sample.parse(BalanceReport(register, rows).json)
    #expect(value.object?.map(\.key) == ["format", "lines", "parties", "totals", "items", "of"])
    let lines = try #require(value["lines"]?.array)
    let totals = try #require(value["totals"]?.array)
    func sum(_ objects: [JSONValue], _ key: String) -> Int {
      objects.reduce(0) { $0 + ($1[key]?.int ?? 0) }
    }
    for objects in [lines, totals] {
      #expect(sum(objects, "items") == register.count)
      #expect(sum(objects, "past-date") + sum(objects, "no-report") == register.tally(rows).overdue)
      for object in objects {
        let parts = Balance.Standing.allCases.reduce(0) { $0 + (object[$1.rawValue]?.int ?? -1) }
        #expect(parts == object["items"]?.int)
      }
    }
    #expect(value["of"]?.int == register.count)
    #expect(lines.allSatisfy { $0["side"]?["by"]?.array != nil && $0["side"]?["to"]?.array != nil })
  }
}
