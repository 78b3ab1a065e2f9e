import Entities
import Query
import Register
import TestSupport
import Testing

/// What is suggested, and that each count is what taking it leaves.
@Suite struct FilterCompletionTests {
  private let register = Samples.register

  private func suggested(_ text: String) -> [String] {
    register.completions(of: text, at: text.count).map(\.text)
  }

  @Test func fieldsStandWhereNothingIsTyped() {
    #expect(suggested("").prefix(3) == ["domain:", "party:", "owedby:"])
    #expect(suggested("").last == "not ")
    #expect(suggested("heroin ").last == "or ")
    #expect(suggested("(").first == "domain:")
  }

  @Test func aWordGoesOnAsFieldOrValue() {
    #expect(suggested("dom") == ["domain:"])
    #expect(suggested("ow") == ["owedby:", "owedto:", "has:owner"])
    #expect(suggested("owed") == ["owedby:", "owedto:"])
    #expect(suggested("turk").contains("party:turkiye"))
    #expect(suggested("overd") == ["flag:overdue"])
    #expect(suggested("id:train-20") == ["train-20-officers"])
    #expect(suggested("zzz").isEmpty)
    #expect(suggested("\"dom").isEmpty)
  }

  @Test func behindASignStandItsValues() {
    #expect(suggested("domain:").count == register.header.domains.count)
    #expect(suggested("domain:narc") == ["narcotics-control"])
    #expect(suggested("domain:control") == ["narcotics-control"])
    #expect(suggested("heroin status:done,").contains("withdrawn"))
    #expect(!suggested("status:done,").contains("done"))
    #expect(suggested("due<").contains("next-session"))
    #expect(!suggested("due<").contains("none"))
    #expect(suggested("due:").contains("none"))
    #expect(suggested("nosuch:x").isEmpty)
  }

  @Test func whatStandsThereAlreadyIsNotSuggested() {
    #expect(suggested("domain:narcotics-control").isEmpty)
    #expect(suggested("has:note").isEmpty)
  }

  @Test(
    "a count is what the whole filter would leave",
    arguments: [
      "domain:", "heroin domain:", "not domain:", "flag:overdue or domain:", "(a or not status:) e",
      "status:done,", "owedby:pak", "due<", "strength:f domain:", "has:", "over",
      "not (flag: or a)",
      "source:", "id:c", "meeting:",
    ])
  func counts(text: String) {
    var other = Filter()
    for isOverdueOnly in [false, true] {
      other.isOverdueOnly = isOverdueOnly
      for cursor in stride(from: text.count, through: 0, by: -3) {
        for suggestion in register.completions(of: text, at: cursor, under: other) {
          guard let count = suggestion.count else { continue }
          var filter = other
          filter.text = suggestion.taken(in: text).text
          #expect(register.select(filter).count == count, "\(filter.text)")
        }
      }
    }
  }

  @Test func theRestGoesOnWhereItIsSpelledSo() {
    let first = register.completions(of: "domain:NARC", at: 11).first
    #expect(first?.rest(after: "domain:NARC") == "otics-control")
    let other = register.completions(of: "domain:drugs", at: 12).first
    #expect(other?.text == "narcotics-control")
    #expect(other?.rest(after: "domain:drugs") == nil)
    #expect(first?.taken(in: "domain:NARC").text == "domain:narcotics-control")
  }
}
