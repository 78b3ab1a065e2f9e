import Dates
import Entities
package import Register
import Screen

/// The schedule as `ahd meetings` writes it: how sure each date is in words, and `?` where a date
/// is past and nobody said whether it was held.
package enum MeetingsReport {
  /// The next session, one row a meeting with its id, today's line in its place, and the counts.
  ///
  /// - Parameters:
  ///   - register: Where the meetings are.
  ///   - page: Every line is within its width.
  /// - Returns: Lines, each with its newline.
  package static func text(_ register: Register, page: Page) -> String {
    let schedule = register.schedule
    var lines = Lines(page)
    lines.add(register.reportTitle, Theme.heading)
    lines.add("Next session: \(next(schedule, register.day))")
    lines.blank()
    guard !schedule.entries.isEmpty else {
      lines.add("This register has no meetings yet.")
      return lines.text
    }
    var rows = table(register, schedule, page).lines(on: page)
    rows.insert(todayLine(register, page), at: schedule.today + 1)
    lines.add(rows)
    lines.blank()
    let legend =
      schedule.entries.contains { $0.isUnreported } ? "? date past, not known whether held; " : ""
    let isContested = schedule.entries.contains {
      register.flags(of: register.target(ofMeeting: $0.meeting.id)).contains(.contested)
    }
    let contested = isContested ? "≠ contested (ahd check contested tells by whom); " : ""
    lines.add("\(legend)\(contested)* inferred or projected; ~ approximate", Theme.legend)
    lines.add(counts(schedule), Theme.legend)
    return lines.text
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
      let count = schedule.entries.filter { $0.meeting.state == state }.count
      return count == 0 ? nil : "\(count) \(state.rawValue)"
    }
    let total = schedule.entries.count
    let unreported = schedule.entries.filter(\.isUnreported).count
    let past =
      unreported == 0
      ? "" : "; \(unreported) \(unreported == 1 ? "date" : "dates") past without a report"
    return
      "\(total) \(total == 1 ? "meeting" : "meetings"): \(states.joined(separator: ", "))\(past)"
  }

  private static func todayLine(_ register: Register, _ page: Page) -> String {
    let words = " \(register.asOf == nil ? "today" : "as of") \(register.day.words) "
    let dash = page.clean("─")
    let room = min(page.width, 72) - Width.of(words)
    guard room >= 2 else { return clip(words, to: page.width, ellipsis: "") }
    let left = String(repeating: dash, count: room / 2)
    return page.paint(
      left + words + String(repeating: dash, count: room - room / 2), Theme.legend)
  }

  // MARK: Rows

  private static func table(_ register: Register, _ schedule: Schedule, _ page: Page) -> Table {
    let lines = schedule.entries.map { Line(register, $0, page) }
    func cells(_ cell: (Line) -> TableCell) -> [TableCell] { lines.map(cell) }
    func drop(_ order: Int) -> TableColumn.Step { .init(order: order, change: .drop) }
    return Table(columns: [
      TableColumn(title: "", cells: cells(\.sign)),
      TableColumn(
        title: "meeting", cells: cells(\.title), least: 24,
        steps: [
          .init(order: 4, change: .shorten(title: "meeting", cells: cells(\.short))),
          .init(order: 6, change: .narrow(6)),
        ]),
      TableColumn(
        title: "date", cells: cells(\.date), steps: [.init(order: 7, change: .narrow(8))]),
      TableColumn(title: "state", cells: cells(\.state), steps: [drop(8)]),
      TableColumn(title: "when", cells: cells(\.when), steps: [drop(5)]),
      TableColumn(title: "place", cells: cells(\.place), least: 10, steps: [drop(2)]),
      TableColumn(title: "host", cells: cells(\.host), steps: [drop(3)]),
      TableColumn(title: "id", cells: cells(\.id), steps: [.init(order: 9, change: .narrow(12))]),
    ])
  }

  private struct Line {
    let sign: TableCell
    let title: TableCell
    let short: TableCell
    let date: TableCell
    let state: TableCell
    let when: TableCell
    let place: TableCell
    let host: TableCell
    let id: TableCell

    init(_ register: Register, _ entry: Schedule.Entry, _ page: Page) {
      let meeting = entry.meeting
      let glyph = meeting.state.glyph(isASCII: page.isASCII)
      let target = register.target(ofMeeting: meeting.id)
      let isContested = register.flags(of: target).contains(.contested)
      sign = TableCell([
        isContested
          ? (page.clean("≠"), Theme.contested)
          : (entry.isUnreported ? "?" : " ", Theme.unknown), (glyph, Theme.glyph(meeting.state)),
      ])
      title = TableCell(page.clean(meeting.title))
      short = TableCell(page.clean(meeting.short))
      let time = meeting.time.map { " \($0.words)" } ?? ""
      date = TableCell(page.clean((meeting.date?.label ?? "no date") + time))
      state = TableCell(meeting.state.rawValue)
      when = TableCell(page.clean(MeetingsReport.when(entry, register.day)))
      place = TableCell(page.clean(meeting.place?.words ?? "not stated"))
      let isInferred = meeting.hostBasis == .inferred
      let host = meeting.host.map { register.ownerName($0) + (isInferred ? "*" : "") }
      self.host = TableCell(page.clean(host ?? "not stated"))
      id = TableCell(page.clean(meeting.id))
    }
  }

  /// How far off it is, no sharper than its date; empty for what was held or is another body's.
  static func when(_ entry: Schedule.Entry, _ day: Day) -> String {
    if entry.isUnreported { return "date past, no report" }
    guard entry.meeting.state.isExpected, let date = entry.meeting.date else { return "" }
    return countdown(to: date, from: day) + (entry.isByRhythm ? ", by the rhythm" : "")
  }
}
