import Acts
import Dates
import Register
import Screen
import Search
import Text

/// A form asked field by field.
struct Questions: Sendable {
  /// Fields already answered.
  var asked: Set<Form.FieldID> = []
  var stage = Stage.field

  enum Stage: Sendable {
    /// The first field not yet asked.
    case field
    /// Whether to record.
    case record
  }
}

extension Flat {
  /// The form the state holds.
  private var form: Form? {
    if case .form(let form)? = state.overlay { form } else { nil }
  }

  /// What a yes does, and what is said where it is not done.
  private var verb: String { form?.kind.verb ?? "record" }
  private var undone: String { verb == "write" ? "written" : "recorded" }

  private func asked(_ questions: Questions) -> Form.Field? {
    form?.fields.first { !questions.asked.contains($0.id) }
  }

  func prompt(of questions: Questions) -> String {
    switch questions.stage {
    case .record: return "\(verb.capitalisedFirst) it? yes or no: "
    case .field:
      guard let field = asked(questions) else { return "> " }
      let now = needsWord(field) ? "" : " [\(field.words(state.register))]"
      return spoken("\(field.label)\(now): ")
    }
  }

  // MARK: Beginning

  mutating func begin(_ form: Form) -> [String] {
    // What an earlier dialogue left is no part of this one.
    state.drafts[form.name] = nil
    questions = Questions()
    let subject = form.about.isEmpty ? form.kind.title : "\(form.kind.title): \(form.about)"
    return [
      spoken("\(subject)."),
      "An empty line takes what stands in brackets; cancel leaves, and nothing is \(undone).",
    ] + choices()
  }

  mutating func begin(_ form: Form, filling id: Form.FieldID, with text: String) -> [String] {
    var lines = begin(form)
    lines = [lines[0]]
    if let field = form[id] ?? form.fields.first { lines += fill(field, text) }
    return lines + goOn()
  }

  /// The form came back: what was recorded was refused.
  mutating func again() -> [String] {
    guard var form, let error = form.error else { return [] }
    form.error = nil
    let place = form.errorField
    state.overlay = .form(form)
    if let place, form[place] != nil {
      questions?.asked.remove(place)
      questions?.stage = .field
    } else {
      questions?.stage = .record
    }
    return [spoken(error)] + choices()
  }

  // MARK: Answers

  mutating func answer(_ text: String) -> Answer {
    guard let questions, form != nil else {
      self.questions = nil
      return Answer()
    }
    if ["cancel", ":cancel"].contains(text) { return Answer(cancel()) }
    if ["quit", ":quit", ":q"].contains(text) {
      var answer = Answer(cancel())
      answer.effects = [.quit]
      return answer
    }
    if questions.stage == .record { return decide(text) }
    guard let field = asked(questions) else { return Answer(goOn()) }
    let told = fill(field, text)
    return Answer(told + goOn())
  }

  mutating func cancel() -> [String] {
    if let form { state.drafts[form.name] = nil }
    let words = "Not \(undone)."
    questions = nil
    state.overlay = nil
    goHome()
    return [words]
  }

  /// Only a yes records.
  private mutating func decide(_ text: String) -> Answer {
    switch text.lowercased() {
    case "y", "yes":
      var answer = Answer()
      answer.effects = state.handle(.enter)
      if answer.effects.isEmpty { answer.lines = again() }
      return answer
    case "n", "no": return Answer(cancel())
    default: return Answer(["Nothing is \(undone) yet: answer yes or no."])
    }
  }

  /// The next question, or what recording would do.
  private mutating func goOn() -> [String] {
    guard var questions, let form else { return [] }
    guard asked(questions) == nil else {
      questions.stage = .field
      self.questions = questions
      return choices()
    }
    questions.stage = .record
    self.questions = questions
    return form.kind.outcome(form, state.context(form.subject)).map(spoken)
  }

  /// What there is to choose from, numbered.
  private func choices() -> [String] {
    guard let questions, questions.stage == .field, let field = asked(questions) else { return [] }
    switch field.value {
    case .choice(let options, _):
      return ["\(field.label):"] + numbered(options.map(\.words))
    case .pick(let pick):
      let options = pick.options(state.register)
      let many = pick.isMany ? "several separated by commas, " : ""
      let hint = "\(field.label): \(many)by number, id or a part of the name; - for none."
      return options.count <= 12 ? [hint] + numbered(options.map(\.words)) : [hint]
    case .text: return field.hint.isEmpty ? [] : [spoken("\(field.label): \(field.hint)")]
    }
  }

