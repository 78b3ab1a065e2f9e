import Check
import Entities
import JSON
import Register
import Sheets

// What the record disagrees on, so that nobody learns of it at the table.
extension AgendaReport {
  /// Each with its sides; nothing where there is none.
  func addDisputes(to sheet: inout Sheet) {
    let all = register.disagreements
    let (open, others) = (all.filter(\.isInDispute), all.filter { !$0.isInDispute })
    for (title, part) in [("In dispute", open), ("All words typed by one person", others)]
    where !part.isEmpty {
      sheet.blank()
      sheet.heading("\(title): \(part.count)")
      list(part, in: &sheet)
    }
    if !all.isEmpty { sheet.aside("ahd check tells what settles each.") }
  }

  func list(_ disputes: [Disagreement], in sheet: inout Sheet) {
    for dispute in disputes {
      sheet.list([Words(head(dispute))])
      for side in dispute.sides { sheet.add(Words(side.words), depth: 4) }
    }
  }

  /// `Hold session 1 in Ankara (hold-first-session), contested: due`.
  private func head(_ dispute: Disagreement) -> String {
    let about = dispute.target.map(register.subject) ?? register.header.short
    let id = register.id(of: dispute.finding).map { " (\($0))" } ?? ""
    return "\(about)\(id), \(dispute.what)"
  }

  var disputesInJSON: JSONValue {
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
