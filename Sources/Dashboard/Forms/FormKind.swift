package import Acts
package import Journal

/// One kind of form, in one file: what it asks, what it comes to, and what is said afterwards.
package protocol FormKind: Sendable {
  /// Its stable name, under which drafts are kept.
  var id: String { get }
  var title: String { get }
  /// The field that has the cursor when it opens, the first where it has none of that
  /// name; nil for the last.
  var start: Form.FieldID? { get }

  /// Whether Enter changes the register: then it needs one that may be written, and says who types.
  var isRecording: Bool { get }
  /// What Enter does, in a word.
  var verb: String { get }

  /// Why there is nothing to do here; nil if there is.
  func obstacle(_ context: FormContext) -> Refusal?
  /// The fields of a fresh form, at least one.
  func fields(_ context: FormContext) -> [Form.Field]
  /// After every key: fields that depend on others.
  func adjust(_ form: inout Form, _ context: FormContext)
  /// The event it would record; its refusal stands at the field that `field(_:_:)` names.
  func draft(_ form: Form, _ context: FormContext) throws(Refusal) -> Draft
  /// What Enter does where that is no event; nil where it records `draft`.
  func effect(_ form: Form, _ context: FormContext) throws(Refusal) -> Effect?
  /// What Enter will do, in words, as one types.
  func outcome(_ form: Form, _ context: FormContext) -> [String]
  /// The same for a screen without borders.
  func narrowOutcome(_ form: Form, _ context: FormContext) -> [String]
  /// What happened, once it is on disk; short where more is to be told beside it.
  /// `context` is as it is then.
  func told(_ form: Form, _ context: FormContext, isShort: Bool) -> String
  /// The field a refusal is about.
  func field(_ refusal: Refusal, _ form: Form) -> Form.FieldID?
  /// Anything else that follows once it is on disk: a view, the cursor on what was added.
  func recorded(_ form: Form, _ state: inout DashboardState)
}

extension FormKind {
  package var start: Form.FieldID? { nil }
  package var isRecording: Bool { true }
  package var verb: String { "record" }
  package func effect(_ form: Form, _ context: FormContext) throws(Refusal) -> Effect? { nil }
  package func obstacle(_ context: FormContext) -> Refusal? { nil }
  package func adjust(_ form: inout Form, _ context: FormContext) {}
  package func recorded(_ form: Form, _ state: inout DashboardState) {}

  package func narrowOutcome(_ form: Form, _ context: FormContext) -> [String] {
    outcome(form, context)
  }

  package func field(_ refusal: Refusal, _ form: Form) -> Form.FieldID? { form.field(refusal) }
}

extension Form {
  /// The field that most refusals are about, by what they name.
  package func field(_ refusal: Refusal) -> FieldID? {
    switch refusal {
    case .notADate(let typed), .notYet(let typed): fields.first { text($0.id) == typed }?.id
    case .notAValue, .unknownID, .emptied: refusal.member.map { FieldID($0) }
    case .several(let first, _): field(first)
    case .emptyText: self[.text]?.id
    case .reasonMissing: self[.reason]?.id
    case .nothingChosen:
      fields.first {
        if case .choice(let options, let place) = $0.value {
          options[place].id == nil
        } else {
          false
        }
      }?.id
    default: nil
    }
  }
}
