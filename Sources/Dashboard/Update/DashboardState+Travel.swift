import Model
import Sheets

// The timeline and the balance: their cursors, and what stands under them.
extension DashboardState {
  /// Moves along quarters or columns; false if the action does neither here.
  mutating func travel(_ id: Action.ID) -> Bool {
    switch (view, id) {
    case (.timeline(let stop)?, .left): go(from: stop, by: -1)
    case (.timeline(let stop)?, .right): go(from: stop, by: 1)
    case (.timeline(let stop)?, .first): go(from: stop, by: -1_000_000)
    case (.timeline(let stop)?, .last): go(from: stop, by: 1_000_000)
    case (.timeline?, .today) where register.asOf == nil:
      guard let timeline, view != .timeline(.quarter(timeline.today)) else { break }
      views[views.count - 1] = .timeline(.quarter(timeline.today))
      viewScrolls[viewScrolls.count - 1] = Scroll()
    case (.timeline?, .order):
      timelineArrangement = timelineArrangement == .byDate ? .byDomain : .byDate
      refreshTimeline()
    case (.balance(let standing)?, .left): go(from: standing, by: -1)
    case (.balance(let standing)?, .right): go(from: standing, by: 1)
    default: return false
    }
    fit()
    return true
  }

  private mutating func go(from stop: Timeline.Stop, by step: Int) {
    guard let timeline else { return }
    let next = timeline.stop(stop, movedBy: step)
    guard next != stop else { return }
    views[views.count - 1] = .timeline(next)
    viewScrolls[viewScrolls.count - 1] = Scroll()
  }

  private mutating func go(from standing: Balance.Standing?, by step: Int) {
    let columns = [nil] + balance.standings.map(Optional.some)
    let place = columns.firstIndex(of: standing) ?? 0
    views[views.count - 1] = .balance(columns[max(0, min(place + step, columns.count - 1))])
  }

  /// After anything that may have moved an item in time; the stop stays on the scale.
  mutating func refreshTimeline() {
    let places = views.indices.filter { if case .timeline = views[$0] { true } else { false } }
    guard !places.isEmpty else {
      timeline = nil
      return
    }
    let timeline = Timeline(register, order.sort(matching), timelineArrangement)
    self.timeline = timeline
    for place in places {
      guard case .timeline(let stop) = views[place] else { continue }
      views[place] = .timeline(timeline.nearest(stop))
    }
  }

  // MARK: What is under the cursor

  var balance: Balance { Balance(register, matching) }

  /// Views that show the items of the filter in force.
  var isFilteredView: Bool {
    switch view {
    case .balance, .timeline, .changes, .disagreements: true
    default: false
    }
  }

  var isTimeline: Bool { if case .timeline? = view { true } else { false } }

  /// ← and → move within the view.
  var hasColumns: Bool { isFilteredView && view != .disagreements }

  /// Items the view on top lists: those behind a number, those of a quarter.
  package var viewRows: [Int32] {
    switch view {
    case .behind(let cell): Balance.rows(of: cell, among: order.sort(matching), in: register)
    case .timeline(let stop): timeline?.rows(at: stop) ?? []
    default: []
    }
  }

  /// The item under the cursor of such a list.
  var viewRow: Int? {
    let rows = viewRows
    return rows.indices.contains(viewScroll.cursor) ? Int(rows[viewScroll.cursor]) : nil
  }

  /// Enter: the items behind a number, or the item.
  mutating func openBehind() {
    if case .balance(let standing)? = view {
      let entries = balance.entries
      guard entries.indices.contains(viewScroll.cursor) else { return }
      openView(.behind(Balance.Cell(entries[viewScroll.cursor], standing)))
    } else if let row = viewRow {
      openView(.item(register.target(of: row)))
    }
  }

  /// What ← and → do here, for the key bar.
  var travelWords: String? {
    let keys = "\(keys[.left]) \(keys[.right])"
    return switch view {
    case .timeline: "\(keys) quarter"
    case .balance: "\(keys) column"
    case .changes: "\(keys) period"
    default: nil
    }
  }
}
