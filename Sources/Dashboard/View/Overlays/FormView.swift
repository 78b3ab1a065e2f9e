import Dates
import Screen
import Sheets

/// A form over the view: its fields, what Enter will do, and its keys.
struct FormView {
  let form: Form

  func draw(on canvas: inout Canvas) {
    if canvas.layout.hasBorders {
      drawBoxed(on: &canvas)
    } else {
      drawNarrow(on: &canvas)
    }
  }

  private func drawBoxed(on canvas: inout Canvas) {
    let list =
      canvas.layout.rect(.items).isEmpty ? Rect(canvas.state.size) : canvas.layout.rect(.items)
    let isInColumn = 70...90 ~= list.width
    let width = isInColumn ? list.width : min(78, canvas.state.size.width - 4)
    let words = outcome(width: width - 4, canvas)
    let rows = FormRows(form, canvas.register, canvas.glyphs, width: width - 2, label: 16)
    let height = rows.count + words.count + 3
    let free = canvas.state.size.height - 3
    // Low, so that the item it is about stays in sight; in the list's column where
    // that is wide enough.
    let rect = Rect(
      x: isInColumn ? list.x : max(2, list.maxX - width - 2), y: 1 + max(0, free - height),
      width: width, height: min(height, free))
    let area = rect.inset()
    canvas.touch(rect, .form)
    // Where not all fits, the fields scroll and what Enter will do stays in sight, as
    // far as there is room.
    let room = height <= free ? rows.count : max(min(rows.count, 3), area.height - words.count - 1)
    let place = room < rows.count ? ["\(form.focus + 1) of \(form.fields.count)"] : []
    canvas.box(
      rect, isFocused: true,
      Heading(left: [form.kind.title, Sanitise.line(form.about)], right: place))
    let foot = form.keys(.foot).joined(separator: " \(canvas.glyphs.line(heavy: true)) ")
    canvas.put(" \(foot) ", x: rect.x + 1, y: rect.maxY - 1, width: width - 2, style: Theme.focus)
    draw(
      rows, in: Rect(x: area.x, y: area.y, width: area.width, height: min(room, area.height)),
      on: &canvas)
    drawOutcome(
      words, x: area.x + 1, y: area.y + room + 1, end: area.maxY, width: width - 4, on: &canvas)
  }

  /// All of the screen, without a border.
  private func drawNarrow(on canvas: inout Canvas) {
    let size = canvas.state.size
    canvas.frame.fill(Rect(size))
    canvas.touch(Rect(size), .form)
    canvas.put(form.kind.title, x: 1, y: 0, width: size.width - 2, style: Theme.focus)
    canvas.put(form.about, x: 1, y: 1, width: size.width - 2)
    let keys = form.keys(.narrow).joined(separator: "  ")
    canvas.put(keys, x: 1, y: size.height - 1, width: size.width - 2)
    // On a low screen the blank lines go, then the fields scroll with the one being filled.
    let lines = outcome(width: size.width - 2, canvas)
    let rows = FormRows(form, canvas.register, canvas.glyphs, width: size.width, label: 11)
    let spare = size.height - 3 - rows.count - lines.count
    let top = spare >= 2 ? 3 : 2
    // An error is told even where that takes a line from the fields.
    let told = form.error == nil ? 0 : min(lines.count, max(0, size.height - 4 - top))
    let room = max(1, size.height - 1 - top - told)
    let shown = min(rows.count, room)
    draw(rows, in: Rect(x: 0, y: top, width: size.width, height: shown), on: &canvas)
    let start = top + shown + (spare >= 1 ? 1 : 0)
    drawOutcome(lines, x: 1, y: start, end: size.height - 1, width: size.width - 2, on: &canvas)
  }

  // MARK: Fields

  private func draw(_ rows: FormRows, in area: Rect, on canvas: inout Canvas) {
    for (line, row) in rows.shown(area.height).enumerated() {
      let y = area.y + line
      let field = form.fields[row.field]
      let hasFocus = row.field == form.focus
      let x = area.x + rows.label
      let rect = Rect(x: area.x, y: y, width: area.width, height: 1)
      canvas.touch(rect, .field(row.field))
      switch row.kind {
      case .field:
        drawLabel(field, area, y: y, label: rows.label, hasFocus: hasFocus, on: &canvas)
        draw(
          field, x: x, y: y, width: rows.width, isNarrow: rows.label < 16, hasFocus: hasFocus,
          on: &canvas)
      case .text(let words, let cursor, let isFirst):
        if isFirst {
          drawLabel(field, area, y: y, label: rows.label, hasFocus: hasFocus, on: &canvas)
        }
        canvas.put(words, x: x, y: y, width: rows.width)
        if let cursor {
          drawCaret(cursor, after: words, x: x, y: y, width: rows.width, on: &canvas)
        }
      case .echo(let words): canvas.put(words, x: x, y: y, width: rows.width, style: Theme.quiet)
      case .option(let words, let place, let isTaken, let isCursor):
        canvas.touch(rect, .option(place))
        let check = isTaken ? canvas.glyphs.check : " "
        canvas.frame.put(isCursor ? canvas.glyphs.cursor : " ", x: x - 2, y: y)
        canvas.frame.put(check, x: x, y: y)
        canvas.put(
          words, x: x + 2, y: y, width: rows.width - 2, style: isCursor ? Theme.focus : .plain)
      }
    }
  }

