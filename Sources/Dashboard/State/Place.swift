/// Where a key is pressed. A key means one thing in one place.
package enum Place: Hashable, Sendable, CaseIterable {
  case meetings, domains, status, items, detail, figures
  /// A full view without actions of its own.
  case view
  case agenda, walk, timeline
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

extension Pane {
  var place: Place {
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
