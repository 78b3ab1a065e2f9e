import Entities
import JSON
import Register
import Summary
import TestSupport
import Testing

/// The balance against a count item by item.
@Suite struct BalanceTests {
  private static func register(_ seed: Int) -> Register {
    seed < 0
      ? Samples.register
      : RandomItems.register(seed: seed, count: 150).open()
  }

  private func all(_ register: Register) -> [Int32] { Array(0..<Int32(register.count)) }

  @Test("totals and sides hold every item once, and the register's tallies", arguments: -1..<6)
  func sums(seed: Int) {
    let register = Self.register(seed)
    let rows = seed.isMultiple(of: 2) ? all(register) : all(register).filter { $0 % 3 != 0 }
    let balance = Balance(register, rows)
    let tally = register.tally(rows)
    let (byStatus, _) = register.statusTallies(rows)
    for entries in [balance.totals, balance.lines] {
      func sum(_ standing: Balance.Standing) -> Int {
        entries.reduce(0) { $0 + $1.counts[standing] }
      }
      #expect(entries.reduce(0) { $0 + $1.counts.total } == rows.count)
      #expect(sum(.pastDate) + sum(.noReport) == tally.overdue)
      #expect(sum(.done) == tally.done)
      #expect(sum(.reported) == byStatus[.reportedDone])
      #expect(sum(.proposed) == byStatus[.proposed])
      #expect(sum(.suspended) == byStatus[.suspended])
      #expect(sum(.closed) == (byStatus[.notDelivered] ?? 0) + (byStatus[.withdrawn] ?? 0))
      let open = (byStatus[.notStarted] ?? 0) + (byStatus[.inProgress] ?? 0)
      #expect(sum(.open) + sum(.pastDate) + sum(.noReport) == open)
    }
  }

  @Test("every number is that of a naive count, and of the rows behind it", arguments: -1..<6)
  func naive(seed: Int) {
    let register = Self.register(seed)
    let rows = all(register)
    // Decoded once: each entry asks every one.
    let decoded = rows.map { register.item(Int($0)) }
    for entry in Balance(register, rows).entries {
      let items = rows.filter { holds(entry, decoded[Int($0)], register) }
      #expect(entry.counts.total == items.count, "\(entry)")
      let inferred = items.count { !(decoded[Int($0)]?.inferred ?? []).isEmpty }
      #expect(entry.counts.inferred == inferred, "\(entry)")
      #expect(Balance.rows(of: .init(entry, nil), among: rows, in: register) == items)
      for standing in Balance.Standing.allCases {
        let behind = Balance.rows(of: .init(entry, standing), among: rows, in: register)
        #expect(entry.counts[standing] == behind.count, "\(entry) \(standing)")
        #expect(Set(behind).isSubset(of: items))
      }
      let sum = Balance.Standing.allCases.reduce(0) { $0 + entry.counts[$1] }
      #expect(sum == entry.counts.total)
    }
  }

  /// Read off the item itself.
  private func holds(_ entry: Balance.Entry, _ item: Commitment?, _ register: Register) -> Bool {
    guard let item, item.strength == entry.strength else { return false }
    let acting = register.header.bodies.reduce(into: [String: String]()) { $0[$1.id] = $1.party }
    let by = Set(item.owedBy.map { acting[$0] ?? $0 })
    let to = Set(item.owedTo.map { acting[$0] ?? $0 })
    switch entry.subject {
    case .all: return true
    case .owing(let party): return by.contains(party)
    case .owed(let party): return to.contains(party)
    case .side(.notStated): return by.isEmpty && to.isEmpty && item.strength != .followUp
    case .side(.own): return by.isEmpty && to.isEmpty && item.strength == .followUp
    case .side(.group):
      return by.count == 1 && by.first == register.header.group && (to.isEmpty || to == by)
    case .side(.joint(let ids)): return by.count > 1 && by == Set(ids) && (to.isEmpty || to == by)
    case .side(.owes(let owing, let owed)):
      let isOther = by.count > 1 || by.count == 1 && by.first == register.header.group
      return by == Set(owing) && to == Set(owed) && !(isOther && (to.isEmpty || to == by))
    }
  }

  @Test("the bundled register, as its items say")
  func bundled() {
    let register = Self.register(-1)
    let balance = Balance(register, all(register))
    let told = balance.lines.map { entry in
      "\(register.words(entry.subject, style: .short)) "
        + "\(entry.strength?.short ?? "none") \(entry.counts.total)"
    }
    #expect(
      told == [
        "PK → TR pldg 3", "TR → PK pldg 2", "PK posn 4", "TR posn 1", "HLSCC past 1",
        "PK + TR firm 1", "PK + TR pldg 8", "PK + TR disc 2", "PK + TR past 1", "JWG firm 1",
        "JWG pldg 2", "secr. f-up 1", "nobody pldg 4", "nobody disc 7",
      ])
    let officers = balance.lines.first {
      $0.subject == .side(.owes(by: ["turkiye"], to: ["pakistan"]))
    }
    #expect(officers?.counts.inferred == 1)
    #expect(officers?.counts[.noReport] == 1)
  }

  @Test("three parties: every ordered pair stands there, also without items")
  func riverbank() {
    let register = Samples.river
    let balance = Balance(register, all(register))
    let pairs = balance.lines.filter {
      if case .side(.owes(let by, let to)) = $0.subject {
        by.count == 1 && to.count == 1
      } else {
        false
      }
    }
    #expect(Set(pairs.map(\.subject)).count == 6)
    #expect(pairs.count { $0.counts.total == 0 && $0.strength == nil } == 4)
    #expect(
      balance.lines.contains {
        $0.subject == .side(.owes(by: ["brackwell"], to: ["aldermere", "cornfell"]))
          && $0.counts.total == 1
      })
  }

  @Test("a body that acts for a party stands for it, another for itself")
  func bodies() {
    var small = SmallRegister([
      SmallRegister.item("a", ["owedBy": ["pk-office"]]),
      SmallRegister.item("b", ["owedBy": ["pk", "pk-office"], "owedTo": ["tr"]]),
      SmallRegister.item("c", ["owedBy": ["group"], "owedTo": ["tr"]]),
      SmallRegister.item("d", ["owedBy": ["tr", "pk"], "owedTo": ["pk", "tr"]]),
      SmallRegister.item("e", ["owedBy": [], "owedTo": ["tr"]]),
    ])
    small.parties = ["pk", "tr"]
    let register = small.open()
    let lines = Balance(register, all(register)).lines.filter { $0.counts.total > 0 }
    #expect(
      lines.map { "\(register.words($0.subject, style: .short)) \($0.counts.total)" } == [
        "pk → tr 2", "Group → tr 1", "nobody → tr 1", "pk + tr 1",
      ])
  }

  @Test(
    "what is done, reported or closed leaves the open ones, counts stay whole", arguments: 0..<6)
  func histories(seed: Int) {
    let register = History.random(seed: seed, steps: 80, wildness: 10).opened()
    let rows = all(register)
    let balance = Balance(register, rows)
    #expect(balance.lines.reduce(0) { $0 + $1.counts.total } == rows.count)
    for entry in balance.entries {
      let behind = Balance.rows(of: .init(entry, nil), among: rows, in: register)
      #expect(behind.count == entry.counts.total)
    }
  }
}
