import Entities
import JSON
import Journal
import Register
import TestSupport
import Testing

@testable import Store

/// Reading the journals: docs/journal.md E5, E6.
@Suite("Reading")
struct ReadingTests {
  private let a = "ana-aaaaaa"
  private let b = "bo-bbbbbb"

  @Test(
    "E5: every journal counts, whatever its name; identical lines count once",
    arguments: Scene.Place.allCases)
  func copies(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    try scene.put("\(a).jsonl", Scene.line("\(a):1") + "\n" + Scene.line("\(a):2") + "\n")
    try scene.put("\(a) (conflicted copy).jsonl", Scene.line("\(a):2") + "\r\n")
    try scene.put("anything.jsonl", Scene.line("\(b):1") + "\n" + Scene.line("\(a):3"))
    try scene.put(".hidden.jsonl", Scene.line("\(a):7") + "\n")
    try scene.put("\(a).jsonl.part", Scene.line("\(a):8") + "\n")
    let program = try scene.open()
    #expect(program.ids == ["\(a):1", "\(a):2", "\(a):3", "\(b):1"])
    #expect(program.register.journalProblems == [])
  }

  @Test("E5: one id with two texts counts twice, each by its hash", arguments: Scene.Place.allCases)
  func twoTexts(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    try scene.put("\(a).jsonl", Scene.line("\(a):1", "one") + "\n")
    try scene.put("\(a) copy.jsonl", Scene.line("\(a):1", "two") + "\n")
    let program = try scene.open()
    #expect(program.notes.sorted() == ["one", "two"])
    let hashes = ["one", "two"].map { "\(a):1#" + hex16(fnv1a(Scene.line("\(a):1", $0).utf8)) }
    #expect(Set(program.ids) == Set(hashes))
  }

  @Test(
    "E6: lines that are no events are named, skipped, and left alone",
    arguments: Scene.Place.allCases)
  func unreadable(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    let lines = [Scene.line("\(a):1"), "{\"id\":", Scene.line("\(a):2"), "", "[]", "x\0"]
    try scene.put("\(a).jsonl", lines.joined(separator: "\n") + "\n")
    let program = try scene.open()
    #expect(program.ids == ["\(a):1", "\(a):2"])
    #expect(program.register.journalProblems.map(\.line) == [2, 5, 6])
    #expect(program.register.journalProblems.allSatisfy { $0.file == "\(a).jsonl" })
    #expect(program.register.journalProblems.last?.fault == .cutShort)
    #expect(program.register.journalProblems.allSatisfy { $0.severity == .warning })
  }

  @Test(
    "E6: the last line counts without its newline, and is no news when that comes",
    arguments: Scene.Place.allCases)
  func missingNewline(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    try scene.put("\(a).jsonl", Scene.line("\(a):1"))
    var program = try scene.open()
    #expect(program.ids == ["\(a):1"])
    for end in ["\r", "\n"] {
      try scene.files.append(scene.path("\(a).jsonl"), end)
      #expect(try program.refresh() == nil)
    }
    try scene.files.append(scene.path("\(a).jsonl"), Scene.line("\(a):2"))
    let news = try #require(try program.refresh())
    #expect(!news.isReadAnew)
    #expect(news.added.map { program.register.journal.events[$0].id.text } == ["\(a):2"])
    #expect(program.register.journal.events.map(\.line.number) == [1, 2])
  }

  @Test(
    "E6: a last line that turns into another was never that line", arguments: Scene.Place.allCases)
  func lastLineGrows(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    try scene.put("\(a).jsonl", Scene.line("\(a):1"))
    var program = try scene.open()
    try scene.files.append(scene.path("\(a).jsonl"), " x\n")
    #expect(try program.refresh()?.isReadAnew == true)
    #expect(program.ids == [])
    #expect(program.register.journalProblems.map(\.line) == [1])
  }

