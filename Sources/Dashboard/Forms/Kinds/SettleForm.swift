package import Acts
import Entities
package import Journal
import Register

/// `=`: says which value of a disputed field counts. It opens on none, so that no Enter takes a
/// side that nobody chose.
package struct SettleForm: FormKind {
  let field: FieldName
  /// `due`, `reading of 2025 by SouthAsianDesk`.
  let name: String

  package var id: String { "settle-\(field.words)" }
  package var title: String { "Settle \(name)" }
  package var start: Form.FieldID? { .settled }

  package func obstacle(_ context: FormContext) -> Refusal? {
    claimants(context).isEmpty ? .nothingChosen : nil
  }

  package func fields(_ context: FormContext) -> [Form.Field] {
    let options =
      [Form.Option(words: "choose one", id: nil)]
      + claimants(context).enumerated().map { number, claimant in
        Form.Option(words: "\(claimant.value.words) (\(claimant.who))", id: "\(number)")
      }
    return [.choice(.settled, "Which counts", options, short: "Counts"), .line(.reason, "Reason")]
  }

  package func draft(_ form: Form, _ context: FormContext) throws(Refusal) -> Draft {
    guard let target = context.target, let claimant = chosen(form, context) else {
      throw .nothingChosen
    }
    return try context.register.settle(
      target, field, on: claimant.value, by: form.actor(context.settings),
      reason: form.text(.reason))
  }

  package func outcome(_ form: Form, _ context: FormContext) -> [String] {
    guard let claimant = chosen(form, context) else {
      return ["Both stay in the log whichever counts; neither is taken without you."]
    }
    let again =
      claimant.value == .reported
      ? " Words given on the earlier report must be given again." : ""
    return [
      "Result: \(name) is \(claimant.value.words), as \(claimant.said) has it. The rest stays in the log.\(again)"
    ]
  }

  package func told(_ form: Form, _ context: FormContext, isShort: Bool) -> String {
    let now = context.target.flatMap { context.register.words(of: field, on: $0) } ?? "settled"
    return "Settled: \(name) is \(now): \(context.subject.words(context.register))."
  }

  private func claimants(_ context: FormContext) -> [Claimant] {
    context.target.map { context.register.claimants($0, field) } ?? []
  }

  private func chosen(_ form: Form, _ context: FormContext) -> Claimant? {
    let all = claimants(context)
    guard let place = form.choice(.settled).flatMap({ Int($0) }), all.indices.contains(place) else {
      return nil
    }
    return all[place]
  }
}

extension Form.FieldID {
  static let settled: Form.FieldID = "settled"
}
