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
      case .confirmed: "confirmed by its source"
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

  /// `since 21 Nov 2026, by desk: Note verbale of 3 December`; nil where no event set the state.
  package func stateSource(_ meeting: Meeting) -> String? {
    guard let index = lastStateEvent(of: meeting) else { return nil }
    let event = journal.events[index]
    return "since \(event.at.day.words), by \(event.by)" + (event.reason.map { ": \($0)" } ?? "")
  }
}
