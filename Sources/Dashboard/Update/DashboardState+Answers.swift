import Dates
import Query
package import Register
import Screen
import Sheets

// What came of an effect, or of others' writing: the loop tells the state.
extension DashboardState {
  /// Changes the register in its place, so that nothing of it is copied; the answers below then
  /// take it up. What stood under the cursor is kept for `reloaded`.
  package mutating func change<Result, Failure: Error>(
    _ body: (inout Register) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    cursorBefore = underCursor(register)
    guard var present = ahead else { return try body(&register) }
    ahead = nil
    defer { ahead = present }
    return try body(&present)
  }

  /// The event is on disk: the register with it, and what else there is to say (a copy made, a new
  /// writer). `news`: others had written meanwhile, so that more than its rows may differ.
  package mutating func recorded(
    _ recording: Recording, in register: Register, news: Bool, also: [String]
  ) {
    guard let form = recording.form else {
      replace(register, changed: news ? nil : recording.rows, keepsRows: true)
      if let view = recording.view { follow(view) }
      views.top?.scroll.cursor += recording.step
      fit()
      message = Message(
        ([recording.told] + also).joined(separator: "  "), ending: undoWords, isUndo: true)
      return
    }
    if let name = form.text(.notedBy) { settings.person = name }
    settings.isPersonKnown = true
    drafts[form.name] = nil
    if form.subject.targets.count > 1 { selected = [] }
    overlay = nil
    replace(register, changed: news ? nil : recording.rows, keepsRows: true)
    message = told(form, also)
    form.kind.recorded(form, &self)
  }

  /// What happened, with what else there is to say; in short where both do not fit.
  private func told(_ form: Form, _ also: [String]) -> Message {
    let forms = [false, true].map { isShort in
      let told = form.kind.told(form, context(form.subject), isShort: isShort)
      return Message(([told] + also).joined(separator: "  "), ending: undoWords, isUndo: true)
    }
    let fits = also.isEmpty || Width.of(Sanitise.line(forms[0].text)) <= size.width - 2
    return fits ? forms[0] : forms[1]
  }

  private var undoWords: String { "\(keys[.undo]) undo" }

  /// The append failed or was refused: the form stays with what was typed.
  package mutating func failed(_ recording: Recording, _ words: String, register: Register) {
    replace(register, changed: nil)
    guard var form = recording.form else {
      message = Message(words, isError: true)
      return
    }
    form.error = words
    form.look(register)
    overlay = .form(form)
  }

  /// An undo or redo is on disk.
  package mutating func tookBack(_ words: String, in register: Register, changed rows: [Int]?) {
    replace(register, changed: rows)
    message = Message(words)
  }

  /// Something was done that is no change of the register.
  package mutating func told(_ words: String, isError: Bool) {
    message = Message(words, isError: isError)
  }

  package mutating func refused(_ words: String, register: Register? = nil) {
    if let register { replace(register, changed: nil) }
    message = Message(words, isError: true)
  }

  /// The register as it is now; rows that changed keep their place until order or
  /// filter are asked for anew.
  mutating func replace(_ register: Register, changed: [Int]?, keepsRows: Bool = false) {
    let isSameRows = register.count == order.rows.count
    let cursor = (cursorBefore ?? underCursor(self.register)).id
    cursorBefore = nil
    // Rows that came or went are others under the same number.
    guard isSameRows, keepsRows || changed != nil else { return adopt(register, cursor: cursor) }
    self.register = register
    problems = register.opening.problems
    if let changed {
      order.update(changed, in: register)
    } else {
      order = Order(register, by: arrangement.sort)
    }
    recount()
    lookAnew()
    fit()
  }

  /// Others wrote: what changed in words, and the cursor stays on its item. A key typed as the item
  /// under the cursor moved or changed is swallowed for 150 ms. The day looked at stays.
  package mutating func reloaded(_ register: Register, words: String, now: Int) {
    let before = cursorBefore ?? underCursor(self.register)
    let place = scroll(.items).cursor
    cursorBefore = nil
    if ahead != nil {
      ahead = register
      adopt(register.asOf(self.register.asOf), cursor: before.id)
    } else {
      adopt(register, cursor: before.id)
    }
    if before != underCursor(self.register) || place != scroll(.items).cursor {
      swallowUntil = now + 150
    }
    message = Message(words)
  }

  private func underCursor(_ register: Register) -> CursorItem {
    CursorItem(
      id: currentRow.map(register.index.id), status: currentRow.map { register.status[$0] })
  }

  // MARK: Files

  /// The file is written.
  package mutating func exported(_ export: Export, to path: String) {
    if case .form(let form)? = overlay {
      drafts[form.name] = nil
      overlay = nil
    }
    let day = register.asOf.map { ", as of \($0.words)" } ?? ""
    message = Message("Written as \(export.format.words): \(export.what)\(day), to \(path).")
  }

  /// It could not be; the form stays with what was typed.
  package mutating func failedToExport(_ words: String) {
    guard case .form(var form)? = overlay else {
      message = Message(words, isError: true)
      return
    }
    form.error = words
    form.errorField = .path
    overlay = .form(form)
  }
}
