import Check
import Dates
import Entities
import Foundation
import Interchange
import Register
import Store
import Sync
import TestSupport
import Testing

/// A register in a larger repository, in a linked work tree, with other object names, cut short.
@Suite struct ExchangePlaceTests {
  /// Two clones of a larger repository with a register in a folder of it.
  private func larger() throws -> (Partners, Partner, Partner) {
    let partners = try Partners(prefix: "papers/our register")
    try partners.place.write("a/README.md", "What this is\n")
    try partners.place.write("a/list.txt", "one\ntwo\n")
    try partners.place.git("-C", "a", "add", "-A")
    try partners.place.git("-C", "a", "commit", "-q", "-m", "begin")
    let people = try partners.clones("b")
    return (partners, people[0], people[1])
  }

  @Test func whatElseIsThereIsLeftAlone() throws {
    let (partners, a, b) = try larger()
    try b.git("config", "user.name", "B")
    try partners.place.write("b/README.md", "Edited here\n")
    try partners.place.write("b/list.txt", "one\ntwo\nthree\n")
    try b.git("add", "list.txt")
    try partners.place.write("b/new.txt", "Not known to git\n")
    try b.write("own.txt", "In the register's folder, and the person's own\n")
    try a.note("of a")
    try b.note("of b")
    try a.sync()
    let before = try b.git("status", "--porcelain")
    let outcome = try b.sync()
    #expect(outcome.leftAlone == 2)
    #expect(outcome.received.count == 2 && outcome.sent.count == 2)
    let ours = before.split(separator: "\n").filter { !$0.contains("journal") }
    let after = try b.git("status", "--porcelain")
    #expect(after.split(separator: "\n").map(String.init) == ours.map(String.init))
    #expect(after.contains("M  list.txt") && after.contains(" M README.md"))
    #expect(try b.git("diff", "--cached", "--stat").contains("1 insertion"))
    #expect(try b.git("show", "main:README.md") == "What this is\n")
    #expect(try b.notes() == ["of a", "of b"])
  }

