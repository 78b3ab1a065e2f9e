import Acts
import Dates
import Entities
import JSON
import Journal
import Register
import TestSupport
import Testing

/// Setting members, adding items, and what was agreed beside what is so now.
@Suite struct EditingTests {
  private let me = Actor(person: "me")

  private func set(
    _ register: Register, _ name: String, _ typed: String, row: Int = 0
  ) throws -> Draft {
    let member = try #require(Member.named(name))
    return try register.set(
      [row], [MemberValue(member, try register.value(typed, for: member))], by: me)
  }

  /// The register after a draft of a writer.
  private func after(_ draft: Draft, _ register: Register, by writer: String = "me-aaaaaa")
    -> Register
  {
    var register = register
    let sequence = register.journal.lastSequence(of: writer) + 1
    let id = EventID(writer: writer, sequence: sequence)
    let line = draft.line(id: id, at: moment("2026-11-20T08:00:00.000Z"))
    _ = register.take([Event.Line(line, file: "\(writer).jsonl", number: sequence)])
    return register
  }

  // MARK: Values

  static let values: [(String, String, JSONValue)] = [
    ("title", " New  ", "New"), ("summary", "", .null), ("domains", "wat", ["water"]),
    ("domains", "works,water", ["works", "water"]), ("owedBy", "pk, tr", ["pk", "tr"]),
    ("owedBy", "none", []), ("owedTo", "group", ["group"]), ("strength", "Firm", "firm"),
    ("verifiable", "yes", true), ("verifiable", "none", .null), ("recurs", "no", false),
    ("quantity", "20 officers", ["value": 20, "unit": "officers"]),
    ("quantity", "4 sessions a year", ["value": 4, "unit": "sessions", "per": "year"]),
    ("quantity", "0.5 t per month", ["value": .number("0.5"), "unit": "t", "per": "month"]),
    (
      "due", "Q1 2027",
      [
        "text": "Q1 2027", "edtf": "2027-33", "earliest": "2027-01-01", "latest": "2027-03-31",
        "basis": "inferred",
      ]
    ),
  ]

  @Test(arguments: values)
  func whatIsTypedIsReadAsTheFileHasIt(name: String, typed: String, value: JSONValue) throws {
    let register = SmallRegister().open()
    let member = try #require(Member.named(name))
    #expect(try register.value(typed, for: member) == value)
  }

  static let wrong: [(String, String)] = [
    ("title", ""), ("domains", "none"), ("domains", "nosuch"), ("strength", "none"),
    ("strength", "strong"), ("verifiable", "perhaps"), ("quantity", "officers"),
    ("quantity", "20"), ("quantity", "1,5 t"), ("quantity", "007 agents"), ("due", "soon"),
    ("accountable", "nobody"), ("relatesTo", "nosuch"), ("owedBy", "p"),
  ]

  @Test(arguments: wrong) func whatDoesNotFitIsRefused(name: String, typed: String) throws {
    let register = SmallRegister([SmallRegister.item("pump")]).open()
    let member = try #require(Member.named(name))
    #expect(throws: Refusal.self) { try register.value(typed, for: member) }
  }

