import Register
import Store
import TestSupport
import Testing

/// What is typed into forms, on disk: only while there is something, and for its owner alone.
@Suite struct DraftFileTests {
  private let memory = MemoryFileSystem()

  private func file(_ register: String = "/registers/one") -> DraftFile {
    DraftFile(stateFolder: "/home/state/ahd", register: register, files: memory.files)
  }

  private func draft(_ name: String, _ text: String) -> KeptDraft {
    KeptDraft(
      name: name, values: ["text": [text]], since: moment("2026-11-21T09:14:00.000Z"))
  }

  @Test func comesBackAsItWas() throws {
    let draft = draft("note commitment/pump", "İki satır\n“two” 🇵🇰")
    #expect(file().load() == [])
    try file().save([draft], gone: [])
    #expect(file().load() == [draft])
    #expect(file("/registers/two").load() == [], "each register has its own")
  }

  @Test func theLastOneTakesTheFileWithIt() throws {
    try file().save([draft("a", "1"), draft("b", "2")], gone: [])
    try file().save([], gone: ["a"])
    #expect(file().load() == [draft("b", "2")])
    try file().save([], gone: ["b"])
    #expect(file().load() == [])
    #expect(throws: Errno.self) { try memory.files.contents(file().path) }
  }

  @Test func anotherProgramsDraftsStay() throws {
    try file().save([draft("a", "mine")], gone: [])
    try file().save([draft("b", "theirs")], gone: [])
    #expect(file().load()?.map(\.name) == ["a", "b"])
  }

  @Test func isForItsOwnerAlone() throws {
    try file().save([draft("a", "1")], gone: [])
    #expect(try memory.files.statusAt(file().path, false).mode == 0o600)
    #expect(try memory.files.statusAt("/home/state/ahd", false).mode == 0o700)
  }

  @Test(arguments: ["", "{", "[]", "{\"register\":\"/registers/one\",\"drafts\":[{}]}"])
  func aBrokenFileIsNoDraft(text: String) throws {
    try file().save([draft("a", "1")], gone: [])
    try memory.files.put(file().path, text)
    #expect(file().load() == nil)
    try file().save([draft("b", "2")], gone: [])
    #expect(file().load() == [draft("b", "2")], "and is replaced by the next")
  }
}
