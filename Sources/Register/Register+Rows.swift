package import Entities
import JSON
import Journal

/// Rows that events added, and rows whose fields events changed.
package struct Additions: Sendable {
  /// Row of each added item, by its target `EVENT-ID/N`.
  package var rows: [Target: Int] = [:]
  var targets: [Int: Target] = [:]
  /// Slugs that more than one claimed, with the ids that stand for them (docs/journal.md E16).
  package var refused: [String: [String]] = [:]
  /// Folded text of changed rows, searched apart from the arena.
  package var search: [Int: [UInt8]] = [:]
}

extension Register {
  /// What events name this row by (docs/journal.md E9).
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
    for item in items {
      let past = past.writers(of: item.slug, "commitment")
      append(item, rivals: (claims[item.slug] ?? []).union(past))
    }
    for (target, state) in states where state.changesItem {
      if let row = row(target) { renew(row) }
    }
  }

  // MARK: Added items

  package struct Added {
    package let target: Target
    package let slug: String
    let writer: String
    let object: JSONValue
    package let isLive: Bool
  }

  /// Every `added` commitment.
  package func addedItems() -> [Added] { added("commitment") }

  /// Everything `added` of a kind, undone ones too: a slug once claimed twice stays refused.
  package func added(_ kind: String) -> [Added] {
    journal.additionsInOrder.compactMap { place in
      let event = Int(journal.changes[place].event)
      guard journal.counted[event], journal.target(ofChange: place).kind == kind,
        let object = journal.addition(place), let slug = object["id"]?.string
      else { return nil }
      let id = journal.events.id(event)
      let number = place - journal.changesRange(event).lowerBound + 1
      return Added(
        target: .added(id.text, number), slug: slug, writer: id.writer, object: object,
        isLive: journal.live[event])
    }
  }

  /// If two writers claim one slug, each item is `slug~writer` for good and the bare slug is
  /// refused (E16).
  private mutating func append(_ added: Added, rivals: Set<String>) {
    let isTaken = opening.index.row(added.slug) != nil
    let isRefused = rivals.count > 1 || isTaken
    let id = isRefused ? "\(added.slug)~\(added.writer)" : added.slug
    if rivals.count > 1 {
      additions.refused[added.slug] = rivals.sorted().map { "\(added.slug)~\($0)" }
    }
    guard added.isLive, index.row(id) == nil,
      let one = indexed(added.object.replacing("id", with: .string(id)))
    else { return }
    let row = index.appendRow(from: one)
    additions.rows[added.target] = row
    additions.targets[row] = added.target
  }
}
