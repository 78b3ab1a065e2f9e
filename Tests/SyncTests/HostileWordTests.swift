import Foundation
import Journal
import Store
import TestSupport
import Testing

@testable import Sync

/// Whoever may push, or hand a folder over, wants a word to be verified that its
/// party's key did not sign.
@Suite struct HostileWordTests {
  /// A ring in which `islamabad` may speak for pk and `ankara` for tr.
  private func ring(
    format: String = "sha1", _ test: (KeyRing, [String: [String]]) throws -> Void
  ) throws {
    let ring = try KeyRing(format: format)
    defer { ring.place.remove() }
    try test(ring, ["pk": [try ring.make("islamabad")], "tr": [try ring.make("ankara")]])
  }

  private let words = (1...4).map { KeyRing.word($0, of: "pk") }

  // MARK: Lines

  @Test("a copy in another file brings nothing, whatever the file is called")
  func copies() throws {
    try ring { ring, signers in
      try ring.append([words[0]])
      try ring.commit(nil)
      for name in ["other-bbbbbb.jsonl", "desk-aaaaaa (copy).jsonl", "desk-aaaaaa.jsonl.txt"] {
        try ring.append([words[0]], to: name)
      }
      try FileManager.default.createDirectory(
        atPath: ring.path("register/journal/more"), withIntermediateDirectories: true)
      try ring.append([words[0]], to: "more/desk-aaaaaa.jsonl")
      try ring.append([words[1]])
      try ring.commit("islamabad")
      let found = try ring.look(signers)
      #expect(words.prefix(2).map(found.of) == [[], ["pk"]])
      #expect(found.vouched?.vouching.parties.count == 1)
    }
  }

  @Test("a line that was there is not brought by who ends it, moves it or writes around it")
  func moved() throws {
    try ring { ring, signers in
      let journal = "register/journal/desk-aaaaaa.jsonl"
      try ring.place.write(journal, words[0])
      try ring.commit(nil)
      try ring.place.write(journal, "\(words[0])\n\(words[1])\n")
      try ring.commit("islamabad")
      try ring.append([words[2]])
      try ring.commit(nil)
      try ring.place.write(journal, [2, 0, 1, 3].map { words[$0] + "\n" }.joined())
      try ring.commit("islamabad")
      #expect(try words.map(ring.look(signers).of) == [[], ["pk"], [], ["pk"]])
    }
  }

  @Test("a signature is for the very bytes of a line; its line end is none of them")
  func bytes() throws {
    try ring { ring, signers in
      let others = [
        words[0].replacing("{\"id\"", with: "{ \"id\""), words[0] + " ",
        words[0].replacing("\"pk\"", with: "\"p\\u006b\""),
        words[0].replacing("someone", with: "Someone"),
        words[0].replacing("desk-aaaaaa:1\"", with: "desk-aaaaaa:9\""),
      ]
      #expect(Set(others + [words[0]]).count == 6)
      try ring.append([words[0], words[1] + "\r"])
      try ring.commit("islamabad")
      try ring.append(others)
      try ring.commit("ankara")
      let of = try ring.look(signers).of
      #expect(others.map(of) == others.map { _ in ["tr"] })
      #expect(words.prefix(2).map(of) == [["pk"], ["pk"]])
    }
  }

  // MARK: Signatures

  @Test(
    "another namespace, another commit's signature, a certificate, a signed tag: none says anything"
  )
  func signatures() throws {
    try ring { ring, signers in
      _ = try ring.make("authority")
      let made = try ring.place.run(
        [
          "-q", "-s", ring.path("key-islamabad"), "-I", "x", "-n", "pk,pk/1",
          ring.path("key-authority.pub"),
        ], program: "ssh-keygen")
      #expect(made.code == 0, "\(made.said)")
      try ring.append([words[0]])
      try ring.commit(nil)
      func isVerified() throws -> Bool { try ring.look(signers).of(words[0]) == ["pk"] }
      try ring.sign { try ring.signature($0, with: "islamabad") }
      #expect(try isVerified(), "else the test shows nothing")
      try ring.sign { try ring.signature($0, with: "islamabad", namespace: "file") }
      #expect(try !isVerified())
      try ring.sign { try ring.signature($0 + "\n", with: "islamabad") }
      #expect(try !isVerified())
      try ring.sign { try ring.signature($0, with: "authority-cert.pub") }
      #expect(try !isVerified())
      try ring.sign { _ in "" }
      try ring.place.git(
        "-C", "register", "-c", "gpg.format=ssh", "-c",
        "user.signingkey=\(ring.path("key-islamabad"))", "tag", "-s", "-m", "x", "signed")
      #expect(try !isVerified())
    }
  }

