import Model
import Screen

extension DashboardState {
  /// Opens the `/` prompt on the text there is.
  mutating func openPrompt() {
    var prompt = Prompt(promptText)
    refresh(&prompt)
    overlay = .prompt(prompt)
  }

  /// A key at the `/` prompt: every change filters at once.
  mutating func take(_ key: Key, _ prompt: Prompt) -> [Effect] {
    var prompt = prompt
    let before = prompt.field.text
    var isSettled = true
    switch key {
    case .enter: return endPrompt(prompt)
    case .escape, .control("c"): return closePrompt(prompt.before)
    case .down, .up:
      overlay = nil
      _ = move(key == .down ? .down : .up)
    case .tab, .backTab: isSettled = prompt.complete(by: key == .tab ? 1 : -1)
    case .right where prompt.takeGhost(): break
    default:
      guard prompt.take(key) else { return [] }
    }
    show(prompt, isSettled: isSettled, isChanged: prompt.field.text != before)
    return []
  }

  /// A click on a suggestion.
  mutating func takeSuggestion(_ place: Int, _ prompt: Prompt) {
    var prompt = prompt
    let isSettled = prompt.put(place)
    show(prompt, isSettled: isSettled, isChanged: true)
  }

  private mutating func show(_ prompt: Prompt, isSettled: Bool, isChanged: Bool) {
    var prompt = prompt
    // The overlay first: what is selected anew asks whether one types.
    overlay = .prompt(prompt)
    if isChanged { setPromptText(prompt.field.text) }
    if isSettled { refresh(&prompt) } else { refreshFaults(&prompt) }
    overlay = .prompt(prompt)
  }

  private func refresh(_ prompt: inout Prompt) {
    let (text, cursor) = (prompt.field.text, prompt.field.cursor)
    prompt.suggestions =
      view?.log != nil
      ? register.logCompletions(of: text, at: cursor)
      : register.completions(of: text, at: cursor, under: filter)
    refreshFaults(&prompt)
  }

  private func refreshFaults(_ prompt: inout Prompt) {
    let text = prompt.field.text
    prompt.faults =
      view?.log != nil
      ? LogFilter.faults(of: text, in: register).map { Prompt.Fault(place: $1, words: $0.words) }
      : register.reading(filter: text).faults.map { Prompt.Fault(place: $0.place, words: $0.words) }
  }

  /// Enter keeps what is typed; what cannot be read stays open, with the cursor
  /// where it goes wrong.
  private mutating func endPrompt(_ prompt: Prompt) -> [Effect] {
    guard prompt.faults.isEmpty else {
      var prompt = prompt
      prompt.refuse()
      overlay = .prompt(prompt)
      return []
    }
    return closePrompt(prompt.field.text)
  }

  private mutating func closePrompt(_ text: String) -> [Effect] {
    overlay = nil
    if view?.log != nil {
      setPromptText(text)
    } else {
      setText(text)
      if !text.isEmpty, view == nil { focus = .items }
    }
    fit()
    return []
  }

  // MARK: What `/` narrows

  var isPrompting: Bool { if case .prompt? = overlay { true } else { false } }

  /// The text that `/` edits: that of the log on top, else the filter's.
  private var promptText: String { view?.log?.text ?? filter.text }

  private mutating func setPromptText(_ text: String) {
    guard views.top?.log != nil else {
      filter.text = text
      return reselect()
    }
    let register = register
    views.top?.log?.narrow(to: text, in: register)
    views.top?.scroll = Scroll()
  }

  /// Entries that match what is typed, and all.
  package var promptCounts: (found: Int, all: Int) {
    view?.log.map { ($0.shown.count, $0.all.count) } ?? (rows.count, register.count)
  }
}
