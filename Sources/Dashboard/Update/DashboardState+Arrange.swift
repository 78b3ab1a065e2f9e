import Screen

extension DashboardState {
  /// A key in the box of order, groups and columns.
  mutating func take(_ key: Key, _ arranger: Arranger) -> [Effect] {
    var arranger = arranger
    message = nil
    switch key {
    case .escape, .control("c"):
      overlay = nil
      arrange(arranger.before)
      return []
    case .enter:
      overlay = nil
      fit()
      return []
    case .backspace: arranger.reset()
    case .character(" "): arranger.toggle()
    case .left: arranger.turn(by: -1)
    case .right: arranger.turn(by: 1)
    default: act(on: key, &arranger)
    }
    arranger.scroll.fit(count: arranger.lines.count, height: Layout(self).arrangerCapacity)
    overlay = .arranger(arranger)
    if arranger.arrangement != arrangement { arrange(arranger.arrangement) }
    return []
  }

  /// The keys that move elsewhere move here too.
  private mutating func act(on key: Key, _ arranger: inout Arranger) {
    let ids = keys.actions(key).map(\.id)
    let page = Layout(self).arrangerCapacity
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
      message = Message("\(key.name) does nothing in this box.", isError: true)
    }
  }
}
