import Entities
import Foundation
import JSON
import Journal
import Store
import TestSupport
import Testing

@testable import Sync

/// Whose word it is, found in real histories signed with real keys.
@Suite struct WordSearchTests {
  private func ring(_ test: (KeyRing) throws -> Void) throws {
    let ring = try KeyRing()
    defer { ring.place.remove() }
    try test(ring)
  }

  @Test("each party's key vouches for what its commit brought, whoever's word that claims to be")
  func twoMinistries() throws {
    try ring { ring in
      let signers = ["pk": [try ring.make("islamabad")], "tr": [try ring.make("ankara")]]
      _ = try ring.make("stranger")
      let words = (1...6).map { KeyRing.word($0, of: $0 < 4 ? "pk" : "tr") }
      try ring.append([words[0]])
      try ring.commit("islamabad")
      try ring.append([words[3], words[1], KeyRing.word(9, of: nil), KeyRing.word(10, of: "xx")])
      try ring.commit("ankara")
      try ring.append([words[2]])
      try ring.commit(nil)
      try ring.append([words[4]])
      try ring.commit("stranger")
      try ring.append([words[5]])
      try ring.append(["{\"id\":\"torn"], to: "other-bbbbbb.jsonl")
      try ring.commit("ankara")
      let (vouched, of) = try ring.look(signers)
      #expect(words.map(of) == [["pk"], ["tr"], [], ["tr"], [], ["tr"]])
      #expect(vouched?.vouching.parties.count == 4)
      #expect(try vouched?.tips == [ring.tip.hex])
    }
  }

  @Test("no keys, nothing looked at; nothing recorded, nothing found")
  func nothing() throws {
    try ring { ring in
      let key = try ring.make("islamabad")
      try ring.place.write("register/note.txt", "x")
      try ring.commit("islamabad")
      #expect(try ring.look([:]).vouched == nil)
      let vouched = try ring.look(["pk": [key]]).vouched
      #expect(vouched?.vouching.parties.isEmpty == true)
      #expect(vouched?.vouching.gap == nil)
    }
  }

  @Test("a key's signatures count in its time, by the clock of the commit")
  func times() throws {
    try ring { ring in
      let key = try ring.make(
        "islamabad", options: "valid-after=\"20260101\",valid-before=\"20260501000000Z\"")
      let days = ["2025-12-31", "2026-01-01", "2026-04-30", "2026-05-01"]
      let words = (1...4).map { KeyRing.word($0, of: "pk") }
      for (word, day) in zip(words, days) {
        try ring.append([word])
        try ring.commit("islamabad", at: day)
      }
      #expect(try words.map(ring.look(["pk": [key]]).of) == [[], ["pk"], ["pk"], []])
    }
  }

  @Test("what was signed in another register says nothing here, though the histories be joined")
  func otherRegister() throws {
    try ring { ring in
      let key = try ring.make("islamabad")
      let words = (1...3).map { KeyRing.word($0, of: "pk") }
      try ring.append([words[0]])
      try ring.commit("islamabad")
      let (own, other) = (SmallRegister().header, SmallRegister().header.replacing("id", with: "x"))
      try ring.place.write("register/register.json", other.pretty)
      try ring.append([words[1]])
      try ring.commit("islamabad")
      try FileManager.default.removeItem(atPath: ring.path("register/register.json"))
      try ring.append([words[2]])
      try ring.commit("islamabad")
      try ring.place.write("register/register.json", own.pretty)
      try ring.commit("islamabad")
      #expect(try words.map(ring.look(["pk": [key]]).of) == [["pk"], [], []])
    }
  }

  @Test("a merge vouches for nothing, not even for what it adds itself")
  func merges() throws {
    try ring { ring in
      let signers = ["pk": [try ring.make("islamabad")], "tr": [try ring.make("ankara")]]
      let words = [1, 4].map { KeyRing.word($0, of: "pk") }
      let side = [("tr", 2), ("pk", 3)].map { KeyRing.word($1, of: $0, by: "side-bbbbbb") }
      let git = { (arguments: String...) in
        try ring.place.run(["-C", "register"] + arguments)
      }
      try ring.append([words[0]])
      try ring.commit("islamabad")
      _ = try git("switch", "-q", "-c", "side")
      try ring.append(side, to: "side-bbbbbb.jsonl")
      try ring.commit(nil)
      _ = try git("switch", "-q", "main")
      try ring.place.write("register/note.txt", "x")
      try ring.commit(nil)
      _ = try git("merge", "-q", "--no-commit", "--no-ff", "side")
      try ring.append([words[1]])
      try ring.commit("islamabad")
      #expect(try git("rev-list", "--merges", "HEAD").out.split(separator: "\n").count == 1)
      #expect(try (words + side).map(ring.look(signers).of) == [["pk"], [], [], []])
    }
  }

