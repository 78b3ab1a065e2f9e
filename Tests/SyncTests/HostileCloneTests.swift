import Foundation
import Store
import Sync
import Testing

/// Repositories whose makers mean ill: a canary tells whether anything of theirs ran, and a sentence is all they get.
@Suite struct HostileCloneTests {
  /// A repository made of git's parts, so that it may hold what no git would put there.
  private struct Trap {
    let place: GitPlace
    var target: String { place.folder.appending(path: "clone").path }
    var canary: String { place.folder.appending(path: "canary").path }
    /// Runs where something of theirs is run.
    var bite: String { "touch '\(canary)'" }

    init() throws {
      place = try GitPlace()
      try place.git("init", "-q", "-b", "main", "a")
    }

    func blob(_ text: String) throws -> String {
      try place.write("blob", text)
      return String(
        try place.git("-C", "a", "hash-object", "-w", "--no-filters", "../blob").dropLast())
    }

    /// A tree of `mode`, name and object, however odd; names of objects as hex.
    func tree(_ entries: [(mode: String, name: String, id: String)]) throws -> String {
      var bytes = Data()
      for entry in entries {
        bytes += Data("\(entry.mode) \(entry.name)\0".utf8)
        let digits = Array(entry.id.utf8)
        bytes += Data(
          stride(from: 0, to: digits.count, by: 2).map { start in
            UInt8(String(decoding: digits[start..<(start + 2)], as: UTF8.self), radix: 16) ?? 0
          })
      }
      try bytes.write(to: place.folder.appending(path: "tree"))
      let words = ["hash-object", "-w", "--literally", "-t", "tree", "../tree"]
      let answer = try place.run(["-C", "a"] + words)
      #expect(answer.code == 0, "\(answer.said)")
      return String(answer.out.dropLast())
    }

    func header() throws -> (mode: String, name: String, id: String) {
      ("100644", "register.json", try blob(CloningTests.header))
    }

    /// Makes a commit of a tree, and a bare repository of that.
    func publish(_ tree: String) throws {
      let commit = try place.git("-C", "a", "commit-tree", "-m", "x", tree).dropLast()
      try place.git("-C", "a", "update-ref", "refs/heads/main", String(commit))
      try place.git("init", "-q", "--bare", "-b", "main", "bare.git")
      try place.git("-C", "a", "push", "-q", "../bare.git", "main")
    }

    func clone(limit: Int = 1 << 33) throws -> Result<Cloning.Cloned, SyncFailure> {
      let environment = place.environment
      let cloning = Cloning(
        try Address(place.folder.appending(path: "bare.git").path), salt: "salt", limit: limit
      ) { repository in Git(repository, variable: { environment[$0] }) }
      do throws(SyncFailure) { return .success(try cloning.make(target) { _ in }) } catch {
        return .failure(error)
      }
    }

    /// The clone is refused in a sentence, with nothing made and nothing run.
    func isRefused(
      limit: Int = 1 << 33, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> SyncFailure? {
      let result = try clone(limit: limit)
      let isThere = FileManager.default.fileExists(atPath: target)
      #expect(!isThere, "nothing is there", sourceLocation: sourceLocation)
      expectNoBite(sourceLocation)
      guard case .failure(let failure) = result else {
        Issue.record("it was cloned", sourceLocation: sourceLocation)
        return nil
      }
      #expect(failure.words.hasSuffix("."), sourceLocation: sourceLocation)
      #expect(!failure.words.unicodeScalars.contains { $0.value < 0x20 })
      return failure
    }

    /// The trap is one: git by hand falls into it.
    func expectPlainGitIsBitten(sourceLocation: SourceLocation = #_sourceLocation) throws {
      _ = try place.run(["clone", "-q", "bare.git", "by-hand"])
      let hasRun = FileManager.default.fileExists(atPath: canary)
      #expect(hasRun, "the trap does not bite", sourceLocation: sourceLocation)
      try FileManager.default.removeItem(atPath: canary)
    }

    func expectNoBite(_ sourceLocation: SourceLocation = #_sourceLocation) {
      let hasRun = FileManager.default.fileExists(atPath: canary)
      #expect(!hasRun, "something of theirs ran", sourceLocation: sourceLocation)
    }
  }

  // MARK: What stands where a file should

  @Test(arguments: ["register.json", "commitments.json", "journal", "journal/x-aaaaaa.jsonl"])
  func aLinkIsRefused(path: String) throws {
    let trap = try Trap()
    defer { trap.place.remove() }
    let link = try trap.blob("/etc/passwd")
    let isHeader = path == "register.json"
    var entries = isHeader ? [] : [try trap.header()]
    if path.hasPrefix("journal/") {
      let inner = try trap.tree([("120000", "x-aaaaaa.jsonl", link)])
      entries.insert(("40000", "journal", inner), at: 0)
    } else {
      entries.append(("120000", path, link))
    }
    try trap.publish(try trap.tree(entries.sorted { $0.name < $1.name }))
    guard case .unfit(let at, _, .link)? = try trap.isRefused() else {
      Issue.record("no link was found")
      return
    }
    #expect(at == path)
  }

  @Test func aLinkElsewhereIsNoLinkHere() throws {
    let trap = try Trap()
    defer { trap.place.remove() }
    let link = try trap.blob("/etc/passwd")
    try trap.publish(try trap.tree([("120000", "README", link), try trap.header()]))
    _ = try trap.clone().get()
    let kind = try FileManager.default.attributesOfItem(atPath: "\(trap.target)/README")[.type]
    #expect(kind as? FileAttributeType == .typeRegular)
  }

