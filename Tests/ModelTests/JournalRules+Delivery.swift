import Acts
import Check
import Entities
import JSON
import Journal
import Register
import TestSupport
import Testing

/// E12: when an item is done.
extension JournalRules {
  @Test("E12 rule both: done needs evidence and the word of every party concerned")
  func both() {
    var book = Book()
    let report = book.report(by: "a-aaaaaa", party: "pk")
    #expect(book.opened().status("pump") == .reportedDone)
    #expect(book.opened().report("pump")?.missingWords == ["tr"])
    #expect(book.opened().report("pump")?.isMissingEvidence == true)
    book.confirm(for: [report], by: "b-bbbbbb", party: "tr")
    #expect(book.opened().status("pump") == .reportedDone)
    book.write(
      .evidenceAdded("photo"), on: .commitment("pump"), for: [report], by: "b-bbbbbb")
    #expect(book.opened().status("pump") == .done)
    #expect(book.opened().report("pump")?.isComplete == true)
  }

  @Test("E12 a report with a party's word and evidence carries both")
  func reportCarries() throws {
    var book = Book()
    book.report(party: "tr", evidence: "minutes")
    let report = try #require(book.opened().report("pump"))
    #expect(report.words.map(\.party) == ["tr"])
    #expect(report.evidence.map(\.text) == ["minutes"])
    #expect(report.missingWords == ["pk"])
    #expect(report.missing == 1)
  }

  @Test("E12 nobody's word counts for no party")
  func nobodysWord() {
    var book = Book()
    let report = book.report(evidence: "x")
    book.confirm(for: [report], party: "elsewhere")
    #expect(book.opened().report("pump")?.missingWords == ["pk", "tr"])
  }

  @Test("E12 rule single: one report is enough, with or without a word", arguments: [nil, "tr"])
  func single(_ party: String?) {
    var small = SmallRegister()
    small.completion = "single"
    var book = Book(small)
    book.report(party: party)
    #expect(book.opened().status("pump") == .done)
    #expect(book.opened().report("pump")?.missing == 0)
  }

  @Test("E12 one party alone: the default rule is single")
  func oneParty() {
    var small = SmallRegister([SmallRegister.item("pump", ["owedTo": []])])
    small.parties = ["pk"]
    var book = Book(small)
    book.report()
    #expect(book.opened().status("pump") == .done)
  }

  @Test("E12 a follow-up is done on one report under any rule")
  func followUp() {
    var book = Book(SmallRegister([SmallRegister.item("pump", ["strength": "follow-up"])]))
    book.report()
    #expect(book.opened().status("pump") == .done)
  }

  @Test(
    "E12 whose word is needed: the owners' parties; the group or nobody named: every party",
    arguments: [
      (["pk"], ["tr"], ["pk", "tr"]), (["tr"], [], ["tr"]), ([], ["az"], ["az"]),
      ([], [], ["pk", "tr", "az"]), (["group"], [], ["pk", "tr", "az"]),
      (["group"], ["tr"], ["pk", "tr", "az"]), (["pk-office"], ["az"], ["pk", "az"]),
      (["pk", "tr", "az"], [], ["pk", "tr", "az"]), (["az", "pk"], ["pk"], ["az", "pk"]),
    ] as [([String], [String], [String])])
  func concerned(_ owedBy: [String], _ owedTo: [String], _ parties: [String]) throws {
    var small = SmallRegister([
      SmallRegister.item(
        "pump",
        [
          "owedBy": .array(owedBy.map(JSONValue.string)),
          "owedTo": .array(owedTo.map(JSONValue.string)),
        ])
    ])
    small.parties = ["pk", "tr", "az"]
    var book = Book(small)
    let report = book.report(evidence: "x")
    #expect(book.opened().report("pump")?.missingWords == parties)
    for (place, party) in parties.enumerated() {
      #expect(book.opened().status("pump") == .reportedDone)
      book.confirm(for: [report], by: "w\(place)-aaaaaa", party: party)
    }
    #expect(book.opened().status("pump") == .done)
  }

