package import Model
import Screen

extension DashboardState {
  mutating func openForm(_ kind: FormKind) {
    guard size.width >= 20, size.height >= 5 else {
      message = Message("Too small for a form.", isError: true)
      return
    }
    guard let row = currentRow else {
      openNoteForm(kind)
      return
    }
    if isNoteElsewhere(kind) { return openNoteForm(kind) }
    if let draft = drafts[kind]?[row] {
      overlay = .form(draft)
      return
    }
    switch Form.open(kind, row, register, settings) {
    case .success(let form): overlay = .form(form)
    case .failure(let refusal): message = Message(refusal.words, isError: true)
    }
  }

  /// A note on a session or figure, which is no item.
  private func isNoteElsewhere(_ kind: FormKind) -> Bool {
    guard kind == .note, let target = noteTarget else { return false }
    return register.row(target) == nil
  }

  private mutating func openNoteForm(_ kind: FormKind) {
    guard kind == .note, let target = noteTarget else { return }
    overlay = .form(Form.note(on: target, register, settings))
  }

  /// A key in a form: Enter records from any field, Esc closes and keeps the draft.
  mutating func take(_ key: Key, _ form: Form) -> [Effect] {
    var form = form
    switch key {
    case .enter: return record(form)
    case .escape, .control("c"):
      keep(form)
      return []
    case .tab, .down: form.focus = (form.focus + 1) % form.fields.count
    case .backTab, .up: form.focus = (form.focus + form.fields.count - 1) % form.fields.count
    default: form.fields[form.focus].take(key)
    }
    form.error = nil
    overlay = .form(form)
    return []
  }

  private mutating func keep(_ form: Form) {
    overlay = nil
    for row in form.rows { drafts[form.kind, default: [:]][row] = form }
    if form.hasText {
      message = Message("\(form.kind.title) closed, draft kept; the same key opens it again.")
    }
  }

  private mutating func record(_ form: Form) -> [Effect] {
    var form = form
    do {
      let draft = try form.draft(register, settings)
      overlay = .form(form)
      return [.record(draft, Recording(rows: form.rows, kind: form.kind, form: form))]
    } catch {
      form.error = error.words
      overlay = .form(form)
      return []
    }
  }

  // MARK: Answers of the loop

  /// Changes the register in its place, so that nothing of it is copied; the answers below then take it up. What stood under the cursor is
  /// kept for `reloaded`.
  package mutating func change<Result, Failure: Error>(
    _ body: (inout Register) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    cursorBefore = underCursor(register)
    return try body(&register)
  }

  /// The event is on disk: the register with it, and what else there is to say (a copy made, a new writer).
  /// `news`: others had written meanwhile, so that more than its rows may differ.
  package mutating func recorded(
    _ recording: Recording, in register: Register, news: Bool, also: [String]
  ) {
    if let name = recording.form.text(.notedBy) { settings.person = name }
    settings.isPersonKnown = true
    for row in recording.rows { drafts[recording.kind]?[row] = nil }
    overlay = nil
    replace(register, changed: news ? nil : recording.rows, keepsRows: true)
    let told = recording.form.told(register, isShort: !also.isEmpty)
    message = Message(([told] + also + ["u undo"]).joined(separator: "  "))
  }

  /// The append failed or was refused: the form stays with what was typed.
  package mutating func failed(_ recording: Recording, _ words: String, register: Register) {
    replace(register, changed: nil)
    var form = recording.form
    form.error = words
    overlay = .form(form)
  }

  /// An undo or redo is on disk.
  package mutating func tookBack(_ words: String, in register: Register, changed rows: [Int]?) {
    replace(register, changed: rows)
    message = Message(words)
  }

  package mutating func refused(_ words: String, register: Register? = nil) {
    if let register { replace(register, changed: nil) }
    message = Message(words, isError: true)
  }

  /// The register as it is now; rows that changed keep their place until order or filter are asked for anew.
  mutating func replace(_ register: Register, changed: [Int]?, keepsRows: Bool = false) {
    let isSameRows = register.count == order.rows.count
    self.register = register
    cursorBefore = nil
    problems = register.opening.problems
    if let changed, isSameRows {
      order.update(changed, in: register)
    } else {
      order = Order(register)
    }
    if isSameRows, keepsRows || changed != nil { recount() } else { reselect() }
    fit()
  }

  /// Others wrote: what changed in words, and the cursor stays on its item. A key typed as the item under the cursor moved or changed is
  /// swallowed for 150 ms.
  package mutating func reloaded(_ register: Register, words: String, now: Int) {
    let before = cursorBefore ?? underCursor(self.register)
    let place = scroll(.items).cursor
    cursorBefore = nil
    self.register = register
    problems = register.opening.problems
    order = Order(register)
    reselect()
    if before != underCursor(register) || place != scroll(.items).cursor {
      swallowUntil = now + 150
    }
    message = Message(words)
  }

  private func underCursor(_ register: Register) -> CursorItem {
    CursorItem(
      id: currentRow.map(register.index.id), status: currentRow.map { register.status[$0] })
  }
}

extension Form {
  /// Anything typed that is not preset.
  var hasText: Bool {
    fields.contains { field in
      if case .text(let text) = field.value { field.id != .notedBy && !text.isEmpty } else { false }
    }
  }

  static func note(on target: Target, _ register: Register, _ settings: Settings) -> Form {
    var fields = settings.isPersonKnown ? [] : [notedBy(settings)]
    fields.append(
      Field(id: .text, label: "Note", placeholder: "", hint: "", value: .text(TextField())))
    return Form(
      kind: .note, rows: [], target: target, itemTitle: register.subject(target), fields: fields,
      focus: fields.count - 1, error: nil)
  }

  /// What happened, in words, once it is on disk; short where more is to be told beside it.
  func told(_ register: Register, isShort: Bool) -> String {
    guard let row = rows.first else { return "Note kept: \(itemTitle)." }
    let delivery = register.delivery(row)
    let title = register.index.title(row)
    switch kind {
    case .note: return "Note kept: \(title)."
    case .reopen: return "Reopened as \(delivery.status.words): \(title)."
    case .status: return "\(delivery.status.words.capitalisedFirst): \(title)."
    case .report, .confirm:
      guard delivery.status == .reportedDone else { return "Done: \(title)." }
      if isShort { return "Reported done: \(title)." }
      let missing = missingAfterwards(row, register).joined(separator: ", ")
      return "Reported done: \(title). Missing: \(missing) (x adds, c confirms)."
    }
  }
}

extension Form.Field {
  mutating func take(_ key: Key) {
    switch value {
    case .text(var field):
      _ = field.take(key)
      value = .text(field)
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
