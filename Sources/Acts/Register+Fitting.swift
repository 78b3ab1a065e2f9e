import Entities
import JSON
package import Journal
import Register

extension Register {
  /// Why a draft cannot leave, whoever made it: it carries the word of a party, or speaks of something, that is not there, or
  /// makes a meeting, a figure, a tension or a claim that is none. Every reader would keep such an
  /// event and apply it to nothing (E11), so that it is lost once it is said to be kept. Asked of the
  /// writer, as `refusal(of:)` is; members of items are validated where their drafts are made.
  package func misfit(of draft: Draft) -> Refusal? {
    if let refusal = refusal(ofWordOf: draft.party) { return refusal }
    if let absent = firstAbsent(in: draft) { return .unknownItem(absent.text) }
    var made: [Target: JSONValue] = [:]
    for change in draft.changes {
      if let refusal = misfitOfItem(change) { return refusal }
      guard isEntity(change.target) else { continue }
      let now = made[change.target] ?? object(of: change.target)
      if let object = next(now, change.payload) { made[change.target] = object }
    }
    guard !made.isEmpty else { return nil }
    let source = FoldSource(self)
    for (target, object) in made.sorted(by: { $0.key.text < $1.key.text }) {
      guard let why = entities.misfit(object, of: target, source) else { continue }
      return .unfit(why, item: object["title"]?.string ?? target.text)
    }
    return nil
  }

  /// Nobody's word is always in order; a party's only where the register holds the party.
  func refusal(ofWordOf party: String?) -> Refusal? {
    guard let party, !header.parties.contains(where: { $0.id == party }) else { return nil }
    return .unknownParty(party, header.parties.map(\.id))
  }

  /// The first thing that a draft speaks of, and that neither the register holds nor the draft adds.
  private func firstAbsent(in draft: Draft) -> Target? {
    var added: Set<Target> = []
    for change in draft.changes {
      if case .added = change.payload { added.insert(change.target) }
      let named = [change.target] + (change.payload.about.map { [Target($0)] } ?? [])
      if let absent = named.first(where: { !added.contains($0) && !isThere($0) }) { return absent }
    }
    return nil
  }

  private func isThere(_ target: Target) -> Bool {
    if let addition = target.addition { return journal.event(named: addition.event) != nil }
    return target == .register || row(target) != nil || meeting(at: target) != nil
      || indicator(at: target) != nil || tension(at: target) != nil
  }

  private func misfitOfItem(_ change: Change) -> Refusal? {
    guard case .claimAdded(let claim) = change.payload, let row = row(change.target),
      !fits(claim)
    else { return nil }
    return .unfit("claims: found a source or paragraph that is not there", item: index.title(row))
  }

  /// Whether a target names a meeting, a figure or a tension, or may.
  private func isEntity(_ target: Target) -> Bool {
    target.addition == nil
      ? [Meeting.kind, Indicator.kind, Tension.kind].contains(String(target.kind))
      : row(target) == nil
  }

  /// An object with what a change adds to it or sets in it; nil where it does neither.
  private func next(_ object: JSONValue?, _ payload: Payload) -> JSONValue? {
    switch payload {
    case .added(let entity): entity
    case .fieldSet(let name, let value): object?.replacing(name, with: value)
    case .claimAdded(let claim):
      object.map {
        $0.replacing("claims", with: .array(($0["claims"]?.array ?? []) + [claim.json]))
      }
    default: nil
    }
  }
}

extension Payload {
  /// What an agenda's point, a decision or a minute is about, beside the meeting.
  fileprivate var about: String? {
    switch self {
    case .agendaAdded(_, let about), .decided(_, let about), .minuted(let about): about
    default: nil
    }
  }
}
