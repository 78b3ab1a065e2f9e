import JSON
import Register
import TestSupport
import Testing

/// Who owes whom, in words.
@Suite struct WordsOwesTests {
  private func owes(
    by: [JSONValue], to: [JSONValue], inferred: [JSONValue] = [], strength: String = "pledge"
  ) -> (short: String, long: String) {
    var small = SmallRegister([
      SmallRegister.item(
        "pump",
        [
          "owedBy": .array(by), "owedTo": .array(to), "inferred": .array(inferred),
          "strength": .string(strength),
        ])
    ])
    small.parties = ["A", "B", "C", "D"].map { $0.lowercased() }
    let register = small.open()
    let item = register.item(0)
    #expect(item.map { register.owes($0) } == register.owes(0))
    return (register.owes(0), register.owes(0, style: .long))
  }

  @Test func oneToAnother() {
    #expect(owes(by: ["a"], to: ["b"]) == ("a → b", "Party a → Party b"))
    #expect(owes(by: ["a"], to: ["b"], inferred: ["a"]) == ("a*→ b", "Party a* → Party b"))
    #expect(owes(by: ["a"], to: ["b"], inferred: ["b"]).short == "a → b*")
    #expect(owes(by: ["a"], to: ["b"], inferred: ["a", "b"]).short == "a*→ b*")
  }

  @Test func joint() {
    #expect(owes(by: ["a", "b"], to: []) == ("a + b", "Party a + Party b"))
    #expect(owes(by: ["a", "b"], to: ["b", "a"]).short == "a + b")
    #expect(owes(by: ["a", "b"], to: [], inferred: ["a"]).short == "a*+ b")
    #expect(owes(by: ["a", "b", "c"], to: []).short == "a + 2")
    #expect(owes(by: ["a", "b", "c"], to: [], inferred: ["c"]).short == "a + 2*")
    #expect(owes(by: ["a", "b", "c"], to: []).long == "Party a + Party b + Party c")
  }

  @Test func aloneOrNobody() {
    #expect(owes(by: ["a"], to: []) == ("a", "Party a"))
    #expect(owes(by: ["group"], to: []) == ("Group", "The group"))
    #expect(owes(by: [], to: []) == ("nobody", "nobody named"))
    #expect(owes(by: [], to: [], strength: "follow-up") == ("secr.", "the secretariat"))
    #expect(owes(by: ["a"], to: [], strength: "follow-up").short == "a")
    #expect(owes(by: [], to: ["b"]) == ("– → b", "nobody named → Party b"))
  }

  @Test func severalOnASide() {
    #expect(owes(by: ["a"], to: ["b", "c"]).short == "a→b+1")
    #expect(owes(by: ["a", "b", "c"], to: ["d"], inferred: ["a"]).short == "a*+2→d")
    #expect(owes(by: ["a"], to: ["b", "c"]).long == "Party a → Party b + Party c")
  }

  @Test func bundled() {
    let register = Samples.register
    let drawn = [
      "train-20-officers": "TR*→ PK", "naqvi-return-visit": "PK→TR*",
      "sync-maritime-patrols": "PK*+TR*",
      "hold-first-session": "JWG*", "ai-threat-analytics": "nobody",
      "capacity-building": "PK + TR",
      "heroin-seizure-figures": "secr.", "visa-streamlining": "nobody", "pm-wider-ties": "PK",
    ]
    for (id, words) in drawn { #expect(register.owes(register.at(id)) == words) }
    #expect((0..<register.count).allSatisfy { register.owes($0).count <= 7 })
  }
}
