import Check
import Entities
import Register
import Screen
import Sheets
import Summary

/// The whole of one item, by what events name it by: rows differ from one day to another.
struct ItemView: FullView {
  let target: Target
  var scroll = Scroll()

  init(_ target: Target) { self.target = target }

  var isList: Bool { false }

  func content(_ state: DashboardState, _ layout: Layout) -> any ViewContent {
    ItemPage(self, state, layout)
  }

  func here(_ state: DashboardState) -> Here {
    let row = state.register.row(target)
    return Here(row: row, isCurrent: true, target: target, measured: row)
  }

  func exported(_ state: DashboardState) -> Export.Content { .item(target) }

  func told(_ flat: Flat) -> Flat.Told {
    // The report tells the notes too.
    guard flat.state.settings.isProjector else { return .item(target) }
    return .lines(
      flat.state.register.row(target).map { row in
        ItemText(flat.state.detail(row), flat.state, Glyphs(isASCII: false))
          .whole(width: Flat.width).spokenLines
      } ?? [])
  }

  func survives(in register: Register) -> Bool { register.row(target) != nil }
}

/// What of it is drawn.
struct ItemPage: ViewContent {
  private let view: ItemView
  private let state: DashboardState
  private let layout: Layout
  private let row: Int
  private let text: TextLines

  init(_ view: ItemView, _ state: DashboardState, _ layout: Layout) {
    self.view = view
    row = state.register.row(view.target) ?? state.register.count
    self.state = state
    self.layout = layout
    guard row < state.register.count else {
      text = TextLines(width: 1, indent: 1, glyphs: Glyphs(isASCII: false))
      return
    }
    let glyphs = Glyphs(isASCII: state.settings.isASCII)
    text = ItemText(state.detail(row), state, glyphs)
      .whole(width: layout.viewArea.width)
  }

  var heading: Heading {
    guard row < state.register.count else { return Heading(left: [state.keys.title(.detail)]) }
    let line = text.glyphs.line(heavy: true)
    let more = moreWords(from: view.scroll.top, text.glyphs)
    let place = state.rows.firstIndex(of: Int32(row)).map {
      "item \($0 + 1) of \(state.rows.count)"
    }
    let right = [place, more].compactMap(\.self)
    return Heading(
      left: [state.keys.title(.detail), state.register.index.id(row)],
      right: right.isEmpty ? [] : [right.joined(separator: " \(line) ")] + right.suffix(1))
  }

  var count: Int { text.lines.count }
  var capacity: Int { layout.viewArea.height }

  func draw(in area: Rect, on canvas: inout Canvas) {
    canvas.draw(text, in: area, from: view.scroll.top)
  }
}

extension ItemText {
  func whole(width: Int) -> TextLines {
    var text = TextLines(width: width, indent: 11, glyphs: glyphs)
    text.paragraph(detail.title, style: Theme.focus)
    if let summary = detail.summary { text.paragraph(summary) }
    text.blank()
    guard detail.isWhole else {
      addBroken(&text)
      return text
    }
    addHead(&text)
    text.add(register.disagreements(on: register.target(of: detail.row)), keys)
    text.blank()
    addFlags(&text)
    addClaims(&text, isWrapped: true)
    addTensions(&text, state: text.width - 9)
    if let when = detail.done.doneWhen { text.named("Done when", when) }
    addEnd(&text, isNoteTold: false)
    return text
  }

  private func addHead(_ text: inout TextLines) {
    text.field("Owed", glyphs.own(detail.owed))
    text.beside(glyphs.own(detail.owedNote ?? ""), at: 46)
    text.field("Strength", glyphs.own("\(detail.strength.rawValue): \(detail.strengthWords)"))
    text.field(
      detail.domains.count == 1 ? "Domain" : "Domains", detail.domains.joined(separator: ", "))
    text.beside("Wording can be checked: \(detail.verifiable)", at: 46)
    text.field("Status", detail.statusWords, glyph: statusGlyph, style: Theme.of(detail.status))
    text.beside(detail.statusSince, at: 46)
    let window = detail.due.window.map { ", \($0)" } ?? ""
    text.field("Due", glyphs.own(detail.due.label + window))
    let ground = [detail.due.was, detail.due.source].compactMap(\.self).joined(separator: ", ")
    text.beside(glyphs.own(ground), at: 46)
    addQuantity(&text)
    addDone(&text)
  }

  private func addQuantity(_ text: inout TextLines) {
    guard let quantity = detail.quantity else { return addFigure(&text) }
    text.field("Quantity", quantity)
    guard let figure = detail.figure else { return }
    text.beside("Figure", "\(figure.title) \(grouped(figure.value))", at: 46)
  }

  /// Every need with what became of it; below each other where they do not fit on one line.
  private func addDone(_ text: inout TextLines) {
    let needs = detail.done.needs.map { need in
      let status: Status = need.isGiven ? .done : .notStarted
      return "\(status.glyph(isASCII: glyphs.isASCII)) \(need.words)"
    }
    let all = (needs.isEmpty ? [detail.done.words] : needs) + [detail.done.ruleWords]
    let line = all.joined(separator: "  ")
    if text.indent + Width.of(line) <= text.width {
      text.field("Done", line)
    } else {
      for (number, words) in all.enumerated() { text.field(number == 0 ? "Done" : "", words) }
    }
  }

  private func addFlags(_ text: inout TextLines) {
    let width = max(16, (detail.flags.map { Width.of($0.name) }.max() ?? 0) + 1)
    for (number, flag) in detail.flags.enumerated() {
      let label = number == 0 ? "Flags" : ""
      let mark = glyphs.own(flag.mark)
      let why = glyphs.own(flag.why)
      let start = text.indent + 2 + width
      let style = flag.flag == .overdue ? Theme.of(register.flags[detail.row]) : .plain
      guard text.width - start >= 24 else {
        text.field(label, "\(flag.name): \(why)", glyph: mark, style: style)
        continue
      }
      for (line, words) in text.wrapped(why, text.width - start).enumerated() {
        var pieces = [text.piece(words, at: start)]
        if line == 0 {
          pieces.append(text.piece(mark, at: text.indent, style: style))
          pieces.append(text.piece(flag.name, at: text.indent + 2))
        }
        text.row(line == 0 ? label : "", pieces)
      }
    }
  }
}
