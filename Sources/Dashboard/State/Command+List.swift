import Query

// What `sort`, `group` and `columns` take and do.
extension Suggestions {
  var groupSuggestions: [Command.Suggestion] {
    [Command.Suggestion(argument: Grouping.none, words: "no groups")]
      + Grouping.allCases.map { Command.Suggestion(argument: $0.rawValue, words: $0.help) }
  }

  /// A key behind those that are typed, from its first and from its last.
  func sortSuggestions(_ typed: String) -> [Command.Suggestion] {
    let (before, last) = Command.lastOfList(typed)
    let sign = last.hasPrefix("-") ? "-" : ""
    let standard = Command.Suggestion(
      argument: SortKey.standard, words: "overdue first: the standard order")
    let columns = left(before).map { column in
      let unknown = column.unknown.map { ", \($0) last" } ?? ""
      return Command.Suggestion(
        argument: before + sign + column.rawValue, words: "by \(column.help)\(unknown)")
    }
    return before.isEmpty ? [standard] + columns : columns
  }

  func columnSuggestions(_ typed: String) -> [Command.Suggestion] {
    let (before, _) = Command.lastOfList(typed)
    let standard = Command.Suggestion(
      argument: Column.standardWord, words: "as many as there is room for")
    let columns = left(before).map {
      Command.Suggestion(argument: before + $0.rawValue, words: $0.help)
    }
    return before.isEmpty ? [standard] + columns : columns
  }

  /// The columns that are not named yet.
  private func left(_ before: String) -> [Column] {
    let named = before.split { $0 == "," || $0 == " " }.map { $0.drop { $0 == "-" } }
    return Column.allCases.filter { column in !named.contains { $0 == column.rawValue } }
  }
}

extension Command {
  /// Takes one part of the list's arrangement from its text; nothing is the standard.
  static func set(_ part: Arrangement.Part, _ text: String, _ state: inout DashboardState)
    -> [Effect]
  {
    var new = state.arrangement
    do {
      try new.set(part, text)
    } catch {
      return state.refuse(error.words)
    }
    state.arrange(new)
    return []
  }
}

extension Command {
  /// What stands before the last word of a list, with its comma, and that word.
  static func lastOfList(_ text: String) -> (before: String, last: String) {
    guard let comma = text.lastIndex(of: ",") else { return ("", text) }
    let next = text.index(after: comma)
    return (String(text[..<next]), String(text[next...].drop { $0 == " " }))
  }
}
