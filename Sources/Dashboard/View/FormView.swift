import Model
import Screen

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
    let list = layout.rect(.items)
    let isInColumn = 70...90 ~= list.width
    let width = isInColumn ? list.width : min(78, state.size.width - 4)
    let words = outcome(form, width: width - 4)
    let height = form.fields.count + words.count + 3
    let free = state.size.height - 3
    // Low, so that the item it is about stays in sight; in the list's column where that is wide enough.
    let rect = Rect(
      x: isInColumn ? list.x : max(2, list.maxX - width - 2), y: 1 + max(0, free - height),
      width: width, height: min(height, free))
    box(rect, isFocused: true, Heading(left: [form.kind.title, Sanitise.line(form.itemTitle)]))
    let keys = ["Enter record", "Tab next", "Esc close, draft kept"]
    let foot = keys.joined(separator: " \(glyphs.line(heavy: true)) ")
    put(" \(foot) ", x: rect.x + 1, y: rect.maxY - 1, width: width - 2, style: Theme.focus)
    let area = rect.inset()
    for (number, field) in form.fields.enumerated() where number < area.height {
      let line = Rect(x: area.x, y: area.y + number, width: area.width, height: 1)
      draw(field, line, label: 16, hasFocus: number == form.focus)
    }
    drawOutcome(
      words, form, x: area.x + 1, y: area.y + form.fields.count + 1, end: area.maxY,
      width: width - 4)
  }

  /// All of the screen, without a border.
  private mutating func drawNarrow(_ form: Form) {
    let size = state.size
    frame.fill(Rect(size))
    let keys = "Enter record  Tab next  Esc close"
    put(form.kind.title, x: 1, y: 0, width: size.width - 2, style: Theme.focus)
    put(form.itemTitle, x: 1, y: 1, width: size.width - 2)
    put(keys, x: 1, y: size.height - 1, width: size.width - 2)
    // On a low screen the blank lines go, then the fields scroll with the one being filled.
    let lines = outcome(form, width: size.width - 2)
    let spare = size.height - 3 - form.fields.count - lines.count
    let top = spare >= 2 ? 3 : 2
    let room = max(1, size.height - 1 - top)
    let first = max(0, form.focus - room + 1)
    for (line, number) in (first..<form.fields.count).prefix(room).enumerated() {
      let rect = Rect(x: 0, y: top + line, width: size.width, height: 1)
      draw(form.fields[number], rect, label: 11, hasFocus: number == form.focus)
    }
    let start = top + form.fields.count - first + (spare >= 1 ? 1 : 0)
    drawOutcome(lines, form, x: 1, y: start, end: size.height - 1, width: size.width - 2)
  }

  // MARK: Fields

  private mutating func draw(_ field: Form.Field, _ line: Rect, label: Int, hasFocus: Bool) {
    let isNarrow = label < 16
    let name = isNarrow && field.id == .word ? "Word" : field.label
    let style = hasFocus ? Theme.focus : .plain
    put(name, x: line.x + 1, y: line.y, width: label - 2, style: style)
    let x = line.x + label
    let width = line.width - label - 1
    let used: Int
    switch field.value {
    case .text(let text):
      used = draw(text, field, x: x, y: line.y, width: width, hasFocus: hasFocus)
    case .choice(let options, let picked):
      let words = options[picked].words
      // `none yet` says it on a narrow screen; the rest is the form's own explanation.
      let short = isNarrow ? String(words.prefix { $0 != ":" }) : words
      used = put(glyphs.own("‹ ") + short + glyphs.own(" ›"), x: x, y: line.y, width: width)
    }
    drawHint(field, x: x, y: line.y, width: width, used: used)
  }

  private mutating func draw(
    _ text: TextField, _ field: Form.Field, x: Int, y: Int, width: Int, hasFocus: Bool
  ) -> Int {
    if hasFocus { return typed(text, x: x, y: y, width: width) }
    if text.isEmpty { return put(field.placeholder, x: x, y: y, width: width, style: Theme.quiet) }
    return put(text.text, x: x, y: y, width: width)
  }

  private mutating func drawHint(_ field: Form.Field, x: Int, y: Int, width: Int, used: Int) {
    let hint = glyphs.own(field.hint)
    var start = used + 3
    if case .text = field.value { start = max(19, start) }
    if width < 40 { start = used + 2 }
    guard !hint.isEmpty, start + Width.of(hint) <= width else { return }
    put(hint, x: x + start, y: y, width: width - start, style: Theme.quiet)
  }

  // MARK: What Enter will do

  private func outcome(_ form: Form, width: Int) -> [String] {
    if let error = form.error {
      return wrap(Sanitise.line(glyphs.own(error)), to: max(1, width))
    }
    let words = layout.hasBorders ? form.outcome(register) : form.shortOutcome(register)
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
  /// The outcome for a narrow screen: `Then ◑ reported; lacks evidence, Türkiye's and Pakistan's word`.
  func shortOutcome(_ register: Register) -> [String] {
    guard kind == .report || kind == .confirm, let row = rows.first, register.needsWords(row) else {
      return outcome(register)
    }
    let missing = missingAfterwards(row, register)
    guard !missing.isEmpty else { return ["Then ● done."] }
    let words = missing.filter { $0.hasSuffix(" word") }.map { String($0.dropLast(5)) }
    let others = missing.filter { !$0.hasSuffix(" word") }
    let all = others + (words.isEmpty ? [] : ["\(words.joined(separator: " and ")) word"])
    return ["Then ◑ reported; lacks \(all.joined(separator: ", "))"]
  }
}
