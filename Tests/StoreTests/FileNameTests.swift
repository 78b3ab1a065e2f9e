import Entities
import Glibc
import JSON
import Register
import TestSupport
import Testing

@testable import Store

/// Names of files are bytes: two that a screen shows alike are two (docs/journal.md E5).
@Suite("File names")
struct FileNameTests {
  private static let composed = "caf\u{E9}.jsonl"
  private static let decomposed = "cafe\u{301}.jsonl"
  private let names = [composed, decomposed]

  @Test(
    "E5: two journals whose names are canonically equivalent are both read",
    arguments: Scene.Place.allCases)
  func equivalentNames(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    try scene.put("ana-aaaaaa.jsonl", Scene.line("ana-aaaaaa:1") + "\n")
    try scene.put(names[0], Scene.line("bo-bbbbbb:1") + "\n[]\n")
    try scene.put(names[1], Scene.line("cy-cccccc:1") + "\n[]\n")
    var program = try scene.open()
    #expect(program.ids == ["ana-aaaaaa:1", "bo-bbbbbb:1", "cy-cccccc:1"])
    let files = program.register.journalProblems.map { Array($0.file.utf8) }
    #expect(Set(files) == Set(names.map { Array($0.utf8) }))
    for (sequence, name) in [(2, names[1]), (3, names[0])] {
      try scene.files.append(scene.path(name), Scene.line("dan-dddddd:\(sequence)") + "\n")
      let news = try #require(try program.refresh())
      #expect(!news.isReadAnew && news.added.count == 1)
    }
    #expect(try program.note("own").newWriter?.reason == .first)
    #expect(try scene.open().ids == program.ids && program.ids.count == 7)
  }

  @Test(
    "E5: a copy under an equivalent name that arrives or goes changes nothing else",
    arguments: Scene.Place.allCases)
  func equivalentCopy(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    try scene.put(names[0], Scene.line("bo-bbbbbb:1") + "\n")
    var program = try scene.open()
    try scene.put(names[1], Scene.line("bo-bbbbbb:1") + "\n" + Scene.line("bo-bbbbbb:2") + "\n")
    let news = try #require(try program.refresh())
    #expect(news.added.count == 1 && !news.isReadAnew)
    try scene.files.remove(scene.path(names[1]))
    #expect(try program.refresh()?.isReadAnew == true)
    #expect(program.ids == ["bo-bbbbbb:1"])
  }

  @Test("Both travel, each under its own name", arguments: Scene.Place.allCases)
  func travel(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    for (number, name) in names.enumerated() {
      try scene.put(name, Scene.line("bo-bbbbbb:\(number + 1)") + "\n")
    }
    let shared = SharedFiles(folder: scene.folder, salt: "s", files: scene.files)
    let found = try shared.names().filter(SharedFiles.isJournal)
    #expect(found.map { Array($0.utf8) } == names.reversed().map { Array("journal/\($0)".utf8) })
  }

  @Test("E5: a journal that may not be read is told, and the others count")
  func notPermitted() throws {
    let scene = try Scene()
    try scene.put("ana-aaaaaa.jsonl", Scene.line("ana-aaaaaa:1") + "\n")
    try scene.put("bo-bbbbbb.jsonl", Scene.line("bo-bbbbbb:1") + "\n")
    let forbidden = scene.path("bo-bbbbbb.jsonl")
    var files = scene.files
    files.open = { [open = files.open] (path, opening) throws(Errno) in
      if path == forbidden { throw .noAccess }
      return try open(path, opening)
    }
    let program = try scene.open(files: files)
    #expect(program.ids == ["ana-aaaaaa:1"])
    let problem = JournalProblem(file: "bo-bbbbbb.jsonl", .refused(Errno.noAccess.words))
    #expect(program.register.journalProblems == [problem])
    #expect(try scene.open().ids == ["ana-aaaaaa:1", "bo-bbbbbb:1"])
  }

  @Test("E5: a journal whose name is no UTF-8 is told, and the others count")
  func noUTF8() throws {
    let scene = try Scene(.disk)
    try scene.put("ana-aaaaaa.jsonl", Scene.line("ana-aaaaaa:1") + "\n")
    let path = Array("\(scene.journal)/caf".utf8) + [0xE9] + Array(".jsonl".utf8)
    let file = fopen(path.map { CChar(bitPattern: $0) } + [0], "w")
    fclose(file)
    let program = try scene.open()
    #expect(program.ids == ["ana-aaaaaa:1"])
    let problem = try #require(program.register.journalProblems.first)
    #expect(problem.file == "caf\u{FFFD}.jsonl")
    guard case .refused = problem.fault else {
      Issue.record("told otherwise: \(problem.fault)")
      return
    }
    #expect(throws: StoreError.self) { try program.store.journalFiles() }
    unlink(path.map { CChar(bitPattern: $0) } + [0])
  }
}
