import Query
import Register
import Screen
import Text

/// What changed in a period.
struct ChangesView: FullView {
  private(set) var choice = Period.Choice.lastSession
  var scroll = Scroll()
  private(set) var changes: Changes?
  /// Those that the dashboard's filter leaves.
  private(set) var entries: [Changes.Entry] = []
  private(set) var summary = ChangesSummary()

  var isFiltered: Bool { true }
  var column: String? { "period" }

  mutating func look(at state: DashboardState) {
    changes = state.register.changes(in: state.register.period(choice))
    narrow(to: state)
  }

  /// Under the dashboard's filter only what is about items that pass it.
  mutating func narrow(to state: DashboardState) {
    guard let changes else { return }
    entries = changes.entries
    if !state.filter.isEmpty {
      let rows = Set(state.matching)
      entries = entries.filter { $0.row.map { rows.contains(Int32($0)) } ?? false }
    }
    summary = ChangesSummary(entries, changes)
  }

  func opened(_ state: inout DashboardState) { state.syncNews.unseen = 0 }

  func content(_ state: DashboardState, _ layout: Layout) -> any ViewContent {
    ChangesPage(self, state, layout)
  }

  func here(_ state: DashboardState) -> Here { Here(listed: entries[at: scroll.cursor]?.target) }

  func next(_ state: DashboardState) -> (any FullView)? {
    entries[at: scroll.cursor].flatMap { state.register.view(of: $0.target) }
  }

  /// ← → take another period, `L` goes back to the log of all.
  func perform(_ id: Action.ID, _ state: inout DashboardState) -> [Effect]? {
    switch id {
    case .left, .right:
      let all = Period.Choice.allCases
      let index = (all.firstIndex(of: choice) ?? 0) + (id == .right ? 1 : all.count - 1)
      state.replaceView(ChangesView(choice: all[index % all.count]))
    case .log: state.replaceView(HistoryView())
    default: return nil
    }
    return []
  }

  func exported(_ state: DashboardState) -> Export.Content { .changes(choice) }

  func told(_ flat: Flat) -> Flat.Told {
    guard flat.state.settings.isProjector else { return .changes(choice) }
    let register = flat.state.register
    return .lines(
      register.changes(in: register.period(choice)).entries.map {
        spoken("\($0.kind.words): \($0.title)")
      })
  }
}

/// How much changed, in words.
struct ChangesSummary {
  var people = "nothing"
  var time: String?
  /// Per domain and party that has any; empty for none.
  var domains = ""
  var parties = ""

  init() {}

  init(_ entries: [Changes.Entry], _ changes: Changes) {
    let register = changes.register
    people = Changes.counts(entries.filter { !$0.isByTime }) ?? "nothing"
    time = Changes.counts(entries.filter(\.isByTime))
    domains = changes.byDomain(entries)
      .map { "\(register.domainShort($0.id)) \($0.entries.count)" }.joined(separator: " · ")
    parties = changes.byParty(entries)
      .map { "\(register.name(ofParty: $0.id)) \($0.entries.count)" }.joined(separator: " · ")
  }
}
