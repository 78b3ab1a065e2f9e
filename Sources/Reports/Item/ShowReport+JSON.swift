import Dates
import Entities
package import JSON
import Journal
package import Register
import Summary

extension ShowReport {
  /// One item as JSON: what `list --json` holds of it (see `ItemJSON`) under
  /// `format`, and behind that:
  ///
  /// - `doneWhen`, `statusDate`: string or null; `statusDate` is the day of the status shown.
  /// - `accountable`, `origin`: id or null. `implementing`, `relatesTo`, `supersedes`: ids.
  /// - `milestones`: `[{id, title, due, status}]`.
  /// - `rule`: `both` or `single`. `evidence`: `[{text, event}]`. `confirmations`:
  ///   `[{party, on, event}]`; `event` null is the opening balance. Where register.json lists keys
  ///   or only verified words count, each has `verified` too, null in the opening balance.
  /// - `claims`: `[{source, paragraph, text, kind, quote, speaker}]`. `tensions`:
  ///   `[{id, number, kind, title, state}]`.
  /// - `why`: `[{flag, text}]`, the reason of each flag. `figure`: null, or the indicator as
  ///   `figures --json` holds it.
  /// - `amendments`: `[{member, agreed, now, day, by, reason, event}]`: members that events set,
  ///   beside what the files hold, in words.
  /// - `notes`: `[{text, by, at, event}]`; the register's own note has null for the rest.
  /// - `history`: `[{event, at, by, party, words, reason, live}]`, oldest first; `live` false was
  ///   undone. An event that carries a party's word has `verified` too, as above.
  package var json: String {
    JSONOutput.document(
      Self.whole(register, row) + [
        .init("why", Self.why(register.detail(row))),
        .init("figure", Self.figure(register, register.item(row))),
        .init("history", Self.history(register, row)),
      ])
  }

  /// What `ahd export --format json` holds of an item: all but what tells how it came to be so.
  ///
  /// - Parameters:
  ///   - register: Where the row is.
  ///   - row: The item.
  /// - Returns: An object.
  package static func object(_ register: Register, _ row: Int) -> JSONValue {
    .object(whole(register, row))
  }

  private static func whole(_ register: Register, _ row: Int) -> [JSONMember] {
    let item = register.item(row)
    let delivery = register.delivery(row)
    let members: [JSONMember] = [
      .init("doneWhen", .text(item?.doneWhen)),
      .init("statusDate", .text(register.statusDay(row)?.text)),
      .init("accountable", .text(item?.accountable)),
      .init("origin", .text(item?.origin)),
      .init("implementing", .texts(item?.implementing ?? [])),
      .init("relatesTo", .texts(item?.relatesTo ?? [])),
      .init("supersedes", .texts(item?.supersedes ?? [])),
      .init("milestones", .array((item?.milestones ?? []).map(milestone))),
      .init("rule", .string(register.needsWords(row) ? "both" : "single")),
      .init("evidence", evidence(register, delivery)),
      .init("confirmations", confirmations(register, item, delivery)),
      .init("claims", .array((item?.claims ?? []).map(ClaimJSON.object))),
      .init("tensions", .array(register.tensions(of: register.index.id(row)).map(tension))),
      .init("amendments", .array(register.amendments(row).map { amendment($0, register) })),
      .init("notes", notes(register, row, item)),
    ]
    return ItemJSON.members(register, row) + members
  }

  private static func milestone(_ milestone: Commitment.Milestone) -> JSONValue {
    [
      "id": .string(milestone.id), "title": .string(milestone.title),
      "due": ItemJSON.date(milestone.due), "status": .text(milestone.status?.rawValue),
    ]
  }

  private static func amendment(_ amendment: Amendment, _ register: Register) -> JSONValue {
    [
      "member": .string(amendment.member), "agreed": .string(amendment.agreed),
      "now": .string(amendment.now), "day": .string(amendment.day.text),
      "by": .string(amendment.by), "reason": .text(amendment.reason),
      "event": register.eventID(amendment.event),
    ]
  }

  private static func tension(_ tension: Tension) -> JSONValue {
    [
      "id": .string(tension.id), "number": .integer(tension.number),
      "kind": .text(tension.kind?.rawValue), "title": .string(tension.title),
      "state": .string(tension.state.rawValue),
    ]
  }

  private static func evidence(_ register: Register, _ delivery: Delivery) -> JSONValue {
    .array(
      (delivery.report?.evidence ?? []).map {
        ["text": .string($0.text), "event": register.eventID($0.event)]
      })
  }

  private static func confirmations(
    _ register: Register, _ item: Commitment?, _ delivery: Delivery
  ) -> JSONValue {
    .array(
      (delivery.report?.words ?? []).map { word in
        let opening = word.event == nil ? item?.confirmations[word.party] ?? nil : nil
        let members = [
          JSONMember("party", .string(word.party)),
          JSONMember("on", .text(word.on ?? opening?.text)),
          JSONMember("event", register.eventID(word.event)),
        ]
        let verified = JSONMember("verified", word.event == nil ? .null : .bool(word.isVerified))
        return .object(members + (register.header.asksForKeys ? [verified] : []))
      })
  }

  private static func why(_ detail: Detail) -> JSONValue {
    .array(
      detail.flags.map { line in
        ["flag": .string(line.flag.ids.first ?? ""), "text": .string(line.why)]
      })
  }

  private static func figure(_ register: Register, _ item: Commitment?) -> JSONValue {
    let indicator = item?.indicator.flatMap(register.indicator)
    return indicator.map { FiguresReport.object(register, register.figure($0)) } ?? .null
  }

  private static func notes(_ register: Register, _ row: Int, _ item: Commitment?) -> JSONValue {
    let own: [JSONValue] =
      item?.notes.map { [["text": .string($0), "by": nil, "at": nil, "event": nil]] } ?? []
    let told = register.states[register.target(of: row)]?.notes ?? []
    return .array(
      own
        + told.map { note in
          let event = register.journal.events[note.event]
          return [
            "text": .string(note.text), "by": .string(event.by), "at": .string(event.at.text),
            "event": .string(event.id.text),
          ]
        })
  }

  private static func history(_ register: Register, _ row: Int) -> JSONValue {
    .array(
      register.detail(row).history.map { line in
        let event = register.journal.events[line.event]
        let object: JSONValue = [
          "event": .string(event.id.text), "at": .string(event.at.text), "by": .string(event.by),
          "party": .text(event.party), "words": .string(line.words),
          "reason": .text(event.reason), "live": .bool(line.isLive),
        ]
        guard line.key != nil else { return object }
        return object.replacing("verified", with: .bool(register.isVerified(line.event)))
      })
  }
}

enum ClaimJSON {
  static func object(_ claim: Claim) -> JSONValue {
    [
      "source": .string(claim.source), "paragraph": .number(String(claim.paragraph)),
      "text": .string(claim.text), "kind": .string(claim.kind.rawValue),
      "quote": .text(claim.quote), "speaker": .text(claim.speaker),
    ]
  }
}

extension JSONValue {
  /// A whole number, or null for not stated.
  static func integer(_ number: Int?) -> JSONValue { number.map { .number(String($0)) } ?? .null }
}

extension Register {
  /// The id of an event; null for the opening balance.
  func eventID(_ event: Int?) -> JSONValue {
    event.map { .string(journal.events[$0].id.text) } ?? .null
  }
}
