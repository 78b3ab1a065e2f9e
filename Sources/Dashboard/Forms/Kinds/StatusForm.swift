package import Acts
import Entities
package import Journal
import Register
import Text

/// `s`: any status but reported-done and done, which are computed.
package struct StatusForm: FormKind {
  package init() {}
  package var id: String { "status" }
  package var title: String { "Set status" }

  package func fields(_ context: FormContext) -> [Form.Field] {
    let now = Set(context.rows.map { context.register.delivery($0).status })
    // Choosing what counts for now settles a contest too.
    let isContested = context.rows.contains { context.register.flags[$0].contains(.contested) }
    let order: [Status] = [
      .inProgress, .notStarted, .suspended, .notDelivered, .withdrawn, .proposed,
    ]
    // Opens on none, so that no Enter sets what nobody chose.
    let options =
      [Form.Option(words: "choose one", id: nil)]
      + order.filter { now != [$0] || isContested }.map {
        Form.Option(words: $0.words, id: $0.rawValue)
      }
    return [.choice(.status, "Status", options), .line(.reason, "Reason")]
  }

  package func draft(_ form: Form, _ context: FormContext) throws(Refusal) -> Draft {
    guard let status = form.choice(.status).flatMap(Status.init(rawValue:)) else {
      throw .nothingChosen
    }
    return try context.register.setStatus(
      context.rows, to: status, by: form.actor(context.settings), reason: form.text(.reason))
  }

  package func outcome(_ form: Form, _ context: FormContext) -> [String] {
    let now = context.rows.map { context.register.delivery($0).status.words }.unique
    let next = form.choice(.status).flatMap(Status.init(rawValue:))?.words ?? ""
    return ["Result: from \(now.joined(separator: " or ")) to \(next)."]
  }

  package func told(_ form: Form, _ context: FormContext, isShort: Bool) -> String {
    guard let row = context.row else { return "" }
    let status = context.register.delivery(row).status.words.capitalisedFirst
    return "\(status): \(context.subject.words(context.register))."
  }
}

/// `X`: takes a report or a closing back, with the reason.
package struct ReopenForm: FormKind {
  package init() {}
  package var id: String { "reopen" }
  package var title: String { "Reopen" }

  package func obstacle(_ context: FormContext) -> Refusal? {
    context.register.first(
      of: context.rows, where: { $0.report == nil && !$0.status.isClosed }, Refusal.notClosed)
  }

  package func fields(_ context: FormContext) -> [Form.Field] { [.line(.reason, "Reason")] }

  package func draft(_ form: Form, _ context: FormContext) throws(Refusal) -> Draft {
    try context.register.reopen(
      context.rows, by: form.actor(context.settings), reason: form.text(.reason) ?? "")
  }

  package func outcome(_ form: Form, _ context: FormContext) -> [String] {
    let before = context.rows.map { context.register.statusBefore($0).words }.unique
    return [
      "Result: back to \(before.joined(separator: " or ")); the report stays in the history."
    ]
  }

  package func told(_ form: Form, _ context: FormContext, isShort: Bool) -> String {
    guard let row = context.row else { return "" }
    let status = context.register.delivery(row).status.words
    return "Reopened as \(status): \(context.subject.words(context.register))."
  }
}

/// `n`: a note on items, or on a session or figure.
package struct NoteForm: FormKind {
  package init() {}
  package var id: String { "note" }
  package var title: String { "Note" }

  package func fields(_ context: FormContext) -> [Form.Field] { [.lines(.text, "Note")] }

  package func draft(_ form: Form, _ context: FormContext) throws(Refusal) -> Draft {
    try context.register.note(
      on: context.subject.targets, form.text(.text) ?? "", by: form.actor(context.settings))
  }

  package func outcome(_ form: Form, _ context: FormContext) -> [String] {
    switch context.rows.count {
    case 0: ["Result: the note is kept with it."]
    case 1: ["Result: the note is kept with the item; its status does not change."]
    default: ["Result: the note is kept with each item; their status does not change."]
    }
  }

  package func told(_ form: Form, _ context: FormContext, isShort: Bool) -> String {
    "Note kept: \(context.subject.words(context.register))."
  }
}

extension [String] {
  /// Each once, in order.
  var unique: [String] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
