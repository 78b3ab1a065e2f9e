import Model
import TestSupport
import Testing

@testable import Store

/// Whatever call goes wrong, and whenever: what was acknowledged is there, unchanged, and nothing
/// else but what was under way (journal.md E3, E4, E6).
@Suite("Crash")
struct CrashTests {
  /// Two logins append in turn; returns what each was told.
  private struct Script {
    let scene: Scene
    private(set) var saved: [String] = []
    /// Texts of appends that threw, and whether they may be there all the same.
    private(set) var failed: [String: Bool] = [:]
    /// Journals as they were after the last acknowledged append to them.
    private(set) var bytes: [String: [UInt8]] = [:]

    init(_ scene: Scene) { self.scene = scene }

    mutating func run(_ files: FileSystem) throws {
      var programs: [Program] = []
      for (index, login) in ["desk", "aylin"].enumerated() {
        guard let program = try? scene.open(login, seed: index, files: files) else { return }
        programs.append(program)
      }
      for step in 0..<3 {
        let text = "note \(step)"
        do throws(StoreError) {
          try programs[step % 2].note(text)
          saved.append(text)
          let name = "\(programs[step % 2].store.writer ?? "").jsonl"
          bytes[name] = try? scene.files.get(scene.path(name))
        } catch {
          if case .notSaved(_, _, isTakenBack: false) = error { failed[text] = true }
          failed[text, default: false] = failed[text] ?? false
        }
      }
    }

    /// `isCrash`: one append may have been under way.
    func check(_ comment: Comment, isCrash: Bool) throws {
      for (name, before) in bytes {
        let now = try scene.files.get(scene.path(name))
        #expect(now.starts(with: before), comment)
      }
      var program = try scene.open(seed: 7)
      let notes = program.notes
      #expect(Set(saved).isSubset(of: notes), comment)
      #expect(Set(notes).count == notes.count, comment)
      let extra = Set(notes).subtracting(saved)
      if isCrash {
        #expect(extra.count <= 1, comment)
        #expect(extra.allSatisfy { failed[$0] != nil }, comment)
      } else {
        #expect(extra.allSatisfy { failed[$0] == true }, comment)
      }
      #expect(!program.ids.contains { $0.contains("#") }, comment)

      try program.note("afterwards")
      #expect(Set(try scene.open().notes) == Set(notes + ["afterwards"]), comment)
      #expect(program.ids == (try scene.open().ids), comment)
      #expect(program.register.journalProblems == (try scene.open().register.journalProblems))
    }
  }

  @Test(
    "Every call of a script, failing or falling short",
    arguments: [
      FaultyFileSystem.Fault.fails(.inputOutput), .fails(.noSpace), .fails(.noAccess),
      .fails(.noSuchFile), .shortens,
    ])
  func everyCall(_ fault: FaultyFileSystem.Fault) throws {
    var number = 1
    while true {
      let scene = try Scene()
      let faulty = FaultyFileSystem(scene.files, at: number, fault)
      var script = Script(scene)
      try script.run(faulty.files)
      guard faulty.hasStruck else { break }
      try script.check("call \(number), \(faulty.calls[number - 1])", isCrash: false)
      number += 1
    }
    #expect(number > 100)
  }

  @Test(
    "A crash at every call, with or without what no sync made to last",
    arguments: [
      (.kept, false), (.lost, true), (.torn, false), (.torn, true), (.zeroed, false),
    ] as [(MemoryFileSystem.Loss, Bool)])
  func everyCrash(_ loss: MemoryFileSystem.Loss, _ losesNames: Bool) throws {
    var number = 1
    while true {
      let scene = try Scene()
      let faulty = FaultyFileSystem(scene.files, at: number, .crashes)
      var script = Script(scene)
      try script.run(faulty.files)
      guard faulty.hasStruck else { break }
      scene.memory?.crash(bytes: loss, names: losesNames)
      try script.check("call \(number), \(faulty.calls[number - 1])", isCrash: true)
      number += 1
    }
    #expect(number > 100)
  }

  @Test("The same on disk: a crash of the program at every call")
  func onDisk() throws {
    var number = 1
    while true {
      let scene = try Scene(.disk)
      let faulty = FaultyFileSystem(scene.unsynced, at: number, .crashes)
      var script = Script(scene)
      try script.run(faulty.files)
      guard faulty.hasStruck else { break }
      try script.check("call \(number), \(faulty.calls[number - 1])", isCrash: true)
      number += 1
    }
  }

  @Test("Every call of reading, failing: an error or a named problem, and reading again heals it")
  func reading() throws {
    let scene = try Scene()
    var script = Script(scene)
    try script.run(scene.files)
    try scene.put("torn.jsonl", Scene.line("bo-bbbbbb:1") + "\n{")
    let whole = try scene.open()
    var number = 1
    while true {
      let faulty = FaultyFileSystem(scene.files, at: number, .fails(.inputOutput))
      if var program = try? scene.open(files: faulty.files) {
        if program.ids != whole.ids { #expect(!program.register.journalProblems.isEmpty) }
        if faulty.hasStruck {
          _ = try program.refresh()
          #expect(program.ids == whole.ids, "call \(number)")
          #expect(program.register.journalProblems.count == 1, "call \(number)")
        }
      }
      guard faulty.hasStruck else { break }
      number += 1
    }
    #expect(number > 20)
  }
}
