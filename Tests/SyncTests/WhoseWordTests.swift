import Check
import Entities
import Foundation
import JSON
import Journal
import Register
import Store
import Summary
import TestSupport
import Testing

@testable import Sync

/// Two ministries, each with a key of its own: whose word is verified, and on whose machine.
@Suite struct WhoseWordTests {
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
