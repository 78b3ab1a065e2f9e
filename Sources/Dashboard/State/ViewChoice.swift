import Dates
import Entities
import Journal
import Query
import Register
import Summary

/// A view of the `v` menu. The table is the one place to add a view to.
struct ViewChoice {
  let words: String
  /// The question it answers.
  let answers: String
  /// The view; nil where there is nothing it could show.
  let view: (DashboardState) -> (any FullView)?
  /// Why there is nothing, in a few words.
  var whyNot = ""
  /// How much it holds; nil where nothing is counted.
  var count: (DashboardState) -> Int? = { _ in nil }

  static var all: [ViewChoice] {
    [
      ViewChoice(
        words: "agenda", answers: "what the next session takes up",
        view: { $0.register.agendaSession.map { AgendaView($0.id) } },
        whyNot: "no session is ahead",
        count: { state in
          state.register.agendaSession.map { state.register.points(of: $0).count }
        }),
      ViewChoice(
        words: "timeline", answers: "what is due when, by quarter",
        view: { TimelineView(.quarter(Quarter(of: $0.register.day))) }, count: { $0.matching.count }
      ),
      ViewChoice(
        words: "balance", answers: "who owes what to whom, in counts",
        view: { _ in BalanceView() }, count: { $0.matching.count }),
      ViewChoice(
        words: "changes since", answers: "what was done, moved and recorded since the last session",
        view: { _ in ChangesView() }),
      ViewChoice(
        words: "exchange", answers: "how it stands with the others, and what was received",
        view: { SyncWords(state: $0).isThere ? ExchangeView() : nil },
        whyNot: "never exchanged; ahd sync --git --remote URL begins it",
        count: { SyncWords(state: $0).isThere ? $0.syncNews.arrived.count : nil }),
      ViewChoice(
        words: "log of all", answers: "who recorded what, newest first",
        view: { _ in HistoryView() }, count: { $0.register.journal.counted.count(where: \.self) }),
      ViewChoice(
        words: "figures", answers: "what is measured: readings, and what is due",
        view: { _ in FiguresView() }, count: { FiguresView.shown($0).count }),
      ViewChoice(
        words: "disagreements", answers: "what is contested or waited for, and what each says",
        view: { _ in DisagreementsView() }, count: DisagreementsView.count),
      ViewChoice(
        words: "checks", answers: "what is wrong with the register, and what it lacks",
        view: { _ in ChecksView() },
        // Counting a large register would hold the menu up.
        count: { state in
          state.register.count > Checks.wholeItems
            ? nil : Checks(register: state.register, filter: state.filter).findings.count
        }),
    ]
  }
}

extension Menus {
  /// The `?` menu.
  var keys: Menu {
    Menu(
      .keys,
      state.validActions.map {
        Menu.Entry(
          name: state.keys.names(of: $0.id), words: $0.words, help: $0.help, choice: .action($0.id))
      })
  }

  private func whyNot(_ view: SavedView) -> String? {
    do {
      _ = try state.register.read(filter: view.filter.text)
      return nil
    } catch {
      return error.words
    }
  }

  /// Why there is no view of the person's own items; none where there is one.
  private var notMine: [Menu.Entry] {
    guard let why = state.register.whyNotMine(.init(party: state.settings.party)) else { return [] }
    return [Menu.Entry(name: SavedView.mine, whyNot: why, choice: .line("view mine"))]
  }

  /// The `v` menu: saved views first; a view that has nothing to show says why.
  var views: Menu {
    let saved = state.savedViews.map { view in
      Menu.Entry(
        name: view.name, words: Suggestions(state: state).words(of: view),
        help: Suggestions(state: state).words(of: view),
        count: state.count(view).map(String.init), whyNot: whyNot(view), choice: .saved(view))
    }
    return Menu(
      .views,
      saved + notMine
        + ViewChoice.all.map { choice in
          let view = choice.view(state)
          return Menu.Entry(
            name: choice.words, help: choice.answers,
            count: view == nil ? nil : choice.count(state).map(String.init),
            whyNot: view == nil ? choice.whyNot : nil,
            choice: view.map { .view($0) } ?? .line("view \(choice.words)"))
        } + [projectorEntry])
  }

  private var projectorEntry: Menu.Entry {
    Menu.Entry(
      name: "projector", help: Action.of(.projector).help,
      count: state.settings.isProjector ? "on" : nil, choice: .action(.projector))
  }
}
