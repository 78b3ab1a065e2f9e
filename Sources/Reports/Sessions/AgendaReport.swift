import Dates
package import Entities
import Journal
package import Register
import Screen
package import Sheets
import Summary

/// The agenda of a session as `ahd agenda` writes it: its points, what arises and is not on it with
/// the reasons, what was decided, and what is in dispute.
package struct AgendaReport: Report {
  let register: Register
  let meeting: Meeting
  let agenda: Agenda

  package init(_ register: Register, _ meeting: Meeting) {
    self.register = register
    self.meeting = meeting
    agenda = register.agenda(of: meeting)
  }

  /// Head, points with their numbers and ids, matters arising, decisions, what is in dispute.
  package var sheet: Sheet {
    var sheet = Sheet()
    sheet.title("Agenda: \(meeting.title) (\(meeting.id))")
    sheet.add(Words(Self.head(register, meeting)))
    if let time = register.timeWords(meeting) { sheet.add("Begins \(time)") }
    sheet.blank()
    if agenda.points.isEmpty { sheet.add("Nothing is on it yet.") } else { sheet.table(points) }
    if !agenda.matters.isEmpty {
      sheet.blank()
      sheet.heading("Matters arising, not on it: \(agenda.matters.count)")
      sheet.table(matters)
      sheet.aside("ahd agenda \(meeting.id) --take ID takes one.")
    }
    let decisions = register.decisions(of: meeting).map { decision in
      let about = decision.about.map(register.subject).joined(separator: ", ")
      return Words(decision.text + (about.isEmpty ? "" : " (\(about))"))
    }
    if !decisions.isEmpty {
      sheet.blank()
      sheet.heading("Decisions")
      sheet.list(decisions)
    }
    addDisputes(to: &sheet)
    return sheet
  }

  /// `Dec 2026*, projected, next month · Ankara · host Türkiye`.
  static func head(_ register: Register, _ meeting: Meeting) -> String {
    let entry = register.schedule.entries.first { $0.meeting.id == meeting.id }
    let when = entry.map { MeetingsReport.when($0, register.day) } ?? ""
    let date: [String?] = [
      meeting.date?.label ?? "no date", meeting.state.rawValue, when.isEmpty ? nil : when,
    ]
    let parts: [String?] = [
      date.joined(", "), meeting.place?.words ?? "place not stated",
      register.hostWords(meeting).map { "host \($0)" } ?? "host not stated",
    ]
    return parts.joined(" · ")
  }

  private var points: Table {
    Table(
      agenda.points,
      [
        .init("", isNumber: true) { "\($0.number)" },
        .init("point", least: 27) { Words(register.title(of: $0)) },
        .init("status", least: 10, [.drop(2)]) { point in
          let rows = point.about.compactMap(register.row)
          return Words(rows.map { register.statusWords($0) }.joined(separator: ", "))
        },
        .init("carried", [.drop(1)]) { $0.carried == 0 ? "" : "\($0.carried)×" },
        .init("id", [.cut(3, to: 12)]) { point in
          let ids = point.about.map(register.publicID).joined(separator: ", ")
          // A free point has a name of its own.
          return Words(ids.isEmpty ? point.target?.text ?? "" : ids)
        },
      ])
  }

  private var matters: Table {
    Table(
      agenda.matters,
      [
        .init("") { Words(register.flags(of: $0.target)) },
        .init("matter", least: 27) { Words(register.label(of: $0.target)) },
        .init("because", least: 20, [.cut(1, to: 10)]) {
          Words(register.words(of: $0).joined(separator: ", "))
        },
        .init("id", [.cut(2, to: 12)]) { Words(register.publicID($0.target)) },
      ])
  }
}
