import Acts
import Entities
import JSON
import Reports
import Sheets
import TestSupport
import Testing

/// Whose word it is, in what is printed: claimed, verified, and nothing where no key may speak.
@Suite struct KeyedReportTests {
  @Test(arguments: WordRule.allCases) func show(_ rule: WordRule) throws {
    let register = Keyed.register(rule)
    let row = try register.row(named: Keyed.item)
    let page = Page(width: 80)
    let log = LogReport(register, LogReport.events(register)).text(page)
    expectGolden(
      ShowReport(register, row).text(page) + "\n" + log, named: "keyed-\(rule.rawValue)")
  }

  @Test("JSON says so of each word and event, and nothing where no key may speak")
  func json() throws {
    let register = Keyed.register(.verified)
    let row = try register.row(named: Keyed.item)
    let item = try Sample.parse(ShowReport(register, row).json)
    #expect(item["status"] == "reported-done")
    #expect(item["missing"]?["words"] == ["pakistan"])
    #expect(
      item["confirmations"]?.array?.map { [$0["party"], $0["verified"]] } == [
        ["pakistan", false], ["turkiye", true],
      ])
    #expect(item["history"]?.array?.map { $0["verified"] } == [false, true])
    let log = try Sample.parse(LogReport(register, LogReport.events(register)).json)
    #expect(log["verified"] == ["masa-p4x9wn:1"])
    let whole = try Sample.parse(RegisterReport.json(register, Sample.rows(register)))
    #expect(whole["register"]?["words"] == "verified")
    #expect(whole["parties"]?.array?.allSatisfy { $0["signers"]?.array?.count == 1 } == true)

    let plain = Sample.register()
    let plainRow = try plain.row(named: Keyed.item)
    for text in [
      ShowReport(plain, plainRow).json, LogReport(plain, LogReport.events(plain)).json,
      RegisterReport.json(plain, Sample.rows(plain)),
    ] {
      #expect(!text.contains("\"verified\"") && !text.contains("\"signers\""))
      #expect(!text.contains("\"words\":\"claimed\""))
    }
  }

  @Test("the session report says of what awaits whose word is claimed")
  func session() {
    let register = Keyed.register(.verified)
    let html = SessionReport.write(register, as: .html).text
    #expect(html.contains("claimed, not verified"))
    #expect(html.contains("verified by key"))
  }
}
