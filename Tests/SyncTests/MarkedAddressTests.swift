import Foundation
import Store
import TestSupport
import Testing

@testable import Sync

/// A colon, a slash, a quote with a combining mark on it is to git what it is without.
@Suite struct MarkedAddressTests {
  @Test(arguments: [
    "-\u{301}x", "ext::\u{301}sh -c touch% x", "ext:\u{3A}\u{301}x", "::\u{301}x", "fd::\u{338}17",
    "ext:/\u{2F}\u{301}x", "ext://\u{301}x", "é::x", "ftp://\u{20DD}h/x",
  ])
  func nothingIsStarted(text: String) { #expect(throws: AddressFault.self) { try Address(text) } }

  @Test func placesOfThisMachineAreKnown() throws {
    #expect(try Address("a/\u{301}b:c").path == "a/\u{301}b:c", "git takes it for a folder")
    #expect(try Address("file://\u{301}x").path == "\u{301}x")
    #expect(try Address("h:\u{301}a").path == nil)
    #expect(try Address("/\u{301}a").absolute(in: "/x").text == "/\u{301}a")
    #expect(try Address("../\u{301}a").absolute(in: "/x/y").text == "/x/\u{301}a")
  }

  @Test func passwordsAreNotShown() throws {
    #expect(try !Address("https://u:secret@\u{301}h/x").shown.contains("secret"))
    #expect(try !Address("https:/\u{2F}\u{301}u:secret@h/x").shown.contains("secret"))
  }

  @Test(arguments: [
    "x/../\u{301}y", "../\u{301}y", "x/.git/\u{301}config", "/\u{301}x", ".git/\u{301}x",
    "x/\u{301}/..",
  ])
  func pathsThatLeadElsewhereAreRefused(path: String) throws {
    let id = try #require(ObjectID(String(repeating: "a", count: 40)))
    let other = try #require(ObjectID(String(repeating: "b", count: 40)))
    let repository = Repository(
      top: "/x", gitFolder: "/x/.git", commonFolder: "/x/.git", prefix: "sub")
    var joining = Joining(ours: id, theirs: other, bases: [], repository: repository)
    let arrived = TreeEntry(mode: TreeEntry.file, id: other)
    #expect(throws: SyncFailure.self) {
      try joining.sort(Difference(path: Array(path.utf8), before: nil, after: arrived))
    }
  }

  /// Git reads back what was quoted, whatever is in it.
  @Test(arguments: 0..<2) func gitReadsWhatIsQuoted(seed: Int) throws {
    let place = try GitPlace()
    defer { place.remove() }
    let texts = MarkedText.texts(seed: seed, without: "\r")
    let lines = texts.enumerated().map { "[x \"k\($0)\"]\n\tv = \(GitSettings.quoted($1))\n" }
    try place.write("config", lines.joined())
    let path = place.folder.appending(path: "config").path
    let read = try place.git("config", "--file", path, "-z", "--get-regexp", "^x\\.")
    let values = read.utf8.split(separator: 0).map { record in
      Array(record[record.index(after: record.firstIndex(of: 0x0A) ?? record.startIndex)...])
    }
    #expect(values == texts.map { Array($0.utf8) })
  }

  @Test(arguments: 0..<2) func gitReadsTheNameOfAPart(seed: Int) throws {
    let place = try GitPlace()
    defer { place.remove() }
    let texts = MarkedText.texts(seed: seed, without: "\r\n\t")
    let lines = texts.map { "[x \(GitSettings.quoted($0))]\n\tv = 1\n" }
    try place.write("config", lines.joined())
    let path = place.folder.appending(path: "config").path
    let read = try place.git("config", "--file", path, "-z", "--name-only", "--list")
    #expect(read.utf8.split(separator: 0).map(Array.init) == texts.map { Array("x.\($0).v".utf8) })
  }

  @Test func aLineWithAMarkBehindItsFirstBlankIsRead() {
    for line in [SyncLine.done("\u{301}x"), .failed(65, "\u{301}"), .progress("\u{338} y")] {
      #expect(SyncLine(line.text) == line)
    }
  }
}
