import Entities
import JSON
import Journal
import TestSupport
import Testing

/// The bytes of a written line of each kind: permanent from the first release.
@Suite struct JournalFormatTests {
  private static let id = eventID("desk-k7q2md:17")
  private static let at = moment("2026-11-21T09:14:07.120Z")
  private static let pump = Target.commitment("pump")

  private func line(_ change: Change, party: String? = nil, reason: String? = nil) -> String {
    Draft(by: "aylin", party: party, reason: reason, changes: [change])
      .line(id: Self.id, at: Self.at)
  }

  private func expected(_ change: String, party: String = "null", reason: String = "") -> String {
    #"{"id":"desk-k7q2md:17","at":"2026-11-21T09:14:07.120Z","by":"aylin","party":\#(party),"do":["#
      + change + "]\(reason)}"
  }

  @Test func opened() {
    let change = Change(.opened(register: "small", format: 1, program: "ahd 1.0"), on: .register)
    #expect(
      line(change)
        == expected(
          #"{"kind":"opened","target":"register","payload":{"register":"small","format":1,"#
            + #""program":"ahd 1.0"}}"#))
  }

  @Test func reported() {
    let change = Change(
      .reported(on: "2026-03", evidence: nil), on: Self.pump, was: "not-started", after: [])
    #expect(
      line(change, party: "tr")
        == expected(
          #"{"kind":"reported","target":"commitment/pump","payload":{"on":"2026-03","#
            + #""evidence":null},"was":"not-started","after":[]}"#, party: #""tr""#))
  }

  @Test func confirmed() {
    let change = Change(
      .confirmed(on: nil, evidence: "a \"letter\"\n"), on: Self.pump,
      references: ["desk-k7q2md:16"])
    #expect(
      line(change, party: "pk")
        == expected(
          #"{"kind":"confirmed","target":"commitment/pump","payload":{"on":null,"#
            + #""evidence":"a \"letter\"\n"},"for":["desk-k7q2md:16"]}"#, party: #""pk""#))
  }

  @Test func evidenceAdded() {
    let change = Change(.evidenceAdded("photo"), on: Self.pump, references: [])
    #expect(
      line(change)
        == expected(
          #"{"kind":"evidence-added","target":"commitment/pump","payload":{"text":"photo"},"for":[]}"#
        ))
  }

  @Test func noteAdded() {
    #expect(
      line(Change(.noteAdded("Türkiye عہد"), on: .register))
        == expected(#"{"kind":"note-added","target":"register","payload":{"text":"Türkiye عہد"}}"#))
  }

  @Test func statusSet() {
    let change = Change(
      .statusSet(.suspended), on: Self.pump, was: "in-progress",
      after: ["desk-k7q2md:3", "b-aaaaaa:1"])
    #expect(
      line(change, reason: "rain")
        == expected(
          #"{"kind":"status-set","target":"commitment/pump","payload":{"status":"suspended"},"#
            + #""was":"in-progress","after":["desk-k7q2md:3","b-aaaaaa:1"]}"#,
          reason: #","reason":"rain""#))
  }

  @Test func reopened() {
    let change = Change(
      .reopened(.inProgress), on: Self.pump, was: "done", after: ["desk-k7q2md:3"])
    #expect(
      line(change, reason: "not so")
        == expected(
          #"{"kind":"reopened","target":"commitment/pump","payload":{"status":"in-progress"},"#
            + #""was":"done","after":["desk-k7q2md:3"]}"#, reason: #","reason":"not so""#))
  }

  @Test func fieldSet() {
    let change = Change(
      .fieldSet(name: "due", value: ["edtf": "2026-03", "text": nil]), on: Self.pump, was: .null,
      after: [])
    #expect(
      line(change)
        == expected(
          #"{"kind":"field-set","target":"commitment/pump","payload":{"name":"due","#
            + #""value":{"edtf":"2026-03","text":null}},"was":null,"after":[]}"#))
  }

  @Test func added() {
    let change = Change(
      .added(["id": "dam", "quantity": .number("1.50"), "x": true]), on: .commitment("dam"))
    #expect(
      line(change)
        == expected(
          #"{"kind":"added","target":"commitment/dam","payload":{"id":"dam","quantity":1.50,"x":true}}"#
        ))
  }

  @Test func readingSet() {
    let reading = Payload.Reading(
      period: "2026-33", source: "src-minutes", value: "1.50", obsStatus: "provisional")
    #expect(
      line(Change(.readingSet(reading), on: .indicator("level"), was: .null, after: []))
        == expected(
          #"{"kind":"reading-set","target":"indicator/level","payload":{"period":"2026-33","#
            + #""source":"src-minutes","value":1.50,"obsStatus":"provisional"},"was":null,"after":[]}"#
        ))
  }

  @Test func undone() {
    #expect(
      line(Change(.undone(["desk-k7q2md:16"]), on: .register))
        == expected(
          #"{"kind":"undone","target":"register","payload":{"undoes":["desk-k7q2md:16"]}}"#))
  }

  @Test func agendaAdded() {
    let change = Change(
      .agendaAdded(text: nil, item: "commitment/pump"), on: Target("meeting/second"))
    #expect(
      line(change)
        == expected(
          #"{"kind":"agenda-added","target":"meeting/second","payload":{"text":null,"#
            + #""item":"commitment/pump"}}"#))
  }

  @Test func decidedAndMinuted() {
    let second = Target("meeting/second")
    #expect(
      line(Change(.decided("Buy it", about: "commitment/pump"), on: second))
        == expected(
          #"{"kind":"decided","target":"meeting/second","payload":{"text":"Buy it","#
            + #""about":"commitment/pump"}}"#))
    #expect(
      line(Change(.minuted(about: nil), on: second))
        == expected(
          #"{"kind":"minuted","target":"meeting/second","payload":{"about":null}}"#))
  }

  @Test func claimAdded() {
    let claim = Claim(source: "minutes", paragraph: 3, text: "So it says", kind: .stated)
    #expect(
      line(Change(.claimAdded(claim), on: Self.pump))
        == expected(
          #"{"kind":"claim-added","target":"commitment/pump","payload":{"source":"minutes","#
            + #""paragraph":3,"text":"So it says","kind":"stated"}}"#))
  }

  @Test func addedTarget() {
    let change = Change(.noteAdded("x"), on: .added("desk-k7q2md:16", 2))
    #expect(
      line(change)
        == expected(#"{"kind":"note-added","target":"desk-k7q2md:16/2","payload":{"text":"x"}}"#))
  }

  @Test func timesHaveThreeDecimalsAndZ() {
    let draft = Draft(by: "a", changes: [Change(.noteAdded("x"), on: .register)])
    let line = draft.line(id: Self.id, at: moment("2026-11-21T10:00:00+01:00"))
    #expect(line.contains(#""at":"2026-11-21T09:00:00.000Z""#))
  }

  @Test(
    "what is written is read back",
    arguments: [
      Payload.opened(register: "r", format: 1, program: "p"), .reported(on: nil, evidence: nil),
      .reported(on: "2026-03", evidence: "x"), .confirmed(on: "2026", evidence: nil),
      .evidenceAdded("x"), .noteAdded("\u{202E}\u{0}\u{1F600}"), .statusSet(.withdrawn),
      .reopened(.notStarted), .fieldSet(name: "x", value: ["a": [1, nil, "b"]]),
      .added(["id": "x"]),
      .readingSet(.init(period: "2026", source: "s", value: nil, obsStatus: "missing")),
      .claimAdded(Claim(source: "s", paragraph: 2, text: "x", kind: .inferred, speaker: "p")),
      .agendaAdded(text: "x", item: nil), .agendaAdded(text: nil, item: "commitment/pump"),
      .decided("x", about: nil), .decided("x", about: "a-aaaaaa:1/2"), .minuted(about: nil),
      .minuted(about: "commitment/pump"), .undone([]), .undone(["a-aaaaaa:1#0123456789abcdef"]),
      .unknown(kind: "agenda-set", ["x": .number("1e5")]),
    ])
  func roundTrip(_ payload: Payload) throws {
    let changes = [
      Change(payload, on: Self.pump),
      Change(payload, on: .register, was: .null, after: [], references: []),
      Change(payload, on: Self.pump, was: ["x"], after: ["a-aaaaaa:1"], references: ["b", "c"]),
    ]
    let draft = Draft(by: "عہد", party: "tr", reason: "why", changes: changes)
    let event = try Event(Event.Line(draft.line(id: Self.id, at: Self.at)))
    #expect(event.changes == changes)
    #expect(event.by == draft.by && event.party == draft.party && event.reason == draft.reason)
    #expect(event.id == Self.id && event.at == Self.at)
  }
}
