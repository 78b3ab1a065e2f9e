import Dates
package import Entities
import JSON
import Journal
package import Query
package import Register
import Screen
import Summary
import Text

/// The journal as `ahd log` writes it, oldest first.
package enum LogReport {
  /// The events of an item, or of all.
  ///
  /// - Parameters:
  ///   - register: Where the journal is; under an as-of day only what counts then.
  ///   - target: What they are about; nil for every event.
  ///   - filter: What narrows them further.
  /// - Returns: Indices of the journal's events, oldest first.
  package static func events(
    _ register: Register, of target: Target? = nil, matching filter: LogFilter = LogFilter()
  ) -> [Int] {
    register.filter(register.history(of: target), filter)
  }

  /// Each event with its time (UTC), who typed it and for whom, what it did to which item (with its
  /// id), old and new value, and the reason.
  ///
  /// - Parameters:
  ///   - register: Where the journal is.
  ///   - events: Indices of its events, oldest first.
  ///   - about: The period asked for, in words; nil for none.
  ///   - page: Every line is within its width.
  /// - Returns: Lines, each with its newline.
  package static func text(
    _ register: Register, _ events: [Int], about: String? = nil, page: Page
  ) -> String {
    var lines = Lines(page)
    lines.add(register.reportTitle, Theme.heading)
    if let about { lines.add(about.capitalisedFirst) }
    lines.blank()
    if events.isEmpty {
      let isNew = register.journal.events.isEmpty
      lines.add(
        isNew ? "Nothing has been recorded here yet." : "Nothing that was asked for is recorded.")
    }
    lines.add(self.lines(register, events, page: page))
    guard !events.isEmpty else { return lines.text }
    let undone = events.filter { !register.journal.live[$0] }.count
    lines.blank()
    lines.add(
      "\(events.count) \(events.count == 1 ? "event" : "events"), times in UTC"
        + (undone == 0 ? "" : ", \(undone) undone"), Theme.legend)
    return lines.text
  }

  /// The same without a head and a count.
  static func lines(_ register: Register, _ events: [Int], page: Page) -> [String] {
    let by = events.map { Width.of(page.clean(register.hand($0))) }.max() ?? 0
    let layout = Layout(page: page, by: min(by, 24))
    return events.flatMap { layout.lines(register, $0) }
  }

  /// `{"format":1,"events":[…],"undone":[…]}`: whole events as they stand in the files, one a line,
  /// and the ids of those that were undone; where register.json lists keys or only verified words
  /// count, `verified` too: ids of those that came with a key of the party they speak for.
  ///
  /// - Parameters:
  ///   - register: Where the journal is.
  ///   - events: Indices of its events, oldest first.
  /// - Returns: JSON text with a last newline.
  package static func json(_ register: Register, _ events: [Int]) -> String {
    let journal = register.journal
    let undone = events.filter { !journal.live[$0] }.map { journal.events[$0].id.text }
    return JSONOutput.document(
      "events", texts: events.lazy.map { journal.events[$0].line.text },
      then: [JSONMember("undone", .texts(undone))] + verified(register, events))
  }

  /// Ids of the events a key of their party vouches for; nothing where no key
  /// may speak for anybody.
  private static func verified(_ register: Register, _ events: [Int]) -> [JSONMember] {
    guard register.header.asksForKeys else { return [] }
    let verified = events.filter(register.isVerified)
    return [JSONMember("verified", .texts(verified.map { register.journal.events[$0].id.text }))]
  }

  /// Time and person stand in columns before the words, or above them where there is no room.
  private struct Layout {
    let page: Page
    let by: Int
    /// `21 Nov 2026 09:14`.
    private let time = 17

    func lines(_ register: Register, _ event: Int) -> [String] {
      let isLive = register.journal.live[event]
      let at = pad(register.journal.events[event].at.words, to: time)
      let hand = clip(page.clean(register.hand(event)), to: by, ellipsis: page.ellipsis)
      let paragraphs = register.paragraphs(event)
      let style = isLive ? Style.plain : Theme.undone
      let indent = time + 2 + by + 2
      guard page.width - indent >= 30 else {
        return page.wrapped("\(at) \(hand)", indent: 2, style: Theme.legend)
          + body(paragraphs, indent: min(2, page.width - 1), style)
      }
      var lines = body(paragraphs, indent: indent, style)
      guard let first = lines.first else { return [] }
      lines[0] =
        page.paint(at, Theme.legend) + "  " + isolated(hand)
        + String(repeating: " ", count: 2 + by - Width.of(hand)) + first.dropFirst(indent)
      return lines
    }

    /// Paragraphs under one another, all indented, those after the first by two more.
    private func body(_ paragraphs: [String], indent: Int, _ style: Style) -> [String] {
      paragraphs.enumerated().flatMap { number, paragraph in
        let depth = min(indent + (number == 0 ? 0 : 2), page.width - 1)
        let blank = String(repeating: " ", count: depth)
        let lines = page.wrapped(paragraph, indent: depth, style: style)
        return lines.enumerated().map { $0 == 0 ? blank + $1 : $1 }
      }
    }
  }
}

extension Register {
  /// `desk for Türkiye`.
  fileprivate func hand(_ event: Int) -> String {
    let line = journal.events[event]
    return line.by + (line.party.map { " for \(name(ofParty: $0))" } ?? "")
  }

  /// What an event did, one paragraph a change with the id of its item, and the reason.
  fileprivate func paragraphs(_ event: Int) -> [String] {
    let line = journal.events[event]
    let changes = line.changes.map { change in
      let id = idWords(change.target).map { "(\($0))" }
      let head = [words(of: change), id].joined(" ")
      return ([head, change.stepWords] + told(change)).joined(" · ")
    }
    let state =
      journal.live[event] ? journal.counted[event] ? nil : "part of the opening balance" : "undone"
    let first = [state.map { "[\($0)]" }, changes.first ?? "nothing"].joined(" ")
    return [first] + changes.dropFirst() + (line.reason.map { ["reason: \($0)"] } ?? [])
      + [keyWords(event)].compactMap(\.self)
  }

  private func told(_ change: Change) -> [String] {
    guard case .readingSet(let reading) = change.payload else { return change.payload.toldWords }
    return [sourceShort(reading.source), reading.obsStatus]
  }

  /// The id of what a change is about; nil for the group itself.
  private func idWords(_ target: Target) -> String? {
    if let row = row(target) { return index.id(row) }
    return target == .register ? nil : target.slug.isEmpty ? target.text : String(target.slug)
  }
}
