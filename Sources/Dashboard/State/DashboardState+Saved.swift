import Acts
import Journal
package import Query
import Search
import Text

/// A saved view in force, with what the list showed before it.
struct AppliedView: Hashable, Sendable {
  var view: SavedView
  let filter: Filter
  let filterOrder: [Filter.Part]
  let arrangement: Arrangement
}

// Saved views: which there are, which one is in force, and what is done to them.
extension DashboardState {
  /// The program's own, then the register's, then the person's.
  package var savedViews: [SavedView] {
    register.programViews(for: .init(party: settings.party)) + register.ownViews + personalViews
  }

  /// The one in force.
  package var savedView: SavedView? { appliedViews.last?.view }

  /// What filters are set back to: the view's, else none.
  var baseFilter: Filter { savedView?.filter ?? Filter() }

  /// `overdue`; `overdue*` where the filter or the arrangement is another by now; nil
  /// without a view in force.
  package var savedViewName: String? {
    savedView.map { view in
      let isChanged = view.filter != filter || view.arrangement != arrangement
      return isChanged ? "\(view.name)*" : view.name
    }
  }

  /// How many items a view shows; nil where its filter cannot be read in this register.
  package func count(_ view: SavedView) -> Int? {
    guard (try? register.read(filter: view.filter.text)) != nil else { return nil }
    return register.select(view.filter).count
  }

  /// Shows the list as a view has it. Views of the filtered items stay open; others are left.
  package mutating func apply(_ view: SavedView) {
    if !(self.view?.isFiltered ?? true) { while !views.isEmpty { closeView() } }
    if savedView?.name != view.name || savedView?.keeper != view.keeper {
      appliedViews.append(
        AppliedView(
          view: view, filter: filter, filterOrder: filterOrder, arrangement: arrangement))
    } else {
      appliedViews[appliedViews.count - 1].view = view
    }
    show(view.filter, [], view.arrangement)
    focus = .items
    scrolls[.detail] = Scroll()
    fit()
    do {
      _ = try register.read(filter: view.filter.text)
      message = nil
    } catch {
      message = Message(error.words, isError: true)
    }
  }

  /// Back to what the list showed before the view in force.
  mutating func leaveSavedView() {
    guard let applied = appliedViews.popLast() else { return }
    show(applied.filter, applied.filterOrder, applied.arrangement)
  }

  /// Every filter and view goes, the first view's arrangement too.
  mutating func dropFilters() {
    let arrangement = appliedViews.first?.arrangement ?? arrangement
    appliedViews = []
    show(Filter(), [], arrangement)
  }

  private mutating func show(
    _ filter: Filter, _ order: [Filter.Part], _ arrangement: Arrangement
  ) {
    self.filter = filter
    filterOrder = order
    arrange(arrangement)
    reselect()
  }

  /// Views of a name: those called just so, else those that begin with it.
  package func savedViews(named name: String) -> [SavedView] {
    let wanted = Folding.fold(name)
    let exact = savedViews.filter { Folding.fold($0.name) == wanted }
    return exact.isEmpty
      ? savedViews.filter { Folding.fold($0.name).starts(with: wanted) } : exact
  }

  // MARK: Changing them

  /// Keeps the filter and the arrangement in force under a name, with the person or with the
  /// register. Without a name, under that of the view in force.
  mutating func saveView(_ typed: String, inRegister: Bool) -> [Effect] {
    do {
      let name = typed.isEmpty ? savedView?.name ?? "" : typed
      var view = try SavedView(name: name, filter: filter, arrangement: arrangement)
      let others = savedViews.filter { Folding.fold($0.name) == Folding.fold(view.name) }
      for other in others {
        if other.keeper == .program { throw ViewRefusal.isProgram(other.name) }
        if (other.keeper == .person) == inRegister { throw ViewRefusal.isTaken(other.name) }
        if inRegister { view = other.showing(view) }
      }
      return change(.save(view), inRegister: inRegister, "View saved: \(view.name).")
    } catch let refusal as ViewRefusal {
      return refuse(refusal.words)
    } catch {
      return []
    }
  }

