import Entities
import Foundation
import Interchange
import Journal
import Register
import Store
import Synchronization
import TestSupport
import Testing

@testable import Sync

/// Told is state: whatever breaks an exchange off, and how often, what has to be told is told.
@Suite struct UntoldTests {
  /// Fails once, at the step or call of that number; 0 for never.
  private final class Fuse: Sendable {
    private let left: Mutex<Int>
    private let done = Mutex<[String]>([])
    init(_ number: Int) { left = Mutex(number) }

    var names: [String] { done.withLock { $0 } }

    func isBurnt(at name: String) -> Bool {
      done.withLock { $0.append(name) }
      return left.withLock { left in
        left -= 1
        return left == 0
      }
    }

    func step(_ name: String) throws(SyncFailure) {
      if isBurnt(at: name) { throw .ended }
    }

    /// A file system in which one of all calls that change something fails.
    var files: FileSystem {
      var files = FileSystem.real
      let real = files
      files.open = { path, opening throws(Errno) in
        if case .create = opening, self.isBurnt(at: "create \(path)") { throw .noSpace }
        return try real.open(path, opening)
      }
      files.sync = { file throws(Errno) in
        if self.isBurnt(at: "sync") { throw .inputOutput }
        try real.sync(file)
      }
      files.rename = { from, to throws(Errno) in
        if self.isBurnt(at: "rename \(to)") { throw .inputOutput }
        try real.rename(from, to)
      }
      return files
    }
  }

  /// What came of exchanges one after another, each told where it went well.
  private struct Tale: Equatable {
    var untold: [String] = []
    var signed: [String] = []
    var unvouched: [String] = []
    var isNothing: Bool { self == Tale() }

    mutating func add(_ outcome: Outcome) {
      let parts = outcome.untold.filter { !["signed", "unsigned", "arrived"].contains($0.key) }
      untold = (untold + parts.map { "\($0.key) \($0.value)" }).sorted()
      signed += outcome.signedForOthers.map { "\($0.party) \($0.writer)" }
      unvouched += outcome.unvouched
    }
  }

  /// All there is to tell waits for b: keys and rule changed, a word under a key whose time is over,
  /// an item by hand, words that arrived, lines gone, and words of others to be signed.
  private func scene(_ test: (Partner, String) throws -> Void) throws {
    try ministries("verified") { a, b, key in
      try a.report(for: "pk")
      try a.sync(key: key("key-a"))
      let signers = try a.open().header.parties
      let (old, own) = (
        try #require(signers[0].signers.first), try #require(signers[1].signers.first)
      )
      try a.edit(
        "register.json", "\(old.names) ssh-", "\(old.names) valid-before=\\\"20260301\\\" ssh-")
      try a.sync()
      try b.sync()
      try theft(b, key("key-a"))
      try a.sync()
      try a.edit(
        "register.json", "\(own.names) ssh-", "\(own.names) valid-before=\\\"20990101\\\" ssh-")
      try a.edit("register.json", "\"verified\"", "\"claimed\"")
      try a.edit("commitments.json", "\"not-started\"", "\"done\"")
      try a.note("arrives")
      let journal = try a.journal()
      try a.sync()
      try FileManager.default.removeItem(atPath: "\(b.folder)/\(journal)")
      for (number, party) in [(7, "tr"), (8, "pk")] {
        let writer = "other-bbbbb\(number)"
        try b.write(
          "journal/\(writer).jsonl", KeyRing.word(number, of: party, by: writer) + "\n")
      }
      try b.partners.place.keep()
      try test(b, key("key-b"))
    }
  }

  /// Who has an old key dates a commit back.
  private func theft(_ b: Partner, _ key: String) throws {
    let place = b.partners.place
    try place.git("clone", "-q", "hub.git", "thief")
    let word = KeyRing.word(1, of: "pk", by: "thief-bbbbbb")
    try place.write("thief/journal/thief-bbbbbb.jsonl", word + "\n")
    try place.git("-C", "thief", "add", "-A")
    let done = try place.run(
      [
        "git", "-C", "thief", "-c", "gpg.format=ssh", "-c", "user.signingkey=\(key)",
        "commit", "-q", "-S", "-m", "x",
      ], program: "GIT_COMMITTER_DATE=2026-02-01T12:00:00Z")
    #expect(done.code == 0, "\(done.said)")
    try place.git("-C", "thief", "push", "-q")
  }

