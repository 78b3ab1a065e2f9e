/// The order of the list: past date first, earliest last day first; then due soon;
/// then by strength; in each, those with a due text or quantity first, then by title.
///
/// Where columns are asked for they decide, and this order among equals.
package struct Order: Sendable {
  /// Every row, in order.
  package private(set) var rows: [Int32]
  /// The columns that decide first; empty for the standard order.
  package let sort: [SortKey]
  /// Every row in the standard order, where `rows` are in another.
  private var standard: [Int32] = []

  package init(_ register: Register, by sort: [SortKey] = []) {
    let keys = Keys(register)
    rows = (0..<register.count).map(keys.key).sorted(by: keys.precedes).map(\.row)
    self.sort = sort
    arrange(register)
  }

  /// The same rows by other columns.
  package func sorted(by sort: [SortKey], in register: Register) -> Order {
    var other = Order(rows: self.sort.isEmpty ? rows : standard, sort)
    other.arrange(register)
    return other
  }

  /// `rows` in the standard order.
  private init(rows: [Int32], _ sort: [SortKey]) {
    self.rows = rows
    self.sort = sort
  }

  private mutating func arrange(_ register: Register) {
    guard !sort.isEmpty else { return }
    standard = rows
    rows = Sorter(register, sort).sorted(rows)
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
      self = Order(register, by: sort)
      return
    }
    guard !changed.isEmpty else { return }
    if !sort.isEmpty { rows = standard }
    move(changed, in: register)
    arrange(register)
  }

  /// In the standard order a row moves alone.
  private mutating func move(_ changed: [Int], in register: Register) {
    let keys = Keys(register)
    var isMoving = [Bool](repeating: false, count: rows.count)
    for row in changed { isMoving[row] = true }
    let moving = Set(changed).map(keys.key)
    let resting = rows.filter { !isMoving[Int($0)] }
    rows.removeAll(keepingCapacity: true)
    var taken = 0
    for key in moving.sorted(by: keys.precedes) {
      let place = resting.place(of: key, keys)
      rows += resting[taken..<place]
      rows.append(key.row)
      taken = place
    }
    rows += resting[taken...]
  }
}

extension [Int32] {
  /// How many of these rows, which are in order, precede a key.
  fileprivate func place(of key: Keys.Key, _ keys: Keys) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if keys.precedes(keys.key(Int(self[middle])), key) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// What rows are compared by: the columns, taken out of the register once.
private struct Keys {
  /// Group, last day, and whether something stands in the due column, most significant first; then
  /// the first eight bytes of the folded title.
  struct Key {
    let rank: UInt64
    let prefix: UInt64
    let row: Int32
  }

  private let flags: [Flags]
  private let due: [Index.Due]
  private let strength: [Strength]
  private let search: SearchArena
  /// Text of rows whose fields were changed.
  private let changed: [Int: [UInt8]]

  init(_ register: Register) {
    flags = register.flags
    due = register.index.due
    strength = register.index.strength
    search = register.index.search
    changed = register.additions.search
  }

  func key(_ row: Int) -> Key {
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

  func precedes(_ a: Key, _ b: Key) -> Bool {
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
  var rank: Int {
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
