import Foundation
import Register
import Store
import Sync
import TestSupport
import Testing

/// Someone hands over a whole folder, its `.git` and all, or keeps the repository in the middle: an
/// exchange goes on, or says why not, and nothing of theirs runs.
@Suite struct HostileRepositoryTests {
  @Test func hooksOfTheRepositoryDoNotRun() throws {
    let trap = try HostilePartners()
    try trap.canary.setHooks("b/.git/hooks")
    try trap.canary.expectPlainGitIsBitten("-C", "b", "commit", "--allow-empty", "-m", "x")
    try trap.place.git("-C", "b", "reset", "-q", "--hard", "origin/main")
    try? FileManager.default.removeItem(atPath: trap.canary.path)
    try trap.expectBothHaveBoth()
  }

  @Test func settingsOfTheRepositoryStartNothing() throws {
    let trap = try HostilePartners()
    try trap.canary.setHooks("b/hooks-of-theirs")
    let included = trap.place.folder.appending(path: "b/.git/more").path
    try trap.place.write("b/.git/more", "[core]\n  fsmonitor = \(trap.canary.program)\n")
    try trap.place.write(
      "b/.gitattributes", "* filter=evil diff=evil merge=evil ident text eol=crlf\n")
    try trap.canary.set(
      GitTraps.settings(trap.canary.program) + [
        ("core.hooksPath", "hooks-of-theirs"), ("include.path", included),
        ("include.path", "/dev/null"), ("core.attributesFile", "../.gitattributes"),
        ("url.ext::\(trap.canary.program) .insteadOf", trap.place.folder.path),
      ], in: "b/.git/config")
    try trap.canary.expectPlainGitIsBitten("-C", "b", "status")
    try trap.expectBothHaveBoth()
  }

  /// From git 2.54 on hooks may stand in a configuration, and no folder for them has a say in that.
  @Test func hooksOfItsConfigurationDoNotRun() throws {
    let trap = try HostilePartners()
    for name in ["b/.git/config", "hub.git/config"] {
      try trap.canary.set([("hook.evil.command", trap.canary.program)], in: name)
      for hook in GitTraps.hooks {
        try trap.place.git("config", "--file", name, "--add", "hook.evil.event", hook)
      }
    }
    try trap.expectBothHaveBoth()
    try trap.b.git("remote", "set-url", "origin", "../nowhere.git")
    let environment = trap.place.environment
    let preparation = Preparation(trap.b.folder, salt: "x") { repository in
      Git(repository, variable: { environment[$0] })
    }
    try preparation.follow(Address(trap.place.folder.appending(path: "hub.git").path))
    #expect(try trap.b.git("for-each-ref", "refs/remotes").isEmpty, "what was known is forgotten")
    trap.canary.expectNoBite()
  }

  /// All of those to which git takes a program, or a line of a shell's.
  @Test(arguments: ["", "!"]) func noKeyOfItsConfigurationRuns(mark: String) throws {
    let trap = try HostilePartners()
    let value = mark + trap.canary.program
    let own = try trap.b.read(".git/config")
    let taken = try trap.keysTaking(value)
    #expect(taken.count > 300 && taken.contains("filter.evil.smudge"))
    try? FileManager.default.removeItem(atPath: trap.canary.path)
    try trap.b.write(".git/config", own + GitTraps.text(of: taken, value))
    try trap.b.write(".gitattributes", "* filter=evil diff=evil merge=evil\n")
    try trap.canary.setHooks("b/.git/hooks")
    try trap.expectBothHaveBoth()
  }

  @Test(arguments: [
    "ext::sh -c touch% CANARY", "--upload-pack=touch CANARY", "fd::3",
    "-oProxyCommand=touch CANARY",
    "ssh://-oProxyCommand=touch%20CANARY/x", "https::x",
  ])
  func anAddressThatRunsSomethingIsRefused(url: String) throws {
    let trap = try HostilePartners()
    let hostile = url.replacing("CANARY", with: trap.canary.path)
    try trap.canary.set(
      [("remote.origin.url", hostile), ("protocol.allow", "always")], in: "b/.git/config")
    let failure = #expect(throws: SyncFailure.self) { try trap.b.sync() }
    #expect(failure?.words.hasSuffix(".") == true)
    trap.canary.expectNoBite()
  }

