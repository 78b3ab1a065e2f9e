import Acts
import Dates
import Entities
import Journal
package import Register

/// The bundled register after a quarter of its secretariat: a session confirmed by a document the
/// register does not hold, one by a source, a date set, a report with both words, readings, a
/// decision, a claim; nothing is contested.
package struct PlayedQuarter {
  package private(set) var register = Register(files: Samples.bundled, today: Samples.today)
  private var sequence = 0

  package init() throws {
    var confirmed = SessionChange()
    (confirmed.date, confirmed.words) = ("14 Dec 2026", "Note verbale of 18 November")
    try play { try $0.confirmMeeting("jwg-session-05", confirmed, by: $1) }
    var bySource = SessionChange()
    (bySource.date, bySource.source) = ("20 Dec 2025", "src-southasiandesk-2025-11-07")
    (bySource.paragraph, bySource.words) = (25, "Held in Ankara on 20 December")
    try play { try $0.hold("jwg-session-01", bySource, by: $1) }
    try play(for: "turkiye") {
      try $0.report([$0.at("train-20-officers")], by: $1, on: "2026-33", evidence: "Certificates")
    }
    try play("B. Clerk", for: "pakistan") {
      try $0.confirm([$0.at("train-20-officers")], by: $1)
    }
    try play {
      try $0.setDue([$0.at("naqvi-return-visit")], "15 Feb 2027", by: $1, reason: "Asked")
    }
    let claim = try register.claim(
      source: "src-web-desk", paragraph: "9", text: "The vote is told again")
    try play { try $0.setDue([$0.at("interpol-support")], "March 2027", by: $1, claim: claim) }
    let reading = GivenReading(
      figure: "heroin-seized-anf", period: "2025", value: "38.5", source: "ANF annual report")
    try play { try $0.record(reading, by: $1) }
    try play {
      try $0.decide(
        "Dates by note verbale.", about: .commitment("meet-quarterly"),
        at: $0.meeting(named: "jwg-session-05"), by: $1)
    }
  }

  private mutating func play(
    _ person: String = "A. Officer", for party: String? = nil,
    _ act: (Register, Actor) throws -> Draft
  ) throws {
    sequence += 1
    let draft = try act(register, Actor(person: person, party: party))
    let id = EventID(writer: "desk-aaaaaa", sequence: sequence)
    let at = Moment(milliseconds: moment("2026-11-20T09:00:00.000Z").milliseconds + Int64(sequence))
    _ = register.take([
      Event.Line(draft.line(id: id, at: at), file: "desk-aaaaaa.jsonl", number: sequence)
    ])
  }
}
