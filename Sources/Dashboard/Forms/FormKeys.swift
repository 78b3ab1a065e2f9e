import Acts
import Interchange
import Query
import Register
import Screen
import Summary

extension Form {
  /// A key in a form: Enter records from any field, Esc closes and keeps the draft.
  func take(_ key: Key, in state: inout DashboardState) -> [Effect] {
    var form = self
    let before = form.kept
    switch key {
    case .enter: return enter(&state)
    case .escape, .control("c"): return close(&state)
    case .control("o"):
      guard case .text(let field) = form.fields[form.focus].value else { return [] }
      return [.edit(field.text)]
    case .tab, .backTab:
      form.leaveField(state.register)
      form.moveFocus(by: key == .tab ? 1 : -1)
    case .down, .up:
      if !form.takesArrows { form.moveFocus(by: key == .down ? 1 : -1) } else { fallthrough }
    default: form.fields[form.focus].take(key, state.register)
    }
    form.error = nil
    form.errorField = nil
    form.kind.adjust(&form, state.context(form.subject))
    state.overlay = .form(form)
    return form.keep(after: before, &state)
  }

  /// Notes what was typed; the loop puts it on disk.
  func keep(after before: KeptForm?, _ state: inout DashboardState) -> [Effect] {
    let kept = kept
    guard kept != before else { return [] }
    state.drafts[name] = kept
    return [.keepDrafts]
  }

  private func close(_ state: inout DashboardState) -> [Effect] {
    state.overlay = nil
    if hasText, kind.isRecording {
      state.message = Message("\(kind.title) closed, draft kept; the same key opens it again.")
    }
    return []
  }

  /// Enter takes the entry a picker is narrowed to; else it records.
  private func enter(_ state: inout DashboardState) -> [Effect] {
    var form = self
    let before = form.kept
    if case .pick(let pick) = form.fields[form.focus].value, !pick.typed.isEmpty {
      if !form.leaveField(state.register) {
        form.error = "Nothing here matches “\(pick.typed.text)”; Backspace widens."
        form.errorField = form.fields[form.focus].id
      }
      form.kind.adjust(&form, state.context(form.subject))
      state.overlay = .form(form)
      return form.keep(after: before, &state)
    }
    return form.record(&state)
  }

  private func record(_ state: inout DashboardState) -> [Effect] {
    var form = self
    let context = state.context(form.subject)
    do {
      if let effect = try form.kind.effect(form, context) {
        state.overlay = .form(form)
        return [effect]
      }
      let draft = try state.atTable(try form.kind.draft(form, context))
      if let (target, field) = form.overtaken(draft) {
        form.error = state.register.overtaken(target, field).words
        form.look(state.register)
        state.overlay = .form(form)
        return []
      }
      state.overlay = .form(form)
      return [.record(draft, Recording(rows: context.rows, form: form))]
    } catch {
      form.show(form.refusal(error, context))
      state.overlay = .form(form)
      return []
    }
  }

  /// With every item named that does not fit.
  private func refusal(_ first: Refusal, _ context: FormContext) -> Refusal {
    context.register.refusal(first, of: context.rows) { (rows) throws(Refusal) in
      let one = FormContext(
        register: context.register, settings: context.settings,
        subject: .items(rows, context.register))
      return try kind.draft(self, one)
    }
  }

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
