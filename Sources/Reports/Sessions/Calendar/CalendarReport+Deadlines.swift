import Dates
import Entities
import Journal
import Register
import Summary

extension CalendarReport {
  func add(_ row: Int, to calendar: inout ICalendar) {
    guard let item = register.item(row), let due = item.due, let last = due.latest else { return }
    let summary = summary(row, due)
    let delivery = register.delivery(row)
    calendar.component("VTODO") { calendar in
      identify(register.target(of: row), register.index.id(row), stamp: nil, in: &calendar)
      calendar.addText("SUMMARY", summary)
      calendar.add("DUE;VALUE=DATE", last.basic)
      if let status = delivery.status.calendarStatus { calendar.add("STATUS", status) }
      if delivery.status == .done, let moment = completed(delivery) {
        calendar.add("COMPLETED", moment.basic)
      }
      calendar.addTexts("CATEGORIES", domainTitles(row))
      calendar.addText("DESCRIPTION", description(row, item, due).joined(separator: "\n"))
      if delivery.status.isOpen { addAlarm(summary, before: ";RELATED=END", to: &calendar) }
    }
  }

  /// `Train 20 officers in Ankara, date not fixed: within Q1 2026 (inferred)`.
  private func summary(_ row: Int, _ due: DateValue) -> String {
    var words = register.index.title(row)
    let strength = register.index.strength[row]
    if !strength.binds { words += " [\(strength.rawValue)]" }
    let isFixed = due.unit == .day && !due.isApproximate && !(due.edtf?.isUncertain ?? false)
    if !isFixed {
      words +=
        ", date not fixed: \(due.plainLabel.hasPrefix("to ") ? "" : "within ")\(due.plainLabel)"
    }
    guard due.basis != .stated else { return words }
    return
      "\(words) (\(register.dueDay(row) == nil ? due.basis.rawValue : "date: no source named"))"
  }

  private func domainTitles(_ row: Int) -> [String] {
    register.domains(row).map { id in
      register.header.domains.first { $0.id == id }?.title ?? id
    }
  }

  /// When the last word or piece of evidence came that made it done; nil where the
  /// opening balance has it so.
  private func completed(_ delivery: Delivery) -> Moment? {
    guard let report = delivery.report else { return nil }
    let events = report.words.map(\.event) + report.evidence.map(\.event)
    let moments = events.compactMap { $0.map { register.journal.events[$0].at } }
    return (moments + [report.since].compactMap(\.self)).max()
  }

  private func description(_ row: Int, _ item: Commitment, _ due: DateValue) -> [String] {
    var lines = [register.header.title, "Owed: \(register.owes(item, style: .long))"]
    if let summary = item.summary { lines.insert(summary, at: 0) }
    lines.append("Strength: \(item.strength.rawValue)")
    lines.append("Status: \(register.statusWords(row, style: .long))")
    if let window = due.window { lines.append("Due: \(window)") }
    if let recorded = register.dueDay(row) {
      let ground = due.basis == .stated ? "" : "; no source is named for it"
      lines.append("This date was recorded \(recorded.words)\(ground).")
      if let was = register.dueBefore(row) {
        lines.append("Before that it \(was), which is what the sources below tell of.")
      }
    } else {
      lines += quotation(due, item.claims)
      if due.basis != .stated {
        lines.append("No source states these days; they are \(due.basis.rawValue).")
      }
    }
    if let quantity = item.quantity { lines.append("Quantity: \(quantity.words)") }
    if let when = item.doneWhen { lines.append("Done when: \(when)") }
    return lines + sources(item.claims)
  }
}

extension Status {
  /// The state of a to-do (RFC 5545, 3.8.1.11); nil where nobody has taken it on.
  /// Reported done is not done.
  fileprivate var calendarStatus: String? {
    switch self {
    case .proposed: nil
    case .notStarted, .suspended: "NEEDS-ACTION"
    case .inProgress, .reportedDone: "IN-PROCESS"
    case .done: "COMPLETED"
    case .notDelivered, .withdrawn: "CANCELLED"
    }
  }
}
