import Check
import Entities
import JSON
import Register

// What the record disagrees on, so that nobody learns of it at the table.
extension AgendaReport {
  /// Each with its sides; nothing where there is none.
  static func addDisputes(_ register: Register, _ lines: inout Lines) {
    let all = register.disagreements
    add("In dispute", all.filter(\.isInDispute), register, &lines)
    add("All words typed by one person", all.filter { !$0.isInDispute }, register, &lines)
    if !all.isEmpty { lines.add("ahd check tells what settles each.", Theme.legend) }
  }

  private static func add(
    _ title: String, _ disputes: [Disagreement], _ register: Register, _ lines: inout Lines
  ) {
    guard !disputes.isEmpty else { return }
    lines.blank()
    lines.add("\(title): \(disputes.count)", Theme.heading)
    for dispute in disputes {
      lines.add("- \(head(dispute, register))")
      for side in dispute.sides { lines.add(set(side.words, in: lines.page)) }
    }
  }

  private static func set(_ words: String, in page: Page) -> [String] {
    let blank = String(repeating: " ", count: min(4, page.width - 1))
    return page.wrapped(words, indent: blank.count).enumerated().map { $0 == 0 ? blank + $1 : $1 }
  }

  /// What is in dispute as a list in Markdown, a paper.
  static func disputesInMarkdown(_ register: Register) -> String {
    let open = register.disagreements.filter(\.isInDispute)
    guard !open.isEmpty else { return "" }
    func entry(_ text: String) -> String { Markdown.opening(Markdown.escape(text)) }
    return "\n### In dispute\n\n"
      + open.map { dispute in
        "- \(entry(head(dispute, register)))\n"
          + dispute.sides.map { "  - \(entry($0.words))\n" }.joined()
      }.joined()
  }

  /// `Hold session 1 in Ankara (hold-first-session), contested: due`.
  private static func head(_ dispute: Disagreement, _ register: Register) -> String {
    let about = dispute.target.map(register.subject) ?? register.header.short
    let id = register.id(of: dispute.finding).map { " (\($0))" } ?? ""
    return "\(about)\(id), \(dispute.what)"
  }

  static func disputesInJSON(_ register: Register) -> JSONValue {
    .array(
      register.disagreements.map { dispute in
        [
          "kind": .string(dispute.kind.rawValue), "id": .text(register.id(of: dispute.finding)),
          "title": .text(dispute.target.map(register.subject)), "name": .string(dispute.name),
          "sides": .array(dispute.sides.map(CheckReport.side)),
        ]
      })
  }
}
