/// The order of the list (screens.md 1): past date first, earliest last day first; then due soon;
/// then by strength; in each, those with a due text or quantity first, then by title.
package struct Order: Sendable {
  /// Every row, in order.
  package private(set) var rows: [Int32]

  package init(_ register: Register) {
    var keys = (0..<register.count).map { Key(register, $0) }
    keys.sort { $0.precedes($1, register) }
    rows = keys.map(\.row)
  }

  /// These rows (ascending), in order.
  package func sort(_ selected: [Int32]) -> [Int32] {
    guard selected.count < rows.count else { return rows }
    var isSelected = [Bool](repeating: false, count: rows.count)
    for row in selected { isSelected[Int(row)] = true }
    return rows.filter { isSelected[Int($0)] }
  }

  /// Moves rows whose key may have changed to their place.
  package mutating func update(_ changed: [Int], in register: Register) {
    guard register.count == rows.count else {
      self = Order(register)
      return
    }
    for row in changed {
      let key = Key(register, row)
      rows.removeAll { $0 == Int32(row) }
      var low = 0
      var high = rows.count
      while low < high {
        let middle = (low + high) / 2
        if Key(register, Int(rows[middle])).precedes(key, register) {
          low = middle + 1
        } else {
          high = middle
        }
      }
      rows.insert(Int32(row), at: low)
    }
  }

  private struct Key {
    /// Group, last day, and whether something stands in the due column, most significant first.
    let rank: UInt64
    let row: Int32

    init(_ register: Register, _ row: Int) {
      let due = register.index.due[row]
      let flags = register.flags[row]
      let isDated = !flags.isDisjoint(with: [.overdue, .dueSoon])
      let group =
        flags.contains(.overdue)
        ? 0 : flags.contains(.dueSoon) ? 1 : 2 + Order.rank(register.index.strength[row])
      let day = isDated ? UInt64(UInt32(bitPattern: due.latest) ^ 0x8000_0000) : 0
      rank = group << 40 | day << 1 | (due.hasTextOrQuantity ? 0 : 1)
      self.row = Int32(row)
    }

    func precedes(_ other: Key, _ register: Register) -> Bool {
      if rank != other.rank { return rank < other.rank }
      return register.textPrecedes(Int(row), Int(other.row))
    }
  }

  private static func rank(_ strength: Strength) -> UInt64 {
    UInt64(Strength.allCases.firstIndex(of: strength) ?? 0)
  }
}

extension Register {
  /// Whether one row's title sorts before another's: folded, then by id and row.
  fileprivate func textPrecedes(_ a: Int, _ b: Int) -> Bool {
    let changed = additions.search
    if changed.isEmpty || changed[a] == nil && changed[b] == nil {
      return index.search.precedes(a, b)
    }
    let left = changed[a] ?? index.search.text(row: a)
    let right = changed[b] ?? index.search.text(row: b)
    return left == right ? a < b : left.lexicographicallyPrecedes(right)
  }
}
