import Foundation
import Testing

/// The commands as a script meets them: output, exit code, and what stands on disk afterwards.
@Suite struct CommandTests {
  @Test func listAsJSONHasTheContractsKeys() throws {
    let home = try Home()
    defer { home.remove() }
    let answer = try home.ahd("list", "--json")
    #expect(answer.code == 0)
    let document = try JSONSerialization.jsonObject(with: Data(answer.out.utf8)) as? [String: Any]
    #expect(document?["format"] as? Int == 1)
    let items = document?["commitments"] as? [[String: Any]] ?? []
    #expect(items.count == 38)
    for item in items {
      for key in ["id", "title", "status", "strength"] { #expect(item[key] is String, "\(key)") }
      for key in ["domains", "flags", "owedBy", "owedTo", "inferred"] {
        #expect(item[key] is [String], "\(key)")
      }
      #expect(item["due"] != nil)
    }
  }

  static let narrowed: [(String, Int)] = [
    ("list --domain narcotics-control --json", 4), ("list --domain narc --json", 4),
    ("list --status overdue --json", 4), ("list --status in-progress --json", 2),
    ("list heroin --json", 1), ("list strength:firm --json", 2),
    ("list flag:unreported domain:gov --json", 2),
  ]

  @Test(arguments: narrowed)
  func listNarrows(arguments: String, count: Int) throws {
    let home = try Home()
    defer { home.remove() }
    let answer = try home.ahd(words(arguments))
    let document = try JSONSerialization.jsonObject(with: Data(answer.out.utf8)) as? [String: Any]
    #expect((document?["commitments"] as? [Any])?.count == count)
  }

  static let refused: [(String, Int32)] = [
    ("list --nosuch", 64), ("list nosuch:field", 64), ("list --status odd", 64),
    ("show nosuch", 66), ("list --register /nonexistent", 66), ("list --domain nosuch", 66),
    ("set visa-streamlining status done", 64),
    ("confirm visa-streamlining --party pakistan", 65),
    ("done train-20-officers --party nosuch", 64), ("undo", 65),
    ("done train-20-officers --read-only", 77), ("--read-only done train-20-officers", 77),
    ("done train-20-officers --as-of 2026-01-01", 77),
    ("--as-of 2026-01-01 note visa-streamlining text", 77),
    ("reopen visa-streamlining --reason none", 65), ("list --as-of soon", 64), ("", 64),
  ]

  @Test(arguments: refused)
  func anErrorIsOneSentenceAndASysexit(arguments: String, code: Int32) throws {
    let home = try Home()
    defer { home.remove() }
    let answer = try home.ahd(words(arguments))
    #expect(answer.code == code, "\(arguments): \(answer.err)")
    #expect(answer.out.isEmpty)
    #expect(!answer.err.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.folder.path).isEmpty)
  }

  private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

  @Test func aQuarterOfOneItem() throws {
    let home = try Home()
    defer { home.remove() }
    let done = try home.ahd("done", "train-20-officers", "--party", "turkiye", "--on", "Q1 2026")
    #expect(done.code == 0)
    #expect(
      done.out
        == "Reported done: Train 20 officers in Ankara. Still missing: evidence, Pakistan's word.\n"
    )
    #expect(done.err.contains("Your own copy: "))
    let again = try home.ahd("done", "train-20-officers")
    #expect(again.code == 65)
    #expect(try home.ahd("done", "train-20", "--evidence", "Certificates").code == 0)
    let word = try home.ahd("confirm", "train-20", "--party", "pakistan", "--by", "B. Other")
    #expect(word.out == "Done: Train 20 officers in Ankara.\n")
    let undone = try home.ahd("undo")
    #expect(undone.out == "Undid confirmed: Train 20 officers in Ankara.\n")
    #expect(try home.ahd("redo").code == 0)
    #expect(try home.ahd("reopen", "train-20", "--reason", "Only 12").code == 0)
    let log = try home.ahd("log", "train-20", "--json")
    let document = try JSONSerialization.jsonObject(with: Data(log.out.utf8)) as? [String: Any]
    #expect((document?["events"] as? [Any])?.count == 6, "undo and redo are part of it")
  }

