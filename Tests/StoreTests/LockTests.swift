import Register
import TestSupport
import Testing

@testable import Store

/// Taking turns: docs/journal.md E3, flock and what may happen while waiting for it.
@Suite("Lock")
struct LockTests {
  /// The journal's own lock, and that of the writer's state.
  enum Held: CaseIterable { case journal, state }

  private func path(_ held: Held, _ scene: Scene) throws -> String {
    switch held {
    case .journal: scene.path(try #require(scene.journals.first))
    case .state:
      "\(scene.state)/"
        + (try #require(try scene.files.list(scene.state).first { $0.hasSuffix(".lock") }))
    }
  }

  @Test(
    "E3: another holds the lock for two seconds: busy, 75, nothing written",
    arguments: Held.allCases, Scene.Place.allCases)
  func busy(_ held: Held, _ place: Scene.Place) throws {
    let scene = try Scene(place)
    var program = try scene.open()
    try program.note("1")
    let before = try scene.files.snapshot(scene.folder)
    let other = try scene.files.open(try path(held, scene), .append(mode: nil))
    #expect(try scene.files.lock(other))
    let thrown = error { try program.note("2") }
    guard case .busy = thrown else {
      Issue.record("\(String(describing: thrown))")
      return
    }
    #expect(thrown?.exitCode == 75)
    #expect(scene.memory.map { (2_000_000..<2_001_000).contains($0.paused) } ?? true)
    #expect(try scene.files.snapshot(scene.folder) == before)
    scene.files.close(other)
    try program.note("3")
    #expect(try scene.open().notes == ["1", "3"])
  }

  @Test("E3: a lock that is given up in time is taken", arguments: Held.allCases)
  func inTime(_ held: Held) throws {
    let scene = try Scene()
    var program = try scene.open()
    try program.note("1")
    let other = try scene.files.open(try path(held, scene), .append(mode: nil))
    #expect(try scene.files.lock(other))
    scene.memory?.whilePaused = { if $0 >= 500_000 { scene.files.close(other) } }
    try program.note("2")
    #expect(program.notes == ["1", "2"])
    #expect(scene.memory.map { (500_000..<501_000).contains($0.paused) } == true)
  }

  @Test("E3: a file replaced while we waited is opened again")
  func replaced() throws {
    let scene = try Scene()
    var program = try scene.open()
    try program.note("1")
    let path = try path(.journal, scene)
    let bytes = try scene.files.get(path)
    let other = try scene.files.open(path, .append(mode: nil))
    #expect(try scene.files.lock(other))
    scene.memory?.whilePaused = { [files = scene.files] waited in
      if waited >= 100_000 {
        try? files.put("\(scene.root)/new", bytes)
        try? files.rename("\(scene.root)/new", path)
        files.close(other)
      }
    }
    let recorded = try program.note("2")
    #expect(recorded.newWriter == nil)
    #expect(try scene.open().notes == ["1", "2"])
  }

  @Test("E2, E3: a file taken away while we waited makes a new writer")
  func takenAway() throws {
    let scene = try Scene()
    var program = try scene.open()
    try program.note("1")
    let path = try path(.journal, scene)
    let other = try scene.files.open(path, .append(mode: nil))
    #expect(try scene.files.lock(other))
    scene.memory?.whilePaused = { [files = scene.files] waited in
      if waited >= 100_000 {
        try? files.remove(path)
        files.close(other)
      }
    }
    let recorded = try program.note("2")
    #expect(recorded.newWriter?.reason == .fileMissing)
    #expect(try scene.open().notes == ["2"])
  }
}
