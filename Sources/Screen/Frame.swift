/// A screen as a value: cells, row by row, and the cursor.
package struct Frame: Hashable, Sendable {
  package let size: Size
  /// Where the terminal's cursor is shown; nil hides it.
  package var cursor: Point?
  /// Row by row, `size.width` to a row. A wide character is followed by its empty right half
  /// always: `write` keeps it so.
  private(set) var cells: [Cell]
  /// Whether right-to-left letters were ever drawn: only then are rows searched for them.
  var hasRightToLeft = false

  /// A blank frame; a negative size counts as 0.
  package init(size: Size) {
    self.size = Size(width: max(0, size.width), height: max(0, size.height))
    cells = Array(repeating: .blank, count: self.size.width * self.size.height)
  }

  /// The cell at column x, row y; outside the frame a blank one.
  package subscript(x: Int, y: Int) -> Cell {
    contains(x, y) ? cells[y * size.width + x] : .blank
  }

  /// The cells of a row, none outside the frame.
  package func row(_ y: Int) -> ArraySlice<Cell> {
    guard y >= 0 && y < size.height else { return [] }
    return cells[y * size.width..<(y + 1) * size.width]
  }

  /// Fills the part of `rect` inside the frame with spaces.
  package mutating func fill(_ rect: Rect, style: Style = .plain) {
    let part = rect.intersection(Rect(size))
    if part.isEmpty { return }
    let blank = Cell(text: " ", style: style)
    for y in part.y..<part.maxY {
      clear(part.x..<part.maxX, row: y)
      for index in (y * size.width + part.x)..<(y * size.width + part.maxX) {
        cells[index] = blank
      }
    }
  }

  /// Changes the styles in the part of `rect` inside the frame, cell by cell.
  package mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    let part = rect.intersection(Rect(size))
    if part.isEmpty { return }
    for y in part.y..<part.maxY {
      for index in (y * size.width + part.x)..<(y * size.width + part.maxX) {
        change(&cells[index].style)
      }
    }
  }

  /// Puts a cell where another frame had it, or the same one elsewhere; outside the frame nothing.
  mutating func set(_ cell: Cell, x: Int, y: Int) {
    if contains(x, y) { cells[y * size.width + x] = cell }
  }

  private func contains(_ x: Int, _ y: Int) -> Bool {
    x >= 0 && x < size.width && y >= 0 && y < size.height
  }
}

// MARK: Text

extension Frame {
  /// Draws text from (x, y), sanitised, clipped to `width` cells (or the frame's edge), never half
  /// a wide character. Returns the cells used.
  @discardableResult
  package mutating func put(
    _ text: String, x: Int, y: Int, style: Style = .plain, width: Int? = nil
  ) -> Int {
    guard y >= 0 && y < size.height else { return 0 }
    let end = min(size.width, width.map { x + max(0, $0) } ?? size.width)
    if x >= end { return 0 }
    if x >= 0 && Width.isPrintableASCII(text) {
      return putASCII(text, x: x, y: y, style: style, end: end)
    }
    if x >= 0 && Sanitise.isSimple(text) {
      return putSimple(text, x: x, y: y, style: style, end: end)
    }
    var column = x
    for character in Sanitise.line(text) {
      let cells = Width.of(character)
      if column + cells > end { break }
      if column >= 0 { write(character, cells: cells, x: column, y: y, style: style) }
      column += cells
    }
    return column - x
  }

  /// Without looking for clusters: every scalar is one.
  private mutating func putSimple(_ text: String, x: Int, y: Int, style: Style, end: Int) -> Int {
    var column = x
    for scalar in text.unicodeScalars {
      let cells = Width.of(scalar)
      if column + cells > end { break }
      write(Character(scalar), cells: cells, x: column, y: y, style: style)
      column += cells
    }
    return column - x
  }

  private mutating func putASCII(_ text: String, x: Int, y: Int, style: Style, end: Int) -> Int {
    let count = min(text.utf8.count, end - x)
    clear(x..<x + count, row: y)
    var index = y * size.width + x
    for byte in text.utf8.prefix(count) {
      cells[index] = Cell(text: String(UnicodeScalar(byte)), style: style)
      index += 1
    }
    return count
  }

  /// Writes one sanitised cluster that fits.
  mutating func write(_ character: Character, cells count: Int, x: Int, y: Int, style: Style) {
    if count == 0 { return }
    clear(x..<x + count, row: y)
    let index = y * size.width + x
    cells[index] = Cell(text: Frame.clipped(character), style: style)
    for right in 1..<max(count, 1) { cells[index + right] = Cell(text: "", style: style) }
    if let first = character.unicodeScalars.first, first.isRightToLeft { hasRightToLeft = true }
  }

  /// Blanks the halves that stay behind when a wide character is cut by writing into `range`.
  private mutating func clear(_ range: Range<Int>, row y: Int) {
    if range.isEmpty { return }
    let start = y * size.width
    if cells[start + range.lowerBound].text.isEmpty {
      var x = range.lowerBound
      while x > 0 && cells[start + x].text.isEmpty {
        cells[start + x].text = " "
        x -= 1
      }
      cells[start + x].text = " "
    }
    var x = range.upperBound
    while x < size.width && cells[start + x].text.isEmpty {
      cells[start + x].text = " "
      x += 1
    }
  }

  /// A long emoji sequence cut to the five scalars that a cell of ncurses holds.
  private static func clipped(_ character: Character) -> String {
    if character.utf8.count <= 5 { return String(character) }
    var scalars = character.unicodeScalars.prefix(5)
    while let last = scalars.last, last.value == 0x200D { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars))
  }
}
