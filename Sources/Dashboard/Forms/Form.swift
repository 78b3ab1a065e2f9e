package import Acts
package import Dates
import Entities
import Journal
import Register

/// A form being filled: what it is about, its fields, and which one has the
/// cursor. Only Enter records.
///
/// The machine: a kind (one file in `Forms/Kinds`) says what is asked, what it comes to and what is
/// told afterwards; keys, drafts, errors and drawing are the same for all.
package struct Form: Sendable {
  package let kind: any FormKind
  package let subject: Subject
  /// What stands beside the title: the item's title, `3 items`.
  package let about: String
  package var fields: [Field]
  package var focus: Int
  /// Why Enter did not record, in words; the typed text stays.
  package var error: String?
  /// The field the error is about; nil for the whole form.
  package var errorField: FieldID?
  /// When the draft it was opened from was put on disk; nil for a fresh form.
  package var keptSince: Moment?
  /// Heads of every field of the subject as they stood when it was opened: what the person was
  /// shown (docs/journal.md E9).
  var shown: [Target: [FieldName: [String]]] = [:]

  package subscript(id: FieldID) -> Field? {
    get { fields.first { $0.id == id } }
    set {
      guard let newValue, let place = fields.firstIndex(where: { $0.id == id }) else { return }
      fields[place] = newValue
    }
  }

  /// What was typed; nil for nothing.
  package func text(_ id: FieldID) -> String? {
    guard case .text(let field)? = self[id]?.value, !field.isEmpty else { return nil }
    return field.text
  }

  /// What a choice stands for, or the one entry picked; nil for none.
  package func choice(_ id: FieldID) -> String? {
    switch self[id]?.value {
    case .choice(let options, let picked)?: options[picked].id
    case .pick(let pick)?: pick.chosen.first
    default: nil
    }
  }

  /// The ids picked, in the order they were; empty for none.
  package func picked(_ id: FieldID) -> [String] {
    guard case .pick(let pick)? = self[id]?.value else { return [] }
    return pick.chosen
  }

  /// Whether a field holds something else than when the form was opened.
  package func isTouched(_ id: FieldID) -> Bool { self[id]?.isTouched ?? false }

  /// Anything a person put in, but for their name.
  package var isTouched: Bool { fields.contains { $0.id != .notedBy && $0.isTouched } }

  /// Any text typed that is not preset.
  var hasText: Bool {
    fields.contains { field in
      guard case .text(let text) = field.value else { return false }
      return field.id != .notedBy && field.isTouched && !text.isEmpty
    }
  }

  /// The person this form acts for, and the party whose word it carries, if it has a field for one.
  package func actor(_ settings: Settings) -> Actor {
    Actor(person: text(.notedBy) ?? settings.person, party: choice(.word))
  }
}

extension Form {
  /// A fresh form; why there can be none otherwise.
  static func open(
    _ kind: any FormKind, on subject: Subject, _ register: Register, _ settings: Settings
  ) -> Result<Form, Refusal> {
    let context = FormContext(register: register, settings: settings, subject: subject)
    if let broken = context.rows.first(where: { register.item($0) == nil }) {
      return .failure(.broken(item: register.index.title(broken)))
    }
    if let obstacle = kind.obstacle(context) { return .failure(obstacle) }
    var fields = kind.fields(context)
    let last = fields.count - 1
    var focus = kind.start.map { id in fields.firstIndex { $0.id == id } ?? 0 } ?? last
    if !settings.isPersonKnown, kind.isRecording {
      // Before the last field where that has the cursor: from it Tab goes to the first, where a
      // letter picks a party.
      let place = focus == last ? focus : fields.count
      fields.insert(.notedBy(settings), at: place)
      if place == focus { focus += 1 }
    }
    var form = Form(
      kind: kind, subject: subject, about: subject.words(register), fields: fields, focus: focus)
    form.look(register)
    kind.adjust(&form, context)
    return .success(form)
  }

  /// Takes what the register holds now as what the person is shown.
  mutating func look(_ register: Register) {
    for target in subject.targets {
      shown[target] = register.states[target]?.fields.mapValues(\.ids) ?? [:]
    }
  }

  /// The first field that others changed since the form was opened (docs/journal.md E9).
  func overtaken(_ draft: Draft) -> (target: Target, field: FieldName)? {
    for change in draft.changes {
      guard let shown = shown[change.target] else { continue }
      let field = change.references == nil ? change.field : .delivery
      guard let field, let after = change.after ?? change.references else { continue }
      // Words name the reports alone, which of a contested field are not all that was shown.
      let isShown =
        change.references == nil
        ? Set(shown[field] ?? []) == Set(after) : Set(shown[field] ?? []).isSuperset(of: after)
      if !isShown { return (change.target, field) }
    }
    return nil
  }
}
