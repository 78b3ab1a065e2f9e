import Dates
import Entities
package import Register
import Summary

/// The rows of a list that stand together under one head.
package struct Section: Hashable, Sendable {
  /// What it stands for, the same whatever else the list shows: a domain's id, `2026-Q1`; empty
  /// for what is not stated.
  package let key: String
  /// Empty where the list has no groups.
  package let title: String
  package let rows: [Int32]
  package internal(set) var tally: Tally
  /// Items of the same domain that stand under another, their main one.
  package internal(set) var elsewhere = 0

  /// `0 of 6 done · 2 overdue · 2 more under other domains`, and the same in fewer words.
  package var words: [String] {
    let overdue = tally.overdue == 0 ? "none overdue" : "\(tally.overdue) overdue"
    let done = "\(tally.done) of \(tally.total) done"
    let more = elsewhere == 0 ? "" : " · \(elsewhere) more under other domains"
    return [
      "\(done) · \(overdue)\(more)",
      "\(done) · \(overdue)" + (elsewhere == 0 ? "" : " · +\(elsewhere)"),
      "\(tally.done)/\(tally.total)" + (tally.overdue == 0 ? "" : " · \(overdue)"),
      "\(tally.done)/\(tally.total)",
    ]
  }
}

extension Register {
  /// Rows in the order and the groups of an arrangement; one section without a title where it has
  /// no groups. Groups without rows are left out.
  package func arrange(_ rows: [Int32], _ arrangement: Arrangement) -> [Section] {
    sections(Order(self, by: arrangement.sort).sort(rows), arrangement.group)
  }

  /// The groups of rows that are in order already.
  package func sections(_ rows: [Int32], _ grouping: Grouping?) -> [Section] {
    guard let grouping else {
      return [Section(key: "", title: "", rows: rows, tally: tally(rows))]
    }
    let groups = Groups(self, grouping)
    var byGroup = [[Int32]](repeating: [], count: groups.names.count)
    for row in rows { byGroup[groups.place(Int(row))].append(row) }
    let elsewhere = grouping == .domain ? domainTallies(rows).map(\.total) : []
    return byGroup.indices.filter { !byGroup[$0].isEmpty }.map { place in
      var section = Section(
        key: groups.names[place].key, title: groups.names[place].title, rows: byGroup[place],
        tally: tally(byGroup[place]))
      if elsewhere.indices.contains(place) {
        section.elsewhere = elsewhere[place] - section.rows.count
      }
      return section
    }
  }

  /// The same sections with what their rows come to now.
  package func retallied(_ sections: [Section]) -> [Section] {
    sections.map { section in
      var section = section
      section.tally = tally(section.rows)
      return section
    }
  }
}

/// The groups there may be, in the order they are shown, and which one a row belongs to. What is
/// not stated is the last.
private struct Groups {
  private(set) var names: [(key: String, title: String)] = []
  private(set) var place: (Int) -> Int = { _ in 0 }

  init(_ register: Register, _ grouping: Grouping) {
    switch grouping {
    case .domain: byDomain(register)
    case .party: byOwner(register)
    case .status:
      names = Status.allCases.map { ($0.rawValue, $0.words) }
      place = { register.status[$0].number }
    case .strength:
      let scale = Strength.allCases.sorted { $0.rank < $1.rank }
      names = scale.map { ($0.rawValue, $0.rawValue) }
      place = { register.index.strength[$0].rank }
    case .quarter: byQuarter(register)
    case .session: bySession(register)
    }
  }

  private mutating func byDomain(_ register: Register) {
    let domains = register.header.domains
    names = domains.map { ($0.id, $0.title) } + [("", "domain not stated")]
    let places = Dictionary(
      domains.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { a, _ in a })
    let bySet = register.index.domainSets.map {
      $0.ids.first.flatMap { places[$0] } ?? domains.count
    }
    place = { bySet[Int(register.index.domains[$0])] }
  }

  /// Parties stand for their bodies; several that owe an item together are a group of their own.
  private mutating func byOwner(_ register: Register) {
    let header = register.header
    let ids = header.parties.map(\.id) + header.bodies.map(\.id)
    let order = Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { a, _ in a })
    let acting = Dictionary(
      header.bodies.compactMap { body in body.party.map { (body.id, $0) } },
      uniquingKeysWith: { a, _ in a })
    let sets = register.index.ownerSets.map { set in
      Set(set.ids.prefix(set.split).map { acting[$0] ?? $0 })
        .sorted { (order[$0] ?? .max, $0) < (order[$1] ?? .max, $1) }
    }
    /// One owner before several.
    func key(_ owners: [String]) -> [Int] { [owners.count] + owners.map { order[$0] ?? .max } }
    let all = Set(sets).filter { !$0.isEmpty }.sorted {
      key($0).lexicographicallyPrecedes(key($1))
    }
    names = all.map { owners in
      (owners.joined(separator: "+"), owners.map(register.ownerName).joined(separator: " + "))
    }
    names += [("own", "the secretariat"), ("", "nobody named who owes it")]
    let places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1, $0) })
    let bySet = sets.map { places[$0] ?? all.count + 1 }
    place = { row in
      register.isOwnTask(row) ? all.count : bySet[Int(register.index.owners[row])]
    }
  }

  private mutating func byQuarter(_ register: Register) {
    let due = register.index.due
    let days = Set(due.lazy.map(\.latest).filter { $0 != Index.Due.none })
    let quarters = Set(days.map { Quarter(of: Day(number: $0)).number }).sorted()
    names = quarters.map { number in
      let quarter = Quarter(number: number)
      return ("\(quarter.yearLabel)-Q\(quarter.part)", quarter.label)
    }
    names += [("open", "no last day"), ("", "no date")]
    let places = Dictionary(uniqueKeysWithValues: quarters.enumerated().map { ($1, $0) })
    place = { row in
      guard due[row].latest != Index.Due.none else {
        return due[row].hasDate ? quarters.count : quarters.count + 1
      }
      return places[Quarter(of: Day(number: due[row].latest)).number] ?? quarters.count + 1
    }
  }

  private mutating func bySession(_ register: Register) {
    let agendas = Agendas(register)
    names = agendas.sessions.map { session in
      let date = session.date.map { " \($0.label)" } ?? ""
      return (session.id, "\(session.short)\(date), \(session.state.rawValue)")
    }
    names.append(("", "on no agenda"))
    place = { agendas.place(of: $0) ?? agendas.sessions.count }
  }
}