  @Test func othersWorkInTheRepositoryComesAlong() throws {
    let (partners, a, b) = try larger()
    try partners.place.write("a/README.md", "Written anew\n")
    try partners.place.write("a/more.txt", "More\n")
    try a.git("rm", "-q", "list.txt")
    try a.git("add", "-A")
    try a.git("commit", "-q", "-m", "other work")
    try a.sync()
    try b.note("of b")
    try b.sync()
    #expect(
      try String(contentsOf: partners.place.folder.appending(path: "b/README.md"), encoding: .utf8)
        == "Written anew\n")
    #expect(
      !FileManager.default.fileExists(
        atPath: partners.place.folder.appending(path: "b/list.txt").path))
    #expect(try b.status().isEmpty)
    try a.sync()
    #expect(try a.status().isEmpty)
    #expect(try a.notes() == ["of b"])
  }

  @Test(arguments: [true, false])
  func editsInTheWayAreSaid(isUntracked: Bool) throws {
    let (partners, a, b) = try larger()
    let file = isUntracked ? "more.txt" : "README.md"
    try partners.place.write("a/\(file)", "Written anew\n")
    try a.git("add", "-A")
    try a.git("commit", "-q", "-m", "other work")
    try a.note("of a")
    try a.sync()
    try partners.place.write("b/\(file)", "Edited here\n")
    try b.note("of b")
    let failure = try #require(try b.refusal())
    guard case .outside(let paths, .editedHere) = failure else {
      Issue.record("\(failure)")
      return
    }
    #expect(paths == [file])
    #expect(failure.words.contains("stash"))
    #expect(try b.notes() == ["of b"], "nothing of theirs is here yet")
    #expect(
      try String(contentsOf: partners.place.folder.appending(path: "b/\(file)"), encoding: .utf8)
        == "Edited here\n")
    if isUntracked {
      try FileManager.default.removeItem(at: partners.place.folder.appending(path: "b/\(file)"))
    } else {
      try b.git("stash", "-q")
    }
    try b.sync()
    #expect(try b.notes() == ["of a", "of b"])
  }

  @Test func whatBothChangedElsewhereIsForGit() throws {
    let (partners, a, b) = try larger()
    for one in [a, b] {
      try partners.place.write("\(one.name)/README.md", "By \(one.name)\n")
      try one.git("commit", "-q", "-am", "other work")
    }
    try a.sync()
    let failure = try #require(try b.refusal())
    #expect(failure.words.contains("README.md") && failure.words.contains("git pull"))
    #expect(try b.status().isEmpty)
  }

  @Test func aLinkedWorkTree() throws {
    let (partners, a, b) = try larger()
    try b.git("worktree", "add", "-q", "../side", "-b", "side")
    try b.git("branch", "-q", "--set-upstream-to", "origin/main", "side")
    let side = Partner("side", partners)
    try side.note("from the side")
    try side.sync()
    try a.sync()
    #expect(try a.notes() == ["from the side"])
    #expect(try side.status().isEmpty)
    #expect(try b.sync().received.count == 2)
  }

  /// Settings of the person's own that would have git keep part of the index in our folder,
  /// where theirs finds none.
  @Test(arguments: [true, false]) func anIndexInParts(isTheirs: Bool) throws {
    let partners = try Partners()
    let a = try partners.clones()[0]
    if isTheirs { try a.git("update-index", "--split-index") }
    try partners.place.git("config", "--global", "core.splitIndex", "true")
    try a.note("of a")
    #expect(try a.sync().sent.count == 2)
    #expect(try a.status().isEmpty)
    try partners.place.git("config", "--global", "--unset", "core.splitIndex")
    #expect(try a.status().isEmpty)
    let left = try FileManager.default.contentsOfDirectory(atPath: "\(a.folder)/.git/ahd")
    #expect(!left.contains { $0.hasPrefix("sharedindex") })
  }

  /// On some shares every file looks like a program; git by hand was told so.
  @Test func filesThatAllLookLikePrograms() throws {
    let (partners, a, b) = try larger()
    try b.git("config", "core.fileMode", "false")
    try partners.place.permit("b/README.md", 0o755)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000)],
      ofItemAtPath: partners.place.folder.appending(path: "b/README.md").path)
    try partners.place.write("a/README.md", "Written anew\n")
    try a.git("commit", "-q", "-am", "other work")
    try a.sync()
    #expect(try b.sync().leftAlone == 0)
    #expect(try b.git("show", "HEAD:README.md") == "Written anew\n")
    #expect(try b.status().isEmpty)
  }

  @Test func severalAddressesOfOneRemote() throws {
    let a = try Partners().clones()[0]
    try a.git("remote", "set-url", "--add", "origin", "/no/such/mirror.git")
    try a.note("of a")
    #expect(try a.sync().partner.hasSuffix("hub.git"), "git fetches from the first, too")
  }

  @Test func aClockBeforeAllTime() throws {
    let a = try Partners().clones()[0]
    try a.note("of a")
    var exchange = try a.exchange(now: Moment(milliseconds: -86_400_000))
    #expect(try exchange.run().sent.count == 2)
    #expect(try a.git("log", "-1", "--format=%ct") == "0\n")
  }

  @Test func objectsNamedOtherwise() throws {
    let partners = try Partners(format: "sha256")
    let people = try partners.clones("b")
    let (a, b) = (people[0], people[1])
    try a.note("of a")
    try b.note("of b")
    try a.sync()
    try b.sync()
    try a.sync()
    #expect(try a.notes() == ["of a", "of b"])
    #expect(try a.git("rev-parse", "main").count == 65)
    #expect(try b.status().isEmpty)
  }

  @Test func aCloneCutShort() throws {
    let partners = try Partners()
    let a = try partners.clones()[0]
    for number in 1...3 {
      try a.note("note \(number)")
      try a.sync()
    }
    let hub = partners.place.folder.appending(path: "hub.git").path
    try partners.place.git("clone", "-q", "--depth", "1", "file://\(hub)", "b")
    let b = Partner("b", partners)
    try b.note("of b")
    try a.note("of a")
    try a.sync()
    try b.sync()
    #expect(try b.notes() == ["note 1", "note 2", "note 3", "of a", "of b"])
    try a.sync()
    #expect(try a.notes() == (try b.notes()))
    #expect(try b.status().isEmpty)
  }

  @Test func filesEditedByHandGoAlong() throws {
    let partners = try Partners()
    let people = try partners.clones("b")
    let (a, b) = (people[0], people[1])
    try a.edit("commitments.json", "Title of pump", "Pump")
    let sent = try a.sync()
    #expect(sent.sentFiles == ["commitments.json"])
    #expect(try a.git("log", "-1", "--format=%B") == "commitments.json edited by hand: pump\n\n")
    let received = try b.sync()
    #expect(received.receivedFiles == ["commitments.json"])
    #expect(try b.open().index.title(0) == "Pump")
    for (one, title) in [(a, "Main pump"), (b, "Old pump")] {
      try one.edit("commitments.json", "\"Pump\"", "\"\(title)\"")
    }
    try a.sync()
    let contested = try b.sync().contested
    #expect(contested.map(\.what.element) == ["pump"] && contested.map(\.what.member) == ["title"])
    #expect(try b.open().index.title(0) == "Pump", "what was agreed stands")
  }

  @Test func twoThatBeganApart() throws {
    let partners = try Partners()
    let a = try partners.clones()[0]
    try a.note("of a")
    try a.sync()
    let others = try Partners()
    let b = Partner("a", others)
    try b.git("remote", "set-url", "origin", partners.place.folder.appending(path: "hub.git").path)
    try b.edit("commitments.json", "Title of pump", "Pump")
    try b.note("of b")
    try b.sync()
    #expect(try b.notes() == ["of a", "of b"])
    try a.sync()
    #expect(try a.notes() == ["of a", "of b"])
  }

  @Test("what one took out and the other named meanwhile stays, contested, for both")
  func namedMeanwhile() throws {
    let people = try Partners().clones("b")
    let (a, b) = (people[0], people[1])
    let water =
      "{\n      \"id\": \"water\",\n      \"title\": \"Water\",\n      \"short\": \"Water\"\n    }"
    try a.edit("register.json", ",\n    \(water)", "")
    try b.edit("commitments.json", "\"works\"", "\"water\"")
    try a.sync()
    try b.sync()
    try a.sync()
    for person in people {
      let register = try person.open()
      #expect(register.check().filter { $0.severity == .error }.map(\.words) == [])
      #expect(
        register.disagreements.map { "\(register.subject(of: $0.finding)) \($0.name): \($0.words)" }
          == ["Water id: changed (a copy of the file) or taken out (a copy of the file)"])
    }
    #expect(try a.read("register.json") == (try b.read("register.json")))
    // Who lets it go lets go of what names it, too.
    let kept = try a.read("register.json")
    let place = try #require(kept.firstRange(of: "    {\n      \"id\": \"water\""))
    #expect(kept[place.lowerBound...].contains("\"contested\""))
  }

  /// A damaged register still travels; what is wrong with it is for others to see.
  @Test func aDamagedRegisterStillTravels() throws {
    let partners = try Partners()
    let people = try partners.clones("b")
    try people[0].edit("commitments.json", "\"not-started\"", "\"no such\"")
    try people[0].sync()
    try people[1].sync()
    #expect(try people[1].read("commitments.json").contains("no such"))
  }

  /// What is no JSON any more could be joined by nobody: it stays where it was typed.
  @Test(arguments: [
    ("commitments.json", "[{\"id\":"), ("commitments.json", "[{\"title\": \"No id\"}]"),
    ("register.json", "{"),
  ])
  func whatCannotBeReadIsNotSent(file: String, broken: String) throws {
    let partners = try Partners()
    let a = try partners.clones()[0]
    try a.note("before")
    let (whole, commit) = (try a.read(file), try a.git("rev-parse", "HEAD"))
    try a.write(file, broken)
    #expect(try a.refusal()?.words.hasPrefix("\(file) cannot be read as it is here") == true)
    #expect(try a.read(file) == broken)
    #expect(try a.git("rev-parse", "HEAD") == commit, "nothing was committed")
    try a.write(file, whole)
    #expect(try a.sync().sent.count == 2)
  }
}
