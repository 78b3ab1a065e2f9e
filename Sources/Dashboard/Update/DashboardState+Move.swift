import Register

extension DashboardState {
  /// Moves within lists and between panes; false if the action is no movement.
  mutating func move(_ id: Action.ID) -> Bool {
    switch id {
    case .down: step(by: 1)
    case .up: step(by: -1)
    case .first: step(by: -countHere)
    case .last: step(by: countHere)
    case .halfDown: step(by: max(1, heightHere / 2))
    case .halfUp: step(by: -max(1, heightHere / 2))
    case .pageDown: step(by: max(1, heightHere))
    case .pageUp: step(by: -max(1, heightHere))
    case .nextPane: go(to: neighbour(1))
    case .previousPane: go(to: neighbour(-1))
    case .left: go(to: Layout(self).pane(leftOf: focus))
    case .right: go(to: Layout(self).pane(rightOf: focus))
    default: return false
    }
    return true
  }

  /// Goes to the pane of a digit; nil if the action is none of these.
  mutating func goToPane(_ id: Action.ID) -> [Effect]? {
    let pane = id == .filterDomains ? .domains : Pane.allCases.first { $0.action == id }
    return pane.map { bringBack($0) }
  }

  private var countHere: Int { view == nil ? count(focus) : Layout(self).viewCount(self) }

  private var heightHere: Int {
    view == nil ? Layout(self).capacity(focus) : Layout(self).viewCapacity(self)
  }

  /// Lists move a cursor; texts move what is seen.
  private mutating func step(by rows: Int) {
    if view != nil {
      let (count, height, isText) = (countHere, heightHere, !(view?.isList ?? true))
      views.top?.scroll.move(by: rows, count: count, height: height, isText: isText)
    } else {
      scrolls[focus, default: Scroll()].move(
        by: rows, count: countHere, height: heightHere, isText: focus == .detail)
      if focus == .items { scrolls[.detail] = Scroll() }
    }
    fit()
  }

  private mutating func go(to pane: Pane) {
    focus = pane
    fit()
  }

  private func neighbour(_ step: Int) -> Pane {
    let there = Layout(self).shown
    let place = there.firstIndex(of: focus) ?? 0
    return there[(place + step + there.count) % there.count]
  }

  // MARK: Sizes of panes

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

extension Scroll {
  fileprivate mutating func move(by rows: Int, count: Int, height: Int, isText: Bool) {
    if isText {
      top = max(0, min(top + rows, count - height))
      cursor = top
    } else {
      cursor = max(0, min(cursor + rows, count - 1))
    }
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
