import Check
import Dates
import Entities
import Journal
import Register
import TestSupport
import Testing

@testable import Store

/// Clocks, homes and machines that are not what they were: docs/journal.md E2, E5, E8.
@Suite("Homes and clocks")
struct HomeTests {
  private static let day: Int64 = 86_400_000

  private static func clock(days: Int64) -> Moment {
    Moment(milliseconds: Scene.noon.milliseconds + days * day)
  }

  // MARK: Clocks

  @Test(
    "E8: a clock set back: no event is before what it names, and none is lost", arguments: [1, 400])
  func setBack(_ days: Int64) throws {
    let scene = try Scene()
    var program = try scene.open()
    try program.set(.inProgress, of: "one", now: Scene.noon)
    try program.set(.suspended, of: "one", now: HomeTests.clock(days: -days))
    let again = try scene.open()
    #expect(again.register.delivery(0).status == .suspended)
    let times = again.register.journal.events.map(\.at)
    // A day is as much as is bridged; beyond that the clock itself is told, and check says so.
    #expect(times.last == (days == 1 ? Scene.noon : HomeTests.clock(days: -days)))
    #expect(skews(again) == (days == 1 ? [] : [2]))
  }

  @Test("E8: a clock a year ahead moves nobody else's, is named, and takes nothing with it")
  func yearAhead() throws {
    let scene = try Scene()
    var ahead = try scene.open("omar", seed: 1)
    try ahead.set(.inProgress, of: "one", now: HomeTests.clock(days: 365))
    var right = try scene.open("aylin", seed: 2)
    let recorded = try right.set(.suspended, of: "one", now: Scene.noon)
    #expect(right.register.journal.events[recorded.event].at == Scene.noon)
    #expect(right.register.delivery(0).status == .suspended)
    // Set right again, it goes on at the right time.
    let corrected = try ahead.set(.inProgress, of: "one", now: HomeTests.clock(days: 1))
    #expect(ahead.register.journal.events[corrected.event].at == HomeTests.clock(days: 1))
    let again = try scene.open()
    #expect(again.register.delivery(0).status == .inProgress)
    #expect(again.ids.count == 5)
    #expect(skews(again) == [2])
  }

  /// Sequences of events a check says are ahead of the clock.
  private func skews(_ program: Program) -> [Int] {
    program.register.check().compactMap { problem in
      guard case .journal(let found) = problem.fault, case .clockAhead(let id) = found.fault
      else { return nil }
      #expect(found.line != nil)
      return EventID(id)?.sequence
    }
  }

  // MARK: Homes

  @Test(
    "E2: a home restored from a backup, or a register, at every pair of ages", arguments: 0..<4,
    0..<4)
  func restored(_ home: Int, _ register: Int) throws {
    let scene = try Scene()
    var program = try scene.open()
    var (states, journals): ([[UInt8]], [[UInt8]]) = ([], [])
    var path = ""
    for step in 0..<4 {
      try program.note("\(step)")
      path = scene.path("\(try #require(program.store.writer)).jsonl")
      states.append(try scene.files.get(try statePath(scene)))
      journals.append(try scene.files.get(path))
    }
    try scene.files.put(try statePath(scene), states[home])
    try scene.files.put(path, journals[register])
    var next = try scene.open(seed: 2)
    let recorded = try next.note("next")
    #expect(recorded.newWriter?.reason == (register < home ? .fileShorter : nil))
    #expect(try scene.files.get(path).starts(with: journals[register]))
    #expect(try scene.open().notes.sorted() == (0...register).map { "\($0)" } + ["next"])
    // The newer register comes back over it, as a sync tool would bring it: nothing is lost.
    try scene.put(
      "\(path.split(separator: "/").last?.dropLast(6) ?? "") 2.jsonl",
      String(decoding: journals[3], as: UTF8.self))
    let all = try scene.open()
    #expect(Set(all.notes) == ["0", "1", "2", "3", "next"])
    #expect(all.ids.contains { $0.contains("#") } == (register < 3 && register >= home))
  }

  private func statePath(_ scene: Scene) throws -> String {
    let name = try scene.files.list(scene.state).first { $0.hasSuffix(".json") }
    return "\(scene.state)/\(try #require(name))"
  }

  enum Broken: CaseIterable { case gone, readOnly, full, aFile, unreadable }

