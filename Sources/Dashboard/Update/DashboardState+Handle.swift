import Acts
import Check
package import Dates
import Entities
import Journal
import Query
import Register
package import Screen
import Summary

extension DashboardState {
  /// Takes a key and says what is to be done. `now` is a monotonic clock in milliseconds.
  package mutating func handle(_ key: Key, now: Int = 0) -> [Effect] {
    if now < swallowUntil, !isTyping {
      swallowUntil = 0
      message = Message(
        "The list changed as you typed; \(key.name) was not taken. Look and repeat.")
      return []
    }
    if case .mouse(let mouse) = key { return unlessRefused(Pointer().take(mouse, in: &self)) }
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
    case .form(let form): return form.take(key, in: &self)
    case .prompt(let prompt): return prompt.take(key, in: &self)
    case .menu(let menu): return menu.take(key, in: &self)
    case .arranger(let arranger): return arranger.take(key, in: &self)
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
    search = SearchCache()
    reselect()
    lookAnew()
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
    if let effects = performInView(id) ?? performAnywhere(id) { return effects }
    let here = here
    switch id {
    case .report: open(ReportForm(), on: itemsHere)
    case .confirm: open(ConfirmForm(), on: itemsHere)
    case .reopen: open(ReopenForm(), on: itemsHere)
    case .status: open(StatusForm(), on: itemsHere)
    case .date: open(DueForm(), on: itemsHere)
    case .edit where here.figure != nil: open(RecordForm(isCorrection: true), on: figure(here))
    case .edit: open(EditForm(), on: itemsHere)
    case .add where view == nil && focus == .items: open(AddForm(), on: .nothing)
    case .add where view == nil && focus == .meetings: open(AddSessionForm(), on: .nothing)
    case .add: open(AddToItemForm(), on: itemsHere)
    case .walk: if let meeting = here.session { WalkView.begin(meeting, &self) }
    case .select: toggleSelected()
    case .note: open(NoteForm(), on: noted)
    case .record: open(RecordForm(), on: figure(here))
    case .export: open(ExportForm(Exporting(state: self).content, self), on: .nothing)
    case .sessionReport:
      open(ExportForm(.report(filter, isShareable: false), self), on: .nothing)
    case .settle: settle(here)
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

  /// What moves, opens and narrows, and what sessions have other forms for; nil for anything else.
  private mutating func performAnywhere(_ id: Action.ID) -> [Effect]? {
    if move(id) || show(id) || narrow(id) || stepDay(id) { return [] }
    if let effects = resizePane(id) ?? goToPane(id) { return effects }
    guard let meeting = here.session else { return nil }
    switch id {
    case .confirm: open(ConfirmSessionForm(), on: register.subject(of: meeting))
    case .status: open(SessionStatusForm(), on: register.subject(of: meeting))
    case .date: open(RescheduleForm(), on: register.subject(of: meeting))
    default: return nil
    }
    return []
  }

  private func figure(_ here: Here) -> Subject {
    here.figure(in: register).map { Subject(register.target(ofIndicator: $0.id)) } ?? .nothing
  }

  private mutating func settle(_ here: Here) {
    guard let dispute = here.dispute(in: register), let field = dispute.field,
      let target = dispute.target
    else { return }
    open(SettleForm(field: field, name: dispute.name), on: Subject(target))
  }

  /// Records what needs no form, or says why not.
  mutating func record(
    _ told: String, step: Int = 0, _ draft: (Register, Actor) throws(Refusal) -> Draft
  ) -> [Effect] {
    do {
      return [.record(try draft(register, person), Recording(told: told, step: step))]
    } catch {
      message = Message(error.words, isError: true)
      return []
    }
  }

  var person: Actor { Actor(person: settings.person) }

  func whyNot(_ id: Action.ID) -> String {
    if DashboardState.writing.contains(id), let refusal = writeRefusal { return refusal }
    switch id {
    case .confirm where here.row != nil:
      return
        "Nothing is reported here yet: \(keys[.report]) reports it done, then \(keys[.confirm]) confirms."
    case .record:
      return "No figure here: \(keys[.figures]) goes to the figures, \(keys[.views]) lists them."
    case .reopen where here.row != nil: return "This item is open already."
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

  /// Why `=` does nothing here.
  private var whyNotSettled: String {
    guard let dispute = here.dispute(in: register) else {
      return "Nothing here is contested; \(keys[.views]), disagreements lists what is."
    }
    if dispute.field != nil, let refusal = writeRefusal { return refusal }
    let why = dispute.kind == .contested ? "No event settles this" : "No value is in dispute here"
    return "\(why): \(dispute.fix.text(keys.name))."
  }
}
