import Acts
import Dates
import Entities
import JSON
import Register
import Text

/// The cells of one row beside what an export has there, and the values they come to.
struct ImportCells {
  let row: ImportSheet.Row
  /// What an export of the item has; nothing for a new one.
  let now: [String: JSONValue]
  /// CSV: cells are text as people type it.
  let isTyped: Bool
  let isNew: Bool

  init(_ row: ImportSheet.Row, _ now: [String: JSONValue], isTyped: Bool, isNew: Bool) {
    self.row = row
    self.now = now
    self.isTyped = isTyped
    self.isNew = isNew
  }

  /// Columns that make one member together.
  private static let parts: [String: String] = [
    "dueText": "due", "dueEarliest": "due", "dueLatest": "due", "dueBasis": "due",
    "unit": "quantity",
    "per": "quantity",
  ]

  /// What an export has besides: worked out, or told by an event of its own.
  private static let workedOut: Set<String> = [
    "id", "status", "flags", "inferred", "late", "missing", "court", "contested", "waitingFor",
    "broken", "statusDate", "milestones", "rule", "evidence", "confirmations", "claims", "tensions",
    "why", "figure", "amendments", "history",
  ]

  static let known = workedOut.union(parts.keys).union(Member.all.map(\.name))

  /// The member a column is of, or is a part of; nil where it is none that is set.
  static func member(_ name: String) -> Member? { Member.named(parts[name] ?? name) }

  // MARK: Asking

  func text(_ name: String) -> String {
    guard let value = row.cells[name]?.value else { return "" }
    return unguarded(value.string ?? value.number ?? "")
  }

  /// Whether something stands there.
  func holds(_ name: String) -> Bool {
    row.cells[name].map { !Self.isNothing($0.value) } ?? false
  }

  func holds(_ member: Member) -> Bool {
    holds(member.name) || Self.parts.contains { $0.value == member.name && holds($0.key) }
  }

  /// Whether a cell is there and says something else than an export does.
  func differs(_ name: String) -> Bool {
    guard let cell = row.cells[name] else { return false }
    let standing = now[name] ?? .null
    return cell.value != standing && !(Self.isNothing(cell.value) && Self.isNothing(standing))
  }

  private static func isNothing(_ value: JSONValue) -> Bool {
    value == .null || value == .array([]) || value == ""
  }

  /// A cell; where there is none, what an export has.
  private func part(_ name: String) -> String {
    row.cells[name] == nil ? now[name]?.string ?? "" : text(name).trimmed
  }

  /// Without the apostrophe that keeps a spreadsheet from running it.
  private func unguarded(_ text: String) -> String {
    let rest = text.unicodeScalars.dropFirst()
    guard isTyped, text.unicodeScalars.first == "'", let next = rest.first else { return text }
    let sign = rest.first { !$0.properties.isWhitespace }
    let isGuarded =
      "\t\r ".unicodeScalars.contains(next)
      || sign.map("=+-@＝＋－＠".unicodeScalars.contains) ?? false
    return isGuarded ? String(rest) : text
  }

  // MARK: Values

  func strength(_ register: Register) throws(CellRefusal) -> Strength? {
    guard let member = Member.named("strength"), holds("strength") else { return nil }
    return try value(member, register).string.flatMap(Strength.init(rawValue:))
  }

  /// A status that may be set.
  func status(_ id: String) throws(CellRefusal) -> Status {
    let typed = text("status").trimmed
    guard let status = Status(rawValue: typed) else {
      throw CellRefusal("status", .notAStatus(typed))
    }
    guard status.isSettable else { throw CellRefusal("status", .done(status, id: id)) }
    return status
  }

  /// Of a new item: owners no source states, and claims.
  var others: [(String, JSONValue)] {
    var others: [(String, JSONValue)] = []
    if holds("inferred") {
      let ids =
        row.cells["inferred"]?.value.array
        ?? text("inferred").split { $0 == ";" || $0 == "," }
        .map { .string(String($0).trimmed) }
      others.append(("inferred", .array(ids)))
    }
    if let claims = row.cells["claims"]?.value.array, !claims.isEmpty {
      others.append(("claims", .array(claims)))
    }
    return others
  }

  /// The value of a member.
  func value(_ member: Member, _ register: Register) throws(CellRefusal) -> JSONValue {
    switch member.kind {
    case .date: return isTyped ? try typedDue() : try due()
    case .quantity: return isTyped ? try typedQuantity() : try quantity()
    default: break
    }
    guard var typed = typed(member) else { throw CellRefusal(member.name, .kind(member.expected)) }
    if case .ids = member.kind { typed = String(typed.map { $0 == ";" ? "," : $0 }) }
    do throws(Refusal) { return try register.value(typed, for: member) } catch {
      throw CellRefusal(member.name, .refused(error))
    }
  }

