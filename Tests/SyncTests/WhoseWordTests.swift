import Foundation
import JSON
import Model
import Store
import TestSupport
import Testing

@testable import Sync

/// Two ministries, each with a key of its own: whose word is verified, and on whose machine.
@Suite struct WhoseWordTests {
  /// Clones `a` and `b` of a register in which each has a key: `a` may speak for pk, `b` for tr.
  private func ministries(
    _ words: String?, _ test: (Partner, Partner, (String) -> String) throws -> Void
  ) throws {
    var small = SmallRegister()
    small.words = words
    let partners = try Partners(small)
    func key(_ name: String) -> String { partners.place.folder.appending(path: name).path }
    small.signers = [
      "pk": [try partners.place.makeKey("a")], "tr": [try partners.place.makeKey("b")],
    ]
    try Data(small.header.pretty.utf8).write(
      to: URL(filePath: "\(partners.path("a"))/register.json"))
    let people = try partners.clones("b")
    try test(people[0], people[1], key)
  }

  @Test(
    "report and word by two ministries, each signed, are verified on both clones",
    arguments: ["claimed", "verified"])
  func verified(_ words: String) throws {
    try ministries(words) { a, b, key in
      try a.report(for: "pk", evidence: "photo")
      let sent = try a.sync(key: key("key-a"))
      #expect(sent.isSigned && sent.unvouched.isEmpty && sent.notLooked == nil)
      try b.sync(key: key("key-b"))
      #expect(try b.open().report("pump")?.words.map(\.isVerified) == [true])
      try b.confirm(for: "tr")
      #expect(try b.open().status("pump") == (words == "verified" ? .reportedDone : .done))
      let answered = try b.sync(key: key("key-b"))
      #expect(answered.unvouched.isEmpty && answered.keyChanges.isEmpty)
      try a.sync(key: key("key-a"))
      for one in [a, b] {
        let register = try one.open()
        #expect(register.status("pump") == .done)
        #expect(register.report("pump")?.words.map(\.isVerified) == [true, true])
        #expect(register.vouching.gap == nil)
        #expect(register.findings().allSatisfy { $0.kind != .unverified })
      }
      #expect(try a.open().digest == b.open().digest)
    }
  }

  @Test("a clone knows whose word it is before anything is exchanged")
  func inAClone() throws {
    try ministries("verified") { a, _, key in
      try a.report(for: "pk", evidence: "photo")
      try a.sync(key: key("key-a"))
      let c = Partner("c", a.partners)
      let environment = a.partners.place.environment
      func git(_ repository: Repository) -> Git { Git(repository, variable: { environment[$0] }) }
      let hub = try Address(a.partners.path("hub.git"))
      let cloned = try Cloning(hub, salt: "x", git: git).make(c.folder) { _ in }
      #expect(try c.open().report("pump")?.words.map(\.isVerified) == [false])
      try WordSearch.look(in: c.folder, to: cloned.tip, c.identity, git: git)
      #expect(try c.open().report("pump")?.words.map(\.isVerified) == [true])
    }
  }

