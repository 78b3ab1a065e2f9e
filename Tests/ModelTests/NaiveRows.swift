import Dates
import Entities
import JSON
import Journal
import Register
import TestSupport

/// The rows of a register worked out from the naive fold, slowly and simply, an item at a time.
struct NaiveRows {
  struct Row {
    let id: String
    let object: JSONValue
    let status: Status
    let flags: Flags
  }

  private(set) var rows: [Row] = []
  private let register: Register
  private let naive: NaiveFold
  private let header: Header
  /// The last day a session was held.
  private let held: Day?

  init(_ register: Register, _ naive: NaiveFold, _ small: SmallRegister) throws {
    self.register = register
    self.naive = naive
    header = register.header
    held = NaiveEntities(naive, "meeting", small.meetings).lastHeld(by: register.day)
    let opening = register.opening.index
    let ids = (0..<opening.count).map(opening.id)
    for (place, id) in ids.enumerated() {
      let text = opening.bytes[0].string(opening.places[place].range)
      rows.append(try row(id, "commitment/\(id)", try JSONValue(text)))
    }
    for item in naive.added(Set(ids)) where !rows.contains(where: { $0.id == item.id }) {
      rows.append(
        try row(item.id, item.target, item.object.replacing("id", with: .string(item.id))))
    }
  }

  private func row(_ id: String, _ target: String, _ opening: JSONValue) throws -> Row {
    let fields = naive.fields(target)
    var object = opening
    for (name, field) in fields.sorted(by: { "\($0.key)" < "\($1.key)" }) {
      if case .member(let member) = name, case .json(let value)? = field.values.last {
        object = object.replacing(member, with: value)
      }
    }
    for claim in naive.told(target).claims where claim.source == "minutes" && claim.paragraph <= 9 {
      object = object.replacing(
        "claims", with: .array((object["claims"]?.array ?? []) + [claim.json]))
    }
    let (status, isReported) = delivery(object, fields[.delivery], target)
    var flags = dateFlags(object, status, fields[.delivery])
    if isStale(status, target), !flags.contains(.unreported) { flags.insert(.stale) }
    if isReported, status == .reportedDone { flags.insert(.awaiting) }
    if isReported, isOneHand(object, target) { flags.insert(.oneHand) }
    if fields.values.contains(where: \.isContested) { flags.insert(.contested) }
    let waits = fields.values.contains { !$0.waiting.isEmpty }
    if waits || !naive.told(target).waiting.isEmpty { flags.insert(.waiting) }
    let drifts = fields.contains { name, field in
      field.drifts(from: held(opening, name))
    }
    if drifts { flags.insert(.drift) }
    return Row(id: id, object: object, status: status, flags: flags)
  }

  private func held(_ opening: JSONValue, _ name: FieldName) -> JSONValue {
    switch name {
    case .delivery: opening["status"] ?? .null
    case .member(let member): opening[member] ?? .null
    case .reading: .null
    }
  }

  // MARK: E12

  private func delivery(
    _ object: JSONValue, _ field: NaiveFold.Field?, _ target: String
  ) -> (Status, isReported: Bool) {
    let opening = Status(rawValue: object["status"]?.string ?? "") ?? .notStarted
    switch field?.values.last {
    case .status(let status)?: return (status, false)
    case nil where opening != .reportedDone: return (opening, false)
    default:
      return (isDone(object, field?.heads.isEmpty ?? true, target) ? .done : .reportedDone, true)
    }
  }

  private func isDone(_ object: JSONValue, _ isOpening: Bool, _ target: String) -> Bool {
    let isSingle = header.rule == .single || object["strength"]?.string == "follow-up"
    if isSingle { return true }
    let told = naive.told(target)
    var words = Set(told.words.compactMap { $0.split(separator: " ").first.map(String.init) })
    var hasEvidence = !told.evidence.isEmpty
    if isOpening {
      words.formUnion((object["confirmations"]?.object ?? []).map(\.key))
      hasEvidence = hasEvidence || !(object["evidence"]?.array ?? []).isEmpty
    }
    return hasEvidence && concerned(object).isSubset(of: words)
  }

  private func concerned(_ object: JSONValue) -> Set<String> {
    let owners = ["owedBy", "owedTo"].flatMap { object[$0]?.array ?? [] }.compactMap(\.string)
    let all = Set(header.parties.map(\.id))
    if owners.isEmpty || owners.contains("group") { return all }
    return all.intersection(owners)
  }

  /// Every word needed was typed by one person, and that person typed them all.
  private func isOneHand(_ object: JSONValue, _ target: String) -> Bool {
    let needed = concerned(object)
    let isOpening = naive.fields(target)[.delivery]?.heads.isEmpty ?? true
    if isOpening, !(object["confirmations"]?.object ?? []).isEmpty { return false }
    let told = naive.told(target).words.map { $0.split(separator: " ").map(String.init) }
      .filter { needed.contains($0[0]) }
    let people = Set(
      told.compactMap { word in naive.entries.first { $0.name == word[2] }?.event.by })
    return needed.count > 1 && Set(told.map { $0[0] }) == needed && people.count == 1
  }

  // MARK: The flags

  private func dateFlags(
    _ object: JSONValue, _ status: Status, _ delivery: NaiveFold.Field?
  ) -> Flags {
    let binds = ["firm", "pledge", "follow-up"].contains(object["strength"]?.string ?? "")
    guard binds, status == .notStarted || status == .inProgress else { return [] }
    guard let edtf = object["due"]?["edtf"]?.string.flatMap({ EDTF($0) }) else {
      return .unscheduled
    }
    guard let latest = edtf.latest else { return [] }
    if latest >= register.day { return latest - register.day <= 30 ? .dueSoon : [] }
    let isUnreported = delivery?.heads.isEmpty ?? true
    return isUnreported ? [.overdue, .unreported] : .overdue
  }

  private func isStale(_ status: Status, _ target: String) -> Bool {
    guard status == .notStarted || status == .inProgress else { return false }
    let isDue = header.cadence?.rhythm.map { $0.next(after: header.asOf) <= register.day } ?? false
    guard let since = held ?? (isDue ? header.asOf : nil) else { return false }
    return naive.last(target).map { $0.at.day <= since } ?? true
  }
}
