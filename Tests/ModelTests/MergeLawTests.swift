import Entities
import Interchange
import JSON
import TestSupport
import Testing

/// What holds of every join of two copies of a file, whatever three people made of it.
@Suite struct MergeLawTests {
  private static let small: SmallRegister = {
    var small = SmallRegister(["dam", "mill", "pump"].map { SmallRegister.item($0) })
    small.meetings = [
      ["id": "first", "title": "First", "short": "1", "kind": "session", "state": "tentative"]
    ]
    small.indicators = [
      ["id": "level", "title": "Level", "short": "l", "measures": "level", "unit": "cm"]
    ]
    small.sources = [["id": "minutes", "short": "Minutes", "paragraphs": 9]]
    small.tensions = [["id": "depth", "title": "Depth", "text": "Two depths", "state": "open"]]
    return small
  }()

  /// What each of three made of a file they began from.
  struct Trio {
    let file: RegisterFile
    let base: [UInt8]
    var copies: [[UInt8]] = []

    init(seed: Int, hand: HandEdit, of files: [RegisterFile] = RegisterFile.allCases) {
      var random = Seeded(seed)
      file = random.pick(files + [.commitments, .commitments])
      let first = MergeLawTests.small.files[file].map { $0.string(0..<$0.count) } ?? ""
      base = Array((first + "\n").utf8)
      for _ in 0..<3 {
        var copy = base
        for _ in 0..<Int.random(in: 0...4, using: &random) {
          copy = hand.changed(file, copy, &random)
        }
        copies.append(copy)
      }
    }

    func join(_ a: [UInt8], _ b: [UInt8], base: [UInt8]? = nil) throws -> [UInt8] {
      let joined = try Merging.file(file, base: base ?? self.base, ours: a, theirs: b)
      return try #require(joined.bytes)
    }
  }

  @Test("the same whoever joins, and joined with itself it stays", arguments: seeds(80, of: 300))
  func symmetric(seed: Int) throws {
    let trio = Trio(seed: seed, hand: HandEdit())
    let (a, b) = (trio.copies[0], trio.copies[1])
    let joined = try trio.join(a, b)
    #expect(joined == (try trio.join(b, a)))
    #expect(a == (try trio.join(a, a)))
    #expect(a == (try trio.join(a, trio.base)))
    #expect(joined == (try trio.join(joined, joined)))
    #expect(joined == (try trio.join(joined, a, base: a)))
    #expect(joined == (try trio.join(b, joined, base: b)))
    _ = try JSONValue(String(decoding: joined, as: UTF8.self))
  }

  @Test("three that exchange in any order come to the same", arguments: seeds(120, of: 600))
  func associative(seed: Int) throws {
    var hand = HandEdit()
    hand.onlyAddsToLists = true
    hand.removes = false
    let trio = Trio(seed: seed, hand: hand)
    let (a, b, c) = (trio.copies[0], trio.copies[1], trio.copies[2])
    let (ab, bc, ac) = (try trio.join(a, b), try trio.join(b, c), try trio.join(a, c))
    let whole = try meaning(trio.join(ab, c))
    #expect(try meaning(trio.join(a, bc)) == whole)
    #expect(try meaning(trio.join(ac, b)) == whole)
    // Criss-cross: each has joined one of the others, and what they both know is a copy of one.
    #expect(try meaning(trio.join(ab, bc, base: b)) == whole)
    #expect(try meaning(trio.join(ac, bc, base: c)) == whole)
    #expect(try meaning(trio.join(ab, ac, base: a)) == whole)
  }

  /// What a file says: null as if it were not there, members by name.
  private func meaning(_ text: [UInt8]) throws -> JSONValue {
    meaning(try JSONValue(String(decoding: text, as: UTF8.self)))
  }

  private func meaning(_ value: JSONValue) -> JSONValue {
    if let elements = value.array { return .array(elements.map(meaning)) }
    guard let members = value.object else { return value }
    let stated = members.filter { $0.value != .null }.sorted { $0.key < $1.key }
    return .object(stated.map { JSONMember(key: $0.key, value: meaning($0.value)) })
  }

  @Test("what one side made of a member stands or is proposed", arguments: seeds(80, of: 300))
  func nothingLost(seed: Int) throws {
    // The header is no list of elements.
    let lists = RegisterFile.allCases.filter { $0 != .register }
    let trio = Trio(seed: seed, hand: HandEdit(), of: lists)
    let (a, b) = (trio.copies[0], trio.copies[1])
    let joined = elements(try trio.join(a, b))
    let base = elements(trio.base)
    for (copy, other) in [(a, b), (b, a)] {
      let others = elements(other)
      for (id, element) in elements(copy) {
        let (before, there) = (base[id] ?? .null, others[id] ?? .null)
        for member in element.object ?? [] where before[member.key] ?? .null != member.value {
          let (key, value) = (member.key, member.value)
          let held = joined[id]?[key] ?? .null
          let proposed = joined[id]?["contested"]?[key]?.array ?? []
          let isJoinedList = value.array.map { $0.allSatisfy((held.array ?? []).contains) } ?? false
          #expect(
            held == value || proposed.contains(value) || isJoinedList
              || there[key] ?? .null != before[key] ?? .null && value.array != nil,
            "\(trio.file) \(id) \(key)")
        }
      }
    }
  }

  private func elements(_ text: [UInt8]) -> [String: JSONValue] {
    let all = (try? JSONValue(String(decoding: text, as: UTF8.self)))?.array ?? []
    return Dictionary(uniqueKeysWithValues: all.map { ($0["id"]?.string ?? "", $0) })
  }
}
