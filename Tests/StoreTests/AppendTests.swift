import Dates
import Entities
import JSON
import Journal
import Register
import TestSupport
import Testing

@testable import Store

/// Writing, where all goes well: docs/journal.md E1, E3, E8, on memory and on disk.
@Suite("Append")
struct AppendTests {
  @Test(
    "E1, E3: the first line of a file is opened, in the same write as the action",
    arguments: Scene.Place.allCases)
  func firstWrite(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    var program = try scene.open()
    #expect(program.register.opening.problems.filter { $0.severity == .error } == [])
    #expect(program.store.writer == nil)
    let recorded = try program.note("first")
    let writer = try #require(program.store.writer)
    #expect(EventID.isWriter(writer))
    #expect(writer.hasPrefix("desk-"))
    #expect(recorded.newWriter == NewWriter(writer: writer, reason: .first))
    #expect(recorded.id == EventID(writer: writer, sequence: 2))
    #expect(program.register.journal.events[recorded.event].note == "first")
    #expect(scene.journals == ["\(writer).jsonl"])
    let at = Scene.noon.text
    #expect(
      try scene.files.text(scene.path("\(writer).jsonl")) == """
        {"id":"\(writer):1","at":"\(at)","by":"omar","party":null,"do":[{"kind":"opened",\
        "target":"register","payload":{"register":"two","format":1,"program":"ahd 1.0"}}]}
        {"id":"\(writer):2","at":"\(at)","by":"omar","party":null,"do":[{"kind":"note-added",\
        "target":"commitment/one","payload":{"text":"first"}}]}

        """)
  }

  @Test(
    "E3: several programs of one login share a file and count on",
    arguments: Scene.Place.allCases)
  func sharedFile(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    var one = try scene.open()
    var two = try scene.open(seed: 2)
    try one.note("1")
    let recorded = try two.note("2")
    #expect(recorded.newWriter == nil)
    #expect(recorded.news?.added.count == 2)
    try one.note("3")
    let writer = try #require(one.store.writer)
    #expect(two.store.writer == writer)
    #expect(scene.journals == ["\(writer).jsonl"])
    #expect(one.ids == (1...4).map { "\(writer):\($0)" })
    #expect(try scene.open().notes == ["1", "2", "3"])
  }

  @Test(
    "E3: an append is one write and one sync of the journal; a first one syncs its folders",
    arguments: Scene.Place.allCases)
  func calls(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    let watched = FaultyFileSystem(scene.files, at: 0, .crashes)
    var program = try scene.open(files: watched.files)
    try program.note("1")
    #expect(watched.calls.count { $0 == .sync } == 3)
    let before = watched.calls.count
    try program.note("2")
    let calls = watched.calls[before...]
    #expect(calls.count { $0 == .sync } == 1)
    // The other write is the state's.
    #expect(calls.count { $0 == .write } == 2)
    #expect(calls.firstIndex(of: .write) == calls.firstIndex(of: .sync).map { $0 - 1 })
    #expect(!calls.contains(.truncate))
  }

  @Test("E3: no descriptor lives between appends")
  func descriptors() throws {
    let scene = try Scene()
    var program = try scene.open()
    try program.note("1")
    _ = try program.refresh()
    #expect(scene.memory?.openFiles == 0)
  }

  @Test(
    "E3: a piece that a crash left is closed by a newline first, and the writer goes on",
    arguments: [
      (#"{"id":"WRITER:3","at":"20"#, false), ("{", false), ("\0\0\0\0", false),
      (#"{"id":"WRITER:3","at"\#0\#0\#0"#, false), (Scene.line("WRITER:3", "whole"), true),
    ], Scene.Place.allCases)
  func leftover(_ crash: (piece: String, isWhole: Bool), _ place: Scene.Place) throws {
    let (piece, isWhole) = crash
    let scene = try Scene(place)
    var program = try scene.open()
    try program.note("1")
    let writer = try #require(program.store.writer)
    let path = scene.path("\(writer).jsonl")
    let before = try scene.files.text(path)
    let left = piece.split(separator: "WRITER", omittingEmptySubsequences: false)
      .joined(separator: writer)
    try scene.files.append(path, left)
    let recorded = try program.note("2")
    #expect(recorded.newWriter == nil)
    #expect(recorded.id.sequence == (isWhole ? 4 : 3))
    #expect(try scene.files.text(path).hasPrefix(before + left + "\n{"))
    #expect(program.notes.count == (isWhole ? 3 : 2))
    let again = try scene.open()
    #expect(again.ids == program.ids)
    #expect(again.register.journalProblems == program.register.journalProblems)
    #expect(again.register.journalProblems.count == (isWhole ? 0 : 1))
  }

  @Test(
    "New files are the owner's, and the group's to read where the folder is",
    arguments: [
      (0o700, 0o700, 0o600), (0o755, 0o750, 0o640), (0o710, 0o700, 0o600), (0o770, 0o770, 0o640),
    ],
    Scene.Place.allCases)
  func modes(_ modes: (folder: UInt32, journal: UInt32, file: UInt32), _ place: Scene.Place) throws
  {
    let scene = try Scene(place, isBare: true)
    try scene.files.makeFolder(scene.folder, modes.folder)
    for (name, text) in Scene.bases { try scene.files.put("\(scene.folder)/\(name)", text) }
    var program = try scene.open()
    try program.note("1")
    let name = try #require(scene.journals.first)
    #expect(try scene.files.statusAt(scene.journal, true).mode == modes.journal)
    #expect(try scene.files.statusAt(scene.path(name), true).mode == modes.file)
    #expect(try scene.files.statusAt(scene.state, true).mode == 0o700)
  }

  @Test("E8: no event is before what its writer wrote last", arguments: Scene.Place.allCases)
  func clockBehind(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    var program = try scene.open()
    try program.note("1")
    let recorded = try program.note(
      "2", now: Moment(milliseconds: Scene.noon.milliseconds - 3_600_000))
    #expect(program.register.journal.events[recorded.event].at == Scene.noon)
  }

  @Test("E1: a line longer than 16 MB is not written", arguments: Scene.Place.allCases)
  func tooLong(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    var program = try scene.open()
    try program.note("1")
    let before = try scene.files.snapshot(scene.folder)
    let thrown = error { try program.note(String(repeating: "x", count: Event.longestLine)) }
    guard case .tooLong = thrown else {
      Issue.record("\(String(describing: thrown))")
      return
    }
    #expect(thrown?.exitCode == 65)
    #expect(try scene.files.snapshot(scene.folder) == before)
    #expect(program.notes == ["1"])
  }
}
