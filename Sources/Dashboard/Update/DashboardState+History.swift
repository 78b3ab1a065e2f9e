import Entities
import Journal
import Query
import Register

extension DashboardState {
  /// `L`: the history of what is under the cursor; from there that of all, then
  /// what changed, and back.
  mutating func openLog() {
    switch view {
    case .history(nil): replaceView(.changes(.lastSession))
    case .history: replaceView(.history(nil))
    case .changes: replaceView(.history(nil))
    default: openView(.history(logTarget))
    }
  }

  /// ← → in what changed: another period; false elsewhere.
  mutating func stepPeriod(_ id: Action.ID) -> Bool {
    guard case .changes(let choice)? = view, id == .left || id == .right else { return false }
    let all = Period.Choice.allCases
    let place = all.firstIndex(of: choice) ?? 0
    replaceView(.changes(all[(place + (id == .right ? 1 : all.count - 1)) % all.count]))
    return true
  }

  /// The same step back leads from the new view to where the old one was opened.
  private mutating func replaceView(_ view: FullView) {
    views.removeLast()
    viewScrolls.removeLast()
    viewLists.removeLast()
    openView(view)
  }

  /// What `L` shows the history of.
  private var logTarget: Target? {
    switch view {
    case .item(let target): return target
    case nil where focus == .items || focus == .detail: return currentRow.map(register.target)
    default: return noteTarget
    }
  }

  /// Enter on an event or a change: what it is about.
  var entryView: FullView? {
    switch view {
    case .history, .exchange:
      let events = viewList.events
      guard events.indices.contains(viewScroll.cursor) else { return nil }
      let changes = register.journal.events[events[viewScroll.cursor]].changes
      return changes.lazy.compactMap { self.view(of: $0.target) }.first
    case .changes: return changeEntry.flatMap { self.view(of: $0.target) }
    default: return nil
    }
  }

  private func view(of target: Target) -> FullView? {
    if register.row(target) != nil { return .item(target) }
    if let meeting = register.meeting(at: target) { return .meeting(meeting.id) }
    return register.indicator(at: target).map { .figure($0.id) }
  }

  /// Events of the history on top, newest first.
  package var historyEvents: [Int] { isHistory ? viewList.events : [] }
}
