import Screen

extension DashboardState {
  /// A click or a turn of the wheel; the terminal's own selection is with Shift.
  mutating func take(_ mouse: Mouse) -> [Effect] {
    let hit = hit(at: Point(x: mouse.x, y: mouse.y))
    switch mouse.kind {
    case .press: return press(hit)
    case .doublePress: return press(hit, isDouble: true)
    case .wheelDown: turn(by: Self.wheel, over: hit)
    case .wheelUp: turn(by: -Self.wheel, over: hit)
    }
    return []
  }

  /// Rows a turn of the wheel is worth.
  private static let wheel = 3

  // MARK: Clicks

  private mutating func press(_ hit: Hit?, isDouble: Bool = false) -> [Effect] {
    if case .key(let key)? = hit { return handle(key) }
    switch overlay {
    case .form(let form): return press(hit, form)
    case .menu(let menu): return press(hit, menu)
    case .arranger(let arranger): return press(hit, arranger)
    // What was typed to filter stays in force.
    case .prompt(let prompt):
      if case .menuEntry(let place)? = hit {
        takeSuggestion(place, prompt)
        return []
      }
      _ = handle(.enter)
      if isPrompting { return [] }
    case nil: break
    }
    message = nil
    switch hit {
    case .pane(let pane)?: return bringBack(pane)
    case .title(let pane)?: return pressTitle(pane)
    case .entry(let pane, let place)?:
      let effects = bringBack(pane)
      scrolls[pane, default: Scroll()].cursor = place
      if pane == .items { scrolls[.detail] = Scroll() }
      fit()
      return effects + (isDouble ? perform(.open) : [])
    case .viewEntry(let place)?:
      views.top?.scroll.cursor = place
      fit()
      return isDouble ? perform(.open) : []
    default: return []
    }
  }

  /// A title gives the focus; that of the list, where it has it, asks for another order.
  private mutating func pressTitle(_ pane: Pane) -> [Effect] {
    if pane == .items, focus == .items, isValid(.order) { return perform(.order) }
    return bringBack(pane)
  }

  private mutating func press(_ hit: Hit?, _ menu: Menu) -> [Effect] {
    switch hit {
    case .menuEntry(let place)?:
      var menu = menu
      menu.scroll.cursor = place
      return enter(menu)
    case .menu?: return []
    // Beside it: a menu holds nothing that could be lost.
    default:
      overlay = nil
      return []
    }
  }

  /// A click on the line under the cursor is Space, on another takes the cursor there.
  private mutating func press(_ hit: Hit?, _ arranger: Arranger) -> [Effect] {
    guard case .menuEntry(let place)? = hit else { return [] }
    if place == arranger.scroll.cursor { return handle(.character(" ")) }
    var arranger = arranger
    arranger.scroll.cursor = place
    overlay = .arranger(arranger)
    return []
  }

  private mutating func press(_ hit: Hit?, _ form: Form) -> [Effect] {
    var form = form
    switch hit {
    case .field(let number)? where number == form.focus:
      if case .choice = form.fields[number].value { return handle(.right) }
      return []
    case .field(let number)?:
      form.leaveField(register)
      form.focus = number
      form.kind.adjust(&form, context(form.subject))
      overlay = .form(form)
    case .option(let place)?:
      guard case .pick(var pick) = form.fields[form.focus].value else { return [] }
      pick.go(to: place)
      form.fields[form.focus].value = .pick(pick)
      overlay = .form(form)
      return handle(.character(" "))
    default: break
    }
    return []
  }

  // MARK: The wheel

  /// Scrolls what is under the pointer, whatever has the focus; the cursor
  /// stays among what is seen.
  private mutating func turn(by rows: Int, over hit: Hit?) {
    let layout = Layout(self)
    switch (overlay, hit) {
    case (.menu(var menu)?, .menu?), (.menu(var menu)?, .menuEntry?):
      menu.scroll.roll(by: rows, count: menu.shown.count, height: layout.menuCapacity)
      overlay = .menu(menu)
    case (.arranger(var arranger)?, .menuEntry?):
      arranger.scroll.roll(
        by: rows, count: arranger.lines.count, height: layout.arrangerCapacity)
      overlay = .arranger(arranger)
    case (.menu?, _), (.form?, _), (.arranger?, _): break
    case (_, .pane(let pane)?), (_, .title(let pane)?), (_, .entry(let pane, _)?):
      guard layout.isOpen(pane) else { return }
      let before = scroll(pane).cursor
      scrolls[pane, default: Scroll()].roll(
        by: rows, count: count(pane), height: layout.capacity(pane), isText: pane == .detail)
      if pane == .items, scroll(pane).cursor != before { scrolls[.detail] = Scroll() }
      fit()
    case (_, .view?), (_, .viewEntry?):
      guard let content = view?.content(self, layout) else { return }
      let isText = !(view?.isList ?? true)
      views.top?.scroll.roll(
        by: rows, count: content.count, height: max(1, content.capacity), isText: isText)
      fit()
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
