import Acts
package import Check
import Entities
import Journal
package import Query
import Register
import Search
import Summary

// The views over the dashboard: opening them, stepping back, and keeping what they list.
extension DashboardState {
  /// Opens a view, its cursor on an entry.
  @discardableResult
  mutating func open(_ view: any FullView, at cursor: Int = 0) -> [Effect] {
    var view = view
    view.look(at: self)
    view.narrow(to: self)
    view.scroll.cursor = cursor
    views.append(view)
    view.opened(&self)
    fit()
    return []
  }

  @discardableResult
  mutating func closeView() -> [Effect] {
    views.top = nil
    fit()
    return []
  }

  /// The same step back leads from the new view to where the old one was opened.
  mutating func replaceView(_ view: any FullView) {
    views.top = nil
    open(view)
  }

  /// What a finding is about; what is not in the dashboard is mended in an editor.
  mutating func open(_ finding: Finding) {
    if register.opening.isUsable, let view = register.view(of: finding) {
      open(view)
    } else if let place = register.places(of: [finding]).first ?? nil {
      message = Message("Mend it in an editor: \(place.words).")
    }
  }

  // MARK: What they list

  /// Works the lists of the views out anew.
  mutating func lookAnew() {
    changeViews { $0.look(at: $1) }
    refreshViewsMenu()
  }

  /// The filter or the order is another.
  mutating func narrowViews() { changeViews { $0.narrow(to: $1) } }

  private mutating func changeViews(_ change: (inout any FullView, DashboardState) -> Void) {
    for index in views.indices {
      var view = views[index]
      change(&view, self)
      views[index] = view
    }
  }

  // MARK: Keys

  /// What an action means in the view on top alone; nil where it means what it does everywhere.
  mutating func performInView(_ id: Action.ID) -> [Effect]? {
    guard let view, let effects = view.perform(id, &self) else { return nil }
    fit()
    return effects
  }

  /// Opens views and steps back from them; false if the action does neither.
  mutating func show(_ id: Action.ID) -> Bool {
    switch id {
    case .open: openHere()
    case .log: open(HistoryView(of: here.target))
    case .help: overlay = .menu(Menus(state: self).keys)
    case .views: overlay = .menu(Menus(state: self).views)
    case .palette: overlay = .menu(Menus(state: self).palette)
    case .copy: overlay = Copying(state: self).menu.map(Overlay.menu)
    case .back: stepBack()
    case .arrange:
      focus = .items
      overlay = .arranger(Arranger(arrangement))
      fit()
    case .fold:
      fold()
      fit()
    case .foldAll:
      foldAll()
      fit()
    default: return false
    }
    return true
  }

  /// Enter.
  private mutating func openHere() {
    if let view {
      if let next = view.next(self) { open(next) }
      return
    }
    let cursor = scroll(focus).cursor
    switch focus {
    case .items, .detail:
      if let row = currentRow {
        open(ItemView(register.target(of: row)))
      } else {
        fold()
        fit()
      }
    case .domains: takeDomain(cursor)
    case .status: takeStatus(cursor)
    case .meetings: open(schedule.entries[cursor].meeting.view)
    case .figures: if let figure = here.figure { open(FigureView(figure.id)) }
    }
  }

  /// Esc: the view, then the newest filter.
  private mutating func stepBack() {
    if view != nil {
      closeView()
    } else if !selected.isEmpty {
      selected = []
    } else if filterOrder.isEmpty, !appliedViews.isEmpty {
      leaveSavedView()
    } else {
      dropNewestFilter()
    }
  }

  /// What is recorded while a session is walked through is done at its table.
  func atTable(_ draft: Draft) throws(Refusal) -> Draft {
    guard let walk = views.first(WalkView.self), let meeting = register.meeting(walk.session) else {
      return draft
    }
    let about = walk.entry(register)?.about ?? (view as? any TableView)?.entry(register)?.about
    return try register.atTable(draft, of: meeting, about: about)
  }

  // MARK: What they show

  /// What changed, as far as the view on top shows it.
  package var changesShown: [Changes.Entry] { (view as? ChangesView)?.entries ?? [] }
  /// What the view on top found.
  package var findingsShown: [Finding] { (view as? ChecksView)?.checks?.findings ?? [] }
}