  @Test("a word in another's name stays claimed, and both are told so")
  func inAnothersName() throws {
    try ministries("verified") { a, b, key in
      try b.report(for: "pk", evidence: "photo")
      let sent = try b.sync(key: key("key-b"))
      #expect(sent.unvouched == ["pk"] && sent.isSigned)
      try a.sync(key: key("key-a"))
      for one in [a, b] {
        let register = try one.open()
        #expect(register.report("pump")?.missingWords == ["pk", "tr"])
        #expect(
          register.detail(0).done.given == [
            "Party pk's word, by b: claimed, not verified; it came with Party tr's key; it does not count"
          ])
      }
      // The party itself is kept from nothing.
      try a.confirm(for: "pk")
      try a.sync(key: key("key-a"))
      try b.sync(key: key("key-b"))
      #expect(try b.open().report("pump")?.missingWords == ["tr"])
    }
  }

  @Test("without a key it goes out unsigned, and that is told in one sentence")
  func unsigned() throws {
    try ministries(nil) { a, b, _ in
      try a.note("nobody's")
      #expect(try a.sync().unvouched == [])
      try a.report(for: "pk")
      let sent = try a.sync()
      #expect(sent.unvouched == ["pk"] && !sent.isSigned)
      try b.sync()
      #expect(try b.open().keyWords(b.open().journal.events.count - 1) == "claimed, not verified")
    }
  }

  @Test("git's own signing key is used, and no program of the repository's")
  func ownKey() throws {
    try ministries(nil) { a, _, key in
      try a.partners.place.write("program", "#!/bin/sh\ntouch \(key("ran"))\nexit 1\n")
      try a.partners.place.permit("program", 0o755)
      try a.git("config", "gpg.ssh.program", key("program"))
      try a.git("config", "gpg.format", "ssh")
      try a.git("config", "user.signingkey", key("key-a.pub"))
      try a.report(for: "pk")
      let sent = try a.sync()
      #expect(sent.isSigned && sent.unvouched.isEmpty)
      #expect(!FileManager.default.fileExists(atPath: key("ran")))
    }
  }

  @Test("a key that is locked, or gone: a sentence, nothing half done, and the next time goes on")
  func locked() throws {
    try ministries(nil) { a, b, key in
      _ = try a.partners.place.makeKey("locked", passphrase: "open sesame")
      try a.report(for: "pk")
      let tip = try a.git("rev-parse", "main")
      for (name, part) in [("key-locked", "locked"), ("key-none", "could not be read")] {
        do {
          try a.sync(key: key(name))
          Issue.record("\(name) must not sign")
        } catch let failure as SyncFailure {
          #expect(failure.words.contains(part), "\(failure.words)")
        }
        #expect(try a.git("rev-parse", "main") == tip)
        #expect(try b.sync().isNothing)
      }
      #expect(try a.sync(key: key("key-a")).isSigned)
      try b.sync()
      #expect(try b.open().report("pump")?.words.map(\.isVerified) == [true])
    }
  }

  @Test(
    "keys that arrive changed are told, with the commit; what was found is void until looked anew")
  func changedKeys() throws {
    try ministries("verified") { a, b, key in
      try a.report(for: "pk")
      try a.sync(key: key("key-a"))
      try b.sync()
      let third = try a.partners.place.makeKey("c")
      let old = try #require(try b.open().header.parties[0].signers.first)
      try b.edit("register.json", old.key.text, String(third.split(separator: " ")[2]))
      #expect(try b.open().vouching.gap == .keysChanged)
      let sent = try b.sync()
      #expect(sent.keyChanges.isEmpty, "one's own hand is no news")
      let commit = try b.git("log", "-1", "--format=%h")
      let change = Outcome.KeyChange(party: "pk", commit: "\(commit.dropLast()) of b")
      #expect(try a.sync().keyChanges == [change])
      for one in [a, b] {
        #expect(try one.open().vouching.gap == nil)
        #expect(try one.open().report("pump")?.missingWords == ["pk", "tr"])
      }
      try b.edit("register.json", "\"verified\"", "\"claimed\"")
      try b.sync()
      #expect(try a.sync().keyChanges.map(\.party) == [nil])
    }
  }

  @Test("keys of a party that is gone are told too, and what else changed by name")
  func goneParty() throws {
    try ministries(nil) { a, b, _ in
      try b.edit("register.json", "\"id\": \"tr\"", "\"id\": \"xx\"")
      try b.edit("register.json", "A small register", "Another title")
      try b.sync()
      let told = try a.sync()
      #expect(told.keyChanges.map(\.party) == ["xx", "tr"])
      #expect(told.receivedElements == ["register.json": ["title", "parties"]])
    }
  }

  @Test("a journal of another's that is signed along is told to the one who signs")
  func signedForOthers() throws {
    try ministries(nil) { a, b, key in
      try a.report(for: "pk")
      let foreign = KeyRing.word(7, of: "pk", by: "other-bbbbbb")
      try a.write("journal/other-bbbbbb.jsonl", foreign + "\n")
      try a.write(
        "journal/other-cccccc.jsonl", KeyRing.word(8, of: "tr", by: "other-cccccc") + "\n")
      let told = try a.sync(key: key("key-a"))
      #expect(told.signedForOthers.map(\.writer) == ["other-bbbbbb"])
      #expect(told.unvouched == ["tr"])
      #expect(try a.sync(key: key("key-a")).signedForOthers.isEmpty)
      try b.note("makes the folder")
      try b.write(
        "journal/other-dddddd.jsonl", KeyRing.word(9, of: "tr", by: "other-dddddd") + "\n")
      #expect(try b.sync().signedForOthers.isEmpty, "nobody signed it")
    }
  }

  @Test("what arrives under a key whose time is over is verified by its date, and told")
  func late() throws {
    try ministries("verified") { a, b, key in
      try a.report(for: "pk")
      try a.sync(key: key("key-a"))
      let old = try #require(try a.open().header.parties[0].signers.first)
      let name = "\(old.names) ssh-"
      try a.edit("register.json", name, "\(old.names) valid-before=\\\"20260301\\\" ssh-")
      try a.sync()
      try b.sync()
      // Whoever has the key now dates a commit back.
      try b.partners.place.git("clone", "-q", "hub.git", "thief")
      let word = KeyRing.word(1, of: "pk", by: "thief-bbbbbb")
      try b.partners.place.write("thief/journal/thief-bbbbbb.jsonl", word + "\n")
      try b.partners.place.git("-C", "thief", "add", "-A")
      let done = try b.partners.place.run(
        [
          "git", "-C", "thief", "-c", "gpg.format=ssh", "-c",
          "user.signingkey=\(key("key-a"))", "commit", "-q", "-S", "-m", "x",
        ], program: "GIT_COMMITTER_DATE=2026-02-01T12:00:00Z")
      #expect(done.code == 0, "\(done.said)")
      try b.partners.place.git("-C", "thief", "push", "-q")
      let told = try b.sync()
      #expect(told.late.map(\.writer) == ["thief-bbbbbb"])
      let register = try b.open()
      let event = try #require(register.journal.event(named: "thief-bbbbbb:1"))
      #expect(register.isVerified(event))
      #expect(try b.sync().late.isEmpty, "once")
    }
  }

  @Test(
    "what is written into the opening balance counts as agreed, and is told where keys are asked for",
    arguments: [true, false])
  func agreedByHand(_ isKeyed: Bool) throws {
    try ministries("verified") { a, b, _ in
      if !isKeyed {
        for party in ["a", "b"] {
          let line = try #require(
            try a.read("register.json").split(separator: "\n").first { $0.contains("\"\(party)@") })
          try a.edit("register.json", String(line), "")
        }
        try a.edit("register.json", "\"verified\"", "\"claimed\"")
      }
      try a.sync()
      try b.sync()
      try b.edit("commitments.json", "\"not-started\"", "\"done\"")
      try b.sync()
      let told = try a.sync()
      #expect(told.agreedByHand == (isKeyed ? ["pump"] : []))
      #expect(told.receivedElements == ["commitments.json": ["pump"]])
      try b.edit(
        "commitments.json", "\"done\"",
        "\"reported-done\", \"confirmations\": {\"pk\": null}, \"evidence\": [\"x\"]")
      try b.sync()
      #expect(try a.sync().agreedByHand == (isKeyed ? ["pump"] : []))
      try b.edit("commitments.json", "\"x\"", "\"y\"")
      try b.sync()
      #expect(try a.sync().agreedByHand.isEmpty)
    }
  }

  @Test(
    "a dashboard that is open takes over what a sync found, though no file of the register changed")
  func refreshed() throws {
    try ministries("verified") { a, _, key in
      try a.report(for: "pk", evidence: "photo")
      let store = a.store
      var register = try store.open(today: Samples.today)
      #expect(register.report("pump")?.missingWords == ["pk", "tr"])
      #expect(try store.refresh(&register) == nil)
      try a.sync(key: key("key-a"))
      let news = try #require(try store.refresh(&register))
      #expect(news.added.isEmpty && news.rows == [0] && news.isVouchedAnew && !news.isReadAnew)
      #expect(register.report("pump")?.missingWords == ["tr"])
      #expect(try store.refresh(&register) == nil)
    }
  }

  @Test("what is kept is found anew where it cannot be read, and that is told meanwhile")
  func unreadable() throws {
    try ministries(nil) { a, _, key in
      try a.report(for: "pk")
      try a.sync(key: key("key-a"))
      let file = VouchedFile(
        folder: try FileSystem.real.realPath(a.folder), identity: a.identity)
      let whole = try Data(contentsOf: URL(filePath: file.path))
      #expect(String(decoding: whole, as: UTF8.self).contains("\"vouched\":{\"pk\":["))
      for bytes in [Data(), Data(whole.dropLast(3)), Data("[]".utf8)] {
        try bytes.write(to: URL(filePath: file.path))
        let register = try a.open()
        #expect(register.vouching == Vouching(gap: .unreadable))
        #expect(register.findings().contains { $0.fact == .unvouched(.unreadable) })
      }
      try a.sync(key: key("key-a"))
      #expect(try Data(contentsOf: URL(filePath: file.path)) == whole)
    }
  }
}

extension Partner {
  fileprivate func report(for party: String, evidence: String? = nil) throws {
    try record { register throws(Refusal) in
      try register.report([0], by: Actor(person: name, party: party), evidence: evidence)
    }
  }

  fileprivate func confirm(for party: String) throws {
    try record { register throws(Refusal) in
      try register.confirm([0], by: Actor(person: name, party: party))
    }
  }

  private func record(_ draft: (Register) throws(Refusal) -> Draft) throws {
    let store = store
    var register = try store.open(today: Samples.today)
    _ = try store.record(try draft(register), in: &register, now: partners.now())
  }
}
