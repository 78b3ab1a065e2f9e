import Register

// `+` and `_`: larger and smaller panes.
extension DashboardState {
  /// Performs what changes a pane's size; nil if the action does not.
  mutating func resizePane(_ id: Action.ID) -> [Effect]? {
    switch id {
    case .enlarge: resizePane(by: 1)
    case .shrink: resizePane(by: -1)
    default: nil
    }
  }

  private mutating func resizePane(by step: Int) -> [Effect] {
    let screen = Layout(self).screen
    let sizes = screen.sizes
    let place = sizes.firstIndex(of: panes[screen, focus]) ?? 0
    guard sizes.indices.contains(place + step) else {
      message = Message(
        "\(focus.title) has all the room there is; \(keys[.shrink]) takes some away.")
      return []
    }
    let size = sizes[place + step]
    guard size != .hidden || panes.shown(screen).count > 1 else {
      message = Message("\(focus.title) is the last pane and stays.")
      return []
    }
    panes[screen, focus] = size
    if size == .hidden { leaveHidden(screen) }
    fit()
    return [.keepPanes]
  }

  private mutating func leaveHidden(_ screen: PaneSizes.Class) {
    let back = keys[focus.action]
    message = Message("\(focus.title) is hidden; \(back) brings it back.")
    let left = panes.shown(screen)
    focus = left.contains(.items) ? .items : left[0]
  }

  /// A pane that is asked for by its name comes back, and unfolds.
  mutating func bringBack(_ pane: Pane) -> [Effect] {
    let screen = Layout(self).screen
    focus = pane
    defer { fit() }
    guard [.hidden, .line].contains(panes[screen, pane]) else { return [] }
    panes[screen, pane] = .normal
    return [.keepPanes]
  }

  /// Something else gave the focus to a hidden pane, or the screen became another: it is shown.
  mutating func showFocus() {
    let screen = Layout.mode(size).screen
    if panes[screen, focus] == .hidden { panes[screen, focus] = .normal }
  }
}

extension Pane {
  /// The action that goes to it.
  package var action: Action.ID {
    switch self {
    case .meetings: .meetings
    case .domains: .domainPane
    case .status: .statusPane
    case .items: .items
    case .detail: .detail
    case .figures: .figures
    }
  }
}
