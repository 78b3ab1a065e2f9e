import Dates
import Entities
import JSON
import Journal
import Register
import Summary

/// One action item as `list --json` holds it. Keys are stable: a later format adds, never renames.
///
/// - `id`, `title`: strings. `summary`: string or null.
/// - `domains`: domain ids, the main one first. `strength`, `status`: the words of
///   the register's scales.
/// - `flags`: ids such as `overdue`, `unreported`, `single-source`; `[]` for none.
/// - `owedBy`, `owedTo`: ids of parties or bodies; `[]` if not stated. `inferred`: those of both
///   that no source states.
/// - `due`: null, or `{text, edtf, earliest, latest, basis, label}`; each but `basis` and
///   `label` may be null.
/// - `late`: null unless overdue, else `{count, unit, vague}`; `unit` is `days` or
///   `months`, whole ones only.
/// - `quantity`: null, or `{value, unit, per}`; `value` keeps the decimals of the file.
/// - `indicator`: id or null. `verifiable`: true, false, or null for not stated.
///   `recurs`: true or false.
/// - `missing`: null unless reported-done, else `{evidence, words}`: whether evidence is missing,
///   and the parties whose word is.
/// - `court`: null where nothing is expected of anybody, else who must act next,
///   `{act, by, evidence, own, since}`: `act` is `deliver` (open) or `confirm` (reported done);
///   `by` ids of parties or bodies, `[]` for nobody stated; `evidence` whether that is missing;
///   `own` the secretariat's task; `since` a day, or null where it is not known.
/// - `contested`: fields on which two events or copies of the file disagree,
///   `[{field, values: [{value, by, party, at, event, counts}]}]`, the later last, which counts
///   for now; `[]` for none.
/// - `waitingFor`: writers whose events are named and have not arrived; `[]` for none.
/// - `broken`: true where the item's file has errors; then only what the list needs is filled.
enum ItemJSON {
  static func object(_ register: Register, _ row: Int) -> JSONValue {
    .object(members(register, row))
  }

  static func members(_ register: Register, _ row: Int) -> [JSONMember] {
    let item = register.item(row)
    let owners = register.owners(row)
    return [
      .init("id", .string(register.index.id(row))),
      .init("title", .string(register.index.title(row))),
      .init("summary", .text(item?.summary)),
      .init("domains", .texts(register.domains(row))),
      .init("strength", .string(register.index.strength[row].rawValue)),
      .init("status", .string(register.status[row].rawValue)),
      .init("flags", .texts(register.allFlags(row).ids)),
      .init("owedBy", .texts(owners.by)),
      .init("owedTo", .texts(owners.to)),
      .init("inferred", .texts(item?.inferred ?? [])),
      .init("due", date(item?.due, label: item.map { register.dueLabel($0) })),
      .init("late", late(register.lateness(row, item))),
      .init("quantity", quantity(item?.quantity)),
      .init("indicator", .text(item?.indicator)),
      .init("verifiable", item?.verifiable.map(JSONValue.bool) ?? .null),
      .init("recurs", .bool(item?.recurs ?? false)),
      .init("missing", missing(register, row)),
      .init("court", court(register, row)),
      .init("contested", contested(register, register.target(of: row))),
      .init(
        "waitingFor", .texts(register.states[register.target(of: row)]?.waitingFor ?? [])),
      .init("broken", .bool(item == nil)),
    ]
  }

  static func date(_ date: DateValue?, label: String? = nil) -> JSONValue {
    guard let date else { return .null }
    return [
      "text": .text(date.text), "edtf": .text(date.edtf?.text),
      "earliest": .text(date.earliest?.text), "latest": .text(date.latest?.text),
      "basis": .string(date.basis.rawValue), "label": .string(label ?? date.label),
    ]
  }

  private static func late(_ late: Lateness?) -> JSONValue {
    guard let late else { return .null }
    return [
      "count": .number(String(late.count)), "unit": late.unit == .days ? "days" : "months",
      "vague": .bool(late.isVague),
    ]
  }

  private static func quantity(_ quantity: Commitment.Quantity?) -> JSONValue {
    guard let quantity else { return .null }
    return [
      "value": .number(quantity.value.text), "unit": .string(quantity.unit),
      "per": .text(quantity.per),
    ]
  }

  private static func missing(_ register: Register, _ row: Int) -> JSONValue {
    guard register.status[row] == .reportedDone, let report = register.delivery(row).report else {
      return .null
    }
    return [
      "evidence": .bool(report.isMissingEvidence), "words": .texts(report.missingWords),
    ]
  }

  private static func court(_ register: Register, _ row: Int) -> JSONValue {
    guard let court = register.court(row) else { return .null }
    return [
      "act": .string(court.act.rawValue), "by": .texts(court.by),
      "evidence": .bool(court.isEvidenceMissing), "own": .bool(court.isOwn),
      "since": .text(court.since?.text),
    ]
  }

  static func contested(_ register: Register, _ target: Target) -> JSONValue {
    .array(
      register.contests(target).map { contest in
        ["field": .string(field(contest)), "values": .array(contest.sides.map(side))]
      })
  }

  /// A member by its name in the files, which people see as words.
  private static func field(_ contest: Contest) -> String {
    if case .member(let name) = contest.field { name } else { contest.name }
  }

  private static func side(_ side: Contest.Side) -> JSONValue {
    [
      "value": .string(side.value), "by": .text(side.by), "party": .text(side.party),
      "at": .text(side.at?.text), "event": .text(side.event), "counts": .bool(side.counts),
    ]
  }
}

extension JSONMember {
  init(_ key: String, _ value: JSONValue) { self.init(key: key, value: value) }
}

extension JSONValue {
  /// A string, or null for not stated.
  static func text(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

  static func texts(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }
}
