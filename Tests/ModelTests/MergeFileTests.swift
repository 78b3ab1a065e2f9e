import Entities
import JSON
import TestSupport
import Testing

/// What joining two copies of one of the six files comes to, case by case.
@Suite struct MergeFileTests: MergeCase {
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
}
