import Entities
import Query
import Register
import Screen
import Sheets

/// The domains, counted under every filter but their own.
struct DomainsPane: PaneContent {
  private let state: DashboardState
  private let layout: Layout
  private let glyphs: Glyphs

  init(_ state: DashboardState, _ layout: Layout) {
    self.state = state
    self.layout = layout
    glyphs = Glyphs(isASCII: state.settings.isASCII)
  }

  private var domains: [Domain] { state.register.header.domains }

  var heading: Heading {
    let scroll = state.scroll(.domains)
    return Heading(
      left: [state.keys.title(.domains)],
      right: [
        scroll.position(of: domains.count + 1, shown: layout.inner(.domains).height)
      ])
  }

  var folded: [String] {
    let chosen = zip(domains, state.counts.domains).filter { domain, _ in
      state.filter.domains.contains(domain.id)
    }
    if !chosen.isEmpty {
      let words = chosen.map { "\($0.0.short) \($0.1.total)" }.joined(separator: " + ")
      return ["\(glyphs.check) \(words)", "\(glyphs.check) \(chosen.count) of \(domains.count)"]
    }
    let late = zip(domains, state.counts.domains).filter { $0.1.overdue > 0 }
      .sorted { $0.1.overdue > $1.1.overdue }
    let all = "all \(domains.count)"
    let words = late.map { "\($0.0.short) \($0.1.overdue)" }
    return stride(from: words.count, to: 0, by: -1).map { count in
      let more = count < words.count ? ", \(words.count - count) more" : ""
      return glyphs.own("\(all) · overdue: \(words.prefix(count).joined(separator: ", "))\(more)")
    } + [all]
  }

  /// `Narcotics control: 4, 0 overdue`.
  var cursorWords: String {
    let entry = state.scroll(.domains).cursor
    let isAll = entry == 0 || !domains.indices.contains(entry - 1)
    let tally = isAll ? state.counts.underDomains : state.counts.domains[entry - 1]
    let name = isAll ? "All domains" : domains[entry - 1].title
    let done = tally.done > 0 ? ", \(tally.done) done" : ""
    return "\(name): \(tally.total), \(tally.overdue) overdue\(done)"
  }

  func draw(in area: Rect, on canvas: inout Canvas) {
    let scroll = state.scroll(.domains)
    let widest = state.counts.domains.map(\.total).max() ?? 0
    let digits = max(3, String(max(widest, state.counts.underDomains.total)).count + 1)
    for (line, entry) in (scroll.top..<(domains.count + 1)).prefix(area.height).enumerated() {
      let rect = Rect(x: area.x, y: area.y + line, width: area.width, height: 1)
      canvas.touch(rect, .entry(.domains, entry))
      if entry == 0 {
        drawAll(rect, digits, on: &canvas)
      } else {
        drawDomain(entry - 1, rect, digits, widest, on: &canvas)
      }
      if entry == scroll.cursor {
        canvas.frame.put(glyphs.cursor, x: rect.x, y: rect.y)
        canvas.markCursor(rect, isFocused: layout.focus == .domains && canvas.hasFocus)
      }
    }
  }

  /// Cells of the name: what cursor, check, count and the bar leave.
  private func nameWidth(_ rect: Rect, _ digits: Int) -> Int {
    max(5, min(40, rect.width - 2 - digits - (rect.width < 34 ? 10 : 12)))
  }

  private func drawAll(_ rect: Rect, _ digits: Int, on canvas: inout Canvas) {
    let tally = state.counts.underDomains
    let at = drawCount("All", tally.total, rect, digits, on: &canvas)
    guard tally.overdue > 0 else { return }
    canvas.frame.put(glyphs.overdueCell, x: at, y: rect.y, style: Theme.overdue)
    let room = rect.maxX - at - 2
    let words = "\(tally.overdue) overdue"
    canvas.put(words.count <= room ? words : "\(tally.overdue)", x: at + 2, y: rect.y, width: room)
  }

  private func drawDomain(
    _ number: Int, _ rect: Rect, _ digits: Int, _ widest: Int, on canvas: inout Canvas
  ) {
    let domain = domains[number]
    let tally = state.counts.domains[number]
    if state.filter.domains.contains(domain.id) {
      canvas.frame.put(glyphs.check, x: rect.x + 1, y: rect.y)
    }
    let isRoomy = nameWidth(rect, digits) >= Width.of(domain.title)
    var x = drawCount(isRoomy ? domain.title : domain.short, tally.total, rect, digits, on: &canvas)
    for (cell, count, style) in tally.bar(widest: widest, glyphs) {
      let text = String(repeating: cell, count: count)
      x += canvas.frame.put(text, x: x, y: rect.y, style: style, width: rect.maxX - x)
    }
  }

  /// Name and count; returns where the bar begins.
  private func drawCount(
    _ name: String, _ count: Int, _ rect: Rect, _ digits: Int, on canvas: inout Canvas
  ) -> Int {
    let width = nameWidth(rect, digits)
    canvas.put(name, x: rect.x + 2, y: rect.y, width: width)
    canvas.putRight("\(count)", x: rect.x + 2 + width, y: rect.y, width: digits)
    return rect.x + 2 + width + digits + 1
  }
}

extension Tally {
  /// One cell an item up to ten, scaled by the greatest total above; what is
  /// overdue never vanishes.
  func bar(widest: Int, _ glyphs: Glyphs) -> [(cell: String, count: Int, style: Style)] {
    func scaled(_ count: Int) -> Int {
      guard widest > 10, count > 0 else { return count }
      return max(1, (count * 10 + widest / 2) / widest)
    }
    let overdue = scaled(overdue)
    let done = scaled(done)
    let open = max(0, scaled(total) - overdue - done)
    return [
      (glyphs.overdueCell, overdue, Theme.overdue), (glyphs.openCell, open, .plain),
      (glyphs.doneCell, done, Theme.of(Status.done)),
    ]
  }
}
