import Acts
import Dates
import Entities
import Interchange
import JSON
import Query
import Register
import Reports
import Sheets
import TestSupport
import Testing
import Text

/// Items from CSV and JSON: one's own export changes nothing, the rest is told line by line.
@Suite struct ImportTests {
  private func plan(_ text: String, _ register: Register) throws -> (ImportPlan, ImportReport) {
    let sheet = try ImportSheet(Bytes(text))
    let plan = register.plan(sheet) { row in
      if sheet.isTyped { return ListReport.cells(register, row).mapValues { .string($0) } }
      let members = ShowReport.object(register, row).object ?? []
      return Dictionary(members.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
    }
    return (plan, ImportReport(plan, of: sheet, file: "items"))
  }

  private func exports(_ register: Register) -> [String] {
    let rows = Order(register).rows
    return [
      ListReport(register, rows).csv ?? "", ListReport(register, rows).json,
      RegisterReport.json(register, rows),
    ]
  }

  @Test("One's own export changes nothing", arguments: Sample.Name.allCases)
  func own(_ name: Sample.Name) throws {
    let register = Sample.register(name)
    for export in exports(register) {
      let (plan, report) = try plan(export, register)
      #expect(plan.isSound && plan.isIdle && plan.strangers.isEmpty)
      #expect(
        report.text(Page(width: 100))
          == "\(register.count) rows: \(register.count) unchanged\n")
    }
  }

  @Test("So does one of hostile text", arguments: HostileTests.texts)
  func hostile(_ text: String) throws {
    let register = HostileTests.register(text)
    for export in exports(register) { #expect(try plan(export, register).0.isIdle) }
  }

  @Test("So does one of a register with a history", arguments: 0..<10)
  func history(_ seed: Int) throws {
    let register = History.random(seed: seed, steps: 40, wildness: 0).opened()
    for export in exports(register) {
      let (plan, report) = try plan(export, register)
      #expect(
        plan.isIdle && plan.isSound, "\(report.text(Page(width: 100)))\(report.refusals)")
    }
  }

  @Test("What differs is changed, with what it was; done is not")
  func changes() throws {
    let register = Sample.register()
    let csv = """
      id,status,due,owedBy,colour
      train-20-officers,in-progress,Q1 2027,turkiye;pakistan,red
      visa-streamlining,done,,,
      """
    let (plan, report) = try plan(csv, register)
    #expect(!plan.isSound)
    let text = report.text(Page(width: 100))
    #expect(
      text.contains(
        "line 2: change train-20-officers: due Q1 2026* → Q1 2027*; owedBy Türkiye → Türkiye, Pakistan; status not started → in progress\n"
      ))
    #expect(text.contains("The column “colour” is not known, and left out.\n"))
    #expect(
      report.refusals == [
        "items:3:19: status: Done is reported, not set: ahd done visa-streamlining."
      ])
  }

  @Test("What is imported stands, as one step; importing it again changes nothing")
  func imported() throws {
    var desk = Desk(Sample.register())
    let csv = [
      "id,title,domains,strength,due,dueBasis,notes",
      #"ports,Share port lists,narcotics-control,pledge,2027-03,stated,"two, ""three""" "#,
      "train-20-officers,Train 21 officers,policing,pledge,2026-33,inferred,Moved",
    ].map { $0.trimmed }.joined(separator: "\n")
    let first = try plan(csv, desk.register).0
    #expect(first.isSound)
    desk.act(first.draft(by: Actor(person: "a"), reason: "by letter"))
    let row = try desk.row("ports")
    #expect(desk.register.item(row)?.notes == "two, \"three\"")
    #expect(desk.register.item(row)?.due?.basis == .inferred, "no source states it")
    #expect(desk.register.index.title(try desk.row("train-20-officers")) == "Train 21 officers")
    #expect(try plan(csv, desk.register).0.isIdle)
    desk.act(try desk.register.undo(by: Actor(person: "a"), writer: Desk.writer).0)
    #expect(desk.register.count == Sample.register().count)
  }

  static let broken: [(String, String)] = [
    ("", "1:1"), ("id,title\n\"a", "2:1"), ("id,id\n", "1:4"), ("id\na,b\n", "2:3"),
    ("id\na\"b\n", "2:2"), ("[{\"id\":1", "1:9"), ("{\"commitments\":[3]}", "1:17"),
  ]

  @Test("What is no table is told with its place", arguments: broken)
  func unreadable(_ text: String, _ place: String) {
    let bytes = Bytes(text)
    do throws(ImportFault) {
      _ = try ImportSheet(bytes)
      Issue.record("read: \(text)")
    } catch {
      let position = bytes.position(of: error.offset)
      #expect("\(position.line):\(position.column)" == place)
      #expect(!error.what.words.isEmpty)
    }
  }
}
