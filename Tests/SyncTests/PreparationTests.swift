import Dates
import Entities
import Foundation
import Store
import Sync
import TestSupport
import Testing

/// From a folder to a register that is exchanged.
@Suite struct PreparationTests {
  /// Registers that are in no repository yet.
  private struct Scene {
    let place: GitPlace

    init() throws {
      place = try GitPlace()
      try place.git("init", "-q", "--bare", "-b", "main", "hub.git")
    }

    func path(_ name: String) -> String { place.folder.appending(path: name).path }

    func register(_ name: String) throws {
      let files = SmallRegister().files.map { ($0.key.fileName, $0.value) }
      try Placing(salt: "x").fill(path(name), with: files.sorted { $0.0 < $1.0 })
    }

    func preparation(_ name: String) -> Preparation {
      let environment = place.environment
      return Preparation(path(name), salt: "salt") { Git($0, variable: { environment[$0] }) }
    }

    func sync(_ name: String, _ way: Exchange.Way = .remote) throws -> Outcome {
      let environment = place.environment
      let identity = Identity(
        login: name, machineID: "machine", stateFolder: path("state-\(name)"),
        random: { UInt64.random(in: .min ... .max) })
      let store = RegisterStore(folder: path(name), identity: identity, program: "ahd 1.0")
      let terms = Exchange.Terms(
        folder: path(name), register: try store.open(today: Samples.today), identity: identity,
        person: name, email: "\(name)@machine", now: Moment(milliseconds: 1_795_262_400_000),
        way: way)
      let git = Git(try Repository.find(path(name)), variable: { environment[$0] })
      var exchange = Exchange(terms, git: git)
      return try exchange.run()
    }
  }

  @Test func aFolderBecomesARepositoryOnce() throws {
    let scene = try Scene()
    defer { scene.place.remove() }
    try scene.register("a")
    let made = try scene.preparation("a").makeRepository()
    #expect(made.isNew && made.repository.prefix.isEmpty)
    #expect(try !scene.preparation("a").makeRepository().isNew)
    let outcome = try scene.sync("a", .nobody)
    #expect(outcome.commit != nil && outcome.partner.isEmpty)
    #expect(try scene.place.git("-C", "a", "status", "--porcelain").isEmpty)
    #expect(try scene.place.git("-C", "a", "rev-list", "--count", "HEAD") == "1\n")
    #expect(
      try scene.place.git("-C", "a", "check-attr", "merge", "register.json").hasSuffix("ahd\n"))
    let again = try scene.sync("a", .nobody)
    #expect(again.commit == nil)
  }

  @Test func withWhomIsSaidAndSaidAnew() throws {
    let scene = try Scene()
    defer { scene.place.remove() }
    try scene.register("a")
    _ = try scene.preparation("a").makeRepository()
    let first = Address(path: scene.path("elsewhere.git"))
    #expect(try scene.preparation("a").follow(first) == nil)
    try scene.place.git("-C", "a", "config", "remote.origin.pushurl", "/somewhere/else")
    let hub = Address(path: scene.path("hub.git"))
    #expect(try scene.preparation("a").follow(hub) == first.text)
    #expect(try scene.preparation("a").follow(hub) == nil)
    #expect(try scene.sync("a").isFirst)
    #expect(try scene.place.git("-C", "a", "status", "-sb") == "## main...origin/main\n")
    #expect(try scene.place.git("-C", "hub.git", "rev-list", "--count", "main") == "1\n")
  }

  /// Two who each began with the same files join what they have without a common past.
  @Test func whoBeganApartIsJoined() throws {
    let scene = try Scene()
    defer { scene.place.remove() }
    for name in ["a", "b"] {
      try scene.register(name)
      _ = try scene.preparation(name).makeRepository()
      try scene.preparation(name).follow(Address(path: scene.path("hub.git")))
    }
    #expect(try scene.sync("a").isFirst)
    #expect(try !scene.sync("b").isFirst)
    _ = try scene.sync("a")
    #expect(
      try scene.place.git("-C", "a", "rev-parse", "HEAD^{tree}")
        == scene.place.git("-C", "b", "rev-parse", "HEAD^{tree}"))
  }

  @Test func aLargerRepositoryGetsNothingUnasked() throws {
    let scene = try Scene()
    defer { scene.place.remove() }
    try scene.place.git("init", "-q", "-b", "main", "home-folder")
    try scene.place.commit(in: "home-folder", "dotfile")
    try scene.register("home-folder/a")
    let failure = #expect(throws: SyncFailure.self) { try scene.sync("home-folder/a") }
    guard case .foreign? = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    let hub = Address(path: scene.path("hub.git"))
    #expect(throws: SyncFailure.self) { try scene.preparation("home-folder/a").follow(hub) }
    #expect(try scene.place.git("-C", "home-folder", "remote").isEmpty)
    #expect(try scene.preparation("home-folder/a").makeRepository().isNew)
    #expect(try scene.sync("home-folder/a", .nobody).commit != nil)
    #expect(try scene.place.git("-C", "home-folder", "rev-list", "--count", "HEAD") == "1\n")
  }

  @Test func whereItIsHeldTheLargerOneIsTaken() throws {
    let scene = try Scene()
    defer { scene.place.remove() }
    try scene.place.git("init", "-q", "-b", "main", "whole")
    try scene.register("whole/papers/a")
    try scene.place.git("-C", "whole", "add", "-A")
    try scene.place.git("-C", "whole", "commit", "-qm", "x")
    let made = try scene.preparation("whole/papers/a").makeRepository()
    #expect(!made.isNew && made.repository.prefix == "papers/a")
    let merge = try scene.place.git("-C", "whole", "check-attr", "merge", "papers/a/register.json")
    #expect(merge.hasSuffix("ahd\n"))
  }
}

extension Address {
  /// Of a folder of this machine.
  fileprivate init(path: String) {
    guard let address = try? Address(path) else { preconditionFailure("\(path) is no address") }
    self = address
  }
}
