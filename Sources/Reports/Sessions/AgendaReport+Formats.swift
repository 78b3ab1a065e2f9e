import Dates
package import Entities
import JSON
import Journal
package import Register
import Summary

extension AgendaReport {
  /// `{"format":1,"meeting":{…},"points":[…],"matters":[…],"decisions":[…],"record":[…],"carriedForward":[…],
  /// "disagreements":[…]}`.
  ///
  /// `meeting` as in `ahd meetings --json`. A point: `number`, `point` (what events name it by, or
  /// null), `text` or null, `title`, `items` (ids of what it is about), `carried` (sessions that
  /// left it open). A matter: `id`, `title`, `reasons` (`carried`, `overdue`, `unreported`,
  /// `awaiting`, `contested`, `due-before`, `stale`, `open-tension`, `on-no-agenda`), `words`,
  /// `carried`. A decision: `text`, `about` (ids), `event` or null. The record: `about` (id or
  /// null), `title`, `onAgenda`, `entries` `[{event, at, by, party, words, decision}]`.
  /// `carriedForward`: ids. A disagreement: `kind`, `id` or null, `title` or null, `name`, `sides`
  /// as `ahd check --json` has them.
  ///
  /// - Parameters:
  ///   - register: Where the session is.
  ///   - meeting: The session.
  /// - Returns: JSON text with a last newline.
  package static func json(_ register: Register, _ meeting: Meeting) -> String {
    let agenda = register.agenda(of: meeting)
    let entry = register.schedule.entries.first { $0.meeting.id == meeting.id }
    let head = entry.map { MeetingsReport.object($0, register) } ?? .null
    let left = register.carriedForward(from: meeting).map(register.publicID)
    return JSONOutput.document([
      JSONMember("meeting", head),
      JSONMember("points", .array(agenda.points.map { point($0, register) })),
      JSONMember("matters", .array(agenda.matters.map { matter($0, register) })),
      JSONMember(
        "decisions", .array(register.decisions(of: meeting).map { decision($0, register) })),
      JSONMember("record", .array(register.record(of: meeting).parts.map { part($0, register) })),
      JSONMember("carriedForward", .texts(left)),
      JSONMember("disagreements", disputesInJSON(register)),
    ])
  }

  private static func point(_ point: Agenda.Point, _ register: Register) -> JSONValue {
    [
      "number": .integer(point.number), "point": .text(point.target?.text),
      "text": .text(point.text), "title": .string(register.title(of: point)),
      "items": .texts(point.about.map(register.publicID)), "carried": .integer(point.carried),
    ]
  }

  private static func matter(_ matter: Agenda.Matter, _ register: Register) -> JSONValue {
    [
      "id": .string(register.publicID(matter.target)),
      "title": .string(register.label(of: matter.target)),
      "reasons": .texts(matter.reasons.map(\.rawValue)),
      "words": .texts(register.words(of: matter)), "carried": .integer(matter.carried),
    ]
  }

  private static func decision(
    _ decision: (text: String, about: [Target], event: Int?), _ register: Register
  ) -> JSONValue {
    [
      "text": .string(decision.text), "about": .texts(decision.about.map(register.publicID)),
      "event": .text(decision.event.map { register.journal.events[$0].id.text }),
    ]
  }

  private static func part(_ part: SessionRecord.Part, _ register: Register) -> JSONValue {
    [
      "about": .text(part.about.map(register.publicID)), "title": .string(part.title),
      "onAgenda": .bool(part.isOnAgenda),
      "entries": .array(
        part.entries.map { entry in
          let event = register.journal.events[entry.event]
          return [
            "event": .string(event.id.text), "at": .string(event.at.text), "by": .string(event.by),
            "party": .text(event.party), "words": .string(entry.words),
            "decision": .bool(entry.isDecision),
          ]
        }),
    ]
  }

  /// A heading, the points as a numbered list, the matters arising as a table, the decisions, what
  /// is in dispute: a paper to send round.
  ///
  /// - Parameters:
  ///   - register: Where the session is.
  ///   - meeting: The session.
  /// - Returns: GitHub-flavoured Markdown; text of the register is escaped.
  package static func markdown(_ register: Register, _ meeting: Meeting) -> String {
    let agenda = register.agenda(of: meeting)
    var text =
      "## Agenda: \(Markdown.escape(meeting.title))\n\n\(Markdown.escape(head(register, meeting)))\n"
    if let time = register.timeWords(meeting) { text += "\nBegins \(Markdown.escape(time))\n" }
    text += "\n"
    for point in agenda.points {
      let rows = point.about.compactMap(register.row)
      let notes: [String?] =
        rows.map { "\(register.owes($0, style: .long)), \(register.statusWords($0, style: .long))" }
        + (point.carried == 0 ? [] : [register.carriedWords(point.carried)])
      let rest = notes.isEmpty ? "" : " (\(notes.joined("; ")))"
      text +=
        "\(point.number). \(Markdown.opening(Markdown.escape(register.title(of: point) + rest)))\n"
    }
    if agenda.points.isEmpty { text += "Nothing is on it yet.\n" }
    if !agenda.matters.isEmpty {
      text += "\n### Matters arising\n\n"
      text += Markdown.table(
        ["matter", "because", "id"],
        agenda.matters.map { matter in
          let why: [String?] = register.words(of: matter)
          return [
            register.label(of: matter.target), why.joined(", "), register.publicID(matter.target),
          ]
        })
    }
    let decisions = register.decisions(of: meeting)
    if !decisions.isEmpty {
      text += "\n### Decisions\n\n"
      for decision in decisions {
        text += "- \(Markdown.opening(Markdown.escape(decision.text)))\n"
      }
    }
    text += disputesInMarkdown(register)
    return text
  }
}
