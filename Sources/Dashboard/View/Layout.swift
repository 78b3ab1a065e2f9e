import Model
package import Screen

/// Where everything stands for a size, and how many rows each part shows. `handle` asks it too, to page and scroll.
package struct Layout: Sendable {
  enum Mode: Sendable {
    /// Too small for more than the cursor's title.
    case tiny
    /// One pane and a line of tabs, without borders.
    case tabs
    /// One column; panes without focus are folded to a line.
    case column
    /// Panes side by side.
    case panes
    /// The detail beside the list.
    case wide
  }

  package let size: Size
  let focus: Pane
  let mode: Mode
  /// Of each pane, by its number from 0; height 1 is folded in a column, empty is hidden behind tabs.
  private var rects: [Rect]
  /// What a full view takes, its border included where it has one.
  let viewRect: Rect
  /// Rows a menu would like, its border included.
  private let menuHeight: Int

  package init(_ state: DashboardState) {
    size = state.size
    focus = state.focus
    mode = Layout.mode(size)
    let needs = Needs(state)
    let content = Rect(x: 0, y: 1, width: size.width, height: size.height - 3)
    switch mode {
    case .tiny: rects = [Rect](repeating: Rect(state.size), count: Pane.allCases.count)
    case .tabs: rects = Layout.tabs(size, focus)
    case .column: rects = Layout.column(content, focus, needs)
    case .panes, .wide: rects = Layout.panes(content, needs, isWide: mode == .wide)
    }
    menuHeight = Layout.menuHeight(state.overlay)
    let below = state.message == nil && !state.isPrompting ? 1 : 2
    viewRect = Rect(x: 0, y: 1, width: size.width, height: size.height - 1 - below)
  }

  private static func mode(_ size: Size) -> Mode {
    if size.width < 20 || size.height < 5 { return .tiny }
    if size.width < 60 || size.height < 16 { return .tabs }
    if size.width < 100 || size.height < 28 { return .column }
    return size.width < 150 ? .panes : .wide
  }

  var hasBorders: Bool { mode != .tabs && mode != .tiny }

  /// Where a pane stands, with its border.
  func rect(_ pane: Pane) -> Rect { rects[pane.rawValue - 1] }

  /// Whether a pane is open, that is, more than its folded line.
  func isOpen(_ pane: Pane) -> Bool {
    mode == .column ? rect(pane).height > 1 : !rect(pane).isEmpty
  }

  /// Where a pane's rows stand.
  func inner(_ pane: Pane) -> Rect { hasBorders ? rect(pane).inset() : rect(pane) }

  /// Entries a pane shows at once; at least 1.
  package func capacity(_ pane: Pane) -> Int {
    let rows = inner(pane).height
    switch pane {
    case .items: return max(1, hasBorders ? rows - 1 : rows)
    case .meetings: return max(1, rows - 1)
    default: return max(1, rows)
    }
  }

  // MARK: Neighbours

  package func pane(leftOf pane: Pane) -> Pane {
    guard mode == .panes || mode == .wide else { return Pane(rawValue: pane.rawValue - 1) ?? pane }
    switch pane {
    case .meetings, .domains, .status: return pane
    case .items: return .meetings
    case .detail: return mode == .wide ? .items : .domains
    case .figures: return .status
    }
  }

  package func pane(rightOf pane: Pane) -> Pane {
    guard mode == .panes || mode == .wide else { return Pane(rawValue: pane.rawValue + 1) ?? pane }
    switch pane {
    case .meetings, .domains, .status: return .items
    case .items, .figures: return mode == .wide ? .detail : pane
    case .detail: return pane
    }
  }

  // MARK: Texts

  /// Lines of the detail pane's text.
  package func detailCount(_ state: DashboardState) -> Int {
    isOpen(.detail) ? DetailPane(state, self).lines.count : 0
  }

  /// Entries or lines of the full view on top, and how many are seen.
  package func viewCount(_ state: DashboardState) -> Int { state.viewContent(self)?.count ?? 0 }

  package func viewCapacity(_ state: DashboardState) -> Int {
    max(1, state.viewContent(self)?.capacity ?? 1)
  }

  /// The keys take much of the screen, so that a long list stands still while it is narrowed.
  private static func menuHeight(_ overlay: DashboardState.Overlay?) -> Int {
    guard case .menu(let menu)? = overlay, menu.kind == .views || menu.kind == .copy else {
      return 34
    }
    return max(6, menu.entries.count + 3)
  }

  /// Inside the border of a full view.
  var viewArea: Rect { hasBorders ? viewRect.inset() : viewRect }

  /// Entries a menu shows at once, below its line for typing.
  package var menuCapacity: Int { max(1, menuArea.height - 1) }

  var menuArea: Rect { hasBorders ? menuRect.inset() : menuRect }

  /// What a menu takes: all of a narrow screen, else its middle.
  var menuRect: Rect {
    guard hasBorders else { return Rect(x: 0, y: 0, width: size.width, height: size.height - 1) }
    let width = min(90, size.width - 4)
    let height = min(menuHeight, size.height - 4)
    return Rect(
      x: (size.width - width) / 2, y: max(1, (size.height - height) / 2), width: width,
      height: height)
  }
}

