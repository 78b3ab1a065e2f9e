import Dates
package import Entities
import Journal
package import Register
package import Sheets
import Summary

/// What was done at the table of a session, point by point, by whom and when, and what is carried
/// forward: `ahd agenda --record`.
package struct RecordReport: Report {
  let register: Register
  let meeting: Meeting

  package init(_ register: Register, _ meeting: Meeting) {
    self.register = register
    self.meeting = meeting
  }

  /// As the agenda's own document holds it.
  package var json: String { AgendaReport(register, meeting).json }

  package var sheet: Sheet {
    let record = register.record(of: meeting)
    var sheet = Sheet()
    sheet.title("Record: \(meeting.title) (\(meeting.id))")
    sheet.add(Words(AgendaReport.head(register, meeting)))
    for (number, part) in record.parts.enumerated() {
      sheet.blank()
      let besides = part.isOnAgenda || part.about == nil ? "" : " (not on the agenda)"
      sheet.add("\(number + 1). \(part.title)\(besides)")
      sheet.list(part.entries.isEmpty ? ["nothing recorded"] : part.entries.map(words))
    }
    if record.parts.isEmpty { sheet.add("Nothing was on its agenda, and nothing was recorded.") }
    guard meeting.state == .held else { return sheet }
    let left = register.carriedForward(from: meeting)
    sheet.blank()
    sheet.heading("Carried forward: \(left.isEmpty ? "nothing" : "\(left.count)")")
    sheet.list(left.map { "\(register.label(of: $0)) (\(register.publicID($0)))" })
    return sheet
  }

  private func words(_ entry: SessionRecord.Entry) -> Words {
    let event = register.journal.events[entry.event]
    let by = event.by + (event.party.map { " for \(register.name(ofParty: $0))" } ?? "")
    return "\(event.at.words), \(by): \(entry.words)"
  }
}
