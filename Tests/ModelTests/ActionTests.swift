import Acts
import Entities
import Journal
import Register
import TestSupport
import Testing

/// What each action writes does what it says, from any state a history leads to.
@Suite struct ActionTests {
  private static let writer = "anna-aaaaaa"

  private func each(
    _ seed: Int, _ make: (Register, Int, Actor) throws -> Draft,
    _ expect: (_ before: Register, _ after: Register, Int, Actor) -> Void
  ) {
    let register = History.random(seed: seed, steps: 100, wildness: 0).opened()
    let parties: [String?] = [nil, "pk", "tr", "az"]
    for row in 0..<register.count {
      let actor = Actor(person: "me", party: parties[(row + seed) % 4])
      guard let draft = try? make(register, row, actor) else { continue }
      #expect(register.refusal(of: draft) == nil)
      var after = register
      _ = after.take([line(draft, register)])
      #expect(after.breaches() == [])
      expect(register, after, row, actor)
    }
  }

  private func line(_ draft: Draft, _ register: Register) -> Event.Line {
    let next = register.journal.lastSequence(of: Self.writer) + 1
    let id = EventID(writer: Self.writer, sequence: next)
    return Event.Line(draft.line(id: id, at: moment("2026-11-20T00:00:00.000Z")), number: 1000)
  }

  @Test(arguments: seeds(4, of: 8))
  func report(seed: Int) {
    each(seed) {
      try $0.report([$1], by: $2, evidence: "proof")
    } _: { before, after, row, actor in
      let report = after.delivery(row).report
      #expect(report?.evidence.contains { $0.text == "proof" } == true)
      #expect(!after.flags[row].contains(.overdue))
      if let party = actor.party { #expect(report?.missingWords.contains(party) == false) }
      let had = before.delivery(row).report
      #expect((report?.words.count ?? 0) >= had?.words.count ?? 0)
      if had == nil { #expect(after.state(of: row).delivery.heads.count == 1) }
    }
  }

  @Test(arguments: seeds(4, of: 8))
  func confirm(seed: Int) {
    each(seed) {
      try $0.confirm([$1], by: $2)
    } _: { before, after, row, actor in
      let words = after.delivery(row).report?.words.map(\.party) ?? []
      #expect(words.contains(actor.party ?? ""))
      #expect(words.count == (before.delivery(row).report?.words.count ?? 0) + 1)
    }
  }

  @Test(arguments: seeds(4, of: 8))
  func setStatus(seed: Int) {
    each(seed) {
      try $0.setStatus([$1], to: .suspended, by: $2)
    } _: { _, after, row, _ in
      #expect(after.status[row] == .suspended)
      #expect(after.state(of: row).delivery.heads.count == 1)
      #expect(after.delivery(row).report == nil)
    }
  }

  @Test(arguments: seeds(4, of: 8))
  func reopen(seed: Int) {
    each(seed) {
      try $0.reopen([$1], by: $2, reason: "x")
    } _: { before, after, row, _ in
      #expect(after.status[row] == before.statusBefore(row))
      #expect(after.status[row].isSettable && !after.status[row].isClosed)
    }
  }

  @Test(arguments: seeds(4, of: 8))
  func note(seed: Int) {
    each(seed) {
      try $0.note([$1], "hello", by: $2)
    } _: { before, after, row, _ in
      #expect(after.state(of: row).notes.last?.text == "hello")
      #expect(after.status == before.status)
    }
  }

  @Test(arguments: seeds(4, of: 8))
  func undo(seed: Int) {
    each(seed) { register, _, actor in
      try register.undo(by: actor, writer: Self.writer).0
    } _: { before, after, _, _ in
      let event = try? before.undo(by: Actor(person: "me"), writer: Self.writer).undone
      #expect(event.map { after.journal.live[$0] } == false)
    }
  }

  @Test(arguments: seeds(4, of: 8))
  func redo(seed: Int) {
    each(seed) { register, _, actor in
      try register.redo(by: actor, writer: Self.writer).0
    } _: { before, after, _, _ in
      let event = try? before.redo(by: Actor(person: "me"), writer: Self.writer).redone
      #expect(event.map { after.journal.live[$0] } == true)
    }
  }

  @Test func findsItemsByPrefix() throws {
    let register = SmallRegister(["pump", "pump-east", "well"].map { SmallRegister.item($0) })
      .open()
    #expect(try register.row(named: "pump") == 0)
    #expect(try register.row(named: "pump-") == 1)
    #expect(try register.row(named: "w") == 2)
    #expect(throws: Refusal.ambiguous("pu", ["pump", "pump-east"])) {
      try register.row(named: "pu")
    }
    #expect(throws: Refusal.unknownItem("x")) { try register.row(named: "x") }
    #expect(throws: Refusal.unknownItem("")) { try register.row(named: "") }
  }

  @Test func noteNeedsText() {
    #expect(throws: Refusal.emptyText) {
      try SmallRegister().open().note([0], "", by: Actor(person: "me"))
    }
  }

  @Test func sameStatusIsRefused() {
    #expect(throws: Refusal.sameStatus(.notStarted, item: "Title of pump")) {
      try SmallRegister().open().setStatus([0], to: .notStarted, by: Actor(person: "me"))
    }
  }

  @Test(
    "a date of a report is kept in one spelling",
    arguments: [("Mar 2026", "2026-03"), ("2026-Q1", "2026-33"), ("14 Mar 2026", "2026-03-14")])
  func dateSpelling(_ typed: String, _ canonical: String) throws {
    let draft = try SmallRegister().open().report([0], by: Actor(person: "me"), on: typed)
    #expect(draft.changes.map(\.payload) == [.reported(on: canonical, evidence: nil)])
    #expect(throws: Refusal.notADate("soon")) {
      try SmallRegister().open().report([0], by: Actor(person: "me"), on: "soon")
    }
  }
}

extension Register {
  fileprivate func state(of row: Int) -> TargetState { states[target(of: row)] ?? TargetState() }
}
