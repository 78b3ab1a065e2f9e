import Acts
import Check
import Dates
import Entities
import JSON
import Journal
import Query
import Register
import Reports
import Sheets
import Summary
import TestSupport
import Testing

/// The report holds what the commands print, in both formats, and what it may not hold it does not.
@Suite struct SessionReportTests {
  typealias Options = SessionReport.Options

  // MARK: Looked at

  @Test func bundled() {
    let register = Sample.register()
    expectGolden(SessionReport.write(register, as: .html).text, named: "session-html")
    expectGolden(SessionReport.write(register, as: .markdown).text, named: "session-markdown")
  }

  @Test func secondRegister() {
    expectGolden(
      SessionReport.write(Sample.register(.riverbank), as: .markdown).text, named: "session-water")
  }

  @Test func shareableAfterAMorning() throws {
    let register = try Desk.busy(Sample.register()).register
    expectGolden(
      SessionReport.write(register, Options(isShareable: true), as: .markdown).text,
      named: "session-shareable")
  }

  @Test func disputed() {
    expectGolden(
      SessionReport.write(Disputed.register, as: .markdown).text, named: "session-disputed")
  }

  // MARK: The numbers of the commands

  static let texts = [
    "", "domain:narcotics", "strength:pledge", "party:turkiye flag:overdue", "nosuch",
  ]

  private func both(_ register: Register, _ text: String) -> (Filter, [Int32], Paper) {
    var filter = Filter()
    filter.text = text
    let rows = Order(register).sort(register.select(filter))
    return (
      filter, rows,
      Paper(SessionReport.write(register, Options(filter: filter), as: .markdown).text)
    )
  }