  @Test(
    "E6: still arriving in another's file, cut short in one's own or with NUL bytes",
    arguments: Scene.Place.allCases)
  func tails(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    var program = try scene.open()
    try program.note("1")
    let own = try #require(scene.journals.first)
    try scene.files.append(scene.path(own), "{\"id\"")
    try scene.put("\(a).jsonl", Scene.line("\(a):1") + "\n{\"id\"")
    try scene.put("\(b).jsonl", Scene.line("\(b):1") + "\n\0\0\0")
    #expect(try program.refresh()?.added.count == 2)
    #expect(
      program.register.journalProblems == [
        JournalProblem(file: "\(a).jsonl", line: 2, .stillArriving),
        JournalProblem(file: "\(b).jsonl", line: 2, .cutShort),
        JournalProblem(file: own, line: 3, .cutShort),
      ])
    #expect(program.register.journalProblems == (try scene.open().register.journalProblems))
    try scene.files.append(scene.path("\(a).jsonl"), Scene.line("\(a):2").dropFirst(5) + "\n")
    #expect(try program.refresh()?.added.count == 1)
    #expect(program.register.journalProblems.map(\.file) == ["\(b).jsonl", own])
  }

  @Test(
    "E6: every prefix of a journal is a prefix of its events, read at once or as it grows",
    arguments: Scene.Place.allCases)
  func prefixes(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    let lines = (1...4).map { Scene.line("\(a):\($0)", "ş\($0)") }
    let bytes = Array((lines[0] + "\n" + lines[1] + "\r\n" + lines[2] + "\n" + lines[3]).utf8)
    try scene.put("\(a).jsonl", "")
    var growing = try scene.open()
    var ends: [Int] = []
    for line in lines { ends.append((ends.last.map { $0 + 1 } ?? 0) + line.utf8.count) }
    ends[2] += 1
    ends[3] += 1
    for length in 0...bytes.count {
      try scene.files.put(scene.path("\(a).jsonl"), Array(bytes[..<length]))
      let fresh = try scene.open()
      let expected = ends.count { $0 <= length }
      #expect(fresh.ids == (0..<expected).map { "\(a):\($0 + 1)" }, "\(length) bytes")
      _ = try growing.refresh()
      #expect(growing.ids == fresh.ids, "\(length) bytes")
      #expect(growing.register.journalProblems == fresh.register.journalProblems)
    }
  }

  @Test(
    "E6: a file that shrank, or changed before what was read, is read again whole",
    arguments: ["shrunk", "edited", "replaced", "gone"], Scene.Place.allCases)
  func changed(_ how: String, _ place: Scene.Place) throws {
    let scene = try Scene(place)
    let path = scene.path("\(a).jsonl")
    let lines = (1...3).map { Scene.line("\(a):\($0)") + "\n" }
    try scene.put("\(a).jsonl", lines.joined())
    try scene.put("\(b).jsonl", Scene.line("\(b):1"))
    var program = try scene.open()
    let expected: [String]
    switch how {
    case "shrunk":
      try scene.files.put(path, lines[0])
      expected = ["said"]
    case "edited":
      try scene.files.put(path, [Scene.line("\(a):1", "else") + "\n", lines[1], lines[2]].joined())
      expected = ["else", "said", "said"]
    case "replaced":
      try scene.files.put("\(scene.root)/new", Scene.line("\(a):1", "new") + "\n")
      try scene.files.rename("\(scene.root)/new", path)
      expected = ["new"]
    default:
      try scene.files.remove(path)
      expected = []
    }
    #expect(try program.refresh()?.isReadAnew == true)
    #expect(program.notes == expected + ["said"])
    #expect(try program.refresh() == nil)
  }

  @Test(
    "A file replaced by one that only has more is read on, not anew",
    arguments: Scene.Place.allCases)
  func replacedByLonger(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    let path = scene.path("\(a).jsonl")
    try scene.put("\(a).jsonl", Scene.line("\(a):1") + "\n")
    var program = try scene.open()
    try scene.files.put(
      "\(scene.root)/new", Scene.line("\(a):1") + "\n" + Scene.line("\(a):2") + "\n")
    try scene.files.rename("\(scene.root)/new", path)
    let news = try #require(try program.refresh())
    #expect(!news.isReadAnew)
    #expect(news.added == [1])
  }

  @Test("Links, folders and files beyond 1 GiB in journal/ are refused by name, the rest counts")
  func refused() throws {
    let scene = try Scene(.disk)
    try scene.put("\(a).jsonl", Scene.line("\(a):1") + "\n")
    try scene.files.makeFolder(scene.path("folder.jsonl"), 0o700)
    try Disk.link(scene.path("link.jsonl"), to: scene.path("\(a).jsonl"))
    try Disk.pipe(scene.path("pipe.jsonl"))
    try scene.put("huge.jsonl", "")
    let huge = try scene.files.open(scene.path("huge.jsonl"), .append(mode: nil))
    try scene.files.truncate(huge, (1 << 30) + 1)
    scene.files.close(huge)
    let program = try scene.open()
    #expect(program.ids == ["\(a):1"])
    #expect(
      program.register.journalProblems.map(\.file) == [
        "folder.jsonl", "huge.jsonl", "link.jsonl", "pipe.jsonl",
      ])
    for problem in program.register.journalProblems {
      guard case .refused = problem.fault else {
        Issue.record("\(problem)")
        continue
      }
      #expect(problem.line == nil)
    }
  }

  @Test("A line beyond 16 MB is named and skipped", arguments: Scene.Place.allCases)
  func longLine(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    let long = [UInt8](repeating: 32, count: Event.longestLine + 1)
    try scene.put("\(a).jsonl", "")
    let before = Array("\(Scene.line("\(a):1"))\n".utf8)
    let after = Array("\n\(Scene.line("\(a):2"))".utf8)
    try scene.files.put(scene.path("\(a).jsonl"), before + long + after)
    let program = try scene.open()
    #expect(program.ids == ["\(a):1", "\(a):2"])
    #expect(
      program.register.journalProblems == [
        JournalProblem(file: "\(a).jsonl", line: 2, .unreadable(.tooLong(long.count)))
      ])
  }

  @Test("Reading never writes", arguments: Scene.Place.allCases)
  func neverWrites(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    try scene.put("\(a).jsonl", Scene.line("\(a):1") + "\n{\"id\"")
    let before = try scene.files.snapshot(scene.root)
    var program = try scene.open()
    _ = try program.refresh()
    _ = try scene.open(access: .readOnly(.asked))
    _ = try scene.open(copyTo: "\(scene.root)/copy")
    _ = try scene.open(asOf: Scene.today)
    #expect(try scene.files.snapshot(scene.root) == before)

    try program.note("1")
    let after = try scene.files.snapshot(scene.root)
    var again = try scene.open()
    _ = try again.refresh()
    #expect(try scene.files.snapshot(scene.root) == after)
  }

  @Test(
    "A journal/ that is no folder is an error: its events would be missing unnoticed",
    arguments: Scene.Place.allCases)
  func journalIsAFile(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    try scene.files.put(scene.journal, "")
    let thrown = error { try scene.open() }
    guard case .cannotRead(scene.journal, .notAFolder) = thrown else {
      Issue.record("\(String(describing: thrown))")
      return
    }
  }

  @Test("No folder, or none with register.json: 66")
  func noRegister() throws {
    let scene = try Scene(isBare: true)
    #expect(error { try scene.open() }?.exitCode == 66)
    try scene.files.put(scene.folder, "")
    #expect(error { try scene.open() }?.exitCode == 66)
    try scene.files.remove(scene.folder)
    try scene.files.makeFolder(scene.folder, 0o700)
    guard case .notARegister = error({ try scene.open() }) else {
      Issue.record("an empty folder is no register")
      return
    }
  }
}
