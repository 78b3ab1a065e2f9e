import Acts
import Entities
import JSON
import Journal
import Query
import Register
import TestSupport
import Testing

/// Saved views: the program's own, those of a person's file, those that are events of the register.
@Suite struct SavedViewTests {
  // MARK: The program's

  @Test func theProgramsViewsAnswerTheirQuestions() throws {
    let register = Samples.register
    let views = register.programViews(for: .init(party: "turkiye"))
    #expect(
      views.map(\.name) == [
        "overdue", "due before the next session", "awaiting confirmation", "unreported",
        "contested", "without source", "mine",
      ])
    for view in views { _ = try register.read(filter: view.filter.text) }
    func count(_ name: String) -> Int? {
      views.first { $0.name == name }.map { register.select($0.filter).count }
    }
    #expect(count("overdue") == 4 && count("unreported") == 4 && count("contested") == 0)
    let mine = register.select(views[6].filter).map(Int.init)
    #expect(!mine.isEmpty)
    #expect(mine.allSatisfy { register.item($0)?.owedBy.contains("turkiye") ?? false })
  }

  @Test func withoutAPartyNothingIsMineAndItIsSaidWhy() {
    let register = Samples.register
    #expect(!register.programViews(for: .init(party: nil)).contains { $0.name == "mine" })
    #expect(register.whyNotMine(.init(party: nil))?.contains("no party is configured") == true)
    #expect(register.whyNotMine(.init(party: "mars"))?.contains("“mars”") == true)
    #expect(register.whyNotMine(.init(party: "turkiye")) == nil)
  }

  @Test func withoutASessionAheadNothingIsDueBeforeIt() {
    let register = SmallRegister().open()
    #expect(register.schedule.next == nil)
    #expect(
      !register.programViews(for: .init(party: nil)).contains {
        $0.name.contains("next session")
      })
  }

  // MARK: A person's

  private static let text = """
    {
      "format": 1,
      "views": [
        {"name": "Late", "filter": "flag:overdue", "sort": "due", "note": "kept"},
        {"name": "Bad", "sort": "dew"},
        {"name": "Drugs", "domains": ["narcotics-control"], "status": "no-report", "overdue": true,
         "group": "party", "columns": "id, title"},
        {"name": "late"}, 7, {"filter": "x"}
      ],
      "later": {"x": 1}
    }
    """

  @Test func whatCannotBeReadIsNamedWithItsPlaceAndTheRestCounts() {
    let book = ViewBook(Bytes(Self.text))
    #expect(book.views.map(\.name) == ["Late", "Drugs"])
    #expect(book.views[1].filter.domains == ["narcotics-control"])
    #expect(book.views[1].filter.status == .noReport && book.views[1].filter.isOverdueOnly)
    #expect(book.views[1].arrangement.text == "group: party; columns: id, title")
    let expected = [
      "line 5, column 5 ($.views[1].sort): There is no column “dew”",
      "line 8, column 5 ($.views[3].name): “late” is there twice",
      "line 8, column 23 ($.views[4]): a view is an object",
      "line 8, column 26 ($.views[5].name): the name is missing",
    ]
    #expect(book.faults.count == expected.count)
    for (fault, start) in zip(book.faults, expected) { #expect(fault.hasPrefix(start), "\(fault)") }
  }

  @Test func changesKeepWhatIsNotKnownAndWhatCannotBeRead() throws {
    var book = ViewBook(Bytes(Self.text))
    var filter = Filter()
    filter.text = "heroin"
    try book.apply(.save(SavedView(name: " LATE ", filter: filter, arrangement: Arrangement())))
    try book.apply(.rename("Drugs", to: "Narcotics"))
    try book.apply(.move("Narcotics", by: -1))
    let again = ViewBook(Bytes(book.text))
    #expect(again.views.map(\.name) == ["Narcotics", "LATE"])
    #expect(again.faults.count == 4, "each as it was")
    let value = try JSONValue(book.text)
    #expect(value["later"]?["x"] == 1)
    let late = value["views"]?.array?.first { $0["name"] == "LATE" }
    #expect(late?["note"] == "kept" && late?["filter"] == "heroin" && late?["sort"] == nil)
    try book.apply(.delete("narcotics"))
    #expect(book.views.map(\.name) == ["LATE"])
    #expect(book.text.contains("dew"))
  }

  @Test(
    "what is refused",
    arguments: [
      (ViewChange.rename("Late", to: "Drugs"), ViewRefusal.isTaken("Drugs")),
      (.rename("Late", to: "  "), .noName),
      (.rename("Late", to: String(repeating: "x", count: 61)), .longName),
      (.rename("Late", to: "a\u{1B}[2J"), .strangeName),
      (.delete("no"), .unknown("no", ["Late", "Drugs"])),
      (.move("Late", by: -1), .cannotMove("Late")), (.move("Drugs", by: 1), .cannotMove("Drugs")),
    ])
  func refuses(change: ViewChange, refusal: ViewRefusal) {
    var book = ViewBook(Bytes(Self.text))
    let before = book.text
    #expect(throws: refusal) { try book.apply(change) }
    #expect(book.text == before)
    #expect(!refusal.words.isEmpty)
  }

  @Test(arguments: ["", "{", "[]", "{\"views\": 3}", "{\"views\": [,]}", "\u{FEFF}{}"])
  func aFileThatCannotBeReadIsNeverWrittenOver(text: String) throws {
    var book = ViewBook(Bytes(text))
    #expect(book.views.isEmpty && book.unreadable != nil && book.faults.count == 1)
    let view = try SavedView(name: "x", filter: Filter(), arrangement: Arrangement())
    #expect(throws: ViewRefusal.self) { try book.apply(.save(view)) }
  }

  @Test("every view reads back from its JSON", arguments: 0..<20)
  func roundTrip(seed: Int) throws {
    var random = Seeded(seed)
    var filter = Filter()
    filter.text = ["", "flag:overdue", "\"عہد\" or x", "\u{202E}=cmd()"][seed % 4]
    filter.domains = random.chance(50) ? ["a", "b"] : []
    filter.isOverdueOnly = random.chance(50)
    filter.status = random.chance(50) ? .status(.done) : random.chance(50) ? .noReport : nil
    var arrangement = Arrangement()
    arrangement.sort = random.chance(50) ? [SortKey(.late, isDescending: true)] : []
    arrangement.group = random.chance(50) ? .quarter : nil
    arrangement.columns = random.chance(50) ? [.title, .id] : nil
    let view = try SavedView(name: "Görünüm \(seed)", filter: filter, arrangement: arrangement)
    var book = ViewBook()
    try book.apply(.save(view))
    #expect(ViewBook(Bytes(book.text)).views == [view])
  }

  // MARK: The register's

  @Test func viewsOfTheRegisterAreEvents() throws {
    var book = Book(SmallRegister())
    var register = book.opened()
    var filter = Filter()
    filter.text = "pump"
    func act(_ change: ViewChange) throws {
      let draft = try register.draft(change, by: Actor(person: "me"))
      book.write(draft.changes)
      register = book.opened()
    }
    try act(.save(SavedView(name: "Pumps", filter: filter, arrangement: Arrangement())))
    try act(.save(SavedView(name: "All", filter: Filter(), arrangement: Arrangement())))
    #expect(register.ownViews.map(\.name) == ["Pumps", "All"])
    #expect(register.ownViews[0].filter.text == "pump")
    try act(.move("All", by: -1))
    #expect(register.ownViews.map(\.name) == ["All", "Pumps"])
    try act(.rename("pumps", to: "Pumps and wells"))
    filter.text = "pump or well"
    var arrangement = Arrangement()
    arrangement.group = .status
    try act(.save(SavedView(name: "pumps AND wells", filter: filter, arrangement: arrangement)))
    #expect(register.ownViews.count == 2)
    #expect(register.ownViews[1].filter.text == "pump or well")
    #expect(register.ownViews[1].arrangement.group == .status)
    try act(.delete("All"))
    #expect(register.ownViews.map(\.name) == ["pumps AND wells"])
    #expect(throws: Refusal.self) { try register.draft(.delete("All"), by: Actor(person: "me")) }
    // Every reading of the same lines gives the same views.
    #expect(book.opened().ownViews == register.ownViews)
  }

  @Test func aViewThatDoesNotFitIsLeftOut() {
    var book = Book(SmallRegister())
    book.write(.added(["id": "one", "name": "One", "sort": "nothing"]), on: Target("view/one"))
    book.write(.added(["id": "two", "name": "Two"]), on: Target("view/two"))
    #expect(book.opened().ownViews.map(\.name) == ["Two"])
    #expect(book.opened().count == 1, "a view is no item")
  }
}
