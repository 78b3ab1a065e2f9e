import JSON

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
  /// What the file or the event that added it holds under a field's name; null for nothing.
  func held(_ target: Target, _ field: FieldName) -> JSONValue {
    if let row = row(target) { return openingValue(row, field) }
    guard case .member(let name) = field else { return .null }
    return entities.opening(of: target)?[name] ?? .null
  }

  /// The fields of a target that were changed in the file after an event on them (E14),
  /// by name; a later event that saw what the file holds settles it.
  package func driftedFields(_ target: Target) -> [FieldName] {
    guard flags(of: target).contains(.drift), let state = states[target] else { return [] }
    let isItem = row(target) != nil
    return journal.drifted(state, target) { isItem || $0.isMember ? held(target, $0) : nil }
      .sorted { $0.words < $1.words }
  }

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

  /// What counts for now of a field that events set; nil for none.
  package func words(of field: FieldName, on target: Target) -> String? {
    states[target]?.fields[field]?.value?.words
  }

  private func fieldValue(_ value: JSONValue, _ field: FieldName) -> FieldValue? {
    switch field {
    case .delivery: value.string.flatMap(Status.init(rawValue:)).map(FieldValue.status)
    case .member: .json(value)
    case .reading: nil
    }
  }

  /// What the file holds of a field that no event has set.
  func fileValue(_ target: Target, _ field: FieldName) -> JSONValue {
    guard case .member(let name) = field, row(target) == nil else { return held(target, field) }
    return object(of: target)?[name] ?? .null
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

extension FieldName {
  var isMember: Bool { if case .member = self { true } else { false } }
}

extension Journal {
  /// Fields of which an event took the opening balance to be other than it is (E14). One
  /// that was set anew by whoever saw what the file holds now is settled. `held` is nil for
  /// a field no file has.
  func drifted(
    _ state: TargetState, _ target: Target, held: (FieldName) -> JSONValue?
  ) -> [FieldName] {
    state.fields.filter { name, field in
      guard !field.takenAsOpening.isEmpty, let held = held(name),
        field.takenAsOpening.contains(where: { $0 != held })
      else { return false }
      return !saw(held, field, name, target)
    }.map(\.key)
  }

  /// Whether every head was set after another event, by somebody who was shown this value.
  private func saw(
    _ value: JSONValue, _ field: FieldState, _ name: FieldName, _ target: Target
  ) -> Bool {
    !field.heads.isEmpty
      && field.heads.allSatisfy { head in
        guard let place = place(of: head.event, target, name) else { return false }
        let change = changes[place]
        return change.hasAfter && !change.after.allSatisfy { isInOpening(names[$0]) }
          && was(place) == value
      }
  }

  /// The last change of an event on a field of a target.
  private func place(of event: Int, _ target: Target, _ name: FieldName) -> Int? {
    changesRange(event).last { place in
      changes[place].field >= 0 && fields.names[Int(changes[place].field)] == name
        && canonical(ofChange: place).contains(target)
    }
  }

  /// Of each live event that stands on the opening balance (`after` is empty) the value that it
  /// took the field to hold, oldest first.
  func takings(_ target: Target, _ name: FieldName) -> [(event: Int, was: JSONValue)] {
    places(of: target).compactMap { place in
      let change = changes[place]
      let event = Int(change.event)
      guard change.field >= 0, fields.names[Int(change.field)] == name, live[event],
        counted[event], change.isKnown, change.hasAfter,
        change.after.allSatisfy({ isInOpening(names[$0]) }), let was = was(place)
      else { return nil }
      return (event, was)
    }
  }

  /// What an event set a field to.
  func value(of event: Int, _ target: Target, _ name: FieldName) -> FieldValue? {
    place(of: event, target, name).flatMap(value)
  }

  /// How far an event lies ahead of the earliest that names it or comes after it in its own
  /// journal, in milliseconds.
  func lead(of event: Int) -> Int64 {
    let id = bareID(event)
    let log = writers[Int(id.writer)].events
    var followers = log.sequences.first { $0 > id.sequence }.map { [log[$0]] } ?? []
    eachNaming(event) { followers.append(Int($0.event)) }
    let earliest = followers.map { events.at($0).milliseconds }.min()
    return earliest.map { max(0, events.at(event).milliseconds - $0) } ?? 0
  }
}
