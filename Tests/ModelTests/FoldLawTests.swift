import Acts
import Dates
import Entities
import JSON
import Journal
import Register
import TestSupport
import Testing

/// State = f(opening balance, set of events), held over random histories.
@Suite struct FoldLawTests {
  private static let days: [Day?] = [nil, day("2026-02-10"), day("2026-01-25"), day("2025-06-01")]

  @Test("the state is that of the naive fold", arguments: seeds(9, of: 24))
  func naive(seed: Int) {
    let history = History.random(seed: seed, steps: 50 + seed % 60, wildness: seed % 3 * 25)
    for day in Self.days {
      let register = history.opened(asOf: day)
      compare(register, NaiveFold(history.lines, register.header, asOf: day))
    }
  }

  private func compare(_ register: Register, _ naive: NaiveFold) {
    let journal = register.journal
    let events = journal.inOrder.map { journal.events[$0].id.text }
    #expect(events == naive.entries.map(\.name))
    #expect(journal.inOrder.map { journal.live[$0] } == naive.entries.indices.map(naive.isLive))
    #expect(Set(register.states.keys.map(\.text)) == naive.allTargets)
    for (target, state) in register.states {
      compare(state, target.text, naive, journal)
    }
  }

  private func compare(
    _ state: TargetState, _ target: String, _ naive: NaiveFold, _ journal: Journal
  ) {
    func name(_ event: Int) -> String { journal.events[event].id.text }
    let expected = naive.fields(target)
    #expect(Set(state.fields.keys) == Set(expected.keys), "\(target)")
    for (field, state) in state.fields {
      var found = NaiveFold.Field()
      found.heads = state.ids
      found.values = state.heads.map(\.value)
      found.waiting = Set(state.waitingFor)
      found.taken = state.takenAsOpening
      // What its events saw of the file is asked for drift alone (NaiveRows).
      var naive = expected[field]
      naive?.seen = []
      #expect(found == naive, "\(target) \(field)")
      #expect(state.isContested == expected[field]?.isContested, "\(target) \(field)")
    }
    let told = naive.told(target)
    #expect(state.words.map { "\($0.party) \($0.on ?? "-") \(name($0.event))" } == told.words)
    #expect(state.evidence.map { "\($0.text) \(name($0.event))" } == told.evidence)
    #expect(state.notes.map { "\($0.text) \(name($0.event))" } == told.notes)
    #expect(state.told.map { "\(journal.change($0).kind) \(name($0.event))" } == told.others)
    #expect(journal.claims(state) == told.claims)
    #expect(state.reportsAwaited == told.waiting)
    #expect(state.last.map { journal.events[$0].line.text } == naive.last(target)?.line.text)
  }

  @Test("the rows are those of the naive fold", arguments: seeds(9, of: 24))
  func naiveRows(seed: Int) throws {
    let history = History.random(seed: seed, steps: 50 + seed % 60, wildness: seed % 3 * 25)
    for day in Self.days {
      let register = history.opened(asOf: day)
      let naive = NaiveFold(history.lines, register.header, asOf: day)
      let rows = try NaiveRows(register, naive, history.register)
      #expect((0..<register.count).map(register.index.id) == rows.rows.map(\.id))
      for (row, expected) in rows.rows.enumerated() where row < register.count {
        #expect(register.object(row) == expected.object, "\(expected.id)")
        #expect(register.status[row] == expected.status, "\(expected.id)")
        #expect(register.flags[row].ids == expected.flags.ids, "\(expected.id)")
      }
    }
  }

  @Test(
    "meetings, indicators and tensions are those of the naive fold", arguments: seeds(9, of: 24))
  func naiveEntities(seed: Int) throws {
    let history = History.random(seed: seed, steps: 50 + seed % 60, wildness: seed % 3 * 25)
    for day in Self.days {
      let register = history.opened(asOf: day)
      let naive = NaiveFold(history.lines, register.header, asOf: day)
      let small = history.register
      compare(
        register, register.meetings.map(\.id), register.target(ofMeeting:),
        NaiveEntities(naive, "meeting", small.meetings))
      compare(
        register, register.indicators.map(\.id), register.target(ofIndicator:),
        NaiveEntities(naive, "indicator", small.indicators))
      compare(
        register, register.tensions.map(\.id), register.target(ofTension:),
        NaiveEntities(naive, "tension", small.tensions))
      for meeting in register.meetings {
        let object = register.object(of: register.target(ofMeeting: meeting.id))
        #expect(object?["title"]?.string == meeting.title)
        #expect(object?["state"]?.string == meeting.state.rawValue)
        #expect((object?["claims"]?.array ?? []).count == meeting.claims.count)
      }
    }
  }

  private func compare(
    _ register: Register, _ ids: [String], _ target: (String) -> Target, _ naive: NaiveEntities
  ) {
    #expect(ids == naive.all.map(\.id))
    for (id, expected) in zip(ids, naive.all) {
      #expect(target(id).text == expected.target)
      #expect(register.object(of: target(id)) == expected.object, "\(id)")
      #expect(register.flags(of: target(id)).ids == expected.flags.ids, "\(id)")
    }
  }

