import Acts
import Entities
import JSON
import Journal
import Register
import TestSupport
import Testing

/// What no reader would apply is known before it is written.
@Suite struct FittingTests {
  private func register() -> Register {
    var small = SmallRegister()
    small.sources = [["id": "minutes", "short": "Minutes", "title": "Minutes", "paragraphs": 9]]
    small.meetings = [
      ["id": "first", "title": "First", "short": "First", "kind": "session", "state": "held"]
    ]
    return small.open()
  }

  private func misfit(_ payload: Payload, on target: Target) -> Refusal? {
    register().misfit(of: Draft(by: "me", changes: [Change(payload, on: target)]))
  }

  @Test func meetings() {
    let first = Target("meeting/first")
    #expect(misfit(.fieldSet(name: "number", value: 3), on: first) == nil)
    #expect(misfit(.fieldSet(name: "number", value: 0), on: first) != nil)
    #expect(misfit(.fieldSet(name: "state", value: "open"), on: first) != nil)
    let next: JSONValue = [
      "id": "next", "title": "Next", "short": "Next", "kind": "session", "state": "tentative",
    ]
    #expect(misfit(.added(next), on: Target("meeting/next")) == nil)
    #expect(
      misfit(.added(next.replacing("number", with: 0)), on: Target("meeting/next"))
        == .unfit("number: found 0, expected a session number from 1", item: "Next"))
  }

  @Test("Nothing leaves that carries the word of a party that is not there")
  func parties() throws {
    let register = register()
    let stranger = Actor(person: "me", party: "nowhere")
    let meeting = try #require(register.meeting("first"))
    let point = try register.addPoint("Pumps", to: meeting, by: stranger)
    let decision = try register.decide("So be it", about: nil, at: meeting, by: stranger)
    let all = register.header.parties.map(\.id)
    for draft in [point, decision] {
      #expect(register.misfit(of: draft) == .unknownParty("nowhere", all))
    }
    #expect(misfit(.noteAdded("x"), on: .commitment("pump")) == nil)
  }

  @Test("Nothing leaves that speaks of what is not there")
  func absent() {
    let first = Target("meeting/first")
    for target in ["commitment/none", "meeting/none", "indicator/none", "party/pk", "x:1/1", ""] {
      #expect(misfit(.noteAdded("x"), on: Target(target)) == .unknownItem(target))
      #expect(misfit(.decided("x", about: target), on: first) == .unknownItem(target))
      #expect(misfit(.agendaAdded(text: nil, item: target), on: first) == .unknownItem(target))
    }
    #expect(misfit(.decided("x", about: "commitment/pump"), on: first) == nil)
    #expect(misfit(.decided("x", about: nil), on: first) == nil)
  }

  @Test func claims() {
    func claim(_ paragraph: Int, of source: String = "minutes") -> Payload {
      .claimAdded(Claim(source: source, paragraph: paragraph, text: "so", kind: .stated))
    }
    for target in [Target.commitment("pump"), Target("meeting/first")] {
      #expect(misfit(claim(9), on: target) == nil)
      #expect(misfit(claim(10), on: target) != nil)
      #expect(misfit(claim(.max), on: target) != nil)
      #expect(misfit(claim(1, of: "nowhere"), on: target) != nil)
    }
  }

  @Test("A power of ten at the end of Int is no number that can be worked with")
  func powers() {
    for power in ["-9223372036854775808", "9223372036854775807", "-41", "41"] {
      #expect(Amount(text: "1e\(power)").times(Amount(text: "10")) == nil)
      #expect(Amount(text: "10").divided(by: Amount(text: "1e\(power)")) == nil)
    }
    #expect(Amount(text: "1e-2").times(Amount(text: "1000"))?.text == "10")
  }
}
