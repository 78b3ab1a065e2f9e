import Acts
import Entities
import JSON
import Journal
import Query
import Register
import TestSupport
import Testing

/// Order, groups and columns of a list, against a sort and a grouping worked out item by item.
@Suite struct ArrangementTests {
  // MARK: Order

  @Test("one key, then another, the standard order among equals", arguments: seeds(4, of: 10))
  func sorts(seed: Int) {
    let register = Self.register(seed: seed)
    var random = Seeded(seed)
    for _ in 0..<6 {
      let sort = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        SortKey(
          Column.allCases.randomElement(using: &random) ?? .due,
          isDescending: random.chance(50))
      }
      let expected = NaiveSort(register, sort).rows
      #expect(Order(register, by: sort).rows == expected, "\(sort.map(\.text))")
    }
  }

  @Test("what a column does not tell stands last, either way", arguments: Column.allCases)
  func unknownLast(column: Column) {
    let register = Self.register(seed: 7)
    for isDescending in [false, true] {
      let rows = Order(register, by: [SortKey(column, isDescending: isDescending)]).rows
      let isTold = rows.map { NaiveSort.key(column, Int($0), register) != nil }
      #expect(isTold == isTold.sorted { $0 && !$1 })
      if isTold.contains(false) { #expect(column.unknown != nil) }
    }
  }

  @Test("after each event the order is that made anew", arguments: 0..<6)
  func updates(seed: Int) {
    let history = History.random(seed: seed, steps: 80, wildness: 10)
    var register = history.register.open()
    let sort = [SortKey(.status), SortKey(.title, isDescending: true)]
    var order = Order(register, by: sort)
    for line in history.lines {
      let rows = register.take([line]).rows
      order.update(rows ?? Array(0..<register.count), in: register)
      #expect(order.rows == Order(register, by: sort).rows)
    }
    #expect(order.sorted(by: [], in: register).rows == Order(register).rows)
  }

  @Test func aNamedColumnTurnedRoundIsNotTheStandardOrderTurnedRound() {
    let register = Self.register(seed: 3)
    let up = Order(register, by: [SortKey(.strength)]).rows.map(Int.init)
    let down = Order(register, by: [SortKey(.strength, isDescending: true)]).rows.map(Int.init)
    let standard = Order(register).rows.map(Int.init)
    for strength in Strength.allCases {
      let among = standard.filter { register.index.strength[$0] == strength }
      #expect(up.filter { register.index.strength[$0] == strength } == among)
      #expect(down.filter { register.index.strength[$0] == strength } == among)
    }
  }

  // MARK: Groups

  @Test("each item stands in one group, in the list's order", arguments: 0..<6)
  func groups(seed: Int) {
    let register = Self.register(seed: seed)
    var random = Seeded(seed)
    let rows = Order(register, by: [SortKey(.title)]).rows.filter { _ in random.chance(80) }
    for group in Grouping.allCases {
      let sections = register.sections(rows, group)
      #expect(sections.flatMap(\.rows).sorted() == rows.sorted())
      #expect(Set(sections.map(\.key)).count == sections.count)
      for section in sections {
        #expect(!section.title.isEmpty && !section.rows.isEmpty)
        #expect(section.rows == rows.filter(Set(section.rows).contains))
        #expect(section.tally.total == section.rows.count)
        #expect(
          section.tally.overdue
            == section.rows.count { register.flags[Int($0)].contains(.overdue) })
        #expect(section.tally.done == section.rows.count { register.status[Int($0)] == .done })
        for row in section.rows {
          #expect(NaiveSort.group(group, Int(row), register) == section.key, "\(group)")
        }
      }
    }
  }

  @Test("a domain says how many of its items stand under another")
  func elsewhere() {
    let register = Self.register(seed: 2)
    let rows = Order(register).rows
    for section in register.sections(rows, .domain) {
      let all = rows.count {
        register.item(Int($0))?.domains.contains(section.key) ?? false
      }
      #expect(section.rows.count + section.elsewhere == all)
      #expect(section.words[0].contains("more under other domains") == (section.elsewhere > 0))
    }
  }

  @Test func withoutGroupsThereIsOneSectionWithoutATitle() {
    let register = Self.register(seed: 1)
    let sections = register.arrange(Array(0..<Int32(register.count)), Arrangement())
    #expect(sections.count == 1 && sections[0].title.isEmpty)
    #expect(sections[0].rows == Order(register).rows)
  }

  // MARK: Text

  @Test("every arrangement reads back", arguments: 0..<40)
  func roundTrip(seed: Int) throws {
    var random = Seeded(seed)
    var arrangement = Arrangement()
    let columns = Column.allCases.shuffled(using: &random)
    arrangement.sort = columns.prefix(Int.random(in: 0...3, using: &random)).map {
      SortKey($0, isDescending: random.chance(50))
    }
    arrangement.group = random.chance(50) ? Grouping.allCases.randomElement(using: &random) : nil
    if random.chance(70) {
      arrangement.columns = Array(columns.suffix(Int.random(in: 1...9, using: &random)))
    }
    #expect(try Arrangement(arrangement.text) == arrangement, "\(arrangement.text)")
    var other = Arrangement()
    for part in Arrangement.Part.allCases { try other.set(part, arrangement.text(of: part)) }
    #expect(other == arrangement)
  }

  @Test(
    "beginnings, signs and blanks",
    arguments: [
      ("sort: due,-stren", "sort: due, -strength"), ("sort:+due", "sort: due"),
      ("sort: overdue", ""), ("sort: status, overdue, due", "sort: status"),
      ("group: dom ; sort: -late", "sort: -late; group: domain"), ("group: none", ""),
      ("columns: standard", ""), ("columns: id,  title,id", "columns: id, title"), ("", ""),
      (" ; ", ""), ("sort: due, -due", "sort: due"), ("SORT: due", "fault"),
    ])
  func reads(text: String, written: String) throws {
    #expect((try? Arrangement(text).text) ?? "fault" == written)
  }

  @Test(
    "a fault names its word, its place and what there is",
    arguments: [
      ("sort: due, foo", "foo", 11, "to sort by; columns are overdue, id, title"),
      ("sort: -foo", "foo", 7, "to sort by"), ("group: x", "x", 7, "there are none, domain, party"),
      ("columns: id, zz", "zz", 13, "columns are standard, id"),
      ("nothing: x", "nothing", 0, "it has sort, group, columns"),
      ("sort: s", "s", 6, "may be several: summary, strength, status, source, session"),
      ("group: domain, party", "domain, party", 7, "may be several: domain, party"),
      ("due", "due", 0, "it has sort"),
    ])
  func faults(text: String, word: String, column: Int, words: String) {
    do {
      let arrangement = try Arrangement(text)
      Issue.record("read as \(arrangement.text)")
    } catch {
      #expect(error.word == word && error.column == column)
      #expect(error.words.contains(words), "\(error.words)")
    }
  }

  /// With events, so that titles, dates and states are other than the files'.
  private static func register(seed: Int) -> Register {
    var register = RandomItems.register(seed: seed, count: 60).open()
    var random = Seeded(seed &+ 99)
    let actor = Actor(person: "test")
    for number in 0..<12 {
      let row = Int.random(in: 0..<register.count, using: &random)
      let draft: Draft? =
        switch number % 3 {
        case 0: try? register.setStatus([row], to: .inProgress, by: actor)
        case 1: try? register.note([row], "seen", by: actor)
        default: try? register.report([row], by: actor)
        }
      guard let draft else { continue }
      let id = EventID(writer: "test-000000", sequence: number + 1)
      let at = moment("2026-11-\(10 + number % 9)T08:00:00.000Z")
      _ = register.take([
        Event.Line(draft.line(id: id, at: at), file: "test-000000.jsonl", number: number + 1)
      ])
    }
    return register
  }
}
