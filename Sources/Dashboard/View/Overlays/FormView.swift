import Model
import Screen
import Sheets

extension Canvas {
  /// A form over the view: its fields, what Enter will do, and its keys (screens.md 5).
  mutating func draw(_ form: Form) {
    if layout.hasBorders {
      drawBoxed(form)
    } else {
      drawNarrow(form)
    }
  }

  private mutating func drawBoxed(_ form: Form) {
    let list = layout.rect(.items).isEmpty ? Rect(state.size) : layout.rect(.items)
    let isInColumn = 70...90 ~= list.width
    let width = isInColumn ? list.width : min(78, state.size.width - 4)
    let words = outcome(form, width: width - 4)
    let rows = FormRows(form, register, glyphs, width: width - 2, label: 16)
    let height = rows.count + words.count + 3
    let free = state.size.height - 3
    // Low, so that the item it is about stays in sight; in the list's column where
    // that is wide enough.
    let rect = Rect(
      x: isInColumn ? list.x : max(2, list.maxX - width - 2), y: 1 + max(0, free - height),
      width: width, height: min(height, free))
    let area = rect.inset()
    touch(rect, .form)
    // Where not all fits, the fields scroll and what Enter will do stays in sight, as
    // far as there is room.
    let room = height <= free ? rows.count : max(min(rows.count, 3), area.height - words.count - 1)
    let place = room < rows.count ? ["\(form.focus + 1) of \(form.fields.count)"] : []
    box(
      rect, isFocused: true,
      Heading(left: [form.kind.title, Sanitise.line(form.about)], right: place))
    let foot = form.keys(.foot).joined(separator: " \(glyphs.line(heavy: true)) ")
    put(" \(foot) ", x: rect.x + 1, y: rect.maxY - 1, width: width - 2, style: Theme.focus)
    draw(
      rows, form, in: Rect(x: area.x, y: area.y, width: area.width, height: min(room, area.height)))
    drawOutcome(words, form, x: area.x + 1, y: area.y + room + 1, end: area.maxY, width: width - 4)
  }

  /// All of the screen, without a border.
  private mutating func drawNarrow(_ form: Form) {
    let size = state.size
    frame.fill(Rect(size))
    touch(Rect(size), .form)
    put(form.kind.title, x: 1, y: 0, width: size.width - 2, style: Theme.focus)
    put(form.about, x: 1, y: 1, width: size.width - 2)
    let keys = form.keys(.narrow).joined(separator: "  ")
    put(keys, x: 1, y: size.height - 1, width: size.width - 2)
    // On a low screen the blank lines go, then the fields scroll with the one being filled.
    let lines = outcome(form, width: size.width - 2)
    let rows = FormRows(form, register, glyphs, width: size.width, label: 11)
    let spare = size.height - 3 - rows.count - lines.count
    let top = spare >= 2 ? 3 : 2
    // An error is told even where that takes a line from the fields.
    let told = form.error == nil ? 0 : min(lines.count, max(0, size.height - 4 - top))
    let room = max(1, size.height - 1 - top - told)
    let shown = min(rows.count, room)
    draw(rows, form, in: Rect(x: 0, y: top, width: size.width, height: shown))
    let start = top + shown + (spare >= 1 ? 1 : 0)
    drawOutcome(lines, form, x: 1, y: start, end: size.height - 1, width: size.width - 2)
  }

  // MARK: Fields

  private mutating func draw(_ rows: FormRows, _ form: Form, in area: Rect) {
    for (line, row) in rows.shown(area.height).enumerated() {
      let y = area.y + line
      let field = form.fields[row.field]
      let hasFocus = row.field == form.focus
      let x = area.x + rows.label
      let rect = Rect(x: area.x, y: y, width: area.width, height: 1)
      touch(rect, .field(row.field))
      switch row.kind {
      case .field:
        drawLabel(field, form, area, y: y, label: rows.label, hasFocus: hasFocus)
        draw(field, x: x, y: y, width: rows.width, isNarrow: rows.label < 16, hasFocus: hasFocus)
      case .text(let words, let cursor, let isFirst):
        if isFirst { drawLabel(field, form, area, y: y, label: rows.label, hasFocus: hasFocus) }
        put(words, x: x, y: y, width: rows.width)
        if let cursor { drawCaret(cursor, after: words, x: x, y: y, width: rows.width) }
      case .echo(let words): put(words, x: x, y: y, width: rows.width, style: Theme.quiet)
      case .option(let words, let place, let isTaken, let isCursor):
        touch(rect, .option(place))
        let check = isTaken ? glyphs.check : " "
        frame.put(isCursor ? glyphs.cursor : " ", x: x - 2, y: y)
        frame.put(check, x: x, y: y)
        put(words, x: x + 2, y: y, width: rows.width - 2, style: isCursor ? Theme.focus : .plain)
      }
    }
  }