  @Test(
    "what was looked at is not looked at again; other keys, or a history begun anew, are looked through"
  )
  func again() throws {
    try ring { ring in
      let (pk, tr) = (try ring.make("islamabad"), try ring.make("ankara"))
      let words = (1...2).map { KeyRing.word($0, of: "pk") }
      try ring.append([words[0]])
      try ring.commit("islamabad")
      let first = try #require(try ring.look(["pk": [pk]]).vouched)
      // Were it looked at again, what is forgotten here would be found again.
      var forgetful = first
      forgetful.vouching = Vouching()
      #expect(try ring.look(["pk": [pk]], knowing: forgetful).of(words[0]) == [])
      try ring.append([words[1]])
      try ring.commit("islamabad")
      let second = try ring.look(["pk": [pk]], knowing: forgetful)
      #expect(words.map(second.of) == [[], ["pk"]])
      #expect(try words.map(ring.look(["pk": [pk]], knowing: first).of) == [["pk"], ["pk"]])
      let changed = try ring.look(["pk": [tr], "tr": [pk]], knowing: first)
      #expect(words.map(changed.of) == [["tr"], ["tr"]])
      forgetful.tips = [String(repeating: "a", count: 40)]
      let anew = try ring.look(["pk": [pk]], knowing: forgetful)
      #expect(words.map(anew.of) == [["pk"], ["pk"]])
    }
  }

  @Test("the end of a shallow history vouches for nothing: there all there is looks new")
  func shallow() throws {
    try ring { ring in
      let key = try ring.make("islamabad")
      let words = (1...3).map { KeyRing.word($0, of: "pk") }
      for (number, word) in words.enumerated() {
        try ring.append([word])
        try ring.commit(number == 0 ? nil : "islamabad")
      }
      try ring.place.git(
        "-C", "register", "fetch", "-q", "--depth", "2", "file://\(ring.path("register"))")
      try ring.place.git(
        "clone", "-q", "--depth", "2", "file://\(ring.path("register"))", "shallow")
      try FileManager.default.removeItem(at: ring.place.folder.appending(path: "register"))
      try FileManager.default.moveItem(
        at: ring.place.folder.appending(path: "shallow"),
        to: ring.place.folder.appending(path: "register"))
      #expect(try words.map(ring.look(["pk": [key]]).of) == [[], [], ["pk"]])
    }
  }

  @Test("a signature of another kind says nothing, whatever the program that checks it says")
  func otherPrograms() throws {
    try ring { ring in
      let key = try ring.make("islamabad")
      let script = ring.path("gpg")
      try ring.place.write(
        "gpg",
        """
        #!/bin/sh
        cat >/dev/null
        echo '[GNUPG:] NEWSIG'
        echo '[GNUPG:] GOODSIG 0123456789ABCDEF pk'
        echo '[GNUPG:] VALIDSIG SHA256:ABCDEF0123456789ABCDEF0123456789ABCDEF01 2026-01-01 1 0 4 0 1 8 00 SHA256:AB'
        echo '[GNUPG:] TRUST_ULTIMATE'
        echo 'Good "git" signature for pk with ED25519 key SHA256:abc' >&2
        """)
      try ring.place.permit("gpg", 0o755)
      for name in ["gpg.program", "gpg.openpgp.program", "gpg.x509.program", "gpg.ssh.program"] {
        try ring.place.git("config", "--global", name, script)
        try ring.place.git("-C", "register", "config", name, script)
      }
      let word = KeyRing.word(1, of: "pk")
      try ring.append([word])
      try ring.commit(nil)
      for mark in ["PGP SIGNATURE", "SIGNED MESSAGE", "SSH SIGNATURE"] {
        let commit = try ring.place.git("-C", "register", "cat-file", "commit", "HEAD")
        let lines = commit.split(separator: "\n", omittingEmptySubsequences: false)
        let blank = try #require(lines.firstIndex(of: ""))
        let kept = lines[..<blank].filter { !$0.hasPrefix("gpgsig") && !$0.hasPrefix(" ") }
        let signed =
          kept + ["gpgsig -----BEGIN \(mark)-----", " ", " AAAA", " -----END \(mark)-----"]
          + lines[blank...]
        try ring.place.write("commit", signed.joined(separator: "\n"))
        let id = try ring.place.git(
          "-C", "register", "hash-object", "-t", "commit", "-w", ring.path("commit"))
        try ring.place.git("-C", "register", "reset", "-q", "--hard", String(id.dropLast()))
        if mark == "PGP SIGNATURE" {
          let plain = try ring.place.git("-C", "register", "log", "-1", "--format=%G? %GS")
          #expect(plain == "G pk\n", "else the test shows nothing")
        }
        #expect(try ring.look(["pk": [key]]).of(word) == [], "\(mark)")
      }
    }
  }

