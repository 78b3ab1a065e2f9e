import Foundation
import Store
import Sync
import Testing

/// Repositories whose makers mean ill: a canary tells whether anything of theirs ran, and a
/// sentence is all they get.
@Suite struct HostileCloneTests {
  /// A repository made of git's parts, so that it may hold what no git would put there.
  private struct Trap {
    let place: GitPlace
    let canary: Canary
    var target: String { place.folder.appending(path: "clone").path }

    init() throws {
      place = try GitPlace()
      canary = try Canary(place)
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
      canary.expectNoBite(sourceLocation: sourceLocation)
      guard case .failure(let failure) = result else {
        Issue.record("it was cloned", sourceLocation: sourceLocation)
        return nil
      }
      #expect(failure.words.hasSuffix("."), sourceLocation: sourceLocation)
      #expect(!failure.words.unicodeScalars.contains { $0.value < 0x20 })
      return failure
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
    let hook = try trap.blob("#!/bin/sh\n\(trap.canary.bite)\n")
    let inner = try trap.tree([("100755", "post-checkout", hook)])
    try trap.publish(try trap.tree([("40000", name, inner), try trap.header()]))
    let fault = try #require(try trap.isRefused()?.ofGit)
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
        url = ext::sh -c "\(trap.canary.bite)"
        update = !\(trap.canary.bite)
      """
    let commit = String(repeating: "1", count: 40)
    try trap.publish(
      try trap.tree([
        ("100644", ".gitmodules", try trap.blob(modules)), try trap.header(),
        ("160000", "x", commit),
      ]))
    _ = try trap.clone()
    trap.canary.expectNoBite()
  }

  // MARK: What would be run, or change what is written

  @Test func attributesChangeNothing() throws {
    let trap = try Trap()
    defer { trap.place.remove() }
    try trap.place.git("config", "--global", "filter.evil.smudge", trap.canary.bite)
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
    try trap.canary.expectPlainGitIsBitten("clone", "-q", "bare.git", "by-hand")
    _ = try trap.clone().get()
    let journal = "\(trap.target)/journal/x-aaaaaa.jsonl"
    #expect(try String(contentsOfFile: journal, encoding: .utf8) == line)
    trap.canary.expectNoBite()
  }

  @Test func theOtherSidesHooksAndConfigurationDoNotRun() throws {
    let trap = try Trap()
    defer { trap.place.remove() }
    try trap.publish(try trap.tree([try trap.header()]))
    try trap.canary.setHooks("bare.git/hooks")
    try trap.canary.set(GitTraps.settings(trap.canary.program), in: "bare.git/config")
    _ = try trap.clone().get()
    trap.canary.expectNoBite()
  }

  @Test func aTemplateOfHooksIsNotTaken() throws {
    let trap = try Trap()
    defer { trap.place.remove() }
    try trap.publish(try trap.tree([try trap.header()]))
    try trap.canary.setHooks("template/hooks")
    let path = trap.place.folder.appending(path: "template").path
    try trap.place.git("config", "--global", "init.templateDir", path)
    try trap.canary.expectPlainGitIsBitten("clone", "-q", "bare.git", "by-hand")
    _ = try trap.clone().get()
    trap.canary.expectNoBite()
  }

  // MARK: What is too much

  @Test func aFileBlownUpIsRefusedBeforeItIsWritten() throws {
    let trap = try Trap()
    defer { trap.place.remove() }
    let zeros = String(repeating: "\0", count: 50 << 20)
    let bomb = try trap.blob(zeros)
    try trap.publish(
      try trap.tree([("100644", "a", bomb), ("100644", "b", bomb), try trap.header()]))
    let fault = try #require(try trap.isRefused(limit: 80 << 20)?.ofGit)
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
