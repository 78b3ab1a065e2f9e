package import Register

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
    rows = StandardOrder(register).rows
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
    let keys = StandardOrder(register)
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
  fileprivate func place(of key: StandardOrder.Key, _ keys: StandardOrder) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if keys.precedes(keys.key(Int(self[middle])), key) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
