package import Entities

/// How many items a pane's entry stands for.
package struct Tally: Hashable, Sendable {
  package var total = 0
  package var overdue = 0
  package var done = 0
  package init() {}

  mutating func add(_ flags: Flags, _ status: Status) {
    total += 1
    if flags.contains(.overdue) { overdue += 1 }
    if status == .done { done += 1 }
  }
}

extension Register {
  /// All rows together.
  package func tally(_ rows: [Int32]) -> Tally {
    rows.reduce(into: Tally()) { $0.add(flags[Int($1)], status[Int($1)]) }
  }

  /// Per domain, in the register's order; an item counts under each of its domains.
  package func domainTallies(_ rows: [Int32]) -> [Tally] {
    var bySet = [Tally](repeating: Tally(), count: index.domainSets.count)
    for row in rows {
      bySet[Int(index.domains[Int(row)])].add(flags[Int(row)], status[Int(row)])
    }
    return header.domains.map { domain in
      zip(index.domainSets, bySet).reduce(into: Tally()) { sum, pair in
        guard pair.0.ids.contains(domain.id) else { return }
        sum.total += pair.1.total
        sum.overdue += pair.1.overdue
        sum.done += pair.1.done
      }
    }
  }

  /// Items per status, and how many of the not started have no report.
  package func statusTallies(_ rows: [Int32]) -> (byStatus: [Status: Int], noReport: Int) {
    var byStatus: [Status: Int] = [:]
    var noReport = 0
    var counts = [Int](repeating: 0, count: Status.allCases.count)
    for row in rows {
      counts[status[Int(row)].number] += 1
      if isNoReport(Int(row)) { noReport += 1 }
    }
    for status in Status.allCases { byStatus[status] = counts[status.number] }
    return (byStatus, noReport)
  }
}

extension Status {
  package var number: Int {
    switch self {
    case .proposed: 0
    case .notStarted: 1
    case .inProgress: 2
    case .reportedDone: 3
    case .done: 4
    case .notDelivered: 5
    case .withdrawn: 6
    case .suspended: 7
    }
  }
}