  @Test(
    "E2: a state folder that is gone, read-only or full costs no event", arguments: Broken.allCases)
  func state(_ broken: Broken) throws {
    let scene = try Scene()
    let memory = try #require(scene.memory)
    var program = try scene.open()
    try program.note("1")
    var files = scene.files
    switch broken {
    case .gone: try scene.files.rename(scene.state, "\(scene.root)/elsewhere")
    case .readOnly: memory.forbidden = [scene.state]
    case .full: files = refusing(scene, .noSpace) { if case .create = $0 { true } else { false } }
    case .aFile:
      try scene.files.rename(scene.state, "\(scene.root)/elsewhere")
      try scene.files.put(scene.state, "")
    case .unreadable: files = refusing(scene, .noAccess) { _ in true }
    }
    for step in 2...4 {
      var next = try scene.open(seed: step, files: files)
      let recorded = try next.note("\(step)")
      #expect((recorded.stateFailure == nil) == (broken == .gone))
      #expect(Set(recorded.id.writer.dropLast(7)) == Set("desk"))
    }
    let again = try scene.open()
    #expect(again.notes.sorted() == ["1", "2", "3", "4"])
    #expect(again.register.journalProblems.isEmpty)
    // What can still be read of the state is gone on with.
    let isKept = [.readOnly, .full].contains(broken)
    #expect(scene.journals.count == (isKept ? 1 : broken == .gone ? 2 : 4))
  }

  /// Opening anything in the state folder in one of these ways fails.
  private func refusing(
    _ scene: Scene, _ error: Errno, _ ways: @escaping @Sendable (FileSystem.Opening) -> Bool
  ) -> FileSystem {
    var files = scene.files
    let (open, state) = (files.open, scene.state)
    files.open = { (path, opening) throws(Errno) in
      if path.hasPrefix(state), ways(opening) { throw error }
      return try open(path, opening)
    }
    return files
  }

  // MARK: Machines

  @Test("E2, E5: a cloned machine: both go on as one writer, and nothing of either is lost")
  func cloned() throws {
    let (one, two) = (try Scene(), try Scene())
    var (first, second) = (try one.open(), try one.open())
    try first.note("before")
    let name = try #require(one.journals.first)
    for (path, found) in try one.files.snapshot("/tmp") where found.status.kind == .file {
      if let above = parent(of: path) { try two.files.makeFolders(above, mode: 0o700) }
      try two.files.put(path, found.bytes)
    }
    second = try two.open(seed: 2)
    for step in 1...2 {
      try first.note("first \(step)")
      try second.note("second \(step)")
    }
    #expect(first.store.writer == second.store.writer)
    // A sync tool brings each the other's file beside its own.
    let (mine, theirs) = (try one.files.text(one.path(name)), try two.files.text(two.path(name)))
    try one.put("\(name.dropLast(6)) (2).jsonl", theirs)
    try two.put("\(name.dropLast(6)) (1).jsonl", mine)
    let all = ["before", "first 1", "first 2", "second 1", "second 2"]
    var (left, right) = (try one.open(), try two.open())
    #expect(left.notes.sorted() == all && right.notes.sorted() == all)
    #expect(Set(left.ids) == Set(right.ids))
    #expect(left.register.digest == right.register.digest)
    #expect(left.ids.count { $0.contains("#") } == 4)
    let errors = left.register.check().filter { $0.severity == .error }
    #expect(errors.count == 4 && errors.allSatisfy { !$0.words.isEmpty })

    // Each goes on in its own file, after all it has seen of that writer.
    #expect(try left.note("left").newWriter == nil)
    #expect(try right.note("right").newWriter == nil)
    try one.put("\(name.dropLast(6)) (2).jsonl", try two.files.text(two.path(name)))
    #expect(Set(try one.open().notes) == Set(all + ["left", "right"]))
  }

  @Test("E2: the other machine's file put in the place of one's own makes a new writer")
  func overwritten() throws {
    let scene = try Scene()
    var program = try scene.open()
    try program.note("before")
    let path = scene.path(try #require(scene.journals.first))
    let base = try scene.files.text(path)
    try program.note("mine")
    let writer = try #require(program.store.writer)
    let theirs = base + Scene.line("\(writer):3", "theirs") + "\n"
    try scene.files.put(path, theirs)
    let recorded = try program.note("next")
    #expect(recorded.newWriter != nil)
    #expect(try scene.files.text(path) == theirs)
    #expect(try scene.open().notes.sorted() == ["before", "next", "theirs"])
  }
}
