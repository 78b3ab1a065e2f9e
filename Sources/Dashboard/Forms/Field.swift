import Dates

extension Form {
  /// The name of a field within its form. A kind adds its own in an extension.
  package struct FieldID: Hashable, Sendable, ExpressibleByStringLiteral {
    package let name: String
    package init(_ name: String) { self.name = name }
    package init(stringLiteral name: String) { self.name = name }

    package static let notedBy: FieldID = "noted-by"
    package static let word: FieldID = "word"
    package static let on: FieldID = "on"
    package static let evidence: FieldID = "evidence"
    package static let reason: FieldID = "reason"
    package static let status: FieldID = "status"
    package static let text: FieldID = "text"
  }

  /// One choice of a field: what is shown, what it stands for (nil for none), the
  /// letter that picks it.
  package struct Option: Hashable, Sendable {
    package let words: String
    package let id: String?
    package let key: Character?

    package init(words: String, id: String?, key: Character? = nil) {
      self.words = words
      self.id = id
      self.key = key
    }
  }

  package enum Value: Hashable, Sendable {
    case text(TextField)
    /// One of a few, by ← →, Space or a letter; never empty.
    case choice([Option], Int)
    /// Some of many, typed to narrow.
    case pick(Pick)
  }

  /// How typed text is read.
  package enum Reading: Hashable, Sendable {
    case line
    /// Several lines: Ctrl-N begins one, a paste keeps its own.
    case lines
    /// A date as people write it, echoed as what it is understood to mean.
    case date
    /// A decimal number.
    case number(unit: String?)
  }

  package struct Field: Hashable, Sendable {
    package let id: FieldID
    package var label: String
    /// The label on a narrow screen, at most nine cells; nil for the same.
    package var short: String?
    /// What an empty field means, in words.
    package var placeholder: String
    /// Spellings that are understood, shown behind the field.
    package var hint: String
    package let reading: Reading
    package var value: Value
    /// What it held when the form was opened.
    package let preset: Value

    package var isTouched: Bool { value != preset }
  }
}

extension Form.Field {
  /// A line of text; `preset` is there to be changed.
  package static func line(
    _ id: Form.FieldID, _ label: String, preset: String = "", placeholder: String = "",
    hint: String = "", short: String? = nil
  ) -> Form.Field {
    typed(id, label, .line, preset, placeholder, hint, short)
  }

  /// A text of several lines.
  package static func lines(
    _ id: Form.FieldID, _ label: String, preset: String = "", placeholder: String = "",
    hint: String = "", short: String? = nil
  ) -> Form.Field {
    typed(id, label, .lines, preset, placeholder, hint, short)
  }

  package static func date(
    _ id: Form.FieldID, _ label: String, preset: String = "", placeholder: String = "not stated",
    hint: String = "(2026-03, Q1 2026, 14 Mar 2026)", short: String? = nil
  ) -> Form.Field {
    typed(id, label, .date, preset, placeholder, hint, short)
  }

  /// A decimal number; the unit stands behind it.
  package static func number(
    _ id: Form.FieldID, _ label: String, preset: String = "", unit: String? = nil,
    placeholder: String = "not stated", short: String? = nil
  ) -> Form.Field {
    typed(id, label, .number(unit: unit), preset, placeholder, unit ?? "", short)
  }

  package static func choice(
    _ id: Form.FieldID, _ label: String, _ options: [Form.Option], picked: Int = 0,
    hint: String = "←→", short: String? = nil
  ) -> Form.Field {
    let value = Form.Value.choice(
      options.isEmpty ? [Form.Option(words: "nothing to choose", id: nil)] : options,
      options.indices.contains(picked) ? picked : 0)
    return Form.Field(
      id: id, label: label, short: short, placeholder: "", hint: hint, reading: .line, value: value,
      preset: value)
  }

  /// One or several of what the register holds, typed to narrow.
  package static func pick(
    _ id: Form.FieldID, _ label: String, _ source: Pick.Source, chosen: [String] = [],
    isMany: Bool = false, placeholder: String = "not stated", short: String? = nil
  ) -> Form.Field {
    let value = Form.Value.pick(Pick(source: source, chosen: chosen, isMany: isMany))
    return Form.Field(
      id: id, label: label, short: short, placeholder: placeholder, hint: "", reading: .line,
      value: value, preset: value)
  }

  static func notedBy(_ settings: Settings) -> Form.Field {
    line(.notedBy, "Noted by", preset: settings.person, hint: "who types this")
  }

  private static func typed(
    _ id: Form.FieldID, _ label: String, _ reading: Form.Reading, _ preset: String,
    _ placeholder: String, _ hint: String, _ short: String?
  ) -> Form.Field {
    let value = Form.Value.text(TextField(preset, isMultiline: reading == .lines))
    return Form.Field(
      id: id, label: label, short: short, placeholder: placeholder, hint: hint, reading: reading,
      value: value, preset: value)
  }
}

extension Form.Field {
  /// What a typed date is understood to mean: `Q1 2027: 1 Jan to 31 Mar`; nil for none.
  package var echo: String? {
    guard reading == .date, case .text(let field) = value else { return nil }
    return EDTF(typed: field.text)?.meaning
  }
}