  private func drawLabel(
    _ field: Form.Field, _ area: Rect, y: Int, label: Int, hasFocus: Bool, on canvas: inout Canvas
  ) {
    let name = label < 16 ? field.short ?? field.label : field.label
    let isWrong = form.error != nil && form.errorField == field.id
    if isWrong { canvas.frame.put("!", x: area.x, y: y, style: Theme.error) }
    let style = hasFocus || isWrong ? Theme.focus : .plain
    canvas.put(name, x: area.x + 1, y: y, width: label - 2, style: style)
  }

  private func draw(
    _ field: Form.Field, x: Int, y: Int, width: Int, isNarrow: Bool, hasFocus: Bool,
    on canvas: inout Canvas
  ) {
    let used: Int
    switch field.value {
    case .text(let text):
      used = draw(text, field, x: x, y: y, width: width, hasFocus: hasFocus, on: &canvas)
    case .choice(let options, let picked):
      let words = options[picked].words
      // `none yet` says it on a narrow screen; the rest is the form's own explanation.
      let short = isNarrow ? String(words.prefix { $0 != ":" }) : words
      used = canvas.put(
        canvas.glyphs.own("‹ ") + short + canvas.glyphs.own(" ›"), x: x, y: y, width: width)
    case .pick(let pick):
      used = draw(pick, field, x: x, y: y, width: width, hasFocus: hasFocus, on: &canvas)
    }
    drawHint(field, x: x, y: y, width: width, used: used, on: &canvas)
  }

  private func draw(
    _ text: TextField, _ field: Form.Field, x: Int, y: Int, width: Int, hasFocus: Bool,
    on canvas: inout Canvas
  ) -> Int {
    if hasFocus { return canvas.typed(text, x: x, y: y, width: width) }
    if text.isEmpty {
      return canvas.put(field.placeholder, x: x, y: y, width: width, style: Theme.quiet)
    }
    return canvas.put(text.text, x: x, y: y, width: width)
  }

  /// What is picked; with the focus what is typed to narrow stands behind it.
  private func draw(
    _ pick: Pick, _ field: Form.Field, x: Int, y: Int, width: Int, hasFocus: Bool,
    on canvas: inout Canvas
  ) -> Int {
    let words = pick.words(canvas.register)
    guard hasFocus else {
      guard let words else {
        return canvas.put(field.placeholder, x: x, y: y, width: width, style: Theme.quiet)
      }
      return canvas.put(words, x: x, y: y, width: width)
    }
    // The last picked and what is typed are seen; those before go first.
    let room = max(0, width - Width.of(pick.typed.text) - 4)
    let head = words.map { String(Sanitise.line($0).tail(within: room)) } ?? ""
    let used = head.isEmpty ? 0 : canvas.put(head, x: x, y: y, width: room) + 2
    return used + canvas.typed(pick.typed, x: x + used, y: y, width: width - used)
  }

  private func drawCaret(
    _ column: Int, after words: String, x: Int, y: Int, width: Int, on canvas: inout Canvas
  ) {
    let place = x + min(column, width - 1)
    if column >= Width.of(words) { canvas.frame.put(canvas.glyphs.caret, x: place, y: y, width: 1) }
    canvas.frame.cursor = Point(x: place, y: y)
  }

  private func drawHint(
    _ field: Form.Field, x: Int, y: Int, width: Int, used: Int, on canvas: inout Canvas
  ) {
    let hint = canvas.glyphs.own(field.echo ?? field.hint)
    var start = used + 3
    if case .text = field.value { start = max(19, start) }
    if width < 40 { start = used + 2 }
    guard !hint.isEmpty, start + Width.of(hint) <= width else { return }
    canvas.put(hint, x: x + start, y: y, width: width - start, style: Theme.quiet)
  }

  // MARK: What Enter will do

  private func outcome(width: Int, _ canvas: Canvas) -> [String] {
    let words: [String]
    if let error = form.error {
      words = [error]
    } else {
      let context = canvas.state.context(form.subject)
      let since = form.keptSince.map { "Draft of \($0.words) kept." }
      words =
        [since].compactMap(\.self)
        + (canvas.layout.hasBorders
          ? form.kind.outcome(form, context) : form.kind.narrowOutcome(form, context))
    }
    return words.flatMap { wrap(Sanitise.line(canvas.glyphs.own($0)), to: max(1, width)) }
  }

  private func drawOutcome(
    _ lines: [String], x: Int, y: Int, end: Int, width: Int, on canvas: inout Canvas
  ) {
    let style = form.error == nil ? .plain : Theme.error
    for (line, words) in lines.enumerated() where y + line < end {
      canvas.put(words, x: x, y: y + line, width: width, style: style)
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
