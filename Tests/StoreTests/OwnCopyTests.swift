import Acts
import Journal
import Register
import TestSupport
import Testing

@testable import Store

/// The bundled register: read in place, copied whole at the first write.
@Suite("Own copy")
struct OwnCopyTests {
  private func copy(_ scene: Scene) -> String { "\(scene.root)/data/ahd/two" }

  @Test("The first write copies the register and appends there", arguments: Scene.Place.allCases)
  func firstWrite(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    let bundled = try scene.files.snapshot(scene.folder)
    var program = try scene.open(copyTo: copy(scene))
    let recorded = try program.note("1")
    #expect(recorded.ownCopy == copy(scene))
    #expect(program.store.folder == copy(scene))
    #expect(program.store.watched == [copy(scene), "\(copy(scene))/journal"])
    #expect(program.notes == ["1"])
    #expect(program.register.journal.events[recorded.event].note == "1")
    #expect(try scene.files.snapshot(scene.folder) == bundled)
    for (name, text) in Scene.bases {
      #expect(try scene.files.text("\(copy(scene))/\(name)") == text)
    }
    #expect(try scene.files.list("\(scene.root)/data/ahd") == ["two"])
    #expect(try program.refresh() == nil)
    #expect(try program.note("2").ownCopy == nil)
    #expect(program.notes == ["1", "2"])
  }

  @Test("What was saved in the copy lasts, with all folders made for it")
  func lasts() throws {
    let scene = try Scene()
    var program = try scene.open(copyTo: copy(scene))
    try program.note("1")
    scene.memory?.crash(bytes: .lost, names: true)
    let store = RegisterStore(
      folder: copy(scene), identity: scene.identity(), files: scene.files, program: "ahd")
    #expect(Program(store: store, register: try store.open(today: Scene.today)).notes == ["1"])
  }

  @Test("Events that lie in the bundled register go with it")
  func journals() throws {
    let scene = try Scene()
    try scene.put("ana-aaaaaa.jsonl", Scene.line("ana-aaaaaa:1") + "\n")
    var program = try scene.open(copyTo: copy(scene))
    try program.note("1")
    #expect(program.notes == ["said", "1"])
  }

  @Test("Another program was first: its copy stands, and its events are news")
  func second() throws {
    let scene = try Scene()
    var one = try scene.open("omar", seed: 1, copyTo: copy(scene))
    var two = try scene.open("aylin", seed: 2, copyTo: copy(scene))
    try one.note("1")
    let recorded = try two.note("2")
    #expect(recorded.ownCopy == copy(scene))
    #expect(recorded.news?.isReadAnew == true)
    #expect(two.notes.sorted() == ["1", "2"])
  }

  @Test("A refused action copies nothing; neither does --read-only")
  func refused() throws {
    let scene = try Scene()
    let before = try scene.files.snapshot(scene.root)
    var program = try scene.open(access: .readOnly(.asked), copyTo: copy(scene))
    _ = error { try program.note("1") }
    program = try scene.open(copyTo: copy(scene))
    let result = try program.store.record(in: &program.register, now: Scene.noon) {
      (_, _) throws(Refusal) in throw Refusal.emptyText
    }
    #expect(throws: Refusal.emptyText) { try result.get() }
    #expect(try scene.files.snapshot(scene.root) == before)
    #expect(program.store.folder == scene.folder)
  }

  @Test(
    "Whatever call fails, there is a whole copy or none, and nothing else is left",
    arguments: [FaultyFileSystem.Fault.fails(.noSpace), .shortens])
  func failures(_ fault: FaultyFileSystem.Fault) throws {
    var number = 1
    while true {
      let scene = try Scene()
      try scene.put("ana-aaaaaa.jsonl", Scene.line("ana-aaaaaa:1") + "\n")
      let faulty = FaultyFileSystem(scene.files, at: number, fault)
      do {
        var program = try scene.open(copyTo: copy(scene), files: faulty.files)
        try program.note("1")
      } catch is StoreError {}
      guard faulty.hasStruck else { break }
      try expectWholeOrNone(scene, "call \(number)")
      number += 1
    }
    #expect(number > 60)
  }

  @Test(
    "Whenever it crashes, there is a whole copy or none", arguments: MemoryFileSystem.Loss.allCases)
  func crashes(_ loss: MemoryFileSystem.Loss) throws {
    var number = 1
    while true {
      let scene = try Scene()
      let faulty = FaultyFileSystem(scene.files, at: number, .crashes)
      do {
        var program = try scene.open(copyTo: copy(scene), files: faulty.files)
        try program.note("1")
      } catch is StoreError {}
      guard faulty.hasStruck else { break }
      scene.memory?.crash(bytes: loss, names: false)
      let names = (try? scene.files.list("\(scene.root)/data/ahd")) ?? []
      if names.contains("two") {
        for (name, text) in Scene.bases {
          #expect(try scene.files.text("\(copy(scene))/\(name)") == text, "call \(number)")
        }
      }
      number += 1
    }
  }

  private func expectWholeOrNone(_ scene: Scene, _ comment: Comment) throws {
    let names = (try? scene.files.list("\(scene.root)/data/ahd")) ?? []
    #expect(names == [] || names == ["two"], comment)
    if !names.isEmpty {
      for (name, text) in Scene.bases {
        #expect(try scene.files.text("\(copy(scene))/\(name)") == text, comment)
      }
      #expect(try scene.files.list("\(copy(scene))/journal").contains("ana-aaaaaa.jsonl"), comment)
    }
  }
}
