import Entities
import Journal
import Query
import Register
import Screen
import Sheets
import Summary
import TestSupport
import Testing

@testable import Dashboard

/// A person at the flat mode: types lines, and reads what is told.
struct FlatTypist {
  var flat: Flat
  private(set) var typist: Typist
  /// Everything so far, as it would stand in a log.
  private(set) var transcript: [String] = []
  private(set) var views: [any FullView] = []

  init(
    _ register: Register = Shot.bundled, settings: Settings = Typist.settings, pageSize: Int? = nil
  ) {
    typist = Typist(register, size: Size(width: 100, height: 40), settings: settings)
    flat = Flat(typist.state, pageSize: pageSize)
  }

  /// Types lines, and gives what the last one was answered.
  @discardableResult
  mutating func type(_ lines: String...) -> [String] {
    lines.reduce([]) { _, line in take(line) }
  }

  private mutating func take(_ line: String) -> [String] {
    transcript.append(flat.prompt + line)
    let answer = flat.take(line)
    var lines = tell(answer)
    if !answer.effects.isEmpty {
      typist.state = flat.state
      typist.perform(answer.effects)
      flat.change { $0 = typist.state }
      lines += tell(flat.settled())
    }
    return lines
  }

  private mutating func tell(_ answer: Flat.Answer) -> [String] {
    transcript += answer.lines
    if let view = answer.view { views.append(view) }
    switch answer.told {
    case .lines(let lines)?: transcript += lines
    case let report?: transcript.append("(\(report))")
    case nil: break
    }
    return answer.lines
  }

  func status(_ id: String) -> Status? {
    flat.state.register.index.row(id).map { flat.state.register.status[$0] }
  }
}

