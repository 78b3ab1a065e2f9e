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

/// What is wrong with the register and what it lacks, kind by kind, errors first; the finding under
/// the cursor is told whole below, with what settles it.
struct ChecksPage: ViewContent {
  private let view: ChecksView
  private let state: DashboardState
  private let layout: Layout
  private let glyphs: Glyphs
  private let checks: Checks?

  init(_ view: ChecksView, _ state: DashboardState, _ layout: Layout) {
    self.view = view
    self.state = state
    self.layout = layout
    glyphs = Glyphs(isASCII: state.settings.isASCII)
    checks = view.checks
  }

  private var register: Register { state.register }
  private var findings: [Finding] { checks?.findings ?? [] }

  var heading: Heading {
    let filters = FilterWords(state: state).names.joined(separator: ", ")
    let counts = [Problem.Severity.error, .warning, .note].compactMap { severity -> String? in
      let number = findings.count { $0.severity == severity }
      return number == 0 ? nil : "\(number) \(severity.rawValue)\(number == 1 ? "" : "s")"
    }
    let summary = counts.isEmpty ? "nothing found" : counts.joined(separator: ", ")
    return Heading(
      left: ["Checks", summary] + (filters.isEmpty ? [] : [filters]),
      right: count == 0 ? [] : [view.position(of: count)])
  }

  var count: Int { checks?.lines.count ?? 0 }
  var capacity: Int { max(1, layout.viewArea.height - advice.count - footer) }

  /// Rows below the list for the line under the cursor, its rule included.
  private var footer: Int {
    let height = layout.viewArea.height - advice.count
    return height >= 16 ? 8 : height >= 11 ? 6 : height >= 5 ? 4 : 0
  }

  /// What to do where the register has errors.
  private var advice: [String] {
    guard findings.first?.severity == .error else { return [] }
    let area = layout.viewArea
    let isUsable = register.opening.isUsable
    let short =
      isUsable
      ? "Open read-only: mend these files (ahd check lists them)."
      : "Not a readable register: mend this (ahd check lists it)."
    let long =
      isUsable
      ? "These files have errors, so the register is open read-only and what is broken is left out. Mend them in an editor and open it again; ahd check prints this list. \(state.keys[.back]) shows the rest."
      : "The register cannot be opened: register.json could not be read. Mend it in an editor and open it again; ahd check prints this list."
    let isShort = area.height < 16 || area.width < 60
    return wrap(isShort ? short : long, to: max(1, area.width - 2)) + (isShort ? [] : [""])
  }

  // MARK: Drawing

  func draw(in area: Rect, on canvas: inout Canvas) {
    for (line, text) in advice.prefix(area.height).enumerated() {
      canvas.put(text, x: area.x + 1, y: area.y + line, width: area.width - 2)
    }
    guard let checks, count > 0 else { return drawEmpty(area, on: &canvas) }
    let scroll = view.scroll
    for (line, place) in (scroll.top..<max(scroll.top, count)).prefix(capacity).enumerated() {
      let y = area.y + advice.count + line
      guard y < area.maxY else { break }
      let rect = Rect(x: area.x, y: y, width: area.width, height: 1)
      canvas.touch(rect, .viewEntry(place))
      switch checks.lines[place] {
      case .group(let number): draw(checks.groups[number], checks, rect, on: &canvas)
      case .finding(let number): draw(checks.findings[number], rect, on: &canvas)
      }
      guard place == scroll.cursor else { continue }
      canvas.frame.put(glyphs.cursor, x: rect.x, y: rect.y)
      canvas.markCursor(rect, isFocused: canvas.hasFocus)
    }
    drawFooter(area, checks, on: &canvas)
  }

  private func drawEmpty(_ area: Rect, on canvas: inout Canvas) {
    let words =
      state.filter.isEmpty
      ? "Nothing found: every promise has its source, its date and its test."
      : "Nothing found under this filter. \(state.keys[.back]) goes back, \(state.keys[.dropFilters]) drops every filter."
    canvas.put(words, wrappedIn: area)
  }