  @Test func hooksAndSettingsOfTheOneInTheMiddleDoNotRunHere() throws {
    let trap = try HostilePartners()
    try trap.canary.setHooks("hub.git/hooks")
    try trap.canary.set(GitTraps.settings(trap.canary.program), in: "hub.git/config")
    try trap.canary.set([("receive.procReceiveRefs", "refs/none")], in: "hub.git/config")
    try trap.b.note("of b")
    #expect(try trap.b.sync().sent.count == 2)
    #expect(try trap.a.sync().received.count == 2)
    trap.canary.expectNoBite()
    try trap.place.git("-C", "b", "commit", "-q", "--allow-empty", "-m", "x")
    try trap.canary.expectPlainGitIsBitten("-C", "b", "push", "origin", "main")
  }

  /// What whoever handed the folder over left in the place that is ours.
  @Test func nothingStandsInTheDesk() throws {
    let trap = try HostilePartners()
    let home = trap.place.folder.appending(path: "victim").path
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    try trap.place.write("victim/config", "mine\n")
    try trap.b.sync()
    try FileManager.default.removeItem(atPath: trap.place.folder.appending(path: "b/.git/ahd").path)
    try FileManager.default.createSymbolicLink(
      atPath: trap.place.folder.appending(path: "b/.git/ahd").path, withDestinationPath: home)
    try trap.b.note("one")
    #expect(try trap.b.sync().sent.count == 2)
    #expect(try FileManager.default.contentsOfDirectory(atPath: home) == ["config"])
    #expect(try String(contentsOfFile: "\(home)/config", encoding: .utf8) == "mine\n")
    // A desk with another's settings behind it, hooks, and objects from elsewhere.
    try trap.canary.setHooks("b/.git/ahd/hooks")
    try FileManager.default.createDirectory(
      atPath: trap.place.folder.appending(path: "evil/refs").path, withIntermediateDirectories: true
    )
    try FileManager.default.createDirectory(
      atPath: trap.place.folder.appending(path: "evil/objects").path,
      withIntermediateDirectories: true)
    try trap.canary.set(GitTraps.settings(trap.canary.program), in: "evil/config")
    try trap.place.write("b/.git/ahd/commondir", trap.place.folder.appending(path: "evil").path)
    try trap.place.write(
      "b/.git/ahd/config.worktree", "[core]\n  fsmonitor = \(trap.canary.program)\n")
    try trap.b.note("two")
    #expect(try trap.b.sync().sent.count == 1)
    trap.canary.expectNoBite()
  }

  /// A link where git writes: a line of the log of a branch holds what others wrote, and would
  /// stand in a file of the person's own.
  @Test func aLinkAmongWhatGitKeepsIsNotFollowed() throws {
    let trap = try HostilePartners()
    try trap.a.note("of a")
    try trap.a.sync()
    try trap.b.note("of b")
    try trap.b.git("pack-refs")
    try trap.place.keep()
    for name in [
      "index", "config", "packed-refs", "logs/HEAD", "logs/refs/heads/main",
      "logs/refs/remotes/origin", "refs/heads", "refs/remotes/origin", "ahd/landing",
    ] {
      try trap.place.restore()
      try expectNotFollowed(name, trap)
    }
  }

