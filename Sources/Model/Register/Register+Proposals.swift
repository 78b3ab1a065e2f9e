extension Register {
  /// The values of a target that copies of a file had each in another way (`contested`), and
  /// between which no event has decided.
  func proposals(on target: Target) -> [Proposed] {
    guard let all = opening.proposals[target] else { return [] }
    let fields = states[target]?.fields ?? [:]
    return all.filter { fields[$0.field(of: target)]?.heads.isEmpty ?? true }
  }

  /// The same of one field; nil where copies did not differ, or an event has decided.
  func proposal(on target: Target, _ field: FieldName) -> Proposed? {
    opening.proposals.isEmpty
      ? nil : proposals(on: target).first { $0.field(of: target) == field }
  }

  /// Whether nobody has said yet which value of a field it is to be: events differ, or
  /// copies of the file did.
  func isContested(_ target: Target, _ field: FieldName) -> Bool {
    states[target]?.fields[field]?.isContested ?? false || proposal(on: target, field) != nil
  }

  /// The fields of a target on which live heads or copies of its file differ, by name.
  package func contestedFields(_ target: Target) -> [FieldName] {
    let heads = states[target]?.contested ?? []
    let proposed = proposals(on: target).map { $0.field(of: target) }
    return (heads + proposed).sorted { $0.words < $1.words }
  }
}
