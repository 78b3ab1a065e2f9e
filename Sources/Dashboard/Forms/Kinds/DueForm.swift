package import Acts
import Dates
import Entities
package import Journal
import Register
import Text

/// `d`: a new due date for items; the old one is kept. It is stated where a source
/// says it, else inferred.
package struct DueForm: FormKind {
  package init() {}
  package var id: String { "due" }
  package var title: String { "Due date" }
  package var start: Form.FieldID? { .due }

  package func fields(_ context: FormContext) -> [Form.Field] {
    [
      .date(
        .due, "New date", preset: "", placeholder: "no date",
        hint: "(Q1 2027, 2027-03, 14 Mar 2027, mid-2027)"),
      .line(.reason, "Reason", placeholder: "none given"),
      .pick(.source, "Source", .sources, placeholder: "none: the date is inferred"),
    ]
  }

  package func adjust(_ form: inout Form, _ context: FormContext) {
    form.askForParagraph(context)
  }

  package func draft(_ form: Form, _ context: FormContext) throws(Refusal) -> Draft {
    let typed = form.text(.due)?.trimmed
    // An empty field would take the date away; that is done only where there is one,
    // and said beforehand.
    let claim = try form.claim(context.register, text: typed.map { "due \($0)" } ?? "no date")
    return try context.register.setDue(
      context.rows, typed == "" ? nil : typed, by: form.actor(context.settings),
      reason: form.text(.reason), claim: claim)
  }

  package func outcome(_ form: Form, _ context: FormContext) -> [String] {
    let register = context.register
    let before = context.rows.map { register.dueLabel($0) }.unique.joined(separator: " or ")
    guard let typed = form.text(.due) else { return ["The due date is removed. It was \(before)."] }
    guard let date = EDTF(typed: typed) else { return ["Type a date; it is \(before) now."] }
    let ground = form.choice(.source) == nil ? "inferred, marked *" : "stated by the source"
    return [
      "Result: \(date.meaning), \(ground). It was \(before), which is kept beside it."
    ]
  }

  package func narrowOutcome(_ form: Form, _ context: FormContext) -> [String] {
    guard let typed = form.text(.due), let date = EDTF(typed: typed) else {
      return outcome(form, context)
    }
    let before = context.rows.map { context.register.dueLabel($0) }.unique
    let basis = form.choice(.source) == nil ? "*" : ""
    return ["Then \(date.label)\(basis); was \(before.joined(separator: " or "))"]
  }

  package func told(_ form: Form, _ context: FormContext, isShort: Bool) -> String {
    guard let row = context.row else { return "" }
    let subject = context.subject.words(context.register)
    guard form.text(.due) != nil else { return "The due date is removed: \(subject)." }
    return "Due \(context.register.dueLabel(row)): \(subject)."
  }

  package func field(_ refusal: Refusal, _ form: Form) -> Form.FieldID? {
    if case .sameValue = refusal { return .due }
    return form.field(refusal)
  }
}

extension Form.FieldID {
  package static let due: Form.FieldID = "due"
  package static let source: Form.FieldID = "source"
  package static let paragraph: Form.FieldID = "paragraph"
}

extension Form {
  /// A picked source needs the paragraph: the field stands below it, and goes with it.
  mutating func askForParagraph(_ context: FormContext) {
    let source = choice(.source)
    guard let place = fields.firstIndex(where: { $0.id == .source }) else { return }
    let isAsked = self[.paragraph] != nil
    if let source, !isAsked {
      let last = context.register.opening.sources.first { $0.id == source }?.paragraphs ?? 0
      let range = last > 0 ? "¶ 1 to \(last)" : "¶"
      fields.insert(
        .number(.paragraph, "Paragraph", unit: range, placeholder: "needed"), at: place + 1)
      if focus > place { focus += 1 }
    } else if source == nil, isAsked {
      fields.remove(at: place + 1)
      if focus > place { focus -= 1 }
    }
  }

  /// The claim that source and paragraph make; nil where no source is picked.
  func claim(_ register: Register, text: String) throws(Refusal) -> Claim? {
    guard let source = choice(.source) else { return nil }
    return try register.claim(
      source: source, paragraph: self.text(.paragraph), text: text)
  }
}