  /// `OLD to NEW`.
  mutating func renameView(_ typed: String) -> [Effect] {
    let parts = typed.split(separator: " ", omittingEmptySubsequences: false)
    for place in parts.indices where parts[place] == "to" {
      let old = parts[..<place].joined(separator: " ").trimmed
      let new = parts[(place + 1)...].joined(separator: " ").trimmed
      guard let view = kept(old) else { continue }
      return change(
        .rename(view.name, to: new), inRegister: view.keeper != .person,
        "View renamed: \(view.name) is \(new).")
    }
    return refuseName(typed, "Type the view's name, to, and its new name.")
  }

  mutating func deleteView(_ name: String) -> [Effect] {
    guard let view = kept(name) else { return refuseName(name, "Type the name of the view.") }
    return change(
      .delete(view.name), inRegister: view.keeper != .person, "View deleted: \(view.name).")
  }

  mutating func moveView(_ view: SavedView, by step: Int) -> [Effect] {
    guard view.keeper != .program else { return refuse(ViewRefusal.isProgram(view.name).words) }
    return change(
      .move(view.name, by: step), inRegister: view.keeper != .person, "View moved: \(view.name).")
  }

  private func kept(_ name: String) -> SavedView? {
    let wanted = Folding.fold(name.trimmed)
    return savedViews.first { $0.keeper != .program && Folding.fold($0.name) == wanted }
  }

  private mutating func refuseName(_ name: String, _ hint: String) -> [Effect] {
    guard !name.isEmpty else { return refuse(hint) }
    let wanted = Folding.fold(name)
    if let own = savedViews.first(where: { Folding.fold($0.name) == wanted }) {
      return refuse(ViewRefusal.isProgram(own.name).words)
    }
    let names = savedViews.filter { $0.keeper != .program }.map(\.name)
    return refuse(ViewRefusal.unknown(name, names).words)
  }

  private mutating func change(
    _ change: ViewChange, inRegister: Bool, _ told: String
  ) -> [Effect] {
    guard inRegister else { return [.changeViews(change, told: told)] }
    do {
      let draft = try register.draft(change, by: person)
      guard !draft.changes.isEmpty else { return refuse("The view is kept so already.") }
      return [.record(draft, Recording(told: told, step: 0, view: change))]
    } catch {
      return refuse(error.words)
    }
  }

  /// The person's views as they are kept now.
  package mutating func changedViews(_ change: ViewChange, _ views: [SavedView], told: String) {
    personalViews = views
    message = Message(told)
    follow(change)
    refreshViewsMenu()
  }

  /// The same without a file: for what is only played.
  package mutating func changeViews(_ change: ViewChange, told: String) {
    var book = ViewBook(personalViews)
    do {
      try book.apply(change)
      changedViews(change, book.views, told: told)
    } catch {
      refused(error.words)
    }
  }

  /// The view in force is the one just saved, or has its new name.
  mutating func follow(_ change: ViewChange) {
    switch change {
    case .save(let view):
      let kept = savedViews(named: view.name).first ?? view
      appliedViews = [
        AppliedView(
          view: kept, filter: Filter(), filterOrder: [], arrangement: settings.arrangement)
      ]
      filterOrder = []
    case .rename(let old, let new):
      for place in appliedViews.indices where appliedViews[place].view.name == old {
        if let view = savedViews(named: new).first { appliedViews[place].view = view }
      }
    case .delete(let name): appliedViews.removeAll { $0.view.name == name }
    case .move: break
    }
  }

  /// Counts and names in the open menu are those of now.
  mutating func refreshViewsMenu() {
    guard case .menu(var menu)? = overlay, menu.kind == .views else { return }
    let (typed, scroll) = (menu.typed, menu.scroll)
    menu = Menus(state: self).views
    menu.typed = typed
    menu.scroll = scroll
    menu.show(&self)
  }
}
