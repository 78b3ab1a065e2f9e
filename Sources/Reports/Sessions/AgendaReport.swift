import Dates
package import Entities
import Journal
package import Register
import Screen
import Summary

/// The agenda of a session as `ahd agenda` writes it: its points, what arises and is not on it with
/// the reasons, what was decided, and what is in dispute.
package enum AgendaReport {
  /// Head, points with their numbers and ids, matters arising, decisions, what is in dispute.
  ///
  /// - Parameters:
  ///   - register: Where the session is.
  ///   - meeting: The session.
  ///   - page: Every line is within its width.
  /// - Returns: Lines, each with its newline.
  package static func text(_ register: Register, _ meeting: Meeting, page: Page) -> String {
    let agenda = register.agenda(of: meeting)
    var lines = Lines(page)
    lines.add("Agenda: \(meeting.title) (\(meeting.id))", Theme.heading)
    lines.add(head(register, meeting))
    if let time = register.timeWords(meeting) { lines.add("Begins \(time)") }
    lines.blank()
    if agenda.points.isEmpty {
      lines.add("Nothing is on it yet.")
    } else {
      lines.add(table(register, agenda, page).lines(on: page))
    }
    if !agenda.matters.isEmpty {
      lines.blank()
      lines.add("Matters arising, not on it: \(agenda.matters.count)", Theme.heading)
      lines.add(matters(register, agenda, page).lines(on: page))
      lines.add("ahd agenda \(meeting.id) --take ID takes one.", Theme.legend)
    }
    addDecisions(register, meeting, &lines)
    addDisputes(register, &lines)
    return lines.text
  }

  /// `Dec 2026*, projected, next month · Ankara · host Türkiye`.
  static func head(_ register: Register, _ meeting: Meeting) -> String {
    let entry = register.schedule.entries.first { $0.meeting.id == meeting.id }
    let when = entry.map { MeetingsReport.when($0, register.day) } ?? ""
    let date: [String?] = [
      meeting.date?.label ?? "no date", meeting.state.rawValue, when.isEmpty ? nil : when,
    ]
    let host = meeting.host.map {
      "host \(register.ownerName($0))" + (meeting.hostBasis == .inferred ? "*" : "")
    }
    let parts: [String?] = [
      date.joined(", "), meeting.place?.words ?? "place not stated", host ?? "host not stated",
    ]
    return parts.joined(" · ")
  }

  private static func table(_ register: Register, _ agenda: Agenda, _ page: Page) -> Table {
    let points = agenda.points
    func cells(_ cell: (Agenda.Point) -> String) -> [TableCell] {
      points.map { TableCell(page.clean(cell($0))) }
    }
    return Table(columns: [
      TableColumn(title: "", cells: cells { String($0.number) }, isRight: true),
      TableColumn(title: "point", cells: cells { register.title(of: $0) }, least: 27),
      TableColumn(
        title: "status", cells: cells { standing(register, $0) }, least: 10,
        steps: [.init(order: 2, change: .drop)]),
      TableColumn(
        title: "carried", cells: cells { $0.carried == 0 ? "" : "\($0.carried)×" },
        steps: [.init(order: 1, change: .drop)]),
      TableColumn(
        title: "id", cells: cells { id(register, $0) },
        steps: [.init(order: 3, change: .narrow(12))]),
    ])
  }

  /// How the items of a point stand: `no report`, `reported, needs 2`.
  private static func standing(_ register: Register, _ point: Agenda.Point) -> String {
    let rows = point.about.compactMap(register.row)
    let words: [String?] = rows.map { register.statusWords($0) }
    return words.joined(", ")
  }

  /// Ids of what it is about; of a free point its own name.
  private static func id(_ register: Register, _ point: Agenda.Point) -> String {
    let ids: [String?] = point.about.map { register.publicID($0) }
    return ids.isEmpty ? point.target?.text ?? "" : ids.joined(", ")
  }

  private static func matters(_ register: Register, _ agenda: Agenda, _ page: Page) -> Table {
    let matters = agenda.matters
    func cells(_ cell: (Agenda.Matter) -> String) -> [TableCell] {
      matters.map { TableCell(page.clean(cell($0))) }
    }
    let marks = matters.map { matter in
      let flags = register.flags(of: matter.target)
      return TableCell(flags.mark(isASCII: page.isASCII), Theme.mark(flags))
    }
    return Table(columns: [
      TableColumn(title: "", cells: marks),
      TableColumn(title: "matter", cells: cells { register.label(of: $0.target) }, least: 27),
      TableColumn(
        title: "because",
        cells: cells { register.words(of: $0).map(Optional.some).joined(", ") }, least: 20,
        steps: [.init(order: 1, change: .narrow(10))]),
      TableColumn(
        title: "id", cells: cells { register.publicID($0.target) },
        steps: [.init(order: 2, change: .narrow(12))]),
    ])
  }

  private static func addDecisions(
    _ register: Register, _ meeting: Meeting, _ lines: inout Lines
  ) {
    let decisions = register.decisions(of: meeting)
    guard !decisions.isEmpty else { return }
    lines.blank()
    lines.add("Decisions", Theme.heading)
    for decision in decisions {
      let about: [String?] = decision.about.map(register.subject)
      lines.add("- \(decision.text)" + (about.isEmpty ? "" : " (\(about.joined(", ")))"))
    }
  }

  // MARK: The record

  /// What was done at its table, point by point: by whom and when.
  ///
  /// - Parameters:
  ///   - register: Where the session is.
  ///   - meeting: The session.
  ///   - page: Every line is within its width.
  /// - Returns: Lines, each with its newline.
  package static func record(_ register: Register, _ meeting: Meeting, page: Page) -> String {
    let record = register.record(of: meeting)
    var lines = Lines(page)
    lines.add("Record: \(meeting.title) (\(meeting.id))", Theme.heading)
    lines.add(head(register, meeting))
    for (number, part) in record.parts.enumerated() {
      lines.blank()
      let besides = part.isOnAgenda || part.about == nil ? "" : " (not on the agenda)"
      lines.add("\(number + 1). \(part.title)\(besides)")
      if part.entries.isEmpty { lines.add("- nothing recorded") }
      for entry in part.entries {
        let event = register.journal.events[entry.event]
        let by = event.by + (event.party.map { " for \(register.name(ofParty: $0))" } ?? "")
        lines.add("- \(event.at.words), \(by): \(entry.words)")
      }
    }
    if record.parts.isEmpty { lines.add("Nothing was on its agenda, and nothing was recorded.") }
    let left = register.carriedForward(from: meeting)
    if meeting.state == .held {
      lines.blank()
      lines.add("Carried forward: \(left.isEmpty ? "nothing" : "\(left.count)")", Theme.heading)
      for target in left {
        lines.add("- \(register.label(of: target)) (\(register.publicID(target)))")
      }
    }
    return lines.text
  }
}
