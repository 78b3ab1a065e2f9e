package import Acts
import Entities
package import Journal
import Text

/// `a` among the items: a new commitment. What kind of promise it is must be chosen.
package struct AddForm: FormKind {
  package init() {}
  package var id: String { "add" }
  package var title: String { "Add an item" }
  package var start: Form.FieldID? { "title" }

  package func fields(_ context: FormContext) -> [Form.Field] {
    let strengths = Strength.allCases.map {
      Form.Option(words: "\($0.rawValue): \($0.meaning)", id: $0.rawValue)
    }
    let first = Form.Option(words: "choose one", id: nil)
    return [
      .line("title", "Title", hint: "a few words; the id is made of it"),
      .choice("strength", "Strength", [first] + strengths),
      .pick("domains", "Domains", .domains, isMany: true),
      .pick("owedBy", "Owed by", .owners, isMany: true),
      .pick("owedTo", "Owed to", .owners, isMany: true),
      .date("due", "Due", placeholder: "no date"),
      .lines("summary", "Summary", placeholder: "not stated"),
      .line("quantity", "Quantity", placeholder: "not stated", hint: "20 officers"),
      .line("doneWhen", "Done when", placeholder: "not stated", hint: "what would count as done"),
      .pick("accountable", "Accountable", .people, short: "Account."),
      .pick(.source, "Source", .sources, placeholder: "none"),
    ]
  }

  package func adjust(_ form: inout Form, _ context: FormContext) {
    form.askForParagraph(context)
    // A follow-up is the secretariat's own task: nobody owes it to anybody.
    let isOwn = form.choice("strength") == Strength.followUp.rawValue
    for id: Form.FieldID in ["owedBy", "owedTo"] {
      form[id]?.placeholder = isOwn ? "own task" : "not stated"
    }
  }

  package func draft(_ form: Form, _ context: FormContext) throws(Refusal) -> Draft {
    try drafted(form, context).draft
  }

  private func drafted(
    _ form: Form, _ context: FormContext
  ) throws(Refusal) -> (draft: Draft, id: String) {
    let register = context.register
    let strength = form.choice("strength").flatMap(Strength.init(rawValue:))
    let claim = try form.claim(register, text: form.text("summary") ?? form.text("title") ?? "")
    var new = NewItem(title: form.text("title") ?? "", strength: strength)
    for member in Member.all where !["title", "strength"].contains(member.name) {
      let typed = form.typed(Form.FieldID(member.name))
      if !typed.trimmed.isEmpty {
        new.values.append(MemberValue(member, try register.value(typed, for: member)))
      }
    }
    new.claim = claim
    return try register.add(new, by: form.actor(context.settings))
  }

  package func outcome(_ form: Form, _ context: FormContext) -> [String] {
    guard let title = form.text("title") else {
      let keys = context.settings.keymap
      return [
        "Title, strength and a domain are needed; the rest may follow with \(keys[.edit]), \(keys[.date]) and \(keys[.add])."
      ]
    }
    let id = context.register.slug(of: title)
    let strength = form.choice("strength").flatMap(Strength.init(rawValue:))
    let status = strength.map { ", \($0.openingStatus.words)" } ?? ""
    let source = form.choice(.source) == nil ? " No source: it will be told as such." : ""
    return ["Result: \(id)\(status).\(source)"]
  }

  package func told(_ form: Form, _ context: FormContext, isShort: Bool) -> String {
    "Added: \(form.text("title") ?? "")."
  }

  /// The cursor goes to the new item, where the filter shows it.
  package func recorded(_ form: Form, _ state: inout DashboardState) {
    state.goToAdded(titled: (form.text("title") ?? "").trimmed)
  }
}
