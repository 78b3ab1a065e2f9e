package import Entities
package import JSON
import Journal

/// What stands beside the commitments: meetings, indicators, tensions.
package struct EntityFolds: Sendable {
  /// Where no member is wrong by itself.
  package static let noFit = "its members do not fit together"

  package var meetings: Standing<Meeting>
  package var indicators: Standing<Indicator>
  package var tensions: Standing<Tension>

  init(_ opening: Opening) {
    meetings = Standing(opening.meetings)
    indicators = Standing(opening.indicators)
    tensions = Standing(opening.tensions)
  }

  /// What the file has of what a target names, or the event that added it.
  func opening(of target: Target) -> JSONValue? {
    if let id = meetings.id(target) { return meetings.touched[id]?.opening }
    if let id = indicators.id(target) { return indicators.touched[id]?.opening }
    return tensions.id(target).flatMap { tensions.touched[$0]?.opening }
  }

  /// Why what a target names could not have a member of this value; nil if it can.
  package func misfit(
    _ name: String, _ value: JSONValue, of target: Target, _ source: FoldSource
  ) -> String? {
    if let id = meetings.id(target) { return meetings.misfit(id, name, value, source) }
    if let id = indicators.id(target) { return indicators.misfit(id, name, value, source) }
    return tensions.id(target).flatMap { tensions.misfit($0, name, value, source) }
  }

  /// Why what a target names, or what is added under it, could not be this object; nil if it can, or
  /// is none of these.
  package func misfit(_ object: JSONValue, of target: Target, _ source: FoldSource) -> String? {
    if target.kind == Meeting.kind || meetings.id(target) != nil {
      return meetings.misfit(object, source)
    }
    if target.kind == Indicator.kind || indicators.id(target) != nil {
      return indicators.misfit(object, source)
    }
    let isTension = target.kind == Tension.kind || tensions.id(target) != nil
    return isTension ? tensions.misfit(object, source) : nil
  }

  /// Folds anew what a target names.
  mutating func fold(_ target: Target, _ source: FoldSource) {
    meetings.fold(target, source)
    indicators.fold(target, source)
    tensions.fold(target, source)
  }
}

extension Register {
  /// Sessions, visits and others' events as they stand: the opening balance, what events added and
  /// what they set.
  package var meetings: [Meeting] { entities.meetings.all }
  package var indicators: [Indicator] { entities.indicators.all }
  package var tensions: [Tension] { entities.tensions.all }

  package func meeting(_ id: String) -> Meeting? { entities.meetings[id] }
  package func indicator(_ id: String) -> Indicator? { entities.indicators[id] }
  package func tension(_ id: String) -> Tension? { entities.tensions[id] }

  /// What events name a meeting by (docs/journal.md E9): of an added one, the event that added it.
  package func target(ofMeeting id: String) -> Target { entities.meetings.target(id) }
  package func target(ofIndicator id: String) -> Target { entities.indicators.target(id) }
  package func target(ofTension id: String) -> Target { entities.tensions.target(id) }

  /// The meeting a target names; nil if it is none.
  package func meeting(at target: Target) -> Meeting? {
    entities.meetings.id(target).flatMap(meeting)
  }

  package func indicator(at target: Target) -> Indicator? {
    entities.indicators.id(target).flatMap(indicator)
  }

  package func tension(at target: Target) -> Tension? {
    entities.tensions.id(target).flatMap(tension)
  }

  /// What a target names as JSON, as it stands: `was` of the next change is a member of it. Nil for
  /// what the register does not hold.
  package func object(of target: Target) -> JSONValue? {
    if let row = row(target) { return object(row) }
    if let id = entities.meetings.id(target) { return entities.meetings.object(id, opening) }
    if let id = entities.indicators.id(target) { return entities.indicators.object(id, opening) }
    return entities.tensions.id(target).flatMap { entities.tensions.object($0, opening) }
  }

  /// The flags of an item; of a meeting, indicator or tension: contested, waiting, drift.
  package func flags(of target: Target) -> Flags {
    if let row = row(target) { return flags[row] }
    let touched = flagsOfTouched(target)
    return proposals(on: target).isEmpty ? touched : touched.union(.contested)
  }

  private func flagsOfTouched(_ target: Target) -> Flags {
    if let id = entities.meetings.id(target) { return entities.meetings.touched[id]?.flags ?? [] }
    if let id = entities.indicators.id(target) {
      return entities.indicators.touched[id]?.flags ?? []
    }
    return entities.tensions.id(target).flatMap { entities.tensions.touched[$0]?.flags } ?? []
  }

  /// The heads of a member: what `after` of the next change names.
  package func heads(of target: Target, _ member: String) -> [String] {
    states[target]?.fields[.member(member)]?.ids ?? []
  }

  /// Works out meetings, indicators and tensions anew, and what references may name.
  mutating func rebuildEntities() {
    known = opening.known
    for kind in [Meeting.kind, Indicator.kind, "commitment"] {
      let slugs = added(kind).map { ($0.slug, $0.writer) } + past.added(kind)
      known.take(slugs, kind)
    }
    entities = EntityFolds(opening)
    guard !states.isEmpty else { return }
    let source = FoldSource(self)
    entities.meetings.fold(added(Meeting.kind), source)
    entities.indicators.fold(added(Indicator.kind), source)
    entities.tensions.fold(added(Tension.kind), source)
  }

  /// Folds anew what these targets name.
  mutating func refoldEntities(_ targets: Set<Target>) {
    let others = targets.filter { $0.kind != "commitment" }
    guard !others.isEmpty else { return }
    let source = FoldSource(self)
    for target in others { entities.fold(target, source) }
  }
}

extension KnownIDs {
  /// What was added may be referred to, under the slug and under `slug~writer`, also when it is
  /// undone: another's undo must not make an item that names it invalid.
  fileprivate mutating func take(_ added: [(slug: String, writer: String)], _ kind: String) {
    guard !added.isEmpty else { return }
    let ids = Set(added.flatMap { [$0.slug, "\($0.slug)~\($0.writer)"] })
    switch kind {
    case Meeting.kind: meetings.formUnion(ids)
    case Indicator.kind: indicators.formUnion(ids)
    default:
      let held = commitment
      commitment = { ids.contains($0) || held?($0) ?? true }
    }
  }
}
