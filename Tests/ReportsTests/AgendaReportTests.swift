import Acts
import Check
import Entities
import JSON
import Journal
import Register
import Reports
import Sheets
import TestSupport
import Testing

@Suite struct AgendaReportTests {
  /// Session 5 of the bundled register with two points, a decision and a change at its table.
  private func register() throws -> Register {
    var register = Sample.register()
    let actor = Actor(person: "desk")
    func take(_ draft: Draft) {
      let next = register.journal.lastSequence(of: "desk-dddddd") + 1
      let line = draft.line(
        id: EventID(writer: "desk-dddddd", sequence: next), at: moment("2026-11-21T08:00:00.000Z"))
      _ = register.take([Event.Line(line, number: next)])
    }
    let session = try register.meeting(named: "jwg-session-05")
    let train = register.target(of: register.at("train-20-officers"))
    take(try register.take([train, register.target(ofTension: "t6")], onto: session, by: actor))
    take(try register.addPoint("Date of the next session", to: session, by: actor))
    let note = try register.note(on: [train], "A first group is named", by: actor)
    take(try register.atTable(note, of: session, about: train))
    take(try register.decide("Certificates by March", about: train, at: session, by: actor))
    return register
  }

  @Test(arguments: [60, 100, 160]) func widths(_ width: Int) throws {
    let register = try register()
    let session = try register.meeting(named: "jwg-session-05")
    expectGolden(
      AgendaReport(register, session).text(Page(width: width)), named: "agenda-\(width)")
  }

  @Test func recordAndMarkdown() throws {
    let register = try register()
    let session = try register.meeting(named: "jwg-session-05")
    expectGolden(
      RecordReport(register, session).text(Page(width: 100)), named: "agenda-record")
    expectGolden(AgendaReport(register, session).markdown ?? "", named: "agenda-markdown")
  }

  /// Nobody is to learn at the table that two records disagree: it stands on the agenda with both
  /// sides, in every form.
  @Test func whatIsInDisputeStandsOnIt() throws {
    let register = Disputed.register
    let session = try register.meeting(named: "jwg-session-05")
    let text = AgendaReport(register, session).text(Page(width: 100))
    expectGolden(text, named: "agenda-disputed")
    let markdown = AgendaReport(register, session).markdown ?? ""
    expectGolden(markdown, named: "agenda-disputed-markdown")
    let disputes = register.disagreements
    #expect(text.contains("In dispute: \(disputes.count(where: \.isInDispute))\n"))
    let json = try JSONValue(AgendaReport(register, session).json)["disagreements"]?.array ?? []
    #expect(json.map { $0["kind"]?.string } == disputes.map { $0.kind.rawValue })
    for (dispute, entry) in zip(disputes, json) {
      let values = entry["sides"]?.array?.compactMap { $0["value"]?.string }
      #expect(values == dispute.sides.map(\.value) && !dispute.sides.isEmpty)
    }
    let none = AgendaReport(Sample.register(), session).text(Page(width: 100))
    #expect(!none.contains("In dispute"))
  }

  @Test func json() throws {
    let register = try register()
    let session = try register.meeting(named: "jwg-session-05")
    let json = try JSONValue(AgendaReport(register, session).json)
    #expect(json["format"] == 1)
    #expect(json["meeting"]?["id"] == "jwg-session-05")
    #expect(
      json["points"]?.array?.map { $0["items"] }
        == [["train-20-officers"], ["t6"], []])
    #expect(json["matters"]?.array?.contains { $0["id"] == "hold-first-session" } == true)
    #expect(json["decisions"]?.array?.map { $0["text"] } == ["Certificates by March"])
    let record = json["record"]?.array ?? []
    #expect(record.first?["entries"]?.array?.count == 2)
    #expect(record.map { $0["onAgenda"] } == [true, true, true])
  }
}
