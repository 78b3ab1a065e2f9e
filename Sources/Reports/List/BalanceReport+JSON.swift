import Entities
import JSON
import Register
import Summary

extension BalanceReport {
  /// `{"format":1,"lines":[…],"parties":[…],"totals":[…],"items":…,"of":…}`.
  ///
  /// A line, each item once: `side` `{kind, by, to}`, where `kind` is `owes`, `joint`, `group`,
  /// `own` or `not-stated`, and `by`, `to` are ids, `[]` for nobody stated; `strength`, null where
  /// there is no item; `items`, the denominator; of these `open`, `past-date`, `no-report`,
  /// `reported`, `done`, `closed` (not delivered or withdrawn), `suspended`, `proposed`;
  /// `inferred`, those with an owner no source states. A party's row has `party` and `relation`
  /// (`owes` or `owed`) in place of `side`; an item counts under every party it names. `items` and
  /// `of` at the end are the items counted and those of the register.
  package var json: String {
    func list(_ entries: [Balance.Entry]) -> JSONValue { .array(entries.map(Self.object)) }
    return JSONOutput.document(
      "lines", balance.lines.lazy.map(Self.object),
      then: [
        JSONMember("parties", list(balance.parties)), JSONMember("totals", list(balance.totals)),
        JSONMember("items", .integer(rows.count)), JSONMember("of", .integer(register.count)),
      ])
  }

  private static func object(_ entry: Balance.Entry) -> JSONValue {
    var members = subject(entry.subject)
    members.append(JSONMember("strength", .text(entry.strength?.rawValue)))
    members.append(JSONMember("items", .integer(entry.counts.total)))
    members += Balance.Standing.allCases.map {
      JSONMember($0.rawValue, .integer(entry.counts[$0]))
    }
    members.append(JSONMember("inferred", .integer(entry.counts.inferred)))
    return .object(members)
  }

  private static func subject(_ subject: Balance.Subject) -> [JSONMember] {
    switch subject {
    case .all: []
    case .side(let side): [JSONMember("side", object(side))]
    case .owing(let id): [JSONMember("party", .string(id)), JSONMember("relation", "owes")]
    case .owed(let id): [JSONMember("party", .string(id)), JSONMember("relation", "owed")]
    }
  }

  private static func object(_ side: Balance.Side) -> JSONValue {
    func object(_ kind: JSONValue, _ by: [String], _ to: [String]) -> JSONValue {
      ["kind": kind, "by": .texts(by), "to": .texts(to)]
    }
    return switch side {
    case .owes(let by, let to): object("owes", by, to)
    case .joint(let ids): object("joint", ids, [])
    case .group: object("group", [], [])
    case .own: object("own", [], [])
    case .notStated: object("not-stated", [], [])
    }
  }
}
