package import Query
import Register

// The list: its order, its groups, and where its cursor stands.
extension DashboardState {
  /// What the list's cursor is kept on.
  enum ListAnchor {
    case row(Int)
    /// The head of a group, by its key.
    case head(String)
  }

  /// The line under the list's cursor.
  package var currentLine: ListLines.Line? { lines[scroll(.items).cursor] }

  /// The group whose head is under the list's cursor; nil on an item.
  package var currentHead: Section? {
    if case .head(let place)? = currentLine { sections[place] } else { nil }
  }

  var listAnchor: ListAnchor? {
    currentRow.map(ListAnchor.row) ?? currentHead.map { .head($0.key) }
  }

  /// Orders and groups the rows that pass the filter.
  mutating func layOut(_ shown: [Int32]) {
    let sorted = order.sort(shown)
    guard let group = arrangement.group else {
      (rows, sections) = (sorted, [])
      lines = ListLines(rows: rows)
      return
    }
    sections = register.sections(sorted, group)
    rows = sections.flatMap(\.rows)
    foldLines()
  }

  /// The lines anew, after a group was folded or opened.
  mutating func foldLines() {
    let folded = folded
    lines = ListLines(sections) { folded.contains($0.key) }
  }

  /// The cursor on what it was kept on; on the head of its group where that is folded, and at the
  /// start where it is no longer shown.
  mutating func moveCursor(to anchor: ListAnchor?) {
    var place: Int?
    switch anchor {
    case .row(let row)?:
      place = lines.place(ofRow: row) ?? section(of: row).flatMap(lines.place(ofHead:))
    case .head(let key)?:
      place = sections.firstIndex { $0.key == key }.flatMap(lines.place(ofHead:))
    case nil: break
    }
    if let place {
      scrolls[.items, default: Scroll()].cursor = place
    } else {
      scrolls[.items] = Scroll()
      scrolls[.items]?.cursor = lines.firstRow ?? 0
    }
  }

  /// The group a row stands in.
  private func section(of row: Int) -> Int? {
    sections.firstIndex { $0.rows.contains(Int32(row)) }
  }

  /// `1-14 of 35`: which items of all that are listed stand between the pane's
  /// first line and its last.
  func listPosition(shown: Int) -> String {
    let scroll = scroll(.items)
    guard arrangement.group != nil else {
      return scroll.position(of: rows.count, shown: shown)
    }
    let counts = lines.counts(sections, scroll.top..<min(lines.count, scroll.top + max(1, shown)))
    guard counts.seen > 0 else {
      return "\(rows.count) in \(sections.count) group\(sections.count == 1 ? "" : "s")"
    }
    return "\(counts.before + 1)-\(counts.before + counts.seen) of \(rows.count)"
  }

  // MARK: Folding

  /// Folds the group under the cursor, or opens it; the cursor comes back to the item it left.
  mutating func fold() {
    guard let place = lines.section(at: scroll(.items).cursor) else { return }
    let key = sections[place].key
    if folded.remove(key) != nil {
      foldLines()
      let left = leftAt.removeValue(forKey: key).flatMap(register.row)
      moveCursor(to: left.map(ListAnchor.row) ?? .head(key))
    } else {
      leftAt[key] = currentRow.map(register.target(of:))
      folded.insert(key)
      foldLines()
      moveCursor(to: .head(key))
    }
  }

  /// Folds every group, or opens all where all are folded.
  mutating func foldAll() {
    let anchor = listAnchor
    let keys = Set(sections.map(\.key))
    folded = keys.isSubset(of: folded) ? [] : keys
    foldLines()
    moveCursor(to: anchor)
  }

  // MARK: Arranging

  /// Lays the list out anew; the cursor stays on its item.
  package mutating func arrange(_ new: Arrangement) {
    let anchor = listAnchor
    if new.group != arrangement.group { (folded, leftAt) = ([], [:]) }
    if new.sort != order.sort { order = order.sorted(by: new.sort, in: register) }
    arrangement = new
    layOut(matching)
    moveCursor(to: anchor)
    narrowViews()
    fit()
  }
}

extension ListLines {
  /// How many items stand before some lines, and in them; those of a folded group with its head.
  fileprivate func counts(_ sections: [Section], _ shown: Range<Int>) -> (before: Int, seen: Int) {
    var before = 0
    var seen = 0
    for place in 0..<shown.upperBound {
      var items = 1
      if case .head(let section)? = self[place] {
        let isOpen = if case .row? = self[place + 1] { true } else { false }
        items = isOpen ? 0 : sections[section].rows.count
      }
      if place < shown.lowerBound { before += items } else { seen += items }
    }
    return (before, seen)
  }
}