  @Test("a key of two parties, a commit without a date, a time that is over")
  func keys() throws {
    try ring { ring, signers in
      let (pk, tr) = (signers["pk"] ?? [], signers["tr"] ?? [])
      try ring.append([words[0]])
      try ring.commit("islamabad", date: "@0 +0000")
      try ring.append([words[1]])
      try ring.commit("islamabad", at: "2026-06-01")
      func found(_ signers: [String: [String]]) throws -> [[String]] {
        try words.prefix(2).map(ring.look(signers).of)
      }
      #expect(try found(signers) == [[], ["pk"]])
      #expect(try found(["pk": pk, "tr": tr + pk]) == [[], []])
      #expect(try found(["pk": tr, "tr": pk]) == [[], ["tr"]])
      let ended = pk[0].replacing(" ssh-", with: " valid-before=\"20260601\" ssh-")
      #expect(try found(["pk": [ended]]) == [[], []])
      let twice = pk[0].replacing(" ssh-", with: " valid-after=\"20260601\" ssh-")
      #expect(try found(["pk": [ended, twice]]) == [[], ["pk"]], "one key, in two times")
    }
  }

  @Test("what one person's git holds for revoked or trusted makes no difference")
  func own() throws {
    try ring { ring, signers in
      try ring.append([words[0]])
      try ring.commit("islamabad")
      try ring.append([words[1]])
      _ = try ring.make("stranger")
      try ring.commit("stranger")
      for (name, value) in [
        ("gpg.ssh.revocationFile", ring.path("key-islamabad.pub")),
        ("gpg.ssh.allowedSignersFile", ring.path("own")), ("gpg.minTrustLevel", "ultimate"),
        ("log.showSignature", "true"), ("color.ui", "always"), ("diff.noprefix", "true"),
      ] {
        try ring.place.git("config", "--global", name, value)
      }
      let stranger = try String(contentsOfFile: ring.path("key-stranger.pub"), encoding: .utf8)
      try ring.place.write("own", "pk/1 \(stranger)")
      #expect(try words.prefix(2).map(ring.look(signers).of) == [["pk"], []])
    }
  }

  // MARK: Histories

  @Test("a history that was rewritten: what nobody signed anew is nobody's")
  func rewritten() throws {
    try ring { ring, signers in
      try ring.append([words[0]])
      try ring.commit("islamabad")
      try ring.place.git("-C", "register", "commit", "-q", "--amend", "--no-gpg-sign", "-m", "y")
      #expect(try ring.look(signers).of(words[0]) == [])
      try ring.append([words[1]])
      try ring.commit("islamabad")
      try ring.place.git(
        "-C", "register", "-c", "gpg.format=ssh", "-c",
        "user.signingkey=\(ring.path("key-ankara"))", "commit", "-q", "-S", "--amend", "-m", "y")
      #expect(try words.prefix(2).map(ring.look(signers).of) == [[], ["tr"]])
    }
  }

  /// A word nobody signed, and behind it a commit of pk's.
  private func wordBehind(_ ring: KeyRing) throws {
    try ring.append([words[0]])
    try ring.commit(nil)
    try ring.append([words[1]])
    try ring.commit("islamabad")
  }

  /// Git by hand sees one commit, and in it both words.
  private func expectFooled(_ ring: KeyRing) throws {
    let count = try ring.place.git("-C", "register", "rev-list", "--count", "HEAD")
    #expect(count == "1\n", "else the test shows nothing")
  }

  @Test("a graft, a replacement or a commit-graph that lies makes no commit bring more than it did")
  func lies() throws {
    try ring { ring, signers in
      try wordBehind(ring)
      try ring.place.git("-C", "register", "replace", "--graft", "HEAD")
      try expectFooled(ring)
      #expect(try words.prefix(2).map(ring.look(signers).of) == [[], ["pk"]])
      try ring.place.git("-C", "register", "replace", "-d", "HEAD")
      try ring.place.write("register/.git/info/grafts", try ring.tip.hex + "\n")
      try expectFooled(ring)
      #expect(try words.prefix(2).map(ring.look(signers).of) == [[], ["pk"]])
      try FileManager.default.removeItem(atPath: ring.path("register/.git/info/grafts"))
      try lieInCommitGraph(ring)
      try expectFooled(ring)
      #expect(try words.prefix(2).map(ring.look(signers).of) == [[], ["pk"]])
    }
  }

  /// Says there that the last commit has no parent: four bytes behind the name of its tree.
  private func lieInCommitGraph(_ ring: KeyRing) throws {
    try ring.place.git("-C", "register", "commit-graph", "write", "--reachable")
    let url = URL(filePath: ring.path("register/.git/objects/info/commit-graph"))
    var graph = try Data(contentsOf: url)
    let tree = try ring.place.git("-C", "register", "rev-parse", "HEAD^{tree}").dropLast()
    let digits = Array(tree)
    let name = Data(
      stride(from: 0, to: digits.count, by: 2).compactMap {
        UInt8(String(digits[$0...($0 + 1)]), radix: 16)
      })
    let place = try #require(graph.range(of: name)).upperBound
    graph.replaceSubrange(place..<(place + 4), with: [0x70, 0, 0, 0])
    try FileManager.default.removeItem(at: url)
    try graph.write(to: url)
  }

  @Test("in a repository whose objects have names of SHA-256 it is the same")
  func sha256() throws {
    try ring(format: "sha256") { ring, signers in
      try wordBehind(ring)
      try ring.append([words[2]])
      try ring.commit("ankara")
      #expect(try words.map(ring.look(signers).of) == [[], ["pk"], ["tr"], []])
    }
  }
}
