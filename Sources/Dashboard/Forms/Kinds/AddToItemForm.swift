package import Acts
import Entities
package import Journal
import Register
import Text

/// `a` in the detail of an item: a claim, evidence, a milestone or a note of it.
package struct AddToItemForm: FormKind {
  package init() {}
  package var id: String { "add-to-item" }
  package var title: String { "Add to the item" }
  package var start: Form.FieldID? { "what" }

  package func fields(_ context: FormContext) -> [Form.Field] {
    let options = [
      Form.Option(words: "claim: what a source says", id: "claim", key: "c"),
      Form.Option(words: "evidence for the report", id: "evidence", key: "e"),
      Form.Option(words: "milestone", id: "milestone", key: "m"),
      Form.Option(words: "note", id: "note", key: "n"),
    ]
    return [.choice("what", "Add", options)] + asked("claim")
  }

  /// The fields behind the first, by what it says.
  private func asked(_ what: String) -> [Form.Field] {
    let text = Form.Field.lines(.text, label(what))
    switch what {
    case "claim":
      let kinds = Claim.Kind.allCases.map { Form.Option(words: $0.rawValue, id: $0.rawValue) }
      return [
        .pick(.source, "Source", .sources, placeholder: "needed"),
        text, .choice("kind", "Kind", kinds),
      ]
    case "milestone": return [text, .date("milestone-due", "Due", placeholder: "no date")]
    default: return [text]
    }
  }

  private func label(_ what: String) -> String {
    switch what {
    case "claim": "It says"
    case "evidence": "Evidence"
    case "milestone": "Milestone"
    default: "Note"
    }
  }

  /// The first field decides what the others are; a text typed stays.
  package func adjust(_ form: inout Form, _ context: FormContext) {
    let what = form.choice("what") ?? "note"
    let shown = form.fields.map(\.id).filter { $0 != .notedBy && $0 != .paragraph }
    let wanted = asked(what)
    if shown != ["what"] + wanted.map(\.id) {
      let typed = form.text(.text)
      let kept = form.fields.filter { $0.id == "what" }
      let own = form.fields.filter { $0.id == .notedBy }
      form.fields = kept + wanted + own
      if let typed { form[.text]?.value = .text(TextField(typed, isMultiline: true)) }
      form.focus = min(form.focus, form.fields.count - 1)
    }
    form[.text]?.label = label(what)
    form.askForParagraph(context)
  }

  package func draft(_ form: Form, _ context: FormContext) throws(Refusal) -> Draft {
    let register = context.register
    let actor = form.actor(context.settings)
    let text = form.text(.text) ?? ""
    switch form.choice("what") {
    case "claim":
      guard let source = form.choice(.source) else {
        throw .notAValue("", member: "source", expected: "the source that says it")
      }
      let kind = form.choice("kind").flatMap(Claim.Kind.init(rawValue:)) ?? .stated
      let claim = try register.claim(
        source: source, paragraph: form.text(.paragraph), text: text, kind: kind)
      return try register.addClaim(context.rows, claim, by: actor)
    case "evidence": return try register.addEvidence(context.rows, text, by: actor)
    case "milestone":
      guard let row = context.row else { throw .emptyText }
      return try register.addMilestone(row, text, due: form.text("milestone-due"), by: actor)
    default: return try register.note(context.rows, text, by: actor)
    }
  }

  package func outcome(_ form: Form, _ context: FormContext) -> [String] {
    switch form.choice("what") {
    case "claim": ["Result: the claim stands with the item, named as added."]
    case "evidence":
      context.register.delivery(context.row ?? 0).report == nil
        ? [
          "Nothing is reported here yet, and evidence belongs to a report: \(context.settings.keymap[.report]) reports, with evidence."
        ]
        : ["Result: the evidence counts for the report that stands."]
    case "milestone":
      ["Result: the milestone stands behind those there are; the item's due date stays."]
    default: ["Result: the note is kept with the item; its status does not change."]
    }
  }

  package func told(_ form: Form, _ context: FormContext, isShort: Bool) -> String {
    let what = (form.choice("what") ?? "note").capitalisedFirst
    return "\(what) added: \(context.subject.words(context.register))."
  }
}
