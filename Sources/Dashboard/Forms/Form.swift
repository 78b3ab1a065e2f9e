package import Model

/// The forms through which the record is changed.
package enum FormKind: String, Hashable, Sendable {
  case report, confirm, reopen, status, note

  package var title: String {
    switch self {
    case .report: "Report done"
    case .confirm: "Confirm"
    case .reopen: "Reopen"
    case .status: "Set status"
    case .note: "Note"
    }
  }
}

/// A form being filled: what it is about, its fields, and which one has the cursor. Only Enter records.
package struct Form: Sendable {
  package enum FieldID: Hashable, Sendable {
    case notedBy, word, on, evidence, reason, status, text
  }

  /// One choice of a field: what is shown, what it stands for (a party or status id, nil for none), the letter that picks it.
  package struct Option: Hashable, Sendable {
    package let words: String
    package let id: String?
    package let key: Character?
  }

  package enum Value: Hashable, Sendable {
    case text(TextField)
    case choice([Option], Int)
  }

  package struct Field: Hashable, Sendable {
    package let id: FieldID
    package let label: String
    /// What an empty field means, in words.
    package let placeholder: String
    /// Spellings that are understood, shown behind the field.
    package let hint: String
    package var value: Value
  }

  package let kind: FormKind
  /// The items it acts on; empty for a note on something else.
  package let rows: [Int]
  /// What a note is on where that is no item.
  package var target: Target?
  package let itemTitle: String
  package var fields: [Field]
  package var focus: Int
  /// Why Enter did not record, in words; the typed text stays.
  package var error: String?

  package func text(_ id: FieldID) -> String? {
    guard case .text(let field)? = fields.first(where: { $0.id == id })?.value, !field.isEmpty
    else { return nil }
    return field.text
  }

  package func choice(_ id: FieldID) -> String? {
    guard case .choice(let options, let picked)? = fields.first(where: { $0.id == id })?.value
    else { return nil }
    return options[picked].id
  }
}