  /// A form presets a member as it would be typed: typing it again changes nothing.
  @Test func typingWhatIsThereChangesNothing() throws {
    let register = Samples.register
    for row in 0..<register.count {
      for member in Member.all where member.name != "due" {
        let typed = register.editable(row, member).typed
        guard !(typed.isEmpty && member.isRequired) else { continue }
        let value = try register.value(typed, for: member)
        #expect(
          throws: Refusal.self, "\(register.index.id(row)) \(member.name): \(typed) is \(value)"
        ) { try register.set([row], [MemberValue(member, value)], by: me) }
      }
    }
  }

  // MARK: Setting

  @Test func setsWhatChangesWithWhatWas() throws {
    let register = SmallRegister().open()
    let draft = try set(register, "title", "A new title")
    #expect(draft.changes.count == 1)
    #expect(draft.changes[0].was == "Title of pump")
    #expect(draft.changes[0].after == [])
    let then = after(draft, register)
    #expect(then.index.title(0) == "A new title")
    #expect(then.refusal(of: draft) != nil, "the same draft again would overwrite unseen")
    let next = try set(then, "title", "Another")
    #expect(next.changes[0].after == ["me-aaaaaa:1"])
    #expect(next.changes[0].was == "A new title")
    let amendments = after(next, then).amendments(0)
    #expect(amendments.map(\.agreed) == ["Title of pump"], "what was agreed stays the first")
    #expect(amendments.map(\.now) == ["Another"])
  }

  @Test func theSameValueIsRefused() {
    #expect(throws: Refusal.sameValue(members: ["Title"], item: "Title of pump")) {
      try set(SmallRegister().open(), "title", "Title of pump")
    }
    #expect(throws: Refusal.self) { try set(SmallRegister().open(), "summary", "") }
  }

  /// Two writers set a field at once; setting it anew names both and settles it (E10).
  @Test func settingAContestedFieldNamesAllHeads() throws {
    let register = SmallRegister().open()
    let first = try set(register, "title", "One")
    let second = try set(register, "title", "Two")
    let contested = after(second, after(first, register, by: "a-aaaaaa"), by: "b-bbbbbb")
    #expect(contested.flags[0].contains(.contested))
    // Even the value that counts for now is a choice between the two.
    let settled = try set(contested, "title", contested.index.title(0))
    #expect(Set(settled.changes[0].after ?? []) == ["a-aaaaaa:1", "b-bbbbbb:1"])
    #expect(!after(settled, contested).flags[0].contains(.contested))
  }

  @Test func manyItemsAreOneLineAndThoseThatHaveItStay() throws {
    let register = SmallRegister([
      SmallRegister.item("pump"), SmallRegister.item("weir", ["strength": "firm"]),
      SmallRegister.item("well"),
    ]).open()
    let strength = try #require(Member.named("strength"))
    let draft = try register.set([0, 1, 2, 0], [MemberValue(strength, "firm")], by: me)
    #expect(draft.changes.map(\.target) == [.commitment("pump"), .commitment("well")])
    #expect(after(draft, register).index.strength == [.firm, .firm, .firm])
  }

  @Test func aDateIsStatedOnlyByASource() throws {
    var small = SmallRegister()
    small.sources = [["id": "src-one", "short": "One", "paragraphs": 5]]
    let register = small.open()
    let claim = try register.claim(source: "src", paragraph: "3", text: "by March")
    let stated = try register.setDue([0], "2027-03", by: me, claim: claim)
    #expect(stated.changes.map(\.kind) == ["field-set", "claim-added"])
    let then = after(stated, register)
    #expect(then.item(0)?.due?.basis == .stated)
    #expect(then.item(0)?.claims.map(\.paragraph) == [3])
    let inferred = try then.setDue([0], "2027-05", by: me, reason: "later")
    #expect(after(inferred, then).item(0)?.due?.basis == .inferred)
    let none = try then.setDue([0], nil, by: me)
    #expect(after(none, then).item(0)?.due == nil)
    #expect(throws: Refusal.self) { try register.claim(source: "src", paragraph: "6", text: "x") }
    #expect(throws: Refusal.self) { try register.claim(source: "no", paragraph: "1", text: "x") }
  }

  // MARK: Adding

  @Test(arguments: [
    ("Share port manifests", "share-port-manifests"),
    ("İşbirliği: 3. toplantı!", "isbirligi-3-toplanti"),
    ("مصنوعی ذہانت", "item"), ("Türkiye's word", "turkiyes-word"), ("--", "item"),
  ]) func anIDIsMadeOfTheTitle(title: String, slug: String) {
    #expect(SmallRegister().open().slug(of: title) == slug)
  }

  @Test func anIDIsNeverUsedTwice() throws {
    let register = SmallRegister([SmallRegister.item("pump")]).open()
    #expect(register.slug(of: "Pump") == "pump-2")
    let (draft, id) = try register.add(item("Pump"), by: me)
    #expect(id == "pump-2")
    let then = after(draft, register)
    #expect(then.index.row("pump-2") == 1)
    let (undo, _) = try then.undo(by: me, writer: "me-aaaaaa")
    let undone = after(undo, then)
    #expect(undone.index.row("pump-2") == nil)
    #expect(undone.slug(of: "Pump") == "pump-3", "what was undone is not used again")
  }

  private func item(_ title: String, _ strength: Strength? = .pledge) -> NewItem {
    var new = NewItem(title: title, strength: strength)
    if let domains = Member.named("domains") { new.values = [MemberValue(domains, ["works"])] }
    return new
  }

  @Test(arguments: Strength.allCases) func anItemOpensByItsStrength(strength: Strength) throws {
    let register = SmallRegister().open()
    let (draft, _) = try register.add(item("New", strength), by: me)
    let then = after(draft, register)
    let isProposed = strength == .discussed || strength == .position
    #expect(then.status[1] == (isProposed ? .proposed : .notStarted))
    #expect(then.item(1) != nil, "it is whole")
  }

  @Test func anItemWithoutStrengthOrDomainIsRefused() {
    let register = SmallRegister().open()
    #expect(throws: Refusal.self) { try register.add(item("New", nil), by: me) }
    #expect(throws: Refusal.emptied(member: "domains")) {
      try register.add(NewItem(title: "New", strength: .firm), by: me)
    }
    #expect(throws: Refusal.emptied(member: "title")) { try register.add(item("  "), by: me) }
  }

  @Test func milestonesAndEvidenceGoWhereTheyBelong() throws {
    let register = SmallRegister().open()
    #expect(throws: Refusal.notReported(item: "Title of pump")) {
      try register.addEvidence([0], "Letter", by: me)
    }
    var then = after(try register.report([0], by: me), register)
    then = after(try then.addEvidence([0], "Letter", by: me), then)
    #expect(then.delivery(0).report?.evidence.map(\.text) == ["Letter"])
    then = after(try then.addMilestone(0, "First group", due: "Q2 2027", by: me), then)
    then = after(try then.addMilestone(0, "First group", due: nil, by: me), then)
    #expect(then.item(0)?.milestones.map(\.id) == ["first-group", "first-group-2"])
    #expect(then.item(0)?.milestones.first?.due?.label == "Q2 2027*")
  }

  /// Of many that do not fit all are named; what is wrong with each alike is told once.
  @Test func allThatDoNotFitAreNamed() throws {
    let register = SmallRegister([
      SmallRegister.item("pump"), SmallRegister.item("weir"), SmallRegister.item("well"),
    ]).open()
    let then = after(try register.report([1], by: me), register)
    let draft = { (rows: [Int]) throws(Refusal) in
      try then.confirm(rows, by: Actor(person: "me", party: "pk"))
    }
    #expect(throws: Refusal.self) { try draft([0, 1, 2]) }
    let refusal = then.refusal(.notReported(item: "Title of pump"), of: [0, 1, 2], draft)
    #expect(
      refusal
        == .several(
          .notReported(item: "Title of pump"), items: ["Title of pump", "Title of well"]))
  }
}
