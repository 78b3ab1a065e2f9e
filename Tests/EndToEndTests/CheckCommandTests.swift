import Foundation
import Testing

/// `ahd check` and what else is said of a register that is not sound.
@Suite struct CheckCommandTests {
  private func broken(_ home: Home) throws -> URL {
    let register = try home.copy(of: "pakistan-turkiye")
    let file = register.appending(path: "commitments.json")
    let text = try String(contentsOf: file, encoding: .utf8)
    try text.replacing("\"status\": \"done\"", with: "\"status\": \"begun\"")
      .write(to: file, atomically: true, encoding: .utf8)
    return register
  }

  private func json(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func whatTheRecordLacksIsNoError() throws {
    let home = try Home()
    defer { home.remove() }
    let answer = try home.ahd("check")
    #expect(answer.code == 0)
    #expect(answer.out.contains("no report, 4"))
    #expect(answer.out.contains("ahd set ID due 2027-Q1"))
    let document = try json(try home.ahd("check", "--json").out)
    #expect((document["problems"] as? [Any])?.isEmpty == true)
    #expect(document["errors"] as? Int == 0)
    #expect((document["findings"] as? [Any])?.count == 106)
  }

  @Test func aKindAlone() throws {
    let home = try Home()
    defer { home.remove() }
    let answer = try home.ahd("check", "no-report", "--json")
    let findings = try json(answer.out)["findings"] as? [[String: Any]] ?? []
    #expect(findings.count == 4)
    #expect(findings.allSatisfy { $0["kind"] as? String == "no-report" })
    #expect(try home.ahd("check", "no-such-kind").code == 64)
  }

  /// An error anywhere is exit 65, whatever was asked to be shown.
  @Test func anErrorIs65WhateverIsShown() throws {
    let home = try Home()
    defer { home.remove() }
    let register = try broken(home)
    for arguments in [["check"], ["check", "no-date"], ["check", "--json"], ["check", "--all"]] {
      #expect(try home.ahd(arguments + ["--register", register.path]).code == 65)
    }
    let others = try home.ahd("check", "no-date", "--register", register.path).out
    #expect(others.hasSuffix("; 1 error of another kind: ahd check\n"), "\(others)")
  }

  @Test func whatIsSoundIsListedAllTheSame() throws {
    let home = try Home()
    defer { home.remove() }
    let register = try broken(home).path
    let list = try home.ahd("list", "--json", "--register", register)
    #expect(list.code == 65)
    let items = try json(list.out)["commitments"] as? [Any]
    #expect(items?.count == 37)
    #expect(list.err.contains("commitments.json:"))
    #expect(!list.err.contains("train-20-officers"))
    let text = try home.ahd("list", "--register", register)
    #expect(text.code == 65 && text.out.contains("train-20-officers"))
    let show = try home.ahd("show", "train-20-officers", "--register", register)
    #expect(show.code == 65 && show.out.contains("20 Pakistani officers"))
    for (arguments, sound) in [
      (["agenda"], "jwg-session-05"), (["balance"], "Pakistan"), (["meetings"], "jwg-session-05"),
      (["figures"], "heroin"), (["log"], "Nothing"), (["views"], "overdue"),
    ] {
      let answer = try home.ahd(arguments + ["--register", register])
      #expect(answer.code == 65 && answer.err.contains("commitments.json:"), "\(arguments)")
      #expect(answer.out.contains(sound), "\(arguments): \(answer.out)")
    }
    let missing = try home.ahd("agenda", "nowhere", "--register", register)
    #expect(missing.code == 66 && missing.err.contains("commitments.json:"))
    let bare = home.folder.appending(path: "bare")
    try FileManager.default.createDirectory(at: bare, withIntermediateDirectories: true)
    try Data("{}".utf8).write(to: bare.appending(path: "register.json"))
    let nothing = try home.ahd("list", "--register", bare.path)
    #expect(nothing.code == 65 && nothing.out.isEmpty)
  }

  @Test func nothingMatchesInOneSentence() throws {
    let home = try Home()
    defer { home.remove() }
    let answer = try home.ahd("list", "zzzz")
    #expect(answer.out.contains("Nothing matches “zzzz”. `ahd list` shows all 38 items."))
  }
}