  @Test(arguments: [".git", ".GIT", ".git ", "git~1", ".g\u{200C}it", "..", "."])
  func aWayOutIsRefused(name: String) throws {
    let trap = try Trap()
    defer { trap.place.remove() }
    let hook = try trap.blob("#!/bin/sh\n\(trap.bite)\n")
    let inner = try trap.tree([("100755", "post-checkout", hook)])
    try trap.publish(try trap.tree([("40000", name, inner), try trap.header()]))
    guard case .git(let fault)? = try trap.isRefused() else { return }
    guard case .forbidden = fault.fact else {
      Issue.record("\(fault.words)")
      return
    }
  }

  @Test func aSubmoduleIsNotFetched() throws {
    let trap = try Trap()
    defer { trap.place.remove() }
    let modules = """
      [submodule "x"]
        path = x
        url = ext::sh -c "\(trap.bite)"
        update = !\(trap.bite)
      """
    let commit = String(repeating: "1", count: 40)
    try trap.publish(
      try trap.tree([
        ("100644", ".gitmodules", try trap.blob(modules)), try trap.header(),
        ("160000", "x", commit),
      ]))
    _ = try trap.clone()
    trap.expectNoBite()
  }

  // MARK: What would be run, or change what is written

  @Test func attributesChangeNothing() throws {
    let trap = try Trap()
    defer { trap.place.remove() }
    try trap.place.git("config", "--global", "filter.evil.smudge", trap.bite)
    try trap.place.git("config", "--global", "filter.evil.required", "true")
    try trap.place.git("config", "--global", "core.autocrlf", "true")
    let attributes =
      "* filter=evil ident text eol=crlf working-tree-encoding=UTF-16 merge=evil diff=evil\n"
    let line = "{\"a\": \"$Id$\"}\n"
    let inner = try trap.tree([("100644", "x-aaaaaa.jsonl", try trap.blob(line))])
    try trap.publish(
      try trap.tree([
        ("100644", ".gitattributes", try trap.blob(attributes)), ("40000", "journal", inner),
        try trap.header(),
      ]))
    try trap.expectPlainGitIsBitten()
    _ = try trap.clone().get()
    let journal = "\(trap.target)/journal/x-aaaaaa.jsonl"
    #expect(try String(contentsOfFile: journal, encoding: .utf8) == line)
    trap.expectNoBite()
  }

  @Test func theOtherSidesHooksAndConfigurationDoNotRun() throws {
    let trap = try Trap()
    defer { trap.place.remove() }
    try trap.publish(try trap.tree([try trap.header()]))
    let bite = "#!/bin/sh\n\(trap.bite)\n"
    try FileManager.default.createDirectory(
      atPath: trap.place.folder.appending(path: "bare.git/hooks").path,
      withIntermediateDirectories: true)
    try trap.place.write("bite", bite)
    try trap.place.permit("bite", 0o755)
    let program = trap.place.folder.appending(path: "bite").path
    for name in GitTraps.hooks {
      try trap.place.write("bare.git/hooks/\(name)", bite)
      try trap.place.permit("bare.git/hooks/\(name)", 0o755)
    }
    for (key, value) in GitTraps.settings(program) {
      try trap.place.git("config", "--file", "bare.git/config", key, value)
    }
    _ = try trap.clone().get()
    trap.expectNoBite()
  }

  @Test func aTemplateOfHooksIsNotTaken() throws {
    let trap = try Trap()
    defer { trap.place.remove() }
    try trap.publish(try trap.tree([try trap.header()]))
    let folder = trap.place.folder.appending(path: "template/hooks")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try trap.place.write("template/hooks/post-checkout", "#!/bin/sh\n\(trap.bite)\n")
    try trap.place.permit("template/hooks/post-checkout", 0o755)
    let path = trap.place.folder.appending(path: "template").path
    try trap.place.git("config", "--global", "init.templateDir", path)
    try trap.expectPlainGitIsBitten()
    _ = try trap.clone().get()
    trap.expectNoBite()
  }

  // MARK: What is too much

  @Test func aFileBlownUpIsRefusedBeforeItIsWritten() throws {
    let trap = try Trap()
    defer { trap.place.remove() }
    let zeros = String(repeating: "\0", count: 50 << 20)
    let bomb = try trap.blob(zeros)
    try trap.publish(
      try trap.tree([("100644", "a", bomb), ("100644", "b", bomb), try trap.header()]))
    guard case .git(let fault)? = try trap.isRefused(limit: 80 << 20) else {
      Issue.record("it is no fault of git's")
      return
    }
    #expect(fault.fact == .tooLarge(80 << 20))
  }

  @Test func thousandsOfJournalsAreCloned() throws {
    let trap = try Trap()
    defer { trap.place.remove() }
    let id = try trap.blob("{}\n")
    let names = (0..<5000).map { "w-\(String($0, radix: 36).reversed().map(String.init).joined())" }
    let width = 9
    let inner = try trap.tree(
      names.map { $0 + String(repeating: "0", count: max(0, width - $0.count)) + ".jsonl" }
        .sorted().map { ("100644", $0, id) })
    try trap.publish(try trap.tree([("40000", "journal", inner), try trap.header()]))
    _ = try trap.clone().get()
    let count = try FileManager.default.contentsOfDirectory(atPath: "\(trap.target)/journal").count
    #expect(count > 4000)
  }

  @Test func aNameThatWritesToTheTerminalIsInert() throws {
    let trap = try Trap()
    defer { trap.place.remove() }
    let link = try trap.blob("/etc/passwd")
    let inner = try trap.tree([("120000", "register.json", link)])
    try trap.publish(try trap.tree([("40000", "\u{1B}]0;owned\u{7}\u{1B}[2J", inner)]))
    let failure = try trap.isRefused()
    #expect(failure?.words.contains("owned") == true)
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
