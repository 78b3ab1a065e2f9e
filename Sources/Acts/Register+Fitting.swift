import Entities
import JSON
package import Journal
import Register

extension Register {
  /// What a draft would make of a meeting, a figure or a tension that is none, or a claim that is
  /// none: every reader would keep it and apply it to nothing (E11), so that it is lost
  /// once it is said to be kept. Asked of the writer, as `refusal(of:)` is; members of items are
  /// validated where their drafts are made.
  package func misfit(of draft: Draft) -> Refusal? {
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
