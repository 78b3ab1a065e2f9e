import JSON
import Query
import Register
import Reports
import Screen
import Sheets
import TestSupport
import Testing

/// Lists in other orders, in groups, with chosen columns, in every format.
@Suite struct ArrangedListTests {
  private func arrangement(_ text: String) throws -> Arrangement { try Arrangement(text) }

  private func rows(_ register: Register, _ arrangement: Arrangement) -> [Int32] {
    Order(register, by: arrangement.sort).rows
  }

  @Test(arguments: [60, 100, 160]) func grouped(_ width: Int) throws {
    let register = try Desk.busy(Sample.register()).register
    let arrangement = try arrangement("sort: due, -strength; group: domain")
    let text = ListReport(register, rows(register, arrangement), arrangement: arrangement).text(
      Page(width: width))
    #expect(Sample.widths(text).allSatisfy { $0 <= width })
    expectGolden(text, named: "list-grouped-\(width)")
  }

  @Test(arguments: [40, 80, 200]) func columns(_ width: Int) throws {
    let register = Sample.register()
    let arrangement = try arrangement(
      "sort: -late; columns: id,title,owes,late,flags,source,session")
    let text = ListReport(register, rows(register, arrangement), arrangement: arrangement).text(
      Page(width: width))
    #expect(Sample.widths(text).allSatisfy { $0 <= width })
    expectGolden(text, named: "list-columns-\(width)")
  }

  @Test("no width is passed, whatever the columns", arguments: 10..<60)
  func narrow(width: Int) throws {
    let register = Sample.register()
    var arrangement = try arrangement("group: party")
    arrangement.columns = Column.allCases
    let text = ListReport(register, rows(register, arrangement), arrangement: arrangement).text(
      Page(width: width))
    #expect(Sample.widths(text).allSatisfy { $0 <= width })
  }

  @Test func jsonKeepsItsKeysAndTellsTheGroups() throws {
    let register = Sample.register()
    let arrangement = try arrangement("group: status; columns: id")
    let rows = rows(register, arrangement)
    let value = try Sample.parse(ListReport(register, rows, arrangement: arrangement).json)
    let items = value["commitments"]?.array ?? []
    #expect(items.count == 38 && items.allSatisfy { $0["owedBy"] != nil })
    let groups = value["groups"]?.array ?? []
    #expect(groups.map { $0["key"]?.string } == ["proposed", "not-started", "in-progress", "done"])
    #expect(groups.map { $0["total"]?.int } == [14, 21, 2, 1])
    let ids = groups.flatMap { $0["ids"]?.array ?? [] }
    #expect(ids == items.compactMap { $0["id"] }, "the items stand as the groups have them")
    let plain = try Sample.parse(ListReport(register, rows).json)
    #expect(plain["groups"] == nil)
  }

  @Test func csvHasTheColumnsThatWereAskedFor() throws {
    let register = Sample.register()
    let arrangement = try arrangement("group: strength; columns: id, due, late")
    let report = ListReport(register, rows(register, arrangement), arrangement: arrangement)
    let lines = try #require(report.csv).split(separator: "\r\n")
    #expect(lines[0] == "group,id,due,late" && lines.count == 39)
    #expect(lines[1] == "firm,meet-quarterly,4 a year,")
  }

  @Test func markdownHasATableAGroup() throws {
    let register = Sample.register()
    let arrangement = try arrangement("sort: title; group: quarter; columns: title, due")
    let text =
      ListReport(register, rows(register, arrangement), arrangement: arrangement).markdown ?? ""
    expectGolden(text, named: "list-markdown-grouped")
  }

  @Test func viewsWithTheirCounts() throws {
    let register = Sample.register()
    var filter = Filter()
    filter.text = "nothing:x"
    let own = try SavedView(name: "a\u{202E}b", filter: filter, arrangement: Arrangement())
    let views = register.programViews(for: .init(party: "turkiye")) + [own]
    for width in [20, 60, 120] {
      let text = ViewsReport(register, views).text(Page(width: width))
      #expect(Sample.widths(text).allSatisfy { $0 <= width })
      #expect(!text.unicodeScalars.contains("\u{202E}"))
    }
    expectGolden(ViewsReport(register, views).text(Page()), named: "views")
    let json = try Sample.parse(ViewsReport(register, views).json)["views"]?.array ?? []
    #expect(json.first?["count"] == 4 && json.first?["keptBy"] == "program")
    #expect(json.last?["count"] == .null, "its filter cannot be read")
  }
}
