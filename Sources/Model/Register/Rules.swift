/// The rules behind the flags, and their thresholds, in one place.
package struct Rules: Sendable {
  /// An open item whose last day lies within this many days is due soon.
  package static let dueSoonDays: Int32 = 30

  /// The day everything is judged by.
  let day: Day
  /// Items without an event after this day are stale; nil while none can be.
  let staleSince: Day?

  /// The last held session, or the opening balance once an interval of the rhythm has passed
  /// (design.md 1).
  init(day: Day, opening: Opening) {
    self.day = day
    let held = opening.meetings.filter { $0.kind == .session && $0.state == .held }
      .compactMap { $0.date?.latest }.filter { $0 <= day }.max()
    let asOf = opening.header.asOf
    if let held {
      staleSince = held
    } else if let rhythm = opening.header.cadence?.rhythm, rhythm.next(after: asOf) <= day {
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
    return latest - day.number <= Rules.dueSoonDays ? .dueSoon : []
  }

  private func isStale(_ row: Facts) -> Bool {
    guard let since = staleSince else { return false }
    return row.lastEvent.map { $0 <= since } ?? true
  }
}
