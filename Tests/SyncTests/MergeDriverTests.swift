import Foundation
import Sync
import Testing

/// Lines of info/attributes, as git itself understands them.
@Suite struct MergeDriverTests {
  @Test(arguments: ["", "a/b", "With blanks/and \"quotes\"", "s*t[a]r?", "back\\slash ", "ü"])
  func gitFindsTheDriverForTheRegistersFiles(prefix: String) throws {
    let place = try GitPlace()
    defer { place.remove() }
    try place.git("init", "-q", "a")
    let text = try #require(MergeDriver.attributes("*.md text\n", for: prefix))
    #expect(text.hasPrefix("*.md text\n"))
    try place.write("a/.git/info/attributes", text)
    func merge(_ path: String) throws -> String {
      try place.git("-C", "a", "check-attr", "-z", "merge", "--", path)
        .split(separator: "\0").last.map(String.init) ?? ""
    }
    let prefix = prefix.isEmpty ? "" : prefix + "/"
    for name in ["register.json", "commitments.json", "tensions.json", "journal/x-aaaaaa.jsonl"] {
      #expect(try merge(prefix + name) == "ahd", "\(prefix)\(name)")
      #expect(try merge("other/\(name)") == "unspecified")
    }
    #expect(try merge("\(prefix)journal/notes.txt") == "unspecified")
    #expect(try merge("\(prefix)README.md") == "unspecified")
  }

  @Test func whatIsThereIsNotWrittenTwice() throws {
    let once = try #require(MergeDriver.attributes("# mine", for: ""))
    #expect(once.hasPrefix("# mine\n/"))
    #expect(MergeDriver.attributes(once, for: "") == nil)
    #expect(MergeDriver.attributes(once, for: "sub") != nil)
  }
}
