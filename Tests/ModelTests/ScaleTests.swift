import Acts
import Dates
import Entities
import JSON
import Journal
import Register
import Summary
import TestSupport
import Testing

/// What one event more costs, counted in changes folded: the same however many there are.
@Suite struct ScaleTests {
  private static let sizes = [10, 100, 1000]

  /// A book in which `a` and `b` took turns to set the status of two items and to note things.
  private func book(_ count: Int) -> Book {
    var book = Book(SmallRegister([SmallRegister.item("pump"), SmallRegister.item("well")]))
    var heads: [String: [String]] = [:]
    for number in 0..<count {
      let item = number.isMultiple(of: 3) ? "well" : "pump"
      let writer = number.isMultiple(of: 2) ? "a-aaaaaa" : "b-bbbbbb"
      if number.isMultiple(of: 5) {
        book.write(.noteAdded("note \(number)"), on: .commitment(item), by: writer)
      } else {
        let status = number.isMultiple(of: 4) ? Status.inProgress : .suspended
        heads[item] = [book.set(status, item, after: heads[item] ?? [], by: writer)]
      }
    }
    return book
  }

  private func take(_ draft: Draft, _ register: inout Register) -> Register.Taken {
    let next = register.journal.lastSequence(of: "c-cccccc") + 1
    let names = draft.changes.flatMap { ($0.after ?? []) + ($0.references ?? []) }
    let at = register.journal.stamp(
      now: moment("2026-02-20T08:00:00.000Z"), writer: "c-cccccc", naming: names)
    let line = draft.line(id: EventID(writer: "c-cccccc", sequence: next), at: at)
    return register.take([Event.Line(line, file: "c-cccccc.jsonl", number: next)])
  }

  @Test("an action folds its own change and no other", arguments: sizes)
  func oneMore(count: Int) throws {
    var register = book(count).opened()
    let me = Actor(person: "me")
    let row = register.at("pump")
    let status: Status = register.status("pump") == .inProgress ? .suspended : .inProgress
    #expect(take(try register.setStatus([row], to: status, by: me), &register).folded == 1)
    #expect(take(try register.note([row], "x", by: me), &register).folded == 1)
    #expect(take(try register.report([row], by: me), &register).folded == 1)
    let word = Actor(person: "me", party: "tr")
    #expect(take(try register.confirm([row], by: word), &register).folded == 1)
    let both = [register.at("well"), row]
    #expect(take(try register.note(both, "x", by: me), &register).folded == 2)
  }

  @Test("an undo folds the target of what it undoes, and no other", arguments: sizes)
  func undo(count: Int) throws {
    var register = book(count).opened()
    let me = Actor(person: "me")
    _ = take(try register.note([register.at("well")], "x", by: me), &register)
    let all = register.journal.history(of: .commitment("well")).count
    let (draft, _) = try register.undo(by: me, writer: "c-cccccc")
    #expect(take(draft, &register).folded <= all + 1)
    #expect(register.state("well").notes.allSatisfy { $0.text != "x" })
  }

  @Test("events that come in one by one fold one change each", arguments: sizes)
  func arriving(count: Int) {
    let book = book(count)
    var register = book.register.open()
    let folded = book.lines.reduce(0) { $0 + register.take([$1]).folded }
    #expect(folded == count)
    #expect(register.digest == book.opened().digest)
  }

  @Test("a line that comes before others of its item folds that item once")
  func before() {
    let book = book(200)
    var register = book.opened()
    let note = Draft(
      by: "me", changes: [Change(.noteAdded("early"), on: .commitment("well"))]
    ).line(id: eventID("c-cccccc:1"), at: moment("2026-02-01T08:00:30.000Z"))
    let folded = register.take([Event.Line(note, file: "c-cccccc.jsonl")]).folded
    #expect(folded <= register.journal.history(of: .commitment("well")).count + 1)
    #expect(register.state("well").notes.first?.text == "early")
    #expect(register.breaches() == [])
  }

  @Test("a long history is told by its newest, with how many are earlier")
  func longHistory() {
    let register = book(200).opened()
    let row = register.at("pump")
    let whole = register.detail(row)
    let newest = register.detail(row, newest: 7)
    #expect(whole.earlier.changes == 0 && whole.earlier.notes == 0)
    #expect(newest.history.map(\.event) == whole.history.suffix(7).map(\.event))
    #expect(newest.notes.map(\.text) == whole.notes.suffix(7).map(\.text))
    #expect(newest.earlier.changes == whole.history.count - 7)
    #expect(newest.earlier.notes == whole.notes.count - 7)
  }

  @Test("what is read of an event later is what its line says")
  func laterReading() throws {
    for line in History.random(seed: 5).opened().journal.events.map(\.line) {
      let event = try Event(line)
      let value = try JSONValue(line.text)
      #expect(event.changes.count == value["do"]?.array?.count)
      #expect(event.by == value["by"]?.string && event.reason == value["reason"]?.string)
      #expect(event.id.text == value["id"]?.string && event.at.text == value["at"]?.string)
    }
  }

  @Test("spelled with escapes and members told twice, a line says the same", arguments: 0..<6)
  func escaped(seed: Int) throws {
    // Two lines under one id are told apart by their bytes, so the histories have none.
    let plainHistory = (seed * 10..<seed * 10 + 10).lazy.map {
      History.random(seed: $0, steps: 60, wildness: 0)
    }.first { $0.opened().journal.events.allSatisfy { $0.id.variant == nil } }
    let history = try #require(plainHistory)
    let plain = history.opened()
    let lines = history.lines.map { line in
      Event.Line(Self.escape(line.text), file: line.file, number: line.number)
    }
    let register = history.opened(lines)
    #expect(register.digest == plain.digest)
    #expect(register.journal.inOrder == plain.journal.inOrder)
  }

  /// Some letters of keys and texts as \u0061, and a first `by` and `do` that
  /// the later ones replace.
  private static func escape(_ text: String) -> String {
    let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
    let escaped = parts.enumerated().map { place, part -> String in
      guard !place.isMultiple(of: 2), !part.contains("\\") else { return String(part) }
      return part.map { "aedr1".contains($0) ? escape($0) : String($0) }.joined()
    }.joined(separator: "\"")
    return #"{"by":17,"do":[{"kind":1},2],"# + escaped.dropFirst()
  }

  private static func escape(_ character: Character) -> String {
    character.utf16.map { "\\u" + String(hex16(UInt64($0)).suffix(4)) }.joined()
  }
}
