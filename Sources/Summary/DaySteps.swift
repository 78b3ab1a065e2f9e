package import Dates
import Entities
package import Register

/// The days worth looking back to: the day before each dated session and the day after it, from the
/// day of the opening balance to yesterday.
package struct DaySteps: Sendable {
  package struct Step: Hashable, Sendable {
    package let day: Day
    /// What makes the day worth a look: `the day before Session 1 (Dec 2025, tentative)`.
    package let words: String
  }

  /// By day, each day once.
  package let steps: [Step]

  /// - Parameter register: As it is today: where a session was moved, its present date counts.
  package init(_ register: Register) {
    var words: [Day: [String]] = [register.header.asOf: ["the opening balance"]]
    for entry in register.schedule.entries {
      let meeting = entry.meeting
      guard meeting.kind == .session, meeting.state != .cancelled, let date = meeting.date else {
        continue
      }
      let name = "\(meeting.short) (\(date.label), \(meeting.state.rawValue))"
      if let first = date.earliest?.adding(days: -1) {
        words[first, default: []].append("the day before \(name)")
      }
      if let next = date.latest?.adding(days: 1) {
        words[next, default: []].append("the day after \(name)")
      }
    }
    steps = words.filter { register.header.asOf <= $0.key && $0.key < register.today }
      .map { Step(day: $0.key, words: $0.value.joined(separator: " and ")) }
      .sorted { $0.day < $1.day }
  }

  /// The last step before a day; nil where nothing earlier was recorded.
  package func before(_ day: Day) -> Step? { steps.last { $0.day < day } }

  /// The first step after a day; nil where today comes next.
  package func after(_ day: Day) -> Step? { steps.first { $0.day > day } }
}
