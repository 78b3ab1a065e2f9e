import Dates
package import Entities
import JSON
package import Journal
import Register

/// An action a session agrees on, as typed.
package struct NewAction: Hashable, Sendable {
  package var title = ""
  /// Party or body.
  package var owner: String?
  package var due: String?
  package var doneWhen: String?
  package var strength = Strength.followUp
  package var domain: String?
  package init() {}
}

extension Register {
  /// An item that a session added: owner, date and test as they were agreed at its table.
  package func addAction(
    _ action: NewAction, at meeting: String, by actor: Actor
  ) throws(Refusal) -> Draft {
    guard !action.title.isEmpty, let domain = action.domain else { throw .emptyText }
    let id = slug(of: action.title)
    var item: JSONValue = [
      "id": .string(id), "title": .string(action.title), "domains": [.string(domain)],
      "strength": .string(action.strength.rawValue),
      "owedBy": .array(action.owner.map { [.string($0)] } ?? []), "owedTo": [],
      "status": "not-started",
    ]
    if let typed = action.due {
      guard let due = DateValue(typed: typed, basis: .stated) else { throw .notADate(typed) }
      item = item.replacing("due", with: due.json)
    }
    if let test = action.doneWhen { item = item.replacing("doneWhen", with: .string(test)) }
    if known.meetings.contains(meeting) { item = item.replacing("origin", with: .string(meeting)) }
    try validate(item, title: action.title)
    return Draft(
      by: actor.person, party: actor.party,
      changes: [Change(.added(item), on: .commitment(id))])
  }
}