  @Test("E12 words name every head report, and those of several reports are pooled")
  func pooled() {
    var book = Book()
    let first = book.report(by: "a-aaaaaa", party: "pk")
    let second = book.report(by: "b-bbbbbb", party: "tr")
    let register = book.opened()
    #expect(!register.flags("pump").contains(.contested))
    #expect(register.report("pump")?.missingWords == [])
    book.write(
      .evidenceAdded("photo"), on: .commitment("pump"), for: [first, second], by: "b-bbbbbb")
    #expect(book.opened().status("pump") == .done)
    book.undo([first], by: "a-aaaaaa")
    #expect(book.opened().report("pump")?.missingWords == ["pk"])
    #expect(book.opened().report("pump")?.evidence.count == 1)
  }

  @Test("E12 a word counts only while a report it names is a head")
  func wordEndsWithReport() {
    var book = Book()
    let first = book.report(by: "a-aaaaaa", party: "pk")
    book.confirm(for: [first], by: "b-bbbbbb", party: "tr", evidence: "x")
    #expect(book.opened().status("pump") == .done)
    let reopened = book.write(
      .reopened(.inProgress), on: .commitment("pump"), after: [first], by: "a-aaaaaa")
    #expect(book.opened().status("pump") == .inProgress)
    #expect(book.opened().state("pump").words.isEmpty)
    let again = book.report(after: [reopened], by: "a-aaaaaa")
    #expect(book.opened().report("pump")?.missingWords == ["pk", "tr"])
    book.undo([again, reopened])
    #expect(book.opened().status("pump") == .done)
  }

  @Test("E12 a second report made without seeing the first drops nothing")
  func concurrentReports() {
    var book = Book()
    let first = book.report(by: "a-aaaaaa", party: "pk", evidence: "x")
    book.report(by: "b-bbbbbb", party: "tr")
    #expect(book.opened().status("pump") == .done)
    book.report(after: [first], by: "c-cccccc")
    #expect(book.opened().report("pump")?.missingWords == ["pk"])
  }