  /// What an exchange that went well tells, all of it there.
  private func whole(
    _ b: Partner, _ key: String, _ files: FileSystem,
    _ step: @escaping (String) throws(SyncFailure) -> Void
  ) throws -> Tale {
    var tale = Tale()
    tale.add(try b.sync(key: key, files: files, step: step))
    let kinds = Set(tale.untold.compactMap { $0.split(separator: " ").first.map(String.init) })
    #expect(
      kinds == [
        "received", "receivedFiles", "receivedElements", "lost", "keyChanges", "agreedByHand",
        "late",
      ], "\(tale)")
    #expect(tale.signed == ["tr other-bbbbb7"] && tale.unvouched == ["pk"])
    return tale
  }

  /// Broken off once, then done, then done again: all was told by then, and once.
  private func check(
    _ b: Partner, _ key: String, _ whole: Tale, at name: String, files: FileSystem = .real,
    step: @escaping (String) throws(SyncFailure) -> Void = { _ in }
  ) throws {
    try b.partners.place.restore()
    var tale = Tale()
    var broken = try b.exchange(key: key, files: files, step: step)
    if let outcome = try? broken.run() {
      broken.told()
      tale.add(outcome)
    }
    tale.add(try b.sync(key: key))
    #expect(tale == whole, "\(name)")
    var after = Tale()
    after.add(try b.sync(key: key))
    #expect(after.isNothing, "\(name): \(after)")
  }

  @Test("every step of an exchange fails once, and all is told, once")
  func everyStep() throws {
    try scene { b, key in
      let all = Fuse(0)
      let whole = try whole(b, key, .real, all.step)
      #expect(all.names.contains("remembered") && all.names.contains("sent"))
      for (number, name) in all.names.enumerated() {
        try check(b, key, whole, at: name, step: Fuse(number + 1).step)
      }
    }
  }

  @Test("every call that changes a file fails once, and all is told, once")
  func everyCall() throws {
    try scene { b, key in
      let all = Fuse(0)
      let whole = try whole(b, key, all.files) { _ in }
      for (number, name) in all.names.enumerated() {
        try check(b, key, whole, at: "\(number) \(name)", files: Fuse(number + 1).files)
      }
    }
  }

  @Test("a way that lets nothing out keeps nothing from being told, now and once it is open")
  func refusedPushes() throws {
    try scene { b, key in
      let server = try b.partners.server()
      try b.git("remote", "set-url", "origin", server.address)
      try b.partners.place.script(
        "shut",
        "#!/bin/sh\nfor last; do :; done\ncase $last in *receive-pack*) exit 1;; esac\nexec sh -c \"$last\"\n"
      )
      let shut = ["GIT_SSH_COMMAND": b.partners.place.folder.appending(path: "shut").path]
      for _ in 0..<2 {
        var exchange = try b.exchange(key: key, setting: shut)
        #expect(throws: SyncFailure.self) { try exchange.run() }
        #expect(exchange.outcome.keyChanges.map(\.party) == ["tr", nil])
        #expect(exchange.outcome.lost.count == 1 && exchange.outcome.received.count == 2)
      }
      let told = try b.sync(key: key, setting: server.setting)
      #expect(told.keyChanges.map(\.party) == ["tr", nil])
      #expect(told.agreedByHand == ["pump"] && told.late.map(\.writer) == ["thief-bbbbbb"])
      #expect(told.signedForOthers.map(\.writer) == ["other-bbbbb7"])
      var after = Tale()
      after.add(try b.sync(key: key, setting: server.setting))
      #expect(after.isNothing, "\(after)")
    }
  }

  @Test("what nobody was told is told again; what cannot be read any more is said")
  func untilItIsTold() throws {
    try scene { b, key in
      var first = Tale()
      for number in 0..<2 {
        var exchange = try b.exchange(key: key)
        var tale = Tale()
        tale.add(try exchange.run())
        if number == 0 { first = tale } else { #expect(tale == first) }
      }
      let file = UntoldFile(folder: b.folder, identity: b.identity)
      try "{\"received\":".write(toFile: file.path, atomically: false, encoding: .utf8)
      #expect(try b.sync(key: key).forgotten != nil)
      #expect(file.load() == .none)
      #expect(try b.sync(key: key).forgotten == nil)
    }
  }

  @Test("what is told comes back as it was kept")
  func roundTrip() throws {
    var outcome = Outcome()
    outcome.contested = [
      .init(file: "register.json", what: Contested(element: nil, member: "title"))
    ]
    outcome.lost = [.init(file: "journal/a.jsonl", lines: 3, isHere: false)]
    outcome.keyChanges = [.init(party: nil, commit: nil), .init(party: "pk", commit: "1a of A")]
    outcome.isRewritten = true
    outcome.forgotten = "lost"
    outcome.unsigned = [SpokenLine(party: "pk", writer: "a-bbbbbb", hash: SHA256([1]))]
    outcome.receivedElements = ["register.json": ["title"]]
    #expect(Outcome(untold: outcome.untold).untold == outcome.untold)
    #expect(Outcome(untold: [:]).untold.isEmpty)
  }
}
