import Check
import Entities
import JSON
import Journal
import Register
import Screen
import Summary
import TestSupport
import Testing
import Text

@testable import Dashboard

/// The view of what the record disagrees on, and the key that settles it.
@Suite struct DisagreementTests {
  private func typist(_ keys: String, _ register: Register = Disputed.register) -> Typist {
    var typist = Typist(register, size: Size(width: 120, height: 36), settings: Typist.settings)
    typist.type(keys)
    return typist
  }

  private func text(_ typist: Typist) -> String { frame(of: typist.state).glyphs() }

  @Test func everyKindIsListedOnce() {
    let shown = typist("v disagr Enter").state.disagreementsShown
    #expect(shown.count { $0.kind == .contested } == 5)
    for kind in [Finding.Kind.drift, .oneHand, .waiting] {
      #expect(shown.count { $0.kind == kind } == 1, "\(kind)")
    }
    #expect(Set(shown).count == shown.count)
  }

  @Test func theMenuCountsThem() {
    let menu = text(typist("v"))
    #expect(menu.contains("disagreements"))
    #expect(
      menu.split(separator: "\n").contains { $0.contains("disagreements") && $0.contains("8") })
  }

  @Test func bothSidesAreTold() {
    let drawn = text(typist("v disagr Enter"))
    #expect(drawn.contains("Ayşe for Türkiye"))
    #expect(drawn.contains("counts for now"))
    #expect(drawn.contains("= says which counts"))
  }

  @Test func theReasonIsTold() {
    let register = Disputed.register
    let row = register.at("train-20-officers")
    let sides = register.disagreements(on: register.target(of: row)).flatMap(\.sides)
    #expect(sides.contains { $0.why == "evidence: List of graduates" })
  }

  /// Every one that has a value to choose is settled where it stands, on each of
  /// the values there are.
  @Test(arguments: [1, 2]) func theKeySettlesWhatIsUnderTheCursor(choice: Int) throws {
    var typist = typist("v disagr Enter")
    var left = typist.state.disagreementsShown.count { $0.field != nil }
    #expect(left == 6)
    #expect(typist.state.view is DisagreementsView)
    while let place = typist.state.disagreementsShown.firstIndex(where: { $0.field != nil }) {
      let about = try #require(typist.state.disagreementsShown[place].target)
      typist.type("g" + String(repeating: " j", count: place))
      typist.type("=" + String(repeating: " Right", count: choice) + " Enter")
      let next = typist.state.disagreementsShown.count { $0.field != nil }
      try #require(next == left - 1, "\(about): \(typist.state.message?.text ?? "")")
      left = next
      #expect(typist.state.view is DisagreementsView)
    }
    #expect(
      !typist.state.register.flags.contains { $0.contains(.contested) || $0.contains(.drift) })
  }

  @Test func nothingIsTakenThatNobodyChose() {
    var typist = typist("v disagr Enter = Enter")
    #expect(typist.drafts.isEmpty)
    #expect(text(typist).contains("Choose one first."))
    typist.type("Esc")
    #expect(typist.state.view is DisagreementsView)
  }

  @Test func whatIsSettledCanBeTakenBack() {
    var typist = typist("v disagr Enter = Right Enter")
    let count = typist.state.disagreementsShown.count
    typist.type("u")
    #expect(typist.state.disagreementsShown.count == count + 1)
  }

  @Test func enterOpensWhatItIsAbout() {
    var typist = typist("v disagr Enter")
    let target = typist.state.disagreementsShown[0].target
    typist.type("Enter")
    guard let shown = (typist.state.view as? ItemView)?.target else {
      Issue.record("\(String(describing: typist.state.view))")
      return
    }
    #expect(shown == target)
    typist.type("Esc")
    #expect(typist.state.view is DisagreementsView)
  }

  @Test func oneHandIsReopened() throws {
    var typist = typist("v disagr Enter")
    let shown = typist.state.disagreementsShown
    let place = try #require(shown.firstIndex { $0.kind == .oneHand })
    #expect(shown[place].sides.map(\.who) == ["desk", "desk"])
    typist.type(String(repeating: "j ", count: place) + "X no Enter")
    #expect(typist.state.disagreementsShown.allSatisfy { $0.kind != .oneHand })
  }

  @Test func whatHasNoValueSaysWhatHelps() {
    let register = Disputed.register
    for entry in register.disagreements where entry.field == nil {
      #expect(!entry.fix.text.isEmpty)
      #expect(entry.fix.act != .settle)
    }
    for entry in register.disagreements where entry.field != nil {
      #expect(entry.fix.act == .settle)
    }
  }

  @Test func theFilterInForceHolds() {
    let typist = typist("f j j j j j j Enter v disagr Enter")
    let rows = Set(typist.state.rows.map(Int.init))
    for entry in typist.state.disagreementsShown {
      if let row = entry.finding.row { #expect(rows.contains(row)) }
    }
    #expect(typist.state.disagreementsShown.count == 1, "the figure of an item that passes")
    let none = self.typist(": domain Space coast Enter v disagr Enter")
    #expect(text(none).contains("Nothing is in dispute under this filter"))
  }

  @Test func theItemsPageSettlesToo() {
    var typist = typist("/ train-20 Enter Enter = Right Enter")
    #expect(typist.state.message?.text.hasPrefix("Settled: status is") == true)
    typist.type("=")
    #expect(typist.state.overlay == nil)
    #expect(typist.state.message?.text.contains("Nothing here is contested") == true)
  }

  @Test func theWalkThroughListsThem() {
    let closing = text(typist("1 Enter w G"))
    #expect(closing.contains("In dispute"))
    #expect(closing.contains("v, disagreements lists them"))
  }

  /// What two edited by hand: an event settles what events set; of the rest the
  /// place to mend is told.
  @Test func handEditsAreListedWithWhatSettlesThem() throws {
    var typist = typist("v disagr Enter", EditedTwice.register)
    let shown = typist.state.disagreementsShown
    #expect(shown.count { $0.kind == .contested } == 8)
    let drawn = text(typist)
    for words in ["a copy of the file", "Republic of Türkiye", "Pakistan–Türkiye JWG"] {
      #expect(drawn.contains(words), "\(words)")
    }
    for (place, entry) in shown.enumerated() where entry.kind == .contested && entry.field == nil {
      typist.type("g" + String(repeating: " j", count: place) + " =")
      #expect(typist.state.overlay == nil)
      let told = try #require(typist.state.message?.text)
      #expect(told.hasPrefix("No event settles this: in "), "\(told)")
      #expect(told.contains("out of its “contested”"))
      guard entry.target == nil else { continue }
      typist.type("Enter")
      #expect(typist.state.message?.text.hasPrefix("Mend it in an editor: ") == true)
      #expect(typist.state.view is DisagreementsView)
      typist.type("n")
      #expect(typist.state.overlay == nil, "no note can be written on it")
    }
    while let place = typist.state.disagreementsShown.firstIndex(where: { $0.field != nil }) {
      let left = typist.state.disagreementsShown.count
      typist.type("g" + String(repeating: " j", count: place) + " = Right Enter")
      try #require(typist.state.disagreementsShown.count == left - 1)
    }
    #expect(typist.state.disagreementsShown.count { $0.kind == .contested } == 4)
  }

  @Test func theWalkThroughNamesTheFiles() {
    let closing = text(self.typist("1 Enter w G", EditedTwice.register))
    #expect(closing.contains("In dispute"))
    #expect(closing.contains("Türkiye: name: Türkiye (agreed before)"))
  }

  @Test func hostileTextIsInert() {
    var book = Book()
    for (writer, title) in [("a-aaaaaa", "One\u{1b}[2J"), ("b-bbbbbb", "Two\u{202e}\u{7}")] {
      book.write(
        .fieldSet(name: "title", value: .string(title)), on: .commitment("pump"), after: [],
        by: writer, person: "ev\u{1b}il")
    }
    let drawn = text(typist("v disagr Enter =", book.opened()))
    #expect(drawn.contains("One"))
    for scalar in drawn.unicodeScalars where scalar != "\n" {
      #expect(scalar.properties.generalCategory != .control && scalar.value != 0x202E)
    }
  }

  // MARK: Laws

  /// Every contested field of what the register holds is listed once.
  @Test(arguments: seeds(12, of: 40)) func everyContestedFieldIsListedOnce(seed: Int) {
    let register = History.random(seed: seed).opened()
    var fields: [String] = []
    for target in register.journal.targets {
      let isHeld =
        register.row(target) != nil || register.object(of: target) != nil
        || register.subject(target) != target.text
      guard isHeld, register.row(target) != nil || target.kind != "commitment" else { continue }
      fields += register.contestedFields(target).map { "\(target.text) \($0)" }
    }
    let listed = register.disagreements.filter { $0.kind == .contested }
      .compactMap { entry in entry.target.map { "\($0.text) \(entry.field.map { "\($0)" } ?? "")" }
      }
    #expect(listed.sorted() == fields.sorted())
  }

  /// Each is settled by its key on one of the values it offers.
  @Test(arguments: seeds(10, of: 30)) func everyContestedFieldIsSettledByItsKey(seed: Int) throws {
    var typist = typist("v disagr Enter", History.random(seed: seed, wildness: 0).opened())
    while let place = typist.state.disagreementsShown.firstIndex(where: { $0.field != nil }) {
      let shown = typist.state.disagreementsShown
      let entry = shown[place]
      typist.type("g" + String(repeating: " j", count: place) + " =")
      guard case .form(let form)? = typist.state.overlay,
        case .choice(let options, _)? = form.fields.first?.value
      else {
        Issue.record("no form for \(entry.words): \(typist.state.message?.text ?? "")")
        return
      }
      // A value that does not fit is refused, and the next one is tried.
      for _ in 1..<options.count {
        typist.type("Right Enter")
        if typist.state.overlay == nil { break }
      }
      let settled = typist.state.disagreementsShown
      #expect(
        !settled.contains { $0.target == entry.target && $0.field == entry.field },
        "\(entry.name): \(entry.words)")
      try #require(settled.count < shown.count)
    }
  }
}