  @Test(arguments: texts) func itemsAreThoseOfTheList(_ text: String) throws {
    for register in [try Desk.busy(Sample.register()).register, Disputed.register] {
      let (_, rows, paper) = both(register, text)
      let listed = paper.rows("Every item once, under its main domain")
      #expect(listed.count == rows.count)
      let late = rows.filter { register.flags[Int($0)].contains(.overdue) }
      let told = paper.rows("Past the date, the longest first")
      #expect(
        told.map { $0[0].before(" · ") } == late.map { Paper.plain(register.index.title(Int($0))) }
      )
      #expect(paper.count("Overdue") == late.count)
      for (name, flag) in [
        ("No report", Flags.unreported), ("Awaiting confirmation", .awaiting),
        ("Contested", .contested),
      ] {
        #expect(
          paper.count(name) == rows.count { register.flags[Int($0)].contains(flag) }, "\(name)")
      }
    }
  }

  @Test(arguments: texts) func balanceIsThatOfTheCommand(_ text: String) throws {
    let register = try Desk.busy(Sample.register()).register
    let (_, rows, paper) = both(register, text)
    let json = try Sample.parse(BalanceReport(register, rows).json)
    for (caption, key) in [
      ("By strength, each item once", "totals"), ("Who owes whom, each item once", "lines"),
      ("Each party, an item under every party it names", "parties"),
    ] {
      let entries = (json[key]?.array ?? []).map { $0["items"]?.number ?? "0" }
      let told = paper.rows(caption).map { $0[1].filter(\.isNumber) }
      #expect(rows.isEmpty ? told.isEmpty : told == entries, "\(caption)")
    }
  }

  @Test func figuresAgendaAndChangesAreThoseOfTheCommands() throws {
    let register = try Desk.busy(Sample.register()).register
    let paper = Paper(SessionReport.write(register, as: .markdown).text)
    for figure in register.figures {
      let readings = paper.rows("Readings: \(Paper.plain(figure.indicator.title))")
      #expect(readings.map { $0[0] } == figure.lines.map { Paper.plain($0.period) })
      for (row, line) in zip(readings, figure.lines) {
        #expect((row[1] == "?") == (line.actual == nil), "unknown is never a number: \(row)")
      }
    }
    let changes = register.changes(in: register.period(.lastSession))
    let caption = "What changed \(Paper.plain(changes.periodWords))"
    let told = paper.rows(caption)
    #expect(told.count == changes.entries.count)
    for kind in Changes.Kind.allCases {
      let count = changes.entries.count { $0.kind == kind }
      let heads = paper.groups(caption).filter {
        $0 == "**\(kind.words.prefix(1).uppercased() + kind.words.dropFirst()): \(count)**"
      }
      #expect(heads.count == (count > 0 ? 1 : 0), "\(kind)")
    }
    let session = try #require(register.agendaSession)
    let matters = register.agenda(of: session).matters.count
    #expect(
      paper.rows("Matters arising, not on the agenda: \(matters)").map { $0[0].number }.reduce(0, +)
        == matters)
  }

  @Test(arguments: ["2025-11-01", "2025-12-15", "2026-03-31"])
  func anEarlierDayIsTheRegisterOfThatDay(_ date: String) {
    let register = Sample.register().asOf(day(date))
    let paper = Paper(SessionReport.write(register, as: .markdown).text)
    #expect(paper.count("Overdue") == register.flags.count { $0.contains(.overdue) })
    #expect(paper.text.contains("**As of:** **\(day(date).words)**"))
  }

  // MARK: Grounds

  @Test func everyItemHasItsNotesOrSaysThereAreNone() throws {
    for name in Sample.Name.allCases {
      let register = Sample.register(name)
      let paper = Paper(SessionReport.write(register, as: .markdown).text)
      for row in paper.rows("Every item once, under its main domain") {
        #expect(
          row.last?.contains("\\[") == true || row.last?.contains("no source") == true, "\(row)")
      }
    }
  }

  @Test(arguments: Sample.Name.allCases, [false, true])
  func notesAreLinkedBothWays(_ name: Sample.Name, _ isShareable: Bool) {
    let html = SessionReport.write(
      Sample.register(name), Options(isShareable: isShareable), as: .html
    ).text
    let ids = html.values("id")
    #expect(Set(ids).count == ids.count, "an id is used twice")
    let links = html.values("href")
    for link in links {
      #expect(link.first == "#" && ids.contains(String(link.dropFirst())), "\(link)")
    }
    let notes = ids.filter { $0.hasPrefix("note-") }
    #expect(!notes.isEmpty)
    for note in notes { #expect(links.contains("#\(note)"), "nothing cites \(note)") }
    for place in links where place.hasPrefix("#ref-") {
      #expect(ids.contains(String(place.dropFirst())))
    }
    #expect(links.contains { $0.hasPrefix("#ref-") })
  }

  // MARK: Shareable

  @Test func aShareableReportHoldsNothingOfTheSecretariats() throws {
    let register = try secret()
    let inside =
      SessionReport.write(register, as: .html).text
      + SessionReport.write(register, as: .markdown).text
    let options = Options(isShareable: true)
    let written = [Format.html, .markdown].map {
      SessionReport.write(register, options, as: $0)
    }
    let outside = written.map(\.text)
    for word in Self.secrets {
      #expect(inside.contains(word), "\(word) is not in the internal report")
      for report in outside { #expect(!report.contains(word), "\(word)") }
    }
    for report in outside {
      #expect(!report.lowercased().contains("withheld"), "that is for whoever makes it")
      #expect(report.lowercased().contains("shareable"))
      #expect(report.contains("A decision for all"))
    }
  }

  /// Whoever makes it is told what its readers are not.
  @Test func whatIsLeftOutIsToldApart() throws {
    let written = SessionReport.write(try secret(), Options(isShareable: true), as: .markdown)
    #expect(
      written.withheld.joined(separator: "; ").hasPrefix(
        "1 follow-up of the secretariat itself, with what is recorded of it; 2 notes; the text of 1 piece of evidence; 2 reasons given for a change; who typed 3 entries; how the secretariat handles 1 tension"
      ))
    #expect(SessionReport.write(try secret(), as: .markdown).withheld == [])
  }

  static let secrets = [
    "SECRET-NOTE", "SECRET-EVIDENCE", "SECRET-REASON", "SECRET-HAND", "SECRET-HOLD", "SECRET-TASK",
    "SECRET-OWN", "SECRET-MORE", "SECRET-WHY",
  ]

  private func secret() throws -> Register {
    var small = SmallRegister([
      SmallRegister.item("pump", ["notes": "SECRET-OWN"]), SmallRegister.item("pipe"),
      SmallRegister.item(
        "task", ["strength": "follow-up", "owedBy": [], "owedTo": [], "title": "SECRET-TASK"]),
    ])
    small.rhythm = "FREQ=MONTHLY;INTERVAL=3"
    small.tensions = [
      [
        "id": "t1", "number": 1, "title": "At odds", "text": "Two say two", "hold": "SECRET-HOLD",
        "state": "open",
      ]
    ]
    small.meetings = [
      [
        "id": "m", "title": "Session one", "short": "S1", "kind": "session", "state": "projected",
        "date": ["edtf": "2026-12"],
      ]
    ]
    var desk = Desk(small.open())
    let person = Actor(person: "SECRET-HAND")
    desk.act(try desk.register.report([0], by: person, evidence: "SECRET-EVIDENCE"))
    desk.act(try desk.register.note([1], "SECRET-NOTE", by: person))
    desk.act(try desk.register.setStatus([1], to: .suspended, by: person, reason: "SECRET-REASON"))
    desk.act(try desk.register.note([2], "SECRET-MORE", by: person))
    let session = try desk.register.meeting(named: "m")
    var decision = try desk.register.decide(
      "A decision for all", about: nil, at: session, by: person)
    decision.reason = "SECRET-WHY"
    desk.act(decision)
    return desk.register
  }

  /// Beside contested items: sessions, figures, files that changed, what is waited for; not that
  /// one person typed all words.
  @Test func whatElseIsInDisputeIsTold() {
    let register = Disputed.register
    let besides = register.disagreements.filter {
      $0.isInDispute && ($0.kind != .contested || $0.target.flatMap(register.row) == nil)
    }
    let caption = "In dispute besides, or waited for"
    let told = Paper(SessionReport.write(register, as: .markdown).text).rows(caption)
    #expect(told.count == besides.count && told.count > 3)
    for (row, dispute) in zip(told, besides) {
      for side in dispute.sides { #expect(row[2].contains(Paper.plain(side.value)), "\(row)") }
    }
    let shared = Paper(
      SessionReport.write(register, Options(isShareable: true), as: .markdown).text
    ).rows(caption)
    #expect(shared.count == besides.count { $0.kind == .contested })
    #expect(shared.allSatisfy { $0[2] == "–" })
    #expect(Paper(SessionReport.write(Sample.register(), as: .markdown).text).rows(caption).isEmpty)
  }

  // MARK: Nothing to tell

  @Test func aRegisterOfNothingSaysSoEverywhere() {
    var small = SmallRegister([])
    small.domains = []
    for text in [
      SessionReport.write(small.open(), as: .markdown).text,
      SessionReport.write(small.open(), as: .html).text,
    ] {
      for sentence in [
        "No item is in this report", "Nothing is overdue", "Nothing awaits confirmation",
        "Nothing is contested",
        "No item, so no domain has any.", "nobody owes anything",
        "This register follows no figures.",
        "Nothing changed", "No place where sources disagree", "No next session is known",
        "No source is cited",
      ] { #expect(text.contains(sentence), "\(sentence)") }
    }
  }
}
