package import Acts
import Entities
package import JSON
package import Journal
import Register
import Text

/// What an import would do, row by row; nothing is done yet.
package struct ImportPlan: Sendable {
  package struct Amended: Hashable, Sendable {
    package let name: String
    /// In words.
    package let was: String
    package let now: String
  }

  package enum Outcome: Sendable {
    /// With what is known of it, in words.
    case added([Amended])
    case changed([Amended])
    case unchanged
    case refused([ImportFault], names: [String])
  }

  package struct Entry: Sendable {
    package let id: String
    package let title: String
    package let outcome: Outcome
    /// Columns that differ and are worked out, not set.
    package let untaken: [String]
    /// Of the row, in bytes.
    package let offset: Int
  }

  package internal(set) var entries: [Entry] = []
  /// Columns nobody knows.
  package internal(set) var strangers: [String] = []
  var changes: [Change] = []

  /// Nothing is refused.
  package var isSound: Bool {
    !entries.contains { if case .refused = $0.outcome { true } else { false } }
  }

  /// Nothing would be added or changed.
  package var isIdle: Bool { changes.isEmpty }

  /// All of it as one event.
  ///
  /// - Parameters:
  ///   - actor: Who imports.
  ///   - reason: Why, as told.
  /// - Returns: The event.
  package func draft(by actor: Actor, reason: String?) -> Draft {
    Draft(by: actor.person, party: actor.party, reason: reason, changes: changes)
  }
}

extension Register {
  /// What importing a sheet would do to this register. A row whose id is an item's changes it
  /// where a cell differs from what an export has there; another row is a new item. What is
  /// worked out is never taken.
  ///
  /// - Parameters:
  ///   - sheet: The rows.
  ///   - standing: What an export of an item has in each cell.
  /// - Returns: What would be done, and what cannot.
  package func plan(
    _ sheet: ImportSheet, standing: (Int) -> [String: JSONValue]
  ) -> ImportPlan {
    var planner = ImportPlanner(self, sheet)
    for row in sheet.rows { planner.take(row, standing) }
    return planner.plan
  }
}

/// Goes through the rows of a sheet.
private struct ImportPlanner {
  let register: Register
  let sheet: ImportSheet
  var plan = ImportPlan()
  private var seen: Set<String> = []

  init(_ register: Register, _ sheet: ImportSheet) {
    var register = register
    let ids = Set(sheet.rows.compactMap { $0.cells["id"]?.value.string })
    let held = register.known.commitment
    // Rows may name each other.
    register.known.commitment = { ids.contains($0) || held?($0) ?? true }
    self.register = register
    self.sheet = sheet
    plan.strangers = sheet.names.filter { !ImportCells.known.contains($0) }
  }

  mutating func take(_ row: ImportSheet.Row, _ standing: (Int) -> [String: JSONValue]) {
    let id = row.cells["id"]?.value.string?.trimmed ?? ""
    if !id.isEmpty, !seen.insert(id).inserted {
      return refuse(row, id, [("id", .sameID(id))])
    }
    if let place = register.index.row(id) {
      change(row, place, standing(place))
    } else {
      add(row, id)
    }
  }

  private mutating func refuse(
    _ row: ImportSheet.Row, _ id: String, _ faults: [(name: String, what: ImportFault.What)]
  ) {
    let placed = faults.map { ImportFault(row.cells[$0.name]?.offset ?? row.offset, $0.what) }
    note(row, id, .refused(placed, names: faults.map(\.name)))
  }

  private mutating func note(
    _ row: ImportSheet.Row, _ id: String, _ outcome: ImportPlan.Outcome, _ untaken: [String] = []
  ) {
    let held = register.index.row(id).map(register.index.title)
    plan.entries.append(
      ImportPlan.Entry(
        id: id, title: held ?? row.cells["title"]?.value.string ?? "", outcome: outcome,
        untaken: untaken, offset: row.offset))
  }

  // MARK: Items that are there

