import Dates
package import Entities
import Journal
import Register

/// What was done at the table of a session, read back from the journal: it writes itself.
package struct SessionRecord: Sendable {
  package struct Entry: Hashable, Sendable {
    package let event: Int
    /// What was changed or decided, in words.
    package let words: String
    /// The same, the texts of notes left out.
    package let openWords: String
    /// Set for a decision.
    package let isDecision: Bool
  }

  /// One point and what was done about it.
  package struct Part: Hashable, Sendable {
    /// Nil: about the session itself.
    package let about: Target?
    package let title: String
    /// On the agenda, or taken up besides.
    package let isOnAgenda: Bool
    /// In the order of E7; empty where nothing was done.
    package let entries: [Entry]
  }

  package let meeting: Meeting
  /// In the order of the agenda; then what was taken up besides, then what is about the session.
  package let parts: [Part]

  /// Nothing was recorded at its table.
  package var isEmpty: Bool { parts.allSatisfy(\.entries.isEmpty) }
}

extension Register {
  /// Live events with a decision of the meeting, or with another change made at its table.
  package func record(of meeting: Meeting) -> SessionRecord {
    let entries = minutes(of: meeting)
    var left = entries
    func take(_ about: Set<Target>) -> [SessionRecord.Entry] {
      let taken = left.filter { $0.about.map(about.contains) ?? false }
      left.removeAll { $0.about.map(about.contains) ?? false }
      return taken.map(\.entry)
    }
    var parts = points(of: meeting).map { point in
      SessionRecord.Part(
        about: point.about.first ?? point.target, title: title(of: point), isOnAgenda: true,
        entries: take(Set(point.about + [point.target].compactMap(\.self))))
    }
    let others = left.compactMap(\.about).reduce(into: [Target]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    parts += others.map { target in
      SessionRecord.Part(
        about: target, title: label(of: target), isOnAgenda: false, entries: take([target]))
    }
    let own = left.map(\.entry)
    if !own.isEmpty {
      parts.append(.init(about: nil, title: meeting.title, isOnAgenda: false, entries: own))
    }
    return SessionRecord(meeting: meeting, parts: parts)
  }

  private func minutes(of meeting: Meeting) -> [(about: Target?, entry: SessionRecord.Entry)] {
    let told = states[target(ofMeeting: meeting.id)]?.told ?? []
    var seen: Set<Int> = []
    return told.compactMap { ref in
      var about: String?
      var isDecision = false
      switch journal.change(ref).payload {
      case .minuted(let text): about = text
      case .decided(_, let text): (about, isDecision) = (text, true)
      default: return nil
      }
      guard seen.insert(ref.event).inserted else { return nil }
      let entry = SessionRecord.Entry(
        event: ref.event, words: minuteWords(ref.event),
        openWords: minuteWords(ref.event, tellsNotes: false), isDecision: isDecision)
      return (about.map { named($0) }, entry)
    }
  }

  /// What a text of an event names, as rows name themselves.
  private func named(_ text: String) -> Target {
    let target = Target(text)
    guard target.kind == "commitment", let row = index.row(String(target.slug)) else {
      return target
    }
    return self.target(of: row)
  }

  /// The changes of a line without what it was about, which stands above.
  private func minuteWords(_ event: Int, tellsNotes: Bool = true) -> String {
    let line = journal.events[event]
    let parts = line.changes.filter { !$0.isMinuted }.map { change -> String in
      if case .decided(let text, _) = change.payload { return "Decided: \(text)" }
      if case .noteAdded = change.payload, !tellsNotes {
        return "\(words(of: change)) (withheld)"
      }
      let told = change.payload.toldWords
      let words = words(of: change)
      return words + (told.isEmpty ? "" : " (\(told.joined(separator: "; ")))")
    }
    return parts.joined(separator: "; ") + (line.reason.map { ": \($0)" } ?? "")
  }

  /// The words of a point: its own, or the title of what it is about.
  package func title(of point: Agenda.Point) -> String {
    point.text ?? point.about.map(label).joined(separator: ", ")
  }

  /// The last session held before a meeting: what was recorded since is new at its table.
  package func lastHeld(before meeting: Meeting) -> Meeting? {
    heldBefore(meeting).last?.meeting
  }

  /// The live events on a target since the last session, newest last; of a target nobody touched
  /// none.
  package func news(on target: Target, for meeting: Meeting) -> [Int] {
    let since = lastHeld(before: meeting)?.date?.latest ?? header.asOf
    return journal.history(of: target).filter {
      journal.live[$0] && journal.counted[$0] && journal.events[$0].at.day > since
    }
  }
}

extension Register {
  /// The decisions of a meeting: those of the file, then those of the journal.
  package func decisions(of meeting: Meeting) -> [(text: String, about: [Target], event: Int?)] {
    let own = meeting.decisions.map { decision in
      (
        decision.text, decision.items.map { index.row($0).map(target) ?? .commitment($0) },
        Int?.none
      )
    }
    let told = (states[target(ofMeeting: meeting.id)]?.told ?? []).compactMap {
      ref -> (String, [Target], Int?)? in
      guard case .decided(let text, let about) = journal.change(ref).payload else { return nil }
      return (text, about.map { [Target($0)] } ?? [], ref.event)
    }
    return own + told
  }
}
