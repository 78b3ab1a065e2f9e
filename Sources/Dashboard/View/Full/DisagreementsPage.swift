import Check
import Entities
import Interchange
import Journal
import Query
import Register
import Screen
import Search
import Sheets
import Summary
import Text

/// Everything on which the record disagrees or waits, in one list; the one under the cursor is told
/// whole below, each side with who, when and why, and the key that resolves it.
struct DisagreementsPage: ViewContent {
  private let view: DisagreementsView
  private let state: DashboardState
  private let layout: Layout
  private let glyphs: Glyphs

  init(_ view: DisagreementsView, _ state: DashboardState, _ layout: Layout) {
    self.view = view
    self.state = state
    self.layout = layout
    glyphs = Glyphs(isASCII: state.settings.isASCII)
  }

  private var register: Register { state.register }
  private var shown: [Disagreement] { view.shown }

  var heading: Heading {
    let counts = Disagreement.kinds.compactMap { kind -> String? in
      let number = shown.count { $0.kind == kind }
      return number == 0 ? nil : "\(number) \(kind.brief)"
    }
    return Heading(
      left: ["Disagreements"] + (counts.isEmpty ? [] : [counts.joined(separator: ", ")])
        + FilterWords(state: state).long,
      right: [shown.isEmpty ? "none" : view.position(of: count)])
  }

  var count: Int { shown.count }
  var capacity: Int { max(1, layout.viewArea.height - footer) }

  /// Rows below the list for the one under the cursor, its rule included.
  private var footer: Int {
    let height = layout.viewArea.height
    return height >= 20 ? 9 : height >= 12 ? 7 : height >= 6 ? 5 : 0
  }

  func draw(in area: Rect, on canvas: inout Canvas) {
    guard !shown.isEmpty else { return drawEmpty(area, on: &canvas) }
    let scroll = view.scroll
    for (line, place) in (scroll.top..<max(scroll.top, count)).prefix(capacity).enumerated() {
      let rect = Rect(x: area.x, y: area.y + line, width: area.width, height: 1)
      canvas.touch(rect, .viewEntry(place))
      draw(shown[place], rect, on: &canvas)
      guard place == scroll.cursor else { continue }
      canvas.frame.put(glyphs.cursor, x: rect.x, y: rect.y)
      canvas.markCursor(rect, isFocused: canvas.hasFocus)
    }
    guard footer > 0, shown.indices.contains(scroll.cursor) else { return }
    drawFooter(shown[scroll.cursor], area, on: &canvas)
  }

  private func drawEmpty(_ area: Rect, on canvas: inout Canvas) {
    let words =
      state.filter.isEmpty
      ? "Nothing is in dispute: no two people say otherwise, and nothing is waited for."
      : "Nothing is in dispute under this filter: \(state.keys[.dropFilters]) drops it."
    canvas.put(words, wrappedIn: area)
  }

  /// `≠ contested  Hold session 1 in Ankara  due: mid-2027 (Bilal) or Mar 2027 (Ayşe)`.
  private func draw(_ entry: Disagreement, _ rect: Rect, on canvas: inout Canvas) {
    let mark = entry.kind == .contested ? glyphs.own("≠") : " "
    canvas.frame.put(mark, x: rect.x + 1, y: rect.y, style: Theme.contested)
    var x = rect.x + 3
    let isWide = rect.width >= 60
    canvas.put(entry.kind.brief, x: x, y: rect.y, width: 10, style: Theme.quiet)
    x += 12
    let width = isWide ? min(27, rect.maxX - x) : rect.maxX - x
    canvas.put(title(entry), x: x, y: rect.y, width: width)
    guard isWide else { return }
    x += 29
    let room = rect.maxX - 1 - x
    let forms = entry.shorterWords.map { glyphs.own("\(entry.name): \($0)") }
    let words = forms.first { Width.of($0) <= room } ?? forms.last ?? ""
    canvas.put(words, x: x, y: rect.y, width: room)
  }

  private func title(_ entry: Disagreement) -> String { register.subject(of: entry.finding) }

  // MARK: The one under the cursor

  private func drawFooter(_ entry: Disagreement, _ area: Rect, on canvas: inout Canvas) {
    let y = area.maxY - footer
    let rule = String(repeating: glyphs.line(heavy: false), count: area.width)
    canvas.frame.put(rule, x: area.x, y: y, style: Theme.quiet, width: area.width)
    let room = footer - 1
    let isNarrow = area.width < 50
    let settle = isNarrow ? entry.fix.briefText(state.keys.name) : entry.fix.text(state.keys.name)
    let words = glyphs.own(settle)
    var fix = TextLines(width: area.width, indent: 11, glyphs: glyphs)
    var text = fix
    if isNarrow {
      fix.paragraph(words, limit: 1)
      for side in entry.sides { text.paragraph(glyphs.own(side.briefWords), limit: 2) }
    } else {
      fix.field("Settle", words)
      if footer >= 7 {
        text.paragraph("\(title(entry)): \(entry.name)", style: Theme.focus, limit: 1)
      }
      text.add(entry.sides, of: entry)
    }
    // What resolves it is seen whatever the sides have to say.
    let fixed = min(fix.lines.count, max(1, room - text.lines.count), 2)
    canvas.draw(
      text, in: Rect(x: area.x, y: y + 1, width: area.width, height: room - fixed), from: 0)
    let end = min(text.lines.count, room - fixed)
    canvas.draw(
      fix, in: Rect(x: area.x, y: y + 1 + end, width: area.width, height: fixed), from: 0)
  }
}

extension TextLines {
  /// Each side on a line of its own, the first behind what it is a side of.
  mutating func add(_ sides: [Disagreement.Side], of entry: Disagreement) {
    for (number, side) in sides.enumerated() {
      field(number == 0 ? entry.kind.brief.capitalisedFirst : "", glyphs.own(side.words))
    }
  }
}
