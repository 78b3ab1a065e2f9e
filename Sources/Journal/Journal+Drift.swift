import Dates
package import Entities
package import JSON
import Text

extension Journal {
  /// Fields of which an event took the opening balance to be other than it is (E14). One
  /// that was set anew by whoever saw what the file holds now is settled. `held` is nil for
  /// a field no file has.
  package func drifted(
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
  package func takings(_ target: Target, _ name: FieldName) -> [(event: Int, was: JSONValue)] {
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
  package func value(of event: Int, _ target: Target, _ name: FieldName) -> FieldValue? {
    place(of: event, target, name).flatMap(value)
  }

  /// How far an event lies ahead of the earliest that names it or comes after it in its own
  /// journal, in milliseconds.
  package func lead(of event: Int) -> Int64 {
    let id = bareID(event)
    let log = writers[Int(id.writer)].events
    var followers = log.sequences.first { $0 > id.sequence }.map { [log[$0]] } ?? []
    eachNaming(event) { followers.append(Int($0.event)) }
    let earliest = followers.map { events.at($0).milliseconds }.min()
    return earliest.map { max(0, events.at(event).milliseconds - $0) } ?? 0
  }
}

extension FieldName {
  package var isMember: Bool { if case .member = self { true } else { false } }
}
