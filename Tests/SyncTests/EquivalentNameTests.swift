import Dates
import Entities
import Foundation
import Journal
import TestSupport
import Testing

@testable import Store
@testable import Sync

/// Names of files that only look alike are two to git, and to an exchange.
@Suite struct EquivalentNameTests {
  private let names = ["cafe\u{301}.jsonl", "caf\u{E9}.jsonl"]

  @Test func journalsTravelEachUnderItsOwnName() throws {
    let partners = try Partners()
    let people = try partners.clones("b")
    let (a, b) = (people[0], people[1])
    try a.note("own")
    for (number, name) in names.enumerated() {
      try a.append(line("bo-bbbbbb", number + 1), to: name)
    }
    #expect(try a.sync().sent.count == 4)
    #expect(try b.sync().received.count == 4)
    for (number, name) in names.enumerated() {
      #expect(try b.text(name) == line("bo-bbbbbb", number + 1))
      try b.append(line("cy-cccccc", number + 1), to: name)
    }
    try b.sync()
    #expect(try a.sync().received.count == 2)
    for (number, name) in names.enumerated() {
      let both = line("bo-bbbbbb", number + 1) + line("cy-cccccc", number + 1)
      #expect(try a.text(name) == both)
      #expect(try b.text(name) == both)
    }
    #expect(try a.notes().count == 5)
    #expect(try a.sync().isNothing && a.status().isEmpty)
  }

  @Test func aFolderThatLooksLikeTheRegistersIsAnother() throws {
    let partners = try Partners(prefix: "caf\u{E9}")
    let people = try partners.clones("b")
    let (a, b) = (people[0], people[1])
    let other = "\(partners.place.folder.path)/a/cafe\u{301}"
    try FileSystem.real.makeFolders("\(other)/journal", mode: 0o755)
    try FileSystem.real.put("\(other)/journal/bo.jsonl", line("bo-bbbbbb", 1))
    try a.git("add", "-A")
    try a.git("-c", "user.name=A", "-c", "user.email=a@x", "commit", "-q", "-m", "another folder")
    try a.sync()
    let outcome = try b.sync()
    #expect(outcome.received == [])
    #expect(try b.notes() == [])
    let arrived = "\(partners.place.folder.path)/b/cafe\u{301}/journal/bo.jsonl"
    #expect(try FileSystem.real.text(arrived) == line("bo-bbbbbb", 1))
  }

  private func line(_ writer: String, _ sequence: Int) -> String {
    let change = Change(.noteAdded("\(writer) \(sequence)"), on: .commitment("pump"))
    let id = EventID(writer: writer, sequence: sequence)
    return Draft(by: "bo", changes: [change])
      .line(id: id, at: Moment(milliseconds: 1_770_000_000_000)) + "\n"
  }
}

extension Partner {
  fileprivate func append(_ text: String, to name: String) throws {
    let journal = "\(folder)/journal"
    if (try? FileSystem.real.statusAt(journal, true)) == nil {
      try FileSystem.real.makeFolder(journal, 0o755)
    }
    try FileSystem.real.append("\(journal)/\(name)", text)
  }

  fileprivate func text(_ name: String) throws -> String {
    try FileSystem.real.text("\(folder)/journal/\(name)")
  }
}
