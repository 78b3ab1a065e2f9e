import Acts
import Entities
import Journal
import Query
import Register
import Screen
import Search
import Summary

extension Menu {
  /// A key in a menu: typing narrows, Enter runs.
  func take(_ key: Key, in state: inout DashboardState) -> [Effect] {
    var menu = self
    switch key {
    case .escape, .control("c"): return close(&state)
    case .function where state.keys.actions(key).contains(.of(.help)): return close(&state)
    case .backspace where kind == .palette && typed.isEmpty: return close(&state)
    case .enter: return enter(&state)
    case .control(let letter) where kind == .views && "sxrnp".contains(letter):
      return changeView(letter, &state)
    case .right where !menu.ghost.isEmpty, .tab where kind == .palette: menu.complete()
    case .down, .tab: menu.scroll.cursor += 1
    case .up, .backTab: menu.scroll.cursor -= 1
    case .pageDown: menu.scroll.cursor += Layout(state).menuCapacity
    case .pageUp: menu.scroll.cursor -= Layout(state).menuCapacity
    default:
      let before = menu.typed.text
      guard menu.typed.take(key) else { return [] }
      guard menu.typed.text != before else { break }
      menu.scroll = Scroll()
    }
    menu.show(&state)
    return []
  }

  /// Ctrl and a letter in the menu of views: save what is shown, delete, rename, move the view
  /// under the cursor. What needs a name or must be confirmed goes on in the palette.
  private func changeView(_ letter: Character, _ state: inout DashboardState) -> [Effect] {
    if letter == "s" { return begin("save ", &state) }
    guard case .saved(let view)? = current?.choice, view.keeper != .program else {
      return state.refuse("That view is the program's own; only saved ones are changed.")
    }
    switch letter {
    case "x": return begin("delete-view \(view.name)", &state)
    case "r": return begin("rename-view \(view.name) to ", &state)
    default:
      var menu = self
      let step = letter == "n" ? 1 : -1
      let effects = state.moveView(view, by: step)
      if !effects.isEmpty { menu.scroll.cursor += step }
      menu.show(&state)
      return effects
    }
  }

  /// The palette with a line begun.
  private func begin(_ line: String, _ state: inout DashboardState) -> [Effect] {
    state.message = nil
    var menu = Menus(state: state).palette
    menu.type(line)
    menu.show(&state)
    return []
  }

  /// The menu with what fits what is typed.
  func show(_ state: inout DashboardState) {
    var menu = Menus(state: state).narrowed(self)
    menu.scroll.fit(count: menu.shown.count, height: Layout(state).menuCapacity)
    state.overlay = .menu(menu)
  }

  private func close(_ state: inout DashboardState) -> [Effect] {
    state.overlay = nil
    return []
  }

  func enter(_ state: inout DashboardState) -> [Effect] {
    var menu = self
    guard let entry = current else { return close(&state) }
    if case .fill(let line) = entry.choice {
      menu.type(line)
      menu.show(&state)
      return []
    }
    state.overlay = nil
    return run(entry.choice, &state)
  }

  private func run(_ choice: Menu.Choice, _ state: inout DashboardState) -> [Effect] {
    switch choice {
    case .action(let id): return state.perform(id)
    case .view(let view):
      state.message = nil
      return state.open(view)
    case .saved(let view):
      state.apply(view)
      return []
    case .line(let line): return state.run(line)
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
