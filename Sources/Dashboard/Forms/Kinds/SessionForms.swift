package import Acts
import Dates
import Entities
package import Journal
import Register
import Summary
import Text

extension Form.FieldID {
  static let date: Form.FieldID = "date"
  static let time: Form.FieldID = "time"
  static let city: Form.FieldID = "city"
  static let document: Form.FieldID = "document"
  static let state: Form.FieldID = "state"
  static let kind: Form.FieldID = "kind"
}

/// What forms about sessions have in common.
private enum Sessions {
  static var document: Form.Field {
    .line(.document, "On whose word", hint: "a document in words", short: "Word")
  }

  static func change(_ form: Form) -> SessionChange {
    var change = SessionChange()
    change.date = form.text(.date)
    change.time = form.text(.time)
    change.city = form.text(.city)
    change.source = form.choice(.source)
    change.paragraph = form.text(.paragraph).flatMap { Int($0) }
    change.words = form.text(.document)
    change.reason = form.text(.reason)
    return change
  }

  static func field(_ refusal: Refusal, _ form: Form) -> Form.FieldID? {
    guard case .session(let refusal) = refusal else { return form.field(refusal) }
    switch refusal {
    case .sourceMissing: return .document
    case .unknownSource: return .source
    case .paragraphMissing: return .paragraph
    case .dateMissing, .sameDate, .liesAhead: return .date
    case .notATime: return .time
    case .reasonMissing: return .reason
    case .titleMissing: return .text
    default: return nil
    }
  }

  /// `Confirmed: Session 5, 14 Dec 2026.`
  static func told(_ context: FormContext) -> String {
    guard let meeting = context.meeting else { return "Recorded." }
    let date = meeting.date.map { ", \($0.label)" } ?? ""
    return "\(meeting.state.rawValue.capitalisedFirst): \(meeting.short)\(date)."
  }
}

/// `c` on a session: its date stands, on somebody's word.
package struct ConfirmSessionForm: FormKind {
  package init() {}
  package var id: String { "confirm-session" }
  package var title: String { "Confirm the date" }
  package var start: Form.FieldID? { .document }

  package func fields(_ context: FormContext) -> [Form.Field] {
    let date = context.meeting?.date?.label ?? "not stated"
    return [
      .date(.date, "Date", placeholder: "as it stands: \(date)"),
      .line(.time, "Time", placeholder: "not stated", hint: "(10:00 +03:00)"),
      .line(.city, "City", placeholder: "not stated"),
      Sessions.document,
      .pick(.source, "or a source", .sources, placeholder: "none of the register", short: "Source"),
      .number(.paragraph, "paragraph", short: "paragr."),
    ]
  }

  package func draft(_ form: Form, _ context: FormContext) throws(Refusal) -> Draft {
    try context.register.confirmMeeting(
      context.meeting?.id ?? "", Sessions.change(form), by: form.actor(context.settings))
  }

  package func outcome(_ form: Form, _ context: FormContext) -> [String] {
    let change = Sessions.change(form)
    guard change.source != nil || change.words != nil else {
      return ["A date is confirmed on somebody's word: name the document or the source."]
    }
    return ["Result: ○ confirmed. The date it had before stays visible."]
  }

  package func told(_ form: Form, _ context: FormContext, isShort: Bool) -> String {
    Sessions.told(context)
  }

  package func field(_ refusal: Refusal, _ form: Form) -> Form.FieldID? {
    Sessions.field(refusal, form)
  }
}

/// `d` on a session: another date, the old one kept.
package struct RescheduleForm: FormKind {
  package init() {}
  package var id: String { "reschedule" }
  package var title: String { "Reschedule" }
  package var start: Form.FieldID? { .date }

  package func fields(_ context: FormContext) -> [Form.Field] {
    let date = context.meeting?.date?.label ?? "no date"
    return [
      .date(.date, "New date", placeholder: "now \(date)"), Sessions.document,
      .line(.reason, "Reason"),
    ]
  }

  package func draft(_ form: Form, _ context: FormContext) throws(Refusal) -> Draft {
    try context.register.reschedule(
      context.meeting?.id ?? "", Sessions.change(form), by: form.actor(context.settings))
  }

  package func outcome(_ form: Form, _ context: FormContext) -> [String] {
    let isSure = form.text(.document) != nil && context.meeting?.state == .confirmed
    let state = isSure ? "○ confirmed" : "◌ tentative"
    return ["Result: \(state) on its new date; the old one stays visible."]
  }

  package func told(_ form: Form, _ context: FormContext, isShort: Bool) -> String {
    Sessions.told(context)
  }

  package func field(_ refusal: Refusal, _ form: Form) -> Form.FieldID? {
    Sessions.field(refusal, form)
  }
}

