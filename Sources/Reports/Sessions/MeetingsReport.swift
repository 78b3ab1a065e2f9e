import Dates
import Entities
package import Register
import Screen
package import Sheets

/// The schedule as `ahd meetings` writes it: how sure each date is in words, and `?` where a date
/// is past and nobody said whether it was held.
package struct MeetingsReport: Report {
  let register: Register

  package init(_ register: Register) { self.register = register }

  /// The next session, one row a meeting with its id, today's line in its place, and the counts.
  package var sheet: Sheet {
    let schedule = register.schedule
    var sheet = Sheet()
    sheet.title(Words(register.reportTitle))
    sheet.add("Next session: \(Self.next(schedule, register.day))")
    sheet.blank()
    guard !schedule.entries.isEmpty else {
      sheet.add("This register has no meetings yet.")
      return sheet
    }
    sheet.table(table(schedule))
    sheet.blank()
    let legend = [
      schedule.entries.contains { $0.isUnreported } ? "? date past, not known whether held" : nil,
      schedule.entries.contains(where: isContested)
        ? "≠ contested (ahd check contested tells by whom)" : nil,
      "* inferred or projected", "~ approximate",
    ]
    sheet.aside(Words(legend.joined("; ")))
    sheet.aside(Words(Self.counts(schedule)))
    return sheet
  }

  /// `Fifth session of the working group, Dec 2026*, projected, next month`.
  private static func next(_ schedule: Schedule, _ day: Day) -> String {
    guard let next = schedule.next else { return "none has a date from today on" }
    let date = next.date.map { [$0.label, countdown(to: $0, from: day)] } ?? []
    let words: [String?] = [next.title, date.first, next.state.rawValue, date.last]
    return words.joined(", ")
  }

  /// `14 meetings: 6 held, 2 tentative; 5 dates past without a report`.
  private static func counts(_ schedule: Schedule) -> String {
    let states = Meeting.State.allCases.compactMap { state -> String? in
      let count = schedule.entries.count { $0.meeting.state == state }
      return count == 0 ? nil : "\(count) \(state.rawValue)"
    }
    let total = schedule.entries.count
    let unreported = schedule.entries.count(where: \.isUnreported)
    let past =
      unreported == 0
      ? "" : "; \(unreported) \(unreported == 1 ? "date" : "dates") past without a report"
    return
      "\(total) \(total == 1 ? "meeting" : "meetings"): \(states.joined(separator: ", "))\(past)"
  }

  // MARK: Rows

  private func isContested(_ entry: Schedule.Entry) -> Bool {
    register.flags(of: register.target(ofMeeting: entry.meeting.id)).contains(.contested)
  }

  /// With today's line among them.
  private func table(_ schedule: Schedule) -> Table {
    var table = Table(
      schedule.entries,
      [
        .init("") { sign($0) + Words($0.meeting.state) },
        .init("meeting", least: 24, [.shorten(4), .cut(6, to: 6)]) { Words($0.meeting.title) }
          .short("meeting") { Words($0.meeting.short) },
        .init("date", [.cut(7, to: 8)]) {
          Words([$0.meeting.date?.label ?? "no date", $0.meeting.time?.words].joined(" "))
        },
        .init("state", [.drop(8)]) { Words($0.meeting.state.rawValue) },
        .init("when", [.drop(5)]) { Words(Self.when($0, register.day)) },
        .init("place", least: 10, [.drop(2)]) {
          Words($0.meeting.place?.words ?? "not stated")
        },
        .init("host", [.drop(3)]) { Words(register.hostWords($0.meeting) ?? "not stated") },
        .init("id", [.cut(9, to: 12)]) { Words($0.meeting.id) },
      ])
    let rows = table.groups[0].rows
    let today = "\(register.asOf == nil ? "today" : "as of") \(register.day.words)"
    table.groups = [
      .init(rows: Array(rows.prefix(schedule.today))),
      .init(title: today, rows: Array(rows.dropFirst(schedule.today)), isRuled: true),
    ]
    return table
  }

  private func sign(_ entry: Schedule.Entry) -> Words {
    if isContested(entry) { return Words("≠", .contested) }
    return entry.isUnreported ? Words("?", .unknown) : " "
  }

  /// How far off it is, no sharper than its date; empty for what was held or is another body's.
  static func when(_ entry: Schedule.Entry, _ day: Day) -> String {
    if entry.isUnreported { return "date past, no report" }
    guard entry.meeting.state.isExpected, let date = entry.meeting.date else { return "" }
    return countdown(to: date, from: day) + (entry.isByRhythm ? ", by the rhythm" : "")
  }
}

extension Register {
  /// `Türkiye*`, where it is inferred; nil if not stated.
  func hostWords(_ meeting: Meeting) -> String? {
    meeting.host.map { ownerName($0) + (meeting.hostBasis == .inferred ? "*" : "") }
  }
}
