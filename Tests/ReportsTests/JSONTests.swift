import Dates
import Entities
import JSON
import Journal
import Register
import Reports
import Summary
import TestSupport
import Testing

/// What the reports write as JSON, read back and held against the model.
@Suite struct JSONTests {
  static let itemKeys = [
    "id", "title", "summary", "domains", "strength", "status", "flags", "owedBy", "owedTo",
    "inferred", "due", "late", "quantity", "indicator", "verifiable", "recurs", "missing",
    "court", "contested", "waitingFor", "broken",
  ]

  @Test(arguments: Sample.Name.allCases)
  func listHoldsEveryItem(_ name: Sample.Name) throws {
    let register = try Desk.idle(Sample.register(name)).register
    let rows = Sample.rows(register)
    let value = try Sample.parse(ListReport(register, rows).json)
    #expect(value.object?.map(\.key) == ["format", "commitments"])
    #expect(value["format"]?.int == 1)
    let items = try #require(value["commitments"]?.array)
    #expect(items.count == register.count)
    for (item, row) in zip(items, rows) { expect(item, is: Int(row), of: register) }
    let overdue = items.count { $0["flags"]?.array?.contains("overdue") ?? false }
    #expect(overdue == register.tally(rows).overdue)
  }

  private func expect(_ item: JSONValue, is row: Int, of register: Register) {
    let id = register.index.id(row)
    #expect(item.object?.map(\.key) == JSONTests.itemKeys, "\(id)")
    #expect(item["id"]?.string == id)
    #expect(item["title"]?.string == register.index.title(row))
    #expect(item["status"]?.string == register.status[row].rawValue)
    #expect(item["strength"]?.string == register.index.strength[row].rawValue)
    for key in ["domains", "flags", "owedBy", "owedTo", "inferred", "contested", "waitingFor"] {
      #expect(item[key]?.array != nil, "\(id) \(key)")
    }
    let decoded = register.item(row)
    #expect(item["owedBy"]?.array?.compactMap(\.string) == decoded?.owedBy)
    #expect(item["owedTo"]?.array?.compactMap(\.string) == decoded?.owedTo)
    #expect(item["domains"]?.array?.compactMap(\.string) == decoded?.domains)
    #expect(item["due"]?["edtf"]?.string == decoded?.due?.edtf?.text)
    #expect(item["due"]?["text"]?.string == decoded?.due?.text)
    #expect(item["quantity"]?["value"]?.number == decoded?.quantity?.value.text)
    #expect(item["late"]?["count"]?.int == register.lateness(row)?.count)
    let isOverdue = register.flags[row].contains(.overdue)
    #expect((item["late"] == .null) == !isOverdue, "\(id)")
    #expect((item["missing"] == .null) == (register.status[row] != .reportedDone), "\(id)")
  }

  @Test func whatAReportLacks() throws {
    let register = try Desk.busy(Sample.register()).register
    let row = register.at("hold-first-session")
    let item = try Sample.parse(ShowReport(register, row).json)
    #expect(item["missing"] == ["evidence": true, "words": ["pakistan"]])
    #expect(item["confirmations"]?.array?.map { $0["party"] } == ["turkiye"])
    #expect(item["notes"]?.array?.last?["text"] == "Minutes are asked for; none have come.")
    #expect(item["history"]?.array?.count == 2)
    let done = try Sample.parse(ShowReport(register, register.at("train-20-officers")).json)
    #expect(done["status"] == "done")
    #expect(done["missing"] == .null)
    #expect(done["evidence"]?.array?.map { $0["text"] } == ["List of graduates"])
  }

  @Test func showHoldsTheListsObjectAndMore() throws {
    let register = try Desk.busy(Sample.register()).register
    let list = try Sample.parse(ListReport(register, (0..<Int32(register.count)).map { $0 }).json)
    for (row, listed) in (list["commitments"]?.array ?? []).enumerated() {
      let shown = try Sample.parse(ShowReport(register, row).json)
      #expect(shown["format"] == 1)
      for member in listed.object ?? [] { #expect(shown[member.key] == member.value) }
      #expect(shown["claims"]?.array?.count == register.item(row)?.claims.count)
      #expect(shown["why"]?.array?.map { $0["flag"] } == shown["flags"]?.array)
      #expect(
        shown["tensions"]?.array?.count == register.tensions(of: register.index.id(row)).count)
    }
  }

  @Test func figuresNeverTakeUnknownForZero() throws {
    let register = try Desk.busy(Sample.register()).register
    let value = try Sample.parse(FiguresReport(register).json)
    let figures = register.figures
    let indicators = try #require(value["indicators"]?.array)
    #expect(indicators.map { $0["id"]?.string } == figures.map(\.indicator.id))
    for (object, figure) in zip(indicators, figures) {
      let readings = object["readings"]?.array ?? []
      #expect(readings.map { $0["actual"]?.number } == figure.lines.map { $0.read?.text })
      #expect(readings.map { $0["forecast"]?.number } == figure.lines.map { $0.forecast?.text })
      #expect(readings.map { $0["target"]?.number } == figure.lines.map { $0.target?.text })
      let unknown = readings.filter { $0["actual"] == .null }.count
      #expect(unknown == figure.lines.count { $0.read == nil })
    }
    let heroin = indicators.first { $0["id"] == "heroin-seized-anf" }
    #expect(heroin?["readings"]?.array?.last?["actual"]?.number == "38.50")
    let cases = indicators.first { $0["id"] == "drug-cases-pk-to-tr" }
    #expect(cases?["readings"]?.array?.first?["actual"]?.number == "0")
  }

  @Test func meetingsSayWhatIsNotKnown() throws {
    let register = Sample.register()
    let value = try Sample.parse(MeetingsReport(register).json)
    let meetings = try #require(value["meetings"]?.array)
    #expect(meetings.count == register.opening.meetings.count)
    #expect(value["next"] == "jwg-session-05")
    let unreported = meetings.filter { $0["unreported"] == true }
    #expect(unreported.count == register.schedule.entries.filter(\.isUnreported).count)
    #expect(unreported.allSatisfy { $0["state"] != "held" })
    #expect(meetings.last?["date"] == .null)
  }

  @Test func logHoldsTheLinesAsTheyStand() throws {
    let register = try Desk.busy(Sample.register()).register
    let events = LogReport.events(register)
    let text = LogReport(register, events).json
    let value = try Sample.parse(text)
    let lines = try events.map { try JSONValue(register.journal.events[$0].line.text) }
    #expect(value["events"]?.array == lines)
    for event in events { #expect(text.contains(register.journal.events[event].line.text)) }
    #expect(value["undone"] == [.string("\(Desk.writer):6")])
  }

  @Test(arguments: 0..<20) func logOfAnyHistory(_ seed: Int) throws {
    let register = History.random(seed: seed).opened()
    let events = LogReport.events(register)
    let value = try Sample.parse(LogReport(register, events).json)
    #expect(value["events"]?.array?.count == events.count)
    let list = try Sample.parse(ListReport(register, Sample.rows(register)).json)
    #expect(list["commitments"]?.array?.count == register.count)
    for row in 0..<register.count { _ = try Sample.parse(ShowReport(register, row).json) }
  }
}
