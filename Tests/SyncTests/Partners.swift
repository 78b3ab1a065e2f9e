import Acts
import Dates
import Entities
import Foundation
import Journal
import Register
import Store
import Sync
import Synchronization
import TestSupport
import Testing

/// People who share a small register over git: a bare repository in the middle, and clones, each
/// with a state folder of its own. All of it is gone with the value.
final class Partners {
  let place: GitPlace
  /// The register's folder within each repository; empty for its top.
  let prefix: String
  private let clock = Mutex(0)

  /// A bare repository `hub.git` with nothing in it, and a first clone `a` that has the
  /// register, not committed yet.
  init(prefix: String = "", format: String = "sha1", _ register: SmallRegister = SmallRegister())
    throws
  {
    place = try GitPlace()
    self.prefix = prefix
    try place.git("init", "-q", "--bare", "-b", "main", "--object-format=\(format)", "hub.git")
    try place.git("init", "-q", "-b", "main", "--object-format=\(format)", "a")
    try place.git("-C", "a", "remote", "add", "origin", "../hub.git")
    let folder = path("a")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Placing(salt: "x").fill(
      folder, with: register.files.map { ($0.key.fileName, $0.value) }.sorted { $0.0 < $1.0 })
  }

  deinit { place.remove() }

  func path(_ name: String) -> String {
    let top = place.folder.appending(path: name).path
    return prefix.isEmpty ? top : "\(top)/\(prefix)"
  }

  /// `a` has sent what it has; each of these is a clone of that.
  func clones(_ names: String...) throws -> [Partner] {
    let first = Partner("a", self)
    try first.sync()
    return try [first]
      + names.map { name in
        try place.git("clone", "-q", "hub.git", name)
        return Partner(name, self)
      }
  }

  /// A minute later each time.
  func now() -> Moment {
    let minutes = clock.withLock { minutes in
      minutes += 1
      return minutes
    }
    let noon = Int64(Samples.today.number) * 86_400_000 + 43_200_000
    return Moment(milliseconds: noon + Int64(minutes) * 60_000)
  }

  /// The repository in the middle as one of another machine, whose own git runs there: by an ssh
  /// that goes nowhere.
  func server() throws -> (address: String, setting: [String: String]) {
    try place.script("ssh", "#!/bin/sh\nfor last; do :; done\nexec sh -c \"$last\"\n")
    return (
      "server.invalid:\(place.folder.path)/hub.git",
      ["GIT_SSH_COMMAND": place.folder.appending(path: "ssh").path]
    )
  }

  /// What the branch of the repository in the middle holds.
  func hub(_ name: String) throws -> String {
    try place.git("-C", "hub.git", "show", "main:\(prefix.isEmpty ? name : "\(prefix)/\(name)")")
  }
}

/// One of them.
struct Partner {
  let name: String
  let partners: Partners
  let identity: Identity

  init(_ name: String, _ partners: Partners) {
    self.name = name
    self.partners = partners
    let random = Mutex(Seeded(name.utf8.reduce(7) { $0 * 31 + Int($1) }))
    identity = Identity(
      login: name, machineID: "machine",
      stateFolder: partners.place.folder.appending(path: "state-\(name)/ahd").path
    ) { random.withLock { $0.next() } }
  }

  var folder: String { partners.path(name) }

  var store: RegisterStore {
    RegisterStore(folder: folder, identity: identity, program: "ahd 1.0")
  }

  func open() throws -> Register { try store.open(today: Samples.today) }

  /// Records a note; its id.
  @discardableResult
  func note(_ text: String, on item: String = "pump") throws -> EventID {
    let store = store
    var register = try store.open(today: Samples.today)
    let target = try register.target(named: item)
    let draft = try register.note(on: [target], text, by: Actor(person: name, party: nil))
    return try store.record(draft, in: &register, now: partners.now()).id
  }

  func exchange(
    way: Exchange.Way = .remote, key: String? = nil, program: String = "git", now: Moment? = nil,
    files: FileSystem = .real, setting more: [String: String] = [:],
    step: @escaping (String) throws(SyncFailure) -> Void = { _ in }
  ) throws -> Exchange {
    let environment = partners.place.environment.merging(more) { $1 }
    let git = Git(
      try Repository.find(folder), program: program, variable: { environment[$0] })
    let terms = Exchange.Terms(
      folder: folder, register: try open(), identity: identity, person: name,
      email: "\(name)@machine", now: now ?? partners.now(), way: way, key: key)
    return Exchange(terms, git: git, files: files, step: step)
  }

  @discardableResult
  func sync(
    way: Exchange.Way = .remote, key: String? = nil, program: String = "git",
    files: FileSystem = .real, setting more: [String: String] = [:],
    step: @escaping (String) throws(SyncFailure) -> Void = { _ in }
  ) throws -> Outcome {
    var exchange = try exchange(
      way: way, key: key, program: program, files: files, setting: more, step: step)
    let outcome = try exchange.run()
    exchange.told()
    return outcome
  }

  /// Why it does not exchange; nil where it does.
  func refusal(
    way: Exchange.Way = .remote, files: FileSystem = .real, setting more: [String: String] = [:]
  ) throws -> SyncFailure? {
    do {
      try sync(way: way, files: files, setting: more)
      return nil
    } catch let failure as SyncFailure {
      return failure
    }
  }

  /// Texts of all notes that count, sorted.
  func notes() throws -> [String] {
    let journal = try open().journal
    return journal.events.indices.flatMap { index in
      journal.events[index].changes.compactMap { change in
        if case .noteAdded(let text) = change.payload { text } else { nil }
      }
    }.sorted()
  }

  // MARK: Its files

  func read(_ file: String) throws -> String {
    try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
  }

  func write(_ file: String, _ text: String) throws {
    try text.write(toFile: "\(folder)/\(file)", atomically: false, encoding: .utf8)
  }

  func edit(_ file: String, _ old: String, _ new: String) throws {
    let text = try read(file)
    #expect(text.contains(old))
    try write(file, text.replacingOccurrences(of: old, with: new))
  }

  @discardableResult
  func git(_ arguments: String...) throws -> String {
    let answer = try partners.place.run(["-C", name] + arguments)
    #expect(answer.code == 0, "git \(arguments): \(answer.said)")
    return answer.out
  }

  /// What a person's own git says is changed or staged.
  func status() throws -> String { try git("status", "--porcelain") }

  /// Its journal's name.
  func journal() throws -> String {
    let writer = try #require(try store.openedWriter(today: Samples.today))
    return "journal/\(writer).jsonl"
  }
}

extension RegisterStore {
  fileprivate func openedWriter(today: Day) throws -> String? {
    _ = try open(today: today)
    return writer
  }
}

extension SyncFailure {
  /// The fault of git's that it is; nil for any other failure.
  var ofGit: GitFault? {
    if case .git(let fault) = self { fault } else { nil }
  }
}
