import Entities
import JSON
import Journal
import Register
import TestSupport
import Testing

/// Whose court the ball is in.
@Suite struct CourtTests {
  private func court(
    _ members: [String: JSONValue], completion: String? = nil
  ) -> (court: Court?, words: String?) {
    var small = SmallRegister([SmallRegister.item("pump", members)])
    small.completion = completion
    let register = small.open()
    return (register.court(0), register.courtWords(0))
  }

  @Test("what is open lies with those who owe it")
  func open() {
    let one = court(["statusDate": "2026-02-03"])
    #expect(one.court?.act == .deliver)
    #expect(one.court?.by == ["pk"])
    #expect(one.court?.since == day("2026-02-03"))
    #expect(one.words == "Party pk owes it, open since 3 Feb 2026")
    let joint = court(["owedBy": ["pk", "tr"], "owedTo": [], "inferred": ["tr"]])
    #expect(joint.court?.by == ["pk", "tr"])
    #expect(joint.words == "Party pk and Party tr* owe it, open since 1 Jan 2026 or before")
    #expect(court(["owedBy": ["group"], "owedTo": []]).court?.by == ["group"])
  }

  @Test("what nobody stated stays unknown, and the secretariat's task is its own")
  func unknown() {
    let nobody = court(["owedBy": [], "owedTo": ["tr"]])
    #expect(nobody.court?.by == [])
    #expect(nobody.court?.isOwn == false)
    #expect(nobody.words == "open; who owes it is not stated")
    let own = court(["owedBy": [], "owedTo": [], "strength": "follow-up"])
    #expect(own.court?.isOwn == true)
    #expect(own.words == "the secretariat's own task")
  }

  @Test(
    "nothing is expected where nothing was promised or nothing is left",
    arguments: [
      ["strength": "discussed"], ["strength": "past"], ["strength": "position"],
      ["status": "proposed"], ["status": "suspended"], ["status": "withdrawn"],
      ["status": "not-delivered"],
    ] as [[String: JSONValue]])
  func nobody(members: [String: JSONValue]) {
    #expect(court(members).court == nil)
    #expect(court(members).words == nil)
  }

  @Test("a reported item lies with those whose word is missing, since the report")
  func reported() {
    var book = Book(SmallRegister())
    #expect(book.opened().court(0)?.act == .deliver)
    book.write(
      .reported(on: nil, evidence: nil), on: .commitment("pump"), after: [], party: "pk",
      at: "2026-03-04T23:59:00.000Z")
    var register = book.opened()
    #expect(register.court(0)?.act == .confirm)
    #expect(register.court(0)?.by == ["tr"])
    #expect(register.court(0)?.isEvidenceMissing == true)
    #expect(register.court(0)?.since == day("2026-03-04"))
    #expect(
      register.courtWords(0) == "evidence and Party tr's word are missing, since 4 Mar 2026")
    #expect(
      register.statusWords(0, style: .dated)
        == "reported, needs evidence and Party tr's word since 4 Mar")
    register.turn(to: day("2027-01-02"))
    #expect(register.statusWords(0, style: .dated).hasSuffix("since 4 Mar 2026"))
  }

  @Test("a report of the opening balance is not dated sharper than the register is")
  func opening() {
    let told = court(["status": "reported-done", "statusDate": "2025-12-24", "evidence": ["x"]])
    #expect(told.words == "Party pk's word and Party tr's word are missing, since 24 Dec 2025")
    let untold = court(["status": "reported-done", "evidence": ["x"]])
    #expect(untold.court?.since == nil)
    #expect(
      untold.words == "Party pk's word and Party tr's word are missing, since 1 Jan 2026 or before")
  }

  @Test("what is reported under the rule single is done, in nobody's court")
  func single() {
    #expect(court(["status": "reported-done"], completion: "single").court == nil)
  }
}
