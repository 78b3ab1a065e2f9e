import Acts
import Entities
import Journal
import Query
import Register
import Search
import Summary

// Lines that are typed.
extension DashboardState {
  /// Runs a line of the palette: a command with its argument, an action or a view by its name,
  /// the number of a row.
  ///
  /// - Parameter line: With or without a colon before it.
  /// - Returns: What is to be done; what went wrong is in `message`.
  package mutating func run(_ line: String) -> [Effect] {
    message = nil
    guard let (name, argument) = Command.parts(line) else { return [] }
    if let command = Command.named(name) { return command.run(&self, argument) }
    if argument.isEmpty, let id = Action.ID(rawValue: name) { return perform(id) }
    if argument.isEmpty, let number = Int(name) { return goToRow(number) }
    let words = argument.isEmpty ? name : "\(name) \(argument)"
    let suggestions = Suggestions(state: self)
    if let view = suggestions.views(named: words).first { return open(view) }
    if let why = suggestions.whyNoView(words) { return refuse(why) }
    return refuse("Nothing is called “\(words)”. \(keys.lister) lists what there is.")
  }

  mutating func refuse(_ words: String) -> [Effect] {
    message = Message(words, isError: true)
    return []
  }

  private mutating func goToRow(_ number: Int) -> [Effect] {
    guard view == nil, rows.indices.contains(number - 1) else {
      return refuse("There is no row \(number) here; the list has \(rows.count).")
    }
    focus = .items
    moveCursor(to: .row(Int(rows[number - 1])))
    scrolls[.detail] = Scroll()
    fit()
    return []
  }

  mutating func tellSaved() -> [Effect] {
    let kept = drafts.isEmpty ? "" : " What is typed and not recorded is kept too."
    message = Message("All is saved: each change is on disk once it is told.\(kept)")
    return []
  }
}
