import Entities
import JSON
import Journal
import Register
import TestSupport
import Testing

@testable import Store

/// What a write says is kept is there when the register is opened again, whatever numbers others
/// wrote under the writer's name (docs/journal.md E3, E5, E14).
@Suite("Acknowledged")
struct AcknowledgedTests {
  private static let last = 999_999_999_999_999

  @Test(
    "E5: a line under our name with the last sequences there are moves us to a new writer",
    arguments: [last, last - 1], Scene.Place.allCases)
  func lastSequence(_ sequence: Int, _ place: Scene.Place) throws {
    let scene = try Scene(place)
    var program = try scene.open()
    try program.note("1")
    let writer = try #require(program.store.writer)
    try scene.put("another.jsonl", Scene.line("\(writer):\(sequence)", "theirs") + "\n")
    for note in ["2", "3", "4"] {
      let recorded = try program.note(note)
      #expect(program.register.journal.counted[recorded.event])
      #expect(program.register.journal.events[recorded.event].note == note)
    }
    #expect(program.store.writer != writer)
    #expect(try scene.open().notes.sorted() == ["1", "2", "3", "4", "theirs"])
  }

  @Test(
    "E14: what register.json includes of ours cannot make a write unreadable",
    arguments: [1, 17, last - 1, last], Scene.Place.allCases)
  func included(_ sequence: Int, _ place: Scene.Place) throws {
    let scene = try Scene(place)
    var program = try scene.open()
    try program.note("1")
    try scene.include([try #require(program.store.writer): sequence])
    for note in ["2", "3", "4"] {
      let recorded = try program.note(note)
      #expect(program.register.journal.counted[recorded.event])
    }
    #expect(try scene.open().notes.sorted() == ["1", "2", "3", "4"])
  }

  @Test(
    "E14: a sequence that no id can have is an error of register.json, and nothing is written",
    arguments: [last + 1, Int.max])
  func includedBeyond(_ sequence: Int) throws {
    let scene = try Scene()
    var program = try scene.open()
    try program.note("1")
    let writer = try #require(program.store.writer)
    try scene.include([writer: sequence])
    guard case .readOnly(.damaged)? = error({ try program.note("2") }) else {
      Issue.record("written all the same")
      return
    }
    let problems = try scene.open().register.opening.problems
    #expect(problems.map(\.path) == ["$.includes[\"\(writer)\"]"])
  }

  @Test("E3: what no reader would take is refused before a byte of it is written")
  func unreadable() throws {
    let scene = try Scene()
    var program = try scene.open()
    try program.note("1")
    let before = try scene.files.snapshot(scene.journal)
    let reading = Payload.Reading(period: "2026", source: "s", value: "many", obsStatus: "normal")
    let payloads = [
      Payload.readingSet(reading), .fieldSet(name: "id", value: "x"), .statusSet(.done),
    ]
    for payload in payloads {
      let draft = Draft(by: "omar", changes: [Change(payload, on: .commitment("one"))])
      guard
        case .unreadable? = error({
          try program.store.record(draft, in: &program.register, now: Scene.noon)
        })
      else {
        Issue.record("taken: \(payload)")
        continue
      }
    }
    #expect(try scene.files.snapshot(scene.journal) == before)
    try program.note("2")
    #expect(try scene.open().notes == ["1", "2"])
  }

  @Test(
    "Whatever arrives, what a writer was told is kept is there after reopening", arguments: 0..<24)
  func law(_ seed: Int) throws {
    let scene = try Scene()
    var chance = Seeded(seed)
    var program = try scene.open(seed: seed)
    var acknowledged: [String] = []
    for step in 0..<14 {
      if chance.chance(30) { program = try scene.open(seed: 1000 * seed + step) }
      if chance.chance(50), let writer = program.store.writer {
        try scene.disturb(writer, step, &chance)
      }
      let recorded = try program.note("\(step)")
      acknowledged.append("\(step)")
      let event = program.register.journal.events[recorded.event]
      #expect(event.note == "\(step)" && event.id == recorded.id)
      #expect(program.register.journal.counted[recorded.event])
    }
    let reopened = Set(try scene.open().notes)
    #expect(acknowledged.filter { !reopened.contains($0) } == [])
  }
}

extension Scene {
  /// Has register.json say that so much of these writers is part of the opening balance.
  fileprivate func include(_ includes: [String: Int]) throws {
    let list = includes.map { "\"\($0)\": \($1)" }.joined(separator: ", ")
    let text = try #require(Scene.bases["register.json"])
    let at = try #require(text.firstRange(of: "\"parties\""))
    try files.put(
      "\(folder)/register.json",
      "\(text[..<at.lowerBound])\"includes\": {\(list)}, \(text[at.lowerBound...])")
  }

  /// Something another machine may bring: a line under this name in another file or in its own, or
  /// an opening balance that includes some of it.
  fileprivate func disturb(_ writer: String, _ step: Int, _ chance: inout Seeded) throws {
    let numbers = [
      1, 2, 3, 9, 1 << 31, 1 << 32, 999_999_999_999_997, 999_999_999_999_998, 999_999_999_999_999,
    ]
    let sequence = numbers.randomElement(using: &chance) ?? 1
    let line = Scene.line("\(writer):\(sequence)", "theirs \(step)") + "\n"
    switch Int.random(in: 0..<3, using: &chance) {
    case 0: try put("theirs-\(step).jsonl", line)
    case 1: try files.append(path("\(writer).jsonl"), line)
    default: try include([writer: sequence])
    }
  }
}
