import Entities
import Interchange
import Testing

/// What two copies of a file say otherwise, by name.
@Suite struct MergeDifferencesTests {
  private func differences(_ file: RegisterFile, _ before: String?, _ after: String?) -> [String] {
    Merging.differences(file, before.map { Array($0.utf8) }, after.map { Array($0.utf8) })
  }

  @Test(
    "elements that changed, are new or gone; how they are written does not count",
    arguments: [
      (#"[{"id": "a", "n": 1}, {"id": "b"}]"#, #"[{"id": "b"}, {"n": 1, "id": "a"}]"#, []),
      (
        #"[{"id": "a", "n": 1}, {"id": "b"}]"#, #"[{"id": "a", "n": 2}, {"id": "c"}]"#,
        ["a", "c", "b"]
      ),
      (nil, #"[{"id": "a"}]"#, ["a"]), (#"[{"id": "a"}]"#, nil, ["a"]), ("[", "[]", []),
      (#"[{"id": "a"}]"#, #"[{"id": "a", "contested": {"title": ["A", "B"]}}]"#, ["a"]),
    ] as [(String?, String?, [String])])
  func elements(_ before: String?, _ after: String?, _ expected: [String]) {
    #expect(differences(.tensions, before, after) == expected)
  }

  @Test("members of register.json")
  func members() {
    let before = #"{"id": "x", "words": "claimed", "asOf": "2026-01-01", "parties": [{"id": "a"}]}"#
    let after =
      #"{"id":"x","completion":"single","parties":[{"id":"a","signers":[]}],"asOf":"2026-01-01"}"#
    #expect(differences(.register, before, after) == ["completion", "parties", "words"])
    #expect(differences(.register, before, before) == [])
  }

  @Test(
    "what an opening balance says by itself: done, or a party's word",
    arguments: [
      (#"{"id": "a"}"#, #"{"id": "a", "status": "done"}"#, true),
      (#"{"id": "a", "status": "done"}"#, #"{"id": "a", "status": "done", "title": "T"}"#, false),
      (#"{"id": "a", "status": "done"}"#, #"{"id": "a", "status": "withdrawn"}"#, false),
      (#"{"id": "a"}"#, #"{"id": "a", "confirmations": {"pk": null}}"#, true),
      (
        #"{"id": "a", "confirmations": {"pk": null}}"#,
        #"{"id": "a", "confirmations": {"pk": "2026-01-01", "tr": null}}"#, true
      ),
      (
        #"{"id": "a", "confirmations": {"pk": null}}"#,
        #"{"id": "a", "confirmations": {"pk": "2026-01-01"}}"#, false
      ), (#"{"id": "b"}"#, #"{"id": "a", "status": "done"}"#, true),
      (#"{"id": "a"}"#, #"{"id": "a", "status": "done""#, false),
    ])
  func agreed(_ before: String, _ after: String, _ isTold: Bool) {
    let items = Merging.itemsAgreed(since: Array("[\(before)]".utf8), in: Array("[\(after)]".utf8))
    #expect(items == (isTold ? ["a"] : []))
  }
}
