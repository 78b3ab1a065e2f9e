import Foundation
import Store
import Sync
import Synchronization
import Testing

/// The repository in the middle is a folder of this machine, and something in it leads out of it:
/// git does not go there, and nothing is written there.
@Suite struct HostileLinkTests {
  /// Everything of a repository that git reads or writes.
  static let places = [
    "HEAD", "config", "description", "hooks", "info", "logs", "logs/HEAD", "logs/refs",
    "logs/refs/heads", "logs/refs/heads/main", "objects", "objects/info", "objects/pack",
    "objects/XX", "packed-refs", "refs", "refs/heads", "refs/heads/main", "refs/tags", "shallow",
    "worktrees",
  ]

  @Test func aLinkIsNotFollowed() throws {
    let trap = try HostilePartners()
    try trap.place.git("-C", "hub.git", "config", "core.logAllRefUpdates", "true")
    try trap.a.note("first")
    try trap.a.sync()
    try trap.place.git("-C", "hub.git", "pack-refs")
    try trap.b.note("of b")
    try trap.place.keep()
    for name in Self.places {
      try trap.place.restore()
      let victim = try Victim(trap.place)
      let path = try victim.lead("hub.git", name)
      let failure = try trap.b.refusal()
      victim.expectUntouched()
      if ["description", "hooks", "info", "logs/HEAD", "refs/tags"].contains(name) {
        #expect(failure == nil, "\(name): git has no need of it there")
        continue
      }
      guard case .link(let link)? = failure else {
        Issue.record("\(name): \(failure?.words ?? "it was followed")")
        continue
      }
      #expect(path.hasPrefix(link) && failure?.exitCode == 65, "\(name)")
    }
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
      let isSending = count.withLock { count in
        count += path.hasSuffix("others/\(name)") ? 1 : 0
        return count == 2
      }
      if isSending, path.hasSuffix("others/\(name)") { swap.make() }
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
    case .link:
      try FileManager.default.createSymbolicLink(atPath: dotGit, withDestinationPath: work)
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
}
