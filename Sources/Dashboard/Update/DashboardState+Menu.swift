import Screen

extension DashboardState {
  /// A key in a menu: typing narrows, Enter runs.
  mutating func take(_ key: Key, _ menu: Menu) -> [Effect] {
    var menu = menu
    switch key {
    case .escape, .control("c"), .function(1):
      overlay = nil
      return []
    case .enter:
      overlay = nil
      let shown = menu.shown
      guard shown.indices.contains(menu.scroll.cursor) else { return [] }
      return run(shown[menu.scroll.cursor].choice)
    case .down, .tab: menu.scroll.cursor += 1
    case .up, .backTab: menu.scroll.cursor -= 1
    case .pageDown: menu.scroll.cursor += Layout(self).menuCapacity
    case .pageUp: menu.scroll.cursor -= Layout(self).menuCapacity
    default:
      if menu.typed.take(key) { menu.scroll = Scroll() }
    }
    menu.scroll.fit(count: menu.shown.count, height: Layout(self).menuCapacity)
    overlay = .menu(menu)
    return []
  }

  private mutating func run(_ choice: Menu.Choice) -> [Effect] {
    switch choice {
    case .action(let id): return perform(id)
    case .view(let view):
      message = nil
      openView(view)
      return []
    }
  }
}
