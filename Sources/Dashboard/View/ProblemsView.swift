import Model
import Screen

/// What is wrong with the register's files: where, what was found and what was expected, one problem after the other.
struct ProblemsView: ViewContent {
  private let state: DashboardState
  private let layout: Layout
  private let glyphs: Glyphs
  private let problems: [Problem]

  init(_ state: DashboardState, _ layout: Layout) {
    self.state = state
    self.layout = layout
    glyphs = Glyphs(isASCII: state.settings.isASCII)
    problems = state.problems
  }

  var heading: Heading {
    let errors = problems.count { $0.severity == .error }
    let place = "\(min(state.viewScroll.cursor + 1, problems.count)) of \(problems.count)"
    return Heading(
      left: ["Problems", "\(errors) \(errors == 1 ? "error" : "errors")"], right: [place])
  }

  var count: Int { problems.count }
  var capacity: Int { max(1, (layout.viewArea.height - advice.count - 1) / rows) }

  /// Place and path, what was found and expected, a blank: lines enough for the width.
  private var rows: Int {
    let width = layout.viewArea.width
    return width >= 116 ? 3 : width >= 60 ? 4 : 5
  }

  /// What to do next.
  private var advice: [String] {
    let area = layout.viewArea
    let isUsable = state.register.opening.isUsable
    let short =
      isUsable
      ? "Open read-only: mend these files (ahd check lists them)."
      : "Not a readable register: mend this (ahd check lists it)."
    let long =
      isUsable
      ? "These files have errors, so the register is open read-only and what is broken is left out. Mend them in an editor and open it again; ahd check prints this list. Esc shows the rest."
      : "The register cannot be opened: register.json could not be read. Mend it in an editor and open it again; ahd check prints this list."
    return wrap(area.height < 16 || area.width < 60 ? short : long, to: max(1, area.width - 2))
  }

  func draw(in area: Rect, on canvas: inout Canvas) {
    for (line, text) in advice.prefix(area.height).enumerated() {
      canvas.put(text, x: area.x + 1, y: area.y + line, width: area.width - 2)
    }
    let scroll = state.viewScroll
    var y = area.y + advice.count + 1
    for place in (scroll.top..<max(scroll.top, problems.count)).prefix(capacity) {
      let rect = Rect(x: area.x, y: y, width: area.width, height: min(rows - 1, area.maxY - y))
      guard y < area.maxY else { break }
      draw(problems[place], rect, isCursor: place == scroll.cursor, on: &canvas)
      y += rows
    }
  }

  private func draw(_ problem: Problem, _ rect: Rect, isCursor: Bool, on canvas: inout Canvas) {
    let style = problem.severity == .error ? Theme.overdue : .plain
    let mark = problem.severity == .error ? "!" : " "
    canvas.frame.put(mark, x: rect.x + 1, y: rect.y, style: style)
    let isWide = rows < 5
    let head = isWide && !problem.path.isEmpty ? "\(problem.place)  \(problem.path)" : problem.place
    let kind = "\(problem.severity.rawValue)  "
    let used = canvas.put(kind, x: rect.x + 3, y: rect.y, width: rect.width - 3, style: Theme.quiet)
    canvas.put(head, x: rect.x + 3 + used, y: rect.y, width: rect.width - 3 - used)
    if isCursor {
      canvas.frame.put(glyphs.cursor, x: rect.x, y: rect.y)
      canvas.markCursor(
        Rect(x: rect.x, y: rect.y, width: rect.width, height: 1), isFocused: canvas.hasFocus)
    }
    let words = wrap(Sanitise.line(glyphs.own(problem.what)), to: max(1, rect.width - 4))
    let lines = (isWide || problem.path.isEmpty ? [] : [problem.path]) + words
    for (line, text) in lines.enumerated() where line + 1 < rect.height {
      canvas.put(text, x: rect.x + 3, y: rect.y + 1 + line, width: rect.width - 4)
    }
  }
}
