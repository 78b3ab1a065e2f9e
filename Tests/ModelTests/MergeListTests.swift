import Entities
import Interchange
import JSON
import TestSupport
import Testing

/// What becomes of elements and of lists of values, and of what is named elsewhere.
@Suite struct MergeListTests: MergeCase {
  @Test func lists() throws {
    func dam(_ domains: JSONValue, _ title: String = "Dam") -> [UInt8] {
      list(["id": "dam", "title": .string(title), "domains": domains])
    }
    func domains(_ joined: (text: String, told: [String])) throws -> JSONValue? {
      #expect(joined.told == [])
      return try JSONValue(joined.text).array?.first?["domains"]
    }
    let base = dam(["a", "b", "c"])
    #expect(
      try domains(join(base, dam(["a", "b", "c", "d"]), dam(["b", "c"]))) == ["b", "c", "d"])
    #expect(
      try domains(join(base, dam(["b", "a", "c"]), dam(["a", "b", "c", "d"])))
        == ["b", "a", "c", "d"])
    #expect(
      try domains(join(base, dam(["a", "x", "b", "c"]), dam(["a", "b", "c", "x"])))
        == ["a", "x", "b", "c"])
    let replaced = try join(base, dam(["a", "b", "y"]), dam(["a", "b", "x"]))
    #expect(replaced.told == ["dam.domains"])
    let first = try join(base, dam(["b", "a", "c"]), dam(["c", "a", "b"]))
    #expect(first.told == ["dam.domains"], "which is the main one is disputed")
    let emptied = try join(dam(["a", "b"]), dam(["a"]), dam(["b"]))
    #expect(emptied.told == ["dam.domains"], "neither meant that there be none")
  }

  @Test("what each changed in a list stays where it stood")
  func placesInLists() throws {
    func level(_ values: JSONValue...) -> [UInt8] {
      let periods = values.enumerated().map { number, value -> JSONValue in
        ["period": .string("\(2024 + number)"), "actual": value]
      }
      return list(["id": "level", "periods": .array(periods)])
    }
    let joined = try join(level(1, 2, 3), level(9, 2, 3), level(1, 2, 4), .indicators)
    #expect(joined.told == [])
    let periods = try JSONValue(joined.text).array?.first?["periods"]?.array ?? []
    #expect(periods.compactMap { $0["period"]?.string } == ["2024", "2025", "2026"])
    #expect(periods.compactMap { $0["actual"] } == [9, 2, 4])
    let twice = try join(level(1, 2), level(5, 2), level(6, 2), .indicators)
    #expect(twice.told == ["level.periods"], "one period read two ways")
  }

  @Test("what a side took out stays, contested, where the other names it")
  func keeping() throws {
    func header(_ domains: String...) -> [UInt8] {
      let domains = domains.map { ["id": .string($0), "title": "T"] as JSONValue }
      return Array(
        (JSONValue.object([JSONMember(key: "domains", value: .array(domains))]).pretty + "\n").utf8)
    }
    let (base, ours) = (header("dam", "mill"), header("dam"))
    for theirs in [base, header("dam", "mill", "weir")] {
      let kept = try Merging.file(
        .register, base: base, ours: ours, theirs: theirs, keeping: ["mill"])
      #expect(
        kept
          == (try Merging.file(
            .register, base: base, ours: theirs, theirs: ours, keeping: ["mill"])))
      #expect(kept.contested.map { "\($0.element ?? "").\($0.member ?? "")" } == ["mill.id"])
      let domains = try JSONValue(String(decoding: kept.bytes ?? [], as: UTF8.self))["domains"]
      #expect(domains?.array?[1]["contested"] == ["id": ["mill", nil]])
      #expect(domains?.array?.count == (theirs == base ? 2 : 3))
    }
    let (dam, mill): (JSONValue, JSONValue) = (["id": "dam", "x": 1], ["id": "mill", "x": 1])
    let all = list(dam, mill)
    let kept = try Merging.file(
      .sources, base: all, ours: all, theirs: list(dam), keeping: ["mill"])
    #expect(kept.contested.map { "\($0.element ?? "").\($0.member ?? "")" } == ["mill.id"])
    #expect(
      try Merging.file(.sources, base: all, ours: list(dam), theirs: list(dam), keeping: ["mill"])
        .bytes == list(dam), "both took it out")
  }

  @Test("what files name and none of them holds is found, by the file that would hold it")
  func missing() throws {
    var files: [RegisterFile: [UInt8]] = [:]
    var small = SmallRegister([
      SmallRegister.item(
        "pump",
        [
          "domains": ["water", "sky"],
          "claims": [["source": "minutes", "paragraph": 1, "text": "t", "kind": "stated"]],
        ])
    ])
    small.tensions = [
      ["id": "depth", "title": "D", "text": "T", "state": "open", "commitments": ["weir"]]
    ]
    for (file, bytes) in small.files { files[file] = (0..<bytes.count).map { bytes[$0] } }
    #expect(
      Merging.missing(in: files) == [
        .register: ["sky"], .sources: ["minutes"], .commitments: ["weir"],
      ])
  }
}
