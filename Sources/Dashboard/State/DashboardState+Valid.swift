import Entities
import Journal
import Query
import Register

extension DashboardState {
  /// The actions that do something here and now, most used first: the key bar and the `?` menu.
  package var validActions: [Action] { Action.all.filter { isValid($0.id) } }

  /// Whether an action does something in this view, on this row.
  package func isValid(_ id: Action.ID) -> Bool {
    guard register.opening.isUsable || DashboardState.whenUnusable.contains(id) else {
      return false
    }
    return switch id {
    case .report: hasItem && canWrite
    case .status, .date: (hasItem || canMoveSession) && canWrite
    case .add: canAdd && canWrite
    case .select: view == nil && focus == .items && currentRow != nil && canWrite
    case .confirm:
      (hasItem && hereIsAny { $0 == .reportedDone } || canMoveSession) && canWrite
    case .reopen: hasItem && canWrite && hereIsAny { $0.isClosed || $0 == .reportedDone }
    case .decide: viewSession.flatMap { register.meeting($0.id) } != nil && isAtTable && canWrite
    case .walk: isAgenda || view == nil && sessionHere?.kind == .session
    case .moveDown, .moveUp: isAgenda && isOnPoint && canWrite
    case .take: isAgenda && tableEntry != .session && canWrite
    case .note: noteTarget != nil && canWrite
    case .record: figureHere != nil && canWrite
    case .edit: (hasItem || isFigureHere && figureHere != nil) && canWrite
    case .undo, .redo: canWrite
    case .settle: canSettle
    case .filterDomains, .nextPane, .previousPane, .meetings, .domainPane, .statusPane, .items,
      .detail, .figures:
      view == nil
    case .find: view == nil || isFilteredView || isHistory
    case .overdue: view == nil || isFilteredView
    case .left, .right: view == nil || hasColumns
    case .dropFilters:
      (view == nil || isFilteredView) && (!filter.isEmpty || !appliedViews.isEmpty)
    case .order: isTimeline
    case .arrange: view == nil
    case .fold, .foldAll: view == nil && focus == .items && !sections.isEmpty
    case .addDomain: view == nil && focus == .domains
    case .open: canOpen
    case .today: register.asOf != nil || isTimeline
    case .copy: canCopy
    case .enlarge, .shrink: view == nil
    case .export, .sessionReport: !settings.isProjector
    case .back:
      view != nil || !filter.isEmpty || !selected.isEmpty || !appliedViews.isEmpty
    default: true
    }
  }

  /// All there is to do where the register cannot be read: look at its problems and leave.
  private static let whenUnusable: Set<Action.ID> = [
    .open, .down, .up, .first, .last, .halfDown, .halfUp, .pageDown, .pageUp, .leave, .quit,
    .redraw,
    .suspend, .help,
  ]

  private var canWrite: Bool { writeRefusal == nil }

  /// Whether any item the keys act on has such a status; the form then names those that have not.
  private func hereIsAny(_ isSuch: (Status) -> Bool) -> Bool {
    guard actsOnSelection else {
      return rowHere.map { isSuch(register.status[$0]) } ?? false
    }
    return selected.contains { register.row($0).map { isSuch(register.status[$0]) } ?? false }
  }

  /// Panes and tables hold what is added there, the detail what belongs to one item.
  private var canAdd: Bool {
    view == nil && (focus == .items || focus == .meetings) || hasItem || isAtTable
  }

  /// An item is what the keys of items act on.
  private var hasItem: Bool {
    rowHere != nil
  }

  private var isAgenda: Bool { if case .meeting? = view { true } else { false } }

  /// The agenda or the walk-through is on top.
  private var isAtTable: Bool { if case .walk? = view { true } else { isAgenda } }

  private var isOnPoint: Bool { if case .point? = tableEntry { true } else { false } }

  private var canOpen: Bool {
    switch view {
    case nil: count(focus) > 0
    case .history, .exchange, .changes: entryView != nil
    case .balance: !matching.isEmpty
    case .behind, .timeline: viewRow != nil
    case .checks: !(checks?.lines.isEmpty ?? true)
    case .disagreements: disagreementHere != nil
    case .figures: figureHere != nil
    case .meeting: tableEntry == .session || hasItem
    case .walk: hasItem
    default: false
    }
  }
}

extension DashboardState {
  /// Whether `u` or Ctrl-R has anything to take back; true of all other actions. The key line asks;
  /// the store alone is sure.
  func canTakeBack(_ id: Action.ID) -> Bool {
    switch id {
    case .undo: writer.map { (try? register.journal.undoable(by: $0)) != nil } ?? false
    case .redo: writer.map { (try? register.journal.redoable(by: $0)) != nil } ?? false
    default: true
    }
  }
}
