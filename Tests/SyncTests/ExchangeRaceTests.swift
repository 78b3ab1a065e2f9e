import Foundation
import Register
import Store
import Sync
import TestSupport
import Testing

/// Several at once, and histories that are not what they were.
@Suite struct ExchangeRaceTests {
  @Test func someoneIsFaster() throws {
    let partners = try Partners()
    let people = try partners.clones("b", "c")
    let (a, b, c) = (people[0], people[1], people[2])
    try a.note("of a")
    try b.note("of b")
    try c.note("of c")
    var left: [Partner] = [b, c]
    let outcome = try a.sync { step in
      if step == "received", let next = left.popLast() { _ = try? next.sync() }
    }
    #expect(outcome.outrun == 2)
    #expect(outcome.sent.count == 2 && outcome.received.count == 4)
    for one in [b, c] {
      try one.sync()
      #expect(try one.notes() == ["of a", "of b", "of c"])
    }
  }

  /// Who finds nothing there, and then what another sent at that moment, was not the first.
  @Test func someoneElseIsFirst() throws {
    let partners = try Partners()
    let (a, b) = (Partner("a", partners), Partner("b", partners))
    try FileManager.default.copyItem(atPath: a.folder, toPath: b.folder)
    try a.note("of a")
    try b.note("of b")
    var isLeft = true
    let outcome = try a.sync { step in
      if step == "received", isLeft {
        isLeft = false
        #expect((try? b.sync().isFirst) == true)
      }
    }
    #expect(!outcome.isFirst && !outcome.isRewritten && outcome.outrun == 1)
    #expect(outcome.sent.count == 2 && outcome.received.count == 2)
    try b.sync()
    #expect(try b.notes() == ["of a", "of b"])
  }

