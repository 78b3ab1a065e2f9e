import Query
import Register
import Screen
import Sheets
import Summary

/// The last line: keys valid here, most used first, cut from the right; the way out and the help
/// never go. A click runs a key.
struct KeyLine {
  func draw(on canvas: inout Canvas) {
    let y = canvas.state.size.height - 1
    let width = canvas.state.size.width - 2
    let isNarrow = canvas.layout.mode == .tabs
    let words = KeyWords(state: canvas.state).words(isNarrow: isNarrow)
    let ends = cells(words.ends) > width ? words.help.map { [$0] } ?? [] : words.ends
    // The palette stands apart from what never goes.
    let last = width >= 98 ? words.last.map { [$0] } ?? [] : []
    let room = width - cells(ends) - (last.isEmpty ? 0 : cells(last) + 4)
    var shown: [String] = []
    for key in words.keys {
      guard cells(shown + [key]) + 2 <= room else { break }
      shown.append(key)
    }
    let next = putKeys(shown + last, x: 1, y: y, on: &canvas)
    putKeys(ends, x: isNarrow ? next : 1 + width - cells(ends), y: y, on: &canvas)
  }

  private func cells(_ keys: [String]) -> Int { keys.reduce(-2) { $0 + Width.of($1) + 2 } }

  /// Keys with their words, two blanks apart; returns where the next would stand.
  @discardableResult
  private func putKeys(_ keys: [String], x: Int, y: Int, on canvas: inout Canvas) -> Int {
    keys.reduce(x) { x, words in
      let used = canvas.put(
        canvas.glyphs.own(words), x: x, y: y, width: canvas.state.size.width - 1 - x)
      let name = String(words.prefix { $0 != " " })
      if let key = Key(name: name) {
        canvas.touch(Rect(x: x, y: y, width: used, height: 1), .key(key))
      }
      return x + used + 2
    }
  }
}

/// The keys that do something here, each with its word.
struct KeyWords {
  struct Words {
    /// Most used first.
    let keys: [String]
    var last: String?
    /// Those that always stay, and of them the one that stays longest.
    var ends: [String] = []
    var help: String?
  }

  let state: DashboardState

  /// `Enter open`, `x report done`, … and those that always stay.
  func words(isNarrow: Bool) -> Words {
    switch state.overlay {
    case .form(let form): return Words(keys: form.keys(.line))
    case .menu(let menu):
      var more: [String] = []
      if menu.kind == .palette { more = ["Tab complete"] }
      if menu.kind == .views { more = ["Ctrl-S save"] + viewKeyWords(menu) }
      return Words(
        keys: ["type to narrow", "Enter \(menu.kind.verb)"] + more + ["Esc close"])
    case .arranger(let arranger): return Words(keys: arranger.keyWords(keymap: state.keys))
    case .prompt(let prompt): return Words(keys: prompt.keyWords)
    case nil: break
    }
    let shown =
      dayKeys
      + state.validActions.filter { action in
        KeyWords.inKeyLine.contains(action.id) && !(isNarrow && action.id == .open)
          && state.canTakeBack(action.id)
      }
    let isBase = state.view == nil || !state.register.opening.isUsable
    let help = "\(state.keys[.help]) help"
    let ends =
      isNarrow
      ? [help]
      : isBase ? [help, "\(state.keys[.leave]) quit"] : ["\(state.keys[.back]) back", help]
    var words = inOrder(shown).map { self.words($0, isNarrow: isNarrow) }
    if let column = state.view?.column {
      words.insert("\(state.keys[.left]) \(state.keys[.right]) \(column)", at: min(1, words.count))
    }
    let palette = state.register.opening.isUsable ? "\(state.keys[.palette]) palette" : nil
    return Words(keys: words, last: palette, ends: ends, help: help)
  }

  /// In a view its own keys stand before those that are everywhere.
  private func inOrder(_ actions: [Action]) -> [Action] {
    guard state.view != nil else { return actions }
    // What the view is for stands first, behind what opens its entry.
    if let place = actions.firstIndex(where: { $0.id == state.view?.purpose }) {
      var actions = actions
      let purpose = actions.remove(at: place)
      actions.insert(purpose, at: actions.first?.id == .open ? 1 : 0)
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
    let key = state.keys[action.id]
    if isNarrow, action.id == .report { return "\(key) done" }
    if action.id == .open, state.view == nil, state.focus == .domains || state.focus == .status {
      return "\(key) filter"
    }
    return "\(key) \(state.view?.words(action.id, state) ?? action.words)"
  }

  /// On another day the way back stands first; there is nothing to write.
  private var dayKeys: [Action] {
    state.register.asOf == nil ? [] : [.of(.today), .of(.earlier), .of(.later)]
  }

  /// Movement is known by its arrows, and the panes carry their digits.
  private static let inKeyLine: Set<Action.ID> = [
    .open, .report, .confirm, .reopen, .filterDomains, .addDomain, .dropFilters, .find, .overdue,
    .record, .note, .status, .date, .edit, .settle, .take, .add, .decide, .walk, .moveUp, .undo,
    .views,
    .redo, .log, .order, .arrange, .fold,
  ]
}
