import Acts
import Check
import Entities
import Foundation
import JSON
import Journal
import Query
import Register
import Reports
import Store
import Sync
import TestSupport
import Testing

/// Histories on real git: three clones of one bare repository, two more that only exchange a bundle
/// on a stick with one of the three. They record, edit by hand, are broken off at any step, and go
/// back to an older home; at the end all hold the same, and nothing acknowledged is missing.
@Suite struct SharedGitTests {
  @Test("all come to the same, with everything in it", arguments: seeds(6, of: 50))
  func convergence(seed: Int) throws {
    let world = try World(seed: seed)
    for _ in 0..<14 { try world.step() }
    try world.settle()
    let all = try world.people.map { try world.files(of: $0) }
    for (number, other) in all.enumerated().dropFirst() {
      let names = Set(all[0].keys).union(other.keys).filter { all[0][$0] != other[$0] }
      #expect(names.sorted() == [], "\(world.people[number].name) has them otherwise")
    }
    let registers = try world.people.map { try $0.open() }
    let digest = registers[0].digest
    let export = RegisterReport.json(registers[0], Order(registers[0]).rows)
    for register in registers {
      #expect(RegisterReport.json(register, Order(register).rows) == export)
      #expect(register.digest == digest)
      #expect(register.breaches() == [])
      let wrong = register.check().filter { $0.severity == .error && $0.kind != .sameEvent }
      #expect(wrong.map(\.words) == [])
    }
    let events = registers[0].journal.events.map(\.hashed)
    #expect(Set(events).count == events.count, "an event counts twice")
    #expect(Set(world.acknowledged.keys).subtracting(events) == [])
    for person in world.people { #expect(try person.status().isEmpty) }
  }

  /// Five of them, a hub and a stick.
  private final class World {
    let partners: Partners
    var people: [Partner]
    var random: Seeded
    /// Events by whose home they are in, until others have them.
    var acknowledged: [String: String] = [:]
    private var backups: Set<String> = []
    private let files = FileManager.default

    init(seed: Int) throws {
      random = Seeded(seed)
      var small = SmallRegister(["dam", "mill", "pump"].map { SmallRegister.item($0) })
      small.indicators = [
        ["id": "level", "title": "Level", "short": "l", "measures": "level", "unit": "cm"]
      ]
      small.tensions = [["id": "depth", "title": "Depth", "text": "Two", "state": "open"]]
      partners = try Partners(small)
      people = try partners.clones("b", "c", "d", "e")
    }

    private func isOnStick(_ person: Partner) -> Bool { ["d", "e"].contains(person.name) }

    private var stick: Exchange.Way {
      .bundle(partners.place.folder.appending(path: "stick.bundle").path, mode: 0o644)
    }

    func step() throws {
      let person = random.pick(people)
      switch Int.random(in: 0..<100, using: &random) {
      case 0..<45: try record(person)
      case 45..<65: try edit(person)
      case 65..<88: try exchange(person, breaksOff: random.chance(50))
      default: try backUpOrGoBack(person)
      }
    }

    // MARK: At a desk

    private func record(_ person: Partner) throws {
      let store = person.store
      var register = try store.open(today: Samples.today)
      if register.count > 0, let draft = try? draft(register, person, store.writer) {
        let recorded = try store.record(draft, in: &register, now: partners.now())
        acknowledged[register.journal.events[recorded.event].hashed] = person.name
      }
    }

    private func draft(
      _ register: Register, _ person: Partner, _ writer: String?
    ) throws -> Draft? {
      let row = Int.random(in: 0..<register.count, using: &random)
      let actor = Actor(person: person.name, party: random.chance(50) ? "pk" : nil)
      switch Int.random(in: 0..<8, using: &random) {
      case 0, 1: return try register.report([row], by: actor, evidence: "a letter")
      case 2: return try register.confirm([row], by: actor)
      case 3:
        return try register.setStatus(
          Array(0..<register.count), to: random.pick([.inProgress, .suspended]), by: actor)
      case 4: return try register.undo(by: actor, writer: writer ?? "").0
      case 5: return try register.redo(by: actor, writer: writer ?? "").0
      case 6:
        let item = SmallRegister.item(random.pick(["quay", "raft"]))
        let slug = item["id"]?.string ?? ""
        return Draft(by: person.name, changes: [Change(.added(item), on: .commitment(slug))])
      default: return try register.note([row], "of \(person.name)", by: actor)
      }
    }

    private func edit(_ person: Partner) throws {
      let file = random.pick(RegisterFile.allCases + [.commitments, .commitments])
      let path = "\(person.folder)/\(file.fileName)"
      let old = [UInt8](try Data(contentsOf: URL(filePath: path)))
      var hand = HandEdit()
      hand.newIDs = ["oar", "rope"]
      try Data(hand.changed(file, old, &random)).write(to: URL(filePath: path))
    }

    /// A home as it was: the folder, and mostly the state with it.
    private func backUpOrGoBack(_ person: Partner) throws {
      let folder = partners.place.folder
      let parts = [person.name, "state-\(person.name)"]
      func copy(_ from: String, _ to: String) throws {
        let (from, to) = (folder.appending(path: from), folder.appending(path: to))
        if files.fileExists(atPath: from.path) {
          try? files.removeItem(at: to)
          try files.copyItem(at: from, to: to)
        }
      }
      guard backups.contains(person.name) else {
        backups.insert(person.name)
        for part in parts { try copy(part, "old-\(part)") }
        return
      }
      for part in random.chance(70) ? parts : [parts[0]] { try copy("old-\(part)", part) }
      let held = Set(try person.open().journal.events.map(\.hashed))
      acknowledged = acknowledged.filter { $0.value != person.name || held.contains($0.key) }
    }

    // MARK: Exchange

    func exchange(_ person: Partner, breaksOff: Bool = false) throws {
      let onStick = isOnStick(person) || person.name == "c" && random.chance(30)
      var left = breaksOff ? Int.random(in: 1...12, using: &random) : Int.max
      do {
        try person.sync(way: onStick ? stick : .remote) { (_) throws(SyncFailure) in
          left -= 1
          if left == 0 { throw .movedMeanwhile }
        }
      } catch SyncFailure.movedMeanwhile where left <= 0 {
        return
      }
      // They are with others now.
      for event in try person.open().journal.events.map(\.hashed) where acknowledged[event] != nil {
        acknowledged[event] = ""
      }
    }

    /// All exchange until nobody has anything new.
    func settle() throws {
      let c = people[2]
      try c.sync(way: stick)
      for person in people[3...] { try person.sync(way: stick) }
      try c.sync(way: stick)
      for person in people[..<3] { try person.sync() }
      for person in people[..<2] { try person.sync() }
      try c.sync(way: stick)
      for person in people[3...] { try person.sync(way: stick) }
    }

    /// The register's files of one of them, by name.
    func files(of person: Partner) throws -> [String: Data] {
      let journals = (try? files.contentsOfDirectory(atPath: "\(person.folder)/journal")) ?? []
      let names = RegisterFile.allCases.map(\.fileName) + journals.map { "journal/\($0)" }
      var found: [String: Data] = [:]
      for name in names {
        found[name] = try Data(contentsOf: URL(filePath: "\(person.folder)/\(name)"))
      }
      return found
    }
  }
}
