import Dates
import Entities
import Foundation
import JSON
import Journal
import Store
import TestSupport
import Testing

@testable import Sync

/// Keys made for a test in its own folder, by the real ssh-keygen, and a repository in which
/// commits are signed with them.
struct KeyRing {
  let place: GitPlace

  /// A repository called `register`, with nothing in it.
  init(format: String = "sha1") throws {
    place = try GitPlace()
    try place.git("init", "-q", "-b", "main", "--object-format=\(format)", "register")
    try FileManager.default.createDirectory(
      at: place.folder.appending(path: "register/journal"), withIntermediateDirectories: true)
    try place.write("register/register.json", SmallRegister().header.pretty)
  }

  /// Makes a key; its line of signers.
  func make(_ name: String, options: String = "") throws -> String {
    try place.makeKey(name, options: options)
  }

  func path(_ name: String) -> String { place.folder.appending(path: name).path }
  private func key(_ name: String) -> String { path("key-\(name)") }

  // MARK: Events

  /// A line that carries a party's word, or nobody's.
  static func word(_ number: Int, of party: String?, by writer: String = "desk-aaaaaa") -> String {
    Draft(by: "someone", party: party, changes: [Change(.noteAdded("n\(number)"), on: .register)])
      .line(
        id: EventID(writer: writer, sequence: number),
        at: Moment(milliseconds: 1_800_000_000_000 + Int64(number)))
  }

  /// Appends lines to a journal.
  func append(_ lines: [String], to name: String = "desk-aaaaaa.jsonl") throws {
    let file = place.folder.appending(path: "register/journal/\(name)")
    let before = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    try place.write("register/journal/\(name)", before + lines.map { $0 + "\n" }.joined())
  }

  /// Commits all there is, signed with a key or with none.
  func commit(_ key: String?, at day: String = "2026-06-01") throws {
    try commit(key, date: "\(day)T12:00:00Z")
  }

  func commit(_ key: String?, date: String) throws {
    try place.git("-C", "register", "add", "-A")
    var arguments = ["-C", "register"]
    if let key {
      arguments += ["-c", "gpg.format=ssh", "-c", "user.signingkey=\(self.key(key))"]
    }
    arguments += ["commit", "-q", key == nil ? "--no-gpg-sign" : "-S", "-m", "x", "--date", date]
    let done = try place.run(["git"] + arguments, program: "GIT_COMMITTER_DATE=\(date)")
    #expect(done.code == 0, "\(done.said)")
  }

  /// Puts a signature into the last commit, in the place of its own if it has one.
  func sign(_ payload: (String) throws -> String) throws {
    let commit = try place.git("-C", "register", "cat-file", "commit", "HEAD")
    let lines = commit.split(separator: "\n", omittingEmptySubsequences: false)
    let blank = try #require(lines.firstIndex(of: ""))
    let kept = lines[..<blank].filter { !$0.hasPrefix("gpgsig") && !$0.hasPrefix(" ") }
    let signature = try payload((kept + lines[blank...]).joined(separator: "\n"))
    let header = signature.split(separator: "\n").enumerated().map { place, line in
      place == 0 ? "gpgsig \(line)" : " \(line)"
    }
    try place.write(
      "commit",
      (kept.map(String.init) + header + lines[blank...].map(String.init)).joined(separator: "\n"))
    let id = try place.git("-C", "register", "hash-object", "-t", "commit", "-w", path("commit"))
    try place.git("-C", "register", "reset", "-q", "--hard", String(id.dropLast()))
  }

  /// What ssh-keygen signs of a text.
  func signature(
    _ text: String, with key: String, namespace: String = "git"
  ) throws -> String {
    try place.write("payload", text)
    try? FileManager.default.removeItem(atPath: path("payload.sig"))
    let made = try place.run(
      ["-q", "-Y", "sign", "-n", namespace, "-f", self.key(key), path("payload")],
      program: "ssh-keygen")
    #expect(made.code == 0, "\(made.said)")
    return try String(contentsOfFile: path("payload.sig"), encoding: .utf8)
  }

  // MARK: Looking

  /// Two parties, pk and tr, with these signers.
  static func header(_ signers: [String: [String]]) throws -> Header {
    var small = SmallRegister()
    small.signers = signers
    return try #require(Header(reading: Array(small.header.compact.utf8)))
  }

  func repository() throws -> Repository {
    try Repository.find(place.folder.appending(path: "register").path)
  }

  func git() throws -> Git {
    let environment = place.environment
    return Git(try repository(), variable: { environment[$0] })
  }

  var tip: ObjectID {
    get throws {
      let text = try place.git("-C", "register", "rev-parse", "HEAD")
      return try #require(ObjectID(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    }
  }

  /// Parties by the lines they vouch for.
  func look(
    _ signers: [String: [String]], knowing known: Vouched? = nil
  ) throws -> (vouched: Vouched?, of: (String) -> [String]) {
    let git = try git()
    try git.prepareDesk(try git.settings())
    let vouched = try WordSearch(git, try KeyRing.header(signers)).look(to: try tip, knowing: known)
    return (vouched, { vouched?.vouching.parties[SHA256($0.utf8)] ?? [] })
  }
}

extension GitPlace {
  /// Makes a key `key-NAME` by the real ssh-keygen; its line of signers.
  func makeKey(_ name: String, options: String = "", passphrase: String = "") throws -> String {
    let path = folder.appending(path: "key-\(name)").path
    let made = try run(
      ["-q", "-t", "ed25519", "-N", passphrase, "-C", name, "-f", path], program: "ssh-keygen")
    #expect(made.code == 0, "\(made.said)")
    let parts = try String(contentsOfFile: path + ".pub", encoding: .utf8).split(separator: " ")
    return "\(name)@example.org \(options.isEmpty ? "" : options + " ")\(parts[0]) \(parts[1])"
  }
}
