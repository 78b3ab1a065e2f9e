import Acts
package import Dates
import Query
import Register
package import Screen

extension DashboardState {
  /// Takes a key and says what is to be done. `now` is a monotonic clock in milliseconds.
  package mutating func handle(_ key: Key, now: Int = 0) -> [Effect] {
    if now < swallowUntil, !isTyping {
      swallowUntil = 0
      message = Message(
        "The list changed as you typed; \(key.name) was not taken. Look and repeat.")
      return []
    }
    if case .mouse(let mouse) = key { return unlessRefused(take(mouse)) }
    return unlessRefused(taking(key))
  }

  /// Nothing that writes leaves here while nothing may be written, whatever view
  /// or form it came from.
  private mutating func unlessRefused(_ effects: [Effect]) -> [Effect] {
    guard let refusal = writeRefusal, effects.contains(where: \.isWriting) else { return effects }
    if case .form(var form)? = overlay {
      form.error = refusal
      overlay = .form(form)
    } else {
      message = Message(refusal, isError: true)
    }
    return effects.filter { !$0.isWriting }
  }

  private mutating func taking(_ key: Key) -> [Effect] {
    switch overlay {
    case .form(let form): return take(key, form)
    case .prompt(let prompt): return take(key, prompt)
    case .menu(let menu): return take(key, menu)
    case .arranger(let arranger): return take(key, arranger)
    case nil: return act(on: key)
    }
  }

  /// What is typed into a text is no act on the item under the cursor, and never lost.
  private var isTyping: Bool {
    switch overlay {
    case .form, .prompt: true
    case .menu, .arranger, nil: false
    }
  }

  /// A new size of the terminal.
  package mutating func resize(to size: Size) {
    screen = size
    self.size = settings.isProjector ? DashboardState.withoutMargins(size) : size
    fit()
  }

  /// A new day: what is late, and the order, change with it.
  package mutating func turn(to today: Day) {
    guard today != register.today else { return }
    ahead?.turn(to: today)
    register.turn(to: today)
    order = Order(register, by: arrangement.sort)
    recheck()
    search = SearchCache()
    reselect()
    relist()
  }

  /// A key with nothing over the view. A paste here is dropped.
  private mutating func act(on key: Key) -> [Effect] {
    if case .paste = key {
      message = Message("A paste outside a text field is dropped.")
      return []
    }
    let actions = keys.actions(key)
    guard let action = actions.first(where: { isValid($0.id) }) ?? actions.first else {
      message = Message("\(key.name) is not bound. \(keys[.help]) shows the keys.")
      return []
    }
    return perform(action.id)
  }

  /// Performs an action; one that does nothing here says so.
  package mutating func perform(_ id: Action.ID) -> [Effect] {
    message = nil
    guard isValid(id) else {
      message = Message(whyNot(id), isError: true)
      return []
    }
    if stepPeriod(id) || travel(id) || move(id) || show(id) || narrow(id) || stepDay(id) {
      return []
    }
    if let effects = resizePane(id) ?? goToPane(id) ?? actAtTable(id) { return effects }
    switch id {
    case .report: open(ReportForm(), on: itemsHere)
    case .confirm: open(ConfirmForm(), on: itemsHere)
    case .reopen: open(ReopenForm(), on: itemsHere)
    case .status: open(StatusForm(), on: itemsHere)
    case .date: open(DueForm(), on: itemsHere)
    case .edit where isFigureHere: open(RecordForm(isCorrection: true), on: figureSubject)
    case .edit: open(EditForm(), on: itemsHere)
    case .add where view == nil && focus == .items: open(AddForm(), on: .nothing)
    case .add: open(AddToItemForm(), on: itemsHere)
    case .select: toggleSelected()
    case .note: open(NoteForm(), on: noted)
    case .record: open(RecordForm(), on: figureSubject)
    case .export: open(ExportForm(exportable, self), on: .nothing)
    case .sessionReport:
      open(ExportForm(.report(filter, isShareable: false), self), on: .nothing)
    case .settle: return settle()
    case .undo: return [.undo(person)]
    case .redo: return [.redo(person)]
    case .leave: return view == nil || !register.opening.isUsable ? [.quit] : closeView()
    case .quit: return [.quit]
    case .redraw: return [.redraw]
    case .projector: toggleProjector()
    case .suspend: return [.suspend]
    default: break
    }
    return []
  }

  var person: Actor { Actor(person: settings.person) }

  func whyNot(_ id: Action.ID) -> String {
    let writes: [Action.ID] = [
      .report, .confirm, .reopen, .status, .date, .edit, .add, .select, .note, .record,
      .undo, .redo, .decide, .take, .moveDown, .moveUp,
    ]
    let isWrite = writes.contains(id)
    if isWrite, let refusal = writeRefusal { return refusal }
    switch id {
    case .confirm where rowHere != nil:
      return
        "Nothing is reported here yet: \(keys[.report]) reports it done, then \(keys[.confirm]) confirms."
    case .record:
      return "No figure here: \(keys[.figures]) goes to the figures, \(keys[.views]) lists them."
    case .reopen where rowHere != nil: return "This item is open already."
    case .decide, .moveDown, .moveUp:
      return
        "\(keys[id]) works in a session's agenda: \(keys[.meetings]), then \(keys[.open]) on a session."
    case .settle: return whyNotSettled
    case .back: return "Nothing to step back from; \(keys[.leave]) quits."
    case .dropFilters: return "No filter is in force."
    case .export, .sessionReport: return DashboardState.projectorRefusal
    case .today: return "This is today already; \(keys[.earlier]) goes back to an earlier day."
    default:
      return "\(keys[id]) does nothing here. \(keys[.help]) shows the keys."
    }
  }

  @discardableResult
  mutating func closeView() -> [Effect] {
    views.removeLast()
    viewScrolls.removeLast()
    viewLists.removeLast()
    if !views.contains(.checks) { checks = nil }
    fit()
    return []
  }

  mutating func openView(_ view: FullView) {
    views.append(view)
    viewScrolls.append(Scroll())
    viewLists.append(ViewList())
    // Whoever looks at what is recorded has seen what arrived.
    if isHistory || isChanges { syncNews.unseen = 0 }
    if view == .exchange { syncNews.unheeded = 0 }
    relist(views.count - 1)
    refreshTimeline()
    if view == .checks { recheck() }
    fit()
  }
}
