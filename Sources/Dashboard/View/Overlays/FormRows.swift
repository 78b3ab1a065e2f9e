import Register
import Screen
import Sheets

/// The rows a form's fields take, from top to bottom: most take one; a text of several lines more,
/// and a picker being filled lists its entries.
struct FormRows {
  struct Row {
    enum Kind {
      /// The label and the value.
      case field
      /// A line of a text of several, with the column of the cursor where that stands in it; the
      /// first beside the label.
      case text(String, cursor: Int?, isFirst: Bool)
      /// What a date is understood to mean.
      case echo(String)
      case option(String, place: Int, isTaken: Bool, isCursor: Bool)
    }

    let field: Int
    let kind: Kind
  }

  /// Cells before the values.
  let label: Int
  /// Cells of the values.
  let width: Int
  private(set) var rows: [Row] = []
  /// The row that must be seen, and the last that should.
  private var focus = 0..<1

  /// Entries of a picker, and lines of a text, seen at once.
  private static let entries = 6

  var count: Int { rows.count }

  init(_ form: Form, _ register: Register, _ glyphs: Glyphs, width: Int, label: Int) {
    self.label = label
    self.width = max(1, width - label - 1)
    for (number, field) in form.fields.enumerated() {
      let start = rows.count
      let hasFocus = number == form.focus
      switch field.value {
      case .text(let text) where text.isMultiline: add(text, number, hasFocus)
      case .pick(let pick) where hasFocus:
        rows.append(Row(field: number, kind: .field))
        add(pick, number, register)
      default:
        rows.append(Row(field: number, kind: .field))
        if hasFocus { addEcho(field, number) }
      }
      if hasFocus { focus = start..<rows.count }
    }
  }

  /// As many rows as there is room for, those of the field being filled among them.
  func shown(_ height: Int) -> ArraySlice<Row> {
    let end = max(focus.lowerBound + 1, min(focus.upperBound, focus.lowerBound + height))
    let first = max(0, min(end - height, rows.count - height))
    return rows[first..<min(rows.count, first + height)]
  }

  /// Where the meaning of a date does not fit beside it.
  private mutating func addEcho(_ field: Form.Field, _ number: Int) {
    guard let echo = field.echo, case .text(let text) = field.value else { return }
    let used = Width.of(Sanitise.line(text.text)) + 1
    let start = width < 40 ? used + 2 : max(19, used + 3)
    if start + Width.of(echo) > width { rows.append(Row(field: number, kind: .echo(echo))) }
  }

  private mutating func add(_ pick: Pick, _ number: Int, _ register: Register) {
    let options = pick.options(register)
    let first = max(0, min(pick.cursor - Self.entries + 1, options.count - 1))
    for (place, option) in options.enumerated().dropFirst(first).prefix(Self.entries) {
      let isTaken = option.id.map(pick.chosen.contains) ?? false
      rows.append(
        Row(
          field: number,
          kind: .option(
            option.words, place: place, isTaken: isTaken, isCursor: place == pick.cursor)))
    }
    let more = options.count - first - Self.entries
    if more > 0 { rows.append(Row(field: number, kind: .echo("and \(more) more"))) }
    if options.isEmpty {
      rows.append(Row(field: number, kind: .echo("nothing matches; Backspace widens")))
    }
  }

  /// A text of several lines: all of them while it is short, else those around the cursor.
  private mutating func add(_ text: TextField, _ number: Int, _ hasFocus: Bool) {
    guard text.text.contains("\n") || Width.of(Sanitise.line(text.text)) >= width else {
      rows.append(Row(field: number, kind: .field))
      return
    }
    let characters = Array(text.text)
    let lines = Self.lines(characters, width - 1)
    let at = lines.lastIndex { $0.lowerBound <= text.cursor } ?? 0
    let first = hasFocus ? max(0, min(at - Self.entries + 1, lines.count - 1)) : 0
    for (place, line) in lines.enumerated().dropFirst(first).prefix(hasFocus ? Self.entries : 2) {
      let before = characters[
        line.lowerBound..<max(line.lowerBound, min(text.cursor, line.upperBound))]
      let cursor = hasFocus && place == at ? Width.of(Sanitise.line(String(before))) : nil
      let words = Sanitise.line(String(characters[line]))
      rows.append(
        Row(field: number, kind: .text(words, cursor: cursor, isFirst: place == first)))
    }
  }

  /// The characters of each line of at most `width` cells, without its line end: broken behind a
  /// blank where there is one.
  static func lines(_ characters: [Character], _ width: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    var used = 0
    var blank: Int?
    for (place, character) in characters.enumerated() {
      if character == "\n" {
        lines.append(start..<place)
        (start, used, blank) = (place + 1, 0, nil)
        continue
      }
      let cells = Width.of(Sanitise.line(String(character)))
      if used + cells > width, place > start {
        let end = blank ?? place
        lines.append(start..<end)
        used = characters[end..<place].reduce(0) { $0 + Width.of(Sanitise.line(String($1))) }
        (start, blank) = (end, nil)
      }
      used += cells
      if character == " " { blank = place + 1 }
    }
    lines.append(start..<characters.count)
    return lines
  }
}
