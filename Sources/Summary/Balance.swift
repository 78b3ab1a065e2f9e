package import Entities
package import Register

/// What each side owes the other, in counts: who owes whom, by strength and delivery. Every item of
/// `lines` is counted once. No percent and no average: a count stands beside its denominator.
package struct Balance: Sendable {
  /// Who owes whom. A body that acts for a party stands for that party; parties come first, in the
  /// register's order.
  package enum Side: Hashable, Sendable {
    /// `by` empty: nobody stated; `to` empty: to nobody named.
    case owes(by: [String], to: [String])
    /// Several owe it together.
    case joint([String])
    /// The group itself.
    case group
    /// The secretariat's own task.
    case own
    /// Neither who owes it nor to whom.
    case notStated
  }

  /// How an item stands; each stands in one.
  package enum Standing: String, CaseIterable, Hashable, Sendable {
    /// Accepted, not past its date.
    case open
    /// Open past its date, and something was reported.
    case pastDate = "past-date"
    /// Open past its date, and nobody reported.
    case noReport = "no-report"
    case reported
    case done
    /// Not delivered or withdrawn.
    case closed
    case suspended
    case proposed
  }

  /// Items of one strength.
  package struct Counts: Hashable, Sendable {
    package private(set) var total = 0
    /// Of these, those with an owner that no source states.
    package private(set) var inferred = 0
    private var standings = [Int](repeating: 0, count: Standing.allCases.count)

    package init() {}

    package subscript(_ standing: Standing) -> Int { standings[standing.place] }

    mutating func add(_ standing: Standing, isInferred: Bool) {
      total += 1
      standings[standing.place] += 1
      if isInferred { inferred += 1 }
    }

    mutating func add(_ other: Counts) {
      total += other.total
      inferred += other.inferred
      for place in standings.indices { standings[place] += other.standings[place] }
    }
  }

  /// What a row of the table counts.
  package enum Subject: Hashable, Sendable {
    case all
    case side(Side)
    /// What a party owes, alone or with others; joint items count for each.
    case owing(String)
    /// What a party is owed, as stated.
    case owed(String)
  }

  /// One row of the table. `strength` is nil where there is no item.
  package struct Entry: Hashable, Sendable {
    package let subject: Subject
    package let strength: Strength?
    package let counts: Counts
  }

  /// A number of the table: `standing` nil for the items of the whole row.
  package struct Cell: Hashable, Sendable {
    package let subject: Subject
    package let strength: Strength?
    package let standing: Standing?

    package init(_ entry: Entry, _ standing: Standing?) {
      subject = entry.subject
      strength = entry.strength
      self.standing = standing
    }
  }

  /// By strength, each item once.
  package let totals: [Entry]
  /// By side and strength, each item once. Ordered pairs of parties stand here also without items,
  /// where the register has at most three parties.
  package let lines: [Entry]
  /// By party and strength; an item counts under every party it names.
  package let parties: [Entry]

  /// All rows, in order.
  package var entries: [Entry] { totals + lines + parties }

  /// Counts these rows of the register.
  package init(_ register: Register, _ rows: [Int32]) {
    let sides = Sides(register)
    let counts = Balance.count(register, rows)
    var totals: [Key: Counts] = [:]
    var lines: [Key: Counts] = [:]
    var parties: [Key: Counts] = [:]
    for (place, sum) in counts.enumerated() where sum.total > 0 {
      let strength = Strength.inBalance[place % Strength.inBalance.count]
      let set = place / Strength.inBalance.count
      totals[Key(.all, strength), default: Counts()].add(sum)
      lines[Key(.side(sides.side(set, strength)), strength), default: Counts()].add(sum)
      for subject in sides.parties(set) {
        parties[Key(subject, strength), default: Counts()].add(sum)
      }
    }
    self.totals = Balance.entries([.all], totals)
    self.lines = Balance.entries(sides.order(lines.keys.map(\.subject)).map(Subject.side), lines)
    let ids = register.header.parties.map(\.id)
    self.parties = Balance.entries(ids.flatMap { [.owing($0), .owed($0)] }, parties)
  }

  /// The rows behind a number, in the order given.
  package static func rows(
    of cell: Cell, among rows: [Int32], in register: Register
  ) -> [Int32] {
    let sides = Sides(register)
    return rows.filter { number in
      let row = Int(number)
      let strength = register.index.strength[row]
      if let wanted = cell.strength, wanted != strength { return false }
      if let wanted = cell.standing, wanted != Standing(register, row) { return false }
      let set = Int(register.index.owners[row])
      return switch cell.subject {
      case .all: true
      case .side(let side): sides.side(set, strength) == side
      case .owing, .owed: sides.parties(set).contains(cell.subject)
      }
    }
  }

  // MARK: Counting

  private struct Key: Hashable {
    let subject: Subject
    let strength: Strength

    init(_ subject: Subject, _ strength: Strength) {
      self.subject = subject
      self.strength = strength
    }
  }

  /// By owner set and strength: most rows share one of a few sets.
  private static func count(_ register: Register, _ rows: [Int32]) -> [Counts] {
    let strengths = Strength.inBalance.count
    var counts = [Counts](repeating: Counts(), count: register.index.ownerSets.count * strengths)
    for number in rows {
      let row = Int(number)
      let place = Int(register.index.owners[row]) * strengths + register.index.strength[row].place
      counts[place].add(
        Standing(register, row), isInferred: register.index.grounds[row].contains(.inferred))
    }
    return counts
  }

  private static func entries(_ subjects: [Subject], _ counts: [Key: Counts]) -> [Entry] {
    subjects.flatMap { subject in
      let used = Strength.inBalance.compactMap { strength in
        counts[Key(subject, strength)].map {
          Entry(subject: subject, strength: strength, counts: $0)
        }
      }
      return used.isEmpty ? [Entry(subject: subject, strength: nil, counts: Counts())] : used
    }
  }
}

extension Balance.Standing {
  /// Every row stands in exactly one.
  package init(_ register: Register, _ row: Int) {
    let flags = register.flags[row]
    switch register.status[row] {
    case .notStarted, .inProgress:
      self = !flags.contains(.overdue) ? .open : flags.contains(.unreported) ? .noReport : .pastDate
    case .reportedDone: self = .reported
    case .done: self = .done
    case .notDelivered, .withdrawn: self = .closed
    case .suspended: self = .suspended
    case .proposed: self = .proposed
    }
  }

  fileprivate var place: Int {
    switch self {
    case .open: 0
    case .pastDate: 1
    case .noReport: 2
    case .reported: 3
    case .done: 4
    case .closed: 5
    case .suspended: 6
    case .proposed: 7
    }
  }
}

extension Strength {
  /// What is promised first; then what is not.
  fileprivate static let inBalance: [Strength] = [
    .firm, .pledge, .followUp, .discussed, .position, .past,
  ]

  fileprivate var place: Int {
    switch self {
    case .firm: 0
    case .pledge: 1
    case .followUp: 2
    case .discussed: 3
    case .position: 4
    case .past: 5
    }
  }
}
