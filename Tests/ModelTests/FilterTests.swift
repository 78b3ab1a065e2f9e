import Dates
import Entities
import JSON
import Query
import Register
import Search
import TestSupport
import Testing

/// Filters, counts and order against an item by item reading of what they mean.
@Suite struct FilterTests {
  @Test("a filter leaves what each item says of itself", arguments: seeds(4, of: 12))
  func selects(seed: Int) {
    let register = NaiveRegister(RandomItems.register(seed: seed, count: 80).open())
    var random = Seeded(seed)
    for _ in 0..<20 {
      let tree = NaiveFilter.random(&random)
      var filter = Filter()
      filter.text = tree.text(&random)
      expect(register, filter, tree)
      filter.domains = ["water", "health", "nowhere"].filter { _ in random.chance(40) }
      filter.isOverdueOnly = random.chance(30)
      filter.status = random.chance(50) ? .noReport : nil
      if random.chance(50) {
        filter.status = Status.allCases.randomElement(using: &random).map(
          Filter.StatusChoice.status)
      }
      expect(register, filter, tree)
    }
  }

  private func expect(_ naive: NaiveRegister, _ filter: Filter, _ tree: NaiveFilter) {
    let register = naive.register
    let (_, faults) = register.reading(filter: filter.text)
    #expect(faults.isEmpty, "\(filter.text): \(faults.map(\.words))")
    let expected = naive.rows(tree, filter)
    #expect(register.select(filter) == expected, "\(filter)")
    for row in stride(from: 0, to: register.count, by: 29) {
      #expect(register.passes(row, filter) == expected.contains(Int32(row)))
    }
  }

  @Test("meetings and sources of the register", arguments: seeds(2, of: 4))
  func namesEntities(seed: Int) {
    let register = NaiveRegister(RandomItems.register(seed: seed, count: 60).open())
    for (name, values) in [
      ("meeting", ["first", "second", "meeting", "third", "none", "next-session", "last-session"]),
      ("source", ["one", "two", "t", "none"]),
    ] {
      for value in values {
        var filter = Filter()
        filter.text = "\(name):\(value)"
        expect(register, filter, .field(name, ":", [value]))
      }
    }
  }

  @Test("hits of a text that another only narrows are enough to search", arguments: seeds(2, of: 6))
  func narrows(seed: Int) {
    let register = RandomItems.register(seed: seed, count: 60).open()
    var random = Seeded(seed)
    var narrowed = 0
    for _ in 0..<5 {
      let text = NaiveFilter.random(&random).text(&random)
      var last: (expression: Filter.Expression, hits: [Int32]?) = (.all, nil)
      // Typed letter by letter, as at the prompt.
      for end in text.indices {
        let (expression, _) = register.reading(filter: String(text[...end]))
        let whole = register.rows(of: expression)
        if expression.narrows(last.expression) {
          narrowed += 1
          #expect(register.rows(of: expression, within: last.hits) == whole, "\(text[...end])")
        }
        last = (expression, whole)
      }
    }
    #expect(narrowed > 30)
  }

  @Test("changed and added rows are found like any other", arguments: seeds(4, of: 12))
  func selectsAfterEvents(seed: Int) {
    let register = NaiveRegister(History.random(seed: seed, steps: 120, wildness: 10).opened())
    var random = Seeded(seed)
    for _ in 0..<25 {
      let tree = NaiveFilter.ofHistory(&random)
      var filter = Filter()
      filter.text = tree.text(&random)
      expect(register, filter, tree)
    }
  }

  // MARK: Counts