  /// As a person would type it; nil for a kind of JSON the member does not take.
  private func typed(_ member: Member) -> String? {
    switch (row.cells[member.name]?.value, member.kind) {
    case (nil, _), (.null?, _): return ""
    case (.string(let text)?, _): return unguarded(text)
    case (.bool(let flag)?, .flag): return flag ? "yes" : "no"
    case (.array(let items)?, .ids):
      let ids = items.compactMap(\.string)
      return ids.count == items.count ? ids.joined(separator: ",") : nil
    case (.array(let items)?, .text):
      // `notes` of an export: the register's own is the one without an event.
      return items.lazy.compactMap { $0["by"]?.string == nil ? $0["text"]?.string : nil }.first
        ?? ""
    default: return nil
    }
  }

  // MARK: Dates

  private func typedDue() throws(CellRefusal) -> JSONValue {
    let (edtf, text) = (part("due"), part("dueText"))
    let basis = try basis(part("dueBasis"), isGiven: differs("dueBasis"), at: "dueBasis")
    if edtf.isEmpty {
      return text.isEmpty ? .null : DateValue(text: text, basis: basis).json
    }
    guard let value = EDTF(typed: edtf) else { throw CellRefusal("due", .refused(.notADate(edtf))) }
    let words = differs("due") && !differs("dueText") ? edtf : text
    return DateValue(
      text: words.isEmpty ? nil : words, edtf: value, earliest: try day("dueEarliest"),
      latest: try day("dueLatest"), basis: basis
    ).json
  }

  /// An end of the window, where it was set by itself.
  private func day(_ name: String) throws(CellRefusal) -> Day? {
    guard differs(name) || !differs("due"), !part(name).isEmpty else { return nil }
    guard let day = Day(part(name)) else {
      throw CellRefusal(name, .refused(.notADate(part(name))))
    }
    return day
  }

  /// A date that comes by an import is no source's: `stated` only where it was, or
  /// comes with its claims.
  private func basis(
    _ typed: String, isGiven: Bool, at name: String
  ) throws(CellRefusal) -> DateValue.Basis {
    let basis = DateValue.Basis(rawValue: typed) ?? .inferred
    guard typed.isEmpty || basis.rawValue == typed else {
      throw CellRefusal(name, .kind("stated, inferred or projected"))
    }
    guard basis == .stated else { return basis }
    if isNew { return holds("claims") ? .stated : .inferred }
    if isGiven { throw CellRefusal(name, .statedWithoutSource) }
    return differs("due") ? .inferred : .stated
  }

  private func due() throws(CellRefusal) -> JSONValue {
    guard let value = row.cells["due"]?.value, value != .null else { return .null }
    if let typed = value.string {
      guard let date = DateValue(typed: typed, basis: .inferred) else {
        throw CellRefusal("due", .refused(.notADate(typed)))
      }
      return date.json
    }
    guard value.object != nil else {
      throw CellRefusal("due", .kind("a date as an export has it, or words"))
    }
    let old = now["due"]?["basis"]?.string
    let new = value["basis"]?.string ?? ""
    let basis = try basis(new, isGiven: new != old, at: "due")
    func day(_ key: String) -> Day? { value[key]?.string.flatMap { Day($0) } }
    let edtf = value["edtf"]?.string
    guard let edtf else { return DateValue(text: value["text"]?.string, basis: basis).json }
    guard let known = EDTF(typed: edtf) else { throw CellRefusal("due", .refused(.notADate(edtf))) }
    return DateValue(
      text: value["text"]?.string, edtf: known, earliest: day("earliest"), latest: day("latest"),
      basis: basis
    ).json
  }

  // MARK: Quantities

  private func typedQuantity() throws(CellRefusal) -> JSONValue {
    try quantity(part("quantity"), part("unit"), part("per"))
  }

  private func quantity() throws(CellRefusal) -> JSONValue {
    guard let value = row.cells["quantity"]?.value, value != .null else { return .null }
    return try quantity(
      value["value"]?.number ?? "", value["unit"]?.string ?? "", value["per"]?.string ?? "")
  }

  private func quantity(
    _ value: String, _ unit: String, _ per: String
  ) throws(CellRefusal) -> JSONValue {
    if value.isEmpty, unit.isEmpty { return .null }
    guard Amount.isNumber(value) else {
      throw CellRefusal("quantity", .kind("a number such as 20 or 1.5"))
    }
    guard !unit.isEmpty else { throw CellRefusal("unit", .kind("the unit of the quantity")) }
    let rest: [(String, JSONValue)] = per.isEmpty ? [] : [("per", .string(per))]
    return .members([("value", .number(value)), ("unit", .string(unit))] + rest)
  }
}
