import Acts
import Check
import Dates
import Entities
import JSON
import Journal
import Register
import TestSupport
import Testing

/// E7, E8, E9: order, clocks and fields.
extension JournalRules {
  @Test("E7 order comes from what events name, not from their clocks")
  func orderFromNames() {
    var book = Book()
    let first = book.set(.inProgress, at: "2026-06-01T00:00:00.000Z")
    book.set(.suspended, after: [first], by: "b-bbbbbb", at: "2026-03-01T00:00:00.000Z")
    #expect(book.opened().status("pump") == .suspended)
  }

  @Test("E7 ties sort by time, then writer, then sequence")
  func ties() {
    var book = Book()
    book.set(.inProgress, by: "b-bbbbbb", at: "2026-06-01T00:00:00.000Z")
    book.set(.withdrawn, by: "a-aaaaaa", at: "2026-06-01T00:00:00.001Z")
    #expect(book.opened().status("pump") == .withdrawn)
    book.set(.suspended, by: "c-cccccc", at: "2026-06-01T00:00:00.001Z")
    #expect(book.opened().status("pump") == .suspended)
    book.set(.proposed, by: "c-cccccc", at: "2026-06-01T00:00:00.001Z")
    #expect(book.opened().status("pump") == .proposed)
    #expect(
      book.opened().state("pump").delivery.ids
        == ["b-bbbbbb:1", "a-aaaaaa:1", "c-cccccc:1", "c-cccccc:2"])
  }

  @Test("E7 notes and the log stand in that order, whatever file came first")
  func notes() {
    var book = Book()
    for (text, at) in [("third", "03"), ("first", "01"), ("second", "02")] {
      book.write(
        .noteAdded(text), on: .commitment("pump"), by: "\(text.prefix(1))-aaaaaa",
        at: "2026-06-\(at)T00:00:00.000Z")
    }
    let register = book.opened()
    #expect(register.state("pump").notes.map(\.text) == ["first", "second", "third"])
    #expect(register.journal.inOrder == [1, 2, 0])
  }

  @Test("E8 the time is the clock's, the own last one's or that of what is named, the latest")
  func stamp() {
    var book = Book()
    let own = book.report(at: "2026-03-01T10:00:00.000Z")
    let other = book.set(
      .inProgress, after: [own], by: "b-bbbbbb", at: "2026-03-01T12:00:00.000Z")
    let journal = book.opened().journal
    func stamp(_ now: String, _ writer: String, _ names: [String]) -> String {
      journal.stamp(now: moment(now), writer: writer, naming: names).text
    }
    #expect(stamp("2026-03-02T00:00:00.000Z", "a-aaaaaa", [other]) == "2026-03-02T00:00:00.000Z")
    #expect(stamp("2026-03-01T09:00:00.000Z", "a-aaaaaa", []) == "2026-03-01T10:00:00.000Z")
    #expect(stamp("2026-03-01T09:00:00.000Z", "a-aaaaaa", [other]) == "2026-03-01T12:00:00.000Z")
    #expect(stamp("2026-03-01T09:00:00.000Z", "c-cccccc", []) == "2026-03-01T09:00:00.000Z")
  }

  @Test("E8 more than 24 hours ahead of the clock, the clock itself counts")
  func stampFarAhead() {
    var book = Book()
    let own = book.report(at: "2026-03-02T10:00:00.000Z")
    let journal = book.opened().journal
    func stamp(_ now: String) -> String {
      journal.stamp(now: moment(now), writer: "a-aaaaaa", naming: [own]).text
    }
    #expect(stamp("2026-03-01T10:00:00.000Z") == "2026-03-02T10:00:00.000Z")
    #expect(stamp("2026-03-01T09:59:59.999Z") == "2026-03-01T09:59:59.999Z")
  }

  @Test("E8 the own last one is the one of the highest sequence")
  func stampOwnLast() {
    var book = Book()
    book.report(at: "2026-03-05T10:00:00.000Z")
    book.set(.inProgress, at: "2026-03-01T12:00:00.000Z")
    let now = book.opened().journal
      .stamp(now: moment("2026-03-01T11:00:00.000Z"), writer: "a-aaaaaa", naming: [])
    #expect(now.text == "2026-03-01T12:00:00.000Z")
  }

  @Test("E8 check names the skew")
  func skew() {
    var book = Book()
    let first = book.report(at: "2026-03-05T10:00:00.000Z")
    book.set(.inProgress, after: [first], by: "b-bbbbbb", at: "2026-03-04T09:00:00.000Z")
    let problems = book.opened().check()
    #expect(problems.map(\.severity) == [.warning])
    #expect(
      problems.map(\.fault)
        == [.journal(.init(file: "a-aaaaaa.jsonl", line: 1, .clockAhead(first)))])
  }

  @Test("E9 fields of one target do not touch each other")
  func fields() {
    var book = Book()
    book.set(.inProgress)
    book.write(.fieldSet(name: "title", value: "New"), on: .commitment("pump"), after: [])
    let state = book.opened().state("pump")
    #expect(state.fields.count == 2)
    #expect(state.contested.isEmpty)
  }

  @Test("E9 a draft made before another event came in is refused, and names what stands now")
  func staleDraft() throws {
    var book = Book()
    var register = book.opened()
    let draft = try register.report([0], by: Actor(person: "me"))
    #expect(register.refusal(of: draft) == nil)
    book.set(.inProgress, by: "b-bbbbbb")
    _ = register.take(book.lines)
    #expect(
      register.refusal(of: draft)
        == .changed(item: "Title of pump", now: "in progress", by: "b-bbbbbb"))
  }

  @Test("E9 a word for a report that no longer stands is refused")
  func staleWord() throws {
    var book = Book()
    let report = book.report()
    var register = book.opened()
    let word = try register.confirm([0], by: Actor(person: "me", party: "tr"))
    #expect(register.refusal(of: word) == nil)
    book.write(
      .reopened(.inProgress), on: .commitment("pump"), after: [report], by: "b-bbbbbb")
    _ = register.take([book.lines[1]])
    #expect(
      register.refusal(of: word)
        == .changed(item: "Title of pump", now: "in progress", by: "b-bbbbbb"))
  }

  @Test("E9 one change per field in a line: an item given twice is acted on once")
  func rowTwice() throws {
    let register = Book().opened()
    let me = Actor(person: "me", party: "pk")
    #expect(try register.report([0, 0], by: me).changes.count == 1)
    #expect(try register.setStatus([0, 0], to: .inProgress, by: me).changes.count == 1)
    #expect(try register.note([0, 0], "x", by: me).changes.count == 1)
  }

  @Test("E9 of two changes of one field in a line the last counts")
  func fieldTwice() {
    var book = Book()
    book.write([
      Change(.statusSet(.inProgress), on: .commitment("pump"), after: []),
      Change(.statusSet(.suspended), on: .commitment("pump"), after: []),
    ])
    let register = book.opened()
    #expect(register.status("pump") == .suspended)
    #expect(register.state("pump").delivery.heads.count == 1)
  }
}
