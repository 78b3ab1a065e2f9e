import Screen

extension DashboardState {
  /// A key in the `?` menu: typing narrows, Enter runs.
  mutating func take(_ key: Key, _ help: Help) -> [Effect] {
    var help = help
    switch key {
    case .escape, .control("c"), .function(1):
      overlay = nil
      return []
    case .enter:
      overlay = nil
      let shown = help.shown
      guard shown.indices.contains(help.scroll.cursor) else { return [] }
      return perform(shown[help.scroll.cursor].id)
    case .down, .tab: help.scroll.cursor += 1
    case .up, .backTab: help.scroll.cursor -= 1
    case .pageDown: help.scroll.cursor += Layout(self).helpCapacity
    case .pageUp: help.scroll.cursor -= Layout(self).helpCapacity
    default:
      if help.typed.take(key) { help.scroll = Scroll() }
    }
    help.scroll.fit(count: help.shown.count, height: Layout(self).helpCapacity)
    overlay = .help(help)
    return []
  }
}
