import Check
import Entities
import Query
import Register
import Screen
import Summary
import Text

/// What is wrong with the register, and what it lacks.
struct ChecksView: FullView {
  var scroll = Scroll()
  private(set) var checks: Checks?

  var isSpaced: Bool { true }

  /// The finding under the cursor; nil on the heading of a kind.
  var finding: Finding? { checks?.finding(at: scroll.cursor) }

  /// Checks anew; the cursor stays on its finding, or where that stood.
  mutating func look(at state: DashboardState) {
    var new = Checks(register: state.register, filter: state.filter)
    if let old = checks { new.unfold(like: old) }
    if let finding, let now = new.findings.firstIndex(of: finding),
      let line = new.lines.firstIndex(of: .finding(now))
    {
      scroll.cursor = line
    }
    checks = new
  }

  func content(_ state: DashboardState, _ layout: Layout) -> any ViewContent {
    ChecksPage(self, state, layout)
  }

  func here(_ state: DashboardState) -> Here {
    Here(row: finding?.row, isCurrent: true, target: finding?.target(in: state.register))
  }

  func allows(_ id: Action.ID, _ state: DashboardState) -> Bool? {
    id == .open ? !(checks?.lines.isEmpty ?? true) : nil
  }

  /// Enter: a kind is unfolded or folded; a finding opens what it is about.
  func perform(_ id: Action.ID, _ state: inout DashboardState) -> [Effect]? {
    guard id == .open, let checks, let line = checks.lines[at: scroll.cursor] else { return nil }
    switch line {
    case .group(let number):
      var view = self
      view.checks?.toggle(checks.groups[number])
      state.views.top = view
    case .finding(let number): state.open(checks.findings[number])
    }
    return []
  }

  func exported(_ state: DashboardState) -> Export.Content { .checks }
  func told(_ flat: Flat) -> Flat.Told { .checks }
}

extension Register {
  /// The view of what a finding is about; nil where that is no part of the dashboard.
  func view(of finding: Finding) -> (any FullView)? {
    switch finding.about {
    case .item(let row): return ItemView(target(of: row))
    case .meeting(let id): return AgendaView(id)
    case .indicator(let id): return FigureView(id)
    case .tension(let id):
      let row = tension(id)?.commitments.lazy.compactMap(index.row).first
      return row.map { ItemView(target(of: $0)) } ?? HistoryView(of: target(ofTension: id))
    case .other(let target): return HistoryView(of: target)
    case .part: return nil
    case .register: if case .journal? = finding.problem?.fault { return HistoryView() }
    }
    return nil
  }
}
