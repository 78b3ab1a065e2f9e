import Dates
import Entities
import Register

/// Days that need no date to be typed.
enum DayWord: String, CaseIterable, Sendable {
  case today
  case next = "next-session"
  case last = "last-session"
  case opening

  var help: String {
    switch self {
    case .today: "the day the register is shown on"
    case .next: "the next session that is known or projected"
    case .last: "the last session held, or the opening balance"
    case .opening: "the day of the opening balance"
    }
  }

  /// What a date may be compared with: these, `none`, the meetings with a date, and quarters.
  static func values(in register: Register) -> [Filter.Field.Value] {
    let quarter = Quarter(of: register.day)
    let quarters = (-1...2).map { quarter.adding($0) }
    return allCases.filter { register.days(of: $0) != nil }
      .map { Filter.Field.Value(id: $0.rawValue, help: $0.help) }
      + quarters.map { Filter.Field.Value(id: "\($0.yearLabel)-Q\($0.part)", help: $0.label) }
      + [Filter.Field.Value(id: Filter.Field.nothing, help: "no day is known")]
      + register.meetings.filter { $0.date?.hasDate ?? false }
      .map { Filter.Field.Value(id: $0.id, help: $0.title) }
  }
}

/// A stretch of days, either end of which may be open.
struct DaySpan {
  var first: Day?
  var last: Day?
}

extension Register {
  /// The session a word names, if there is one.
  func session(_ word: DayWord) -> Meeting? {
    switch word {
    case .next: schedule.next
    case .last: lastHeldSession
    case .today, .opening: nil
    }
  }

  /// Nil where no session is ahead, or it has no date.
  func days(of word: DayWord) -> DaySpan? {
    switch word {
    case .today: DaySpan(first: day, last: day)
    case .opening: DaySpan(first: header.asOf, last: header.asOf)
    case .next: session(.next).flatMap(days)
    case .last: session(.last).flatMap(days) ?? days(of: .opening)
    }
  }

  /// What a person types for a date: a word, a meeting's id, or a date however written.
  func days(typed: String) -> DaySpan? {
    if let word = DayWord(rawValue: typed.lowercased()) { return days(of: word) }
    if let meeting = meeting(typed.lowercased()) { return days(of: meeting) }
    return EDTF(typed: typed).map { DaySpan(first: $0.earliest, last: $0.latest) }
  }

  private func days(of meeting: Meeting) -> DaySpan? {
    guard let date = meeting.date, date.hasDate else { return nil }
    return DaySpan(first: date.earliest, last: date.latest)
  }
}
