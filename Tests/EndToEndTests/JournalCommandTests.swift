import Foundation
import Testing

/// What others put into `journal/` is read or told, and leads no command astray.
@Suite struct JournalCommandTests {
  private func register(_ home: Home, _ journals: [String: [String]]) throws -> URL {
    let register = try home.copy(of: "pakistan-turkiye")
    let folder = register.appending(path: "journal")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, lines) in journals {
      try Data((lines.joined(separator: "\n") + "\n").utf8)
        .write(to: folder.appending(path: name))
    }
    return register
  }

  private func line(_ id: String, _ change: String) -> String {
    #"{"id":"\#(id)","at":"2026-11-08T10:00:00.000Z","by":"bo","party":null,"do":[\#(change)]}"#
  }

  private func note(_ text: String) -> String {
    #"{"kind":"note-added","target":"register","payload":{"text":"\#(text)"}}"#
  }

  private func undo(_ id: String) -> String {
    #"{"kind":"undone","target":"register","payload":{"undoes":["\#(id)"]}}"#
  }

  @Test func namesThatOnlyLookAlikeAreBothRead() throws {
    let home = try Home()
    defer { home.remove() }
    let register = try register(
      home,
      [
        "other.jsonl": [line("bo-bbbbbb:1", note("first"))],
        "another.jsonl": [line("cy-cccccc:1", note("second"))],
      ])
    let folder = register.appending(path: "journal").path
    // Names as the system takes them: no library may bring them into one form.
    #expect(rename("\(folder)/other.jsonl", "\(folder)/caf\u{E9}.jsonl") == 0)
    #expect(rename("\(folder)/another.jsonl", "\(folder)/cafe\u{301}.jsonl") == 0)
    let log = try home.ahd("log", "--register", register.path)
    #expect(log.code == 0 && log.err.isEmpty)
    #expect(log.out.contains("first") && log.out.contains("second"))
  }

  @Test func aJournalThatIsNotReadIsToldByEveryCommand() throws {
    let home = try Home()
    defer { home.remove() }
    let register = try register(home, ["bo.jsonl": [line("bo-bbbbbb:1", note("first"))]])
    let link = register.appending(path: "journal/cy.jsonl").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "bo.jsonl")
    for command in ["list", "log", "meetings"] {
      let answer = try home.ahd(command, "--register", register.path)
      #expect(answer.code == 0)
      #expect(answer.err.hasPrefix("ahd: journal/cy.jsonl is not read: it is a symbolic link"))
    }
  }

  @Test func undosThatNameThemselvesAreListed() throws {
    let home = try Home()
    defer { home.remove() }
    let undos = (2...400).map { line("bo-bbbbbb:\($0)", undo("bo-bbbbbb:\($0 - 1)")) }
    let register = try register(
      home,
      [
        "bo.jsonl": [line("bo-bbbbbb:1", note("first"))] + undos,
        "cy.jsonl": [line("cy-cccccc:1", undo("cy-cccccc:1"))],
      ])
    let log = try home.ahd("log", "--register", register.path)
    #expect(log.code == 0)
    #expect(log.out.contains("Undid cy-cccccc:1"))
  }

  @Test func aMeetingNoReaderWouldTakeIsRefused() throws {
    let home = try Home()
    defer { home.remove() }
    let register = try register(home, [:])
    let answer = try home.ahd(
      "meeting", "add", "Next session", "--number", "0", "--register", register.path)
    #expect(answer.code == 64 && answer.out.isEmpty)
    #expect(answer.err.contains("number: found 0"))
    let journal = register.appending(path: "journal").path
    #expect(try FileManager.default.contentsOfDirectory(atPath: journal).isEmpty)
  }
}
