import Dates
import Entities
import Journal
package import Register

/// The register as a calendar (RFC 5545): sessions as events, deadlines as to-dos.
///
/// The same register on the same day gives the same bytes, whoever writes them and when.
package struct CalendarReport {
  let register: Register
  /// Days before a session or deadline at which it is called to mind; nil for no alarms.
  let alarm: Int?

  /// - Parameters:
  ///   - register: Where the rows are.
  ///   - alarm: Days before a session or deadline at which it is called to mind; nil for no alarms.
  package init(_ register: Register, alarm: Int? = 7) {
    self.register = register
    self.alarm = alarm
  }

  /// Every meeting that has a date, and every one of these items that has a last day.
  ///
  /// - Parameter rows: The items.
  /// - Returns: iCalendar text; every line ends with CRLF.
  package func text(_ rows: [Int32]) -> String {
    var calendar = ICalendar()
    calendar.component("VCALENDAR") { calendar in
      calendar.add("VERSION", "2.0")
      calendar.add("PRODID", "-//ahd//ahd//EN")
      calendar.add("CALSCALE", "GREGORIAN")
      calendar.addText("NAME", register.header.title)
      calendar.addText("X-WR-CALNAME", register.header.title)
      for entry in register.schedule.entries { add(entry, to: &calendar) }
      for row in deadlines(rows) { add(row, to: &calendar) }
    }
    return calendar.text
  }

  /// What a calendar cannot hold, in a sentence; nil if it holds everything.
  ///
  /// - Parameter rows: The items that were asked for.
  /// - Returns: How many items and meetings without a date are left out.
  package func leftOut(_ rows: [Int32]) -> String? {
    let items = rows.count - deadlines(rows).count
    let meetings = register.schedule.entries.count { Span($0.meeting) == nil }
    let parts = [counted(items, "item"), counted(meetings, "meeting")].compactMap(\.self)
    guard !parts.isEmpty else { return nil }
    let isOne = items + meetings == 1
    return
      "\(parts.joined(separator: " and ")) without a date \(isOne ? "is" : "are") not in the calendar."
  }

  private func counted(_ count: Int, _ noun: String) -> String? {
    count == 0 ? nil : "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  private func deadlines(_ rows: [Int32]) -> [Int] {
    rows.map { Int($0) }.filter { register.item($0)?.due?.latest != nil }
  }

  // MARK: What both have

  /// Who it is and how new: a later export of the same thing has the same UID, and a higher
  /// SEQUENCE where anything was recorded of it since.
  func identify(_ target: Target, _ id: String, stamp: Moment?, in calendar: inout ICalendar) {
    let kind = register.row(target) == nil ? "meeting" : "commitment"
    let events = register.journal.history(of: target).filter { register.journal.counted[$0] }
    let isAdded = target.addition != nil
    let added = target.addition.flatMap { register.journal.event(named: $0.event) }
    let moments = (events + [added].compactMap(\.self)).map { register.journal.events[$0].at }
    let changed = stamp ?? moments.max() ?? Moment(startOf: register.header.asOf)
    calendar.addText("UID", "\(kind)-\(id)@\(register.id)")
    calendar.add("DTSTAMP", changed.basic)
    calendar.add("LAST-MODIFIED", changed.basic)
    calendar.add("SEQUENCE", String(events.count + (isAdded ? 1 : 0)))
  }

  func addAlarm(_ words: String, before: String, to calendar: inout ICalendar) {
    guard let alarm else { return }
    calendar.component("VALARM") { calendar in
      calendar.add("ACTION", "DISPLAY")
      calendar.addText("DESCRIPTION", words)
      calendar.add("TRIGGER\(before)", alarm == 0 ? "PT0S" : "-P\(alarm)D")
    }
  }

  /// `In the words of SouthAsianDesk, paragraph 18: next quarter`, where a claim quotes them.
  func quotation(_ date: DateValue, _ claims: [Claim]) -> [String] {
    guard let words = date.text, let claim = claims.quoting(words) else { return [] }
    return ["In the words of \(place(of: claim)): \(words)"]
  }

  /// `Source: SouthAsianDesk, paragraph 18: …`, a line each.
  func sources(_ claims: [Claim]) -> [String] {
    claims.map { claim in
      let said = "\(place(of: claim)): \(claim.text)"
      return claim.kind == .stated ? "Source: \(said)" : "Inferred from \(said)"
    }
  }

  private func place(of claim: Claim) -> String {
    "\(register.sourceShort(claim.source)), paragraph \(claim.paragraph)"
  }
}

extension Moment {
  init(startOf day: Day) { self.init(milliseconds: Int64(day.number) * 86_400_000) }

  /// `20261121T091407Z`: the basic form of ISO 8601, in UTC.
  var basic: String {
    String(text.prefix { $0 != "." }.filter { $0 != "-" && $0 != ":" }) + "Z"
  }
}

extension Day {
  /// `20261121`.
  var basic: String { text.filter { $0 != "-" } }
}
