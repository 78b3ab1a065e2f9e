import Acts
import Dates
import Entities
import Query
import Register
import Screen
import Search

// What `view`, `item`, `meeting`, `figure` take and do.
extension Suggestions {
  // MARK: Views

  var viewSuggestions: [Command.Suggestion] {
    state.savedViews.map { view in
      Command.Suggestion(
        argument: view.name, words: words(of: view), count: state.count(view).map(String.init))
    } + notMineSuggestions + fullViewSuggestions
  }

  private var notMineSuggestions: [Command.Suggestion] {
    state.register.whyNotMine(.init(party: state.settings.party)).map {
      [Command.Suggestion(argument: SavedView.mine, whyNot: $0)]
    } ?? []
  }

  /// Saved views that may be renamed or deleted, with what follows their name.
  func keptSuggestions(_ end: String) -> [Command.Suggestion] {
    state.savedViews.filter { $0.keeper != .program }.map {
      Command.Suggestion(argument: $0.name + end, words: words(of: $0))
    }
  }

  func saveSuggestions(_ typed: String) -> [Command.Suggestion] {
    let shown = SavedView.words(state.filter, state.arrangement, state.register)
    let name =
      typed.isEmpty ? state.savedView.flatMap { $0.keeper == .program ? nil : $0.name } : typed
    return [
      Command.Suggestion(
        argument: name ?? "", words: shown.isEmpty ? "all items, overdue first" : shown)
    ]
  }

  /// What a view asks, and who keeps it.
  func words(of view: SavedView) -> String {
    if !view.answers.isEmpty { return view.answers }
    let words = view.words(in: state.register)
    let shown = words.isEmpty ? "all items, overdue first" : words
    return view.keeper == .person ? shown : "\(shown) · in the register"
  }

  private var fullViewSuggestions: [Command.Suggestion] {
    ViewChoice.all.map { choice in
      let isThere = choice.view(state) != nil
      return Command.Suggestion(
        argument: choice.words, words: choice.answers,
        count: isThere ? choice.count(state).map(String.init) : nil,
        whyNot: isThere ? nil : choice.whyNot)
    }
  }

  private func choices(named name: String) -> [ViewChoice] {
    let wanted = Folding.fold(name)
    let all = ViewChoice.all.map { (Folding.fold($0.words), $0) }
    let exact = all.filter { $0.0 == wanted }
    return (exact.isEmpty ? all.filter { $0.0.starts(with: wanted) } : exact).map(\.1)
  }

  /// Views of this name; else those whose names begin with it.
  func views(named name: String) -> [any FullView] {
    choices(named: name).compactMap { $0.view(state) }
  }

  /// Why a view that there is has nothing to show; nil where no one view is called so.
  func whyNoView(_ name: String) -> String? {
    if Folding.fold(name) == Folding.fold(SavedView.mine) {
      return state.register.whyNotMine(.init(party: state.settings.party)).map {
        "No items are yours: \($0)."
      }
    }
    let named = choices(named: name)
    guard named.count == 1, named[0].view(state) == nil else { return nil }
    return "There is nothing to show of “\(named[0].words)”: \(named[0].whyNot)."
  }

  // MARK: One thing

  /// Items by id and title, those shown first while nothing is typed.
  func itemSuggestions(_ typed: String) -> [Command.Suggestion] {
    let byID = typed.isEmpty ? nil : try? state.register.row(named: typed)
    let found = typed.isEmpty ? state.rows : state.register.matches(typed) ?? []
    let hits = byID.map { row in [Int32(row)] + found.filter { $0 != row } } ?? found
    return hits.prefix(Command.limit).map { row in
      Command.Suggestion(
        argument: state.register.index.id(Int(row)), words: state.register.index.title(Int(row)))
    }
  }

  var meetingSuggestions: [Command.Suggestion] {
    state.schedule.entries.map {
      Command.Suggestion(
        argument: $0.meeting.id,
        words: "\($0.meeting.title), \($0.meeting.date?.label ?? "no date")")
    }
  }

  var figureSuggestions: [Command.Suggestion] {
    state.register.indicators.map { Command.Suggestion(argument: $0.id, words: $0.title) }
  }
}

extension Command {
  static func runView(_ name: String, _ state: inout DashboardState) -> [Effect] {
    guard !name.isEmpty else { return state.perform(.views) }
    let saved = state.savedViews(named: name)
    let suggestions = Suggestions(state: state)
    let found = suggestions.views(named: name)
    if found.count != 1, saved.isEmpty, let words = suggestions.whyNoView(name) {
      return state.refuse(words)
    }
    if saved.count == 1, found.isEmpty || Folding.fold(saved[0].name) == Folding.fold(name) {
      state.apply(saved[0])
      return []
    }
    guard found.count == 1, saved.isEmpty else {
      let names = (state.savedViews.map(\.name) + ViewChoice.all.map(\.words)).joined(
        separator: ", ")
      return state.refuse("No one view is called “\(name)”; there are \(names).")
    }
    return state.open(found[0])
  }

  /// Opens an item; the list's cursor goes to it where it is shown.
  static func runItem(_ id: String, _ state: inout DashboardState) -> [Effect] {
    do {
      let row = try state.register.row(named: id)
      if state.rows.contains(Int32(row)) {
        state.moveCursor(to: .row(row))
        state.scrolls[.detail] = Scroll()
      }
      return state.open(ItemView(state.register.target(of: row)))
    } catch {
      return state.refuse(error.words)
    }
  }

  static func runMeeting(_ id: String, _ state: inout DashboardState) -> [Effect] {
    do {
      return state.open(try state.register.meeting(named: id).view)
    } catch {
      return state.refuse(error.words)
    }
  }

  static func runFigure(_ id: String, _ state: inout DashboardState) -> [Effect] {
    do {
      return state.open(FigureView(try state.register.indicator(named: id).id))
    } catch {
      return state.refuse(error.words)
    }
  }
}

// What `theme` takes and does.
extension Suggestions {
  var themeSuggestions: [Command.Suggestion] {
    Scheme.Name.allCases.map { name in
      let isShown = name == .terminal || state.settings.takesSchemes
      return Command.Suggestion(
        argument: name.rawValue, words: name.words,
        whyNot: isShown ? nil : "needs 256 colours and no NO_COLOR")
    }
  }
}

extension Command {
  static func runTheme(_ name: String, _ state: inout DashboardState) -> [Effect] {
    let hits = Scheme.Name.allCases.filter { $0.rawValue.hasPrefix(name.lowercased()) }
    let exact = hits.first { $0.rawValue == name.lowercased() }
    guard !name.isEmpty, let theme = exact ?? (hits.count == 1 ? hits[0] : nil) else {
      let names = Scheme.Name.allCases.map(\.rawValue).joined(separator: ", ")
      return state.refuse("No one theme is called “\(name)”; there are \(names).")
    }
    state.wear(theme)
    return []
  }
}

extension Command {
  /// The most that is listed; more is narrowed by typing.
  static let limit = 200
}
