import Foundation
import TestSupport
import Testing

/// A quarter of the secretariat, from the agenda of a session to its record and the next agenda:
/// once by keys, once by commands alone.
@Suite struct QuarterTests {
  /// Each line is one step of the officer's.
  private static let keys = [
    "1 Enter c text:Note_verbale_of_18_November Shift-Tab Shift-Tab Shift-Tab text:14_Dec_2026 Enter",
    "Down Space Down Space a text:Date_and_place_of_the_next_session Enter frame",
    "now:2026-12-14 w frame x text:Minutes_of_session_1 Enter frame",
    "j D text:Ankara_proposes_the_dates Enter n text:Ankara_asks_for_time Enter frame",
    "j j frame s h Enter frame Esc g Enter frame Esc Esc now:2026-12-20 v text:agenda Enter",
  ].joined(separator: " ")

  private func frames(_ home: Home, _ register: URL, _ keys: String, now: String) throws -> String {
    let answer = try home.ahd(
      "replay", keys, "--now", now, "--size", "100x30", "--by", "A. Officer", "--register",
      register.path)
    #expect(answer.code == 0, "\(answer.err)")
    return answer.out
  }

  @Test("a quarter played by keys looks as recorded, frame by frame")
  func keys() throws {
    let home = try Home()
    defer { home.remove() }
    let register = try home.copy(of: "pakistan-turkiye")
    expectGolden(try frames(home, register, Self.keys, now: "2026-11-21"), named: "quarter")
    #expect(!FileManager.default.fileExists(atPath: register.appending(path: "journal").path))
  }

  @Test("the same quarter by commands alone comes to the same register")
  func commands() throws {
    let home = try Home()
    defer { home.remove() }
    let register = try home.copy(of: "pakistan-turkiye")
    func say(_ day: String, _ arguments: String...) throws {
      let answer = try home.ahd(
        arguments + ["--by", "A. Officer", "--register", register.path],
        environment: ["AHD_NOW": day])
      #expect(answer.code == 0, "\(arguments): \(answer.err)")
    }
    let session = "jwg-session-05"
    let before = "2026-11-21"
    try say(
      before, "meeting", "confirm", session, "--date", "14 Dec 2026", "--words",
      "Note verbale of 18 November")
    try say(before, "agenda", session, "--take", "hold-first-session")
    try say(before, "agenda", session, "--take", "naqvi-return-visit")
    try say(before, "agenda", session, "--add", "Date and place of the next session")
    let table = "2026-12-14"
    try say(
      table, "done", "hold-first-session", "--evidence", "Minutes of session 1", "--session",
      session)
    try say(
      table, "agenda", session, "--decide", "Ankara proposes the dates", "--about",
      "naqvi-return-visit")
    try say(table, "note", "naqvi-return-visit", "Ankara asks for time", "--session", session)
    try say(table, "meeting", "held", session)

    // What stands on the screen afterwards is the same: the next agenda, the record, the list.
    let fresh = try home.copy(of: "pakistan-turkiye", to: "fresh")
    for view in ["v text:agenda Enter", "1 G k k Enter Enter", "1 G 4 g"] {
      let played = try frames(home, fresh, "\(Self.keys) Esc Esc \(view)", now: before)
      let written = try frames(home, register, view, now: "2026-12-20")
      #expect(last(played) == last(written), "after \(view)")
    }
  }

  /// The last screen of a replay but for its keys: what can be taken back is each writer's own.
  private func last(_ frames: String) -> [Substring] {
    frames.split(separator: "\n", omittingEmptySubsequences: false).dropLast(2).suffix(29)
  }
}
