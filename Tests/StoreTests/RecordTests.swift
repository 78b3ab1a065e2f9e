import JSON
import Model
import Sheets
import TestSupport
import Testing

@testable import Store

/// What is asked before a line is written: journal.md E3, E9, and the read-only ways to open.
@Suite("Record")
struct RecordTests {
  @Test(
    "E9: what was shown no longer stands: refused, nothing written, the new value is there",
    arguments: Scene.Place.allCases)
  func refused(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    var one = try scene.open("omar", seed: 1)
    var two = try scene.open("aylin", seed: 2)
    try two.note("so that aylin has a file")
    _ = try one.refresh()
    let row = try two.register.row(named: "one")
    let draft = try two.register.setStatus([row], to: .suspended, by: Actor(person: "aylin"))
    try one.set(.inProgress, of: "one")
    let before = try scene.files.snapshot(scene.root)

    let thrown = error { try two.store.record(draft, in: &two.register, now: Scene.noon) }
    guard case .refused(.changed) = thrown else {
      Issue.record("\(String(describing: thrown))")
      return
    }
    #expect(try scene.files.snapshot(scene.root) == before)
    #expect(two.register.delivery(row).status == .inProgress)
    // What was read on the way is told by the next refresh, once.
    #expect(try two.refresh()?.added.count == 2)
    #expect(try two.refresh() == nil)

    let again = try two.register.setStatus([row], to: .suspended, by: Actor(person: "aylin"))
    _ = try two.store.record(again, in: &two.register, now: Scene.noon)
    #expect(two.register.delivery(row).status == .suspended)
  }

  @Test(
    "E9: a refused first action makes no file, no folder and no writer",
    arguments: Scene.Place.allCases)
  func refusedFirst(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    var program = try scene.open()
    let before = try scene.files.snapshot(scene.root)
    let change = Change(
      .statusSet(.inProgress), on: .commitment("one"), was: .string("not-started"),
      after: ["ghost-aaaaaa:7"])
    let draft = Draft(by: "omar", changes: [change])
    let thrown = error {
      try program.store.record(draft, in: &program.register, now: Scene.noon)
    }
    guard case .refused = thrown else {
      Issue.record("\(String(describing: thrown))")
      return
    }
    #expect(try scene.files.snapshot(scene.root) == before)
    #expect(program.store.writer == nil)
  }

  @Test("E3: commands lock first and read second", arguments: Scene.Place.allCases)
  func drafting(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    var one = try scene.open("omar", seed: 1)
    var two = try scene.open("aylin", seed: 2)
    try one.set(.inProgress, of: "one")
    let result = try two.store.record(in: &two.register, now: Scene.noon) {
      (register, writer) throws(Refusal) in
      let row = try register.row(named: "one")
      return try register.setStatus([row], to: .suspended, by: Actor(person: "aylin"))
    }
    let event = try result.get().event
    let head = try #require(one.store.writer) + ":2"
    #expect(two.register.journal.events[event].changes.first?.after == [head])
  }

  @Test(
    "What the maker of a draft throws is the result, and nothing is written",
    arguments: Scene.Place.allCases)
  func declined(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    var program = try scene.open()
    try program.note("1")
    let before = try scene.files.snapshot(scene.folder)
    let result = try program.store.record(in: &program.register, now: Scene.noon) {
      (register, _) throws(Refusal) in
      _ = try register.row(named: "nothing")
      return Draft(by: "omar", changes: [])
    }
    #expect(throws: Refusal.unknownItem("nothing")) { try result.get() }
    #expect(try scene.files.snapshot(scene.folder) == before)
  }

  @Test("E13: undo under the lock knows its writer", arguments: Scene.Place.allCases)
  func undo(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    var program = try scene.open()
    try program.set(.inProgress, of: "one")
    _ = try program.store.record(in: &program.register, now: Scene.noon) {
      (register, writer) throws(Journal.NoUndo) in
      let event = try register.journal.undoable(by: writer ?? "")
      let id = register.journal.events[event].id.text
      return Draft(
        by: "omar",
        changes: [Change(.undone([id]), on: register.journal.events[event].changes[0].target)])
    }.get()
    let row = try program.register.row(named: "one")
    #expect(program.register.delivery(row).status == .notStarted)
    #expect(try scene.open().register.delivery(row).status == .notStarted)
  }

  @Test(
    "Read-only and as-of are refused with 77, before anything is made",
    arguments: Scene.Place.allCases)
  func readOnly(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    let before = try scene.files.snapshot(scene.root)
    var asked = try scene.open(access: .readOnly(.asked))
    #expect(error { try asked.note("1") }?.exitCode == 77)
    var past = try scene.open(asOf: Scene.today)
    #expect(error { try past.note("1") }?.exitCode == 77)
    #expect(past.store.obstacle(past.register) == .asOf(Scene.today))
    #expect(try scene.files.snapshot(scene.root) == before)
  }

  @Test(
    "A newer format is read, not written", arguments: ["register.json", "journal"],
    Scene.Place.allCases)
  func newerFormat(_ file: String, _ place: Scene.Place) throws {
    let scene = try Scene(place)
    if file == "journal" {
      try scene.put(
        "ana-aaaaaa.jsonl",
        #"{"id":"ana-aaaaaa:1","at":"2025-11-08T10:00:00.000Z","by":"ana","party":null,"do":["#
          + #"{"kind":"opened","target":"register","payload":{"register":"two","format":2,"#
          + #""program":"ahd 9"}}]}"# + "\n" + Scene.line("ana-aaaaaa:2") + "\n")
    } else {
      let text = try #require(Scene.bases["register.json"])
      try scene.files.put(
        "\(scene.folder)/register.json", "{\"format\": 2" + text.dropFirst(#"{"format": 1"#.count))
    }
    var program = try scene.open()
    #expect(program.register.count == 3)
    let thrown = error { try program.note("1") }
    guard case .readOnly(.newerFormat(2, known: 1)) = thrown else {
      Issue.record("\(String(describing: thrown))")
      return
    }
    #expect(thrown?.exitCode == 77)
    if file == "journal" {
      #expect(program.notes == ["said"])
      #expect(
        program.register.journalProblems == [
          JournalProblem(file: "ana-aaaaaa.jsonl", line: 1, .newerFormat(2))
        ])
    }
  }

  @Test("A damaged register.json is not written beside", arguments: Scene.Place.allCases)
  func damaged(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    try scene.files.put("\(scene.folder)/register.json", "{")
    var program = try scene.open()
    #expect(program.store.obstacle(program.register) == .damaged)
    #expect(error { try program.note("1") }?.exitCode == 77)
  }
}
