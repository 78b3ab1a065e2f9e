import Entities
import Query
import Register
import Screen
import Sheets

/// The words of one row; its item is decoded once.
struct ItemCells {
  let row: Int
  let flags: Flags
  let mark: String
  let glyph: String
  private let register: Register
  private let item: Commitment?
  private let glyphs: Glyphs

  init(_ row: Int, _ register: Register, _ glyphs: Glyphs) {
    self.row = row
    self.register = register
    self.glyphs = glyphs
    item = register.item(row)
    flags = register.flags[row]
    mark = flags.mark(isASCII: glyphs.isASCII)
    glyph = register.status[row].glyph(isASCII: glyphs.isASCII)
  }

  /// What a column says; of the status the words behind its glyph.
  func words(_ column: Column, isShort: Bool) -> String {
    switch column {
    case .due where item == nil: "cannot be read"
    case .owes, .owedBy, .owedTo: glyphs.own(register.cell(column, row, item))
    default: register.cell(column, row, item, style: isShort ? .short : .usual)
    }
  }

  /// The status as wide as its column allows; it may take the cells of the domain beside it.
  func status(_ place: ListColumns.Place, _ columns: ListColumns) -> (words: String, width: Int) {
    let own = place.width - 2
    if columns.borrows > 0, register.status[row] == .reportedDone {
      // … and the free one at the end.
      let wide = place.width + columns.borrows
      if let needs = needs(wide) { return (needs, wide) }
    }
    if columns.isStatusDated {
      let dated = register.statusWords(row, style: .dated)
      if Width.of(dated) <= own { return (dated, own) }
    }
    if columns.isStatusLong { return (register.statusWords(row, style: .long), own) }
    return (register.statusWords(row, within: own), own)
  }

  /// Whether the status takes the domain's cells.
  func isBorrowing(_ columns: ListColumns) -> Bool {
    guard columns.borrows > 0, register.status[row] == .reportedDone,
      let place = columns.places.first(where: { $0.column == .status })
    else { return false }
    return needs(place.width + columns.borrows) != nil
  }

  /// `reported, needs Pakistan's word since 20 Nov`, without the day or its first word, as it fits.
  private func needs(_ width: Int) -> String? {
    let start = "reported, "
    let styles: [StatusStyle] = [.dated, .long]
    return styles.map { register.statusWords(row, style: $0) }
      .flatMap { [$0, $0.hasPrefix(start) ? String($0.dropFirst(start.count)) : $0] }
      .first { Width.of($0) <= width }
  }
}

extension Register {
  /// The status of a row as a column of so many cells shows it.
  func statusWords(_ row: Int, within width: Int) -> String {
    let words = statusWords(row)
    return Width.of(words) <= width ? words : statusWords(row, style: .tight)
  }
}

extension Canvas {
  /// One row of a list of items.
  mutating func drawItem(_ cells: ItemCells, _ rect: Rect, _ columns: ListColumns) {
    let (row, y) = (cells.row, rect.y)
    frame.put(cells.mark, x: rect.x + 1, y: y, style: Theme.of(cells.flags))
    if state.isSelected(row) { frame.put(glyphs.check, x: rect.x + 2, y: y) }
    let isBorrowing = cells.isBorrowing(columns)
    for place in columns.places {
      let x = rect.x + place.x
      switch place.column {
      case .status:
        frame.put(cells.glyph, x: x, y: y, style: Theme.of(register.status[row]))
        let status = cells.status(place, columns)
        if place.width > ListColumns.glyph {
          put(status.words, x: x + 2, y: y, width: status.width)
        }
      case .domain where isBorrowing: break
      case .late:
        let words = cells.words(.late, isShort: false)
        putRight(words, x: x, y: y, width: place.width, style: Theme.of(cells.flags))
      default:
        put(cells.words(place.column, isShort: place.isShort), x: x, y: y, width: place.width)
      }
    }
    legend.saw(cells, columns, register.status[row], register.index.strength[row])
  }

  /// Rows from `scroll` on in the standard columns, with the cursor where `hasCursor`.
  mutating func drawItems(
    _ rows: [Int32], _ scroll: Scroll, in area: Rect, hasCursor: Bool = true
  ) {
    let columns = ListColumns(
      width: area.width, screen: min(149, state.size.width), hasBorder: layout.hasBorders)
    for (line, place) in (scroll.top..<max(scroll.top, rows.count)).prefix(area.height).enumerated()
    {
      let rect = Rect(x: area.x, y: area.y + line, width: area.width, height: 1)
      drawItem(ItemCells(Int(rows[place]), register, glyphs), rect, columns)
      if hasCursor { touch(rect, .viewEntry(place)) }
      guard hasCursor, place == scroll.cursor else { continue }
      frame.put(glyphs.cursor, x: rect.x, y: rect.y)
      markCursor(rect, isFocused: hasFocus)
    }
  }
}
