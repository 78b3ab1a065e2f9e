import Dates
import Entities
import Query
import Register
import Screen
import Text

/// The dashboard line by line: what is typed goes to the same machine as keys do, and
/// what that would show is told in words. For screen readers, logs, scripts and terminals
/// that cannot place text.
package struct Flat: Sendable {
  package internal(set) var state: DashboardState
  /// Items a page holds; nil for all at once.
  let pageSize: Int?
  /// What the numbers of the last list stand for.
  var numbers: [Int: Target] = [:]
  /// What `more` goes on with.
  var rest: Rest = .nothing
  /// The session whose agenda was told last, or that is walked through.
  var table: Table?
  /// The form being asked, field by field.
  var questions: Questions?
  /// The view on top was opened to act on what it shows, not to be told.
  var isPointing = false

  enum Rest: Sendable {
    case nothing
    /// Rows from this place on.
    case rows(Int)
    case lines([String])
  }

  /// What came of a line.
  package struct Answer: Sendable {
    package var lines: [String] = []
    /// To be performed before anything else is read; then `settled` is asked what to say.
    package var effects: [Effect] = []
    /// A view to be told in words, with what the program has for it.
    package private(set) var told: Told?
    private(set) var view: (any FullView)?
    /// The meetings are asked for.
    package var isMeetings = false

    package init() {}

    init(_ lines: [String]) { self.lines = lines }

    mutating func tell(_ view: (any FullView)?, _ flat: Flat) {
      self.view = view
      told = view?.told(flat)
    }
  }

  /// - Parameters:
  ///   - state: Of any size; nothing of it is drawn.
  ///   - pageSize: Items and lines that are told before `more`; nil for no end.
  package init(_ state: DashboardState, pageSize: Int?) {
    self.state = state
    self.state.resize(to: Size(width: 100, height: 40))
    self.state.settings.keymap = state.keys.spoken
    self.pageSize = pageSize
  }

  /// Changes the state from outside: what was recorded, what others wrote.
  package mutating func change<Result>(_ body: (inout DashboardState) -> Result) -> Result {
    body(&state)
  }

  /// What stands before the next line: `ahd> `, or the field that is asked.
  package var prompt: String { questions.map { prompt(of: $0) } ?? tablePrompt ?? "ahd> " }

  /// Whether a form is being asked, so that what is typed is an answer.
  package var isAsking: Bool { questions != nil }

  /// What is told before the first line.
  package mutating func greeting() -> [String] {
    let header = state.register.header
    return [
      "\(header.title), as of \(state.register.day.words). \(countWords)\(standingWords)",
      "help lists the commands, quit leaves.",
    ].map(spoken) + told()
  }

  /// Takes a line, without its end.
  package mutating func take(_ line: String) -> Answer {
    if questions != nil { return answer(line.trimmed) }
    guard let (name, argument) = Command.parts(line) else { return Answer() }
    state.message = nil
    let keyed = name.count == 1 ? Key(name: keyName(line)) : nil
    let action = keyed.flatMap { state.settings.keymap.actions($0).first }
    let command = FlatCommand.named(name) ?? action.flatMap { FlatCommand.of($0.id) }
    if let command { return run(command, argument) }
    return runElsewhere(line, name, argument, action)
  }

  /// Keys mind the case: `X` is not `x`.
  private func keyName(_ line: String) -> String {
    String(line.trimmed.drop { $0 == ":" }.prefix(1))
  }

  // MARK: Lines of the palette

  private mutating func runElsewhere(
    _ line: String, _ name: String, _ argument: String, _ action: Action?
  ) -> Answer {
    let filter = state.filter
    let effects: [Effect]
    if let action, argument.isEmpty, Command.named(name) == nil {
      effects = state.perform(action.id)
    } else if let view = Suggestions(state: state).views(named: line.trimmed).first {
      state.open(view)
      effects = []
    } else {
      effects = state.run(line)
    }
    var answer = settled()
    answer.effects = effects
    if state.filter != filter, answer.lines.isEmpty { answer.lines = [spoken(countWords)] }
    return answer
  }

  /// What the state now holds that a screen would show: a form to ask, a view, a
  /// menu, what just happened.
  package mutating func settled() -> Answer {
    var answer = Answer(told())
    switch state.overlay {
    case .form(let form)? where questions == nil: answer.lines += begin(form)
    case .form?: answer.lines += again()
    case nil: questions = nil
    case .menu(let menu)?:
      state.overlay = nil
      answer.lines += menu.entries.map { spoken("\($0.name): \($0.whyNot ?? $0.help)") }
    default:
      state.overlay = nil
      answer.lines.append("That is for the screen; filter, view and help do it here.")
    }
    if questions == nil {
      let view = isPointing ? nil : state.view
      goHome()
      answer.tell(view, self)
    }
    return answer
  }

  /// Back to the list, whatever view was opened to act or to be told.
  mutating func goHome() {
    isPointing = false
    while state.view != nil { _ = state.closeView() }
    state.focus = .items
    state.selected = []
  }

  /// The message of the state, once.
  mutating func told() -> [String] {
    guard let message = state.message else { return [] }
    state.message = nil
    guard message.isUndo else { return [spoken(message.text)] }
    // The way back in a sentence.
    let end = message.words.last.map { ".!?".contains($0) } ?? true
    return [spoken("\(message.words)\(end ? "" : ".") \(state.keys[.undo]) takes it back.")]
  }
}

extension Flat {
  /// ` 3 to send, offline since 09:14.`; nothing for a register that was never exchanged.
  private var standingWords: String {
    SyncWords(state: state).marks.first.map { " \($0.capitalisedFirst)." } ?? ""
  }

  /// `4 of 35 items, none overdue; domain: Narcotics control.`
  var countWords: String {
    let tally = state.register.tally(state.matching)
    let overdue = tally.overdue == 0 ? "none overdue" : "\(tally.overdue) overdue"
    let all = state.register.count
    let words = state.filter.words(in: state.register)
    guard !words.isEmpty else { return "\(all) \(all == 1 ? "item" : "items"), \(overdue)." }
    return "\(tally.total) of \(all) items, \(overdue); \(words)."
  }
}