  @Test("tallies are sums of rows", arguments: 0..<6)
  func tallies(seed: Int) {
    let register = RandomItems.register(seed: seed, count: 150).open()
    var filter = Filter()
    filter.text = seed.isMultiple(of: 2) ? "" : "pump"
    let rows = register.select(filter)
    func count(_ isCounted: (Int) -> Bool) -> Int { rows.count { isCounted(Int($0)) } }
    let all = register.tally(rows)
    #expect(all.total == rows.count)
    #expect(all.overdue == count { register.flags[$0].contains(.overdue) })
    #expect(all.done == count { register.status[$0] == .done })
    let items = rows.map { register.item(Int($0)) }
    for (domain, tally) in zip(register.header.domains, register.domainTallies(rows)) {
      #expect(tally.total == items.count { $0?.domains.contains(domain.id) ?? false })
    }
    let (byStatus, noReport) = register.statusTallies(rows)
    for status in Status.allCases {
      #expect(byStatus[status] == count { register.status[$0] == status })
    }
    #expect(noReport == count(register.isNoReport))
  }

  @Test("the parts of a filter but one")
  func without() {
    var filter = Filter()
    filter.domains = ["works"]
    filter.status = .noReport
    filter.isOverdueOnly = true
    filter.text = "x"
    #expect(filter.without(.domains).domains.isEmpty && filter.without(.domains).text == "x")
    #expect(filter.without(.status).status == nil)
    #expect(!filter.without(.overdue).isOverdueOnly)
    #expect(filter.without(.text).text.isEmpty)
    #expect(
      filter.without(.text).without(.overdue).without(.status).without(.domains).isEmpty)
  }

  // MARK: Order

  @Test("the order is late first, then soon, then by strength", arguments: seeds(3, of: 8))
  func orders(seed: Int) {
    let register = RandomItems.register(seed: seed, count: 120).open()
    let keys = (0..<register.count).map { key(register, $0) }
    let expected = keys.indices.sorted { keys[$0].precedes(keys[$1]) }
    #expect(Order(register).rows == expected.map(Int32.init))
  }

  private struct Key {
    let parts: [Int]
    let text: [[UInt8]]

    func precedes(_ other: Key) -> Bool {
      if parts != other.parts { return parts.lexicographicallyPrecedes(other.parts) }
      let different = zip(text, other.text).first { $0 != $1 }
      return different.map { $0.lexicographicallyPrecedes($1) } ?? false
    }
  }

  private func key(_ register: Register, _ row: Int) -> Key {
    let up = register.flags[row]
    let item = register.item(row)
    let isDated = up.contains(.overdue) || up.contains(.dueSoon)
    let strengths: [Strength] = [.firm, .followUp, .pledge, .discussed, .position, .past]
    let strength = strengths.firstIndex(of: register.index.strength[row]) ?? 0
    let group = up.contains(.overdue) ? 0 : up.contains(.dueSoon) ? 1 : 2 + strength
    let day = isDated ? Int(item?.due?.latest?.number ?? 0) : 0
    return Key(
      parts: [group, day, item?.hasDueOrQuantity ?? false ? 0 : 1],
      text: [Folding.fold(item?.title ?? ""), Folding.fold(item?.id ?? "")])
  }

  @Test("moving changed rows gives the order made anew", arguments: seeds(5, of: 12))
  func updates(seed: Int) {
    let history = History.random(seed: seed, steps: 120, wildness: 10)
    var random = Seeded(seed)
    var register = history.register.open()
    var order = Order(register)
    var rest = history.lines[...]
    while !rest.isEmpty {
      let some = rest.prefix(Int.random(in: 1...6, using: &random))
      rest = rest.dropFirst(some.count)
      let rows = register.take(Array(some)).rows
      order.update(rows ?? Array(0..<register.count), in: register)
      #expect(order.rows == Order(register).rows)
    }
  }

  @Test("some rows, in order", arguments: 0..<4)
  func sortsSome(seed: Int) {
    let register = RandomItems.register(seed: seed, count: 100).open()
    let order = Order(register)
    var random = Seeded(seed)
    let some = (0..<100).filter { _ in random.chance(40) }.map(Int32.init)
    #expect(order.sort(some) == order.rows.filter(some.contains))
    #expect(order.sort([]) == [])
    #expect(order.sort(order.rows.sorted()) == order.rows)
  }
}
