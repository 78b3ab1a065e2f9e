import JSON
import Model
import TestSupport
import Testing

/// What joining two copies of one of the six files comes to, case by case.
@Suite struct MergeFileTests {
  private func list(_ elements: JSONValue...) -> [UInt8] {
    Array((JSONValue.array(elements).pretty + "\n").utf8)
  }

  private func join(
    _ base: [UInt8]?, _ ours: [UInt8]?, _ theirs: [UInt8]?, _ file: RegisterFile = .commitments
  ) throws -> (text: String, told: [String]) {
    let merged = try Merging.file(file, base: base, ours: ours, theirs: theirs)
    let back = try Merging.file(file, base: base, ours: theirs, theirs: ours)
    #expect(merged == back, "changed about")
    return (
      String(decoding: merged.bytes ?? [], as: UTF8.self),
      merged.contested.map { "\($0.element ?? "-").\($0.member ?? "-")" }
    )
  }

  @Test func eachChangesAnotherMember() throws {
    let base = list(["id": "dam", "title": "Dam", "notes": "n"])
    let ours = list(["id": "dam", "title": "The dam", "notes": "n"])
    let theirs = list(["id": "dam", "title": "Dam", "notes": "n", "summary": "It holds 1.50 m."])
    let joined = try join(base, ours, theirs)
    #expect(joined.told == [])
    #expect(
      joined.text == """
        [
          {
            "id": "dam",
            "title": "The dam",
            "summary": "It holds 1.50 m.",
            "notes": "n"
          }
        ]

        """)
  }

  @Test func bothChangeOneMember() throws {
    let base = list(["id": "dam", "title": "Dam", "notes": "n"])
    let ours = list(["id": "dam", "title": "B", "notes": "n"])
    let theirs = list(["id": "dam", "title": "A", "notes": "n"])
    let joined = try join(base, ours, theirs)
    #expect(joined.told == ["dam.title"])
    #expect(
      joined.text == """
        [
          {
            "id": "dam",
            "title": "Dam",
            "notes": "n",
            "contested": {
              "title": [
                "A",
                "B"
              ]
            }
          }
        ]

        """)
  }

  @Test("a date or a quantity is one value: two people's are never mixed")
  func nestedIsOne() throws {
    let base = list(["id": "dam", "due": ["edtf": "2026-03", "basis": "stated"]])
    let ours = list(["id": "dam", "due": ["edtf": "2026-04", "basis": "stated"]])
    let theirs = list(["id": "dam", "due": ["edtf": "2026-03", "basis": "inferred"]])
    let joined = try join(base, ours, theirs)
    #expect(joined.told == ["dam.due"])
    let element = try JSONValue(joined.text).array?.first
    #expect(element?["due"] == ["edtf": "2026-03", "basis": "stated"])
    #expect(element?["contested"]?["due"]?.array?.count == 2)
  }

  @Test func settledOnOneSide() throws {
    let contested: JSONValue = ["title": ["A", "B"]]
    let base = list(["id": "dam", "title": "Dam", "contested": contested])
    let settled = list(["id": "dam", "title": "A"])
    let other = list(["id": "dam", "title": "Dam", "notes": "n", "contested": contested])
    let joined = try join(base, settled, other)
    #expect(joined.told == [])
    let element = try JSONValue(joined.text).array?.first
    #expect(element?["contested"] == nil)
    #expect(element?["title"] == "A")
    #expect(element?["notes"] == "n")
  }

  @Test func aThirdProposal() throws {
    let base = list(["id": "dam", "title": "Dam"])
    let joined = try join(
      base, list(["id": "dam", "title": "Dam", "contested": ["title": ["A", "B"]]]),
      list(["id": "dam", "title": "C"]))
    let element = try JSONValue(joined.text).array?.first
    #expect(element?["title"] == "Dam")
    #expect(element?["contested"] == ["title": ["A", "B", "C"]])
  }

  @Test func addedOnBothSides() throws {
    let joined = try join(
      list(), list(["id": "quay", "title": "Q"]), list(["id": "oar", "title": "O"]))
    #expect(try JSONValue(joined.text).array?.compactMap { $0["id"]?.string } == ["oar", "quay"])
    let twice = try join(
      list(), list(["id": "oar", "title": "B", "notes": "n"]), list(["id": "oar", "title": "A"]))
    #expect(twice.told == ["oar.title"])
    let element = try JSONValue(twice.text).array?.first
    #expect(element?["title"] == "A", "nobody agreed on one: the first stands")
    #expect(element?["notes"] == "n")
  }

  @Test func removedHereAndChangedThere() throws {
    let dam: JSONValue = ["id": "dam", "title": "Dam"]
    let base = list(dam, ["id": "mill", "title": "Mill"])
    let joined = try join(
      base, list(["id": "mill", "title": "Mill"]),
      list(["id": "dam", "title": "The dam"], ["id": "mill", "title": "Mill"]))
    #expect(joined.told == ["dam.id"])
    let element = try JSONValue(joined.text).array?.first
    #expect(element?["title"] == "The dam")
    #expect(element?["contested"] == ["id": ["dam", nil]])
    let gone = try join(
      base, list(["id": "mill", "title": "M"]), list(dam, ["id": "mill", "title": "Mill"]))
    #expect(try JSONValue(gone.text) == [["id": "mill", "title": "M"]])
  }

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
  }

  @Test("what only one side changed is its bytes, however it is written")
  func bytesStay() throws {
    let base = Array(#"[{"id":"dam","x":1.50},{"id":"mill"}]"#.utf8)
    let odd = Array("[ {\"id\" : \"dam\",\"x\":2.50 },\n\n{\"id\":\"mill\"}]".utf8)
    #expect(try join(base, odd, base).text == String(decoding: odd, as: UTF8.self))
    #expect(try join(nil, odd, nil).text == String(decoding: odd, as: UTF8.self))
    let theirs = Array(#"[{"id":"dam","x":1.50},{"id":"mill","y":[1, 2]}]"#.utf8)
    #expect(
      try join(base, odd, theirs).text == """
        [
          {"id" : "dam","x":2.50 },
          {"id":"mill","y":[1, 2]}
        ]

        """)
  }

  @Test func registerByPart() throws {
    func header(_ title: String, _ parties: [JSONValue], _ people: [JSONValue]?) -> [UInt8] {
      var header: JSONValue = [
        "format": 1, "title": .string(title), "parties": .array(parties),
      ]
      if let people { header = header.replacing("people", with: .array(people)) }
      return Array((header.pretty + "\n").utf8)
    }
    let (a, b): (JSONValue, JSONValue) = (["id": "a", "name": "A"], ["id": "b", "name": "B"])
    let joined = try join(
      header("T", [a, b], nil),
      header("T", [a.replacing("name", with: "Alba"), b], [["id": "omar", "name": "Omar"]]),
      header(
        "U", [a.replacing("name", with: "Alva"), b.replacing("key", with: "x")],
        [["id": "aylin", "name": "Aylin"]]), .register)
    #expect(joined.told == ["a.name"])
    let now = try JSONValue(joined.text)
    #expect(now["title"] == "U")
    #expect(now["people"]?.array?.compactMap { $0["id"]?.string } == ["aylin", "omar"])
    #expect(now["parties"]?.array?.last?["key"] == "x")
    #expect(now["parties"]?.array?.first?["contested"] == ["name": ["Alba", "Alva"]])
    #expect(joined.text == now.pretty + "\n", "as pretty as it was")
  }

  // MARK: What cannot be joined

  @Test(arguments: [
    (#"[{"id":"a",}]"#, "commitments.json:1:12"), (#"[{"id":"a"},{"id":"a"}]"#, "again"),
    (#"[{"id":"a","x":1,"x":2}]"#, "a second time"), (#"{"id":"a"}"#, "an array of objects"),
    (#"[{"title":"a"}]"#, "no member “id”"), ("[1]", "found a number"),
    (#"[{"id":"a","contested":[1]}]"#, "an object of lists"),
  ])
  func unreadable(text: String, words: String) throws {
    let base = list(["id": "a", "title": "A"])
    let fine = list(["id": "a", "title": "B"])
    let broken = Array(text.utf8)
    for (ours, theirs, side) in [
      (broken, fine, "in the copy here"), (fine, broken, "in the copy received"),
    ] {
      do throws(MergeFault) {
        _ = try Merging.file(.commitments, base: base, ours: ours, theirs: theirs)
        Issue.record("joined")
      } catch {
        #expect(error.words.contains(words), "\(error.words)")
        #expect(error.words.hasSuffix(side))
      }
    }
    #expect(try Merging.file(.commitments, base: base, ours: base, theirs: broken).bytes == broken)
    #expect(try Merging.file(.commitments, base: broken, ours: fine, theirs: fine).bytes == fine)
    _ = try join(broken, fine, list(["id": "a", "title": "C"]))
  }

  @Test("of a file one side took away and the other changed the change stays, and is told")
  func fileRemoved() throws {
    let base = list(["id": "a"])
    let joined = try join(base, nil, list(["id": "b"]))
    #expect(joined.told == ["-.-"])
    #expect(try JSONValue(joined.text) == [["id": "b"]])
    #expect(try Merging.file(.sources, base: base, ours: nil, theirs: base).bytes == nil)
  }
}