  private mutating func drawLabel(
    _ field: Form.Field, _ form: Form, _ area: Rect, y: Int, label: Int, hasFocus: Bool
  ) {
    let name = label < 16 ? field.short ?? field.label : field.label
    let isWrong = form.error != nil && form.errorField == field.id
    if isWrong { frame.put("!", x: area.x, y: y, style: Theme.error) }
    let style = hasFocus || isWrong ? Theme.focus : .plain
    put(name, x: area.x + 1, y: y, width: label - 2, style: style)
  }

  private mutating func draw(
    _ field: Form.Field, x: Int, y: Int, width: Int, isNarrow: Bool, hasFocus: Bool
  ) {
    let used: Int
    switch field.value {
    case .text(let text):
      used = draw(text, field, x: x, y: y, width: width, hasFocus: hasFocus)
    case .choice(let options, let picked):
      let words = options[picked].words
      // `none yet` says it on a narrow screen; the rest is the form's own explanation.
      let short = isNarrow ? String(words.prefix { $0 != ":" }) : words
      used = put(glyphs.own("‹ ") + short + glyphs.own(" ›"), x: x, y: y, width: width)
    case .pick(let pick):
      used = draw(pick, field, x: x, y: y, width: width, hasFocus: hasFocus)
    }
    drawHint(field, x: x, y: y, width: width, used: used)
  }

  private mutating func draw(
    _ text: TextField, _ field: Form.Field, x: Int, y: Int, width: Int, hasFocus: Bool
  ) -> Int {
    if hasFocus { return typed(text, x: x, y: y, width: width) }
    if text.isEmpty { return put(field.placeholder, x: x, y: y, width: width, style: Theme.quiet) }
    return put(text.text, x: x, y: y, width: width)
  }

  /// What is picked; with the focus what is typed to narrow stands behind it.
  private mutating func draw(
    _ pick: Pick, _ field: Form.Field, x: Int, y: Int, width: Int, hasFocus: Bool
  ) -> Int {
    let words = pick.words(register)
    guard hasFocus else {
      guard let words else {
        return put(field.placeholder, x: x, y: y, width: width, style: Theme.quiet)
      }
      return put(words, x: x, y: y, width: width)
    }
    // The last picked and what is typed are seen; those before go first.
    let room = max(0, width - Width.of(pick.typed.text) - 4)
    let head = words.map { String(Sanitise.line($0).tail(within: room)) } ?? ""
    let used = head.isEmpty ? 0 : put(head, x: x, y: y, width: room) + 2
    return used + typed(pick.typed, x: x + used, y: y, width: width - used)
  }

  private mutating func drawCaret(
    _ column: Int, after words: String, x: Int, y: Int, width: Int
  ) {
    let place = x + min(column, width - 1)
    if column >= Width.of(words) { frame.put(glyphs.caret, x: place, y: y, width: 1) }
    frame.cursor = Point(x: place, y: y)
  }

  private mutating func drawHint(_ field: Form.Field, x: Int, y: Int, width: Int, used: Int) {
    let hint = glyphs.own(field.echo ?? field.hint)
    var start = used + 3
    if case .text = field.value { start = max(19, start) }
    if width < 40 { start = used + 2 }
    guard !hint.isEmpty, start + Width.of(hint) <= width else { return }
    put(hint, x: x + start, y: y, width: width - start, style: Theme.quiet)
  }

  // MARK: What Enter will do

  private func outcome(_ form: Form, width: Int) -> [String] {
    let words: [String]
    if let error = form.error {
      words = [error]
    } else {
      let context = state.context(form.subject)
      let since = form.keptSince.map { "Draft of \($0.words) kept." }
      words =
        [since].compactMap(\.self)
        + (layout.hasBorders
          ? form.kind.outcome(form, context) : form.kind.narrowOutcome(form, context))
    }
    return words.flatMap { wrap(Sanitise.line(glyphs.own($0)), to: max(1, width)) }
  }

  private mutating func drawOutcome(
    _ lines: [String], _ form: Form, x: Int, y: Int, end: Int, width: Int
  ) {
    let style = form.error == nil ? .plain : Theme.error
    for (line, words) in lines.enumerated() where y + line < end {
      put(words, x: x, y: y + line, width: width, style: style)
    }
  }
}

extension Form {
  /// Where the keys stand: the foot of the box, the last line of the screen, that of a narrow one.
  enum KeyPlace { case foot, line, narrow }

  /// `Enter record`, `Tab next`, and how to leave; in a picker what Enter and Space do there.
  func keys(_ place: KeyPlace) -> [String] {
    let isKept = place != .narrow && kind.isRecording
    let leave = isKept ? "Esc close, draft kept" : "Esc close"
    if case .pick(let pick) = fields[focus].value {
      let enter = pick.typed.isEmpty ? "Enter \(kind.verb)" : "Enter take"
      if place == .narrow { return [enter, "Space take", "Esc close"] }
      return [enter, "type to narrow", "Space take", "Tab next", "Esc close"]
    }
    let isLong = fields[focus].reading == .lines && place == .line
    let text = isLong ? ["Ctrl-O editor", "Ctrl-N new line"] : []
    return ["Enter \(kind.verb)", place == .line ? "Tab next field" : "Tab next", leave] + text
  }
}
