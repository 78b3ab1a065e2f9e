import Dates
package import Entities
import Journal
package import Register

extension Register {
  /// When a meeting begins by each party's clock: `10:00 +03:00: Pakistan 12:00, Türkiye 10:00`. A
  /// party whose distance from UTC the register does not know is left out.
  package func timeWords(_ meeting: Meeting) -> String? {
    guard let time = meeting.time else { return nil }
    let local = header.parties.compactMap { party in
      party.zone.map { "\(party.name) \(time.clock(in: $0))" }
    }
    return time.words + (local.isEmpty ? "" : ": " + local.joined(separator: ", "))
  }

  /// How sure a date is, and on what ground: never missed, never held, where nobody said so.
  package func stateWords(_ entry: Schedule.Entry) -> String {
    let meaning =
      switch entry.meeting.state {
      case .held: "held"
      case .confirmed: confirmation(of: entry.meeting).map { "confirmed by \($0)" } ?? "confirmed"
      case .tentative: "tentative: told, not confirmed"
      case .projected where entry.isByRhythm:
        "projected by the rhythm, written down nowhere yet"
      case .projected: "projected from the rhythm, told by no source"
      case .postponed: "postponed, no new date yet"
      case .cancelled: "cancelled"
      case .external: "external: another body's event"
      }
    return entry.isUnreported ? meaning + "; date past, not known whether held" : meaning
  }

  /// `Session 1 is still tentative`.
  package func leftOpenWords(_ meeting: Meeting) -> String {
    "\(meeting.short) is still \(meeting.state.rawValue)"
  }

  /// What confirmed a session, and nothing else: the document an event names, else the claim that
  /// quotes the date, `SouthAsianDesk ¶25`; nil where nothing is named.
  private func confirmation(of meeting: Meeting) -> String? {
    if let index = lastStateEvent(of: meeting) {
      let event = journal.events[index]
      let claims = event.changes.compactMap { change -> Claim? in
        if case .claimAdded(let claim) = change.payload { claim } else { nil }
      }
      return claims.first.map { claimLine($0).place } ?? event.reason
    }
    return meeting.date?.text.flatMap(meeting.claims.quoting).map { claimLine($0).place }
  }

  /// The claims on a meeting, parted where an event set another date than its file has: those that
  /// came since, and those on which the date before rested.
  package func grounds(of meeting: Meeting) -> (now: [Claim], before: [Claim]) {
    let target = target(ofMeeting: meeting.id)
    guard target.addition == nil, !heads(of: target, "date").isEmpty,
      let added = states[target].map(journal.claims)
    else { return (meeting.claims, []) }
    return (meeting.claims.filter(added.contains), meeting.claims.filter { !added.contains($0) })
  }

  /// `since 21 Nov 2026, by desk: Note verbale of 3 December`; nil where no event set the state.
  package func stateSource(_ meeting: Meeting) -> String? {
    guard let index = lastStateEvent(of: meeting) else { return nil }
    let event = journal.events[index]
    return "since \(event.at.day.words), by \(event.by)" + (event.reason.map { ": \($0)" } ?? "")
  }
}
