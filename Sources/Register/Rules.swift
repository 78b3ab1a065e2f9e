package import Dates
import Entities

/// The thresholds of the flags, which a person may set (docs/config.md).
package struct Thresholds: Hashable, Sendable {
  /// An open item whose last day lies within this many days is due soon.
  package var dueSoonDays: Int32 = 30
  /// An open item without an event for this many days is stale; nil: since the last session held.
  package var staleDays: Int?

  package init() {}
}

/// The rules behind the flags, in one place.
package struct Rules: Equatable, Sendable {
  let thresholds: Thresholds
  /// The day everything is judged by.
  let day: Day
  /// Items without an event after this day are stale; nil while none can be.
  package let staleSince: Day?

  /// The last held session, or the opening balance once an interval of the rhythm has passed
  ///; or by days, where the person set how many.
  init(day: Day, _ header: Header, _ meetings: [Meeting], _ thresholds: Thresholds) {
    self.day = day
    self.thresholds = thresholds
    if let days = thresholds.staleDays {
      let since = day.adding(days: -days)
      staleSince = header.began ?? header.asOf <= since ? since : nil
      return
    }
    let held = meetings.compactMap { $0.lastDayHeld(by: day) }.max()
    let asOf = header.began ?? header.asOf
    if let held {
      staleSince = held
    } else if let rhythm = header.cadence?.rhythm, rhythm.next(after: asOf) <= day {
      staleSince = asOf
    } else {
      staleSince = nil
    }
  }

  /// What is known of a row when it is judged.
  struct Facts {
    let status: Status
    let strength: Strength
    let due: Index.Due
    /// A live event set the delivery.
    let hasDeliveryEvent: Bool
    /// Day of the last live event.
    let lastEvent: Day?
  }

  func flags(_ row: Facts) -> Flags {
    var flags: Flags = []
    if row.status == .reportedDone { flags.insert(.awaiting) }
    guard row.status.isOpen else { return flags }
    if row.strength.binds { flags.formUnion(dateFlags(row)) }
    if isStale(row), !flags.contains(.unreported) { flags.insert(.stale) }
    return flags
  }

  private func dateFlags(_ row: Facts) -> Flags {
    let latest = row.due.latest
    guard latest != Index.Due.none else {
      return row.due.hasDate || row.due.recurs ? [] : .unscheduled
    }
    if latest < day.number {
      var flags: Flags = row.due.isApproximate ? [.overdue, .vague] : .overdue
      if !row.hasDeliveryEvent { flags.insert(.unreported) }
      return flags
    }
    return latest - day.number <= thresholds.dueSoonDays ? .dueSoon : []
  }

  private func isStale(_ row: Facts) -> Bool {
    guard let since = staleSince else { return false }
    return row.lastEvent.map { $0 <= since } ?? true
  }
}

extension Meeting {
  /// The last day a held session may have been on, if it has begun by `day`; of one that is known
  /// by its month alone, no later than `day`.
  func lastDayHeld(by day: Day) -> Day? {
    guard kind == .session, state == .held, let date, let latest = date.latest else { return nil }
    guard latest > day else { return latest }
    return (date.earliest ?? latest) <= day ? day : nil
  }
}