  /// `- warning  6 no report`; `+` where the kind is folded.
  private func draw(
    _ group: Checks.Group, _ checks: Checks, _ rect: Rect, on canvas: inout Canvas
  ) {
    let sign = checks.isUnfolded(group) ? "-" : "+"
    let style = group.severity == .error ? Theme.overdue : .plain
    let mark = group.severity == .error ? "!" : " "
    canvas.frame.put(mark, x: rect.x + 1, y: rect.y, style: style)
    canvas.put(sign, x: rect.x + 2, y: rect.y, width: 1)
    var x = rect.x + 4
    canvas.put(group.severity.rawValue, x: x, y: rect.y, width: 7, style: Theme.quiet)
    x += 8
    let count = String(group.range.count)
    let cells = max(3, count.count)
    canvas.putRight(count, x: x, y: rect.y, width: cells)
    x += cells + 1
    canvas.put(group.kind.words, x: x, y: rect.y, width: rect.maxX - x, style: Theme.focus)
  }

  /// The title of what it is about, or the place in a file; and what is so.
  private func draw(_ finding: Finding, _ rect: Rect, on canvas: inout Canvas) {
    let x = rect.x + 4
    let title = title(finding)
    let room = rect.width - 5
    guard room >= 60 else {
      canvas.put(title, x: x, y: rect.y, width: room)
      return
    }
    let width = min(36, room * 2 / 5)
    canvas.put(title, x: x, y: rect.y, width: width)
    canvas.put(
      glyphs.own(register.words(of: finding)), x: x + width + 2, y: rect.y,
      width: room - width - 2)
  }

  private func title(_ finding: Finding) -> String {
    if let problem = finding.problem, finding.about == .register { return problem.place }
    return register.subject(of: finding)
  }

  // MARK: The line under the cursor

  private func drawFooter(_ area: Rect, _ checks: Checks, on canvas: inout Canvas) {
    guard footer > 0, checks.lines.indices.contains(view.scroll.cursor) else { return }
    let y = area.maxY - footer
    let rule = String(repeating: glyphs.line(heavy: false), count: area.width)
    canvas.frame.put(rule, x: area.x, y: y, style: Theme.quiet, width: area.width)
    var text = TextLines(width: area.width, indent: 9, glyphs: glyphs)
    switch checks.lines[view.scroll.cursor] {
    case .group(let number): add(checks.groups[number], checks, to: &text)
    case .finding(let number): add(checks.findings[number], to: &text)
    }
    let below = Rect(x: area.x, y: y + 1, width: area.width, height: footer - 1)
    canvas.draw(text, in: below, from: 0)
  }

  private func add(_ group: Checks.Group, _ checks: Checks, to text: inout TextLines) {
    let severity: String
    switch group.severity {
    case .error: severity = "while it stands, nothing can be written"
    case .warning: severity = "the record says less than it should"
    case .note: severity = "good to know; nothing is wrong"
    }
    text.paragraph("\(group.kind.words.capitalisedFirst), \(group.range.count): \(severity).")
    text.field(state.keys[.open], checks.isUnfolded(group) ? "folds the kind" : "shows each")
    text.field("List", "ahd check \(group.kind.rawValue)")
  }

  private func add(_ finding: Finding, to text: inout TextLines) {
    let isProblem = finding.problem != nil
    let words = glyphs.own(register.words(of: finding))
    let about = finding.about == .register ? "" : "\(register.subject(of: finding)): "
    // Where there is little room, the fix before the place.
    let limit = footer >= 6 ? 3 : 1
    text.paragraph("\(about)\(words)", limit: limit)
    let place = register.places(of: [finding]).first.flatMap { $0?.words }
    let path = finding.problem.flatMap { $0.path.isEmpty ? nil : $0.shortPath }
    if isProblem { addPlace(place, path, to: &text) }
    text.field("Fix", glyphs.own(register.fix(of: finding).text(state.keys.name)))
    if !isProblem { addPlace(place, path, to: &text) }
  }

  private func addPlace(_ place: String?, _ path: String?, to text: inout TextLines) {
    let words = [place, path].compactMap(\.self).joined(separator: "  ")
    if !words.isEmpty { text.field("Where", words) }
  }
}
