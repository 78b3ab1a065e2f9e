import Acts
import Register
import Screen

extension DashboardState {
  /// Opens a form, with what was typed into it before and not recorded.
  package mutating func open(_ kind: any FormKind, on subject: Subject) {
    guard size.width >= 20, size.height >= 5 else {
      message = Message("Too small for a form.", isError: true)
      return
    }
    if kind.isRecording, let refusal = writeRefusal {
      message = Message(refusal, isError: true)
      return
    }
    switch Form.open(kind, on: subject, register, settings) {
    case .success(var form):
      if let draft = drafts[form.name] { form.restore(draft, context(subject)) }
      overlay = .form(form)
    case .failure(let refusal): message = Message(refusal.words, isError: true)
    }
  }

  func context(_ subject: Subject) -> FormContext {
    FormContext(register: register, settings: settings, subject: subject)
  }

  // MARK: Keys

  /// A key in a form: Enter records from any field, Esc closes and keeps the draft.
  mutating func take(_ key: Key, _ form: Form) -> [Effect] {
    var form = form
    let before = form.kept
    switch key {
    case .enter: return enter(form)
    case .escape, .control("c"): return close(form)
    case .control("o"):
      guard case .text(let field) = form.fields[form.focus].value else { return [] }
      return [.edit(field.text)]
    case .tab, .backTab:
      form.leaveField(register)
      form.moveFocus(by: key == .tab ? 1 : -1)
    case .down, .up:
      if !form.takesArrows { form.moveFocus(by: key == .down ? 1 : -1) } else { fallthrough }
    default: form.fields[form.focus].take(key, register)
    }
    form.error = nil
    form.errorField = nil
    form.kind.adjust(&form, context(form.subject))
    overlay = .form(form)
    return keep(form, before)
  }

  /// Notes what was typed; the loop puts it on disk.
  private mutating func keep(_ form: Form, _ before: KeptForm?) -> [Effect] {
    let kept = form.kept
    guard kept != before else { return [] }
    drafts[form.name] = kept
    return [.keepDrafts]
  }

  private mutating func close(_ form: Form) -> [Effect] {
    overlay = nil
    if form.hasText, form.kind.isRecording {
      message = Message("\(form.kind.title) closed, draft kept; the same key opens it again.")
    }
    return []
  }

  /// Enter takes the entry a picker is narrowed to; else it records.
  private mutating func enter(_ form: Form) -> [Effect] {
    var form = form
    let before = form.kept
    if case .pick(let pick) = form.fields[form.focus].value, !pick.typed.isEmpty {
      if !form.leaveField(register) {
        form.error = "Nothing here matches “\(pick.typed.text)”; Backspace widens."
        form.errorField = form.fields[form.focus].id
      }
      form.kind.adjust(&form, context(form.subject))
      overlay = .form(form)
      return keep(form, before)
    }
    return record(form)
  }

  private mutating func record(_ form: Form) -> [Effect] {
    var form = form
    let context = context(form.subject)
    do {
      if let effect = try form.kind.effect(form, context) {
        overlay = .form(form)
        return [effect]
      }
      let draft = try atTable(try form.kind.draft(form, context))
      if let (target, field) = form.overtaken(draft) {
        form.error = register.overtaken(target, field).words
        form.look(register)
        overlay = .form(form)
        return []
      }
      overlay = .form(form)
      return [.record(draft, Recording(rows: context.rows, form: form))]
    } catch {
      form.show(refusal(error, form, context))
      overlay = .form(form)
      return []
    }
  }

  /// With every item named that does not fit.
  private func refusal(_ first: Refusal, _ form: Form, _ context: FormContext) -> Refusal {
    register.refusal(first, of: context.rows) { (rows) throws(Refusal) in
      let one = FormContext(
        register: register, settings: settings, subject: .items(rows, register))
      return try form.kind.draft(form, one)
    }
  }

  /// The editor has left this text in the field it was opened from.
  package mutating func edited(_ text: String) -> [Effect] {
    guard case .form(var form)? = overlay,
      case .text(var field) = form.fields[form.focus].value
    else { return [] }
    let before = form.kept
    field.replace(with: text)
    form.fields[form.focus].value = .text(field)
    form.error = nil
    form.kind.adjust(&form, context(form.subject))
    overlay = .form(form)
    return keep(form, before)
  }

  /// The editor could not be used; the text is as it was.
  package mutating func refusedToEdit(_ words: String) {
    guard case .form(var form)? = overlay else { return }
    form.error = words
    overlay = .form(form)
  }
}

extension Form {
  mutating func moveFocus(by step: Int) {
    focus = (focus + step + fields.count) % fields.count
  }

  /// Whether ↑↓ move within the field.
  var takesArrows: Bool {
    if case .pick = fields[focus].value { true } else { false }
  }

  /// What was typed to narrow a picker takes the entry under its cursor; false if there is none.
  @discardableResult
  mutating func leaveField(_ register: Register) -> Bool {
    guard case .pick(var pick) = fields[focus].value else { return true }
    let isSettled = pick.settle(register)
    fields[focus].value = .pick(pick)
    return isSettled
  }

  /// A refusal stands at its field; in a long form, which may have scrolled, the cursor goes there.
  mutating func show(_ refusal: Refusal) {
    error = refusal.words
    errorField = kind.field(refusal, self)
    if fields.count > 5, let place = fields.firstIndex(where: { $0.id == errorField }) {
      focus = place
    }
  }
}

extension Form.Field {
  mutating func take(_ key: Key, _ register: Register) {
    switch value {
    case .text(var field):
      _ = field.take(key)
      value = .text(field)
    case .pick(var pick):
      _ = pick.take(key, register)
      value = .pick(pick)
    case .choice(let options, let picked):
      switch key {
      case .left: value = .choice(options, (picked + options.count - 1) % options.count)
      case .right, .character(" "): value = .choice(options, (picked + 1) % options.count)
      case .character(let letter):
        let hit = options.firstIndex { $0.key == letter }
        if let hit { value = .choice(options, hit) }
      default: break
      }
    }
  }
}
