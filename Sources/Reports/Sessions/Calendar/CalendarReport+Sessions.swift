import Dates
import Entities
import Journal
import Register
import Summary

extension CalendarReport {
  /// The days a meeting is shown on: those its date may mean, and no others.
  struct Span {
    let first: Day
    let last: Day
    /// One day, and known to be it.
    let isFixed: Bool
    let date: DateValue

    init?(_ date: DateValue?) {
      guard let date, let first = date.earliest, let last = date.latest else { return nil }
      self.first = first
      self.last = last
      self.date = date
      isFixed = first == last && !date.isApproximate && !(date.edtf?.isUncertain ?? false)
    }

    /// Its date; one that was put off without a new date keeps the old one.
    init?(_ meeting: Meeting) {
      let isOff = meeting.state == .postponed
      self.init(meeting.date ?? (isOff ? meeting.previousDates.last : nil))
    }
  }

  func add(_ entry: Schedule.Entry, to calendar: inout ICalendar) {
    let meeting = entry.meeting
    guard let span = Span(meeting) else { return }
    let summary = summary(meeting, span)
    calendar.component("VEVENT") { calendar in
      // One that only the rhythm puts there moves on with the days, and is nobody's word.
      let stamp = entry.isByRhythm ? Moment(startOf: register.day) : nil
      let target = register.target(ofMeeting: meeting.id)
      identify(target, meeting.id, stamp: stamp, in: &calendar)
      addTime(meeting, span, to: &calendar)
      calendar.addText("SUMMARY", summary)
      calendar.add("STATUS", meeting.state.calendarStatus)
      calendar.addText("LOCATION", meeting.place?.words)
      calendar.addTexts("CATEGORIES", [meeting.kind.rawValue])
      calendar.addText("DESCRIPTION", description(entry, span).joined(separator: "\n"))
      if meeting.state.isExpected { addAlarm(summary, before: "", to: &calendar) }
    }
  }

  /// The hour where it is told with its zone, in UTC; else whole days, which keep
  /// nobody from anything.
  private func addTime(_ meeting: Meeting, _ span: Span, to calendar: inout ICalendar) {
    if span.isFixed, let time = meeting.time {
      let start = Moment(startOf: span.first).milliseconds
      let minutes = Int64(time.minutes - time.zone.minutes)
      calendar.add("DTSTART", Moment(milliseconds: start + minutes * 60_000).basic)
    } else {
      calendar.add("DTSTART;VALUE=DATE", span.first.basic)
      calendar.add("DTEND;VALUE=DATE", span.last.adding(days: 1).basic)
      calendar.add("TRANSP", "TRANSPARENT")
    }
  }

  /// `Session 3, date not fixed: within Jun 2026 (projected)`.
  private func summary(_ meeting: Meeting, _ span: Span) -> String {
    var words = meeting.title
    if let doubt = doubt(meeting, span) { words += ", \(doubt)" }
    guard meeting.state != .held, meeting.state != .confirmed else { return words }
    return "\(words) (\(meeting.state.rawValue))"
  }

  private func doubt(_ meeting: Meeting, _ span: Span) -> String? {
    let label = span.date.plainLabel
    guard span.isFixed else {
      let isNear = span.first == span.last
      let mark = span.date.basis == .inferred ? ", inferred" : ""
      return meeting.state == .held
        ? "day not stated: \(isNear ? "about" : "within") \(label)\(mark)"
        : "date not fixed: \(isNear ? "about" : "within") \(label)"
    }
    return span.date.basis == .inferred ? "date inferred" : nil
  }

  private func description(_ entry: Schedule.Entry, _ span: Span) -> [String] {
    let meeting = entry.meeting
    let grounds = register.grounds(of: meeting)
    var lines = ["\(register.header.title)", "State: \(state(entry))"]
    if entry.isByRhythm {
      lines.append("Only the rhythm of the group puts it here; no source says so.")
    }
    if meeting.state == .postponed { lines.append("Postponed; the date shown is the old one.") }
    lines += quotation(span.date, grounds.now)
    if let time = register.timeWords(meeting) { lines.append("Begins \(time)") }
    if let host = meeting.host {
      lines.append(
        "Host: \(register.ownerName(host))\(meeting.hostBasis == .inferred ? " (inferred)" : "")")
    }
    let agenda = register.agenda(of: meeting).points
    if !agenda.isEmpty { lines.append("Agenda:") }
    lines += agenda.map { "\($0.number). \(register.title(of: $0))" }
    lines += sources(grounds.now)
    guard let before = register.previousDates(of: meeting).last, !grounds.before.isEmpty else {
      return lines
    }
    lines.append("Before that it was expected for \(before.plainLabel) (\(before.basis.rawValue)):")
    return lines + sources(grounds.before)
  }

  /// `confirmed by Note verbale of 18 November, recorded 21 Nov 2026`.
  private func state(_ entry: Schedule.Entry) -> String {
    let event = register.lastStateEvent(of: entry.meeting)
    let day = event.map { ", recorded \(register.journal.events[$0].at.day.words)" }
    return register.stateWords(entry) + (day ?? "")
  }
}

extension Meeting.State {
  /// What a calendar may say of it: confirmed only where it is.
  fileprivate var calendarStatus: String {
    switch self {
    case .held, .confirmed: "CONFIRMED"
    case .tentative, .projected, .external: "TENTATIVE"
    case .cancelled, .postponed: "CANCELLED"
    }
  }
}

extension DateValue {
  /// The label without the marks that a legend would have to explain.
  var plainLabel: String {
    var label = label
    while let last = label.last, "*~?".contains(last) { label.removeLast() }
    return label
  }
}