  @Test func theJournalHoldsOneWholeLineAnAction() throws {
    let home = try Home()
    defer { home.remove() }
    for index in 1...5 { #expect(try home.ahd("note", "visa", "note \(index)").code == 0) }
    let folder = home.folder.appending(path: "data/ahd/pakistan-turkiye/journal")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(files.count == 1)
    let text = try String(contentsOf: folder.appending(path: files[0]), encoding: .utf8)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 6)
    let writer = files[0].replacing(".jsonl", with: "")
    for (number, line) in lines.enumerated() {
      let event = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(event?["id"] as? String == "\(writer):\(number + 1)")
      #expect(event?["party"] is NSNull)
    }
  }

  @Test func checkIsCleanOnTheBundledRegisters() throws {
    let home = try Home()
    defer { home.remove() }
    for name in ["pakistan-turkiye", "riverbank-water"] {
      let folder = Home.root.appending(path: "Data/\(name)").path
      let answer = try home.ahd("check", "--register", folder)
      #expect(answer.code == 0, "\(answer.out)")
    }
  }

  @Test func aBrokenRegisterIsNamedWithItsPlaceAndNothingIsWritten() throws {
    let home = try Home()
    defer { home.remove() }
    let register = try home.copy(of: "pakistan-turkiye")
    let file = register.appending(path: "commitments.json")
    let text = try String(contentsOf: file, encoding: .utf8)
    try text.replacing("\"status\": \"in-progress\"", with: "\"status\": \"begun\"")
      .write(to: file, atomically: true, encoding: .utf8)
    for arguments in [["list"], ["check"], ["done", "train-20-officers"]] {
      let answer = try home.ahd(arguments + ["--register", register.path])
      #expect(answer.code == 65)
      #expect((answer.out + answer.err).contains("commitments.json:"))
      #expect((answer.out + answer.err).contains("“begun”"))
    }
    #expect(!FileManager.default.fileExists(atPath: register.appending(path: "journal").path))
  }

  @Test func eightProgramsAtOnceLoseNothing() async throws {
    let home = try Home()
    defer { home.remove() }
    #expect(try home.ahd("note", "visa", "first").code == 0)
    await withTaskGroup(of: Int32.self) { group in
      for index in 0..<24 {
        group.addTask { (try? home.ahd("note", "visa", "n\(index)").code) ?? -1 }
      }
      for await code in group { #expect(code == 0) }
    }
    let log = try home.ahd("log", "visa", "--json")
    let document = try JSONSerialization.jsonObject(with: Data(log.out.utf8)) as? [String: Any]
    #expect((document?["events"] as? [Any])?.count == 25)
  }

  /// Who reports a session's item done is asked for the session itself; one that is held is not.
  @Test func aSessionLeftOpenIsOffered() throws {
    let home = try Home()
    defer { home.remove() }
    let offer = "Session 1 is still tentative: ahd meeting held jwg-session-01, if it was."
    #expect(try home.ahd("done", "hold-first-session").out.hasSuffix("\(offer)\n"))
    #expect(try !home.ahd("done", "train-20-officers").out.contains("still"))
    #expect(try home.ahd("meeting", "held", "jwg-session-01", "--on", "2025-12-18").code == 0)
    let again = try home.ahd("done", "hold-first-session", "--evidence", "Minutes")
    #expect(again.code == 0 && !again.out.contains("still"))
  }

  /// The README's picture is a real frame, without the blanks at its lines' ends.
  @Test func theReadmesPictureIsCurrent() throws {
    let home = try Home()
    defer { home.remove() }
    let readme = try String(contentsOf: Home.root.appending(path: "README.md"), encoding: .utf8)
    let frame = try home.ahd("replay", "j", "--now", "2026-11-21", "--size", "120x36").out
    let picture = frame.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
      .joined(separator: "\n")
    #expect(readme.contains("```\n\(picture)```"), "paste a new frame of ahd replay")
  }

  @Test func docsOfKeysAreCurrent() throws {
    let home = try Home()
    defer { home.remove() }
    let docs = try String(contentsOf: Home.root.appending(path: "docs/keys.md"), encoding: .utf8)
    #expect(try home.ahd("keys").out == docs, "make keys writes it anew")
  }
}
