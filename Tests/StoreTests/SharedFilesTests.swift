import Entities
import JSON
import TestSupport
import Testing

@testable import Store

/// The files of a register that travel: which they are, what of them, and how
/// what arrives is written.
@Suite("Shared files")
struct SharedFilesTests {
  private func shared(_ scene: Scene, _ files: FileSystem? = nil) -> SharedFiles {
    SharedFiles(folder: scene.folder, salt: "salted", files: files ?? scene.files)
  }

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  private func line(_ sequence: Int) -> String { Scene.line("omar-000001:\(sequence)") }

  private let name = "journal/omar-000001.jsonl"

  @Test("Only the six files and journals of sane names travel")
  func names() throws {
    let scene = try Scene()
    try scene.put("omar-000001.jsonl", "")
    try scene.put(".omar-000001.jsonl", "")
    try scene.put("notes.txt", "")
    try scene.put("a\nb.jsonl", "")
    try scene.files.put("\(scene.folder)/plan.odt", "")
    let six = RegisterFile.allCases.map(\.fileName)
    #expect(try shared(scene).names() == six + [name])
    for name in ["journal/../x.jsonl", "journal/a/b.jsonl", "x.json", "journal/.jsonl", "journal"] {
      #expect(!SharedFiles.isShared(name), "\(name)")
    }
  }

  @Test("A journal travels up to its last whole line, or whole where its tail is an event")
  func tails() throws {
    let scene = try Scene()
    let whole = line(1) + "\n"
    for (tail, travels) in [
      ("", ""), (line(2), line(2)), (line(2) + "\r", line(2) + "\r"),
      (String(line(2).dropLast(3)), ""), ("\0\0\0", ""),
    ] {
      try scene.put("omar-000001.jsonl", whole + tail)
      #expect(try shared(scene).contents(name) == bytes(whole + travels))
    }
    #expect(try shared(scene).contents("journal/none.jsonl") == nil)
  }

  @Test("Nothing is read or written through a link")
  func links() throws {
    let scene = try Scene(.disk)
    try scene.files.put("\(scene.root)/secret", "secret")
    for name in ["tensions.json", name] {
      try scene.put("x", "")
      try? scene.files.remove("\(scene.folder)/\(name)")
      try Disk.link("\(scene.folder)/\(name)", to: "\(scene.root)/secret")
      guard case .cannotRead? = error({ try shared(scene).contents(name) }) else {
        Issue.record("\(name) was read")
        continue
      }
      _ = error { try shared(scene).bring(name) { _ in bytes("[]") } }
      #expect(try scene.files.text("\(scene.root)/secret") == "secret")
    }
  }

  @Test(
    "What begins with what is there is appended to the same file", arguments: Scene.Place.allCases)
  func append(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    let (first, both) = (line(1) + "\n", line(1) + "\n" + line(2) + "\n")
    try scene.put("omar-000001.jsonl", first)
    let path = "\(scene.folder)/\(name)"
    let before = try scene.files.statusAt(path, false)
    #expect(try shared(scene).bring(name) { _ in bytes(both) })
    #expect(try scene.files.text(path) == both)
    #expect(try scene.files.statusAt(path, false).isSameFile(as: before))
    #expect(!(try shared(scene).bring(name) { $0 }), "nothing to do, nothing written")
  }

  @Test("Anything else takes its place whole, as another file, so that its writer looks again")
  func replace() throws {
    let scene = try Scene()
    try scene.put("omar-000001.jsonl", line(2) + "\n")
    let path = "\(scene.folder)/\(name)"
    let before = try scene.files.statusAt(path, false)
    let both = line(1) + "\n" + line(2) + "\n"
    #expect(try shared(scene).bring(name) { _ in bytes(both) })
    #expect(try scene.files.text(path) == both)
    #expect(!(try scene.files.statusAt(path, false).isSameFile(as: before)))
    #expect(scene.journals == ["omar-000001.jsonl"])
  }

  @Test("A line cut short is completed where the rest comes, and kept apart where it does not")
  func torn() throws {
    let scene = try Scene()
    let path = "\(scene.folder)/\(name)"
    let (first, second) = (line(1) + "\n", line(2) + "\n")
    try scene.put("omar-000001.jsonl", first + second.dropLast(9))
    #expect(try shared(scene).bring(name) { _ in bytes(first + second) })
    #expect(try scene.files.text(path) == first + second)
    try scene.put("omar-000001.jsonl", first + "{\"id\":\"oma")
    #expect(try shared(scene).bring(name) { _ in bytes(first + second) })
    #expect(try scene.files.text(path) == first + second)
    try scene.put("omar-000001.jsonl", first + "something else")
    #expect(try shared(scene).bring(name) { _ in bytes(first + second) })
    #expect(try scene.files.text(path) == first + "something else\n" + second)
  }

  @Test("Others' journals and files are made, with the rights of the folder")
  func new() throws {
    let scene = try Scene()
    let isWritten = try shared(scene).bring(name) { now in
      now == nil ? bytes(line(1) + "\n") : nil
    }
    #expect(isWritten)
    #expect(try scene.files.text("\(scene.folder)/\(name)") == line(1) + "\n")
    #expect(try scene.files.statusAt("\(scene.folder)/\(name)", false).mode == 0o600)
    #expect(try shared(scene).bring("tensions.json") { _ in bytes("[ ]\n") })
    #expect(try scene.files.text("\(scene.folder)/tensions.json") == "[ ]\n")
  }

  @Test("A writer whose own file is given back what it lost goes on in it")
  func ownFileGivenBack() throws {
    let scene = try Scene()
    var program = try scene.open()
    try program.note("first")
    try program.note("second")
    let own = "journal/\(try #require(program.store.writer)).jsonl"
    let all = try scene.files.text("\(scene.folder)/\(own)")
    let lines = all.split(separator: "\n")
    try scene.files.put("\(scene.folder)/\(own)", lines.dropLast().map { "\($0)\n" }.joined())
    #expect(try shared(scene).bring(own) { _ in bytes(all) })
    var again = try scene.open()
    let recorded = try again.note("third")
    #expect(recorded.newWriter == nil)
    #expect(again.notes == ["first", "second", "third"])
  }

  @Test(
    "Whatever call fails, or the program ends in, what stands there can be gone on with",
    arguments: [FaultyFileSystem.Fault.fails(.inputOutput), .shortens, .crashes])
  func faults(_ fault: FaultyFileSystem.Fault) throws {
    let (first, both) = (line(1) + "\n", line(1) + "\n" + line(2) + "\n")
    let other = line(2) + "\n" + line(1) + "\n"
    for next in [both, other] {
      for call in 1... {
        let scene = try Scene()
        try scene.put("omar-000001.jsonl", first)
        let faulty = FaultyFileSystem(scene.files, at: call, fault)
        let isDone = (try? shared(scene, faulty.files).bring(name) { _ in bytes(next) }) != nil
        let found = try scene.files.text("\(scene.folder)/\(name)")
        #expect(isDone ? found == next : found == next || found.hasPrefix(first), "call \(call)")
        if fault != .crashes { #expect(found == next || found == first, "call \(call)") }
        try shared(scene).bring(name) { _ in bytes(next) }
        #expect(try scene.files.text("\(scene.folder)/\(name)") == next, "call \(call)")
        guard faulty.hasStruck else { break }
        #expect(call < 60)
      }
    }
  }
}
