import Foundation
import Register
import Store
import Sync
import Synchronization
import TestSupport
import Testing

/// Broken off after any of its steps, an exchange leaves a register that reads, and the next one
/// ends as if nothing had been.
@Suite struct ExchangeCrashTests {
  /// Counts steps, and breaks off at one of them.
  private final class Fuse {
    var left: Int
    private(set) var names: [String] = []
    init(_ left: Int) { self.left = left }

    func step(_ name: String) throws(SyncFailure) {
      names.append(name)
      left -= 1
      if left == 0 { throw .ended }
    }
  }

  /// Two have recorded apart, and one edited by hand what the other did not.
  private func apart(_ partners: Partners) throws -> (Partner, Partner) {
    let people = try partners.clones("b")
    let (a, b) = (people[0], people[1])
    try a.note("agreed")
    try a.sync()
    try b.sync()
    try a.note("of a")
    try a.edit("commitments.json", "Title of pump", "Pump")
    try a.sync()
    try b.note("of b")
    try b.edit("register.json", "A small register", "The register")
    return (a, b)
  }

  private func check(_ a: Partner, _ b: Partner) throws {
    try a.sync()
    for one in [a, b] {
      #expect(try one.notes() == ["agreed", "of a", "of b"])
      #expect(try one.read("commitments.json").contains("\"Pump\""))
      #expect(try one.read("register.json").contains("The register"))
      #expect(try one.status().isEmpty)
    }
    #expect(try a.git("rev-parse", "main^{tree}") == (try b.git("rev-parse", "main^{tree}")))
    #expect(try a.git("fsck", "--no-dangling").isEmpty)
  }

  @Test func afterEachStep() throws {
    let whole = Fuse(0)
    let partners = try Partners()
    let (a, b) = try apart(partners)
    try partners.place.keep()
    try b.sync(step: whole.step)
    try check(a, b)
    #expect(whole.names.contains("committed") && whole.names.contains("noted"))
    for (number, name) in whole.names.enumerated() {
      try partners.place.restore()
      #expect(throws: SyncFailure.self, "\(name)") { try b.sync(step: Fuse(number + 1).step) }
      #expect(try b.notes().filter { $0 != "of a" } == ["agreed", "of b"])
      try b.sync()
      try check(a, b)
      let authors = try b.git("log", "--format=%an", "--", try a.journal())
      #expect(!authors.contains("b"), "\(name): what a recorded is in no commit of b's")
    }
  }

  /// What is recorded while an exchange writes stays, and goes with the next one.
  @Test func whatIsRecordedMeanwhileStays() throws {
    let partners = try Partners()
    let (a, b) = try apart(partners)
    let count = Mutex(0)
    try b.sync { step in
      let number = count.withLock { count in
        count += 1
        return count
      }
      _ = try? b.note("meanwhile \(step) \(number)")
    }
    let written = count.withLock { $0 }
    #expect(try b.notes().filter { $0.hasPrefix("meanwhile") }.count == written)
    try b.sync()
    try a.sync()
    #expect(try a.notes() == (try b.notes()))
    #expect(try a.notes().filter { $0.hasPrefix("meanwhile") }.count == written)
    let journals = try FileManager.default.contentsOfDirectory(atPath: "\(b.folder)/journal")
    #expect(journals.count == 2, "no writer had to begin anew: \(journals)")
  }

  /// A file edited by hand while theirs is written over it keeps the edit.
  @Test func whatIsEditedMeanwhileStays() throws {
    let partners = try Partners()
    let (a, b) = try apart(partners)
    try b.sync { step in
      if step == "noted" {
        try? b.edit("commitments.json", "\"not-started\"", "\"in-progress\"")
      }
    }
    #expect(try b.read("commitments.json").contains("\"Pump\""))
    #expect(try b.read("commitments.json").contains("in-progress"))
    try b.sync()
    try a.sync()
    #expect(try a.read("commitments.json") == (try b.read("commitments.json")))
  }
}
