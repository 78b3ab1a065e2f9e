import Dates
import Entities
package import JSON
import Journal

/// What the events that are part of the opening balance said (E14): the files hold what
/// they set, and only they tell who said it and when, what was noted, and what stood on an agenda.
/// Nothing where the journal did not come with the files.
package struct Past: Sendable {
  /// By target, with events numbered as the register's journal does.
  var states: [Target: TargetState] = [:]
  /// Slug and writer of all they added, undone or not, by kind: never used again.
  private var additions: [String: [(slug: String, writer: String)]] = [:]

  func added(_ kind: String) -> [(slug: String, writer: String)] { additions[kind] ?? [] }

  package func slugs(_ kind: String) -> [String] { added(kind).map(\.slug) }

  func writers(of slug: String, _ kind: String) -> Set<String> {
    Set(added(kind).filter { $0.slug == slug }.map(\.writer))
  }

  mutating func note(_ slug: String, _ writer: String, _ kind: String) {
    additions[kind, default: []].append((slug, writer))
  }
}

extension Register {
  /// Folds the events that are part of the opening balance, as a journal of their own. Only where
  /// register.json has `began` were the files made from those events; otherwise they tell nothing.
  mutating func renewPast() {
    past = Past()
    journal.adopted = Journal.Adopted()
    guard header.began != nil, !header.includes.isEmpty else { return }
    let included = journal.events.indices.filter(journal.isInOpening)
    guard !included.isEmpty else { return }
    var own = Journal()
    var reader = LineReader()
    var numbers: [Int] = []
    for event in included {
      guard case .event = own.add(journal.events.line(event), &reader) else { continue }
      numbers.append(event)
    }
    own.settle()
    for (place, event) in numbers.enumerated() { journal.live[event] = own.live[place] }
    adopt(own)
    // A thing that was added has two states here: what was said of it later, under the name of the
    // event that added it, and the adding itself, under its own id. Only the first is kept.
    let states = own.states.filter { journal.adopted.made[$0.key] == nil }
    for (target, state) in states {
      past.states[journal.adopted.inFiles[target] ?? target] = state.renumbered { numbers[$0] }
    }
  }

  /// Finds in the files what included events added: under its slug, or `slug~writer` where
  /// two claimed that (E16).
  private mutating func adopt(_ own: Journal) {
    for place in own.additionsInOrder {
      let event = Int(own.changes[place].event)
      guard let slug = own.addition(place)?["id"]?.string else { continue }
      let id = own.events.id(event)
      let kind = own.target(ofChange: place).kind
      past.note(slug, id.writer, String(kind))
      let names = ["\(slug)~\(id.writer)", slug].map { Target("\(kind)/\($0)") }
      guard own.live[event], let held = names.first(where: isInFiles) else { continue }
      let number = place - own.changesRange(event).lowerBound + 1
      journal.adopted.note(.added(id.text, number), as: held)
    }
  }

  private func isInFiles(_ target: Target) -> Bool {
    let id = String(target.slug)
    return switch target.kind {
    case "commitment": opening.index.row(id) != nil
    case Meeting.kind: opening.meetings.contains { $0.id == id }
    case Indicator.kind: opening.indicators.contains { $0.id == id }
    case Tension.kind: opening.tensions.contains { $0.id == id }
    default: false
    }
  }

  /// Every state with what the past says of it.
  mutating func joinPast() {
    for target in past.states.keys { states[target] = withPast(states[target], target) }
  }

  /// A state with what the past says of it: who set what the files still hold, and
  /// what only events hold.
  func withPast(_ state: TargetState?, _ target: Target) -> TargetState {
    var joined = state ?? TargetState()
    guard let past = past.states[target] else { return joined }
    joined.hasPast = true
    for (name, field) in past.fields
    where joined.fields[name]?.heads.isEmpty ?? true {
      let standing = field.heads.filter { agrees(target, name, $0.value) }
      guard !standing.isEmpty else { continue }
      joined.fields[name, default: FieldState()].heads = standing
      guard name == .delivery else { continue }
      joined.words = past.words + joined.words
      joined.evidence = past.evidence + joined.evidence
    }
    joined.notes = past.notes + joined.notes
    joined.told = past.told.filter { !isClaim($0) } + joined.told
    joined.last = joined.last ?? past.last
    return joined
  }

  /// Claims are in the files.
  private func isClaim(_ ref: ChangeRef) -> Bool {
    if case .claimAdded = journal.change(ref).payload { true } else { false }
  }

  /// Whether the files still hold the value that a field came to. What no file holds, such as a
  /// point of an agenda, is taken to stand.
  private func agrees(_ target: Target, _ name: FieldName, _ value: FieldValue) -> Bool {
    if target.kind == "commitment", let row = opening.index.row(String(target.slug)) {
      let held = openingValue(row, name)
      switch value {
      case .reported: return held == "reported-done" || held == "done"
      case .status(let status): return held == .string(status.rawValue)
      case .json(let value): return held == value
      case .reading: return false
      }
    }
    guard target.addition == nil, let object = openingObject(of: target) else { return true }
    switch (value, name) {
    case (.json(let value), .member(let member)): return (object[member] ?? .null) == value
    case (.reading(let reading), _):
      return object["periods"]?.array?.contains(where: reading.isHeld) ?? false
    default: return false
    }
  }

  /// What one of the small files holds under a target.
  private func openingObject(of target: Target) -> JSONValue? {
    let id = String(target.slug)
    return switch target.kind {
    case Meeting.kind: openingEntities.meetings.object(id, opening)
    case Indicator.kind: openingEntities.indicators.object(id, opening)
    case Tension.kind: openingEntities.tensions.object(id, opening)
    default: nil
    }
  }

  private var openingEntities: EntityFolds { EntityFolds(opening) }
}

extension Payload.Reading {
  /// Whether a period of a figure's file is this reading.
  package func isHeld(by period: JSONValue) -> Bool {
    isSameField(as: period) && period.reading == value
      && (period["obsStatus"]?.string ?? "normal") == obsStatus
  }

  /// Whether both are of one period and source (E17).
  package func isSameField(as period: JSONValue) -> Bool {
    let source = period["source"]?.string ?? period["citation"]?.string
    return source == self.source
      && period["period"]?.string.flatMap { EDTF($0) }?.period.text == self.period
  }
}

extension JSONValue {
  /// The value of a figure's period as its file has it: what was read, or what is expected.
  package var reading: String? { self["actual"]?.number ?? self["forecast"]?.number }
}

extension TargetState {
  /// The same with other numbers for its events.
  fileprivate func renumbered(_ number: (Int) -> Int) -> TargetState {
    var state = self
    state.fields = fields.mapValues { field in
      var field = field
      field.heads = field.heads.map { .init(event: number($0.event), id: $0.id, value: $0.value) }
      return field
    }
    state.words = words.map { .init(party: $0.party, on: $0.on, event: number($0.event)) }
    state.evidence = evidence.map { $0.renumbered(number($0.event)) }
    state.notes = notes.map { $0.renumbered(number($0.event)) }
    state.told = told.map { ChangeRef(event: number($0.event), change: $0.change) }
    state.last = last.map(number)
    return state
  }
}
