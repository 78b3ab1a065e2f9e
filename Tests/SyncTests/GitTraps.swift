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
    try put("bite")
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
}