// MARK: Where panes stand

/// Rows the panes need to show all they hold, borders included.
private struct Needs {
  let meetings: Int
  let domains: Int
  let status: Int
  let items: Int
  let figures: Int

  init(_ state: DashboardState) {
    meetings = state.register.meetings.count + 3
    domains = state.register.header.domains.count + 3
    status = state.statusChoices.count + 2
    items = (state.rows.isEmpty ? 2 : state.lines.count) + 3
    figures = max(1, state.register.indicators.count) + 2
  }

  func of(_ pane: Pane) -> Int {
    switch pane {
    case .meetings: meetings
    case .domains: domains
    case .status: status
    case .items: items
    case .detail: 24
    case .figures: figures
    }
  }
}

extension Layout {
  /// Line 0 the header, line 1 the tabs, the last two the cursor's row in words and the keys.
  private static func tabs(_ size: Size, _ focus: Pane) -> [Rect] {
    Pane.allCases.map { pane in
      Rect(x: 0, y: 2, width: size.width, height: pane == focus ? size.height - 4 : 0)
    }
  }

  private static func column(_ content: Rect, _ focus: Pane, _ needs: Needs) -> [Rect] {
    var heights = [Int](repeating: 1, count: Pane.allCases.count)
    func open(_ pane: Pane, _ rows: Int) { heights[pane.rawValue - 1] = rows }
    let free = content.height - 4
    switch focus {
    case .items, .detail:
      guard free >= 12 else {
        open(focus, content.height - 5)
        break
      }
      let list = min(needs.items, free / 2)
      open(.items, list)
      open(.detail, free - list)
    default:
      let own = min(needs.of(focus), content.height - 5)
      open(focus, own)
      let rest = content.height - 4 - own
      if rest - needs.items >= 5 {
        open(.items, needs.items)
        open(.detail, rest - needs.items + 1)
      } else if rest >= 5 {
        open(.items, rest)
      } else {
        open(focus, content.height - 5)
      }
    }
    unfold(&heights, needs)
    return content.rows(heights)
  }

  /// Rows the detail does not need open further panes, those that fit wholly.
  private static func unfold(_ heights: inout [Int], _ needs: Needs) {
    let detail = Pane.detail.rawValue - 1
    for pane in [Pane.status, .domains, .meetings, .figures]
    where heights[pane.rawValue - 1] == 1 && heights[detail] - needs.of(pane) + 1 >= 24 {
      heights[detail] -= needs.of(pane) - 1
      heights[pane.rawValue - 1] = needs.of(pane)
    }
  }

  private static func panes(_ content: Rect, _ needs: Needs, isWide: Bool) -> [Rect] {
    let width = content.width
    let left = isWide ? min(36, 33 + (width - 150) / 10) : min(36, 33 + (width - 100) / 5)
    let beside = isWide ? 36 + min(50, width - 150) / 7 + max(0, width - 200) * 2 / 3 : 0
    let columns = content.columns([left, nil, beside])
    let side = columns[0].rows(sideHeights(content.height, needs))
    let figures = figuresHeight(content.height, needs, isWide: isWide)
    guard !isWide else {
      let middle = columns[1].rows([nil, figures])
      return side + [middle[0], columns[2], middle[1]]
    }
    let detail = max(7, 10 + (content.height - 33) * 4 / 10)
    let right = columns[1].rows([nil, detail, figures])
    return side + right
  }

  private static func figuresHeight(_ height: Int, _ needs: Needs, isWide: Bool) -> Int {
    let extra = height - 33
    return max(4, min(needs.figures, extra < 0 ? 6 + extra / 4 : 6 + extra / (isWide ? 2 : 3)))
  }

  /// Meetings, domains, status: 12, 13 and 8 of 33 rows.
  private static func sideHeights(_ height: Int, _ needs: Needs) -> [Int] {
    let status = min(needs.status, max(8, height / 3))
    let rest = height - status
    var meetings = rest * 12 / 25
    var domains = rest - meetings
    if domains > needs.domains {
      meetings += domains - needs.domains
      domains = needs.domains
    } else if meetings > needs.meetings {
      domains = min(needs.domains, domains + meetings - needs.meetings)
      meetings = rest - domains
    }
    return [meetings, domains, status]
  }
}
