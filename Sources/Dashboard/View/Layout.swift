import Register
package import Screen

/// Where everything stands for a size, and how many rows each part shows. `handle` asks it
/// too, to page and scroll.
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

    /// What sizes of panes are kept for.
    var screen: PaneSizes.Class {
      switch self {
      case .tiny, .tabs: .tabs
      case .column: .column
      case .panes, .wide: .panes
      }
    }
  }

  package let size: Size
  let focus: Pane
  let mode: Mode
  /// Of each pane, by its number from 0; height 1 is folded to a line, empty is not there.
  private var rects: [Rect]
  /// Those that are not hidden.
  let shown: [Pane]
  /// What a full view takes, its border included where it has one.
  let viewRect: Rect
  /// Rows a menu would like, its border included.
  private let menuHeight: Int
  /// The pane with the focus alone.
  let isProjector: Bool
  /// Rows an entry of the full view takes.
  let viewPitch: Int

  package init(_ state: DashboardState) {
    size = state.size
    focus = state.focus
    mode = Layout.mode(size)
    let (mode, panes) = (mode, state.panes)
    let placing = PanePlacing(
      content: Layout.content(size, mode), focus: focus, needs: Needs(state),
      size: { panes[mode.screen, $0] })
    rects = placing.rects(mode)
    shown = panes.shown(mode.screen)
    isProjector = state.settings.isProjector && mode != .tiny && mode != .tabs
    viewPitch = isProjector && (state.view?.isSpaced ?? false) ? 2 : 1
    if isProjector {
      let (focus, content) = (focus, placing.content)
      rects = Pane.allCases.map { $0 == focus ? content : Rect(x: 0, y: 0, width: 0, height: 0) }
    }
    menuHeight = Layout.menuHeight(state.overlay)
    let below = state.message == nil && !state.isPrompting ? 1 : 2
    viewRect = Rect(x: 0, y: 1, width: size.width, height: size.height - 1 - below)
  }

  /// Between the header and the line above the keys; of a narrow screen below the tabs too.
  private static func content(_ size: Size, _ mode: Mode) -> Rect {
    switch mode {
    case .tiny: Rect(size)
    case .tabs: Rect(x: 0, y: 2, width: size.width, height: size.height - 4)
    default: Rect(x: 0, y: 1, width: size.width, height: size.height - 3)
    }
  }

  static func mode(_ size: Size) -> Mode {
    if size.width < 20 || size.height < 5 { return .tiny }
    if size.width < 60 || size.height < 16 { return .tabs }
    if size.width < 100 || size.height < 28 { return .column }
    return size.width < 150 ? .panes : .wide
  }

  var screen: PaneSizes.Class { mode.screen }

  var hasBorders: Bool { mode != .tabs && mode != .tiny }

  /// Where a pane stands, with its border.
  func rect(_ pane: Pane) -> Rect { rects[pane.rawValue - 1] }

  /// Whether a pane is open, that is, more than its folded line.
  func isOpen(_ pane: Pane) -> Bool {
    hasBorders ? rect(pane).height > 1 : !rect(pane).isEmpty
  }

  /// Where a pane's rows stand.
  func inner(_ pane: Pane) -> Rect {
    hasBorders ? rect(pane).inset().squeezed(pitch(pane)) : rect(pane)
  }

  /// Rows an entry of a pane takes: two on a projector, but for texts.
  func pitch(_ pane: Pane) -> Int { isProjector && pane != .detail ? 2 : 1 }

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

  /// The nearest pane that is there in the column to the left; in one column the one above.
  package func pane(leftOf pane: Pane) -> Pane { neighbour(of: pane, isRight: false) }

  package func pane(rightOf pane: Pane) -> Pane { neighbour(of: pane, isRight: true) }

  private func neighbour(of pane: Pane, isRight: Bool) -> Pane {
    guard mode == .panes || mode == .wide else {
      let others = isRight ? Pane.allCases : Pane.allCases.reversed()
      return others.first { isThere($0) && ($0.rawValue > pane.rawValue) == isRight && $0 != pane }
        ?? pane
    }
    return (isRight ? panes(rightOf: pane) : panes(leftOf: pane)).first(where: isThere) ?? pane
  }

  private func panes(leftOf pane: Pane) -> [Pane] {
    switch pane {
    case .meetings, .domains, .status: []
    case .items: [.meetings, .domains, .status]
    case .detail where mode == .wide: [.items, .figures, .domains, .meetings, .status]
    case .detail: [.domains, .meetings, .status]
    case .figures: [.status, .domains, .meetings]
    }
  }

  private func panes(rightOf pane: Pane) -> [Pane] {
    switch pane {
    case .meetings, .domains, .status: [.items, .detail, .figures]
    case .items, .figures: mode == .wide ? [.detail] : []
    case .detail: []
    }
  }

  /// Whether a pane is not hidden; behind tabs or a pane that has all the screen it still is there.
  private func isThere(_ pane: Pane) -> Bool { shown.contains(pane) }

  // MARK: Texts

  /// Lines of the detail pane's text.
  package func detailCount(_ state: DashboardState) -> Int {
    isOpen(.detail) ? DetailPane(state, self).lines.count : 0
  }

  /// Entries or lines of the full view on top, and how many are seen.
  package func viewCount(_ state: DashboardState) -> Int {
    state.view?.content(state, self).count ?? 0
  }

  package func viewCapacity(_ state: DashboardState) -> Int {
    max(1, state.view?.content(state, self).capacity ?? 1)
  }

  /// The keys take much of the screen, so that a long list stands still while it is narrowed.
  private static func menuHeight(_ overlay: DashboardState.Overlay?) -> Int {
    guard case .menu(let menu)? = overlay, menu.kind == .views || menu.kind == .copy else {
      return 34
    }
    return max(6, menu.entries.count + 3)
  }

  /// Inside the border of a full view.
  var viewArea: Rect { hasBorders ? viewRect.inset().squeezed(viewPitch) : viewRect }

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

extension Rect {
  /// The rows that are left of it where each is to take so many.
  fileprivate func squeezed(_ pitch: Int) -> Rect {
    Rect(x: x, y: y, width: width, height: (height + pitch - 1) / pitch)
  }
}
