import Foundation
import Sync
import Testing

/// A program that leaves a mark wherever it is run, for all that must not run.
struct Canary {
  let place: GitPlace
  var path: String { place.folder.appending(path: "canary").path }
  /// A line of a shell's that leaves the mark.
  var bite: String { "touch '\(path)'" }
  /// A program that does.
  var program: String { place.folder.appending(path: "bite").path }

  init(_ place: GitPlace) throws {
    self.place = place
    try place.script("bite", "#!/bin/sh\n\(bite)\nexit 0\n")
  }

  /// Puts a program that bites.
  func put(_ name: String) throws {
    try place.write(name, "#!/bin/sh\n\(bite)\nexit 0\n")
    try place.permit(name, 0o755)
  }

  /// Puts one in the place of every hook.
  func setHooks(_ folder: String) throws {
    try FileManager.default.createDirectory(
      at: place.folder.appending(path: folder), withIntermediateDirectories: true)
    for name in GitTraps.hooks { try put("\(folder)/\(name)") }
  }

  func set(_ settings: [(String, String)], in config: String) throws {
    for (key, value) in settings { try place.git("config", "--file", config, key, value) }
  }

  /// The trap is one: git by hand falls into it.
  func expectPlainGitIsBitten(
    _ words: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    _ = try place.run(words)
    let isThere = FileManager.default.fileExists(atPath: path)
    #expect(isThere, "the trap does not bite", sourceLocation: sourceLocation)
    try? FileManager.default.removeItem(atPath: path)
  }

  func expectNoBite(sourceLocation: SourceLocation = #_sourceLocation) {
    let isThere = FileManager.default.fileExists(atPath: path)
    #expect(!isThere, "something of theirs ran", sourceLocation: sourceLocation)
  }
}

/// Two partners, and a program that leaves a mark wherever it is run.
struct HostilePartners {
  let partners: Partners
  let a: Partner
  let b: Partner
  let canary: Canary
  var place: GitPlace { partners.place }

  init() throws {
    partners = try Partners()
    let people = try partners.clones("b")
    (a, b) = (people[0], people[1])
    canary = try Canary(partners.place)
  }

  /// What a and b record reaches both, and nothing of theirs runs.
  func expectBothHaveBoth(sourceLocation: SourceLocation = #_sourceLocation) throws {
    try a.note("of a")
    try a.sync()
    try b.note("of b")
    let outcome = try b.sync()
    #expect(outcome.received.count == 2, sourceLocation: sourceLocation)
    #expect(outcome.sent.count == 2, sourceLocation: sourceLocation)
    #expect(try b.notes() == ["of a", "of b"], sourceLocation: sourceLocation)
    let journal = try a.journal()
    let isSame = try b.read(journal) == a.read(journal)
    #expect(isSame, "byte for byte", sourceLocation: sourceLocation)
    canary.expectNoBite(sourceLocation: sourceLocation)
  }
}

extension HostilePartners {
  /// The keys for which git takes this value in b's configuration: one shell asks it, key by key.
  func keysTaking(_ value: String) throws -> [String] {
    let keys = try GitTraps.keys()
    for (number, key) in keys.enumerated() {
      try place.write("key-\(number)", GitTraps.text(of: [key], value))
    }
    let script = """
      cp b/.git/config own
      for number in $(seq 0 \(keys.count - 1)); do
        cat own key-$number > b/.git/config
        git -C b for-each-ref >/dev/null 2>&1 && echo $number
      done
      mv own b/.git/config
      """
    let answer = try place.run(["-c", script], program: "sh")
    return answer.out.split(separator: "\n").compactMap { Int($0) }.map { keys[$0] }
  }

  /// A clone made by us.
  func cloned(_ name: String) throws -> Cloning.Cloned {
    let environment = place.environment
    let address = try Address(place.folder.appending(path: name).path)
    let cloning = Cloning(address, salt: "salt") { repository in
      Git(repository, variable: { environment[$0] })
    }
    return try cloning.make(place.folder.appending(path: "cloned").path) { _ in }
  }
}

/// Everything git would run, or read, for one who controls a repository.
enum GitTraps {
  static let hooks = [
    "applypatch-msg", "pre-applypatch", "post-applypatch", "pre-commit", "pre-merge-commit",
    "prepare-commit-msg", "commit-msg", "post-commit", "pre-rebase", "post-checkout", "post-merge",
    "pre-push", "pre-receive", "update", "proc-receive", "post-receive", "post-update",
    "reference-transaction", "push-to-checkout", "pre-auto-gc", "post-rewrite",
    "sendemail-validate", "fsmonitor-watchman", "post-index-change",
  ]

  /// Settings that start a program, each with one that bites.
  static func settings(_ program: String) -> [(String, String)] {
    [
      ("core.fsmonitor", program), ("core.sshCommand", program), ("core.hooksPath", "hooks"),
      ("core.alternateRefsCommand", program), ("core.editor", program), ("core.pager", program),
      ("core.askPass", program), ("core.gitProxy", program), ("sequence.editor", program),
      ("diff.external", program), ("credential.helper", program), ("gpg.program", program),
      ("gpg.ssh.program", program), ("gpg.ssh.defaultKeyCommand", program),
      ("commit.gpgSign", "true"), ("push.gpgSign", "if-asked"), ("gc.auto", "1"),
      ("uploadpack.packObjectsHook", program), ("receive.procReceiveRefs", "refs"),
      ("filter.evil.clean", program), ("filter.evil.smudge", program),
      ("filter.evil.process", program), ("filter.evil.required", "true"),
      ("diff.evil.command", program), ("diff.evil.textconv", program),
      ("merge.evil.driver", program), ("merge.ahd.driver", program),
      ("mergetool.evil.cmd", program), ("alias.fetch", "!\(program)"),
      ("alias.push", "!\(program)"), ("alias.update-ref", "!\(program)"),
      ("interactive.diffFilter", program), ("man.viewer", program),
      ("protocol.ext.allow", "always"), ("protocol.allow", "always"),
      ("transfer.advertiseObjectInfo", "true"), ("remote.origin.vcs", "evil"),
      ("remote.origin.uploadpack", program), ("remote.origin.receivepack", program),
      ("trace2.eventTarget", "/dev/stderr"), ("transfer.credentialsInUrl", "allow"),
      ("extensions.partialClone", "origin"), ("remote.origin.promisor", "true"),
    ]
  }

  /// Every key there is, by git's own documentation and by the git that runs here; what stands for
  /// a name of one's choice is `evil`.
  static func keys() throws -> [String] {
    let list = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "git-config-keys.txt")
    let place = try GitPlace()
    defer { place.remove() }
    let all = try String(contentsOf: list, encoding: .utf8) + place.git("help", "--config")
    let keys = all.split(separator: "\n").filter { !$0.hasPrefix("#") && !$0.contains(" ") }
      .map { String($0).replacing(#/<[^>]*>/#, with: "evil").replacing("*", with: "evil") }
    return Set(keys.filter { $0.contains(".") && !$0.contains { "_:".contains($0) } }).sorted()
  }

  /// A configuration in which each is set to the same.
  static func everyKey(_ value: String) throws -> String { try text(of: keys(), value) }

  /// The same of these.
  static func text(of keys: [String], _ value: String) -> String {
    keys.map { key in
      let parts = key.split(separator: ".")
      let middle = parts.dropFirst().dropLast().joined(separator: ".")
      let head = middle.isEmpty ? "[\(parts[0])]" : "[\(parts[0]) \"\(middle)\"]"
      return "\(head)\n\t\(parts.last ?? "") = \"\(value)\"\n"
    }.joined()
  }
}