/// `s` on a session: held (which closes it), postponed, cancelled.
package struct SessionStatusForm: FormKind {
  package init() {}
  package var id: String { "session-status" }
  package var title: String { "Set the state" }
  package var start: Form.FieldID? { .state }

  package func fields(_ context: FormContext) -> [Form.Field] {
    // Opens on none, so that no Enter sets what nobody chose.
    let states: [Meeting.State] = [.held, .postponed, .cancelled]
    let options =
      [Form.Option(words: "choose one", id: nil)]
      + states.filter { $0 != context.meeting?.state }.map {
        Form.Option(words: $0.rawValue, id: $0.rawValue, key: $0.rawValue.first)
      }
    let date = context.meeting?.date?.label ?? "no date"
    return [
      .choice(.state, "State", options),
      .date(.date, "Held on", placeholder: "its own date: \(date)"),
      .line(.reason, "Reason", placeholder: "needed to cancel"),
    ]
  }

  package func draft(_ form: Form, _ context: FormContext) throws(Refusal) -> Draft {
    let id = context.meeting?.id ?? ""
    let change = Sessions.change(form)
    let actor = form.actor(context.settings)
    switch form.choice(.state) {
    case "held": return try context.register.hold(id, change, by: actor)
    case "postponed": return try context.register.postpone(id, change, by: actor)
    case "cancelled": return try context.register.cancel(id, change, by: actor)
    default: throw .nothingChosen
    }
  }

  package func outcome(_ form: Form, _ context: FormContext) -> [String] {
    guard let meeting = context.meeting else { return [] }
    switch form.choice(.state) {
    case "held": return ["Result: ● held, and closed. \(Self.carried(meeting, context.register))"]
    case "postponed":
      return [
        "Result: » postponed; it has no date until \(context.settings.keymap[.date]) gives it one."
      ]
    case "cancelled": return ["Result: × cancelled; it stays in the schedule."]
    default: return ["Held closes the session and lists what is carried forward."]
    }
  }

  package func told(_ form: Form, _ context: FormContext, isShort: Bool) -> String {
    let told = Sessions.told(context)
    guard let meeting = context.meeting, meeting.state == .held, !isShort else { return told }
    return "\(told) \(Self.carried(meeting, context.register))"
  }

  package func field(_ refusal: Refusal, _ form: Form) -> Form.FieldID? {
    Sessions.field(refusal, form)
  }

  /// `Carried forward: 2, Train 20 officers in Ankara, Drone defence.`
  static func carried(_ meeting: Meeting, _ register: Register) -> String {
    let left = register.carriedForward(from: meeting).map(register.label)
    guard !left.isEmpty else { return "Nothing is carried forward." }
    return "Carried forward: \(left.count), \(left.joined(separator: ", "))."
  }
}

/// `a` in the meetings pane: a session or another meeting.
package struct AddSessionForm: FormKind {
  package init() {}
  package var id: String { "add-session" }
  package var title: String { "Add a meeting" }
  package var start: Form.FieldID? { .text }

  package func fields(_ context: FormContext) -> [Form.Field] {
    let kinds = Meeting.Kind.allCases.map { Form.Option(words: $0.rawValue, id: $0.rawValue) }
    return [
      .line(.text, "Title"), .choice(.kind, "Kind", kinds), .date(.date, "Date"),
      Sessions.document,
    ]
  }

  package func draft(_ form: Form, _ context: FormContext) throws(Refusal) -> Draft {
    var new = NewMeeting()
    new.title = form.text(.text) ?? ""
    new.kind = form.choice(.kind).flatMap(Meeting.Kind.init(rawValue:)) ?? .session
    return try context.register.addMeeting(
      new, Sessions.change(form), by: form.actor(context.settings))
  }

  package func outcome(_ form: Form, _ context: FormContext) -> [String] {
    if form.choice(.kind) == Meeting.Kind.external.rawValue {
      return ["Result: · external, another body's event."]
    }
    return form.text(.document) == nil
      ? [
        "Result: ◌ tentative; \(context.settings.keymap[.confirm]) confirms it later, on somebody's word."
      ]
      : ["Result: ○ confirmed on that word."]
  }

  package func told(_ form: Form, _ context: FormContext, isShort: Bool) -> String {
    "Added: \(form.text(.text) ?? "a meeting")."
  }

  package func field(_ refusal: Refusal, _ form: Form) -> Form.FieldID? {
    Sessions.field(refusal, form)
  }
}
