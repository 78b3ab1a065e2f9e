import Entities
import Register
import Screen

/// Rows the panes need to show all they hold, borders included.
struct Needs {
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

/// Where the panes stand within the lines between the first and the last two.
struct PanePlacing {
  let content: Rect
  let focus: Pane
  let needs: Needs
  /// What a person wants of each pane; half and full count for the one that has the focus.
  let size: (Pane) -> PaneSize

  private typealias Rects = [Pane: Rect]

  private var shown: [Pane] { Pane.allCases.filter { size($0) != .hidden } }
  private func canOpen(_ pane: Pane) -> Bool { ![.hidden, .line].contains(size(pane)) }

  /// By number from 0; height 1 is folded to a line, empty is not there.
  func rects(_ mode: Layout.Mode) -> [Rect] {
    if size(focus) == .full, mode != .tabs { return list([focus: content]) }
    return switch mode {
    case .tiny: list([focus: content])
    case .tabs: list([focus: content])
    case .column: column()
    case .panes, .wide: sideBySide(isWide: mode == .wide)
    }
  }

  private func list(_ rects: Rects) -> [Rect] {
    Pane.allCases.map { rects[$0] ?? Rect(x: content.x, y: content.y, width: 0, height: 0) }
  }

  // MARK: One column

  /// The pane with the focus is open; beside it the list and the detail, as far as there is room;
  /// the others are lines.
  private func column() -> [Rect] {
    var heights = [Int](repeating: 0, count: Pane.allCases.count)
    for pane in shown { heights[pane.rawValue - 1] = 1 }
    let folded = shown.count
    let room = content.height
    func open(_ pane: Pane, _ rows: Int) { heights[pane.rawValue - 1] = rows }
    let list = canOpen(.items)
    let detail = canOpen(.detail)
    let isListed = list && detail && room - folded + 2 >= 12
    if size(focus) == .half {
      open(focus, room - folded + 1)
    } else if [.items, .detail].contains(focus) || !canOpen(focus) {
      if isListed {
        let rows = min(needs.items, (room - folded + 2) / 2)
        open(.items, rows)
        open(.detail, room - folded + 2 - rows)
      } else if let only = [focus, .items, .detail].first(where: canOpen) {
        open(only, room - folded + 1)
      }
    } else {
      let own = min(needs.of(focus), room - folded + 1)
      open(focus, own)
      let rest = room - folded + 2 - own
      if list, detail, rest - needs.items >= 5 {
        open(.items, needs.items)
        open(.detail, rest - needs.items + 1)
      } else if rest >= 5, let other = [Pane.items, .detail].first(where: canOpen) {
        open(other, rest)
      } else {
        open(focus, room - folded + 1)
      }
    }
    unfold(&heights)
    return content.rows(heights)
  }

  /// Rows the detail does not need open further panes, those that fit wholly.
  private func unfold(_ heights: inout [Int]) {
    let detail = Pane.detail.rawValue - 1
    guard size(focus) != .half else { return }
    for pane in [Pane.status, .domains, .meetings, .figures]
    where canOpen(pane) && heights[pane.rawValue - 1] == 1
      && heights[detail] - needs.of(pane) + 1 >= 24
    {
      heights[detail] -= needs.of(pane) - 1
      heights[pane.rawValue - 1] = needs.of(pane)
    }
  }

  // MARK: Side by side

  private func sideBySide(isWide: Bool) -> [Rect] {
    let columns: [[Pane]] =
      isWide
      ? [[.meetings, .domains, .status], [.items, .figures], [.detail]]
      : [[.meetings, .domains, .status], [.items, .detail, .figures], []]
    let shown = columns.map { $0.filter { size($0) != .hidden } }
    // Where a whole column is folded its lines stand above the rest.
    let lines = shown.filter { !$0.contains(where: canOpen) }.flatMap(\.self)
    let open = shown.map { $0.contains(where: canOpen) ? $0 : [] }
    var rects: Rects = [:]
    let (above, below) = content.splitTop(lines.count)
    for (line, pane) in lines.enumerated() {
      rects[pane] = Rect(x: above.x, y: above.y + line, width: above.width, height: 1)
    }
    for (column, area) in zip(open, below.columns(widths(open, isWide: isWide))) {
      for (pane, rect) in zip(column, area.rows(heights(column, area.height, isWide: isWide))) {
        rects[pane] = rect
      }
    }
    return list(rects)
  }

  /// Of the three columns; nil takes what is left.
  private func widths(_ open: [[Pane]], isWide: Bool) -> [Int?] {
    let width = content.width
    let half = size(focus) == .half ? open.firstIndex { $0.contains(focus) } : nil
    var left = isWide ? min(36, 33 + (width - 150) / 10) : min(36, 33 + (width - 100) / 5)
    var beside = isWide ? 36 + min(50, width - 150) / 7 + max(0, width - 200) * 2 / 3 : 0
    if half == 0 { left = width / 2 }
    if half == 1 { beside = min(beside, width / 2 - left) }
    if half == 2 { beside = width / 2 }
    if open[0].isEmpty { left = 0 }
    if open[2].isEmpty { beside = 0 }
    guard open[1].isEmpty else { return [left, nil, beside] }
    return open[2].isEmpty ? [nil, 0, 0] : [left, 0, open[0].isEmpty ? width : width - left]
  }

  /// Of the panes of one column; nil takes what is left.
  private func heights(_ column: [Pane], _ height: Int, isWide: Bool) -> [Int?] {
    if size(focus) == .half, column.contains(focus) { return column.map { $0 == focus ? nil : 1 } }
    let free = height - column.count { !canOpen($0) }
    let open = column.filter(canOpen)
    let rows =
      open.first.map { $0.rawValue <= Pane.status.rawValue } ?? false
      ? sideHeights(open, free) : mainHeights(open, free, isWide: isWide)
    var next = rows.makeIterator()
    return column.map { canOpen($0) ? next.next() ?? nil : 1 }
  }

  /// The list takes what the others leave.
  private func mainHeights(_ open: [Pane], _ height: Int, isWide: Bool) -> [Int?] {
    guard open.count > 1 else { return [nil] }
    let extra = height - 33
    let figures = max(
      4, min(needs.figures, extra < 0 ? 6 + extra / 4 : 6 + extra / (isWide ? 2 : 3)))
    let detail = max(7, 10 + extra * 4 / 10)
    let growing = open[0]
    return open.map { pane in
      switch pane {
      case growing: nil
      case .detail: detail
      default: figures
      }
    }
  }

  /// Meetings, domains, status: 12, 13 and 8 of 33 rows; what one does not need goes to the others.
  private func sideHeights(_ open: [Pane], _ height: Int) -> [Int?] {
    guard open.count > 1 else { return [nil] }
    let status = open.contains(.status) ? min(needs.status, max(8, height / 3)) : 0
    let rest = height - status
    guard open.contains(.meetings) else { return [nil, status] }
    guard open.contains(.domains) else { return [nil, status] }
    var meetings = rest * 12 / 25
    var domains = rest - meetings
    if domains > needs.domains {
      meetings += domains - needs.domains
      domains = needs.domains
    } else if meetings > needs.meetings {
      domains = min(needs.domains, domains + meetings - needs.meetings)
      meetings = rest - domains
    }
    return open.map { $0 == .meetings ? meetings : $0 == .domains ? domains : status }
  }
}
