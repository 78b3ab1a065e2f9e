import Entities
import Foundation
import JSON
import Journal
import Register
import Store
import TestSupport
import Testing

@testable import Sync

/// What an exchange tells of keys, and of what no key vouches for.
@Suite struct KeyNewsTests {
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
}
