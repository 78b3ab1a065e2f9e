import Check
import Dates
import Entities
import JSON
import Journal
import Register
import Sheets
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
  package var json: String {
    let entry = register.schedule.entries.first { $0.meeting.id == meeting.id }
    let head = entry.map { MeetingsReport.object($0, register) } ?? .null
    let left = register.carriedForward(from: meeting).map(register.publicID)
    return JSONOutput.document([
      JSONMember("meeting", head),
      JSONMember("points", .array(agenda.points.map { Self.point($0, register) })),
      JSONMember("matters", .array(agenda.matters.map { Self.matter($0, register) })),
      JSONMember(
        "decisions", .array(register.decisions(of: meeting).map { Self.decision($0, register) })),
      JSONMember(
        "record", .array(register.record(of: meeting).parts.map { Self.part($0, register) })),
      JSONMember("carriedForward", .texts(left)),
      JSONMember("disagreements", disputesInJSON),
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

  /// The points as a numbered list, the matters arising as a table, the decisions, what is in
  /// dispute: a paper to send round, which names no command.
  package var markdown: String? {
    var paper = Sheet()
    paper.title("Agenda: \(meeting.title)")
    paper.add(Words(Self.head(register, meeting)))
    if let time = register.timeWords(meeting) { paper.add("Begins \(time)") }
    if agenda.points.isEmpty { paper.add("Nothing is on it yet.") }
    paper.list(agenda.points.map { Self.words(of: $0, register) }, isNumbered: true)
    if !agenda.matters.isEmpty {
      paper.heading("Matters arising")
      paper.table(
        Table(
          agenda.matters,
          [
            .init("matter") { Words(register.label(of: $0.target)) },
            .init("because") { Words(register.words(of: $0).joined(separator: ", ")) },
            .init("id") { Words(register.publicID($0.target)) },
          ]))
    }
    let decisions = register.decisions(of: meeting).map { Words($0.text) }
    if !decisions.isEmpty { paper.heading("Decisions") }
    paper.list(decisions)
    let disputes = register.disagreements.filter(\.isInDispute)
    if !disputes.isEmpty { paper.heading("In dispute") }
    list(disputes, in: &paper)
    return paper.markdown
  }

  /// A point as a paper has it: with who owes its items, how they stand, and how often it was
  /// carried over.
  static func words(of point: Agenda.Point, _ register: Register) -> Words {
    let state = point.about.compactMap(register.row).map {
      "\(register.owes($0, style: .long)), \(register.statusWords($0, style: .long))"
    }
    let rest = state + (point.carried == 0 ? [] : [register.carriedWords(point.carried)])
    return Words(register.title(of: point))
      + Words(rest.isEmpty ? "" : " (\(rest.joined(separator: "; ")))", .quiet)
  }
}
