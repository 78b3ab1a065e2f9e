import Check
import Journal
import Query
import Register
import Screen
import Sheets
import Summary

/// What the record disagrees on, and waits for.
struct DisagreementsView: FullView {
  var scroll = Scroll()
  private var all: [Disagreement] = []
  /// Those that the dashboard's filter leaves.
  private(set) var shown: [Disagreement] = []

  var isSpaced: Bool { true }
  var isFiltered: Bool { true }
  var purpose: Action.ID? { .settle }

  /// Under the dashboard's filter only what is about items that pass it, and what is about no item.
  static func shown(_ all: [Disagreement], _ state: DashboardState) -> [Disagreement] {
    guard !state.filter.isEmpty else { return all }
    let rows = Set(state.matching.map(Int.init))
    return all.filter { state.register.touches($0.finding, rows) }
  }

  /// How many it would list; nil where counting would hold a menu up.
  static func count(_ state: DashboardState) -> Int? {
    let register = state.register
    guard register.count <= Checks.wholeItems, register.journal.events.count <= 20_000 else {
      return nil
    }
    return shown(register.disagreements, state).count
  }

  mutating func look(at state: DashboardState) {
    all = state.register.disagreements
    narrow(to: state)
  }

  mutating func narrow(to state: DashboardState) { shown = DisagreementsView.shown(all, state) }

  func content(_ state: DashboardState, _ layout: Layout) -> any ViewContent {
    DisagreementsPage(self, state, layout)
  }

  private var current: Disagreement? { shown[at: scroll.cursor] }

  func here(_ state: DashboardState) -> Here {
    Here(
      row: current?.finding.row, isCurrent: true, target: current?.target,
      disputed: current.map { [$0] } ?? [])
  }

  func allows(_ id: Action.ID, _ state: DashboardState) -> Bool? {
    id == .open ? current != nil : nil
  }

  func perform(_ id: Action.ID, _ state: inout DashboardState) -> [Effect]? {
    guard id == .open, let current else { return nil }
    state.open(current.finding)
    return []
  }

  func exported(_ state: DashboardState) -> Export.Content { .disagreements(shown.map(\.finding)) }

  /// Each with its sides, and what resolves it.
  func told(_ flat: Flat) -> Flat.Told {
    let register = flat.state.register
    let shown = DisagreementsView.shown(register.disagreements, flat.state)
    guard !shown.isEmpty else {
      return .lines(["Nothing is in dispute, and nothing is waited for."])
    }
    return .lines(
      shown.flatMap { entry -> [String] in
        let title = register.subject(of: entry.finding)
        let id = register.id(of: entry.finding).map { "; \($0)" } ?? ""
        return ["\(entry.kind.brief): \(title); \(entry.name)\(id)"].map(spoken)
          + entry.sides.map { spoken("  \($0.words)") }
          + [spoken("  \(entry.fix.text(flat.state.keys.name))")]
      })
  }
}
