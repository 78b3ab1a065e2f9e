package import Entities
package import JSON
package import Journal
import Register
import Text

/// A member of a commitment with the value it is to have.
package struct MemberValue: Hashable, Sendable {
  package let member: Member
  package let value: JSONValue

  package init(_ member: Member, _ value: JSONValue) {
    self.member = member
    self.value = value
  }
}

extension Register {
  /// `e`, `d`, `ahd set`: one event with a `field-set` for each member that changes. What holds
  /// that value already stays untouched; the heads of a contested field are all superseded.
  ///
  /// - Parameters:
  ///   - rows: The items.
  ///   - values: Members with their new values.
  ///   - actor: Who sets them.
  ///   - reason: Why, as told.
  ///   - claim: What a source says of it.
  /// - Returns: The event.
  /// - Throws: Why the first item that does not fit cannot take it.
  package func set(
    _ rows: [Int], _ values: [MemberValue], by actor: Actor, reason: String? = nil,
    claim: Claim? = nil
  ) throws(Refusal) -> Draft {
    var changes: [Change] = []
    for row in rows.distinct {
      let set = try set(row, values)
      changes += set
      if let claim, !set.isEmpty { changes.append(Change(.claimAdded(claim), on: target(of: row))) }
    }
    guard !changes.isEmpty else {
      throw .sameValue(
        members: values.map(\.member.label), item: rows.first.map(index.title) ?? "")
    }
    return Draft(by: actor.person, party: actor.party, reason: reason, changes: changes)
  }

  private func set(_ row: Int, _ values: [MemberValue]) throws(Refusal) -> [Change] {
    guard item(row) != nil, var object = object(row) else {
      throw .broken(item: index.title(row))
    }
    let target = target(of: row)
    var changes: [Change] = []
    for new in values {
      let name = new.member.name
      let field = states[target]?.fields[.member(name)] ?? FieldState()
      let was = object[name] ?? .null
      let isContested = isContested(target, .member(name))
      guard isContested || !was.isSame(as: new.value) else { continue }
      object = object.replacing(name, with: new.value)
      changes.append(
        Change(.fieldSet(name: name, value: new.value), on: target, was: was, after: field.ids))
    }
    if !changes.isEmpty { try validate(object, row) }
    return changes
  }

  /// The whole item as it would stand must be one that can be read.
  private func validate(_ object: JSONValue, _ row: Int) throws(Refusal) {
    try validate(object, title: index.title(row))
  }

  func validate(_ object: JSONValue, title: String) throws(Refusal) {
    let bytes = Bytes(object.compact)
    var decoding = Decoding(bytes, known: known)
    decoding.takesWriterSuffix = true
    let (item, findings) = decoding.wholeCommitment()
    if item != nil, indexed(object) != nil { return }
    let fault = findings.first { $0.severity == .error }
    let problem = fault.map { Problem(.error, file: "", path: $0.path, $0.fault) }
    throw .unfit(
      problem.map { "\($0.path.dropFirst(2)): \($0.what)" } ?? EntityFolds.noFit,
      item: title)
  }

  /// `d`: a new due date. It is `stated` where a source says it, else `inferred`; nil is no date.
  ///
  /// - Parameters:
  ///   - rows: The items.
  ///   - typed: The date as typed; nil takes the date away.
  ///   - actor: Who sets it.
  ///   - reason: Why, as told.
  ///   - claim: What a source says of it.
  /// - Returns: The event.
  /// - Throws: Why it cannot be set.
  package func setDue(
    _ rows: [Int], _ typed: String?, by actor: Actor, reason: String? = nil, claim: Claim? = nil
  ) throws(Refusal) -> Draft {
    guard let due = Member.named("due") else { throw .emptyText }
    let value = try typed.map { (typed) throws(Refusal) in
      try self.due(typed, isStated: claim?.kind == .stated)
    }
    return try set(
      rows, [MemberValue(due, value ?? .null)], by: actor, reason: reason, claim: claim)
  }

  /// A claim as typed: its source, paragraph, text and kind.
  ///
  /// - Parameters:
  ///   - source: The id of a source, or a prefix of one.
  ///   - paragraph: Its number as typed.
  ///   - text: What the source says, in one's own words.
  ///   - kind: Whether the source states it.
  /// - Returns: The claim.
  /// - Throws: What is missing or does not fit.
  package func claim(
    source: String, paragraph: String?, text: String, kind: Claim.Kind = .stated
  ) throws(Refusal) -> Claim {
    let hits = ids(of: .source).filter { $0 == source || $0.hasPrefix(source) }
    guard let id = hits.contains(source) ? source : hits.first, hits.count < 2 || id == source
    else {
      if hits.count > 1 { throw .ambiguous(source, hits) }
      throw .unknownID(source, kind: "source", member: "source", Array(ids(of: .source).prefix(20)))
    }
    let last = opening.sources.first { $0.id == id }?.paragraphs ?? 1_000_000
    guard let paragraph, let number = Int(paragraph.trimmed), (1...max(1, last)).contains(number)
    else {
      throw .notAValue(
        paragraph ?? "", member: "paragraph", expected: "the paragraph of the source, 1 to \(last)")
    }
    guard !text.trimmed.isEmpty else { throw .emptyText }
    return Claim(
      source: id, paragraph: number, text: text.trimmed, kind: kind, speaker: nil)
  }
}

extension JSONValue {
  /// The same value for a reader: null and an empty list say alike that nothing is stated.
  fileprivate func isSame(as other: JSONValue) -> Bool {
    self == other || isNothing && other.isNothing
  }

  private var isNothing: Bool { self == .null || self == .array([]) }
}
