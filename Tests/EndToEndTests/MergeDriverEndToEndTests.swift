import Foundation
import Testing

/// Plain `git merge` of a register's files, through the program: never a marker,
/// and nothing half done.
@Suite struct MergeDriverEndToEndTests {
  /// A repository with a register in it, and the driver as the program sets it up.
  private struct Place {
    let home: Home
    var folder: URL { home.folder.appending(path: "r") }

    init() throws {
      home = try Home()
      let data = Home.root.appending(path: "Data/pakistan-turkiye")
      try FileManager.default.copyItem(at: data, to: folder)
      try git("init", "-q", "-b", "main")
      for (key, value) in [
        ("user.name", "A. Officer"), ("user.email", "a@example.org"),
        ("merge.ahd.driver", "'\(Home.program)' merge-driver %O %A %B %P"),
      ] {
        try git("config", key, value)
      }
      try write(".git/info/attributes", "*.json merge=ahd\n*.jsonl merge=ahd\n")
      try commit()
      try git("branch", "other")
    }

    @discardableResult
    func git(_ arguments: String..., fails: Bool = false) throws -> Home.Answer {
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = ["git", "-C", folder.path] + arguments
      process.environment = home.environment
      let answer = try Home.Answer(of: process)
      #expect((answer.code != 0) == fails, "git \(arguments): \(answer.err)\(answer.out)")
      return answer
    }

    func commit() throws {
      try git("add", "-A")
      try git("commit", "-q", "-m", "edit")
    }

    func read(_ name: String) throws -> String {
      try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    func write(_ name: String, _ text: String) throws {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: false, encoding: .utf8)
    }

    func edit(_ name: String, _ old: String, _ new: String) throws {
      let text = try read(name)
      #expect(text.contains(old), "\(old)")
      try write(name, text.replacingOccurrences(of: old, with: new))
    }

    /// Each side does its part on a branch of its own; then they are merged into main.
    func merge(
      fails: Bool = false, _ ours: () throws -> Void, _ theirs: () throws -> Void
    ) throws -> Home.Answer {
      try ours()
      try commit()
      try git("checkout", "-q", "other")
      try theirs()
      try commit()
      try git("checkout", "-q", "main")
      return try git("merge", "-q", "--no-edit", "other", fails: fails)
    }
  }

  private static let line =
    #"{"id":"desk-aaaaaa:1","at":"2026-11-20T09:00:00.000Z","by":"a","party":null,"do":["#
    + #"{"kind":"note-added","target":"commitment/train-20-officers","payload":{"text":"#

  @Test func bothChangeOneItem() throws {
    let place = try Place()
    defer { place.home.remove() }
    let item = try place.read("commitments.json")
    let start = try #require(item.range(of: "\"id\": \"train-20-officers\""))
    let rest = item[start.upperBound...]
    let title = String(try #require(rest.firstMatch(of: /"title": "[^"]*"/)).output)
    let due = String(try #require(rest.firstMatch(of: /"status": "[^"]*"/)).output)
    let answer = try place.merge(
      {
        try place.edit("commitments.json", title, "\"title\": \"Ours\"")
        try place.edit(
          "commitments.json", "\"id\": \"train-20-officers\",",
          "\"id\": \"train-20-officers\",\n    \"x\": 1.50,")
      },
      { try place.edit("commitments.json", title, "\"title\": \"Theirs\"") })
    #expect(answer.err.contains("commitments.json: title of train-20-officers was changed on both"))
    let text = try place.read("commitments.json")
    #expect(!text.contains("<<<<") && !text.contains("===="))
    #expect(text.contains("\"x\": 1.50") && text.contains(title) && text.contains(due))
    #expect(text.contains("\"Ours\",\n        \"Theirs\""))
    #expect(try place.git("status", "--porcelain").out.isEmpty)
    let check = try place.home.ahd("--register", place.folder.path, "check", "contested")
    #expect(check.out.contains("Ours") && check.out.contains("Theirs"), "\(check.out)")
  }

  @Test func bothWroteOneJournal() throws {
    let place = try Place()
    defer { place.home.remove() }
    let journal = "journal/desk-aaaaaa.jsonl"
    _ = try place.merge(
      { try place.write(journal, "\(Self.line)\"ours\"}}]}\n") },
      { try place.write(journal, "\(Self.line)\"theirs\"}}]}") })
    let text = try place.read(journal)
    #expect(text == "\(Self.line)\"ours\"}}]}\n\(Self.line)\"theirs\"}}]}\n")
  }

  @Test("what cannot be read stays as it was, and git says that it is not merged")
  func unreadable() throws {
    let place = try Place()
    defer { place.home.remove() }
    let answer = try place.merge(
      fails: true,
      { try place.edit("tensions.json", "\"state\": \"open\"", "\"state\": \"explained\"") },
      { try place.write("tensions.json", "[\n  {\"id\": }\n]\n") })
    #expect(
      answer.err.contains("tensions.json:2:10: $[0].id: found '}', expected a value"),
      "\(answer.err)")
    #expect(answer.err.contains("in the copy received; mend that side and merge again"))
    let text = try place.read("tensions.json")
    #expect(!text.contains("<<<<") && text.contains("\"state\": \"explained\""))
    #expect(try place.git("status", "--porcelain").out.contains("UU tensions.json"))
  }

  @Test func noFileOfARegister() throws {
    let home = try Home()
    defer { home.remove() }
    for name in ["o", "a", "b"] {
      try "x".write(
        to: home.folder.appending(path: name), atomically: false, encoding: .utf8)
    }
    let paths = ["o", "a", "b"].map { home.folder.appending(path: $0).path }
    let answer = try home.ahd(["merge-driver"] + paths + ["notes.txt"])
    #expect(answer.code == 1)
    #expect(answer.err == "ahd: notes.txt is none of a register's files; join it by hand.\n")
    #expect(!(try home.ahd("help").out.contains("merge-driver")))
  }
}
