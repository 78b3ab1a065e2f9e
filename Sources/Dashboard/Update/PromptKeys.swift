import Acts
import Entities
import Journal
import Query
import Register
import Screen
import Summary

extension Prompt {
  /// Opens the `/` prompt on the text there is.
  static func open(_ state: inout DashboardState) {
    var prompt = Prompt(text(state))
    prompt.refresh(state)
    state.overlay = .prompt(prompt)
  }

  /// A key at the `/` prompt: every change filters at once.
  func take(_ key: Key, in state: inout DashboardState) -> [Effect] {
    var prompt = self
    let old = field.text
    var isSettled = true
    switch key {
    case .enter: return end(&state)
    case .escape, .control("c"): return close(before, &state)
    case .down, .up:
      state.overlay = nil
      _ = state.move(key == .down ? .down : .up)
    case .tab, .backTab: isSettled = prompt.complete(by: key == .tab ? 1 : -1)
    case .right where prompt.takeGhost(): break
    default:
      guard prompt.take(key) else { return [] }
    }
    prompt.show(isSettled: isSettled, isChanged: prompt.field.text != old, &state)
    return []
  }

  /// A click on a suggestion.
  func take(suggestion place: Int, in state: inout DashboardState) {
    var prompt = self
    let isSettled = prompt.put(place)
    prompt.show(isSettled: isSettled, isChanged: true, &state)
  }

  private func show(
    isSettled: Bool, isChanged: Bool, _ state: inout DashboardState
  ) {
    var prompt = self
    // The overlay first: what is selected anew asks whether one types.
    state.overlay = .prompt(prompt)
    if isChanged { Prompt.narrow(to: prompt.field.text, &state) }
    if isSettled { prompt.refresh(state) } else { prompt.refreshFaults(state) }
    state.overlay = .prompt(prompt)
  }

  /// Enter keeps what is typed; what cannot be read stays open, with the cursor
  /// where it goes wrong.
  private func end(_ state: inout DashboardState) -> [Effect] {
    guard faults.isEmpty else {
      var prompt = self
      prompt.refuse()
      state.overlay = .prompt(prompt)
      return []
    }
    return close(field.text, &state)
  }

  private func close(_ text: String, _ state: inout DashboardState) -> [Effect] {
    state.overlay = nil
    if state.view?.log != nil {
      Prompt.narrow(to: text, &state)
    } else {
      state.setText(text)
      if !text.isEmpty, state.view == nil { state.focus = .items }
    }
    state.fit()
    return []
  }

  private static func narrow(to text: String, _ state: inout DashboardState) {
    guard state.views.top?.log != nil else {
      state.filter.text = text
      return state.reselect()
    }
    let register = state.register
    state.views.top?.log?.narrow(to: text, in: register)
    state.views.top?.scroll = Scroll()
  }

  private mutating func refresh(_ state: DashboardState) {
    let (text, cursor) = (field.text, field.cursor)
    suggestions =
      state.view?.log != nil
      ? state.register.logCompletions(of: text, at: cursor)
      : state.register.completions(of: text, at: cursor, under: state.filter)
    refreshFaults(state)
  }

  private mutating func refreshFaults(_ state: DashboardState) {
    let text = field.text
    faults =
      state.view?.log != nil
      ? LogFilter.faults(of: text, in: state.register).map {
        Prompt.Fault(place: $1, words: $0.words)
      }
      : state.register.reading(filter: text).faults.map {
        Prompt.Fault(place: $0.place, words: $0.words)
      }
  }

  /// The text that `/` edits: that of the log on top, else the filter's.
  private static func text(_ state: DashboardState) -> String {
    state.view?.log?.text ?? state.filter.text
  }
}
