import Foundation
import Store
import Sync
import TestSupport
import Testing

/// What a crash, a full disk or a power cut leaves behind in a repository: a sentence that says
/// what, and once it is mended the exchange goes on with nothing lost.
@Suite struct DamagedPlaceTests {
  /// One with something to send; what keeps it from it, and that all is sent once that is mended.
  private func expect(
    _ isExpected: (GitFault.Fact) -> Bool, harm: (Partner) throws -> Void,
    mend: (Partner) throws -> Void, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let a = try Partners().clones()[0]
    try a.note("kept")
    try harm(a)
    guard case .git(let fault)? = try a.refusal() else {
      Issue.record("no fault of git's", sourceLocation: sourceLocation)
      return
    }
    #expect(isExpected(fault.fact), "\(fault.fact)", sourceLocation: sourceLocation)
    #expect(!fault.words.contains("What came from"), sourceLocation: sourceLocation)
    try mend(a)
    #expect(try a.sync().sent.count == 2, sourceLocation: sourceLocation)
    #expect(try a.status().isEmpty, sourceLocation: sourceLocation)
    #expect(try a.partners.hub(a.journal()).contains("kept"), sourceLocation: sourceLocation)
  }

  private func remove(_ path: String, of one: Partner) throws {
    try FileManager.default.removeItem(atPath: "\(one.folder)/\(path)")
  }

  @Test(arguments: ["refs/heads/main.lock", "HEAD.lock"])
  func aLockThatWasLeft(name: String) throws {
    try expect(
      { if case .lockedHere(let path) = $0 { path.hasSuffix("/.git/\(name)") } else { false } },
      harm: { try $0.write(".git/\(name)", "") },
      mend: { try remove(".git/\(name)", of: $0) })
  }

  /// All is exchanged by then, so it is no failure.
  @Test func aLockOnWhatIsKnownOfThemHoldsNothingUp() throws {
    let a = try Partners().clones()[0]
    try a.note("kept")
    try a.write(".git/refs/remotes/origin/main.lock", "")
    #expect(try a.sync().sent.count == 2)
    #expect(try a.sync().isNothing)
    try remove(".git/refs/remotes/origin/main.lock", of: a)
    #expect(try a.sync().isNothing)
    #expect(try a.git("rev-parse", "origin/main") == (try a.git("rev-parse", "main")))
  }

  @Test func anIndexThatIsCutShort() throws {
    try expect(
      { $0 == .damagedIndex }, harm: { try $0.write(".git/index", "") },
      mend: {
        try remove(".git/index", of: $0)
        try $0.git("reset", "-q")
      })
  }

  @Test func aBranchThatIsCutShort() throws {
    var tip = ""
    try expect(
      { $0 == .damagedBranch },
      harm: {
        tip = try $0.git("rev-parse", "HEAD")
        try $0.write(".git/refs/heads/main", "")
      }, mend: { try $0.write(".git/refs/heads/main", tip) })
  }

  /// What stands here is ours, though git has lost it: it is joined, and not taken for gone.
  @Test func aFileThatGitHasLost() throws {
    let people = try Partners().clones("b")
    let (a, b) = (people[0], people[1])
    try a.edit("commitments.json", "Title of pump", "Pump")
    try a.sync()
    try b.edit("commitments.json", "\"not-started\"", "\"in-progress\"")
    try b.git("commit", "-qam", "by hand")
    let id = try b.git("rev-parse", "HEAD:commitments.json").dropLast()
    try remove(".git/objects/\(id.prefix(2))/\(id.dropFirst(2))", of: b)
    _ = try b.refusal()
    let text = try b.read("commitments.json")
    #expect(text.contains("\"Pump\"") && text.contains("in-progress"))
  }

  /// The way out is the one that the sentence names.
  @Test(arguments: ["HEAD", "HEAD^{tree}"]) func anObjectThatIsCutShort(name: String) throws {
    try expect(
      { if case .damaged(let said) = $0 { said.contains("is empty") } else { false } },
      harm: { one in
        let id = try one.git("rev-parse", name).dropLast()
        let path = ".git/objects/\(id.prefix(2))/\(id.dropFirst(2))"
        try remove(path, of: one)
        try one.write(path, "")
      },
      mend: { one in
        try remove(".git", of: one)
        let environment = one.partners.place.environment
        let preparation = Preparation(one.folder, salt: "x") {
          Git($0, variable: { environment[$0] })
        }
        _ = try preparation.makeRepository()
        try preparation.follow(Address(one.partners.path("hub.git")))
      })
  }
}
