import Screen
import Search
import Text

// What the palette lists.
struct Menus {
  let state: DashboardState

  /// Everything there is to do: views, commands, the actions that are valid here, then those
  /// that are not, with why.
  var palette: Menu {
    let suggestions = Suggestions(state: state)
    let views = suggestions.viewSuggestions.map { view in
      Menu.Entry(
        name: "view \(view.argument)", help: view.words, count: view.count, whyNot: view.whyNot,
        line: "view \(view.argument)", choice: .line("view \(view.argument)"))
    }
    let commands = Command.all.filter { $0.name != "view" }.map(entry)
    let actions = Action.all.filter { $0.id != .palette }
    let valid = actions.filter { state.isValid($0.id) }.map { entry($0) }
    let others = actions.filter { !state.isValid($0.id) }.map {
      entry($0, whyNot: state.whyNot($0.id))
    }
    return Menu(.palette, views + commands + valid + others)
  }

  private func entry(_ command: Command) -> Menu.Entry {
    let isWhole = command.argument.isEmpty
    return Menu.Entry(
      name: isWhole ? command.name : "\(command.name) \(command.argument)",
      words: command.argument, help: command.help,
      line: isWhole ? command.name : "\(command.name) ",
      choice: isWhole ? .line(command.name) : .fill("\(command.name) "))
  }

  private func entry(_ action: Action, whyNot: String? = nil) -> Menu.Entry {
    Menu.Entry(
      name: action.id.rawValue, words: action.words, help: action.help,
      count: state.keys.keys(of: action.id).first?.name, whyNot: whyNot, line: action.id.rawValue,
      choice: .action(action.id))
  }

  /// What the palette shows for what is typed: arguments behind the name of a
  /// command, else all that fits.
  func narrowed(_ menu: Menu) -> Menu {
    var menu = menu
    menu.narrow()
    guard menu.kind == .palette else { return menu }
    let typed = menu.typed.text
    guard let (name, argument) = Command.parts(typed), let command = Command.named(name) else {
      return menu
    }
    let isBehind =
      typed.trimmed.contains(where: \.isWhitespace) || typed.last?.isWhitespace ?? false
    if isBehind, !command.argument.isEmpty {
      menu.shown = arguments(of: command, argument, typed)
    } else if let place = menu.shown.firstIndex(where: { $0.choice.isOf(command) }) {
      // A whole name comes first, whatever else fits.
      menu.shown.insert(menu.shown.remove(at: place), at: 0)
    } else {
      menu.shown.insert(
        Menu.Entry(name: name, help: command.help, choice: .line(name)), at: 0)
    }
    return menu
  }

  private func arguments(
    of command: Command, _ argument: String, _ typed: String
  ) -> [Menu.Entry] {
    let isGoingOn = typed.last?.isWhitespace ?? false
    let text = isGoingOn && !argument.isEmpty ? argument + " " : argument
    let all = command.suggest(Suggestions(state: state), text).map { suggestion in
      let line = "\(command.name) \(suggestion.argument)".trimmed
      return Menu.Entry(
        name: suggestion.argument.isEmpty ? command.name : suggestion.argument,
        help: suggestion.words, count: suggestion.count, whyNot: suggestion.whyNot, line: line,
        choice: .line(line))
    }
    guard command.isRanked else { return all }
    let found = Fuzzy(argument).ranked(all) { ($0.name, $0.help + ($0.whyNot ?? "")) }
    if found.isEmpty, !argument.isEmpty {
      return [
        Menu.Entry(
          name: argument, whyNot: "There is no such \(command.argument.lowercased()).",
          choice: .line("\(command.name) \(argument)"))
      ]
    }
    return found
  }
}

extension Menu.Choice {
  fileprivate func isOf(_ command: Command) -> Bool {
    switch self {
    case .line(let line): line == command.name
    case .fill(let line): line == command.name + " "
    default: false
    }
  }
}
