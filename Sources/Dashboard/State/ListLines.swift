import Query

/// The lines of the list: its rows, with a head over each group; of a folded group the head alone.
package struct ListLines: Sendable {
  package enum Line: Hashable, Sendable {
    /// The head of a section, which is named by its position.
    case head(Int)
    case row(Int)
  }

  /// A row's number, or the bitwise complement of a section's: so a line takes one number.
  private var codes: [Int32] = []

  package init() {}

  init(rows: [Int32]) { codes = rows }

  init(_ sections: [Section], isFolded: (Section) -> Bool) {
    for (place, section) in sections.enumerated() {
      codes.append(~Int32(place))
      if !isFolded(section) { codes += section.rows }
    }
  }

  package var count: Int { codes.count }

  /// Nil where there is no such line.
  package subscript(place: Int) -> Line? {
    guard codes.indices.contains(place) else { return nil }
    let code = codes[place]
    return code < 0 ? .head(Int(~code)) : .row(Int(code))
  }

  package func place(ofRow row: Int) -> Int? { codes.firstIndex(of: Int32(row)) }
  func place(ofHead section: Int) -> Int? { codes.firstIndex(of: ~Int32(section)) }

  /// The first line that is an item.
  var firstRow: Int? { codes.firstIndex { $0 >= 0 } }

  /// The section a line stands in.
  func section(at place: Int) -> Int? {
    guard codes.indices.contains(place) else { return nil }
    return codes[...place].last { $0 < 0 }.map { Int(~$0) }
  }
}
