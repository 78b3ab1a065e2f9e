import Entities
import Query
import Register
import Screen
import Sheets
import Summary

/// What each side owes, with the column of the cursor; nil for the items of a row.
struct BalanceView: FullView {
  private(set) var standing: Balance.Standing?
  var scroll = Scroll()
  private(set) var entries: [Balance.Entry] = []
  /// The columns: suspended only where an item is.
  private(set) var standings: [Balance.Standing] = []

  var isFiltered: Bool { true }
  var column: String? { "column" }

  mutating func narrow(to state: DashboardState) {
    let balance = Balance(state.register, state.matching)
    entries = state.matching.isEmpty ? [] : balance.entries
    standings = balance.standings
  }

  func content(_ state: DashboardState, _ layout: Layout) -> any ViewContent {
    BalancePage(self, state, layout)
  }

  func next(_ state: DashboardState) -> (any FullView)? {
    entries[at: scroll.cursor].map { BehindView(Balance.Cell($0, standing)) }
  }

  func perform(_ id: Action.ID, _ state: inout DashboardState) -> [Effect]? {
    guard id == .left || id == .right else { return nil }
    let columns = [nil] + standings.map(Optional.some)
    let index = columns.firstIndex(of: standing) ?? 0
    var view = self
    view.standing = columns[max(0, min(index + (id == .left ? -1 : 1), columns.count - 1))]
    state.views.top = view
    return []
  }

  func exported(_ state: DashboardState) -> Export.Content {
    .balance(state.matching, state.filter)
  }

  func told(_ flat: Flat) -> Flat.Told { .balance }
}
