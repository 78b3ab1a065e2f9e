import Model

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
