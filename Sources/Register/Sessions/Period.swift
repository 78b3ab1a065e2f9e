package import Dates
package import Entities

/// A stretch of the record: what was recorded from the beginning of a day (UTC) on.
package struct Period: Hashable, Sendable {
  /// The first day of it.
  package let since: Day
  /// The last day; nil for all there is, to the day the register is shown on.
  package var until: Day?
  /// What begins it, in words: `Session 1, held 12 Mar 2026`, `14 Nov 2026`.
  package let start: String
  /// Why it begins there and not where it was asked to; nil where it does.
  package var note: String?

  /// Since a day.
  package init(since: Day, until: Day? = nil) {
    self.init(since: since, until: until, start: since.words)
  }

  init(since: Day, until: Day? = nil, start: String, note: String? = nil) {
    self.since = since
    self.until = until
    self.start = start
    self.note = note
  }

  /// Periods that need no day to be typed.
  package enum Choice: String, CaseIterable, Hashable, Sendable {
    case lastSession = "last-session"
    case opening
    case week = "7-days"
    case month = "30-days"
    case quarter

    package var words: String {
      switch self {
      case .lastSession: "the last session"
      case .opening: "the opening balance"
      case .week: "7 days ago"
      case .month: "30 days ago"
      case .quarter: "the quarter began"
      }
    }
  }
}

extension Register {
  /// A period that ends on the day the register is shown on. Where no session is known to be held,
  /// since the last one is since the opening balance, saying so.
  package func period(_ choice: Period.Choice) -> Period {
    switch choice {
    case .lastSession:
      guard let session = lastHeldSession, let period = period(since: session) else {
        var opening = period(.opening)
        opening.note = "no session is known to be held"
        return opening
      }
      return period
    case .opening:
      return Period(
        since: header.asOf, start: "the opening balance, \(header.asOf.words)")
    case .week: return Period(since: day.adding(days: -7))
    case .month: return Period(since: day.adding(days: -30))
    case .quarter:
      let first = day.firstOfMonth.adding(months: -((day.month - 1) % 3))
      return Period(
        since: first, start: "\(first.words), the first day of the quarter")
    }
  }

  /// Since a meeting's first day: what was recorded at its table is part of it. Nil where it has no
  /// date.
  package func period(since meeting: Meeting) -> Period? {
    guard let date = meeting.date, let first = date.earliest ?? date.latest else { return nil }
    return Period(since: first, start: "\(meeting.short), \(meeting.state.rawValue) \(date.label)")
  }

  /// What a person types for where a period begins: `last-session`, `opening`, a meeting's id, or a
  /// date however written (its first day). Nil where it is none of these.
  package func period(since typed: String) -> Period? {
    if let choice = Period.Choice(rawValue: typed.lowercased()) { return period(choice) }
    if let meeting = schedule.entries.first(where: { $0.meeting.id == typed })?.meeting {
      return period(since: meeting)
    }
    return EDTF(typed: typed)?.earliest.map { Period(since: $0) }
  }

  /// The last day of what a person types for where a period ends: a date however written, or a
  /// meeting's id.
  package func day(until typed: String) -> Day? {
    if let meeting = schedule.entries.first(where: { $0.meeting.id == typed })?.meeting {
      return meeting.date?.latest
    }
    return EDTF(typed: typed)?.latest
  }

  /// The last session that is known to be held by the day the register is shown on.
  package var lastHeldSession: Meeting? {
    schedule.entries.map(\.meeting).filter { meeting in
      meeting.kind == .session && meeting.state == .held
        && (meeting.date?.latest).map { $0 <= day } ?? false
    }.max { a, b in (a.date?.latest).map { a in (b.date?.latest).map { a < $0 } ?? false } ?? true }
  }
}
