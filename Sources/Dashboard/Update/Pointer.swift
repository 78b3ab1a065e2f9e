import Screen

/// A click or a turn of the wheel; the terminal's own selection is with Shift.
struct Pointer {
  /// Rows a turn of the wheel is worth.
  private static let wheel = 3

  func take(_ mouse: Mouse, in state: inout DashboardState) -> [Effect] {
    let hit = Hit.at(Point(x: mouse.x, y: mouse.y), state)
    switch mouse.kind {
    case .press: return press(hit, &state)
    case .doublePress: return press(hit, isDouble: true, &state)
    case .wheelDown: turn(by: Self.wheel, over: hit, &state)
    case .wheelUp: turn(by: -Self.wheel, over: hit, &state)
    }
    return []
  }

  private func press(_ hit: Hit?, isDouble: Bool = false, _ state: inout DashboardState) -> [Effect]
  {
    if case .key(let key)? = hit { return state.handle(key) }
    switch state.overlay {
    case .form(let form): return press(hit, form, &state)
    case .menu(let menu): return press(hit, menu, &state)
    case .arranger(let arranger): return press(hit, arranger, &state)
    // What was typed to filter stays in force.
    case .prompt(let prompt):
      if case .menuEntry(let place)? = hit {
        prompt.take(suggestion: place, in: &state)
        return []
      }
      _ = state.handle(.enter)
      if state.isPrompting { return [] }
    case nil: break
    }
    state.message = nil
    switch hit {
    case .pane(let pane)?: return state.bringBack(pane)
    case .title(let pane)?: return pressTitle(pane, &state)
    case .entry(let pane, let place)?:
      let effects = state.bringBack(pane)
      state.scrolls[pane, default: Scroll()].cursor = place
      if pane == .items { state.scrolls[.detail] = Scroll() }
      state.fit()
      return effects + (isDouble ? state.perform(.open) : [])
    case .viewEntry(let place)?:
      state.views.top?.scroll.cursor = place
      state.fit()
      return isDouble ? state.perform(.open) : []
    default: return []
    }
  }

  /// A title gives the focus; that of the list, where it has it, asks for another order.
  private func pressTitle(_ pane: Pane, _ state: inout DashboardState) -> [Effect] {
    if pane == .items, state.focus == .items, state.isValid(.order) { return state.perform(.order) }
    return state.bringBack(pane)
  }

  private func press(_ hit: Hit?, _ menu: Menu, _ state: inout DashboardState) -> [Effect] {
    switch hit {
    case .menuEntry(let place)?:
      var menu = menu
      menu.scroll.cursor = place
      return menu.enter(&state)
    case .menu?: return []
    // Beside it: a menu holds nothing that could be lost.
    default:
      state.overlay = nil
      return []
    }
  }

  /// A click on the line under the cursor is Space, on another takes the cursor there.
  private func press(_ hit: Hit?, _ arranger: Arranger, _ state: inout DashboardState) -> [Effect] {
    guard case .menuEntry(let place)? = hit else { return [] }
    if place == arranger.scroll.cursor { return state.handle(.character(" ")) }
    var arranger = arranger
    arranger.scroll.cursor = place
    state.overlay = .arranger(arranger)
    return []
  }

  private func press(_ hit: Hit?, _ form: Form, _ state: inout DashboardState) -> [Effect] {
    var form = form
    switch hit {
    case .field(let number)? where number == form.focus:
      if case .choice = form.fields[number].value { return state.handle(.right) }
      return []
    case .field(let number)?:
      form.leaveField(state.register)
      form.focus = number
      form.kind.adjust(&form, state.context(form.subject))
      state.overlay = .form(form)
    case .option(let place)?:
      guard case .pick(var pick) = form.fields[form.focus].value else { return [] }
      pick.go(to: place)
      form.fields[form.focus].value = .pick(pick)
      state.overlay = .form(form)
      return state.handle(.character(" "))
    default: break
    }
    return []
  }

  /// Scrolls what is under the pointer, whatever has the focus; the cursor
  /// stays among what is seen.
  private func turn(by rows: Int, over hit: Hit?, _ state: inout DashboardState) {
    let layout = Layout(state)
    switch (state.overlay, hit) {
    case (.menu(var menu)?, .menu?), (.menu(var menu)?, .menuEntry?):
      menu.scroll.roll(by: rows, count: menu.shown.count, height: layout.menuCapacity)
      state.overlay = .menu(menu)
    case (.arranger(var arranger)?, .menuEntry?):
      arranger.scroll.roll(
        by: rows, count: arranger.lines.count, height: layout.arrangerCapacity)
      state.overlay = .arranger(arranger)
    case (.menu?, _), (.form?, _), (.arranger?, _): break
    case (_, .pane(let pane)?), (_, .title(let pane)?), (_, .entry(let pane, _)?):
      guard layout.isOpen(pane) else { return }
      let before = state.scroll(pane).cursor
      state.scrolls[pane, default: Scroll()].roll(
        by: rows, count: state.count(pane), height: layout.capacity(pane), isText: pane == .detail)
      if pane == .items, state.scroll(pane).cursor != before { state.scrolls[.detail] = Scroll() }
      state.fit()
    case (_, .view?), (_, .viewEntry?):
      guard let content = state.view?.content(state, layout) else { return }
      let isText = !(state.view?.isList ?? true)
      state.views.top?.scroll.roll(
        by: rows, count: content.count, height: max(1, content.capacity), isText: isText)
      state.fit()
    default: break
    }
  }
}

extension Scroll {
  /// Moves what is seen, and the cursor only where it would be left behind.
  mutating func roll(by rows: Int, count: Int, height: Int, isText: Bool = false) {
    top = max(0, min(top + rows, count - height))
    cursor = isText ? top : max(top, min(cursor, top + height - 1))
  }
}
