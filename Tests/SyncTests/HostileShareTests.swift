import Foundation
import Sync
import Testing

/// The repository in the middle is a folder of this machine, on a stick or a share, and its keepers
/// mean ill: whatever it holds, nothing of it runs here and nothing is written outside of it.
@Suite struct HostileShareTests {
  // MARK: A check-out over there

  /// A folder somebody works in, which asks whoever sends to check it out through a program.
  private func folderThatChecksOut() throws -> HostilePartners {
    let trap = try HostilePartners()
    try trap.place.git("clone", "-q", "hub.git", "share")
    try trap.place.git("-C", "share", "config", "receive.denyCurrentBranch", "updateInstead")
    try trap.place.git("-C", "share", "config", "filter.x.smudge", trap.canary.program)
    try trap.place.write("share/.git/info/attributes", "* filter=x\n")
    for one in [trap.a, trap.b] { try one.git("remote", "set-url", "origin", "../share") }
    return trap
  }

  @Test func aCheckOutOverThereIsNotMade() throws {
    let trap = try folderThatChecksOut()
    let before = try trap.place.git("-C", "share", "rev-parse", "main")
    try trap.a.note("of a")
    let failure = try #require(try trap.a.refusal())
    trap.canary.expectNoBite()
    guard case .git(let fault) = failure else {
      Issue.record("\(failure)")
      return
    }
    #expect(fault.fact == .checkedOut && fault.exitCode == 73)
    #expect(try trap.place.git("-C", "share", "rev-parse", "main") == before)
    try trap.canary.expectPlainGitIsBitten("-C", "a", "push", "origin", "main")
  }

  @Test func anotherBranchOfThatFolderIsExchanged() throws {
    let trap = try folderThatChecksOut()
    try trap.place.git("-C", "share", "switch", "-q", "-c", "other")
    try trap.expectBothHaveBoth()
  }

  /// A bare one whose branch is open in a work tree elsewhere, and one that says it is not bare.
  @Test(arguments: [true, false]) func aBranchThatIsOpenIsNotMoved(isLinked: Bool) throws {
    let trap = try HostilePartners()
    if isLinked {
      try trap.place.git("-C", "hub.git", "worktree", "add", "-q", "../tree", "main")
    } else {
      try trap.canary.set(
        [("core.bare", "false"), ("core.worktree", trap.place.folder.path)], in: "hub.git/config")
    }
    try trap.a.note("of a")
    let fault = try #require(try trap.a.refusal()?.ofGit, "it was moved")
    #expect(fault.fact == .checkedOut)
    let setting = [("receive.denyCurrentBranch", "ignore")]
    try trap.canary.set(setting, in: "hub.git/config")
    #expect(try trap.a.sync().sent.count == 2, "its keepers want it so")
  }

  // MARK: Its configuration

  /// What every key of git's is set to, one after the other: a program, a line of a shell's, a
  /// path, yes, and a check-out.
  enum Value: CaseIterable {
    case program, shell, victim, yes, checkOut

    func text(_ trap: HostilePartners) -> String {
      switch self {
      case .program: trap.canary.program
      case .shell: "!\(trap.canary.program)"
      case .victim: trap.place.folder.appending(path: "victim").path
      case .yes: "true"
      case .checkOut: "updateInstead"
      }
    }
  }

  @Test(arguments: Value.allCases, [true, false])
  func noKeyOfItsConfigurationHasAnEffect(value: Value, isOfWorkTree: Bool) throws {
    let trap = try HostilePartners()
    let text = try GitTraps.everyKey(value.text(trap))
    if isOfWorkTree {
      try trap.place.git("-C", "hub.git", "config", "extensions.worktreeConfig", "true")
      try trap.place.write("hub.git/config.worktree", text)
    } else {
      let own = try String(
        contentsOf: trap.place.folder.appending(path: "hub.git/config"), encoding: .utf8)
      try trap.place.write("hub.git/config", own + text)
    }
    try trap.canary.setHooks("hub.git/hooks")
    try trap.place.write(
      "hub.git/info/attributes", "* filter=evil diff=evil merge=evil ident text eol=crlf\n")
    let victim = try Victim(trap.place)
    try trap.expectBothHaveBoth()
    let cloned = try trap.cloned("hub.git")
    #expect(cloned.registers == [""])
    victim.expectUntouched()
    trap.canary.expectNoBite()
  }

  /// The list is git's own, and of the git that runs here too.
  @Test func everyKeyIsThere() throws {
    let keys = try GitTraps.keys()
    #expect(keys.count > 750)
    for known in ["filter.evil.smudge", "core.fsmonitor", "include.path", "hook.evil.command"] {
      #expect(keys.contains(known), "\(known)")
    }
  }

  // MARK: Other ways to a folder

  /// A file that git would take for the way to a repository, where a bundle is due.
  @Test func aBundleThatIsNoneLeadsNowhere() throws {
    let trap = try HostilePartners()
    try trap.place.write("x.bundle", "gitdir: hub.git\n")
    #expect(throws: SyncFailure.self) { try trap.cloned("x.bundle") }
    let path = trap.place.folder.appending(path: "x.bundle").path
    let failure = try trap.b.refusal(way: .bundle(path, mode: 0o644))
    let fault = try #require(failure?.ofGit, "it was followed")
    #expect(fault.fact == .notABundle)
  }

  /// The person's own configuration leads an address of another machine to a folder: git would run
  /// in that as it is.
  @Test func anAddressThatTurnsOutAFolderIsRefused() throws {
    let trap = try HostilePartners()
    let folder = trap.place.folder.path
    try trap.place.git("config", "--global", "url.\(folder)/.insteadOf", "share.invalid:")
    try trap.a.git("remote", "set-url", "origin", "share.invalid:hub.git")
    let fault = try #require(try trap.a.refusal()?.ofGit, "it was reached")
    #expect(fault.fact == .wayNotAllowed("file"))
  }

  /// What the person's own configuration says of addresses does not lead ours elsewhere.
  @Test func theirsIsReachedWhateverStandsForIt() throws {
    let trap = try HostilePartners()
    try trap.place.git("config", "--global", "url.ext::x.insteadOf", trap.place.folder.path)
    try trap.expectBothHaveBoth()
  }
}
