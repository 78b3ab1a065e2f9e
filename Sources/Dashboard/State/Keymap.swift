import Model
package import Screen

/// Which key does what.
package struct Keymap: Sendable {
  private let actions: [Key: Action]

  package static let standard = Keymap(Action.all)

  init(_ table: [Action]) {
    actions = Dictionary(
      table.flatMap { action in action.keys.map { ($0, action) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// All there is to do where the register cannot be read: look at its problems and leave.
  static let whenUnusable: Set<Action.ID> = [
    .down, .up, .first, .last, .halfDown, .halfUp, .pageDown, .pageUp, .leave, .quit, .redraw,
    .suspend, .help,
  ]

  package func action(_ key: Key) -> Action? { actions[key] }
}

extension DashboardState {
  /// The actions that do something here and now, most used first: the key bar and the `?` menu.
  package var validActions: [Action] { Action.all.filter { isValid($0.id) } }

  /// Whether an action does something in this view, on this row.
  package func isValid(_ id: Action.ID) -> Bool {
    guard register.opening.isUsable || Keymap.whenUnusable.contains(id) else { return false }
    return switch id {
    case .report, .status: hasItem && canWrite
    case .confirm: hasItem && canWrite && currentStatus == .reportedDone
    case .reopen: hasItem && canWrite && isClosedOrReported
    case .note: noteTarget != nil && canWrite
    case .undo, .redo: canWrite
    case .filterDomains, .find, .overdue, .nextPane, .previousPane, .left, .right, .meetings,
      .domainPane, .statusPane, .items, .detail, .figures:
      view == nil
    case .dropFilters: view == nil && !filter.isEmpty
    case .addDomain: view == nil && focus == .domains
    case .open: canOpen
    case .today: register.asOf != nil
    case .log: if case .history? = view { false } else { true }
    case .back: view != nil || !filter.isEmpty
    default: true
    }
  }

  private var canWrite: Bool { writeRefusal == nil }

  /// An item is what the keys of items act on.
  private var hasItem: Bool {
    switch view {
    case .item: true
    case nil: currentRow != nil && (focus == .items || focus == .detail)
    default: false
    }
  }

  private var currentStatus: Status? { currentRow.map { register.status[$0] } }

  private var isClosedOrReported: Bool {
    currentStatus.map { $0.isClosed || $0 == .reportedDone } ?? false
  }

  private var canOpen: Bool {
    switch view {
    case nil: count(focus) > 0
    case .history: historyRow != nil
    default: false
    }
  }
}
