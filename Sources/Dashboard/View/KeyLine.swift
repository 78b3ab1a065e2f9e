import Model
import Screen
import Sheets

extension Canvas {
  /// The last line: keys valid here, most used first, cut from the right; the way out and the help
  /// never go. A click runs a key.
  mutating func drawKeys() {
    let y = state.size.height - 1
    let width = state.size.width - 2
    let isNarrow = layout.mode == .tabs
    let words = state.keyWords(isNarrow: isNarrow)
    var ends = words.ends
    if cells(ends) > width { ends = ends.filter { $0.hasSuffix(" help") } }
    // The palette stands apart from what never goes.
    let last = width >= 98 ? words.last.map { [$0] } ?? [] : []
    let room = width - cells(ends) - (last.isEmpty ? 0 : cells(last) + 4)
    var shown: [String] = []
    for key in words.keys {
      guard cells(shown + [key]) + 2 <= room else { break }
      shown.append(key)
    }
    let next = putKeys(shown + last, x: 1, y: y)
    putKeys(ends, x: isNarrow ? next : 1 + width - cells(ends), y: y)
  }

  private func cells(_ keys: [String]) -> Int { keys.reduce(-2) { $0 + Width.of($1) + 2 } }

  /// Keys with their words, two blanks apart; returns where the next would stand.
  @discardableResult
  private mutating func putKeys(_ keys: [String], x: Int, y: Int) -> Int {
    keys.reduce(x) { x, words in
      let used = put(glyphs.own(words), x: x, y: y, width: state.size.width - 1 - x)
      let name = String(words.prefix { $0 != " " })
      if let key = Key(name: name) { touch(Rect(x: x, y: y, width: used, height: 1), .key(key)) }
      return x + used + 2
    }
  }
}

extension DashboardState {
  /// `Enter open`, `x report done`, … and those that always stay.
  func keyWords(isNarrow: Bool) -> (keys: [String], last: String?, ends: [String]) {
    switch overlay {
    case .form(let form): return (form.keys(.line), nil, [])
    case .menu(let menu):
      var more: [String] = []
      if menu.kind == .palette { more = ["Tab complete"] }
      if menu.kind == .views { more = ["Ctrl-S save"] + viewKeyWords(menu) }
      return (["type to narrow", "Enter \(menu.kind.verb)"] + more + ["Esc close"], nil, [])
    case .arranger(let arranger): return (arranger.keyWords(keymap: keys), nil, [])
    case .prompt(let prompt): return (prompt.keyWords, nil, [])
    case nil: break
    }
    let shown =
      dayKeys
      + validActions.filter { action in
        DashboardState.inKeyLine.contains(action.id) && !(isNarrow && action.id == .open)
          && canTakeBack(action.id)
      }
    let isBase = view == nil || !register.opening.isUsable
    let help = "\(keys[.help]) help"
    let ends =
      isNarrow
      ? [help] : isBase ? [help, "\(keys[.leave]) quit"] : ["\(keys[.back]) back", help]
    var words = inOrder(shown).map { self.words($0, isNarrow: isNarrow) }
    if let travel = travelWords { words.insert(travel, at: min(1, words.count)) }
    let palette = register.opening.isUsable ? "\(keys[.palette]) palette" : nil
    return (words, palette, ends)
  }

  /// In a view its own keys stand before those that are everywhere.
  private func inOrder(_ actions: [Action]) -> [Action] {
    guard view != nil else { return actions }
    // What the view is for stands first, behind what opens its entry.
    if case .disagreements? = view, let place = actions.firstIndex(where: { $0.id == .settle }) {
      var actions = actions
      let settle = actions.remove(at: place)
      actions.insert(settle, at: actions.first?.id == .open ? 1 : 0)
      return actions
    }
    let isEverywhere = { (action: Action) in [.undo, .redo, .views].contains(action.id) }
    return actions.filter { !isEverywhere($0) } + actions.filter(isEverywhere)
  }

  /// What is done to a view that somebody saved.
  private func viewKeyWords(_ menu: Menu) -> [String] {
    guard case .saved(let view)? = menu.current?.choice, view.keeper != .program else { return [] }
    return ["Ctrl-R rename", "Ctrl-X delete", "Ctrl-N Ctrl-P move"]
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
    .record, .note, .status, .date, .edit, .settle, .take, .add, .decide, .walk, .moveUp, .undo,
    .views,
    .redo, .log, .order, .arrange, .fold,
  ]
}
