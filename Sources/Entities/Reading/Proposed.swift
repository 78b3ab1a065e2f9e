package import JSON

/// What copies of a file proposed for one member, each in another way, when they were joined:
/// nobody has said yet which it is to be (docs/format.md).
package struct Proposed: Hashable, Sendable {
  package let member: String
  /// In the order of what they say; null took the member out. Of `id`: null took
  /// the whole element out.
  package let values: [JSONValue]

  /// What an event sets to settle it.
  package func field(of target: Target) -> FieldName {
    member == "status" && target.kind == "commitment" ? .delivery : .member(member)
  }

  /// Whether an event can say which counts; else a person puts the file right.
  package func isSettable(of target: Target) -> Bool {
    field(of: target) == .delivery
      || !FieldName.neverSet.union(Proposed.byHand).contains(member)
  }

  private static let byHand = ["claims", "evidence", "confirmations", "milestones", "statusDate"]

  /// Whether the whole element is to stay: one copy took it out, another changed it.
  package var isOfWhole: Bool { member == "id" && values.contains(.null) }

  /// The value that counts for now, given the member's; the element itself for its `id`.
  package func standing(_ held: JSONValue) -> JSONValue {
    isOfWhole ? values.first { $0 != .null } ?? .null : held
  }

  /// Of a `contested` that has the right form; what has but one value is settled.
  package static func all(in contested: JSONValue?) -> [Proposed] {
    (contested?.object ?? []).compactMap { entry in
      guard let values = entry.value.array, Set(values).count > 1 else { return nil }
      return Proposed(member: entry.key, values: values)
    }
  }
}

extension Decoding {
  /// `contested`, kept for the register to ask.
  mutating func contested() throws(JSONError) {
    if try isNull() { return }
    _ = try object { (decoding, member) throws(JSONError) in
      guard try decoding.expect(.array, "an array of what was proposed") else { return }
      let values = try JSONValue(reading: &decoding.reader)
      decoding.proposed += Proposed.all(in: .members([(member, values)]))
    }
  }

  /// What was read last is of this.
  mutating func take(contestedOf target: Target) {
    if !proposed.isEmpty { contests[target] = proposed }
    proposed = []
  }
}
