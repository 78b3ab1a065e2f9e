import Foundation
import Store
import Sync
import Testing

/// A bundle as the way between two repositories.
@Suite struct BundleChannelTests {
  /// Two repositories and a stick.
  private struct Scene {
    let place: GitPlace
    var stick: String { place.folder.appending(path: "stick").path }

    init() throws {
      place = try GitPlace()
      for name in ["a", "b"] { try place.git("init", "-q", "-b", "main", name) }
      try FileManager.default.createDirectory(atPath: stick, withIntermediateDirectories: true)
      try place.commit(in: "a", "one")
    }

    func git(_ name: String) throws -> Git {
      let repository = try Repository.find(place.folder.appending(path: name).path)
      let environment = place.environment
      let git = Git(repository, variable: { environment[$0] })
      try git.prepareDesk(try git.settings())
      return git
    }

    func channel(_ name: String = "x.bundle") -> BundleChannel {
      BundleChannel(path: "\(stick)/\(name)", branch: "main", mode: 0o644, salt: "salt")
    }

    func tip(_ name: String) throws -> ObjectID {
      try #require(ObjectID(place.git("-C", name, "rev-parse", "HEAD").dropLast()))
    }

    /// What a receiver is told of a file.
    func fact(_ name: String) throws -> SyncFailure? {
      let git = try git("b")
      do throws(SyncFailure) {
        _ = try channel(name).receive(git) { _ in }
        return nil
      } catch { return error }
    }
  }

  @Test func whatOneSendsTheOtherReceives() throws {
    let scene = try Scene()
    defer { scene.place.remove() }
    let ours = scene.channel()
    #expect(try ours.receive(try scene.git("a")) { _ in } == nil)
    let tip = try scene.tip("a")
    #expect(try ours.send(tip, upon: nil, try scene.git("a")) { _ in })
    #expect(try scene.channel().receive(try scene.git("b")) { _ in } == tip)
    #expect(try scene.place.git("-C", "b", "cat-file", "-p", "\(tip.hex):one") == "one")
    #expect(try scene.place.git("-C", "b", "for-each-ref").isEmpty, "no ref of theirs moved")
    try scene.place.git("clone", "-q", "stick/x.bundle", "by-hand")
    #expect(try scene.place.git("-C", "by-hand", "branch", "--show-current") == "main\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scene.stick) == ["x.bundle"])
  }

  @Test func aStickThatIsNotThere() throws {
    let scene = try Scene()
    defer { scene.place.remove() }
    let fault = try #require(try scene.fact("not-there/x.bundle")?.ofGit, "it was not missed")
    #expect(fault.fact == .notThere && fault.isOffline && fault.exitCode == 75)
  }

  @Test func aFileThatWasReplacedMeanwhileIsReceivedAnew() throws {
    let scene = try Scene()
    defer { scene.place.remove() }
    let (ours, theirs) = (scene.channel(), scene.channel())
    let git = try scene.git("a")
    #expect(try ours.receive(git) { _ in } == nil)
    #expect(try theirs.receive(git) { _ in } == nil)
    let first = try scene.tip("a")
    #expect(try theirs.send(first, upon: nil, git) { _ in })
    try scene.place.commit(in: "a", "two")
    #expect(try !ours.send(scene.tip("a"), upon: nil, git) { _ in })
    #expect(try ours.receive(git) { _ in } == first)
    #expect(try ours.send(scene.tip("a"), upon: first, git) { _ in })
  }

  @Test func aFileThatCannotBeWrittenStaysAsItWas() throws {
    let scene = try Scene()
    defer { scene.place.remove() }
    let git = try scene.git("a")
    let ours = scene.channel()
    #expect(try ours.receive(git) { _ in } == nil)
    #expect(try ours.send(scene.tip("a"), upon: nil, git) { _ in })
    let before = try Data(contentsOf: URL(filePath: ours.path))
    try scene.place.commit(in: "a", "two")
    var broken = FileSystem.real
    broken.rename = { from, to throws(Errno) in
      if to.hasSuffix(".bundle") { throw .readOnlyFileSystem }
      try FileSystem.real.rename(from, to)
    }
    let again = BundleChannel(
      path: ours.path, branch: "main", mode: 0o644, salt: "salt", files: broken)
    _ = try again.receive(git) { _ in }
    let failure = #expect(throws: SyncFailure.self) {
      try again.send(scene.tip("a"), upon: nil, git) { _ in }
    }
    #expect(failure?.exitCode == 77)
    #expect(try Data(contentsOf: URL(filePath: ours.path)) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scene.stick) == ["x.bundle"])
  }

  @Test func whatIsNoBundleIsSaid() throws {
    let scene = try Scene()
    defer { scene.place.remove() }
    let git = try scene.git("a")
    let ours = scene.channel("whole")
    #expect(try ours.receive(git) { _ in } == nil)
    #expect(try ours.send(scene.tip("a"), upon: nil, git) { _ in })
    let whole = try Data(contentsOf: URL(filePath: ours.path))
    func put(_ name: String, _ data: Data) throws {
      try data.write(to: URL(filePath: "\(scene.stick)/\(name)"))
    }
    try put("empty", Data())
    try put("junk", Data("junk\n".utf8))
    try put("short", whole.dropLast(30))
    try put("headless", Data("# v2 git bundle\n\n".utf8) + whole.suffix(200))
    try FileManager.default.createDirectory(
      atPath: "\(scene.stick)/folder", withIntermediateDirectories: true)
    func isGit(_ name: String, _ fact: GitFault.Fact) throws -> Bool {
      guard case .git(let fault)? = try scene.fact(name) else { return false }
      return fault.fact == fact && fault.words.contains(name)
    }
    #expect(try isGit("empty", .notABundle))
    #expect(try isGit("junk", .notABundle))
    #expect(try isGit("short", .broken))
    guard case .followsNothing? = try scene.fact("headless") else {
      Issue.record("a bundle without a branch was taken")
      return
    }
    guard case .notPlaced(.notAFile)? = try scene.fact("folder") else {
      Issue.record("a folder was taken for a bundle")
      return
    }
    #expect(Glibc.truncate("\(scene.stick)/junk", off_t(BundleChannel.limit) + 1) == 0)
    #expect(try isGit("junk", .tooLarge(BundleChannel.limit)))
    // What is whole after all that is taken.
    #expect(try scene.fact("whole") == nil)
  }
}
