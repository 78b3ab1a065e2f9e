package import Dates
package import Entities
import JSON
package import Journal
import Register
import Summary

/// A value that may be said to count of a disputed field, and whose it is.
package struct Claimant: Hashable, Sendable {
  package let value: FieldValue
  /// `Ayşe for Türkiye`; `the file`.
  package let who: String
  /// Nil where the file has it.
  package let at: Moment?

  /// `Ayşe for Türkiye on 21 Nov 2026 09:14`.
  package var said: String { who + (at.map { " on \($0.words)" } ?? "") }
}

extension Register {

  /// What a disputed field may be settled on: what each head says, and what the file holds where
  /// that is another value.
  package func claimants(_ target: Target, _ field: FieldName) -> [Claimant] {
    let heads = states[target]?.fields[field]?.heads ?? []
    var found: [Claimant] = []
    for head in heads where !found.contains(where: { $0.value == head.value }) {
      found.append(
        Claimant(value: head.value, who: who(head.event), at: journal.events.at(head.event)))
    }
    let proposed = proposal(on: target, field)
    if proposed?.isSettable(of: target) == false { return [] }
    func add(_ value: JSONValue, _ who: String) {
      guard let value = fieldValue(value, field), !found.contains(where: { $0.value == value })
      else { return }
      found.append(Claimant(value: value, who: who, at: nil))
    }
    add(proposed == nil ? held(target, field) : fileValue(target, field), "the file")
    for value in proposed?.values ?? [] { add(value, Proposed.copy) }
    return found
  }

  private func fieldValue(_ value: JSONValue, _ field: FieldName) -> FieldValue? {
    switch field {
    case .delivery: value.string.flatMap(Status.init(rawValue:)).map(FieldValue.status)
    case .member: .json(value)
    case .reading: nil
    }
  }

  /// `=`: says which value of a disputed field counts; all that stood beside it is superseded
  /// and stays in the log.
  ///
  /// A report that is said to count is made anew, with the evidence it had: words that were given
  /// on it are other people's, and are given again by them.
  ///
  /// - Parameters:
  ///   - target: What the field is of.
  ///   - field: Contested, or changed in the file after an event on it.
  ///   - value: One of `claimants`, or another that fits.
  ///   - actor: Who says so.
  ///   - reason: Why, as told.
  /// - Returns: The event.
  /// - Throws: That the value cannot be set so, or does not fit.
  package func settle(
    _ target: Target, _ field: FieldName, on value: FieldValue, by actor: Actor,
    reason: String? = nil
  ) throws(Refusal) -> Draft {
    let heads = states[target]?.fields[field] ?? FieldState()
    let payload = try payload(target, field, value)
    // Who settles a drift has seen what the file holds.
    let isDrift = driftedFields(target).contains(field)
    let was =
      heads.heads.isEmpty
      ? fileValue(target, field)
      : isDrift ? held(target, field) : standing(target, field, heads)
    let change = Change(payload, on: target, was: was, after: heads.ids)
    return Draft(by: actor.person, party: actor.party, reason: reason, changes: [change])
  }

  private func payload(
    _ target: Target, _ field: FieldName, _ value: FieldValue
  ) throws(Refusal) -> Payload {
    switch (field, value) {
    case (.member(let name), .json(let value)):
      if let row = row(target), let object = object(row) {
        try validate(object.replacing(name, with: value), title: index.title(row))
      } else if let why = entities.misfit(name, value, of: target, FoldSource(self)) {
        throw .unfit(why, item: subject(target))
      }
      return .fieldSet(name: name, value: value)
    case (_, .reading(let reading)): return .readingSet(reading)
    case (_, .status(let status)):
      guard status.isSettable else { throw .notSettable(status) }
      return .statusSet(status)
    default:
      let evidence = states[target]?.evidence.map(\.text) ?? []
      return .reported(on: nil, evidence: evidence.isEmpty ? nil : evidence.joined(separator: "; "))
    }
  }

  /// What counts for now, as `was` has it.
  private func standing(_ target: Target, _ field: FieldName, _ heads: FieldState) -> JSONValue {
    switch (field, heads.value) {
    case (.delivery, _): .string(row(target).map { delivery($0).status.rawValue } ?? "")
    case (_, .reading(let reading)?): reading.value.map { .number($0) } ?? .null
    case (_, .json(let value)?): value
    default: .null
    }
  }
}
