package import JSON

/// Rows that events added, and rows whose fields events changed.
struct Additions: Sendable {
  /// Row of each added item, by its target `EVENT-ID/N`.
  var rows: [Target: Int] = [:]
  var targets: [Int: Target] = [:]
  /// Slugs that more than one claimed, with the ids that stand for them (journal.md E16).
  var refused: [String: [String]] = [:]
  /// Folded text of changed rows, searched apart from the arena.
  var search: [Int: [UInt8]] = [:]
}

extension Register {
  /// What events name this row by (journal.md E9).
  package func target(of row: Int) -> Target {
    additions.targets[row] ?? .commitment(index.id(row))
  }

  /// The row of a target, if it is an item.
  package func row(_ target: Target) -> Int? {
    if let row = additions.rows[target] { return row }
    guard target.kind == "commitment" else { return nil }
    return opening.index.row(String(target.slug))
  }

  /// Builds the columns anew from the opening balance, what was added and what was changed.
  mutating func rebuildRows() {
    index = opening.index
    additions = Additions()
    let items = addedItems()
    let claims = Dictionary(grouping: items, by: \.slug).mapValues { Set($0.map(\.writer)) }
    for item in items { append(item, rivals: claims[item.slug] ?? []) }
    for (target, state) in states.sorted(by: { $0.key.text < $1.key.text }) {
      change(target, state)
    }
  }

  // MARK: Added items

  private struct Added {
    let target: Target
    let slug: String
    let writer: String
    let object: JSONValue
    let isLive: Bool
  }

  /// Every `added` commitment, undone ones too: a slug once claimed twice stays refused.
  private func addedItems() -> [Added] {
    journal.inOrder.filter { journal.counted[$0] }.flatMap { event -> [Added] in
      let line = journal.events[event]
      return line.changes.enumerated().compactMap { number, change in
        guard case .added(let object) = change.payload, change.target.kind == "commitment",
          let slug = object["id"]?.string
        else { return nil }
        return Added(
          target: .added(line.id.text, number + 1), slug: slug, writer: line.id.writer,
          object: object, isLive: journal.live[event])
      }
    }
  }

  /// If two writers claim one slug, each item is `slug~writer` for good and the bare slug is refused (E16).
  private mutating func append(_ added: Added, rivals: Set<String>) {
    let isTaken = opening.index.row(added.slug) != nil
    let isRefused = rivals.count > 1 || isTaken
    let id = isRefused ? "\(added.slug)~\(added.writer)" : added.slug
    if rivals.count > 1 {
      additions.refused[added.slug] = rivals.sorted().map { "\(added.slug)~\($0)" }
    }
    guard added.isLive, index.row(id) == nil,
      let row = indexed(added.object.replacing("id", with: .string(id)))
    else { return }
    let number = index.appendRow(from: row)
    additions.rows[added.target] = number
    additions.targets[number] = added.target
  }

  // MARK: Changed fields

  private mutating func change(_ target: Target, _ state: TargetState) {
    let changes = state.fields.compactMap { name, field -> (String, JSONValue)? in
      guard case .member(let member) = name, case .json(let value)? = field.value else { return nil }
      return (member, value)
    }
    guard !changes.isEmpty, let row = row(target), let object = object(row) else { return }
    let merged = changes.sorted { $0.0 < $1.0 }.reduce(object) { $0.replacing($1.0, with: $1.1) }
    guard let one = indexed(merged) else { return }
    index.replaceRow(row, from: one)
    additions.search[row] = one.search.fields(row: 0).joined(separator: [1]).map(\.self)
  }

  /// The item as JSON, with changes as far as they were taken.
  package func object(_ row: Int) -> JSONValue? {
    let place = index.places[row]
    return try? JSONValue(bytes: index.bytes[Int(place.buffer)], in: place.range)
  }

  /// One object indexed by itself; nil if it is no valid item.
  private func indexed(_ object: JSONValue) -> Index? {
    var builder = IndexBuilder(
      Bytes("[\(object.compact)]"), known: opening.known, names: opening.names,
      takesWriterSuffix: true)
    builder.read()
    return builder.index.count == 1 && builder.problems.isEmpty ? builder.index : nil
  }

  /// What the file holds under a field's name; the status for the delivery.
  func openingValue(_ row: Int, _ name: FieldName) -> JSONValue {
    guard row < opening.index.count else { return .null }
    switch name {
    case .delivery: return .string(opening.index.status[row].rawValue)
    case .member(let member):
      let place = opening.index.places[row]
      let bytes = opening.index.bytes[Int(place.buffer)]
      return (try? JSONValue(bytes: bytes, in: place.range))?[member] ?? .null
    case .reading: return .null
    }
  }
}

extension Index {
  /// Takes over row 0 of an index of one; returns its number here.
  mutating func appendRow(from one: Index) -> Int {
    let row = count
    append(
      place: Place(buffer: Int32(bytes.count), range: one.places[0].range), number: row, id: one.ids[0],
      title: one.titles[0], status: one.status[0], strength: one.strength[0], due: one.due[0],
      domains: Int32(domainSets.count), owners: Int32(ownerSets.count))
    take(one)
    search.beginRow()
    for field in one.search.fields(row: 0) { search.add(folded: field) }
    added[one.id(0)] = row
    return row
  }

  mutating func replaceRow(_ row: Int, from one: Index) {
    places[row] = Place(buffer: Int32(bytes.count), range: one.places[0].range)
    ids[row] = one.ids[0]
    titles[row] = one.titles[0]
    status[row] = one.status[0]
    strength[row] = one.strength[0]
    due[row] = one.due[0]
    domains[row] = Int32(domainSets.count)
    owners[row] = Int32(ownerSets.count)
    take(one)
  }

  private mutating func take(_ one: Index) {
    bytes.append(one.bytes[0])
    domainSets.append(one.domainSets[Int(one.domains[0])])
    ownerSets.append(one.ownerSets[Int(one.owners[0])])
  }
}
