import Entities
import Search

/// The standard order of the list: past date first, earliest last day first; then due soon; then by
/// strength; in each, those with a due text or quantity first, then by title. It holds the columns
/// that rows are compared by, taken out of the register once.
package struct StandardOrder {
  /// Group, last day, and whether something stands in the due column, most significant first; then
  /// the first eight bytes of the folded title.
  package struct Key {
    package let rank: UInt64
    package let prefix: UInt64
    package let row: Int32
  }

  private let flags: [Flags]
  private let due: [Index.Due]
  private let strength: [Strength]
  private let search: SearchArena
  /// Text of rows whose fields were changed.
  private let changed: [Int: [UInt8]]

  package init(_ register: Register) {
    flags = register.flags
    due = register.index.due
    strength = register.index.strength
    search = register.index.search
    changed = register.additions.search
  }

  package func key(_ row: Int) -> Key {
    Key(
      rank: rank(row), prefix: changed.isEmpty ? search.prefix(row: row) : 0, row: Int32(row))
  }

  private func rank(_ row: Int) -> UInt64 {
    let isOverdue = flags[row].contains(.overdue)
    let isSoon = flags[row].contains(.dueSoon)
    let group = isOverdue ? 0 : isSoon ? 1 : 2 + UInt64(strength[row].rank)
    let latest = UInt64(UInt32(bitPattern: due[row].latest) ^ 0x8000_0000)
    let day = isOverdue || isSoon ? latest : 0
    return group << 40 | day << 1 | (due[row].hasTextOrQuantity ? 0 : 1)
  }

  /// Every row of the register these columns are of, in order.
  package var rows: [Int32] { flags.indices.map(key).sorted(by: precedes).map(\.row) }

  package func precedes(_ a: Key, _ b: Key) -> Bool {
    if a.rank != b.rank { return a.rank < b.rank }
    if a.prefix != b.prefix { return a.prefix < b.prefix }
    return textPrecedes(Int(a.row), Int(b.row))
  }

  /// Folded title first, then id and row.
  private func textPrecedes(_ a: Int, _ b: Int) -> Bool {
    if changed.isEmpty || changed[a] == nil && changed[b] == nil { return search.precedes(a, b) }
    let left = changed[a] ?? search.text(row: a)
    let right = changed[b] ?? search.text(row: b)
    return left == right ? a < b : left.lexicographicallyPrecedes(right)
  }
}

extension Strength {
  /// Place in the list's order, which is that of the cases.
  package var rank: Int {
    switch self {
    case .firm: 0
    case .followUp: 1
    case .pledge: 2
    case .discussed: 3
    case .position: 4
    case .past: 5
    }
  }
}
