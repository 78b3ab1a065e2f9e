import Dates
import Entities
package import JSON

extension Register {
  /// The session the group's rhythm puts next, where no session that is known lies ahead: a
  /// projection, told by no source, and no sharper than a month. It is written down nowhere until
  /// somebody confirms it or puts something on its agenda.
  var projectedSession: Meeting? {
    guard let rhythm = header.cadence?.rhythm, !hasSessionAhead else { return nil }
    let sessions = meetings.filter { $0.kind == .session }
    if let count = rhythm.count, sessions.count >= count { return nil }
    let dates = sessions.compactMap(\.date).filter { $0.earliest != nil }
    guard let last = dates.max(by: { ($0.earliest ?? day) < ($1.earliest ?? day) }),
      let date = rhythm.date(from: last, notBefore: day)
    else { return nil }
    return session(on: date, after: sessions)
  }

  private var hasSessionAhead: Bool {
    meetings.contains { meeting in
      meeting.kind == .session && meeting.state.isExpected
        && (meeting.date?.latest).map { $0 >= day } ?? true
    }
  }

  private func session(on date: DateValue, after sessions: [Meeting]) -> Meeting {
    var meeting = Meeting()
    meeting.number = sessions.compactMap(\.number).max().map { $0 + 1 }
    let name = meeting.number.map { "Session \($0)" }
    meeting.title = name ?? "Next session"
    meeting.short = name ?? "Next"
    let stem = meeting.number.map { "session-\($0)" } ?? "session-\(date.edtf?.text ?? "next")"
    let plain = String(stem.map { $0 == "/" ? "-" : $0 })
    meeting.id = freeMeetingID(plain)
    meeting.kind = .session
    meeting.state = .projected
    meeting.date = date
    return meeting
  }

  /// The id, or with `-2`, `-3`, … where it is taken, also by what was undone: ids are never used
  /// again.
  package func freeMeetingID(_ id: String) -> String {
    var number = 1
    var free = id
    while known.meetings.contains(free) {
      number += 1
      free = "\(id)-\(number)"
    }
    return free
  }
}

extension Rhythm {
  /// The first whole unit of this rhythm counted from a date, whose last day is `day` or later: a
  /// week, month, quarter or year, never a day.
  fileprivate func date(from last: DateValue, notBefore day: Day) -> DateValue? {
    guard let earliest = last.earliest, last.unit != .span else { return nil }
    var start = earliest
    for _ in 0..<10_000 {
      start = next(after: start)
      guard let edtf = EDTF(typed: name(start, last.unit)), let end = edtf.latest else {
        return nil
      }
      if end >= day { return DateValue(edtf: edtf, basis: .projected) }
    }
    return nil
  }

  private func name(_ start: Day, _ unit: EDTF.Unit) -> String {
    switch (frequency, unit) {
    case (.weekly, _): "\(start.text)/\(start.adding(days: 6).text)"
    case (_, .year): String(start.text.prefix(4))
    case (_, .quarter): "\(start.text.prefix(4))-\(33 + (start.month - 1) / 3)"
    default: String(start.text.prefix(7))
    }
  }
}

extension Meeting {
  /// As an event adds it, with what is set on it at once.
  package func json(_ members: [(String, JSONValue)]) -> JSONValue {
    var object: JSONValue = [
      "id": .string(id), "title": .string(title), "short": .string(short),
      "kind": .string(kind.rawValue), "state": .string(state.rawValue),
    ]
    if let number { object = object.replacing("number", with: .number(String(number))) }
    if let date { object = object.replacing("date", with: date.json) }
    return members.reduce(object) { $0.replacing($1.0, with: $1.1) }
  }
}
