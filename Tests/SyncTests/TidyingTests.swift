import Foundation
import Sync
import Testing

/// What exchanges leave is packed now and then, and nothing is ever thrown away.
@Suite struct TidyingTests {
  @Test func singleObjectsArePackedAndAllAreKept() throws {
    let partners = try Partners()
    let people = try partners.clones("b")
    let (a, b) = (people[0], people[1])
    let place = partners.place
    // Hundreds of objects that no branch leads to, as a person's own work may leave them.
    try FileManager.default.createDirectory(
      at: place.folder.appending(path: "many"), withIntermediateDirectories: true)
    let paths = (0..<400).map { "many/\($0)" }
    for path in paths { try place.write(path, path) }
    let words = ["-C", "a", "hash-object", "-w", "--no-filters"] + paths.map { "../\($0)" }
    let ids = try place.run(words).out
    func loose() throws -> Int {
      let text = try a.git("count-objects")
      return Int(text.prefix { $0.isNumber }) ?? -1
    }
    #expect(try loose() >= 400)
    try a.note("one")
    #expect(try a.sync().sent.count == 2)
    // Where there was no pack yet, git leaves what no branch leads to for the next time.
    try a.sync()
    #expect(try loose() == 0)
    let kept = try a.git("cat-file", "--batch-all-objects", "--batch-check=%(objectname)")
    #expect(Set(ids.split(separator: "\n")).isSubset(of: kept.split(separator: "\n")))
    #expect(try a.git("fsck", "--strict", "--no-dangling").isEmpty)
    try a.note("two")
    try a.sync()
    #expect(try b.sync().received.count == 3)
    #expect(try b.notes() == ["one", "two"])
  }
}
