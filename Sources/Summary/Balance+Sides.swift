import Dates
import Entities
package import Register
import Text

extension Balance {
  /// The sides of a register: who owes whom in each of its owner sets.
  struct Sides {
    private let header: Header
    private let sets: [(by: [String], to: [String])]
    private let places: [String: Int]

    init(_ register: Register) {
      header = register.header
      let ids = register.header.parties.map(\.id)
      let places = Dictionary(
        ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      let acting = Dictionary(
        register.header.bodies.compactMap { body in body.party.map { (body.id, $0) } },
        uniquingKeysWith: { first, _ in first })
      /// Parties for their bodies, each once, parties first.
      func normal(_ owners: some Sequence<String>) -> [String] {
        Set(owners.map { acting[$0] ?? $0 }).sorted {
          (places[$0] ?? .max, $0) < (places[$1] ?? .max, $1)
        }
      }
      self.places = places
      sets = register.index.ownerSets.map { set in
        (normal(set.ids.prefix(set.split)), normal(set.ids.dropFirst(set.split)))
      }
    }

    func side(_ set: Int, _ strength: Strength) -> Side {
      let (by, to) = sets[set]
      if by.isEmpty, to.isEmpty { return strength == .followUp ? .own : .notStated }
      guard to.isEmpty || by == to else { return .owes(by: by, to: to) }
      if by.count > 1 { return .joint(by) }
      return by.first == header.group ? .group : .owes(by: by, to: to)
    }

    /// The parties an owner set names, as owing and as owed.
    func parties(_ set: Int) -> [Subject] {
      let (by, to) = sets[set]
      return by.filter { places[$0] != nil }.map(Subject.owing)
        + to.filter { places[$0] != nil }.map(Subject.owed)
    }

    /// Each side once, with the pairs of parties that have nothing between them: one that owes
    /// another first, then one alone, several together, the group, the secretariat, not stated.
    func order(_ subjects: [Subject]) -> [Side] {
      var sides = Set<Side>()
      for case .side(let side) in subjects { sides.insert(side) }
      let ids = header.parties.map(\.id)
      if ids.count <= 3 {
        for by in ids { for to in ids where to != by { sides.insert(.owes(by: [by], to: [to])) } }
      }
      return sides.sorted { key($0).lexicographicallyPrecedes(key($1)) }
    }

    private func key(_ side: Side) -> [String] {
      switch side {
      case .owes(let by, let to) where !by.isEmpty && !to.isEmpty: ["0"] + names(by) + names(to)
      case .owes(let by, let to): [by.isEmpty ? "2" : "1"] + names(by) + names(to)
      case .joint(let ids): ["3"] + names(ids)
      case .group: ["4"]
      case .own: ["5"]
      case .notStated: ["6"]
      }
    }

    /// Single owners before several, parties before bodies, in the register's order.
    private func names(_ ids: [String]) -> [String] {
      ["\(min(ids.count, 9))"] + ids.map { places[$0].map { "0" + padded($0, 6) } ?? "1" + $0 }
    }
  }
}

// MARK: Words

extension Register {
  /// `Pakistan → Türkiye`, `Pakistan + Türkiye`, `Pakistan, to nobody named`, `the group itself`;
  /// short `PK → TR`, `PK + TR`, `PK`, `JWG`, `secr.`, `nobody`.
  package func words(_ side: Balance.Side, style: OwesStyle) -> String {
    func names(_ ids: [String]) -> String {
      ids.map { style == .short ? ownerShort($0) : ownerName($0) }.joined(separator: " + ")
    }
    let isShort = style == .short
    switch side {
    case .owes(let by, let to) where by.isEmpty:
      return "\(isShort ? "nobody" : "nobody named") → \(names(to))"
    case .owes(let by, let to) where to.isEmpty:
      return isShort ? names(by) : "\(names(by)), to nobody named"
    case .owes(let by, let to): return "\(names(by)) → \(names(to))"
    case .joint(let ids): return names(ids)
    case .group:
      return isShort ? header.group.map(ownerShort) ?? "group" : "the group itself"
    case .own: return isShort ? "secr." : "the secretariat"
    case .notStated: return isShort ? "nobody" : "nobody named"
    }
  }

  /// `all items`, a side, `Pakistan owes`, `Pakistan is owed`.
  package func words(_ subject: Balance.Subject, style: OwesStyle) -> String {
    let isShort = style == .short
    switch subject {
    case .all: return isShort ? "all" : "all items"
    case .side(let side): return words(side, style: style)
    case .owing(let party):
      return isShort ? "\(ownerShort(party)) owes" : "\(ownerName(party)) owes"
    case .owed(let party):
      return isShort ? "to \(ownerShort(party))" : "\(ownerName(party)) is owed"
    }
  }

  /// A number in a sentence: `Türkiye → Pakistan, pledge: 1 of 2 past the date with no report`.
  package func words(_ cell: Balance.Cell, _ counts: Balance.Counts) -> String {
    let name = words(cell.subject, style: .long)
    guard let strength = cell.strength else { return "\(name): no items" }
    let inferred =
      counts.inferred == 0 ? "" : "; \(counts.inferred) with an owner no source states (*)"
    guard let standing = cell.standing else {
      return "\(name), \(strength.rawValue): \(plural(counts.total, "item"))\(inferred)"
    }
    return
      "\(name), \(strength.rawValue): \(counts[standing]) of \(counts.total) \(standing.meaning)"
  }
}

extension Balance.Standing {
  /// The head of its column.
  package var words: String {
    switch self {
    case .open: "open"
    case .pastDate: "past date"
    case .noReport: "no report"
    case .reported: "reported"
    case .done: "done"
    case .closed: "closed"
    case .suspended: "suspended"
    case .proposed: "proposed"
    }
  }

  /// Four cells, for narrow tables.
  package var short: String {
    switch self {
    case .open: "open"
    case .pastDate: "past"
    case .noReport: "none"
    case .reported: "rep."
    case .done: "done"
    case .closed: "clsd"
    case .suspended: "susp"
    case .proposed: "prop"
    }
  }

  /// In a sentence behind a number.
  package var meaning: String {
    switch self {
    case .open: "open and not past the date"
    case .pastDate: "past the date, something reported"
    case .noReport: "past the date with no report"
    case .reported: "reported done, not complete"
    case .done: "done"
    case .closed: "not delivered or withdrawn"
    case .suspended: "suspended"
    case .proposed: "proposed, not accepted"
    }
  }
}
