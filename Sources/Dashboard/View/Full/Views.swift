import Model
import Screen
import Sheets

/// A view that takes the whole screen: a text to scroll, or a list with a cursor.
protocol ViewContent {
  var heading: Heading { get }
  /// Lines of the text, or entries of the list.
  var count: Int { get }
  /// How many of them are seen at once.
  var capacity: Int { get }
  func draw(in area: Rect, on canvas: inout Canvas)
}

extension ViewContent {
  /// `more ↓` and `more ↑` of a text; nil where all is seen.
  func moreWords(_ state: DashboardState, _ layout: Layout) -> String? {
    let top = state.viewScroll.top
    let isAbove = top > 0
    let isBelow = top + capacity < count
    guard isAbove || isBelow else { return nil }
    let arrows = (isAbove ? "↑" : "") + (isBelow ? "↓" : "")
    return "more " + Glyphs(isASCII: state.settings.isASCII).own(arrows)
  }
}

extension DashboardState {
  /// The view on top; a register that cannot be used shows nothing but its problems.
  func viewContent(_ layout: Layout) -> (any ViewContent)? {
    guard register.opening.isUsable else { return ChecksView(self, layout) }
    switch view {
    case .item(let target): return register.row(target).map { ItemView($0, self, layout) }
    case .figure(let id): return FigureView(id, self, layout)
    case .figures: return FiguresView(self, layout)
    case .meeting(let id): return AgendaView(id, self, layout)
    case .meetingText(let id): return MeetingView(id, self, layout)
    case .walk(let id): return WalkView(id, self, layout)
    case .history, .exchange: return HistoryView(self, layout)
    case .changes(let choice): return ChangesView(choice, self, layout)
    case .checks: return ChecksView(self, layout)
    case .disagreements: return DisagreementsView(self, layout)
    case .balance(let standing): return BalanceView(standing, self, layout)
    case .behind(let cell): return BehindView(cell, self, layout)
    case .timeline(let stop): return TimelineView(stop, self, layout)
    case nil: return nil
    }
  }
}

extension Canvas {
  /// A full view under the first line, with its keys below.
  mutating func draw(_ view: any ViewContent) {
    if layout.hasBorders {
      drawHeader()
      box(layout.viewRect, isFocused: hasFocus, view.heading)
    } else {
      drawNarrowTitle(view.heading)
    }
    touch(layout.viewRect, .view)
    view.draw(in: layout.viewArea, on: &self)
    if layout.hasBorders { spread(layout.viewRect.inset(), pitch: layout.viewPitch) }
    let below = state.size.height - 2
    if case .prompt(let prompt)? = state.overlay {
      drawPrompt(prompt, below)
    } else if let message = state.message {
      draw(message, below)
    }
    drawKeys()
  }

  /// Without a border the title takes the first line.
  private mutating func drawNarrowTitle(_ heading: Heading) {
    let width = state.size.width - 2
    let right = heading.right.last ?? ""
    let left = heading.left.joined(separator: glyphs.own(" · "))
    let room = width - Width.of(right) - 2
    put(left, x: 1, y: 0, width: room >= 10 ? room : width, style: Theme.focus)
    if room >= 10 { putRight(right, x: 1, y: 0, width: width, style: Theme.quiet) }
  }
}