  private func expectNotFollowed(_ name: String, _ trap: HostilePartners) throws {
    try FileManager.default.createDirectory(
      atPath: "\(trap.b.folder)/.git/ahd", withIntermediateDirectories: true)
    let path = "\(trap.b.folder)/.git/\(name)"
    let elsewhere = trap.place.folder.appending(path: "elsewhere").path
    if FileManager.default.fileExists(atPath: path) {
      try FileManager.default.moveItem(atPath: path, toPath: elsewhere)
    } else {
      try trap.place.write("elsewhere", "mine\n")
    }
    func state() -> [String: Data] {
      let inner = try? FileManager.default.subpathsOfDirectory(atPath: elsewhere)
      let paths = inner?.map { "\(elsewhere)/\($0)" } ?? [elsewhere]
      let known = paths.map { ($0, (try? Data(contentsOf: URL(filePath: $0))) ?? Data()) }
      return Dictionary(uniqueKeysWithValues: known)
    }
    let before = state()
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: elsewhere)
    let failure = try trap.b.refusal()
    #expect(state() == before, "\(name): nothing was written through it")
    if name == "ahd/landing" { return }
    guard case .link(let link)? = failure else {
      Issue.record("\(name): \(failure?.words ?? "nothing")")
      return
    }
    #expect(link == path)
    #expect(failure?.words.contains("symbolic link") == true)
  }

  @Test(arguments: ["register.json", "commitments.json", "journal"])
  func aLinkInTheFolderIsNotFollowed(name: String) throws {
    let trap = try HostilePartners()
    try trap.a.note("of a")
    try trap.a.sync()
    let path = "\(trap.b.folder)/\(name)"
    let elsewhere = trap.place.folder.appending(path: "elsewhere").path
    if FileManager.default.fileExists(atPath: path) {
      try FileManager.default.moveItem(atPath: path, toPath: elsewhere)
    } else {
      try FileManager.default.createDirectory(atPath: elsewhere, withIntermediateDirectories: true)
    }
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: elsewhere)
    let before = try trap.place.git("-C", "b", "rev-parse", "HEAD")
    let failure = #expect(throws: SyncFailure.self) { try trap.b.sync() }
    #expect(failure?.words.contains(name) == true, "\(failure?.words ?? "")")
    #expect(try trap.place.git("-C", "b", "rev-parse", "HEAD") == before)
    let left = try? FileManager.default.contentsOfDirectory(atPath: elsewhere)
    #expect(left.map { $0.isEmpty } ?? true, "nothing was written through it")
  }

  enum Way: CaseIterable { case link, pointer, common }

  /// A folder whose `.git` names another repository of the person's, one that holds a register or
  /// not: theirs gets nothing of it.
  @Test(arguments: Way.allCases, [true, false])
  func aWayToAnotherRepositoryIsNotGone(way: Way, holdsRegister: Bool) throws {
    let trap = try HostilePartners()
    try trap.place.git("init", "-q", "-b", "main", "work")
    if holdsRegister {
      let header = try trap.b.read("register.json").replacing("\"small\"", with: "\"mine\"")
      try trap.place.write("work/register.json", header)
    }
    try trap.place.commit(in: "work", "secret")
    try trap.place.git("-C", "work", "remote", "add", "origin", "../hub.git")
    let work = trap.place.folder.appending(path: "work/.git").path
    let dotGit = "\(trap.b.folder)/.git"
    if way != .common { try FileManager.default.removeItem(atPath: dotGit) }
    switch way {
    case .link:
      try FileManager.default.createSymbolicLink(atPath: dotGit, withDestinationPath: work)
    case .pointer: try trap.place.write("b/.git", "gitdir: \(work)\n")
    case .common: try trap.place.write("b/.git/commondir", work)
    }
    switch try trap.b.refusal() {
    case .foreign where way != .common && !holdsRegister: break
    case .brokenRepository(let path) where way == .common: #expect(path.hasSuffix(".git/commondir"))
    case .otherHere(let theirs, let ours, _) where way != .common && holdsRegister:
      #expect(theirs == "mine" && ours == "small")
    case let failure: Issue.record("\(failure?.words ?? "nothing")")
    }
    #expect(try trap.place.git("-C", "work", "rev-list", "--count", "--all") == "1\n")
    #expect(try trap.place.git("-C", "work", "status", "--porcelain").isEmpty)
  }
}