  @Test func someoneIsAlwaysFaster() throws {
    let partners = try Partners()
    let people = try partners.clones("b")
    let (a, b) = (people[0], people[1])
    try a.note("of a")
    #expect {
      try a.sync { step in
        if step == "received" {
          _ = try? b.note("again")
          _ = try? b.sync()
        }
      }
    } throws: { error in
      guard case .outrun(let times) = error as? SyncFailure else { return false }
      return times == 5
    }
    try a.sync()
    #expect(try partners.hub(try a.journal()).contains("of a"))
  }

  /// Two who join the same two at once make the same commit, so that nothing
  /// has to be joined again.
  @Test func bothJoinAtOnce() throws {
    let partners = try Partners()
    let people = try partners.clones("b")
    let (a, b) = (people[0], people[1])
    try a.note("of a")
    try b.note("of b")
    let stick = partners.place.folder.appending(path: "stick").path
    for (one, file) in [(a, "a"), (b, "b")] {
      #expect(try one.sync(way: .bundle("\(stick)-\(file)", mode: 0o644)).isFirst)
    }
    for (one, file) in [(a, "b"), (b, "a")] {
      try one.sync(way: .bundle("\(stick)-\(file)", mode: 0o644))
    }
    #expect(try a.git("rev-parse", "main") == (try b.git("rev-parse", "main")))
    #expect(try a.notes() == ["of a", "of b"])
  }

  /// Where two joined in other ways before, what both had last is put together from all of it.
  @Test func manyLastCommonOnes() throws {
    let partners = try Partners()
    let people = try partners.clones("b")
    let (a, b) = (people[0], people[1])
    try a.edit("commitments.json", "Title of pump", "Pump")
    try a.git("commit", "-qam", "by hand")
    try b.edit("commitments.json", "\"not-started\"", "\"in-progress\"")
    try b.git("commit", "-qam", "by hand")
    let hub = partners.place.folder.path
    for (one, other) in [(a, "b"), (b, "a")] {
      try one.git("fetch", "-q", "\(hub)/\(other)", "main:other")
    }
    for one in [a, b] {
      try one.git("merge", "-q", "-m", "joined by hand \(one.name)", "other")
      #expect(try one.read("commitments.json").contains("\"Pump\""))
    }
    try a.edit("commitments.json", "\"Pump\"", "\"Pumps\"")
    try a.sync()
    let outcome = try b.sync()
    #expect(outcome.contested.isEmpty)
    #expect(try b.read("commitments.json").contains("\"Pumps\""))
    #expect(try b.read("commitments.json").contains("in-progress"))
  }

  @Test func aHistoryThatWasRewritten() throws {
    let partners = try Partners()
    let people = try partners.clones("b")
    let (a, b) = (people[0], people[1])
    let first = try a.git("rev-parse", "main").dropLast()
    try a.note("of a")
    try a.sync()
    try b.sync()
    try partners.place.git("-C", "hub.git", "update-ref", "refs/heads/main", String(first))
    #expect(try b.sync().isRewritten, "they have less than they had; that is given back")
    #expect(try partners.hub(try a.journal()).contains("of a"))
    try partners.place.git("clone", "-q", "hub.git", "c")
    try partners.place.git("-C", "c", "reset", "-q", "--hard", String(first))
    try partners.place.commit(in: "c", "notes.txt")
    try partners.place.git("-C", "c", "push", "-q", "-f", "origin", "main")
    let outcome = try b.sync()
    #expect(outcome.isRewritten)
    #expect(try partners.hub(try a.journal()).contains("of a"))
  }

  @Test func aBranchThatIsGoneThere() throws {
    let partners = try Partners()
    let a = try partners.clones()[0]
    try partners.place.git("-C", "hub.git", "update-ref", "-d", "refs/heads/main")
    let outcome = try a.sync()
    #expect(outcome.isRewritten && !outcome.isFirst, "they had it before")
    #expect(try partners.hub("register.json") == (try a.read("register.json")))
    // Another place is not one that lost its history.
    try partners.place.git("init", "-q", "--bare", "-b", "main", "other.git")
    let environment = partners.place.environment
    let preparation = Preparation(a.folder, salt: "x") { Git($0, variable: { environment[$0] }) }
    try preparation.follow(Address(partners.place.folder.appending(path: "other.git").path))
    let moved = try a.sync()
    #expect(moved.isFirst && !moved.isRewritten)
  }

  /// Two who have one register, and the file they exchange it over.
  private func overAStick(
    _ partners: Partners
  ) throws -> (a: Partner, b: Partner, stick: String, way: Exchange.Way) {
    let people = try partners.clones("b")
    let stick = partners.place.folder.appending(path: "stick.bundle").path
    return (people[0], people[1], stick, .bundle(stick, mode: 0o644))
  }

  @Test func aBundleWhoseHistoryWasRewritten() throws {
    let partners = try Partners()
    let (a, b, stick, way) = try overAStick(partners)
    try a.note("of a")
    try a.sync(way: way)
    try b.sync(way: way)
    try b.note("of b")
    try b.sync(way: way)
    #expect(try !a.sync(way: way).isRewritten)
    #expect(try !b.sync(way: way).isRewritten)
    try b.note("more of b")
    try b.sync(way: way)
    #expect(try !a.sync(way: way).isRewritten)
    let journal = try b.journal()
    try b.git("reset", "-q", "--hard", "HEAD~1")
    try b.git("commit", "-q", "--allow-empty", "-m", "instead")
    try b.git("bundle", "create", "-q", stick, "HEAD", "main")
    let told = try a.sync(way: way)
    #expect(told.isRewritten && told.lost.isEmpty)
    #expect(try a.notes() == ["more of b", "of a", "of b"])
    try b.sync(way: way)
    #expect(try b.read(journal).contains("more of b"))
    // Another's file under the same name is no rewritten one, but holds less than
    // the last: that is said.
    #expect(try !a.sync(way: way).isRewritten)
  }

  @Test func linesAndElementsThatAreGoneFromABundleAreTold() throws {
    let partners = try Partners()
    let (a, b, stick, way) = try overAStick(partners)
    try a.note("first")
    try a.note("second")
    try a.sync(way: way)
    try b.sync(way: way)
    let journal = try a.journal()
    try b.write(
      journal, try b.read(journal).split(separator: "\n").dropLast().map { "\($0)\n" }.joined())
    try b.write("commitments.json", "[]\n")
    try b.git("commit", "-qam", "forget")
    try b.git("bundle", "create", "-q", stick, "HEAD", "main")
    let told = try a.sync(way: way)
    #expect(told.lost.map(\.file) == [journal] && told.lost.map(\.lines) == [1])
    #expect(!told.lost.contains { $0.isHere })
    #expect(told.receivedElements == ["commitments.json": ["pump"]])
    #expect(try a.read(journal).contains("second"))
    let given = try b.sync(way: way)
    #expect(given.lost.isEmpty && given.received.count == 1)
    #expect(try b.read(journal) == a.read(journal))
  }

  @Test func linesThatAreGoneThereAreKeptAndTold() throws {
    let partners = try Partners()
    let people = try partners.clones("b")
    let (a, b) = (people[0], people[1])
    try a.note("first")
    try a.note("second")
    try a.sync()
    try b.sync()
    let journal = try a.journal()
    let lines = try b.read(journal).split(separator: "\n")
    try b.write(journal, lines.dropLast().map { "\($0)\n" }.joined())
    try b.git("commit", "-qam", "forget")
    try b.git("push", "-q", "origin", "main")
    let outcome = try a.sync()
    #expect(outcome.lost.map(\.file) == [journal] && outcome.lost.map(\.lines) == [1])
    #expect(!outcome.lost.contains { $0.isHere })
    #expect(try a.notes() == ["first", "second"])
    #expect(try partners.hub(journal).contains("second"))
    try b.sync()
    #expect(try b.notes() == ["first", "second"])
  }

  @Test func linesThatAreGoneHereArePutBack() throws {
    let a = try Partners().clones()[0]
    try a.note("first")
    try a.sync()
    let journal = try a.journal()
    try FileManager.default.removeItem(atPath: "\(a.folder)/\(journal)")
    try FileManager.default.removeItem(atPath: "\(a.folder)/tensions.json")
    let outcome = try a.sync()
    #expect(outcome.lost.map(\.file) == [journal, "tensions.json"].sorted())
    #expect(!outcome.lost.contains { !$0.isHere })
    #expect(try a.notes() == ["first"])
    #expect(try a.status().isEmpty)
    try a.note("second")
    #expect(try a.notes() == ["first", "second"])
  }
}
