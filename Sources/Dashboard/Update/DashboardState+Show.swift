package import Model

extension DashboardState {
  /// Opens views and steps back from them; false if the action does neither.
  mutating func show(_ id: Action.ID) -> Bool {
    switch id {
    case .open: open()
    case .log: openView(.history(logTarget))
    case .help: overlay = .menu(keysMenu)
    case .views: overlay = .menu(viewsMenu)
    case .back: stepBack()
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
    if case .history? = view {
      if let row = historyRow { openView(.item(register.target(of: row))) }
      return
    }
    if case .checks? = view { return openChecked() }
    if view == .figures {
      if let figure = figureHere { openView(.figure(figure.id)) }
      return
    }
    if view != nil { return openBehind() }
    let cursor = scroll(focus).cursor
    switch focus {
    case .items, .detail:
      if let row = currentRow { openView(.item(register.target(of: row))) }
    case .domains: takeDomain(cursor)
    case .status: takeStatus(cursor)
    case .meetings: open(schedule.entries[cursor].meeting)
    case .figures:
      if let figure = figureHere { openView(.figure(figure.id)) }
    }
  }

  /// What `L` shows the history of.
  private var logTarget: Target? {
    if let row = currentRow, view == nil ? focus == .items || focus == .detail : isItemView {
      return register.target(of: row)
    }
    return noteTarget
  }

  private var isItemView: Bool { if case .item? = view { true } else { false } }

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
    case .history, .balance, .behind, .timeline: return nil
    case .checks: return checkedFinding?.target(in: register)
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

  /// Events of the history on top, newest first.
  package var historyEvents: [Int] {
    guard case .history(let target)? = view else { return [] }
    let events = target.map(register.journal.history) ?? register.journal.inOrder
    // On another day only what counts then.
    return events.filter { register.asOf == nil || register.journal.counted[$0] }.reversed()
  }

  /// The item the history's entry is about.
  var historyRow: Int? {
    let events = historyEvents
    guard events.indices.contains(viewScroll.cursor) else { return nil }
    let event = register.journal.events[events[viewScroll.cursor]]
    return event.changes.lazy.compactMap { register.row($0.target) }.first
  }

  /// Esc: the view, then the newest filter.
  private mutating func stepBack() {
    if view != nil {
      closeView()
    } else if !selected.isEmpty {
      selected = []
    } else {
      dropNewestFilter()
    }
  }
}
