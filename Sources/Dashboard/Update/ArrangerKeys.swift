import Screen

extension Arranger {
  /// A key in the box of order, groups and columns.
  func take(_ key: Key, in state: inout DashboardState) -> [Effect] {
    var arranger = self
    state.message = nil
    switch key {
    case .escape, .control("c"):
      state.overlay = nil
      state.arrange(arranger.before)
      return []
    case .enter:
      state.overlay = nil
      state.fit()
      return []
    case .backspace: arranger.reset()
    case .character(" "): arranger.toggle()
    case .left: arranger.turn(by: -1)
    case .right: arranger.turn(by: 1)
    default: act(on: key, &arranger, &state)
    }
    arranger.scroll.fit(count: arranger.lines.count, height: Layout(state).arrangerCapacity)
    state.overlay = .arranger(arranger)
    if arranger.arrangement != state.arrangement { state.arrange(arranger.arrangement) }
    return []
  }

  /// The keys that move elsewhere move here too.
  private func act(
    on key: Key, _ arranger: inout Arranger, _ state: inout DashboardState
  ) {
    let ids = state.keys.actions(key).map(\.id)
    let page = Layout(state).arrangerCapacity
    if ids.contains(.down) || key == .tab {
      arranger.scroll.cursor += 1
    } else if ids.contains(.up) || key == .backTab {
      arranger.scroll.cursor -= 1
    } else if ids.contains(.left) {
      arranger.turn(by: -1)
    } else if ids.contains(.right) {
      arranger.turn(by: 1)
    } else if ids.contains(.moveDown) {
      arranger.move(by: 1)
    } else if ids.contains(.moveUp) {
      arranger.move(by: -1)
    } else if ids.contains(.first) {
      arranger.scroll.cursor = 0
    } else if ids.contains(.last) {
      arranger.scroll.cursor = .max
    } else if ids.contains(.halfDown) || ids.contains(.pageDown) {
      arranger.scroll.cursor += page
    } else if ids.contains(.halfUp) || ids.contains(.pageUp) {
      arranger.scroll.cursor -= page
    } else {
      state.message = Message("\(key.name) does nothing in this box.", isError: true)
    }
  }
}
