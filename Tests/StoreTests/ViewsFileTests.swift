import JSON
import Query
import Store
import TestSupport
import Testing

/// views.json: read, changed and written whole.
@Suite struct ViewsFileTests {
  private func view(_ name: String) throws -> SavedView {
    try SavedView(name: name, filter: Filter(), arrangement: Arrangement())
  }

  @Test func aFileIsMadeWithTheFirstViewAndReadAgain() throws {
    let disk = MemoryFileSystem()
    let file = ViewsFile(folder: "/home/p/.config/ahd", salt: "salt00", files: disk.files)
    #expect(file.load().views.isEmpty && file.load().faults.isEmpty)
    #expect(try file.change(.save(view("One"))).views.map(\.name) == ["One"])
    _ = try file.change(.save(view("Two")))
    #expect(file.load().views.map(\.name) == ["One", "Two"])
    _ = try file.change(.delete("one"))
    #expect(file.load().views.map(\.name) == ["Two"])
  }

  @Test func whatCannotBeReadIsNotWrittenOver() throws {
    let disk = MemoryFileSystem()
    let file = ViewsFile(folder: "/c/ahd", salt: "salt00", files: disk.files)
    _ = try file.change(.save(view("One")))
    try disk.files.put(file.path, "{ not json")
    #expect(file.load().unreadable?.hasPrefix("line 1, column 3") == true)
    #expect(throws: ViewsFile.Failure.self) { try file.change(.save(view("Two"))) }
    #expect(try disk.files.text(file.path) == "{ not json")
  }
}
