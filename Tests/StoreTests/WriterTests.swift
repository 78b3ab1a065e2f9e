import Entities
import Journal
import TestSupport
import Testing

@testable import Store

/// Who writes: docs/journal.md E2.
@Suite("Writer")
struct WriterTests {
  @Test(
    "E2: the login's letters and digits, and six characters by chance",
    arguments: [
      ("desk", "desk"), ("Dr. Omar-Khan", "dromarkhan"), ("ÖŞ", "user"), ("", "user"),
      ("averyveryverylongname", "averyveryverylon"),
    ], Scene.Place.allCases)
  func minted(_ names: (login: String, beginning: String), _ place: Scene.Place) throws {
    let scene = try Scene(place)
    var program = try scene.open(names.login)
    try program.note("1")
    let writer = try #require(program.store.writer)
    #expect(writer.dropLast(7) == names.beginning)
    #expect(EventID.isWriter(writer))
  }

  @Test("E2: one login, one machine, one folder")
  func one() throws {
    let scene = try Scene(.disk)
    var writers: [String] = []
    func write(_ folder: String, _ login: String, _ machine: String, seed: Int) throws {
      var identity = scene.identity(login, seed: seed)
      identity.machineID = machine
      identity.stateFolder += "-\(login)"
      let store = RegisterStore(folder: folder, identity: identity, program: "ahd")
      var program = Program(store: store, register: try store.open(today: Scene.today))
      try program.note("said")
      writers.append(try #require(store.writer))
    }
    let elsewhere = "\(scene.root)/elsewhere"
    try scene.files.makeFolder(elsewhere, 0o700)
    for (name, text) in Scene.bases { try scene.files.put("\(elsewhere)/\(name)", text) }
    try write(scene.folder, "desk", "m1", seed: 1)
    try write("\(scene.root)/elsewhere/../register/", "desk", "m1", seed: 2)
    #expect(writers[1] == writers[0])
    try write(scene.folder, "desk", "m2", seed: 3)
    try write(scene.folder, "aylin", "m1", seed: 4)
    try write(elsewhere, "desk", "m1", seed: 5)
    #expect(Set(writers).count == 4)
  }

  @Test("E2: the writer is kept outside the register", arguments: Scene.Place.allCases)
  func outside(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    var program = try scene.open()
    try program.note("1")
    let names = Set(try scene.files.list(scene.folder))
    #expect(names == Set(Scene.bases.keys).union(["journal"]))
    #expect(try scene.files.list(scene.state).allSatisfy { $0.hasPrefix("writer-") })
    #expect(!(try scene.files.list(scene.state).contains { $0.hasSuffix(".tmp") }))
    #expect(try scene.open().store.writer == program.store.writer)
  }

  private enum Change: CaseIterable {
    case restored, emptied, edited, prolonged, lineAdded, pieceAdded, rubbishAdded, newlineCut
    case removed
    case stateRemoved, stateGarbled, stateEmptied, stateOfAnother

    var reason: NewWriter.Reason {
      switch self {
      case .restored, .emptied, .newlineCut: .fileShorter
      case .edited, .prolonged, .lineAdded, .pieceAdded, .rubbishAdded: .fileDiffers
      case .removed: .fileMissing
      case .stateRemoved: .first
      case .stateGarbled, .stateEmptied: .stateUnreadable
      case .stateOfAnother: .otherLogin
      }
    }

    func make(_ scene: Scene, _ path: String, older: [UInt8]) throws {
      let now = try scene.files.get(path)
      let states = try scene.files.list(scene.state).filter { $0.hasSuffix(".json") }
      let state = "\(scene.state)/\(try #require(states.first))"
      switch self {
      case .restored: try scene.files.put(path, older)
      case .emptied: try scene.files.put(path, "")
      case .newlineCut: try scene.files.put(path, now.dropLast())
      case .edited:
        var bytes = now
        bytes[bytes.count - 6] ^= 1
        try scene.files.put(path, bytes)
      case .prolonged: try scene.files.put(path, Array("x".utf8) + now)
      case .lineAdded: try scene.files.append(path, Scene.line("aylin-bbbbbb:1") + "\n")
      case .pieceAdded: try scene.files.append(path, #"{"id":"aylin-bb"#)
      case .rubbishAdded: try scene.files.append(path, "hello\n")
      case .removed: try scene.files.remove(path)
      case .stateRemoved: try scene.files.remove(state)
      case .stateGarbled: try scene.files.put(state, "{\"writer\":")
      case .stateEmptied: try scene.files.put(state, "")
      case .stateOfAnother:
        let text = try scene.files.text(state)
        try scene.files.put(
          state, text.split(separator: "desk-").joined(separator: "else-"))
      }
    }
  }

  @Test(
    "E2: in doubt a new writer, and never an append to the old file", arguments: Change.allCases,
    Scene.Place.allCases)
  private func inDoubt(_ change: Change, _ place: Scene.Place) throws {
    let scene = try Scene(place)
    var program = try scene.open()
    try program.note("1")
    let writer = try #require(program.store.writer)
    let path = scene.path("\(writer).jsonl")
    let older = try scene.files.get(path)
    try program.note("2")
    try change.make(scene, path, older: older)
    let changed = try? scene.files.get(path)

    var next = try scene.open(seed: 2)
    let recorded = try next.note("3")
    #expect(recorded.newWriter?.reason == change.reason)
    #expect(next.store.writer != writer)
    #expect(recorded.newWriter?.writer == next.store.writer)
    #expect(recorded.id.sequence == 2)
    #expect((try? scene.files.get(path)) == changed)
    #expect(recorded.newWriter?.words?.isEmpty == (change == .stateRemoved ? nil : false))
    #expect(next.notes.contains("3"))
    #expect(try next.note("4").newWriter == nil)
    var third = try scene.open(seed: 3)
    #expect(try third.note("5").newWriter == nil)
  }

  @Test(
    "E2: a program that runs on notices it as well", arguments: Change.allCases,
    Scene.Place.allCases)
  private func runningOn(_ change: Change, _ place: Scene.Place) throws {
    let scene = try Scene(place)
    var program = try scene.open()
    try program.note("1")
    let writer = try #require(program.store.writer)
    let path = scene.path("\(writer).jsonl")
    let older = try scene.files.get(path)
    try program.note("2")
    try change.make(scene, path, older: older)
    let recorded = try program.note("3")
    #expect(recorded.newWriter?.reason == change.reason)
    #expect(program.ids == (try scene.open().ids))
    #expect(Set(program.ids).count == program.ids.count)
  }

  @Test(
    "E2: a note older than the file is a crash between the two, not another's work",
    arguments: Scene.Place.allCases)
  func olderNote(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    var program = try scene.open()
    try program.note("1")
    let names = try scene.files.list(scene.state).filter { $0.hasSuffix(".json") }
    let state = "\(scene.state)/\(try #require(names.first))"
    let note = try scene.files.get(state)
    try program.note("2")
    try program.note("3")
    try scene.files.put(state, note)
    var next = try scene.open(seed: 2)
    let recorded = try next.note("4")
    #expect(recorded.newWriter == nil)
    #expect(recorded.id.sequence == 5)
    #expect(next.notes == ["1", "2", "3", "4"])
  }

  @Test("A journal that is nearly as long as what is read of one is left for a new one")
  func full() throws {
    let scene = try Scene()
    var program = try scene.open()
    try program.note("1")
    let name = try #require(scene.journals.first)
    let before = try scene.files.get(scene.path(name))
    let store = RegisterStore(
      folder: scene.folder, identity: scene.identity(seed: 2), files: scene.files, program: "ahd",
      journalLimit: 2 * Event.longestLine + before.count - 1)
    var next = Program(store: store, register: try store.open(today: Scene.today))
    #expect(try next.note("2").newWriter?.reason == .fileFull)
    #expect(try next.note("3").newWriter == nil)
    #expect(try scene.files.get(scene.path(name)) == before)
    #expect(scene.journals.count == 2)
    #expect(try scene.open().notes == ["1", "2", "3"])
  }

  @Test("E2: where the state cannot be kept the event is saved, and the next program is another")
  func noState() throws {
    let scene = try Scene()
    let memory = try #require(scene.memory)
    memory.forbidden = ["\(scene.root)/state"]
    var program = try scene.open()
    let recorded = try program.note("1")
    #expect(recorded.stateFailure == .noAccess)
    #expect(try program.note("2").newWriter == nil)
    #expect(scene.journals.count == 1)
    var next = try scene.open(seed: 2)
    #expect(next.store.writer == nil)
    #expect(try next.note("3").newWriter?.reason == .first)
    #expect(scene.journals.count == 2)
    #expect(try scene.open().notes.sorted() == ["1", "2", "3"])
  }

  @Test(
    "E2: the state is lost when it is renamed: the event counts, the writer goes on",
    arguments: Scene.Place.allCases)
  func stateNotRenamed(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    var program = try scene.open()
    try program.note("1")
    let faulty = FaultyFileSystem(scene.files, at: 1, .fails(.noSpace), only: .rename)
    var unlucky = try scene.open(files: faulty.files)
    #expect(try unlucky.note("2").stateFailure == .noSpace)
    var next = try scene.open()
    #expect(try next.note("3").newWriter == nil)
    #expect(next.notes == ["1", "2", "3"])
  }

  @Test("E2: a program that can never keep its state is one writer all the same")
  func stateNeverKept() throws {
    let scene = try Scene()
    let memory = try #require(scene.memory)
    var program = try scene.open()
    try program.note("1")
    let lock = try #require(try scene.files.list(scene.state).first { $0.hasSuffix(".lock") })
    let stem = "\(scene.state)/\(lock.dropLast(5))"
    memory.forbidden = ["\(stem).tmp"]
    try scene.files.remove("\(stem).json")
    #expect(try program.note("2").newWriter?.reason == .first)
    let recorded = try program.note("3")
    #expect(recorded.newWriter == nil)
    #expect(recorded.stateFailure == .noAccess)
    #expect(scene.journals.count == 2)
  }

  @Test("E2: a name that is taken is not minted", arguments: Scene.Place.allCases)
  func taken(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    let taken = scene.identity(seed: 5).mint()
    try scene.put("\(taken).jsonl", "")
    try scene.put("copy.jsonl", Scene.line("\(scene.identity(seed: 5).mint()):1") + "\n")
    var program = try scene.open(seed: 5)
    try program.note("1")
    #expect(program.store.writer != taken)
    #expect(try scene.files.get(scene.path("\(taken).jsonl")) == [])
  }

  @Test("E2, E5: a copy with our later lines is counted on from", arguments: Scene.Place.allCases)
  func copyAhead(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    var program = try scene.open()
    try program.note("1")
    let writer = try #require(program.store.writer)
    try scene.put("\(writer) (conflicted copy).jsonl", Scene.line("\(writer):9", "9") + "\n")
    #expect(try program.note("10").id.sequence == 10)
  }
}
