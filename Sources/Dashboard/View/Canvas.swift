import Register
import Screen
import Sheets

/// A frame being drawn, with what every part of the screen needs.
struct Canvas {
  var frame: Frame
  let state: DashboardState
  let layout: Layout
  let glyphs: Glyphs
  /// Signs drawn so far, to be explained in the line above the keys.
  var legend = Legend()
  /// What answers to the mouse, the topmost last.
  var hits: [(rect: Rect, hit: Hit)] = []

  init(_ state: DashboardState) {
    self.state = state
    frame = Frame(size: state.size)
    layout = Layout(state)
    glyphs = Glyphs(isASCII: state.settings.isASCII)
  }

  var register: Register { state.register }

  /// Text cut to `width` with an ellipsis; returns the cells used.
  @discardableResult
  mutating func put(_ text: String, x: Int, y: Int, width: Int, style: Style = .plain) -> Int {
    guard width > 0 else { return 0 }
    return frame.put(fit(text, width), x: x, y: y, style: style, width: width)
  }

  /// Words on as many lines as they need and there are, a cell in from either side.
  mutating func put(_ words: String, wrappedIn area: Rect) {
    for (line, text) in wrap(words, to: max(1, area.width - 2)).prefix(area.height).enumerated() {
      put(text, x: area.x + 1, y: area.y + line, width: area.width - 2)
    }
  }

  /// The same against the right end of `width`.
  mutating func putRight(_ text: String, x: Int, y: Int, width: Int, style: Style = .plain) {
    let text = fit(text, width)
    put(text, x: x + max(0, width - Width.of(text)), y: y, width: width, style: style)
  }

  func fit(_ text: String, _ width: Int) -> String {
    clip(Sanitise.line(text), to: max(0, width), ellipsis: glyphs.ellipsis)
  }

  /// Typed text with the cursor in it; the part around the cursor where it is too long.
  /// Returns the cells used.
  @discardableResult
  mutating func typed(_ field: TextField, x: Int, y: Int, width: Int) -> Int {
    guard width > 0 else { return 0 }
    let before = Sanitise.line(field.beforeCursor)
    let after = Sanitise.line(String(field.characters[field.cursor...]))
    let room = max(0, width - 1)
    let head = String(before.tail(within: room))
    var used = frame.put(head, x: x, y: y, width: room)
    let place = x + used
    if after.isEmpty {
      used += frame.put(glyphs.caret, x: place, y: y, width: width - used)
    } else {
      used += frame.put(after, x: place, y: y, width: width - used)
    }
    frame.cursor = Point(x: min(place, x + width - 1), y: y)
    return used
  }

  /// The cursor's row: reverse in the focus, bold elsewhere; colours of glyphs stay.
  mutating func markCursor(_ row: Rect, isFocused: Bool) {
    frame.restyle(row) { style in
      if isFocused {
        style.reverse = true
        style.dim = false
      } else {
        style.bold = true
      }
    }
  }

  /// Whether keys go to the panes and views: no form or menu lies over them.
  var hasFocus: Bool {
    switch state.overlay {
    case .form, .menu, .arranger: false
    case .prompt, nil: true
    }
  }

  // MARK: Boxes

  /// A border with its title: parts at the left, one at the right, each cut away from the least
  /// needed end where they do not fit.
  mutating func box(_ rect: Rect, isFocused: Bool, _ heading: Heading) {
    let style = isFocused ? Theme.focus : .plain
    frame.fill(rect)
    frame.box(rect, heavy: isFocused, ascii: glyphs.isASCII, style: style)
    let line = glyphs.line(heavy: isFocused)
    let (left, right) = heading.fitted(to: rect.width - 4, line: line, ellipsis: glyphs.ellipsis)
    put(
      left + (left.isEmpty ? "" : " "), x: rect.x + 1, y: rect.y, width: rect.width - 2,
      style: style)
    guard !right.isEmpty else { return }
    let cells = Width.of(right) + 2
    put(" \(right) ", x: rect.maxX - 2 - cells, y: rect.y, width: cells, style: style)
  }

  /// A pane in one line: rules around its title, and the answer at the right.
  mutating func fold(_ rect: Rect, title: String, answers: [String], isFocused: Bool) {
    let (y, width) = (rect.y, rect.width)
    let line = glyphs.line(heavy: isFocused)
    let style = isFocused ? Theme.focus : Theme.quiet
    frame.put(String(repeating: line, count: width), x: rect.x, y: y, style: style)
    let used = 1 + put("\(title) ", x: rect.x + 1, y: y, width: width - 2, style: style)
    let room = width - used - 2
    let answer = answers.first { Width.of(Sanitise.line($0)) <= room - 2 } ?? answers.last ?? ""
    guard room > 8, !answer.isEmpty else { return }
    let text = " \(fit(answer, room - 2)) "
    let cells = Width.of(text)
    put(text, x: rect.maxX - 1 - cells, y: y, width: cells, style: style)
  }
}

/// The title of a box.
struct Heading {
  /// Number and name first; those behind go first where there is no room.
  var left: [String]
  /// Position and the like: the shorter forms behind the longer.
  var right: [String] = []

  /// Both sides within `width` cells.
  func fitted(
    to width: Int, line: String, ellipsis: String
  ) -> (left: String, right: String) {
    let left = left.map(Sanitise.line)
    for right in right.isEmpty ? [""] : right {
      for count in stride(from: left.count, through: min(2, left.count), by: -1) {
        let text = left.prefix(count).joined(separator: " \(line) ")
        let cells = Width.of(text) + (right.isEmpty ? 0 : Width.of(right) + 4)
        if cells <= width { return (text, right) }
      }
    }
    let shortest = right.last ?? ""
    let text = left.prefix(2).joined(separator: " \(line) ")
    let room = width - Width.of(shortest) - 4
    if room >= 16, Width.of(text) > width {
      return (clip(text, to: room, ellipsis: ellipsis), shortest)
    }
    return (clip(text, to: max(0, width), ellipsis: ellipsis), "")
  }
}