  private mutating func change(
    _ row: ImportSheet.Row, _ place: Int, _ now: [String: JSONValue]
  ) {
    let id = register.index.id(place)
    let cells = ImportCells(row, now, isTyped: sheet.isTyped, isNew: false)
    let differing = sheet.names.filter(cells.differs)
    let members = differing.compactMap(ImportCells.member).distinct
    let untaken = differing.filter {
      ImportCells.member($0) == nil && $0 != "status" && ImportCells.known.contains($0)
    }
    var faults: [(String, ImportFault.What)] = []
    var values: [MemberValue] = []
    for member in members {
      do throws(CellRefusal) {
        values.append(MemberValue(member, try cells.value(member, register)))
      } catch {
        faults.append((error.name, error.what))
      }
    }
    var made: [Change] = []
    if faults.isEmpty, !values.isEmpty {
      do throws(Refusal) {
        made = try register.set([place], values, by: Actor(person: "")).changes
      } catch {
        if case .sameValue = error {
        } else {
          faults.append((error.member ?? "id", .refused(error)))
        }
      }
    }
    if differing.contains("status") {
      do throws(CellRefusal) { made += try status(cells, place) } catch {
        faults.append((error.name, error.what))
      }
    }
    guard faults.isEmpty else { return refuse(row, id, faults) }
    plan.changes += made
    note(row, id, made.isEmpty ? .unchanged : .changed(made.map(amended)), untaken)
  }

  private func status(_ cells: ImportCells, _ place: Int) throws(CellRefusal) -> [Change] {
    let status = try cells.status(register.index.id(place))
    do throws(Refusal) {
      return try register.setStatus([place], to: status, by: Actor(person: "")).changes
    } catch {
      throw CellRefusal("status", .refused(error))
    }
  }

  private func amended(_ change: Change) -> ImportPlan.Amended {
    switch change.payload {
    case .fieldSet(let name, let value):
      ImportPlan.Amended(
        name: name, was: register.words(of: change.was ?? .null), now: register.words(of: value))
    case .statusSet(let status):
      ImportPlan.Amended(
        name: "status", was: change.was?.string.flatMap(Status.init(rawValue:))?.words ?? "",
        now: status.words)
    default: ImportPlan.Amended(name: change.kind, was: "", now: "")
    }
  }

  // MARK: New items

  private mutating func add(_ row: ImportSheet.Row, _ id: String) {
    let cells = ImportCells(row, [:], isTyped: sheet.isTyped, isNew: true)
    var new = NewItem(title: cells.text("title"), strength: nil)
    var faults: [(String, ImportFault.What)] = []
    func attempt(_ body: () throws(CellRefusal) -> Void) {
      do throws(CellRefusal) { try body() } catch { faults.append((error.name, error.what)) }
    }
    attempt { () throws(CellRefusal) in new.id = try freeID(id, new.title) }
    attempt { () throws(CellRefusal) in new.strength = try cells.strength(register) }
    if cells.holds("status") {
      attempt { () throws(CellRefusal) in new.status = try cells.status(new.id ?? id) }
    }
    for member in Member.all
    where cells.holds(member) && member.name != "title" && member.name != "strength" {
      attempt { () throws(CellRefusal) in
        new.values.append(MemberValue(member, try cells.value(member, register)))
      }
    }
    new.others = cells.others
    guard faults.isEmpty else { return refuse(row, id, faults) }
    do throws(Refusal) {
      let (draft, made) = try register.add(new, by: Actor(person: ""))
      seen.insert(made)
      plan.changes += draft.changes
      note(row, made, .added(told(draft)))
    } catch {
      refuse(row, id, [(error.member ?? "title", .refused(error))])
    }
  }

  /// The id that was given, or one made of the title that no row and no item has.
  private func freeID(_ id: String, _ title: String) throws(CellRefusal) -> String {
    if !id.isEmpty {
      guard Slug.isValid(id) else { throw CellRefusal("id", .notAnID(id)) }
      if let rivals = register.additions.refused[id] {
        throw CellRefusal("id", .refused(.ambiguous(id, rivals)))
      }
      return id
    }
    let held = (0..<register.count).first { register.index.title($0) == title.trimmed }
    if let held { throw CellRefusal("title", .sameTitle(title, id: register.index.id(held))) }
    let base = register.slug(of: title)
    var (free, number) = (base, 1)
    while seen.contains(free) {
      number += 1
      free = "\(base)-\(number)"
    }
    return free
  }

  private func told(_ draft: Draft) -> [ImportPlan.Amended] {
    guard case .added(let object)? = draft.changes.first?.payload else { return [] }
    return (object.object ?? []).filter { !["id", "title", "statusDate"].contains($0.key) }
      .map { ImportPlan.Amended(name: $0.key, was: "", now: register.words(of: $0.value)) }
  }
}

/// Why a cell is not taken.
struct CellRefusal: Error {
  let name: String
  let what: ImportFault.What

  init(_ name: String, _ what: ImportFault.What) {
    self.name = name
    self.what = what
  }
}

extension [Member] {
  fileprivate var distinct: [Member] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
