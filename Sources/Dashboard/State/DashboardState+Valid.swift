import Check
import Entities
import Journal
import Query
import Register

extension DashboardState {
  /// The actions that do something here and now, most used first: the key bar and the `?` menu.
  package var validActions: [Action] {
    let here = here
    return Action.all.filter { isValid($0.id, here) }
  }

  /// Whether an action does something in this view, on this row.
  package func isValid(_ id: Action.ID) -> Bool { isValid(id, here) }

  private func isValid(_ id: Action.ID, _ here: Here) -> Bool {
    guard register.opening.isUsable || DashboardState.whenUnusable.contains(id) else {
      return false
    }
    if DashboardState.writing.contains(id), writeRefusal != nil { return false }
    if let own = view?.allows(id, self) { return own }
    let isBase = view == nil
    let hasItem = here.row != nil
    return switch id {
    case .report: hasItem
    case .status, .date: hasItem || here.canMoveSession
    case .add: isBase && (focus == .items || focus == .meetings) || hasItem
    case .select: isBase && focus == .items && currentRow != nil
    case .confirm: hasItem && isAny(here) { $0 == .reportedDone } || here.canMoveSession
    case .reopen: hasItem && isAny(here) { $0.isClosed || $0 == .reportedDone }
    case .decide, .moveDown, .moveUp, .take, .order: false
    case .walk: isBase && here.session?.kind == .session
    case .note: here.target != nil
    case .record: here.figure(in: register) != nil
    case .edit: hasItem || here.figure != nil
    case .settle: canSettle(here)
    case .filterDomains, .nextPane, .previousPane, .meetings, .domainPane, .statusPane, .items,
      .detail, .figures, .arrange, .enlarge, .shrink:
      isBase
    case .find: view.map { $0.isFiltered || $0.log != nil } ?? true
    case .overdue: view?.isFiltered ?? true
    case .left, .right: isBase || view?.column != nil
    case .dropFilters:
      (view?.isFiltered ?? true) && (!filter.isEmpty || !appliedViews.isEmpty)
    case .fold, .foldAll: isBase && focus == .items && !sections.isEmpty
    case .addDomain: isBase && focus == .domains
    case .open: isBase ? count(focus) > 0 : view?.next(self) != nil
    case .today: register.asOf != nil
    case .copy: Copying(state: self).isPossible
    case .export, .sessionReport: !settings.isProjector
    case .back: !isBase || !filter.isEmpty || !selected.isEmpty || !appliedViews.isEmpty
    default: true
    }
  }

  /// Those that need a register that may be written.
  static let writing: Set<Action.ID> = [
    .report, .confirm, .reopen, .status, .date, .edit, .add, .select, .note, .record, .undo, .redo,
    .decide, .take, .moveDown, .moveUp,
  ]

  /// All there is to do where the register cannot be read: look at its problems and leave.
  private static let whenUnusable: Set<Action.ID> = [
    .open, .down, .up, .first, .last, .halfDown, .halfUp, .pageDown, .pageUp, .leave, .quit,
    .redraw,
    .suspend, .help,
  ]

  /// Whether any item the keys act on has such a status; the form then names those that have not.
  private func isAny(_ here: Here, _ isSuch: (Status) -> Bool) -> Bool {
    let rows = actsOnSelection ? selected.map(register.row) : [here.row]
    return rows.contains { $0.map { isSuch(register.status[$0]) } ?? false }
  }

  /// Whether `=` does anything about it: says which counts, or fetches what is waited for.
  private func canSettle(_ here: Here) -> Bool {
    guard let dispute = here.dispute(in: register) else { return false }
    return dispute.field != nil ? writeRefusal == nil : dispute.kind == .waiting
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
