import Entities
import Journal
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// A session's agenda and its walk-through, line by line.
@Suite struct FlatTableTests {
  /// The number a line of an agenda begins with.
  private func number(_ title: String, _ lines: [String]) throws -> String {
    let line = try #require(lines.first { $0.contains(". \(title)") })
    return String(line.prefix { $0 != "." })
  }

  private func minuted(_ draft: Draft?) -> [Target] {
    (draft?.changes ?? []).filter { $0.kind == "minuted" }.map(\.target)
  }

  @Test func pointsAndMattersHaveNumbers() throws {
    var person = FlatTypist()
    #expect(person.type("take 1")[0].contains("agenda, then take 3"))
    let lines = person.type("agenda")
    #expect(lines[0].contains("projected; jwg-session-05"))
    #expect(lines[1] == "Nothing is on it yet.")
    let train = try number("Train 20 officers", lines)
    #expect(
      person.type("take \(train)")
        == ["On the agenda: Train 20 officers in Ankara. undo takes it back."])
    // Numbers are those that were told, whatever moved meanwhile.
    #expect(person.type("take \(train)")[0].hasPrefix("The agenda has changed there"))
    let visit = try number("Return visit", lines)
    #expect(person.type("take \(visit)")[0].hasPrefix("On the agenda: Return visit"))
    #expect(person.type("undo") != [])
    let after = person.type("agenda")
    #expect(after[1].hasPrefix("1. Train 20 officers in Ankara; "))
    #expect(after[1].hasSuffix("; train-20-officers"))
    // Its numbers are those that other lines take.
    person.type("note \(try number("Return visit", after)) seen", "yes")
    #expect(
      person.typist.drafts.last?.changes.map(\.target) == [.commitment("naqvi-return-visit")])
    #expect(person.type("take 1")[0].hasPrefix("Off the agenda: Train 20 officers"))
    #expect(person.type("take 99")[0].hasPrefix("Say which one"))
    #expect(person.type("agenda nosuch")[0].contains("nosuch"))
  }

  @Test func whatIsRecordedOnTheWalkIsDoneAtItsTable() throws {
    var person = FlatTypist()
    #expect(person.type("next") == ["No session is walked through: walk begins."])
    let lines = person.type("agenda")
    person.type("take \(try number("Train 20 officers", lines))")
    let page = person.type("walk")
    #expect(page.contains { $0.hasPrefix("1. Train 20 officers in Ankara") })
    #expect(person.flat.prompt == "point 1 of 1> ")
    person.type("done", "", "", "", "yes")
    #expect(person.status("train-20-officers") == .reportedDone)
    #expect(minuted(person.typist.drafts.last) == [Target("meeting/jwg-session-05")])
    person.type("decide The list is agreed", "yes")
    let decision = try #require(person.typist.drafts.last?.changes.first)
    #expect(decision.payload == .decided("The list is agreed", about: .train))
    #expect(person.type("previous") == ["This is the first point."])
    #expect(person.type("next").contains { $0.contains("The list is agreed") })
    #expect(person.flat.prompt == "closing> ")
    // What the last page is about is the session itself.
    #expect(person.type("status")[0].contains("Fifth session"))
    person.type("cancel")
    #expect(person.type("next") == ["This is the last page; close leaves."])
    person.type("close")
    #expect(person.flat.prompt == "ahd> ")
    person.type("note train-20 later", "yes")
    #expect(minuted(person.typist.drafts.last).isEmpty)
  }
}

extension String {
  fileprivate static let train = "commitment/train-20-officers"
}
