package import Entities
package import Register

/// What a form is about, by the names events give it: items, one meeting, indicator or agenda
/// point; or nothing, where something is added.
package struct Subject: Hashable, Sendable {
  package let targets: [Target]

  package init(_ targets: [Target]) { self.targets = targets }
  package init(_ target: Target) { self.init([target]) }

  package static let nothing = Subject([])

  /// Items, by row.
  package static func items(_ rows: [Int], _ register: Register) -> Subject {
    Subject(rows.map(register.target(of:)))
  }

  /// Beside the title of the form.
  func words(_ register: Register) -> String {
    switch targets.count {
    case 0: register.header.short
    case 1: register.subject(targets[0])
    default: "\(targets.count) items"
    }
  }
}

/// What a kind of form works with: the register as it stands, who types, and
/// what the form is about.
package struct FormContext: Sendable {
  package let register: Register
  package let settings: Settings
  package let subject: Subject

  /// The items it is about; empty where it is about none.
  package var rows: [Int] { subject.targets.compactMap(register.row) }
  /// The item, where it is about one or more.
  package var row: Int? { rows.first }
  package var target: Target? { subject.targets.first }

  /// The meeting it is about, the one the rhythm projects too.
  package var meeting: Meeting? {
    guard let target else { return nil }
    return register.meeting(at: target)
      ?? register.schedule.entries.first { $0.isByRhythm && $0.meeting.id == target.slug }?.meeting
  }
}
