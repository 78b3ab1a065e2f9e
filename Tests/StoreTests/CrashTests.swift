import Glibc
import Register
import TestSupport
import Testing

@testable import Store

/// Whatever call goes wrong, and whenever: what was acknowledged is there, unchanged, and nothing
/// else but what was under way (docs/journal.md E3, E4, E6).
@Suite("Crash")
struct CrashTests {
  private static let errors = [
    EIO, ENOSPC, EDQUOT, EACCES, EROFS, ENOENT, EINTR, ESTALE,
  ].map(Errno.init)

  private static let faults: [FaultyFileSystem.Fault] =
    errors.map { .fails($0) } + [.shortens]
    + [.failsFromThereOn(.noSpace)]

  @Test("Every call of a script, failing or falling short, once or for good", arguments: faults)
  func everyCall(_ fault: FaultyFileSystem.Fault) throws {
    try atEveryCall { number in
      let scene = try Scene()
      let faulty = FaultyFileSystem(scene.files, at: number, fault)
      var script = FaultScript(scene)
      try script.run(faulty.files)
      guard faulty.hasStruck else {
        #expect(script.saved.count == FaultScript.Action.allCases.count)
        return false
      }
      try script.check("call \(number), \(faulty.calls[number - 1])", isCrash: false)
      return true
    }
  }

  /// From the first call on, until there is none of that number.
  private func atEveryCall(_ body: (Int) throws -> Bool) rethrows {
    var number = 1
    while try body(number) { number += 1 }
    #expect(number > 100)
  }

  @Test(
    "A crash at every call, with or without what no sync made to last",
    arguments: [
      (.kept, false), (.lost, true), (.torn, false), (.torn, true), (.zeroed, false),
    ] as [(MemoryFileSystem.Loss, Bool)])
  func everyCrash(_ loss: MemoryFileSystem.Loss, _ losesNames: Bool) throws {
    try atEveryCall { number in
      let scene = try Scene()
      let faulty = FaultyFileSystem(scene.files, at: number, .crashes)
      var script = FaultScript(scene)
      try script.run(faulty.files)
      guard faulty.hasStruck else { return false }
      scene.memory?.crash(bytes: loss, names: losesNames)
      try script.check("call \(number), \(faulty.calls[number - 1])", isCrash: true)
      return true
    }
  }

  @Test("The same on disk: a crash of the program at every call")
  func onDisk() throws {
    try atEveryCall { number in
      let scene = try Scene(.disk)
      let faulty = FaultyFileSystem(scene.unsynced, at: number, .crashes)
      var script = FaultScript(scene)
      try script.run(faulty.files)
      guard faulty.hasStruck else { return false }
      try script.check("call \(number), \(faulty.calls[number - 1])", isCrash: true)
      return true
    }
  }

  @Test("Every call of reading, failing: an error or a named problem, and reading again heals it")
  func reading() throws {
    let scene = try Scene()
    var script = FaultScript(scene)
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
