package import Dates
import Entities
import Register

/// What was typed into a form and not recorded: kept when it is closed, and on disk while it is
/// open, so that neither Esc nor a crash loses it.
package struct KeptForm: Hashable, Sendable {
  /// Kind and subject: the key that finds it again.
  package let name: String
  /// By field: typed text, or ids of what was chosen.
  package let values: [String: [String]]
  /// When it was put on disk; nil until then.
  package var since: Moment?

  package init(name: String, values: [String: [String]], since: Moment?) {
    self.name = name
    self.values = values
    self.since = since
  }
}

extension Form {
  /// The name its draft is kept under.
  var name: String { Form.name(kind, subject) }

  static func name(_ kind: any FormKind, _ subject: Subject) -> String {
    ([kind.id] + subject.targets.map(\.text)).joined(separator: " ")
  }

  /// What a person put in; nil where that is nothing.
  var kept: KeptForm? {
    guard isTouched, kind.isRecording else { return nil }
    let touched = fields.filter(\.isTouched).map { ($0.id.name, $0.value.kept) }
    return KeptForm(
      name: name, values: Dictionary(touched, uniquingKeysWith: { first, _ in first }), since: nil)
  }

  /// Puts a draft back into the fields there still are. `adjust` runs between the passes, since a
  /// field may depend on another.
  mutating func restore(_ draft: KeptForm, _ context: FormContext) {
    for _ in 0..<2 {
      for place in fields.indices {
        guard let kept = draft.values[fields[place].id.name] else { continue }
        fields[place].value.restore(kept, context.register)
      }
      kind.adjust(&self, context)
    }
    keptSince = draft.since
  }
}

extension Form.Value {
  fileprivate var kept: [String] {
    switch self {
    case .text(let field): [field.text]
    case .choice(let options, let picked): [options[picked].id ?? ""]
    case .pick(let pick): pick.chosen
    }
  }

  fileprivate mutating func restore(_ kept: [String], _ register: Register) {
    switch self {
    case .text(let field):
      self = .text(TextField(kept.first ?? "", isMultiline: field.isMultiline))
    case .choice(let options, _):
      guard let place = options.firstIndex(where: { ($0.id ?? "") == kept.first }) else { return }
      self = .choice(options, place)
    case .pick(let pick):
      let known = kept.filter { pick.isKnown($0, register) }
      self = .pick(Pick(source: pick.source, chosen: known, isMany: pick.isMany))
    }
  }
}
