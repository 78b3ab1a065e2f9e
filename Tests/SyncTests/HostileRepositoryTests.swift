import Foundation
import Model
import Store
import Sync
import TestSupport
import Testing

/// Someone hands over a whole folder, its `.git` and all, or keeps the repository in the middle: an exchange goes on, or
/// says why not, and nothing of theirs runs.
@Suite struct HostileRepositoryTests {
  /// Two partners, and a program that leaves a canary wherever it is run.
  private struct Trap {
    let partners: Partners
    let a: Partner
    let b: Partner
    var place: GitPlace { partners.place }
    var canary: String { place.folder.appending(path: "canary").path }
    var program: String { place.folder.appending(path: "bite").path }

    init() throws {
      partners = try Partners()
      let people = try partners.clones("b")
      (a, b) = (people[0], people[1])
      try place.write("bite", "#!/bin/sh\ntouch '\(canary)'\nexit 0\n")
      try place.permit("bite", 0o755)
    }

    func setHooks(_ folder: String) throws {
      try FileManager.default.createDirectory(
        atPath: place.folder.appending(path: folder).path, withIntermediateDirectories: true)
      for name in GitTraps.hooks {
        try place.write("\(folder)/\(name)", "#!/bin/sh\ntouch '\(canary)'\nexit 0\n")
        try place.permit("\(folder)/\(name)", 0o755)
      }
    }

    func set(_ settings: [(String, String)], in config: String) throws {
      for (key, value) in settings { try place.git("config", "--file", config, key, value) }
    }

    var hasBitten: Bool { FileManager.default.fileExists(atPath: canary) }

    /// The trap is one: git by hand falls into it.
    func expectPlainGitIsBitten(
      _ words: String..., sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
      _ = try place.run(words)
      #expect(hasBitten, "the trap does not bite", sourceLocation: sourceLocation)
      try? FileManager.default.removeItem(atPath: canary)
    }
  }

  @Test func hooksOfTheRepositoryDoNotRun() throws {
    let trap = try Trap()
    try trap.setHooks("b/.git/hooks")
    try trap.expectPlainGitIsBitten("-C", "b", "commit", "--allow-empty", "-m", "x")
    try trap.place.git("-C", "b", "reset", "-q", "--hard", "origin/main")
    try? FileManager.default.removeItem(atPath: trap.canary)
    try trap.a.note("of a")
    try trap.a.sync()
    try trap.b.note("of b")
    let outcome = try trap.b.sync()
    #expect(outcome.received.count == 2 && outcome.sent.count == 2)
    #expect(!trap.hasBitten)
  }

  @Test func settingsOfTheRepositoryStartNothing() throws {
    let trap = try Trap()
    try trap.setHooks("b/hooks-of-theirs")
    let included = trap.place.folder.appending(path: "b/.git/more").path
    try trap.place.write("b/.git/more", "[core]\n  fsmonitor = \(trap.program)\n")
    try trap.place.write(
      "b/.gitattributes", "* filter=evil diff=evil merge=evil ident text eol=crlf\n")
    try trap.set(
      GitTraps.settings(trap.program) + [
        ("core.hooksPath", "hooks-of-theirs"), ("include.path", included),
        ("include.path", "/dev/null"), ("core.attributesFile", "../.gitattributes"),
        ("url.ext::\(trap.program) .insteadOf", trap.place.folder.path),
      ], in: "b/.git/config")
    try trap.expectPlainGitIsBitten("-C", "b", "status")
    try trap.a.note("of a")
    try trap.a.sync()
    try trap.b.note("of b")
    let outcome = try trap.b.sync()
    #expect(outcome.received.count == 2 && outcome.sent.count == 2)
    #expect(!trap.hasBitten)
    #expect(try trap.b.notes().sorted() == ["of a", "of b"])
    let journal = try trap.a.journal()
    #expect(try trap.b.read(journal) == trap.a.read(journal), "byte for byte")
  }

  @Test(arguments: [
    "ext::sh -c touch% CANARY", "--upload-pack=touch CANARY", "fd::3",
    "-oProxyCommand=touch CANARY",
    "ssh://-oProxyCommand=touch%20CANARY/x", "https::x",
  ])
  func anAddressThatRunsSomethingIsRefused(url: String) throws {
    let trap = try Trap()
    let hostile = url.replacing("CANARY", with: trap.canary)
    try trap.set(
      [("remote.origin.url", hostile), ("protocol.allow", "always")], in: "b/.git/config")
    let failure = #expect(throws: SyncFailure.self) { try trap.b.sync() }
    #expect(failure?.words.hasSuffix(".") == true)
    #expect(!trap.hasBitten)
  }

  @Test func hooksAndSettingsOfTheOneInTheMiddleDoNotRunHere() throws {
    let trap = try Trap()
    try trap.setHooks("hub.git/hooks")
    try trap.set(GitTraps.settings(trap.program), in: "hub.git/config")
    try trap.set([("receive.procReceiveRefs", "refs/none")], in: "hub.git/config")
    try trap.b.note("of b")
    #expect(try trap.b.sync().sent.count == 2)
    #expect(try trap.a.sync().received.count == 2)
    #expect(!trap.hasBitten)
    try trap.place.git("-C", "b", "commit", "-q", "--allow-empty", "-m", "x")
    try trap.expectPlainGitIsBitten("-C", "b", "push", "origin", "main")
  }

