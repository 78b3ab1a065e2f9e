import Foundation
import Store
import Sync
import Synchronization
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
    guard case .git(let fault)? = try trap.a.refusal() else {
      Issue.record("it was moved")
      return
    }
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

  // MARK: Ways out of it

  /// Everything of a repository that git reads or writes.
  static let places = [
    "HEAD", "config", "description", "hooks", "info", "logs", "logs/HEAD", "logs/refs",
    "logs/refs/heads", "logs/refs/heads/main", "objects", "objects/info", "objects/pack",
    "objects/XX", "packed-refs", "refs", "refs/heads", "refs/heads/main", "refs/tags", "shallow",
    "worktrees",
  ]

  @Test(arguments: places) func aLinkIsNotFollowed(name: String) throws {
    let trap = try HostilePartners()
    try trap.place.git("-C", "hub.git", "config", "core.logAllRefUpdates", "true")
    try trap.a.note("first")
    try trap.a.sync()
    try trap.place.git("-C", "hub.git", "pack-refs")
    let victim = try Victim(trap.place)
    let path = try victim.lead("hub.git", name)
    try trap.b.note("of b")
    let failure = try trap.b.refusal()
    victim.expectUntouched()
    if ["description", "hooks", "info", "logs/HEAD", "refs/tags"].contains(name) {
      #expect(failure == nil, "git has no need of it there")
      return
    }
    guard case .link(let link)? = failure else {
      Issue.record("\(failure?.words ?? "it was followed")")
      return
    }
    #expect(path.hasPrefix(link) && failure?.exitCode == 65)
  }

  /// Somebody puts a link there while it is exchanged: before what is held is looked at.
  @Test(arguments: ["refs/heads", "objects"])
  func aLinkOfThatMomentIsSeen(name: String) throws {
    let trap = try HostilePartners()
    let swap = try Swap(trap, name)
    try trap.a.note("of a")
    var files = FileSystem.real
    files.open = { path, opening throws(Errno) in
      if path == swap.place { swap.make() }
      return try FileSystem.real.open(path, opening)
    }
    guard case .link(swap.place)? = try trap.a.refusal(files: files) else {
      Issue.record("it was followed")
      return
    }
    try swap.expectHarmless()
  }

  /// The same while git writes there: that goes where it was looked.
  @Test(arguments: ["refs/heads", "objects"])
  func aLinkOfTheNextMomentIsPassedBy(name: String) throws {
    let trap = try HostilePartners()
    let swap = try Swap(trap, name)
    try trap.a.note("of a")
    let count = Mutex(0)
    var files = FileSystem.real
    files.point = { path, target throws(Errno) in
      try FileSystem.real.point(path, target)
      guard path.hasSuffix("others/\(name)") else { return }
      let isSending = count.withLock { count in
        count += 1
        return count == 2
      }
      if isSending { swap.make() }
    }
    #expect(try trap.a.sync(files: files).sent.count == 2)
    try swap.expectHarmless()
    try FileManager.default.removeItem(atPath: swap.place)
    try FileManager.default.moveItem(atPath: swap.gone, toPath: swap.place)
    #expect(try trap.b.sync().received.count == 2)
  }

  /// A folder of the repository that gives way to a link.
  private struct Swap: Sendable {
    let place: String
    let gone: String
    let victim: Victim

    init(_ trap: HostilePartners, _ name: String) throws {
      place = trap.place.folder.appending(path: "hub.git/\(name)").path
      gone = trap.place.folder.appending(path: "gone").path
      victim = try Victim(trap.place)
    }

    func make() {
      if rename(place, gone) == 0 { symlink(victim.path, place) }
    }

    func expectHarmless() throws {
      #expect(FileManager.default.fileExists(atPath: gone), "nothing was swapped")
      victim.expectUntouched()
    }
  }

  @Test func objectsOfAnotherPlaceAreNotTaken() throws {
    let trap = try HostilePartners()
    try trap.place.git("init", "-q", "--bare", "evil.git")
    try trap.canary.set(GitTraps.settings(trap.canary.program), in: "evil.git/config")
    let other = trap.place.folder.appending(path: "evil.git/objects").path
    let list = "hub.git/objects/info/alternates"
    try trap.place.write(list, "")
    try trap.a.note("of a")
    try trap.a.sync()
    try trap.place.write(list, "\(other)\n")
    guard case .theirs(let path, .borrows)? = try trap.b.refusal() else {
      Issue.record("it was taken")
      return
    }
    #expect(path.hasSuffix(list))
    trap.canary.expectNoBite()
  }

  enum Way: CaseIterable { case pointer, link, common }

  /// A folder whose `.git` names another repository of the person's.
  @Test(arguments: Way.allCases) func aWayToAnotherRepositoryIsNotGone(way: Way) throws {
    let trap = try HostilePartners()
    try trap.place.git("init", "-q", "share")
    let victim = try Victim(trap.place)
    let dotGit = trap.place.folder.appending(path: "share/.git").path
    let work = trap.place.folder.appending(path: "victim/work").path
    try trap.place.git("clone", "-q", "--bare", "hub.git", "victim/work")
    try victim.look()
    if way != .common { try FileManager.default.removeItem(atPath: dotGit) }
    switch way {
    case .link: try FileManager.default.createSymbolicLink(atPath: dotGit, withDestinationPath: work)
    case .pointer: try trap.place.write("share/.git", "gitdir: \(work)\n")
    case .common: try trap.place.write("share/.git/commondir", work)
    }
    try trap.a.git("remote", "set-url", "origin", "../share")
    try trap.a.note("of a")
    let failure = try #require(try trap.a.refusal())
    #expect(failure.exitCode == 65 && failure.words.hasSuffix("."), "\(failure.words)")
    victim.expectUntouched()
  }

  /// Reading a pipe would wait for ever.
  @Test(arguments: ["HEAD", "config", "packed-refs", "refs/heads/x", "objects/pack/x"])
  func aPipeIsSaid(name: String) throws {
    let trap = try HostilePartners()
    let path = trap.place.folder.appending(path: "hub.git/\(name)").path
    try? FileManager.default.removeItem(atPath: path)
    #expect(mkfifo(path, 0o644) == 0)
    guard case .theirs(path, .odd)? = try trap.b.refusal() else {
      Issue.record("it was read")
      return
    }
  }

  // MARK: Other ways to a folder

  /// A file that git would take for the way to a repository, where a bundle is due.
  @Test func aBundleThatIsNoneLeadsNowhere() throws {
    let trap = try HostilePartners()
    try trap.place.write("x.bundle", "gitdir: hub.git\n")
    #expect(throws: SyncFailure.self) { try trap.cloned("x.bundle") }
    let path = trap.place.folder.appending(path: "x.bundle").path
    guard case .git(let fault)? = try trap.b.refusal(way: .bundle(path, mode: 0o644)) else {
      Issue.record("it was followed")
      return
    }
    #expect(fault.fact == .notABundle)
  }

  /// The person's own configuration leads an address of another machine to a folder: git would run
  /// in that as it is.
  @Test func anAddressThatTurnsOutAFolderIsRefused() throws {
    let trap = try HostilePartners()
    let folder = trap.place.folder.path
    try trap.place.git("config", "--global", "url.\(folder)/.insteadOf", "share.invalid:")
    try trap.a.git("remote", "set-url", "origin", "share.invalid:hub.git")
    guard case .git(let fault)? = try trap.a.refusal() else {
      Issue.record("it was reached")
      return
    }
    #expect(fault.fact == .wayNotAllowed("file"))
  }

  /// What the person's own configuration says of addresses does not lead ours elsewhere.
  @Test func theirsIsReachedWhateverStandsForIt() throws {
    let trap = try HostilePartners()
    try trap.place.git("config", "--global", "url.ext::x.insteadOf", trap.place.folder.path)
    try trap.expectBothHaveBoth()
  }
}
