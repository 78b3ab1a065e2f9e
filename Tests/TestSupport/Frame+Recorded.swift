package import Screen

extension Frame {
  /// The frame as golden files hold it: each row with its number and, behind it, which columns have
  /// which style, `B36-119`, by the letters of `Style`; what is not named there is plain.
  ///
  /// Rows that `base` has the same are left out: with the golden of the base all of the frame is
  /// told, and what changes there is changed in one file.
  package func recorded(but base: Frame? = nil) -> String {
    let place = cursor.map { "\($0.x),\($0.y)" } ?? "none"
    let head =
      "\(size.width)x\(size.height), cursor \(place)\(base == nil ? "" : ", but for start")"
    let rows = (0..<size.height).filter { y in base.map { $0.row(y) != row(y) } ?? true }
    return ([head] + rows.map(recorded)).joined(separator: "\n") + "\n"
  }

  private func recorded(row y: Int) -> String {
    let text = row(y).map(\.text).joined()
    return ([y < 10 ? " \(y)" : "\(y)", text] + styles(row: y)).joined(separator: " ")
  }

  /// The stretches of one style, from left to right.
  private func styles(row y: Int) -> [String] {
    var stretches: [(style: Style, columns: ClosedRange<Int>)] = []
    for x in 0..<size.width {
      if let last = stretches.last, last.style == self[x, y].style {
        stretches[stretches.count - 1].columns = last.columns.lowerBound...x
      } else {
        stretches.append((self[x, y].style, x...x))
      }
    }
    return stretches.filter { $0.style != .plain }.map { style, columns in
      let first = "\(style.letter)\(columns.lowerBound)"
      return columns.count == 1 ? first : "\(first)-\(columns.upperBound)"
    }
  }
}
