import Foundation
import Register
import Store
import Sync
import TestSupport
import Testing

/// A partner whose git is not ours sends what no register holds: a sentence, and nothing of
/// it is written or runs.
@Suite struct HostileArrivalTests {
  /// A partner whose git is not ours pushes a commit of this tree's changes.
  private func push(
    _ trap: HostilePartners, adding: String = "-A", _ make: (String) throws -> Void
  ) throws {
    try trap.place.git("clone", "-q", "hub.git", "mallory")
    let folder = trap.place.folder.appending(path: "mallory").path
    try make(folder)
    try trap.place.git("-C", "mallory", "add", "-f", adding)
    try trap.place.git("-C", "mallory", "commit", "-q", "-m", "x")
    try trap.place.git("-C", "mallory", "push", "-q", "origin", "HEAD:main")
  }

  @Test(arguments: ["register.json", "sources.json", "journal", "journal/x-aaaaaa.jsonl", "notes"])
  func aLinkThatArrivesIsRefused(name: String) throws {
    let trap = try HostilePartners()
    try trap.b.note("of b")
    try push(trap) { folder in
      let path = "\(folder)/\(name)"
      try? FileManager.default.removeItem(atPath: path)
      try? FileManager.default.createDirectory(
        atPath: URL(filePath: path).deletingLastPathComponent().path,
        withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: path, withDestinationPath: trap.canary.path)
    }
    let failure = #expect(throws: SyncFailure.self) { try trap.b.sync() }
    guard case .unfit(_, _, .link)? = failure else {
      Issue.record("\(failure?.words ?? "nothing")")
      return
    }
    #expect(try trap.b.notes() == ["of b"])
    trap.canary.expectNoBite()
  }

  @Test func attributesThatArriveChangeNothing() throws {
    let trap = try HostilePartners()
    try trap.place.git("config", "--global", "filter.evil.clean", trap.canary.program)
    try trap.place.git("config", "--global", "filter.evil.smudge", trap.canary.program)
    try trap.place.git("config", "--global", "core.autocrlf", "true")
    try push(trap, adding: ".gitattributes") { folder in
      let rules = "* filter=evil ident text eol=crlf working-tree-encoding=UTF-16\n"
      try rules.write(toFile: "\(folder)/.gitattributes", atomically: false, encoding: .utf8)
    }
    try? FileManager.default.removeItem(atPath: trap.canary.path)
    try trap.b.sync()
    try trap.b.note("of b")
    try trap.b.sync()
    try trap.a.sync()
    trap.canary.expectNoBite()
    let name = try trap.b.journal()
    #expect(try trap.a.read(name) == trap.b.read(name))
  }

  /// Half a minute of hashing: with AHD_LARGE=1 only.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["AHD_LARGE"] != nil))
  func aFileThatIsTooLargeIsNotRead() throws {
    let trap = try HostilePartners()
    try push(trap) { folder in
      try FileManager.default.createDirectory(
        atPath: "\(folder)/journal", withIntermediateDirectories: true)
      let path = "\(folder)/journal/x-aaaaaa.jsonl"
      try Data().write(to: URL(filePath: path))
      #expect(truncate(path, off_t(RegisterStore.journalLimit) + 1) == 0)
    }
    let failure = #expect(throws: SyncFailure.self) { try trap.b.sync() }
    guard case .unfit(_, _, .tooLarge)? = failure else {
      Issue.record("\(failure?.words ?? "nothing")")
      return
    }
  }
}
