import JSON

/// What copies of a file proposed for one member, each in another way, when they were joined: nobody has
/// said yet which it is to be (docs/format.md).
struct Proposed: Hashable, Sendable {
  let member: String
  /// In the order of what they say; null took the member out. Of `id`: null took the whole element out.
  let values: [JSONValue]

  /// What an event sets to settle it.
  func field(of target: Target) -> FieldName {
    member == "status" && target.kind == "commitment" ? .delivery : .member(member)
  }

  /// Whose value a proposal is, in words.
  static let copy = "a copy of the file"

  /// Whether an event can say which counts; else a person puts the file right.
  var isSettable: Bool {
    !["id", "claims", "evidence", "confirmations", "milestones", "statusDate"].contains(member)
  }

  /// The value that counts for now, given the member's; the element itself for its `id`.
  func standing(_ held: JSONValue) -> JSONValue {
    member == "id" ? values.first { $0 != .null } ?? .null : held
  }

  /// `Alpha`, `Jun 2026`; `taken out`.
  func words(of value: JSONValue) -> String {
    guard member == "id" else { return value == .null ? "none" : value.fieldWords }
    return value == .null ? "taken out" : "changed"
  }

  /// Of a `contested` that has the right form; what has but one value is settled.
  static func all(in contested: JSONValue?) -> [Proposed] {
    (contested?.object ?? []).compactMap { entry in
      guard let values = entry.value.array, Set(values).count > 1 else { return nil }
      return Proposed(member: entry.key, values: values)
    }
  }
}

extension JSONValue {
  /// A member's value, a status as people say it.
  fileprivate var fieldWords: String {
    string.flatMap(Status.init(rawValue:))?.words ?? plainWords
  }
}

extension Decoding {
  /// `contested`: of what events may settle it is kept for the register to ask, of the rest it is a
  /// warning here.
  mutating func contested() throws(JSONError) {
    if try isNull() { return }
    _ = try object { (decoding, member) throws(JSONError) in
      guard try decoding.expect(.array, "an array of what was proposed") else { return }
      let (offset, path) = (decoding.reader.offset, decoding.reader.path)
      let values = try JSONValue(reading: &decoding.reader)
      guard let proposed = Proposed.all(in: .members([(member, values)])).first else { return }
      decoding.proposed.append(proposed)
      guard decoding.tellsContested else { return }
      let words = proposed.values.map(proposed.words)
      decoding.report(.contested(member, words), at: offset, path: path, .warning)
    }
  }
}