  @Test("every order of arrival gives the same state", arguments: seeds(6, of: 9))
  func orders(seed: Int) {
    let history = History.random(seed: seed, steps: 80, wildness: seed % 3 * 20)
    var random = Seeded(seed)
    for day in Self.days.prefix(2) {
      let whole = history.opened(asOf: day).digest
      for _ in 0..<2 {
        let lines = history.lines.shuffled(using: &random)
        expectSame(history.opened(lines, asOf: day).digest, whole, "at once")
        var one = history.register.open(asOf: day)
        for line in lines { _ = one.take([line]) }
        expectSame(one.digest, whole, "one by one")
        var some = history.register.open(asOf: day)
        for chunk in lines.chunks(&random) { _ = some.take(chunk) }
        expectSame(some.digest, whole, "in chunks")
      }
    }
  }

  @Test(
    "machines that exchange all they have come to the same state, whatever each had read before",
    arguments: seeds(6, of: 12))
  func replicas(seed: Int) {
    let history = History.random(seed: 100 + seed, steps: 120, wildness: seed % 3 * 10)
    var random = Seeded(seed)
    let whole = history.opened().digest
    #expect(Set(history.lines.map { String($0.file.prefix(4)) }).count >= 3)
    let machines = history.machines.filter { isWithin($0, history) }
    #expect(!machines.isEmpty)
    for var machine in machines {
      for chunk in history.lines.shuffled(using: &random).chunks(&random) {
        _ = machine.take(chunk)
      }
      expectSame(machine.digest, whole, "a machine of \(history.machines.count)")
      #expect(machine.breaches() == [])
    }
  }

  /// Nothing the machine has was lost on the way to the others.
  private func isWithin(_ machine: Register, _ history: History) -> Bool {
    let arrived = Set(history.lines.map(\.text))
    return machine.journal.events.allSatisfy { arrived.contains($0.line.text) }
  }

  private func expectSame(_ found: String, _ expected: String, _ how: String) {
    #expect(found == expected, "\(how):\n\(lineDifference(from: expected, to: found))")
  }

  @Test(
    "in the order of writing, what is taken line by line is whole after each",
    arguments: seeds(6, of: 10))
  func prefixes(seed: Int) {
    let history = History.random(seed: seed, steps: 50, wildness: seed % 3 * 20)
    var register = history.register.open()
    var whole = 0
    for (count, line) in history.lines.enumerated() {
      let before = register
      let rows = register.take([line]).rows
      #expect(register.breaches() == [])
      if count.isMultiple(of: 5) {
        expectSame(
          register.digest, history.opened(Array(history.lines[...count])).digest, "\(count)")
      }
      if let rows { expectRest(register, is: before, but: rows) } else { whole += 1 }
    }
    #expect(whole < history.lines.count / 2, "most lines touch some rows alone")
    #expect(history.surprises == [])
  }

  /// Rows that are not named as judged anew are as they were.
  private func expectRest(_ register: Register, is before: Register, but rows: [Int]) {
    #expect(register.count == before.count)
    for row in 0..<register.count where !rows.contains(row) {
      #expect(register.flags[row] == before.flags[row])
      #expect(register.status[row] == before.status[row])
      #expect(register.index.title(row) == before.index.title(row))
    }
  }

  @Test("settling and looking at another day change nothing", arguments: seeds(5, of: 10))
  func settles(seed: Int) {
    let history = History.random(seed: seed, steps: 60)
    let register = history.opened()
    expectSame(register.asOf(nil).digest, register.digest, "as of today")
    expectSame(
      register.asOf(day("2026-02-10")).asOf(nil).digest, register.digest, "there and back")
    expectSame(
      register.asOf(day("2026-02-10")).digest, history.opened(asOf: day("2026-02-10")).digest,
      "as of a day")
    var again = register
    #expect(again.take(history.lines).rows == [])
    again.turn(to: day("2027-01-01"))
    again.turn(to: Samples.today)
    expectSame(again.digest, register.digest, "taken twice")
  }

  @Test("undo, then redo, gives the state before", arguments: 0..<12)
  func undoRedo(seed: Int) throws {
    let history = History.random(seed: seed, steps: 60, wildness: 0)
    var register = history.opened()
    let before = register.digest.prefix { $0 != "\n" } + rowsOnly(register)
    let actor = Actor(person: "anna")
    let (undo, _) = try register.undo(by: actor, writer: "anna-aaaaaa")
    take(undo, &register)
    #expect(register.breaches() == [])
    let (redo, _) = try register.redo(by: actor, writer: "anna-aaaaaa")
    take(redo, &register)
    #expect(register.digest.prefix { $0 != "\n" } + rowsOnly(register) == before)
  }

  private func rowsOnly(_ register: Register) -> String {
    String(register.digest.prefix(while: { $0 != "T" }))
  }

  private func take(_ draft: Draft, _ register: inout Register) {
    let next = register.journal.lastSequence(of: "anna-aaaaaa") + 1
    let line = draft.line(
      id: EventID(writer: "anna-aaaaaa", sequence: next), at: moment("2026-11-20T00:00:00.000Z"))
    _ = register.take([Event.Line(line, number: 1000 + next)])
  }
}

extension [Event.Line] {
  fileprivate func chunks(_ random: inout Seeded) -> [[Event.Line]] {
    var chunks: [[Event.Line]] = []
    var rest = self[...]
    while !rest.isEmpty {
      let chunk = rest.prefix(Int.random(in: 1...7, using: &random))
      chunks.append(Array(chunk))
      rest = rest.dropFirst(chunk.count)
    }
    return chunks
  }
}
