package import Entities
package import JSON
package import Journal
import Search

extension Register {
  // MARK: Changed fields

  /// Sets a row's columns from its opening or added item and the fields that events changed.
  mutating func renew(_ row: Int) {
    let state = states[target(of: row)]
    let changes = state?.members ?? []
    let claims = state.map(journal.claims) ?? []
    let isChanged = !changes.isEmpty || !claims.isEmpty
    guard isChanged || additions.search[row] != nil, let object = openingObject(row) else {
      return
    }
    guard isChanged else { return restore(row, object) }
    var merged = object
    var one: Index?
    for (name, value) in changes {
      let next = merged.replacing(name, with: value)
      guard let fitting = indexed(next) else { continue }
      merged = next
      one = fitting
    }
    for claim in claims where fits(claim) {
      let next = merged.replacing(
        "claims", with: .array((merged["claims"]?.array ?? []) + [claim.json]))
      guard let fitting = indexed(next) else { continue }
      merged = next
      one = fitting
    }
    guard let one else { return restore(row, object) }
    index.replaceRow(row, from: one)
    additions.search[row] = Array(one.search.fields(row: 0).joined(separator: [1]))
  }

  /// Whether a claim names a source, paragraph and speaker that are there.
  package func fits(_ claim: Claim) -> Bool {
    var decoding = Decoding(Bytes("[\(claim.json.compact)]"), known: known)
    let read = (try? decoding.claims()) ?? []
    return read == [claim] && !decoding.hasFailed(since: 0)
  }

  private mutating func restore(_ row: Int, _ object: JSONValue) {
    guard additions.search.removeValue(forKey: row) != nil else { return }
    if row < opening.index.count {
      index.replaceRow(row, with: row, of: opening.index)
    } else if let one = indexed(object) {
      index.replaceRow(row, from: one)
    }
  }

  /// The item as JSON, with changes as far as they were taken.
  package func object(_ row: Int) -> JSONValue? { object(row, of: index) }

  /// The item as the files have it, or as it was added.
  package func openingObject(_ row: Int) -> JSONValue? {
    guard row >= opening.index.count else { return object(row, of: opening.index) }
    return additions.targets[row].flatMap(journal.addition)?
      .replacing("id", with: .string(index.id(row)))
  }

  private func object(_ row: Int, of index: Index) -> JSONValue? {
    let place = index.places[row]
    return try? JSONValue(bytes: index.bytes[Int(place.buffer)], in: place.range)
  }

  /// One object indexed by itself; nil if it is no valid item.
  package func indexed(_ object: JSONValue) -> Index? {
    var builder = IndexBuilder(
      Bytes("[\(object.compact)]"), known: known, names: opening.names,
      takesWriterSuffix: true)
    builder.read()
    return builder.index.count == 1 && builder.offsetProblems.isEmpty ? builder.index : nil
  }

  // MARK: Drift

  /// What the file or the added item holds under a field's name; the status for the delivery.
  func openingValue(_ row: Int, _ name: FieldName) -> JSONValue {
    switch name {
    case .delivery where row < opening.index.count: .string(opening.index.status[row].rawValue)
    case .delivery: openingObject(row)?["status"] ?? .null
    case .member(let member): openingObject(row)?[member] ?? .null
    case .reading: .null
    }
  }

  /// Fields that were changed in the file after an event on them (docs/journal.md E14).
  package func drifted(_ row: Int, _ state: TargetState) -> [FieldName] {
    journal.drifted(state, target(of: row)) { openingValue(row, $0) }
  }

  /// Fields that events set to what does not fit the item: kept, and told by the check (E11).
  package func unfit(_ row: Int) -> [String] {
    guard let state = states[target(of: row)] else { return [] }
    let claims = journal.claims(state)
    let names = state.members.filter { !($0.name == "claims" && !claims.isEmpty) }
    guard !names.isEmpty || !claims.isEmpty, let object = object(row) else { return [] }
    return names.filter { object[$0.name] != $0.value }.map(\.name)
      + (claims.allSatisfy(fits) ? [] : ["claims"])
  }
}