  @Test("E12 a report that names the first supersedes its words, so x adds instead")
  func xAdds() throws {
    var book = Book()
    let report = book.report(by: "a-aaaaaa", party: "pk")
    let register = book.opened()
    let word = try register.report([0], by: Actor(person: "me", party: "tr"), evidence: "photo")
    #expect(word.changes.map(\.payload) == [.confirmed(on: nil, evidence: "photo")])
    #expect(word.changes.map(\.references) == [[report]])
    let evidence = try register.report([0], by: Actor(person: "me"), evidence: "photo")
    #expect(evidence.changes.map(\.payload) == [.evidenceAdded("photo")])
    #expect(throws: Refusal.nothingNew(item: "Title of pump")) {
      try register.report([0], by: Actor(person: "me"))
    }
    #expect(throws: Refusal.alreadySaid(party: "Party pk", item: "Title of pump")) {
      try register.report([0], by: Actor(person: "me", party: "pk"))
    }
    let more = try register.report([0], by: Actor(person: "me", party: "pk"), evidence: "photo")
    #expect(more.changes.map(\.payload) == [.evidenceAdded("photo")])
  }

  @Test("E12 c where nothing is reported is refused, naming x")
  func confirmNothing() throws {
    let register = Book().opened()
    let refusal = Refusal.notReported(item: "Title of pump")
    #expect(throws: refusal) { try register.confirm([0], by: Actor(person: "me", party: "pk")) }
    #expect(refusal.words.contains("x (ahd done)"))
  }

  @Test("E12 a word is a party's, and that party is concerned")
  func whoseWord() {
    var small = SmallRegister([SmallRegister.item("pump", ["owedTo": []])])
    small.parties = ["pk", "tr"]
    let register = small.open()
    #expect(throws: Refusal.unknownParty("xx", ["pk", "tr"])) {
      try register.report([0], by: Actor(person: "me", party: "xx"))
    }
    #expect(throws: Refusal.notConcerned(party: "Party tr", item: "Title of pump")) {
      try register.report([0], by: Actor(person: "me", party: "tr"))
    }
    #expect(throws: Refusal.unknownParty("", ["pk", "tr"])) {
      try register.confirm([0], by: Actor(person: "me"))
    }
  }

  @Test("E12 done and reported-done are never set", arguments: [Status.done, .reportedDone])
  func neverSet(_ status: Status) {
    var book = Book()
    let refusal = Refusal.notSettable(status)
    #expect(throws: refusal) {
      try book.opened().setStatus([0], to: status, by: Actor(person: "me"))
    }
    #expect(refusal.words.contains("x (ahd done)") && refusal.words.contains("c (ahd confirm)"))
    book.set(status)
    book.write(.fieldSet(name: "status", value: "done"), on: .commitment("pump"), after: [])
    #expect(book.opened().status("pump") == .notStarted)
    #expect(book.opened().check().map(\.severity) == [.note, .note])
  }

  @Test("E12 one person who gives both words counts, and is flagged one-hand")
  func oneHand() {
    var book = Book()
    let report = book.report(by: "a-aaaaaa", person: "aylin", party: "pk", evidence: "x")
    book.confirm(for: [report], by: "b-bbbbbb", person: "aylin", party: "tr")
    #expect(book.opened().status("pump") == .done)
    #expect(book.opened().flags("pump").contains(.oneHand))
    book.confirm(for: [report], by: "c-cccccc", person: "bilal", party: "pk")
    #expect(!book.opened().flags("pump").contains(.oneHand))
  }

  @Test("E12 two people are no one-hand, nor is one word of two")
  func twoHands() {
    var book = Book()
    let report = book.report(by: "a-aaaaaa", person: "aylin", party: "pk")
    #expect(!book.opened().flags("pump").contains(.oneHand))
    book.confirm(for: [report], by: "a-aaaaaa", person: "bilal", party: "tr")
    #expect(!book.opened().flags("pump").contains(.oneHand))
  }

  @Test("E12 the opening balance's report is confirmed with for: []")
  func openingReport() {
    let item = SmallRegister.item(
      "pump",
      ["status": "reported-done", "confirmations": ["pk": "2025-12-01"], "evidence": ["letter"]])
    var book = Book(SmallRegister([item]))
    let before = book.opened().report("pump")
    #expect(before?.missingWords == ["tr"])
    #expect(before?.isMissingEvidence == false)
    #expect(book.opened().flags("pump").contains(.awaiting))
    book.confirm(for: [], party: "tr")
    #expect(book.opened().status("pump") == .done)
    let reopened = book.write(.reopened(.inProgress), on: .commitment("pump"), after: [])
    #expect(book.opened().status("pump") == .inProgress)
    book.undo([reopened])
    #expect(book.opened().status("pump") == .done)
  }

  @Test("E12 x on the opening balance's report writes a word with for: []")
  func openingReportByX() throws {
    let item = SmallRegister.item("pump", ["status": "reported-done"])
    let register = SmallRegister([item]).open()
    let draft = try register.report([0], by: Actor(person: "me", party: "tr"))
    #expect(draft.changes.map(\.references) == [[]])
    #expect(draft.changes[0].kind == "confirmed")
    #expect(draft.changes[0].was == nil && draft.changes[0].after == nil)
  }

  @Test("E12 a word without for counts for nothing")
  func wordWithoutFor() {
    var book = Book()
    book.report(evidence: "x")
    book.write(.confirmed(on: nil, evidence: nil), on: .commitment("pump"), party: "pk")
    #expect(book.opened().report("pump")?.missingWords == ["pk", "tr"])
  }

  @Test("E12 an item that is done in the opening balance is not reported again")
  func doneAlready() {
    let register = SmallRegister([SmallRegister.item("pump", ["status": "done"])]).open()
    #expect(register.status("pump") == .done)
    #expect(throws: Refusal.sameStatus(.done, item: "Title of pump")) {
      try register.report([0], by: Actor(person: "me"), evidence: "x")
    }
  }

  @Test("E12 reopening goes back to what the item was before its report")
  func reopen() throws {
    var book = Book()
    let first = book.set(.inProgress)
    let second = book.write(
      .reported(on: nil, evidence: nil), on: .commitment("pump"), after: [first],
      was: "in-progress")
    let register = book.opened()
    let draft = try register.reopen([0], by: Actor(person: "me"), reason: "not so")
    #expect(draft.changes.map(\.payload) == [.reopened(.inProgress)])
    #expect(draft.changes.map(\.after) == [[second]])
    #expect(draft.changes.map(\.was) == ["reported-done"])
    #expect(draft.reason == "not so")
    #expect(throws: Refusal.reasonMissing) {
      try register.reopen([0], by: Actor(person: "me"), reason: "")
    }
    #expect(throws: Refusal.notClosed(item: "Title of pump")) {
      try Book().opened().reopen([0], by: Actor(person: "me"), reason: "x")
    }
  }
}
