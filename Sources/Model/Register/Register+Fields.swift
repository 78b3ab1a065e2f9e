package import JSON

extension Register {
  // MARK: Changed fields

  /// Sets a row's columns from its opening or added item and the fields that events changed.
  mutating func renew(_ row: Int) {
    let changes = changedFields(row)
    guard !changes.isEmpty || additions.search[row] != nil, let object = openingObject(row) else {
      return
    }
    guard !changes.isEmpty else { return restore(row, object) }
    var merged = object
    var one: Index?
    for (name, value) in changes {
      let next = merged.replacing(name, with: value)
      guard let fitting = indexed(next) else { continue }
      merged = next
      one = fitting
    }
    guard let one else { return restore(row, object) }
    index.replaceRow(row, from: one)
    additions.search[row] = Array(one.search.fields(row: 0).joined(separator: [1]))
  }

  /// The members that events set, by name.
  private func changedFields(_ row: Int) -> [(name: String, value: JSONValue)] {
    (states[target(of: row)]?.fields ?? [:]).compactMap { name, field in
      guard case .member(let member) = name, case .json(let value)? = field.value else {
        return nil
      }
      return (member, value)
    }.sorted { $0.name < $1.name }
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
  func openingObject(_ row: Int) -> JSONValue? {
    guard row >= opening.index.count else { return object(row, of: opening.index) }
    return additions.targets[row].flatMap(journal.addition)?
      .replacing("id", with: .string(index.id(row)))
  }

  private func object(_ row: Int, of index: Index) -> JSONValue? {
    let place = index.places[row]
    return try? JSONValue(bytes: index.bytes[Int(place.buffer)], in: place.range)
  }

  /// One object indexed by itself; nil if it is no valid item.
  func indexed(_ object: JSONValue) -> Index? {
    var builder = IndexBuilder(
      Bytes("[\(object.compact)]"), known: opening.known, names: opening.names,
      takesWriterSuffix: true)
    builder.read()
    return builder.index.count == 1 && builder.findings.isEmpty ? builder.index : nil
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

  /// Fields of which an event took the opening balance to be other than it is (journal.md E14).
  func drifted(_ row: Int, _ state: TargetState) -> [FieldName] {
    state.fields.filter { name, field in
      guard !field.takenAsOpening.isEmpty else { return false }
      let held = openingValue(row, name)
      return field.takenAsOpening.contains { $0 != held }
    }.map(\.key)
  }

  /// Fields that events set to what does not fit the item: kept, and told by the check (E11).
  func unfit(_ row: Int) -> [String] {
    let changes = changedFields(row)
    guard !changes.isEmpty, let object = object(row) else { return [] }
    return changes.filter { object[$0.name] != $0.value }.map(\.name)
  }
}
