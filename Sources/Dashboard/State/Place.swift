/// Where a key is pressed. A key means one thing in one place.
package enum Place: Hashable, Sendable, CaseIterable {
  case meetings, domains, status, items, detail, figures
  case item, figure, figuresView, agenda, meetingText, walk, history, changes, checks,
    disagreements, balance
  case behind, timeline
}

extension Action.Scope {
  /// The places in which an action may do something. Whether it does depends on the row under the
  /// cursor.
  var places: Set<Place> {
    switch self {
    case .panes: [.meetings, .domains, .status, .items, .detail, .figures]
    case .list: [.items]
    case .domains: [.domains]
    case .timeline: [.timeline]
    case .points: [.agenda]
    case .tables: [.agenda, .walk]
    default: Set(Place.allCases)
    }
  }
}

extension Action {
  /// The places in which it may do something.
  package var places: Set<Place> {
    switch id {
    // Views that follow the filter, or that have columns, take these keys too.
    case .find, .overdue, .dropFilters, .left, .right: Set(Place.allCases)
    default: scope.places
    }
  }
}

extension DashboardState {
  /// Where a key is pressed now.
  package var place: Place {
    switch view {
    case nil: focus.place
    case .item: .item
    case .figure: .figure
    case .figures: .figuresView
    case .meeting: .agenda
    case .meetingText: .meetingText
    case .walk: .walk
    case .history, .exchange: .history
    case .changes: .changes
    case .checks: .checks
    case .disagreements: .disagreements
    case .balance: .balance
    case .behind: .behind
    case .timeline: .timeline
    }
  }
}

extension Pane {
  fileprivate var place: Place {
    switch self {
    case .meetings: .meetings
    case .domains: .domains
    case .status: .status
    case .items: .items
    case .detail: .detail
    case .figures: .figures
    }
  }
}
