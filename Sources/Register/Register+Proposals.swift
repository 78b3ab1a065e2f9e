package import Entities
package import JSON
import Journal

extension Register {
  /// The values of a target that copies of a file had each in another way (`contested`), and
  /// between which no event has decided.
  package func proposals(on target: Target) -> [Proposed] {
    guard let all = opening.proposals[target] else { return [] }
    let fields = states[target]?.fields ?? [:]
    return all.filter { fields[$0.field(of: target)]?.heads.isEmpty ?? true }
  }

  /// The same of one field; nil where copies did not differ, or an event has decided.
  package func proposal(on target: Target, _ field: FieldName) -> Proposed? {
    opening.proposals.isEmpty
      ? nil : proposals(on: target).first { $0.field(of: target) == field }
  }

  /// Whether nobody has said yet which value of a field it is to be: events differ, or
  /// copies of the file did.
  package func isContested(_ target: Target, _ field: FieldName) -> Bool {
    states[target]?.fields[field]?.isContested ?? false || proposal(on: target, field) != nil
  }

  /// The fields of a target on which live heads or copies of its file differ, by name.
  package func contestedFields(_ target: Target) -> [FieldName] {
    let heads = states[target]?.contested ?? []
    let proposed = proposals(on: target).map { $0.field(of: target) }
    return (heads + proposed).sorted { $0.words < $1.words }
  }
}

extension Register {
  /// What the file or the event that added it holds under a field's name; null for nothing.
  package func held(_ target: Target, _ field: FieldName) -> JSONValue {
    if let row = row(target) { return openingValue(row, field) }
    guard case .member(let name) = field else { return .null }
    return entities.opening(of: target)?[name] ?? .null
  }

  /// What the file holds of a field that no event has set.
  package func fileValue(_ target: Target, _ field: FieldName) -> JSONValue {
    guard case .member(let name) = field, row(target) == nil else { return held(target, field) }
    return object(of: target)?[name] ?? .null
  }

  /// The fields of a target that were changed in the file after an event on them (journal.md E14),
  /// by name; a later event that saw what the file holds settles it.
  package func driftedFields(_ target: Target) -> [FieldName] {
    guard flags(of: target).contains(.drift), let state = states[target] else { return [] }
    let isItem = row(target) != nil
    return journal.drifted(state, target) { isItem || $0.isMember ? held(target, $0) : nil }
      .sorted { $0.words < $1.words }
  }
}
