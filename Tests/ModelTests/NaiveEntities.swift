import Dates
import Entities
import JSON
import Journal
import Register
import TestSupport

/// Meetings, indicators or tensions worked out from the naive fold, one at a time.
struct NaiveEntities {
  struct Entity {
    let id: String
    let target: String
    let object: JSONValue
    let flags: Flags
  }

  private(set) var all: [Entity] = []

  init(_ naive: NaiveFold, _ kind: String, _ opening: [JSONValue]) {
    let ids = opening.compactMap { $0["id"]?.string }
    for (id, object) in zip(ids, opening) {
      all.append(Self.entity(naive, id, "\(kind)/\(id)", object, kind))
    }
    for added in naive.added(Set(ids), kind) where !all.contains(where: { $0.id == added.id }) {
      let object = added.object.replacing("id", with: .string(added.id))
      guard Self.isFit(object, kind) else { continue }
      all.append(Self.entity(naive, added.id, added.target, object, kind))
    }
  }

  private static func entity(
    _ naive: NaiveFold, _ id: String, _ target: String, _ opening: JSONValue, _ kind: String
  ) -> Entity {
    let fields = naive.fields(target)
    let told = naive.told(target)
    var object = opening
    for (name, field) in fields.sorted(by: { "\($0.key)" < "\($1.key)" }) {
      guard case .member(let member) = name, case .json(let value)? = field.values.last,
        isFit(object.replacing(member, with: value), kind)
      else { continue }
      object = object.replacing(member, with: value)
    }
    for claim in told.claims where claim.source == "minutes" && claim.paragraph <= 9 {
      object = object.replacing(
        "claims", with: .array((object["claims"]?.array ?? []) + [claim.json]))
    }
    var flags: Flags = []
    if fields.values.contains(where: \.isContested) { flags.insert(.contested) }
    if fields.values.contains(where: { !$0.waiting.isEmpty }) || !told.waiting.isEmpty {
      flags.insert(.waiting)
    }
    let drifts = fields.contains { name, field in
      guard case .member(let member) = name else { return false }
      return field.drifts(from: opening[member] ?? .null)
    }
    if drifts { flags.insert(.drift) }
    return Entity(id: id, target: target, object: object, flags: flags)
  }

  /// Of the values that histories set, those that fit: no empty title, no state nobody knows, no
  /// date that is none, and what each kind requires. A member that a kind does not have is kept.
  private static func isFit(_ object: JSONValue, _ kind: String) -> Bool {
    let required = [
      "meeting": ["id", "title", "short", "kind", "state"], "tension": ["id", "title", "text"],
      "indicator": ["id", "title", "short", "measures", "unit"],
    ]
    let states = [
      "meeting": ["held", "confirmed", "tentative", "projected"],
      "tension": ["open", "explained"],
    ]
    guard object["title"] != "", (required[kind] ?? []).allSatisfy({ object[$0] != nil }) else {
      return false
    }
    if let known = states[kind], !known.contains(object["state"]?.string ?? "") { return false }
    if kind == "meeting", let date = object["date"], date != .null {
      return EDTF(date["edtf"]?.string ?? "") != nil
    }
    return true
  }
}

extension NaiveEntities {
  /// The last day of the sessions held by `day`: items without an event since are stale.
  func lastHeld(by day: Day) -> Day? {
    all.compactMap { entity in
      guard entity.object["kind"] == "session", entity.object["state"] == "held",
        let date = entity.object["date"]?["edtf"]?.string.flatMap({ EDTF($0) }),
        let earliest = date.earliest, let latest = date.latest, earliest <= day
      else { return nil }
      return min(latest, day)
    }.max()
  }
}