  /// What whoever handed the folder over left in the place that is ours.
  @Test func nothingStandsInTheDesk() throws {
    let trap = try Trap()
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
    try trap.setHooks("b/.git/ahd/hooks")
    try FileManager.default.createDirectory(
      atPath: trap.place.folder.appending(path: "evil/refs").path, withIntermediateDirectories: true
    )
    try FileManager.default.createDirectory(
      atPath: trap.place.folder.appending(path: "evil/objects").path,
      withIntermediateDirectories: true)
    try trap.set(GitTraps.settings(trap.program), in: "evil/config")
    try trap.place.write("b/.git/ahd/commondir", trap.place.folder.appending(path: "evil").path)
    try trap.place.write("b/.git/ahd/config.worktree", "[core]\n  fsmonitor = \(trap.program)\n")
    try trap.b.note("two")
    #expect(try trap.b.sync().sent.count == 1)
    #expect(!trap.hasBitten)
  }

  @Test(arguments: ["register.json", "commitments.json", "journal"])
  func aLinkInTheFolderIsNotFollowed(name: String) throws {
    let trap = try Trap()
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

  /// A folder whose `.git` names another repository of the person's: theirs gets nothing of it.
  @Test(arguments: [true, false]) func aWayToAnotherRepositoryIsNotGone(isLink: Bool) throws {
    let trap = try Trap()
    try trap.place.git("init", "-q", "-b", "main", "work")
    try trap.place.commit(in: "work", "secret")
    let work = trap.place.folder.appending(path: "work/.git").path
    let dotGit = "\(trap.b.folder)/.git"
    try FileManager.default.removeItem(atPath: dotGit)
    if isLink {
      try FileManager.default.createSymbolicLink(atPath: dotGit, withDestinationPath: work)
    } else {
      try trap.place.write("b/.git", "gitdir: \(work)\n")
    }
    let failure = #expect(throws: SyncFailure.self) { try trap.b.sync() }
    guard case .foreign? = failure else {
      Issue.record("\(failure?.words ?? "nothing")")
      return
    }
    #expect(try trap.place.git("-C", "work", "rev-list", "--count", "--all") == "1\n")
  }

  // MARK: What arrives

  /// A partner whose git is not ours pushes a commit of this tree's changes.
  private func push(
    _ trap: Trap, adding: String = "-A", _ make: (String) throws -> Void
  ) throws {
    try trap.place.git("clone", "-q", "hub.git", "mallory")
    let folder = trap.place.folder.appending(path: "mallory").path
    try make(folder)
    try trap.place.git("-C", "mallory", "add", "-f", adding)
    try trap.place.git("-C", "mallory", "commit", "-q", "-m", "x")
    try trap.place.git("-C", "mallory", "push", "-q", "origin", "HEAD:main")
  }

  @Test(arguments: ["register.json", "sources.json", "journal", "journal/x-aaaaaa.jsonl", "notes"])
  func aLinkThatArrivesIsRefused(name: String) throws {
    let trap = try Trap()
    try trap.b.note("of b")
    try push(trap) { folder in
      let path = "\(folder)/\(name)"
      try? FileManager.default.removeItem(atPath: path)
      try? FileManager.default.createDirectory(
        atPath: URL(filePath: path).deletingLastPathComponent().path,
        withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: trap.canary)
    }
    let failure = #expect(throws: SyncFailure.self) { try trap.b.sync() }
    guard case .unfit(_, _, .link)? = failure else {
      Issue.record("\(failure?.words ?? "nothing")")
      return
    }
    #expect(try trap.b.notes() == ["of b"])
    #expect(!trap.hasBitten)
  }

  @Test func attributesThatArriveChangeNothing() throws {
    let trap = try Trap()
    try trap.place.git("config", "--global", "filter.evil.clean", trap.program)
    try trap.place.git("config", "--global", "filter.evil.smudge", trap.program)
    try trap.place.git("config", "--global", "core.autocrlf", "true")
    try push(trap, adding: ".gitattributes") { folder in
      let rules = "* filter=evil ident text eol=crlf working-tree-encoding=UTF-16\n"
      try rules.write(toFile: "\(folder)/.gitattributes", atomically: false, encoding: .utf8)
    }
    try? FileManager.default.removeItem(atPath: trap.canary)
    try trap.b.sync()
    try trap.b.note("of b")
    try trap.b.sync()
    try trap.a.sync()
    #expect(!trap.hasBitten)
    let name = try trap.b.journal()
    #expect(try trap.a.read(name) == trap.b.read(name))
  }

  /// Half a minute of hashing: with AHD_LARGE=1 only.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["AHD_LARGE"] != nil))
  func aFileThatIsTooLargeIsNotRead() throws {
    let trap = try Trap()
    try push(trap) { folder in
      try FileManager.default.createDirectory(
        atPath: "\(folder)/journal", withIntermediateDirectories: true)
      let path = "\(folder)/journal/x-aaaaaa.jsonl"
      try Data().write(to: URL(filePath: path))
      #expect(truncate(path, off_t(RegisterStore.journalLimit) + 1) == 0)
    }
    let failure = #expect(throws: SyncFailure.self) { try trap.b.sync() }
    guard case .unfit(_, _, .tooLarge)? = failure else {
      Issue.record("\(failure?.words ?? "nothing")")
      return
    }
  }
}
