import Dates
import Entities
import JSON
package import Register
import Summary

/// The whole register as it stands, as one document for programs: `ahd export --format json`.
package enum RegisterReport {
  /// `{"format":1,"register":{…},"parties":[…],"domains":[…],"people":[…],"bodies":[…],"sources":[…],"commitments":[…],"meetings":[…],
  /// "indicators":[…],"tensions":[…]}`, one object a line, each list by id but for parties and
  /// domains, which keep the register's order. The schema is Data/schema/export.schema.json.
  ///
  /// It is what the files and the journal come to on a day: the same for the same set of events, in
  /// whatever order they arrived and whoever writes it. What the commands' own documents hold is
  /// told with the same keys: commitments as `ahd show --json` without `why`, `figure` and
  /// `history`; meetings as `ahd meetings --json` without `when`; indicators as
  /// `ahd figures --json`.
  ///
  /// - Parameters:
  ///   - register: What is written.
  ///   - rows: The items; the rest is always whole.
  /// - Returns: JSON text with a last newline.
  package static func json(_ register: Register, _ rows: [Int32]) -> String {
    let header = register.header
    let rows = rows.sorted { register.index.id(Int($0)) < register.index.id(Int($1)) }
    let meetings = register.schedule.entries.sorted { $0.meeting.id < $1.meeting.id }
    let figures = register.figures.sorted { $0.indicator.id < $1.indicator.id }
    let lists: [(String, [JSONValue])] = [
      ("parties", header.parties.map(party)), ("domains", header.domains.map(domain)),
      ("people", header.people.sorted { $0.id < $1.id }.map(person)),
      ("bodies", header.bodies.sorted { $0.id < $1.id }.map(body)),
      ("sources", register.opening.sources.sorted { $0.id < $1.id }.map(source)),
      ("commitments", rows.map { ShowReport.object(register, Int($0)) }),
      ("meetings", meetings.map { meeting($0, register) }),
      ("indicators", figures.map { FiguresReport.object(register, $0) }),
      ("tensions", register.tensions.sorted { $0.id < $1.id }.map { tension($0, register) }),
    ]
    let head = "\"register\":" + self.header(register).inertCompact
    let texts = lists.map { JSONOutput.list($0.0, texts: $0.1.map(\.compact)) }
    return "{\"format\":1,\n" + ([head] + texts).joined(separator: ",\n") + "}\n"
  }

  private static func header(_ register: Register) -> JSONValue {
    let header = register.header
    let object: JSONValue = [
      "id": .string(header.id), "title": .string(header.title), "short": .string(header.short),
      "aliases": .texts(header.aliases), "language": .text(header.language),
      "group": .text(header.group), "parent": .text(header.parent),
      "parentClaims": .array(header.parentClaims.map(ClaimJSON.object)),
      "asOf": .string(header.asOf.text), "day": .string(register.day.text),
      "rule": .string(header.rule.rawValue), "cadence": header.cadence.map(cadence) ?? .null,
      "notes": .text(header.notes),
    ]
    return header.asksForKeys
      ? object.replacing("words", with: .string(header.words.rawValue)) : object
  }

  private static func cadence(_ cadence: Cadence) -> JSONValue {
    [
      "countPerYear": .integer(cadence.countPerYear), "rrule": .text(cadence.rhythm?.text),
      "basis": .string(cadence.basis.rawValue),
      "claims": .array(cadence.claims.map(ClaimJSON.object)),
    ]
  }

  private static func party(_ party: Party) -> JSONValue {
    let object: JSONValue = [
      "id": .string(party.id), "name": .string(party.name), "short": .string(party.short),
      "zone": .text(party.zone?.text), "aliases": .texts(party.aliases),
    ]
    let signers = party.signers.map { $0.line(for: party.id) }
    return signers.isEmpty ? object : object.replacing("signers", with: .texts(signers))
  }

  private static func domain(_ domain: Domain) -> JSONValue {
    [
      "id": .string(domain.id), "title": .string(domain.title), "short": .string(domain.short),
      "core": .bool(domain.isCore), "aliases": .texts(domain.aliases), "note": .text(domain.note),
      "claims": .array(domain.claims.map(ClaimJSON.object)),
    ]
  }

  private static func person(_ person: Person) -> JSONValue {
    [
      "id": .string(person.id), "name": .string(person.name), "role": .text(person.role),
      "party": .text(person.party), "aliases": .texts(person.aliases),
      "claims": .array(person.claims.map(ClaimJSON.object)),
    ]
  }

  private static func body(_ body: Body) -> JSONValue {
    [
      "id": .string(body.id), "name": .string(body.name), "short": .string(body.short),
      "party": .text(body.party), "kind": .text(body.kind), "aliases": .texts(body.aliases),
      "claims": .array(body.claims.map(ClaimJSON.object)),
    ]
  }

  private static func source(_ source: Source) -> JSONValue {
    [
      "id": .string(source.id), "title": .text(source.title), "short": .string(source.short),
      "publisher": .text(source.publisher), "author": .text(source.author),
      "date": ItemJSON.date(source.date), "aliases": .texts(source.aliases),
      "paragraphs": .integer(source.paragraphs), "kind": .text(source.kind),
      "notes": .text(source.notes),
    ]
  }

  /// Without its countdown: that is for people, and another tomorrow.
  private static func meeting(_ entry: Schedule.Entry, _ register: Register) -> JSONValue {
    .object((MeetingsReport.object(entry, register).object ?? []).filter { $0.key != "when" })
  }

  private static func tension(_ tension: Tension, _ register: Register) -> JSONValue {
    let target = register.target(ofTension: tension.id)
    return [
      "id": .string(tension.id), "number": .integer(tension.number),
      "kind": .text(tension.kind?.rawValue), "title": .string(tension.title),
      "text": .string(tension.text),
      "state": .string(tension.state.rawValue), "hold": .text(tension.hold),
      "refs": .array(
        tension.refs.map {
          ["source": .string($0.source), "paragraph": .integer($0.paragraph)]
        }),
      "commitments": .texts(tension.commitments), "meetings": .texts(tension.meetings),
      "indicators": .texts(tension.indicators), "resolution": .text(tension.resolution),
      "claims": .array(tension.claims.map(ClaimJSON.object)),
      "flags": .texts(register.flags(of: target).ids),
      "contested": ItemJSON.contested(register, target),
    ]
  }
}
