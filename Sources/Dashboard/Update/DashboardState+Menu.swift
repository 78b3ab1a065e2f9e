import Query
import Screen

extension DashboardState {
  /// A key in a menu: typing narrows, Enter runs.
  mutating func take(_ key: Key, _ menu: Menu) -> [Effect] {
    var menu = menu
    switch key {
    case .escape, .control("c"): return closeMenu()
    case .function where keys.actions(key).contains(.of(.help)): return closeMenu()
    case .backspace where menu.kind == .palette && menu.typed.isEmpty: return closeMenu()
    case .enter: return enter(menu)
    case .control(let letter) where menu.kind == .views && "sxrnp".contains(letter):
      return changeView(letter, menu)
    case .right where !menu.ghost.isEmpty, .tab where menu.kind == .palette: menu.complete()
    case .down, .tab: menu.scroll.cursor += 1
    case .up, .backTab: menu.scroll.cursor -= 1
    case .pageDown: menu.scroll.cursor += Layout(self).menuCapacity
    case .pageUp: menu.scroll.cursor -= Layout(self).menuCapacity
    default:
      let before = menu.typed.text
      guard menu.typed.take(key) else { return [] }
      guard menu.typed.text != before else { break }
      menu.scroll = Scroll()
    }
    show(menu)
    return []
  }

  /// Ctrl and a letter in the menu of views: save what is shown, delete, rename, move the view
  /// under the cursor. What needs a name or must be confirmed goes on in the palette.
  private mutating func changeView(_ letter: Character, _ menu: Menu) -> [Effect] {
    if letter == "s" { return type("save ") }
    guard case .saved(let view)? = menu.current?.choice, view.keeper != .program else {
      return refuse("That view is the program's own; only saved ones are changed.")
    }
    switch letter {
    case "x": return type("delete-view \(view.name)")
    case "r": return type("rename-view \(view.name) to ")
    default:
      var menu = menu
      let step = letter == "n" ? 1 : -1
      let effects = moveView(view, by: step)
      if !effects.isEmpty { menu.scroll.cursor += step }
      show(menu)
      return effects
    }
  }

  /// The palette with a line begun.
  private mutating func type(_ line: String) -> [Effect] {
    message = nil
    var menu = palette
    menu.type(line)
    show(menu)
    return []
  }

  /// The menu with what fits what is typed.
  mutating func show(_ menu: Menu) {
    var menu = narrowed(menu)
    menu.scroll.fit(count: menu.shown.count, height: Layout(self).menuCapacity)
    overlay = .menu(menu)
  }

  private mutating func closeMenu() -> [Effect] {
    overlay = nil
    return []
  }

  mutating func enter(_ menu: Menu) -> [Effect] {
    var menu = menu
    guard let entry = menu.current else { return closeMenu() }
    if case .fill(let line) = entry.choice {
      menu.type(line)
      show(menu)
      return []
    }
    overlay = nil
    return run(entry.choice)
  }

  private mutating func run(_ choice: Menu.Choice) -> [Effect] {
    switch choice {
    case .action(let id): return perform(id)
    case .view(let view):
      message = nil
      return open(view)
    case .saved(let view):
      apply(view)
      return []
    case .line(let line): return run(line)
    case .copy(let copied): return [.copy(copied)]
    case .fill: return []
    }
  }
}

extension Menu {
  /// Tab: the line of the entry under the cursor, or the next entry where that is typed already.
  fileprivate mutating func complete() {
    guard let line = current?.line, line != typed.text else {
      scroll.cursor = scroll.cursor + 1 < shown.count ? scroll.cursor + 1 : 0
      return
    }
    type(line)
  }

  fileprivate mutating func type(_ line: String) {
    typed = TextField(line)
    scroll = Scroll()
  }
}
