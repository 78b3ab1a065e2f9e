import Foundation
import Store
import Sync
import TestSupport
import Testing
import Text

/// What one records reaches the others, whole, and nothing else is touched.
@Suite struct ExchangeTests {
  @Test func whatOneHasTheOtherGets() throws {
    let partners = try Partners()
    let people = try partners.clones("b")
    let (a, b) = (people[0], people[1])
    #expect(try partners.hub("register.json") == (try a.read("register.json")))
    try a.note("first")
    let sent = try a.sync()
    #expect(sent.sent.count == 2, "the journal's opening and the note")
    #expect(sent.received.isEmpty && sent.commit != nil && !sent.isSigned)
    #expect(sent.partner.hasSuffix("hub.git"))
    let received = try b.sync()
    #expect(received.received == sent.sent)
    #expect(received.sent.isEmpty && received.commit == nil)
    #expect(try b.notes() == ["first"])
    #expect(try a.status().isEmpty)
    #expect(try b.status().isEmpty)
    #expect(
      try b.git("log", "-1", "--format=%an <%ae> %s") == "a <a@example.org> Note: Title of pump\n")
    #expect(
      try b.git("rev-parse", "main", "origin/main") == (try a.git("rev-parse", "main", "main")))
  }

  @Test func bothHaveBoth() throws {
    let partners = try Partners()
    let people = try partners.clones("b")
    let (a, b) = (people[0], people[1])
    try a.note("of a")
    try b.note("of b")
    try a.sync()
    let joined = try b.sync()
    #expect(joined.received.count == 2 && joined.sent.count == 2)
    let back = try a.sync()
    #expect(back.received == joined.sent)
    for one in people {
      #expect(try one.notes() == ["of a", "of b"])
      #expect(try one.status().isEmpty)
    }
    #expect(try a.git("rev-parse", "main^{tree}") == (try b.git("rev-parse", "main^{tree}")))
    #expect(try a.sync().isNothing)
  }

  @Test func aSecondTimeThereIsNothingToDo() throws {
    let partners = try Partners()
    let a = try partners.clones()[0]
    let tip = try a.git("rev-parse", "main")
    let outcome = try a.sync()
    #expect(outcome.isNothing && outcome.commit == nil && !outcome.isFirst)
    #expect(try a.git("rev-parse", "main") == tip)
  }

  @Test func theNoteTellsWhatTheyHave() throws {
    let partners = try Partners()
    let a = try partners.clones()[0]
    try a.note("first")
    try a.sync()
    let note = try #require(SyncNote.load(of: a.folder, a.identity))
    let file = String(try a.journal().dropFirst("journal/".count))
    #expect(note.sent == [ExactText(file): 2])
    #expect(note.inStep != nil && note.failure == nil && note.offlineSince == nil)
    #expect(note.partner.hasSuffix("hub.git"))
  }

  @Test func whereThereIsNoWayTheCommitStays() throws {
    let partners = try Partners()
    let a = try partners.clones()[0]
    try a.git("remote", "set-url", "origin", "http://127.0.0.1:9/hub.git")
    try a.note("first")
    let failure = try #require(try a.refusal())
    guard case .git(let fault) = failure else {
      Issue.record("\(failure)")
      return
    }
    #expect(fault.isOffline)
    #expect(failure.exitCode == 75)
    #expect(try a.git("log", "-1", "--format=%s") == "Note: Title of pump\n")
    #expect(try a.status().isEmpty)
    let note = try #require(SyncNote.load(of: a.folder, a.identity))
    #expect(note.offlineSince != nil && note.failure == failure.words && note.inStep != nil)
    try a.git("remote", "set-url", "origin", "../hub.git")
    #expect(try a.sync().sent.count == 2)
    #expect(SyncNote.load(of: a.folder, a.identity)?.offlineSince == nil)
  }

  /// Each run of git costs some milliseconds: what an exchange needs is counted here,
  /// so that it stays few.
  @Test func itTakesFewRunsOfGit() throws {
    let partners = try Partners()
    let people = try partners.clones("b")
    let place = partners.place.folder
    let log = place.appending(path: "runs").path
    try partners.place.script("counted", "#!/bin/sh\necho \"$@\" >>'\(log)'\nexec git \"$@\"\n")
    func runs(_ body: (String) throws -> Void) throws -> Int {
      try? FileManager.default.removeItem(atPath: log)
      try body(place.appending(path: "counted").path)
      return try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").count
    }
    let (a, b) = (people[0], people[1])
    #expect(try runs { try a.sync(program: $0) } == 7, "nothing new")
    try a.note("of a")
    #expect(try runs { try a.sync(program: $0) } == 17, "something to send")
    #expect(try runs { try b.sync(program: $0) } == 14, "something to receive")
    try a.note("of a")
    try a.sync()
    try b.note("of b")
    #expect(try runs { try b.sync(program: $0) } == 29, "something to join")
  }
}
