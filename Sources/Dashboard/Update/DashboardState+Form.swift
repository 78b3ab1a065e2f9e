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
    return form.keep(after: before, &self)
  }

  /// The editor could not be used; the text is as it was.
  package mutating func refusedToEdit(_ words: String) {
    guard case .form(var form)? = overlay else { return }
    form.error = words
    overlay = .form(form)
  }
}
