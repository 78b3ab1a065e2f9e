import Entities
import TestSupport
import Testing

@testable import Store

/// Writing, where it fails: docs/journal.md E4, and that nothing is half done.
@Suite("Failure")
struct FailureTests {
  private struct Case: Sendable, CustomTestStringConvertible {
    let fault: FaultyFileSystem.Fault
    let call: FaultyFileSystem.Call
    let exit: Int32
    var testDescription: String { "\(call) \(fault)" }
  }

  private static let cases = [
    Case(fault: .shortens, call: .write, exit: 74),
    Case(fault: .fails(.noSpace), call: .write, exit: 74),
    Case(fault: .fails(.inputOutput), call: .write, exit: 74),
    Case(fault: .fails(.inputOutput), call: .sync, exit: 74),
    Case(fault: .fails(.quotaExceeded), call: .sync, exit: 74),
  ]

  @Test(
    "E4: what was not saved is taken back, and a retry is a new append",
    arguments: cases, Scene.Place.allCases)
  private func takenBack(_ failing: Case, _ place: Scene.Place) throws {
    let scene = try Scene(place)
    var program = try scene.open()
    try program.note("1")
    let name = try #require(scene.journals.first)
    let before = try scene.files.get(scene.path(name))

    let faulty = FaultyFileSystem(scene.files, at: 1, failing.fault, only: failing.call)
    var unlucky = try scene.open(files: faulty.files)
    let thrown = error { try unlucky.note("2") }
    guard case .notSaved(_, _, isTakenBack: true) = thrown else {
      Issue.record("\(String(describing: thrown))")
      return
    }
    #expect(thrown?.exitCode == failing.exit)
    #expect(faulty.hasStruck)
    #expect(try scene.files.get(scene.path(name)) == before)
    #expect(unlucky.notes == ["1"])

    let recorded = try unlucky.note("2")
    #expect(recorded.id.sequence == 3)
    #expect(try scene.open().notes == ["1", "2"])
  }

  @Test(
    "E4: a first append that fails leaves an empty file, which the next one opens",
    arguments: Scene.Place.allCases)
  func firstAppend(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    let faulty = FaultyFileSystem(scene.files, at: 2, .fails(.inputOutput), only: .sync)
    var program = try scene.open(files: faulty.files)
    // The second sync is the journal folder's: a name that may be lost is not saved either.
    _ = error { try program.note("1") }
    let name = try #require(scene.journals.first)
    #expect(try scene.files.get(scene.path(name)) == [])
    let recorded = try program.note("1")
    #expect(recorded.id.sequence == 2)
    #expect(scene.journals == [name])
    #expect(try scene.open().notes == ["1"])
  }

  @Test("E4: a full disk takes part of the line, and gives it back")
  func diskFull() throws {
    let scene = try Scene()
    let memory = try #require(scene.memory)
    var program = try scene.open()
    try program.note("1")
    let before = try scene.files.snapshot(scene.folder)
    memory.capacity = memory.used + 20
    guard case .notSaved(_, nil, isTakenBack: true) = error({ try program.note("2") }) else {
      Issue.record("a short write is not saved")
      return
    }
    #expect(try scene.files.snapshot(scene.folder).mapValues(\.bytes) == before.mapValues(\.bytes))
    memory.capacity = .max
    try program.note("2")
    #expect(program.notes == ["1", "2"])
  }

  @Test(
    "E4: truncating fails too: the line counts where it turns out whole, once",
    arguments: [true, false], Scene.Place.allCases)
  func notTakenBack(_ isWhole: Bool, _ place: Scene.Place) throws {
    let scene = try Scene(place)
    var program = try scene.open()
    try program.note("1")
    let inner = FaultyFileSystem(scene.files, at: 1, .fails(.inputOutput), only: .truncate)
    let faulty = FaultyFileSystem(
      inner.files, at: 1, isWhole ? .fails(.inputOutput) : .shortens,
      only: isWhole ? .sync : .write)
    var unlucky = try scene.open(files: faulty.files)
    guard case .notSaved(_, _, isTakenBack: false) = error({ try unlucky.note("2") }) else {
      Issue.record("says that it was not taken back")
      return
    }
    let recorded = try unlucky.note("3")
    #expect(recorded.newWriter == nil)
    let expected = isWhole ? ["1", "2", "3"] : ["1", "3"]
    #expect(unlucky.notes == expected)
    #expect(try scene.open().notes == expected)
  }

  @Test("A folder that may not be written to: 77, and nothing is made", arguments: [true, false])
  func noPermission(_ isWholeDisk: Bool) throws {
    let scene = try Scene()
    let memory = try #require(scene.memory)
    if isWholeDisk { memory.isReadOnly = true } else { memory.forbidden = [scene.folder] }
    let before = try scene.files.snapshot(scene.folder)
    var program = try scene.open()
    let thrown = error { try program.note("1") }
    #expect(thrown?.exitCode == 77)
    #expect(try scene.files.snapshot(scene.folder) == before)
    #expect(program.notes == [])
  }

  @Test(
    "A register that has vanished: 66, and it is not made again", arguments: Scene.Place.allCases)
  func vanished(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    var program = try scene.open()
    try program.note("1")
    try scene.files.rename(scene.folder, "\(scene.root)/elsewhere")
    let thrown = error { try program.note("2") }
    #expect(thrown?.exitCode == 66)
    #expect(error { try program.refresh() }?.exitCode == 66)
    #expect(program.notes == ["1"])
    #expect(throws: Errno.noSuchFile) { try scene.files.statusAt(scene.folder, true) }
    try scene.files.rename("\(scene.root)/elsewhere", scene.folder)
    try program.note("2")
    #expect(program.notes == ["1", "2"])
  }

  @Test("A journal that is a link is never written through")
  func link() throws {
    let scene = try Scene()
    var program = try scene.open()
    try program.note("1")
    let path = scene.path(try #require(scene.journals.first))
    try scene.files.rename(path, "\(scene.root)/target")
    try scene.memory?.link(path, to: "\(scene.root)/target")
    let before = try scene.files.get("\(scene.root)/target")
    let thrown = error { try program.note("2") }
    #expect(thrown?.exitCode == 73)
    #expect(try scene.files.get("\(scene.root)/target") == before)
  }
}
