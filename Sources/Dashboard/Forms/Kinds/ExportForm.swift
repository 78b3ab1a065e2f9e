package import Acts
import Dates
package import Journal
import Register
import Sheets
import Text

/// `E` and `R`: writes what is on screen, or the session report, to a file. It changes nothing of
/// the register, so it is there in a read-only one too.
package struct ExportForm: FormKind {
  let content: Export.Content
  /// What it is and how it is laid out, in words.
  let what: String
  let how: [String]
  /// The default name of each format.
  let names: [Format: String]

  /// What the state shows, or the report of it.
  init(_ content: Export.Content, _ state: DashboardState) {
    self.content = content
    let exporting = Exporting(state: state)
    (what, how) = exporting.words(content)
    names = Dictionary(
      uniqueKeysWithValues: content.formats.map { ($0, exporting.fileName(content, $0)) })
  }

  private var isReport: Bool { if case .report = content { true } else { false } }

  package var id: String { isReport ? "session-report" : "export-\(content.name)" }
  package var title: String { isReport ? "Session report" : "Export" }
  package var isRecording: Bool { false }
  package var verb: String { "write" }
  package var start: Form.FieldID? { .path }

  package func fields(_ context: FormContext) -> [Form.Field] {
    let formats = content.formats.map {
      Form.Option(words: $0.words, id: $0.rawValue, key: $0.rawValue.first)
    }
    let readers: [Form.Field] =
      isReport
      ? [
        .choice(
          .audience, "For",
          [
            .init(words: "ourselves: all there is", id: nil, key: "o"),
            .init(words: "others: nothing of the secretariat's own", id: "others", key: "t"),
          ])
      ] : []
    let there: Form.Field = .choice(
      .ifThere, "If the file exists",
      [
        .init(words: "do not overwrite it", id: nil, key: "k"),
        .init(words: "replace it", id: "replace", key: "r"),
      ], short: "If exists")
    return [.choice(.format, "Format", formats)] + readers + [
      .line(.path, "File", preset: name(content.formats[0]), hint: ""), there,
    ]
  }

  /// The name follows the format until a person changes it.
  package func adjust(_ form: inout Form, _ context: FormContext) {
    guard case .text(let text)? = form[.path]?.value, names.values.contains(text.text) else {
      return
    }
    let now = TextField(name(format(form)))
    if now.text != text.text { form[.path]?.value = .text(now) }
  }

  package func effect(_ form: Form, _ context: FormContext) throws(Refusal) -> Effect? {
    guard let path = form.text(.path)?.trimmed, !path.isEmpty else { throw .emptyText }
    return .export(
      Export(
        content: content(form), format: format(form), path: path,
        isReplacing: form.choice(.ifThere) != nil, what: what))
  }

  /// Nothing is recorded.
  package func draft(_ form: Form, _ context: FormContext) throws(Refusal) -> Draft {
    throw .nothingChosen
  }

  package func outcome(_ form: Form, _ context: FormContext) -> [String] {
    let day = context.register.asOf.map { "as of \($0.words)" }
    let shared = form.choice(.audience) == nil ? how : how.map { $0 == "internal" ? shareable : $0 }
    let all = [what] + shared + [day].compactMap(\.self)
    return ["Writes \(all.joined(separator: "; ")). Nothing is recorded."]
  }

  private var shareable: String { "without what is the secretariat's own" }

  package func narrowOutcome(_ form: Form, _ context: FormContext) -> [String] {
    ["Writes \(what)"]
  }

  package func told(_ form: Form, _ context: FormContext, isShort: Bool) -> String { "" }

  package func field(_ refusal: Refusal, _ form: Form) -> Form.FieldID? { .path }

  // MARK: Parts

  private func name(_ format: Format) -> String { names[format] ?? "" }

  private func format(_ form: Form) -> Format {
    form.choice(.format).flatMap(Format.init(rawValue:)) ?? content.formats[0]
  }

  private func content(_ form: Form) -> Export.Content {
    guard case .report(let filter, _) = content else { return content }
    return .report(filter, isShareable: form.choice(.audience) != nil)
  }
}

extension Form.FieldID {
  static let format: Form.FieldID = "format"
  static let path: Form.FieldID = "path"
  static let ifThere: Form.FieldID = "if-there"
  static let audience: Form.FieldID = "audience"
}
