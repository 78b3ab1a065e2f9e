import Check
package import Entities
import Register

extension DashboardState {
  /// Opens views and steps back from them; false if the action does neither.
  mutating func show(_ id: Action.ID) -> Bool {
    switch id {
    case .open: open()
    case .log: openLog()
    case .help: overlay = .menu(keysMenu)
    case .views: overlay = .menu(viewsMenu)
    case .palette: overlay = .menu(palette)
    case .copy: overlay = copyMenu.map(Overlay.menu)
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

  /// A session opens with its agenda; another meeting with what is said of it.
  private mutating func open(_ meeting: Meeting) {
    openView(meeting.kind == .session ? .meeting(meeting.id) : .meetingText(meeting.id))
  }

  private mutating func open() {
    if case .meeting(let id)? = view {
      if let target = tableEntry?.target, register.row(target) != nil {
        openView(.item(target))
      } else if tableEntry == .session {
        openView(.meetingText(id))
      }
      return
    }
    if case .walk? = view {
      if let target = tableEntry?.target { openView(.item(target)) }
      return
    }
    if isHistory || isChanges {
      if let view = entryView { openView(view) }
      return
    }
    if case .checks? = view { return openChecked() }
    if case .disagreements? = view {
      if let finding = disagreementHere?.finding { open(finding) }
      return
    }
    if view == .figures {
      if let figure = figureHere { openView(.figure(figure.id)) }
      return
    }
    if view != nil { return openBehind() }
    let cursor = scroll(focus).cursor
    switch focus {
    case .items, .detail:
      if let row = currentRow {
        openView(.item(register.target(of: row)))
      } else {
        fold()
        fit()
      }
    case .domains: takeDomain(cursor)
    case .status: takeStatus(cursor)
    case .meetings: open(schedule.entries[cursor].meeting)
    case .figures:
      if let figure = figureHere { openView(.figure(figure.id)) }
    }
  }

  /// What a note is written on here.
  package var noteTarget: Target? {
    switch view {
    case .item(let target): return target
    case .figure(let id): return register.target(ofIndicator: id)
    case .meeting(let id), .walk(let id):
      return aboutHere ?? register.meeting(id).map { register.target(ofMeeting: $0.id) }
    case .meetingText(let id):
      return register.meeting(id).map { register.target(ofMeeting: $0.id) }
    case .figures: return figureHere.map { register.target(ofIndicator: $0.id) }
    case .history, .exchange, .changes, .balance, .behind, .timeline: return nil
    case .checks: return checkedFinding?.target(in: register)
    case .disagreements: return disagreementHere?.target
    case nil: break
    }
    let cursor = scroll(focus).cursor
    switch focus {
    case .items, .detail: return currentRow.map(register.target)
    case .meetings:
      let entries = schedule.entries
      return entries.indices.contains(cursor)
        ? register.meeting(entries[cursor].meeting.id).map { register.target(ofMeeting: $0.id) }
        : nil
    case .figures: return figureHere.map { register.target(ofIndicator: $0.id) }
    case .domains, .status: return nil
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
}
