import Model

extension DashboardState {
  /// The selected items, in the order of the list; those a filter hides last.
  package var selectedRows: [Int] {
    let all = selectedSet
    guard !all.isEmpty else { return [] }
    let shown = rows.filter(all.contains)
    return (shown + all.subtracting(shown).sorted()).map(Int.init)
  }

  private var selectedSet: Set<Int32> { Set(selected.compactMap(register.row).map(Int32.init)) }

  /// Whether the keys of items act on the selection.
  var actsOnSelection: Bool { view == nil && focus == .items && !selected.isEmpty }

  func isSelected(_ row: Int) -> Bool {
    !selected.isEmpty && selected.contains(register.target(of: row))
  }

  /// `✓ 3 selected`, and how many of them a filter hides; nil for none.
  var selectionWords: String? {
    guard !selected.isEmpty else { return nil }
    let all = selectedSet
    let hidden = selected.count - rows.count { all.contains($0) }
    return "✓ \(selected.count) selected" + (hidden > 0 ? ", \(hidden) not shown" : "")
  }

  /// Space: selects the item under the cursor, or lets it go, and goes on to the next.
  mutating func toggleSelected() {
    guard let row = currentRow else { return }
    let target = register.target(of: row)
    if selected.remove(target) == nil { selected.insert(target) }
    _ = move(.down)
  }

  /// What the keys of items act on: the selection where the list has the focus, else the
  /// item under the cursor.
  package var itemsHere: Subject {
    if actsOnSelection { return .items(selectedRows, register) }
    return .items(here.row.map { [$0] } ?? [], register)
  }

  /// What a note is written on here.
  var noted: Subject {
    let items = itemsHere
    if items.targets.count > 1 { return items }
    return here.target.map { Subject($0) } ?? items
  }

  /// The cursor on an item that was just added, if the filter shows it; else says so.
  mutating func goToAdded(titled title: String) {
    let row = (register.opening.index.count..<register.count).last {
      register.index.title($0) == title
    }
    guard let row else { return }
    if rows.contains(Int32(row)) {
      moveCursor(to: .row(row))
      fit()
    } else if let words = message?.text {
      message = Message("The filter hides it, \(keys[.dropFilters]) shows all.  \(words)")
    }
  }
}
