import Model

extension Form {
  /// A fresh form for one item; nil with the reason where it has nothing to do.
  static func open(
    _ kind: FormKind, _ row: Int, _ register: Register, _ settings: Settings
  ) -> Result<Form, Refusal> {
    let title = register.index.title(row)
    guard register.item(row) != nil else { return .failure(.broken(item: title)) }
    let delivery = register.delivery(row)
    switch kind {
    case .confirm where delivery.report == nil: return .failure(.notReported(item: title))
    case .reopen where delivery.report == nil && !delivery.status.isClosed:
      return .failure(.notClosed(item: title))
    default: break
    }
    var fields = self.fields(kind, row, register, settings)
    // Before the last field: from that one Tab goes to the first, where a letter picks a party.
    if !settings.isPersonKnown { fields.insert(notedBy(settings), at: fields.count - 1) }
    return .success(
      Form(
        kind: kind, rows: [row], itemTitle: title, fields: fields, focus: fields.count - 1,
        error: nil))
  }

  private static func fields(
    _ kind: FormKind, _ row: Int, _ register: Register, _ settings: Settings
  ) -> [Field] {
    switch kind {
    case .report:
      [word(row, register, settings, withNone: true), on, text(.evidence, "Evidence")]
    case .confirm:
      [word(row, register, settings, withNone: false), on, text(.evidence, "Evidence")]
    case .reopen: [text(.reason, "Reason")]
    case .status: [status(row, register), text(.reason, "Reason")]
    case .note: [text(.text, "Note")]
    }
  }

  static func notedBy(_ settings: Settings) -> Field {
    Field(
      id: .notedBy, label: "Noted by", placeholder: "", hint: "who types this",
      value: .text(TextField(settings.person)))
  }

  private static var on: Field {
    Field(
      id: .on, label: "Done on", placeholder: "not stated",
      hint: "(2026-03, Q1 2026, 14 Mar 2026)", value: .text(TextField()))
  }

  private static func text(_ id: FieldID, _ label: String) -> Field {
    Field(id: id, label: label, placeholder: "", hint: "", value: .text(TextField()))
  }

  /// The parties to the item that have not spoken; no default puts a word in anyone's mouth but the person's own party's.
  private static func word(
    _ row: Int, _ register: Register, _ settings: Settings, withNone: Bool
  ) -> Field {
    let spoken = Set(register.delivery(row).report?.words.map(\.party) ?? [])
    let parties = register.concerned(row).filter { !spoken.contains($0) }
    var options =
      withNone ? [Option(words: "none yet: noted by the secretariat", id: nil, key: nil)] : []
    options += parties.map { id in
      let party = register.header.parties.first { $0.id == id }
      return Option(words: party?.name ?? id, id: id, key: party?.key)
    }
    if options.isEmpty { options = [Option(words: "every party has spoken", id: nil, key: nil)] }
    let own = options.firstIndex { $0.id != nil && $0.id == settings.party } ?? 0
    return Field(
      id: .word, label: "On whose word", placeholder: "", hint: "←→",
      value: .choice(options, own))
  }

  private static func status(_ row: Int, _ register: Register) -> Field {
    let now = register.delivery(row).status
    let order: [Status] = [
      .inProgress, .notStarted, .suspended, .notDelivered, .withdrawn, .proposed,
    ]
    // Opens on none, so that no Enter sets what nobody chose.
    let options =
      [Option(words: "choose one", id: nil, key: nil)]
      + order.filter { $0 != now }.map { Option(words: $0.words, id: $0.rawValue, key: nil) }
    return Field(
      id: .status, label: "Status", placeholder: "", hint: "←→", value: .choice(options, 0))
  }
}
