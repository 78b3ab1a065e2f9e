package import Dates
package import Summary

/// Quarters as columns of equal cells: which cells a date takes. A bar takes whole quarters, so
/// that it is never sharper than its date; only today, which is a day, stands on a cell.
package struct TimelineScale: Hashable, Sendable {
  /// The first quarter seen.
  package let first: Quarter
  /// Quarters seen.
  package let count: Int
  /// Cells of each.
  package let column: Int

  package init(first: Quarter, count: Int, column: Int) {
    self.first = first
    self.count = max(1, count)
    self.column = max(1, column)
  }

  /// As many quarters as `width` holds, the one of the cursor among them and in the middle where
  /// the scale goes on at both sides.
  package init(width: Int, column: Int, quarters: ClosedRange<Quarter>, cursor: Quarter) {
    let count = max(1, width / max(1, column))
    let latest = max(quarters.lowerBound.number, quarters.upperBound.number - count + 1)
    let first = min(latest, max(quarters.lowerBound.number, cursor.number - count / 2))
    self.init(first: Quarter(number: first), count: count, column: column)
  }

  package var last: Quarter { first.adding(count - 1) }
  package var width: Int { count * column }
  package var quarters: [Quarter] { (0..<count).map(first.adding) }

  /// The cells of a quarter, from 0; nil where it is not seen.
  package func cells(of quarter: Quarter) -> Range<Int>? {
    guard first <= quarter, quarter <= last else { return nil }
    let start = (quarter.number - first.number) * column
    return start..<start + column
  }

  /// The cells of all quarters of a span that are seen; nil for none.
  package func cells(of span: Timeline.Span) -> Range<Int>? {
    let start = max(first, span.first ?? first)
    let end = min(last, span.last ?? last)
    guard start <= end, let left = cells(of: start), let right = cells(of: end) else { return nil }
    return left.lowerBound..<right.upperBound
  }

  /// The cell of a day; nil where it is not seen.
  package func cell(of day: Day) -> Int? {
    let quarter = Quarter(of: day)
    guard let cells = cells(of: quarter) else { return nil }
    let length = quarter.last - quarter.first + 1
    return cells.lowerBound + (day - quarter.first) * column / length
  }

  /// A bar over the whole width, a character a cell: `━` where the date lies, `~` and `?` at
  /// edges that are not sure, `┄` towards an open end, `←` and `→` where it goes on beyond what
  /// is seen, or lies there.
  package func bar(_ span: Timeline.Span, edge: Character = "━") -> [Character] {
    var row = [Character](repeating: " ", count: width)
    guard let cells = cells(of: span) else {
      if let end = span.last, end < first { row[0] = "←" } else { row[width - 1] = "→" }
      return row
    }
    for index in cells { row[index] = "━" }
    for end in [span.first, span.last] {
      for index in end.flatMap(self.cells(of:)) ?? 0..<0 { row[index] = edge }
    }
    if span.first == nil || span.last == nil {
      let known = (span.first ?? span.last).flatMap(self.cells(of:))
      for index in cells where !(known?.contains(index) ?? false) { row[index] = "┄" }
    }
    if span.first.map({ $0 < first }) ?? true, cells.lowerBound == 0 { row[0] = "←" }
    if span.last.map({ $0 > last }) ?? true, cells.upperBound == width { row[width - 1] = "→" }
    return row
  }
}
