import Dates
import Entities
import Journal
import Query
import Register
import Search
import Summary
import TestSupport

/// The order by columns and the groups, worked out item by item from what the columns mean.
struct NaiveSort {
  let rows: [Int32]

  init(_ register: Register, _ sort: [SortKey]) {
    let keys = (0..<register.count).map { row in
      sort.map { Self.key($0.column, row, register) }
    }
    rows = Order(register).rows.enumerated().sorted { a, b in
      for (number, one) in sort.enumerated() {
        let left = keys[Int(a.element)][number]
        let right = keys[Int(b.element)][number]
        if left == right { continue }
        guard let left else { return false }
        guard let right else { return true }
        return one.isDescending
          ? right.lexicographicallyPrecedes(left) : left.lexicographicallyPrecedes(right)
      }
      return a.offset < b.offset
    }.map(\.element)
  }

  /// Nil for what the column does not tell.
  static func key(_ column: Column, _ row: Int, _ register: Register) -> [Double]? {
    guard let item = register.item(row) else { return nil }
    let header = register.header
    let owners = header.parties.map(\.id) + header.bodies.map(\.id)
    func places(_ ids: [String]) -> [Double] {
      ids.map { Double(owners.firstIndex(of: $0) ?? 999) }
    }
    func text(_ text: String) -> [Double] { Folding.fold(text).map(Double.init) }
    let isOwn = item.strength == .followUp && item.owedBy.isEmpty && item.owedTo.isEmpty
    let own = isOwn ? [1_000.0] : nil
    switch column {
    case .id: return item.id.utf8.map(Double.init)
    case .title: return text(item.title)
    case .summary: return item.summary.map(text)
    case .domain: return header.domains.firstIndex { $0.id == item.domains[0] }.map { [Double($0)] }
    case .owes: return item.owedBy.isEmpty ? own : places(item.owedBy) + [-1] + places(item.owedTo)
    case .owedBy: return item.owedBy.isEmpty ? own : places(item.owedBy)
    case .owedTo: return item.owedTo.isEmpty ? nil : places(item.owedTo)
    case .strength:
      let scale: [Strength] = [.firm, .followUp, .pledge, .discussed, .position, .past]
      return scale.firstIndex(of: item.strength).map { [Double($0)] }
    case .due: return (item.due?.latest).map { [Double($0.number)] }
    case .late:
      guard register.flags[row].contains(.overdue), let last = item.due?.latest else { return nil }
      return [Double(register.day - last)]
    case .status:
      let place = Status.allCases.firstIndex(of: register.status[row]) ?? 0
      return [Double(place), register.isNoReport(row) ? 1 : 0]
    case .flags:
      let ids = register.flagIDs(row)
      return Flags.all.firstIndex { ids.contains($0.id) }.map { [Double($0)] }
    case .missing:
      guard register.status[row] == .reportedDone else { return nil }
      return (register.delivery(row).report?.missing).map { [Double($0)] }
    case .quantity:
      return item.quantity.map { $0.unit.utf8.map(Double.init) + [-1, Double($0.value.text) ?? 0] }
    case .source:
      let shorts = item.claims.reduce(into: [String]()) { list, claim in
        let short = register.sourceShort(claim.source)
        if !list.contains(short) { list.append(short) }
      }
      return shorts.isEmpty ? nil : text(shorts.joined(separator: ", "))
    case .session: return session(row, register).map { [Double($0.place)] }
    case .changed:
      let last = register.states[register.target(of: row)]?.last
      return last.map { [Double(register.journal.events[$0].at.milliseconds)] }
    }
  }

  /// The next session whose agenda has an item, else the last.
  private static func session(_ row: Int, _ register: Register) -> (id: String, place: Int)? {
    let target = register.target(of: row)
    let having = register.schedule.entries.enumerated().filter { _, entry in
      entry.meeting.kind == .session
        && register.points(of: entry.meeting).contains { $0.about.contains(target) }
    }
    let next = having.first { $0.offset >= register.schedule.today } ?? having.last
    return next.map { ($0.element.meeting.id, $0.offset) }
  }

  /// The key of the group an item stands in.
  static func group(_ group: Grouping, _ row: Int, _ register: Register) -> String {
    guard let item = register.item(row) else { return "?" }
    let header = register.header
    switch group {
    case .domain: return item.domains[0]
    case .party:
      let isOwn = item.strength == .followUp && item.owedBy.isEmpty && item.owedTo.isEmpty
      let parties = item.owedBy.map { id in header.bodies.first { $0.id == id }?.party ?? id }
      let order = header.parties.map(\.id) + header.bodies.map(\.id)
      return isOwn ? "own" : order.filter(parties.contains).joined(separator: "+")
    case .status: return register.status[row].rawValue
    case .strength: return item.strength.rawValue
    case .quarter:
      guard let last = item.due?.latest else { return item.due?.earliest == nil ? "" : "open" }
      return "\(last.year)-Q\((last.month - 1) / 3 + 1)"
    case .session: return session(row, register)?.id ?? ""
    }
  }
}