@Suite struct FlatTests {
  @Test func theMainJob() {
    var person = FlatTypist()
    #expect(
      person.type("list train")[0]
        == "1. Train 20 officers in Ankara; overdue, 7 months past 31 Mar 2026; owed: Türkiye (inferred) to Pakistan; pledge; due: Q1 2026 (inferred); not started, nothing reported; train-20-officers"
    )
    person.type("done 1")
    #expect(person.flat.prompt == "Confirmed by [nobody yet: noted by the secretariat]: ")
    person.type("Türkiye", "Q1 2026", "Certificates seen")
    #expect(person.typist.drafts.isEmpty)
    #expect(person.flat.prompt == "Record it? yes or no: ")
    #expect(
      person.type("yes")
        == [
          "Reported done: Train 20 officers in Ankara. Missing: Pakistan's word (report adds, confirm confirms). undo takes it back."
        ])
    #expect(person.status("train-20-officers") == .reportedDone)
    person.type("confirm train-20", "p", "", "", "y")
    #expect(person.status("train-20-officers") == .done)
    #expect(person.typist.drafts.count == 2)
    person.type("undo")
    #expect(person.status("train-20-officers") == .reportedDone)
    person.type("redo")
    #expect(person.status("train-20-officers") == .done)
    #expect(person.type("list flag:overdue").last == "3 of 38 items, 3 overdue; “flag:overdue”.")
  }

  /// No default speaks for a party, and an empty line never records.
  @Test func emptyLinesPutNoWordInAnyonesMouth() {
    var person = FlatTypist()
    person.type("done train-20", "", "", "")
    for _ in 0..<5 { person.type("") }
    #expect(person.typist.drafts.isEmpty)
    person.type("yes")
    #expect(person.typist.drafts.map(\.party) == [nil])
    person.type("confirm train-20")
    #expect(person.flat.prompt == "Confirmed by: ")
    for _ in 0..<3 {
      #expect(person.type("")[0].hasPrefix("Say whose word it is"))
    }
    person.type("nobody", "turkiye", "", "")
    for _ in 0..<3 { person.type("") }
    #expect(person.typist.drafts.count == 1)
    person.type("yes")
    #expect(person.typist.drafts.last?.party == "turkiye")
  }

  /// The person's own party is what they said themselves.
  @Test func thePersonsOwnPartyIsADefault() {
    var settings = Typist.settings
    settings.party = "pakistan"
    var person = FlatTypist(settings: settings)
    person.type("done train-20")
    #expect(person.flat.prompt == "Confirmed by [Pakistan]: ")
    person.type("", "", "", "yes")
    #expect(person.typist.drafts.map(\.party) == ["pakistan"])
  }

  @Test(arguments: ["cancel", "quit", "no"]) func nothingIsRecordedWithoutAYes(word: String) {
    var person = FlatTypist()
    person.type("done train-20", "", "")
    if word == "no" { person.type("") }
    person.type(word)
    #expect(person.typist.drafts.isEmpty)
    #expect(person.flat.isAsking == false)
    #expect(person.typist.others == (word == "quit" ? ["quit"] : []))
    // What was typed is no part of the next dialogue.
    person.type("done train-20", "", "")
    #expect(person.flat.prompt == "Evidence [none]: ")
  }

  @Test func aLineMayHoldTheAnswer() {
    var person = FlatTypist()
    person.type("note train-20 Seen  by the desk, twice", "yes")
    #expect(person.type("date train-20 someday")[1].contains("someday"))
    #expect(person.flat.prompt == "New date [no date]: ")
    person.type("Q1 2027", "late", "-", "yes", "status train-20 in-p", "", "yes")
    let register = person.flat.state.register
    let row = register.index.row("train-20-officers") ?? 0
    #expect(person.typist.drafts.count == 3)
    #expect(register.dueLabel(row) == "Q1 2027*")
    #expect(register.status[row] == .inProgress)
    #expect(register.detail(row).notes.last?.text == "Seen  by the desk, twice")
  }

  @Test func numbersAreThoseOfTheLastList() {
    var person = FlatTypist()
    let before = person.type("list").first { $0.hasPrefix("2. ") } ?? ""
    person.type("done 2", "", "", "", "yes")
    // The order is another now; 2 is still what was read out.
    person.type("open 2")
    #expect(before.hasSuffix("train-20-officers"))
    guard let target = (person.views.last as? ItemView)?.target else {
      Issue.record("no item was opened")
      return
    }
    #expect(target.slug == "train-20-officers")
    #expect(person.type("open 99") == ["There is no number 99 here; list tells them."])
  }

  @Test func severalItemsAreOneUndo() {
    var person = FlatTypist()
    person.type("list strength:discussed", "done 1,2 3", "", "", "", "yes")
    #expect(person.typist.drafts.map(\.changes.count) == [3])
    person.type("undo")
    #expect(person.flat.state.register.status.allSatisfy { $0 != .reportedDone })
    #expect(person.flat.state.selected.isEmpty)
  }

  @Test func longListsPageByMore() {
    var person = FlatTypist(pageSize: 10)
    #expect(person.type("list").count == 11)
    #expect(person.type("more")[0].hasPrefix("11. "))
    person.type("more")
    #expect(person.type("more").last == "38 items, 4 overdue.")
    #expect(person.type("more") == ["There is no more."])
  }

  /// Every form there is can be asked and left, and a refusal asks the field it is about again.
  @Test func everyFormIsAsked() {
    let lines = [
      "done 1", "status 1", "date 1", "note 1", "edit 1", "add", "record officers-trained-ankara",
      "status jwg-session-01", "date jwg-session-01", "confirm jwg-session-01",
      "note officers-trained-ankara",
    ]
    for line in lines {
      var person = FlatTypist()
      person.type(line)
      #expect(person.flat.isAsking, "\(line)")
      for _ in 0..<40 where !person.flat.prompt.hasPrefix("Record it?") { person.type("") }
      #expect(person.flat.prompt.hasPrefix("Record it?"), "\(line): \(person.flat.prompt)")
      #expect(person.typist.drafts.isEmpty, "\(line)")
    }
    var person = FlatTypist()
    person.type("reopen 1")
    #expect(!person.flat.isAsking)
    person.type("add", "Pave the road", "pledge", "policing,gov")
    for _ in 0..<20 where !person.flat.prompt.hasPrefix("Record it?") { person.type("") }
    person.type("yes")
    #expect(person.status("pave-the-road") == .notStarted)
  }

  @Test func refusalsAreThoseOfTheDashboard() {
    var settings = Typist.settings
    settings.readOnly = "Nothing is written under --read-only."
    var person = FlatTypist(settings: settings)
    #expect(person.type("done 1") == ["Nothing is written under --read-only."])
    #expect(person.type("note 1 text") == ["Nothing is written under --read-only."])
    var other = FlatTypist()
    #expect(other.type("confirm 1")[0].hasPrefix("Nothing is reported here yet"))
    #expect(
      other.type("nonsense here")[0]
        == "Nothing is called “nonsense here”. help lists what there is.")
    #expect(other.type("list nosuch:field").count == 1)
    #expect(other.type("done")[0].hasPrefix("Say which one"))
    #expect(other.type("") == [])
  }

  @Test func viewsAndFiltersByName() {
    var person = FlatTypist()
    for name in ["timeline", "balance", "changes", "log", "figures", "checks"] {
      person.type(name)
    }
    #expect(person.views.count == 6)
    #expect(person.type("filter heroin") == ["1 of 38 items, none overdue; “heroin”."])
    #expect(person.type("all") == ["38 items, 4 overdue."])
    #expect(person.type("domain policing")[0].hasPrefix("4 of 38 items, 2 overdue"))
    #expect(person.type("F").isEmpty == false)
    #expect(person.flat.state.filter.isEmpty)
    #expect(person.type("help").contains { $0.hasPrefix("done N") })
    #expect(person.type("help timeline").count == 1)
    #expect(person.flat.state.view == nil)
    person.type("x 1", "cancel")
    #expect(person.typist.drafts.isEmpty)
  }

  /// What is written to a file is asked as any form is, also where nothing may be recorded.
  @Test func filesAreWrittenByAYes() {
    var settings = Typist.settings
    settings.readOnly = "Nothing is written under --read-only."
    var person = FlatTypist(settings: settings)
    person.type("list train", "E", "csv", "out.csv", "")
    #expect(person.flat.prompt == "Write it? yes or no: ")
    #expect(person.type("") == ["Nothing is written yet: answer yes or no."])
    #expect(person.typist.exports.isEmpty)
    person.type("yes")
    #expect(person.typist.exports.map(\.path) == ["out.csv"])
    #expect(person.typist.exports.map(\.format) == [.csv])
  }

  /// Whatever a register holds, a line is a line and no control of a terminal.
  @Test func hostileTextIsInert() {
    let register = Shot.changed([
      "Train 20 officers in Ankara": "\\u001b]0;x\\u0007\\u202eevil\\nline",
      "Drone defence protocols": "عہد",
    ])
    var person = FlatTypist(register)
    person.type("list", "timeline", "open train-20", "done train-20")
    for line in person.transcript {
      for scalar in line.unicodeScalars {
        #expect(scalar.value >= 0x20 && !(0x7F...0x9F ~= scalar.value) && scalar.value != 0x202E)
      }
    }
  }

  /// A whole session, to read.
  @Test func readsAsRecorded() {
    var person = FlatTypist()
    person.type("filter train", "list", "done 1", "2", "Q1 2026", "Certificates seen", "yes")
    person.type("list", "all", "figure officers-trained-ankara", "timeline", "domains", "help")
    expectGolden(person.transcript.joined(separator: "\n") + "\n", named: "flat")
  }
}

@Suite struct SpokenTests {
  @Test(arguments: [
    ("Türkiye* → Pakistan", "Türkiye (inferred) to Pakistan"),
    ("PK + TR", "PK and TR"), ("early 2026~", "early 2026 (about)"), ("~6 mo", "about 6 mo"),
    ("SouthAsianDesk ¶18", "SouthAsianDesk paragraph 18"), ("a · b", "a, b"),
    ("Status  ◑ reported done", "Status  reported done"), ("? of 20", "unknown of 20"),
    ("trained  ? of 20", "trained  unknown of 20"), ("2024 ████▌ 45 t", "2024  45 t"),
    ("!= is not !", "!= is not"), ("What? Yes!", "What? Yes!"),
    ("× not delivered", "not delivered"),
    ("│ in a box │", " in a box"), ("- **a**: b", "- **a**: b"), ("plain words", "plain words"),
    ("", ""),
    ("marked * as such", "marked inferred as such"), ("≠ contested", "contested contested"),
  ])
  func signsAreWords(line: String, words: String) { #expect(spoken(line) == words) }
}
