import Foundation
import Store
import Sync
import Testing

/// A clone is made by us: whole or not at all, and nothing of theirs runs.
@Suite struct CloningTests {
  static let header = #"{"id": "river", "title": "River commission"}"#

  /// A repository with these files, and the clone that is made of it.
  private struct Scene {
    let place: GitPlace
    var target: String { place.folder.appending(path: "clone").path }

    init(_ files: [String: String] = ["register.json": CloningTests.header]) throws {
      place = try GitPlace()
      try place.git("init", "-q", "-b", "trunk", "a")
      for (path, text) in files {
        let url = place.folder.appending(path: "a/\(path)")
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: url, atomically: false, encoding: .utf8)
      }
      try place.git("-C", "a", "add", "-A")
      try place.git("-C", "a", "commit", "-q", "--allow-empty", "-m", "one")
      try place.git("clone", "-q", "--bare", "a", "bare.git")
    }

    @discardableResult
    func clone(_ from: String = "bare.git") throws -> Cloning.Cloned {
      let environment = place.environment
      let path = place.folder.appending(path: from).path
      let cloning = Cloning(try Address(path), salt: "salt") { repository in
        Git(repository, variable: { environment[$0] })
      }
      return try cloning.make(target) { _ in }
    }

    func fails(_ from: String = "bare.git") throws -> SyncFailure? {
      let failure = #expect(throws: SyncFailure.self) { try clone(from) }
      let left = try FileManager.default.contentsOfDirectory(atPath: place.folder.path)
      #expect(!left.contains("clone"), "nothing is there")
      #expect(!left.contains { $0.hasSuffix(".tmp") }, "no draft is left")
      return failure
    }
  }

  @Test func aCloneIsWhatGitWouldMakeOfIt() throws {
    let scene = try Scene([
      "register.json": Self.header, "journal/x-aaaaaa.jsonl": "{}\n", "notes/a.md": "x\n",
    ])
    defer { scene.place.remove() }
    let cloned = try scene.clone()
    #expect(cloned.branch == "trunk")
    #expect(cloned.registers == [""])
    let place = scene.place
    #expect(
      try place.git("-C", "clone", "status", "--porcelain", "--branch")
        == "## trunk...origin/trunk\n")
    #expect(try place.git("-C", "clone", "fsck", "--strict").isEmpty)
    #expect(
      try place.git("-C", "clone", "rev-parse", "HEAD") == place.git("-C", "a", "rev-parse", "HEAD")
    )
    #expect(try String(contentsOfFile: "\(scene.target)/notes/a.md", encoding: .utf8) == "x\n")
    #expect(try place.git("-C", "clone", "check-attr", "merge", "register.json").hasSuffix("ahd\n"))
    #expect(!FileManager.default.fileExists(atPath: "\(scene.target)/.git/hooks"))
    try place.commit(in: "clone", "two")
    try place.git("-C", "clone", "push", "-q")
  }

  @Test func aBundleIsClonedWithoutARemote() throws {
    let scene = try Scene()
    defer { scene.place.remove() }
    try scene.place.git("-C", "a", "bundle", "create", "../a.bundle", "trunk")
    let cloned = try scene.clone("a.bundle")
    #expect(cloned.branch == "trunk")
    #expect(try scene.place.git("-C", "clone", "remote").isEmpty)
    #expect(try scene.place.git("-C", "clone", "status", "--porcelain").isEmpty)
  }

  @Test func aRegisterInASubfolderIsSaid() throws {
    let scene = try Scene([
      "papers/river/register.json": Self.header, "port/register.json": Self.header, "README": "x",
    ])
    defer { scene.place.remove() }
    #expect(try scene.clone().registers == ["papers/river", "port"])
    let place = scene.place
    #expect(
      try place.git("-C", "clone", "check-attr", "merge", "port/register.json").hasSuffix("ahd\n"))
  }

  @Test func whereNothingIsNothingIsMade() throws {
    let scene = try Scene(["README": "x"])
    defer { scene.place.remove() }
    guard case .noRegisterThere? = try scene.fails() else {
      Issue.record("a repository without a register was cloned")
      return
    }
    try scene.place.git("init", "-q", "--bare", "empty.git")
    guard case .nothingThere? = try scene.fails("empty.git") else {
      Issue.record("an empty repository was cloned")
      return
    }
    let fault = try #require(try scene.fails("missing.git")?.ofGit)
    #expect(fault.fact == .notThere && fault.isOffline)
    let other = try #require(try scene.fails("home")?.ofGit)
    #expect(other.fact == .noRepository && !other.isOffline)
    try FileManager.default.createDirectory(atPath: scene.target, withIntermediateDirectories: true)
    try scene.place.write("clone/mine", "x")
    let failure = #expect(throws: SyncFailure.self) { try scene.clone() }
    guard case .notPlaced(.exists)? = failure else {
      Issue.record("a folder with something in it was replaced")
      return
    }
  }

  @Test func anEmptyFolderIsFilled() throws {
    let scene = try Scene()
    defer { scene.place.remove() }
    try FileManager.default.createDirectory(atPath: scene.target, withIntermediateDirectories: true)
    #expect(try scene.clone().registers == [""])
  }

  @Test func aRepositoryOfLongerNamesIsCloned() throws {
    let scene = try Scene()
    defer { scene.place.remove() }
    try scene.place.git("init", "-q", "--object-format=sha256", "-b", "main", "b")
    try scene.place.write("b/register.json", Self.header)
    try scene.place.commit(in: "b", "one")
    #expect(try scene.clone("b").tip.hex.count == 64)
    #expect(try scene.place.git("-C", "clone", "fsck").isEmpty)
  }
}
