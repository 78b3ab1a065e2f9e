import Screen
import Sheets

/// Lines of a text with a label column, laid out for a width: the detail, and the views of one
/// item, figure or meeting. Built once a frame; only what is seen is drawn.
struct TextLines {
  struct Piece {
    let x: Int
    let text: String
    var style: Style = .plain
    /// Cut to this many cells.
    let width: Int
  }

  /// Columns a line may use, from 1: column 0 stays free beside the border.
  let width: Int
  /// Where values stand behind the labels.
  let indent: Int
  let glyphs: Glyphs
  private(set) var lines: [[Piece]] = []

  init(width: Int, indent: Int, glyphs: Glyphs) {
    self.width = max(1, width)
    self.indent = indent
    self.glyphs = glyphs
  }

  // MARK: Adding

  mutating func blank() { lines.append([]) }

  /// A paragraph over the whole width; at most `limit` lines.
  mutating func paragraph(_ text: String, style: Style = .plain, limit: Int = .max) {
    for line in wrapped(text, width - 1).prefix(limit) {
      lines.append([Piece(x: 1, text: line, style: style, width: width - 1)])
    }
  }

  /// A label and its value, wrapped under itself.
  mutating func field(_ label: String, _ text: String, glyph: String? = nil, style: Style = .plain)
  {
    let start = glyph == nil ? indent : indent + 2
    for (number, line) in wrapped(text, width - start).enumerated() {
      var pieces = number == 0 ? [labelPiece(label)] : []
      if number == 0, let glyph {
        pieces.append(Piece(x: indent, text: glyph, style: style, width: 2))
      }
      pieces.append(Piece(x: start, text: line, width: width - start))
      lines.append(pieces)
    }
  }

  /// A field, or a paragraph where the label is too long for its column.
  mutating func named(_ label: String, _ text: String) {
    if label.count + 2 > indent {
      paragraph("\(label): \(text)")
    } else {
      field(label, text)
    }
  }

  /// A paragraph set in by so many cells.
  mutating func indented(_ text: String, by cells: Int, style: Style = .plain) {
    let cells = min(cells, width / 2)
    for line in wrapped(text, width - cells) {
      lines.append([Piece(x: cells, text: line, style: style, width: width - cells)])
    }
  }

  /// A line of pieces behind a label; an empty label continues the field above.
  mutating func row(_ label: String, _ pieces: [Piece]) {
    lines.append((label.isEmpty ? [] : [labelPiece(label)]) + pieces)
  }

  /// A second labelled value beside the last line, its label at `column`; as a field of its own
  /// where there is no room.
  mutating func beside(
    _ label: String, _ text: String, glyph: String? = nil, style: Style = .plain, at column: Int
  ) {
    let end = lines.last?.map { $0.x + Width.of(Sanitise.line($0.text)) }.max() ?? 0
    var x = column + max(8, label.count + 1)
    let cells = Width.of(Sanitise.line(text)) + (glyph == nil ? 0 : 2)
    guard end < column, x + cells <= width, !lines.isEmpty else {
      return field(label, text, glyph: glyph, style: style)
    }
    add(piece(label, at: column, style: Theme.quiet))
    if let glyph {
      add(piece(glyph, at: x, style: style))
      x += 2
    }
    add(piece(text, at: x))
  }

  /// How many notes there are that a room is not to read.
  mutating func addWithheld(_ notes: Int) {
    guard notes > 0 else { return }
    field("Notes", "\(notes == 1 ? "1 note is" : "\(notes) notes are") withheld in projector mode")
  }

  /// More words beside the last line at `column`, or on a line below.
  mutating func beside(_ text: String, at column: Int) {
    let end = lines.last?.map { $0.x + Width.of(Sanitise.line($0.text)) }.max() ?? 0
    if text.isEmpty { return }
    if end < column, column + Width.of(Sanitise.line(text)) <= width {
      add(piece(text, at: column))
    } else {
      field("", text)
    }
  }

  /// Adds to the last line.
  mutating func add(_ piece: Piece) {
    if lines.isEmpty { lines.append([]) }
    lines[lines.count - 1].append(piece)
  }

  func piece(_ text: String, at x: Int, style: Style = .plain, width: Int? = nil) -> Piece {
    Piece(x: x, text: text, style: style, width: max(0, min(width ?? .max, self.width - x)))
  }

  private func labelPiece(_ label: String) -> Piece {
    Piece(x: 1, text: label, style: Theme.quiet, width: indent - 1)
  }

  func wrapped(_ text: String, _ width: Int) -> [String] {
    let text = Sanitise.line(text)
    // Wrapping would close the gaps that set parts of a line apart.
    return Width.of(text) <= width ? [text] : wrap(text, to: max(1, width))
  }
}

extension Canvas {
  /// The lines from `top` on, as many as fit.
  mutating func draw(_ text: TextLines, in area: Rect, from top: Int) {
    let first = max(0, min(top, text.lines.count))
    for (number, line) in text.lines[first...].prefix(area.height).enumerated() {
      for piece in line {
        let room = min(piece.width, area.width - piece.x)
        put(piece.text, x: area.x + piece.x, y: area.y + number, width: room, style: piece.style)
      }
    }
  }
}