  @Test("a register in a folder with odd letters; a line counts in its writer's journal alone")
  func oddNames() throws {
    try ring { ring in
      let key = try ring.make("islamabad")
      let folder = "re [g]*\"ı\\"
      let words = (1...3).map { KeyRing.word($0, of: "pk") }
      let journal = ring.place.folder.appending(path: "register/\(folder)/journal")
      try FileManager.default.createDirectory(at: journal, withIntermediateDirectories: true)
      let names = ["desk-aaaaaa.jsonl", "desk-aaaaaa (copy 1).jsonl", "other-bbbbbb.jsonl"]
      for (name, word) in zip(names, words) {
        try ring.place.write("register/\(folder)/journal/\(name)", word + "\n")
      }
      try ring.place.write("register/\(folder)/register.json", SmallRegister().header.pretty)
      try ring.append([KeyRing.word(9, of: "pk")])
      try ring.commit("islamabad")
      let environment = ring.place.environment
      let repository = try Repository.find(journal.deletingLastPathComponent().path)
      let git = Git(repository, variable: { environment[$0] })
      try git.prepareDesk(try git.settings())
      let found = try WordSearch(git, KeyRing.header(["pk": [key]])).look(
        to: try ring.tip, knowing: nil)
      let parties = found?.vouching.parties ?? [:]
      #expect(words.map { parties[SHA256($0.utf8)] ?? [] } == [["pk"], [], []])
      #expect(parties.count == 1)
    }
  }

  // MARK: Reading differences

  @Test(
    "lines of a journal that look like git's own are lines, wherever the bytes are cut",
    arguments: [1, 2, 3, 7, 64, 10_000])
  func cuts(_ size: Int) throws {
    let (one, two) = (String(repeating: "1", count: 40), String(repeating: "a", count: 40))
    let text = """
      \(one)
      diff --git a/desk-aaaaaa.jsonl b/desk-aaaaaa.jsonl
      index 1..2 100644
      --- a/desk-aaaaaa.jsonl
      +++ b/desk-aaaaaa.jsonl
      @@ -1,2 +1,4 @@
      --- a/x
      -@@ -1 +1,9 @@
      +++ b/x.jsonl
      +\(two)
      +@@ -1 +1,9 @@
      +
      \\ No newline at end of file
      @@ -9,0 +12 @@ +context
      +last
      diff --git a/note.txt b/note.txt
      --- /dev/null
      +++ b/note.txt
      @@ -0,0 +1 @@
      +no journal
      \(two)
      diff --git a/other-bbbbbb.jsonl b/other-bbbbbb.jsonl
      --- /dev/null
      +++ b/other-bbbbbb.jsonl
      @@ -0,0 +1,2 @@
      +\u{0}x
      +y\r

      """
    var found: [String] = []
    var changed = ChangedLines { line in
      let sign = line.isAdded ? "+" : "-"
      let text = String(decoding: line.line, as: UTF8.self)
      found.append("\(line.commit.hex.prefix(1)) \(line.writer.prefix(1)) \(sign) \(text)")
    }
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: size) {
      changed.take(Array(bytes[start..<min(bytes.count, start + size)]))
    }
    #expect(
      found == [
        "1 d - -- a/x", "1 d - @@ -1 +1,9 @@", "1 d + ++ b/x.jsonl", "1 d + \(two)",
        "1 d + @@ -1 +1,9 @@", "1 d + ", "1 d + last", "a o + \u{0}x", "a o + y\r",
      ])
  }
}
