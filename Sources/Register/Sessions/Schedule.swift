import Dates
package import Entities

/// The meetings in time, seen from a day.
package struct Schedule: Sendable {
  package struct Entry: Sendable {
    package let meeting: Meeting
    /// Expected, its last day past, and not known whether held: never "missed", never "held".
    package let isUnreported: Bool
    /// Only the group's rhythm puts it here; no file and no event holds it.
    package let isByRhythm: Bool
  }

  /// By date, those without one last.
  package let entries: [Entry]
  /// How many entries lie before today's line.
  package let today: Int
  /// The next session of the group, by its certainty; a date that has passed does not become the
  /// next.
  package let next: Meeting?

  init(_ meetings: [Meeting], projected: Meeting?, day: Day) {
    let sorted = (meetings + [projected].compactMap(\.self)).sorted(by: Schedule.precedes)
    entries = sorted.map { meeting in
      let isPast = meeting.date?.latest.map { $0 < day } ?? false
      return Entry(
        meeting: meeting, isUnreported: isPast && meeting.state.isExpected,
        isByRhythm: meeting.id == projected?.id)
    }
    today = sorted.prefix { Schedule.isPast($0, day) }.count
    next = sorted.first { meeting in
      meeting.kind == .session && meeting.state.isExpected
        && (meeting.date?.latest).map { $0 >= day } ?? false
    }
  }

  /// Held, or its last day over: what stands above today's line.
  private static func isPast(_ meeting: Meeting, _ day: Day) -> Bool {
    guard let date = meeting.date else { return false }
    if meeting.state == .held { return (date.earliest ?? date.latest).map { $0 <= day } ?? true }
    return date.latest.map { $0 < day } ?? false
  }

  private static func precedes(_ a: Meeting, _ b: Meeting) -> Bool {
    let left = key(a)
    let right = key(b)
    return left == right ? a.id < b.id : left.lexicographicallyPrecedes(right)
  }

  private static func key(_ meeting: Meeting) -> [Int] {
    let earliest = meeting.date?.earliest.map { Int($0.number) } ?? Int.max
    let latest = meeting.date?.latest.map { Int($0.number) } ?? Int.max
    return [earliest, latest, meeting.order ?? Int.max]
  }
}

extension Register {
  /// Every meeting in time, with the session the rhythm projects where none is known ahead.
  package var schedule: Schedule {
    Schedule(meetings, projected: projectedSession, day: day)
  }
}
