package import Acts
package import Entities
package import Journal
import Register
import Summary

extension Form.FieldID {
  static let owner: Form.FieldID = "owner"
  static let domain: Form.FieldID = "domain"
  static let strength: Form.FieldID = "strength"
  static let test: Form.FieldID = "test"
}

/// `a` on an agenda: a point in free words.
package struct PointForm: FormKind {
  package init() {}
  package var id: String { "point" }
  package var title: String { "Add a point" }

  package func fields(_ context: FormContext) -> [Form.Field] { [.line(.text, "Point")] }

  package func draft(_ form: Form, _ context: FormContext) throws(Refusal) -> Draft {
    guard let meeting = context.meeting else { throw .session(.noneAhead) }
    return try context.register.addPoint(
      form.text(.text) ?? "", to: meeting, by: form.actor(context.settings))
  }

  package func outcome(_ form: Form, _ context: FormContext) -> [String] {
    ["Result: a point at the end of the agenda; \(context.settings.keymap[.moveUp]) moves it up."]
  }

  package func told(_ form: Form, _ context: FormContext, isShort: Bool) -> String {
    "On the agenda: \(form.text(.text) ?? "")."
  }
}

/// `D`: what the session decided, about a point or about nothing in particular.
package struct DecisionForm: FormKind {
  let meeting: String
  let about: Target?

  package init(meeting: String, about: Target?) {
    self.meeting = meeting
    self.about = about
  }

  package var id: String { "decision" }
  package var title: String { "Decision" }

  package func fields(_ context: FormContext) -> [Form.Field] { [.lines(.text, "Decided")] }

  package func draft(_ form: Form, _ context: FormContext) throws(Refusal) -> Draft {
    guard let session = context.register.meeting(meeting) else { throw .session(.unknown(meeting)) }
    return try context.register.decide(
      form.text(.text) ?? "", about: about, at: session, by: form.actor(context.settings))
  }

  package func outcome(_ form: Form, _ context: FormContext) -> [String] {
    let session = context.register.meeting(meeting)?.short ?? meeting
    return [
      "Result: a decision of \(session), in the words that \(context.register.header.allSides) accept; no status changes."
    ]
  }

  package func told(_ form: Form, _ context: FormContext, isShort: Bool) -> String {
    "Decided: \(form.text(.text) ?? "")."
  }
}

/// `a` at the table: who does what by when, and how one will know.
package struct ActionForm: FormKind {
  let meeting: String
  /// The item of the point under discussion: its domain is the new one's.
  let about: Target?

  package init(meeting: String, about: Target?) {
    self.meeting = meeting
    self.about = about
  }

  package var id: String { "action" }
  package var title: String { "Action" }
  package var start: Form.FieldID? { .text }

  package func fields(_ context: FormContext) -> [Form.Field] {
    let register = context.register
    let row = about.flatMap(register.row)
    let domain =
      row.flatMap { register.item($0)?.domains.first } ?? register.header.domains.last?.id
    // A promise is chosen, never assumed.
    let strengths: [Strength] = [.followUp, .pledge, .firm]
    let words = [
      "follow-up: the secretariat's own task", "pledge",
      "firm: \(register.header.allSides) decided it",
    ]
    let options = zip(strengths, words).map {
      Form.Option(words: $1, id: $0.rawValue, key: $1.first)
    }
    return [
      .line(.text, "What"), .pick(.owner, "Owner", .owners, placeholder: "nobody named"),
      .date(.date, "By"), .line(.test, "Done when", placeholder: "not stated"),
      .choice(.strength, "Strength", options),
      .pick(.domain, "Domain", .domains, chosen: [domain].compactMap(\.self)),
    ]
  }

  package func draft(_ form: Form, _ context: FormContext) throws(Refusal) -> Draft {
    var action = NewAction()
    action.title = form.text(.text) ?? ""
    action.owner = form.choice(.owner)
    action.due = form.text(.date)
    action.doneWhen = form.text(.test)
    action.strength = form.choice(.strength).flatMap(Strength.init(rawValue:)) ?? .followUp
    action.domain = form.choice(.domain)
    return try context.register.addAction(
      action, at: meeting, by: form.actor(context.settings))
  }

  package func outcome(_ form: Form, _ context: FormContext) -> [String] {
    let session = context.register.meeting(meeting)?.short ?? meeting
    return ["Result: ○ not started, an item of its own, told at \(session)."]
  }

  package func told(_ form: Form, _ context: FormContext, isShort: Bool) -> String {
    "Action: \(form.text(.text) ?? "")."
  }
}
