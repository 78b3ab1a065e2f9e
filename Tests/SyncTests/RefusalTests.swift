import Foundation
import Store
import Sync
import TestSupport
import Testing

/// What an exchange refuses, in a sentence that says what to do next, and with nothing touched.
@Suite struct ExchangeRefusalTests {
  /// All that a refusal may not change: refs, index, files.
  private func state(_ one: Partner) throws -> String {
    try one.git("for-each-ref") + one.git("status", "--porcelain=v2")
      + one.git("ls-files", "--stage") + one.read("commitments.json")
  }

  private func expect(
    _ one: Partner, _ word: String, code: Int32, _ pattern: (SyncFailure) -> Bool
  ) throws {
    let before = try state(one)
    let failure = try #require(try one.refusal())
    #expect(pattern(failure), "\(failure)")
    #expect(failure.words.contains(word), "\(failure.words)")
    #expect(failure.words.hasSuffix("."))
    #expect(failure.exitCode == code, "\(failure.words)")
    #expect(try state(one) == before)
  }

  @Test func noRepository() throws {
    let partners = try Partners()
    let a = Partner("a", partners)
    try FileManager.default.removeItem(atPath: "\(a.folder)/.git")
    let failure = try #require(try a.refusal())
    #expect(failure.words.contains("ahd sync --git"))
    #expect(failure.exitCode == 66)
    #expect(!FileManager.default.fileExists(atPath: "\(a.folder)/.git"))
  }

