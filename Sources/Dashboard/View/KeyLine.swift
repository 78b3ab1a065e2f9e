import Model
import Screen

extension Canvas {
  /// The last line: keys valid here, most used first, cut from the right; the way out and the help never go.
  mutating func drawKeys() {
    let y = state.size.height - 1
    let width = state.size.width - 2
    let (keys, ends) = state.keyWords(isNarrow: layout.mode == .tabs)
    var end = ends.joined(separator: "  ")
    if Width.of(end) > width { end = ends.first { $0.hasSuffix(" help") } ?? end }
    var shown: [String] = []
    var used = Width.of(end)
    for key in keys {
      let cells = Width.of(key) + 2
      guard used + cells <= width else { break }
      shown.append(key)
      used += cells
    }
    put(glyphs.own(shown.joined(separator: "  ")), x: 1, y: y, width: width)
    if layout.mode == .tabs {
      let x = shown.isEmpty ? 1 : 1 + Width.of(shown.joined(separator: "  ")) + 2
      put(end, x: x, y: y, width: width + 1 - x)
    } else {
      putRight(end, x: 1, y: y, width: width)
    }
  }
}

extension DashboardState {
  /// `Enter open`, `x report done`, … and those that always stay.
  func keyWords(isNarrow: Bool) -> (keys: [String], ends: [String]) {
    switch overlay {
    case .form(let form): return (form.keys(.line), [])
    case .menu(let menu):
      let tab = menu.kind == .palette ? ["Tab complete"] : []
      return (["type to narrow", "Enter \(menu.kind.verb)"] + tab + ["Esc close"], [])
    case .arranger(let arranger): return (arranger.keyWords(keymap: keys), [])
    case .prompt: return (["Enter keep", "Esc drop", "field:value narrows by a field"], [])
    case nil: break
    }
    let shown =
      dayKeys
      + validActions.filter { action in
        DashboardState.inKeyLine.contains(action.id) && !(isNarrow && action.id == .open)
      }
    let help = "\(keys[.help]) help"
    let isBase = view == nil || !register.opening.isUsable
    let ends =
      isNarrow
      ? [help] : isBase ? [help, "\(keys[.leave]) quit"] : ["\(keys[.back]) back", help]
    var keys = inOrder(shown).map { words($0, isNarrow: isNarrow) }
    if let words = travelWords { keys.insert(words, at: min(1, keys.count)) }
    return (keys, ends)
  }

  /// In a view its own keys stand before those that are everywhere.
  private func inOrder(_ actions: [Action]) -> [Action] {
    guard view != nil else { return actions }
    let isEverywhere = { (action: Action) in [.undo, .redo, .views].contains(action.id) }
    return actions.filter { !isEverywhere($0) } + actions.filter(isEverywhere)
  }

  private func words(_ action: Action, isNarrow: Bool) -> String {
    let key = keys[action.id]
    if isNarrow, action.id == .report { return "\(key) done" }
    if action.id == .open, view == nil, focus == .domains || focus == .status {
      return "\(key) filter"
    }
    if action.id == .order, timelineArrangement == .byDomain { return "\(key) by date" }
    if action.id == .take, case .point? = tableEntry { return "\(key) drop" }
    return "\(key) \(action.words)"
  }

  /// On another day the way back stands first; there is nothing to write.
  private var dayKeys: [Action] {
    register.asOf == nil ? [] : [.of(.today), .of(.earlier), .of(.later)]
  }

  /// Movement is known by its arrows, and the panes carry their digits.
  private static let inKeyLine: Set<Action.ID> = [
    .open, .report, .confirm, .reopen, .filterDomains, .addDomain, .dropFilters, .find, .overdue,
    .record, .note, .status, .date, .edit, .take, .add, .decide, .walk, .moveUp, .undo, .views,
    .redo, .log, .order, .arrange, .fold,
  ]
}