  private func numbered(_ words: [String]) -> [String] {
    words.enumerated().map { spoken("  \($0 + 1). \($1)") }
  }

  // MARK: Fields

  /// A default may not put a word in a party's mouth: that is said, not left to an empty line.
  private func needsWord(_ field: Form.Field) -> Bool {
    guard field.id == .word, case .choice(let options, let picked) = field.value else {
      return false
    }
    return options[picked].id != nil && options[picked].id != state.settings.party
  }

  /// Takes an answer into a field; says why it is none, and asks it again.
  private mutating func fill(_ field: Form.Field, _ text: String) -> [String] {
    guard var form, let place = form.fields.firstIndex(where: { $0.id == field.id }) else {
      return []
    }
    if text.isEmpty, needsWord(field) {
      return ["Say whose word it is, by its number or name; no default speaks for a party."]
    }
    if !text.isEmpty {
      switch form.fields[place].value.taking(text, field, state.register) {
      case .failure(let refusal): return [spoken(refusal.words)]
      case .success(let value): form.fields[place].value = value
      }
    }
    questions?.asked.insert(field.id)
    form.error = nil
    form.kind.adjust(&form, state.context(form.subject))
    state.overlay = .form(form)
    return (form[field.id]?.echo).map { [spoken("\($0).")] } ?? []
  }
}

/// Why an answer cannot be taken.
struct NoAnswer: Error {
  let words: String
}

extension Form.Field {
  /// What an empty line means for it.
  fileprivate func words(_ register: Register) -> String {
    switch value {
    case .text(let field): field.isEmpty ? (placeholder.isEmpty ? "none" : placeholder) : field.text
    case .choice(let options, let picked): options[picked].words
    case .pick(let pick): pick.words(register) ?? placeholder
    }
  }
}

extension Form.Value {
  /// The value with an answer in it.
  fileprivate func taking(
    _ text: String, _ field: Form.Field, _ register: Register
  ) -> Result<Form.Value, NoAnswer> {
    switch self {
    case .text(let typed):
      if field.reading == .date, text != "-", EDTF(typed: text) == nil {
        return .failure(NoAnswer(words: Refusal.notADate(text).words))
      }
      let text = text == "-" ? "" : text
      return .success(.text(TextField(text, isMultiline: typed.isMultiline)))
    case .choice(let options, _):
      return Form.place(of: text, among: options).map { .choice(options, $0) }
    case .pick(let pick):
      if text == "-" {
        return .success(.pick(Pick(source: pick.source, chosen: [], isMany: pick.isMany)))
      }
      let names = pick.isMany ? text.split(separator: ",").map { String($0).trimmed } : [text]
      let options = pick.options(register)
      var chosen: [String] = []
      for name in names {
        switch Form.place(of: name, among: options) {
        case .failure(let refusal): return .failure(refusal)
        case .success(let place): if let id = options[place].id { chosen.append(id) }
        }
      }
      return .success(.pick(Pick(source: pick.source, chosen: chosen, isMany: pick.isMany)))
    }
  }
}

extension Form {
  /// The option that a number, an id, a letter or the beginning of its words means.
  fileprivate static func place(
    of text: String, among options: [Option]
  ) -> Result<Int, NoAnswer> {
    if let number = Int(text), options.indices.contains(number - 1) { return .success(number - 1) }
    let wanted = Folding.fold(text)
    let exact = options.firstIndex { $0.id == text || Folding.fold($0.words) == wanted }
    let keyed = options.firstIndex { $0.key.map(String.init) == text.lowercased() }
    if let place = exact ?? keyed { return .success(place) }
    let begun = options.indices.filter {
      Folding.fold(options[$0].words).starts(with: wanted)
        || options[$0].id?.hasPrefix(text.lowercased()) == true
    }
    if begun.count == 1 { return .success(begun[0]) }
    let names = (begun.isEmpty ? Array(options.indices) : begun).prefix(12).map {
      options[$0].words
    }
    return .failure(
      NoAnswer(words: "“\(text)” is not one of them: \(names.joined(separator: ", "))."))
  }
}
