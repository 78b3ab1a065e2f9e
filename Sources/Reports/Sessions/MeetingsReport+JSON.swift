import Entities
import JSON
import Register

extension MeetingsReport {
  /// `{"format":1,"meetings":[…],"next":…}`, one meeting a line, by date; `next` is the id of the
  /// next session or null.
  ///
  /// A meeting: `id`, `title`, `short`, `kind`, `state`; `number` or null; `unreported`: its date
  /// is past and it is not known whether it was held; `byRhythm`: only the rhythm puts it there;
  /// `time` null or `{start, zone}`; `date` null or `{text, edtf, earliest, latest, basis, label}`;
  /// `when` the countdown in words or null; `place` null or `{city, venue}`; `host`, `hostBasis`,
  /// each or null; `agenda` and `decisions` `[{text, items, claims}]`; `attendees`
  /// `[{person, certainty, claims}]`; `previousDates`; `claims`; `notes`; `flags`: `contested`, `waiting`,
  /// `drift`; `contested` as an item has it.
  package var json: String {
    let schedule = register.schedule
    return JSONOutput.document(
      "meetings", schedule.entries.lazy.map { Self.object($0, register) },
      then: [JSONMember("next", .text(schedule.next?.id))])
  }

  static func object(_ entry: Schedule.Entry, _ register: Register) -> JSONValue {
    let meeting = entry.meeting
    let when = when(entry, register.day)
    let target = register.target(ofMeeting: meeting.id)
    return [
      "id": .string(meeting.id), "title": .string(meeting.title), "short": .string(meeting.short),
      "kind": .string(meeting.kind.rawValue), "state": .string(meeting.state.rawValue),
      "number": .integer(meeting.number), "unreported": .bool(entry.isUnreported),
      "byRhythm": .bool(entry.isByRhythm),
      "time": meeting.time?.json ?? .null, "date": ItemJSON.date(meeting.date),
      "when": .text(when.isEmpty ? nil : when),
      "place": meeting.place.map { ["city": .text($0.city), "venue": .text($0.venue)] } ?? .null,
      "host": .text(meeting.host), "hostBasis": .text(meeting.hostBasis?.rawValue),
      "agenda": points(meeting.agenda), "decisions": points(meeting.decisions),
      "attendees": .array(
        meeting.attendees.map {
          [
            "person": .string($0.person), "certainty": .string($0.certainty.rawValue),
            "claims": .array($0.claims.map(ClaimJSON.object)),
          ]
        }),
      "previousDates": .array(register.previousDates(of: meeting).map { ItemJSON.date($0) }),
      "claims": .array(meeting.claims.map(ClaimJSON.object)), "notes": .text(meeting.notes),
      "flags": .texts(register.flags(of: target).ids),
      "contested": ItemJSON.contested(register, target),
    ]
  }

  private static func points(_ points: [Meeting.Point]) -> JSONValue {
    .array(
      points.map { point in
        [
          "text": .string(point.text), "items": .texts(point.items),
          "claims": .array(point.claims.map(ClaimJSON.object)),
        ]
      })
  }
}
