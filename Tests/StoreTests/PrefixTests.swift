import Entities
import Register
import TestSupport
import Testing

@testable import Store

/// Every length a crash may leave of a journal: what stands before the cut counts, the cut is
/// named, and the next append loses nothing (docs/journal.md E2, E6).
@Suite("Every prefix")
struct PrefixTests {
  /// Journals of two writers, and what was kept of the first after each of its appends.
  private struct Written {
    let scene: Scene
    var own = ""
    var other = ""
    /// Bytes of the state file after each append, and the length of the journal then.
    var states: [(length: Int, state: [UInt8])] = []
    let statePath: String

    init() throws {
      scene = try Scene()
      var (desk, aylin) = (try scene.open(), try scene.open("aylin", seed: 2))
      var path: String?
      for text in ["ş1", "2", "3"] {
        try desk.note(text)
        own = "\(desk.store.writer ?? "").jsonl"
        let name = try scene.files.list(scene.state).first { $0.hasSuffix(".json") }
        path = name.map { [state = scene.state] in "\(state)/\($0)" }
        let length = try scene.files.get(scene.path(own)).count
        states.append((length, try scene.files.get(path ?? "")))
      }
      statePath = path ?? ""
      try aylin.note("a1")
      try aylin.note("a2")
      other = "\(aylin.store.writer ?? "").jsonl"
    }

    func ids(_ bytes: ArraySlice<UInt8>, of file: String) -> [String] {
      // A last line without its end counts if it is whole: all of our lines end in a brace that
      // nothing before closes.
      let lines = bytes.split(separator: 10)
      return lines.indices.compactMap { index in
        let isWhole = index < lines.count - 1 || bytes.last == 10 || lines[index].isWhole
        return isWhole ? "\(file.dropLast(6)):\(index + 1)" : nil
      }
    }
  }

  @Test("Of one's own journal and of another's: the whole lines count, the cut one is named")
  func opened() throws {
    let written = try Written()
    let (scene, files) = (written.scene, written.scene.files)
    for (name, fault) in [
      (written.own, JournalProblem.Fault.cutShort), (written.other, .stillArriving),
    ] {
      let whole = try files.get(scene.path(name))
      for length in 0..<whole.count {
        let prefix = whole[..<length]
        try files.put(scene.path(name), Array(prefix))
        let program = try scene.open()
        let expected = written.ids(prefix, of: name)
        let found = program.ids.filter { $0.hasPrefix(name.dropLast(6)) }
        #expect(found == expected, "\(length) bytes of \(name)")
        let lines = prefix.split(separator: 10).count
        let problems =
          lines > expected.count
          ? [JournalProblem(file: name, line: lines, fault)] : []
        #expect(program.register.journalProblems == problems, "\(length) bytes of \(name)")
        #expect(try files.get(scene.path(name)) == Array(prefix))
      }
      try files.put(scene.path(name), whole)
    }
  }

  @Test(
    "The next append: by the same writer where its note fits, else by a new one", arguments: 0..<3)
  func appended(_ noted: Int) throws {
    let written = try Written()
    let (scene, files) = (written.scene, written.scene.files)
    let whole = try files.get(scene.path(written.own))
    let (length, state) = written.states[noted]
    // Every third one: the ways differ at line ends, which are all among them or next to them.
    let ends = whole.indices.filter { whole[$0] == 10 }.flatMap { [$0 - 1, $0, $0 + 1] }
    for cut in Set(stride(from: noted, through: whole.count, by: 3)).union(ends).sorted() {
      try files.put(scene.path(written.own), Array(whole[..<cut]))
      try files.put(written.statePath, state)
      var program = try scene.open(seed: cut + 9)
      let before = program.ids
      let recorded = try program.note("next")
      #expect(recorded.newWriter?.reason == (cut < length ? .fileShorter : nil), "\(cut) bytes")
      #expect(Set(before).isSubset(of: program.ids))
      let again = try scene.open()
      #expect(again.ids == program.ids, "\(cut) bytes")
      #expect(again.ids.count == before.count + (cut < length ? 2 : 1))
      let now = try files.get(scene.path(written.own))
      #expect(now.starts(with: whole[..<cut]), "\(cut) bytes")
      if cut < length {
        #expect(now.count == cut)
        try files.remove(scene.path("\(program.store.writer ?? "").jsonl"))
      }
    }
  }
}

extension ArraySlice<UInt8> {
  /// Whether the braces that are opened are closed.
  fileprivate var isWhole: Bool {
    count { $0 == UInt8(ascii: "{") } == count { $0 == UInt8(ascii: "}") }
  }
}