  @Test func noGit() throws {
    let partners = try Partners()
    let a = Partner("a", partners)
    #expect {
      try a.sync(program: "no-such-git")
    } throws: { error in
      guard case .git(let fault) = error as? SyncFailure else { return false }
      return fault.fact == .noGit && fault.words.contains("install")
    }
  }

  @Test func bareRepository() throws {
    let partners = try Partners()
    #expect {
      try Repository.find(partners.place.folder.appending(path: "hub.git/refs").path)
    } throws: { error in
      guard case .bare(let path) = error as? SyncFailure else { return false }
      return path.hasSuffix("hub.git")
    }
  }

  @Test func aDotGitThatLeadsNowhere() throws {
    let partners = try Partners()
    let a = Partner("a", partners)
    try FileManager.default.removeItem(atPath: "\(a.folder)/.git")
    try a.write(".git", "gitdir: ../elsewhere\n")
    guard case .brokenRepository = try a.refusal() else {
      Issue.record("not refused")
      return
    }
  }

  @Test func detachedHead() throws {
    let a = try Partners().clones()[0]
    try a.git("switch", "-q", "--detach")
    try expect(a, "git switch", code: 65) { if case .detached = $0 { true } else { false } }
  }

  @Test(arguments: ["merge", "rebase"])
  func somethingBegunByHand(what: String) throws {
    let a = try Partners().clones()[0]
    try a.git("switch", "-q", "-c", "other")
    try a.edit("commitments.json", "Title of pump", "Another title")
    try a.git("commit", "-q", "-am", "one")
    try a.git("switch", "-q", "main")
    try a.edit("commitments.json", "Title of pump", "A third title")
    try a.git("commit", "-q", "-am", "two")
    let answer = try a.partners.place.run(["-C", "a", what, "other"])
    #expect(answer.code != 0)
    try expect(a, "git \(what) --abort", code: 65) { failure in
      if case .underway(let found) = failure { found == what } else { false }
    }
  }

  @Test func anotherGitAtWork() throws {
    let a = try Partners().clones()[0]
    let lock = "\(a.folder)/.git/index.lock"
    try a.write(".git/index.lock", "")
    try expect(a, lock, code: 75) { failure in
      guard case .git(let fault) = failure else { return false }
      return fault.fact == .lockedHere(lock)
    }
  }

  @Test func anotherExchangeAtWork() throws {
    let a = try Partners().clones()[0]
    var second: SyncFailure?
    try a.sync { step in
      if step == "begun" { second = (try? a.refusal()) ?? nil }
    }
    guard case .busy? = second else {
      Issue.record("\(String(describing: second))")
      return
    }
    #expect(second?.exitCode == 75)
  }

  @Test func aPatchBeingApplied() throws {
    let a = try Partners().clones()[0]
    try FileManager.default.createDirectory(
      atPath: "\(a.folder)/.git/rebase-apply", withIntermediateDirectories: true)
    try a.write(".git/rebase-apply/applying", "")
    try expect(a, "git am --abort", code: 65) {
      if case .underway("am") = $0 { true } else { false }
    }
  }

  @Test func aFileInThePlaceOfARepository() throws {
    let partners = try Partners()
    let a = try partners.clones()[0]
    let file = partners.place.folder.appending(path: "x.bundle").path
    try a.git("bundle", "create", "-q", file, "main")
    try a.git("remote", "set-url", "origin", "../x.bundle")
    try expect(a, "--bundle", code: 64) { if case .isFile(file) = $0 { true } else { false } }
    let environment = partners.place.environment
    let preparation = Preparation(a.folder, salt: "x") { Git($0, variable: { environment[$0] }) }
    #expect(throws: SyncFailure.self) { try preparation.follow(Address(file)) }
    #expect(try a.git("remote", "get-url", "origin") == "../x.bundle\n", "nothing was set")
  }

  @Test func nobodyToExchangeWith() throws {
    let a = try Partners().clones()[0]
    try a.git("remote", "remove", "origin")
    try expect(a, "--remote URL", code: 66) { if case .noRemote = $0 { true } else { false } }
    #expect(try a.refusal()?.words.contains("--bundle FILE") == true)
  }

  @Test func severalToChooseFrom() throws {
    let a = try Partners().clones()[0]
    try a.git("remote", "rename", "origin", "one")
    try a.git("remote", "add", "two", "../hub.git")
    try expect(a, "--set-upstream-to", code: 66) {
      if case .severalRemotes(let names) = $0 { names == ["one", "two"] } else { false }
    }
  }

  @Test func aBranchThatFollowsNothing() throws {
    let a = try Partners().clones()[0]
    try a.git("switch", "-q", "-c", "spring")
    try expect(a, "--set-upstream-to origin/BRANCH", code: 65) { failure in
      guard case .followsNothing(let branch, let remote, let theirs) = failure else { return false }
      return branch == "spring" && remote == "origin" && theirs == ["main"]
    }
    try a.git("branch", "-q", "--set-upstream-to", "origin/main")
    #expect(try a.sync().isNothing)
    try a.note("from spring")
    try a.sync()
    #expect(try a.partners.place.git("-C", "hub.git", "branch") == "* main\n")
  }

  @Test func anotherRegister() throws {
    let partners = try Partners()
    let a = try partners.clones()[0]
    let others = try Partners()
    let b = Partner("a", others)
    try b.edit("register.json", "\"small\"", "\"large\"")
    try b.git("remote", "set-url", "origin", partners.place.folder.appending(path: "hub.git").path)
    let failure = try #require(try b.refusal())
    guard case .otherRegister(let theirs, let ours) = failure else {
      Issue.record("\(failure)")
      return
    }
    #expect(theirs == "small" && ours == "large")
    #expect(try b.status().isEmpty, "what was new is committed, and nothing of theirs is here")
    #expect(try a.sync().isNothing)
  }

  @Test func somethingThatIsNoRegister() throws {
    let partners = try Partners()
    try partners.place.git("clone", "-q", "hub.git", "b")
    try partners.place.write("b/README.md", "Something else\n")
    try partners.place.git("-C", "b", "add", "-A")
    try partners.place.git("-C", "b", "commit", "-q", "-m", "one")
    try partners.place.git("-C", "b", "push", "-q", "origin", "HEAD:main")
    let a = Partner("a", partners)
    guard case .noRegisterThere? = try a.refusal() else {
      Issue.record("not refused")
      return
    }
  }

  @Test func aRemoteThatDeclines() throws {
    let partners = try Partners()
    let a = try partners.clones()[0]
    try partners.place.git("-C", "hub.git", "config", "receive.hideRefs", "refs/heads/main")
    try a.note("first")
    let server = try partners.server()
    try a.git("remote", "set-url", "origin", server.address)
    let failure = try #require(try a.refusal(setting: server.setting))
    #expect(failure.words.contains("deny updating a hidden ref"))
    #expect(failure.exitCode == 77)
    #expect(try a.git("log", "-1", "--format=%s", "main") == "Note: Title of pump\n")
  }

  @Test func aJournalThatIsALinkHere() throws {
    let a = try Partners().clones()[0]
    try a.note("first")
    let journal = "\(a.folder)/\(try a.journal())"
    try FileManager.default.moveItem(atPath: journal, toPath: "\(a.folder)/elsewhere")
    try FileManager.default.createSymbolicLink(
      atPath: journal, withDestinationPath: "\(a.folder)/elsewhere")
    #expect(try a.refusal()?.words.contains("symbolic link") == true)
  }
}
