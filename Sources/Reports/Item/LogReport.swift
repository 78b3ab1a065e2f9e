import Dates
package import Entities
import JSON
import Journal
package import Query
package import Register
import Screen
package import Sheets
import Summary
import Text

/// The journal as `ahd log` writes it, oldest first.
package struct LogReport: Report {
  let register: Register
  let events: [Int]
  let about: String?

  /// - Parameters:
  ///   - register: Where the journal is.
  ///   - events: Indices of its events, oldest first.
  ///   - about: The period asked for, in words; nil for none.
  package init(_ register: Register, _ events: [Int], about: String? = nil) {
    self.register = register
    self.events = events
    self.about = about
  }

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
  package var sheet: Sheet {
    var sheet = Sheet()
    sheet.title(Words(register.reportTitle))
    if let about { sheet.add(Words(about.capitalisedFirst)) }
    sheet.blank()
    guard !events.isEmpty else {
      let isNew = register.journal.events.isEmpty
      sheet.add(
        isNew ? "Nothing has been recorded here yet." : "Nothing that was asked for is recorded.")
      return sheet
    }
    sheet.table(Self.table(register, events))
    let undone = events.count { !register.journal.live[$0] }
    sheet.blank()
    sheet.aside(
      "\(events.count) \(events.count == 1 ? "event" : "events"), times in UTC\(undone == 0 ? "" : ", \(undone) undone")"
    )
    return sheet
  }

  /// A row an event: time, person, and what was done.
  static func table(_ register: Register, _ events: [Int]) -> Table {
    Table(
      events, gap: 2,
      [
        .init("") { Words(register.journal.events[$0].at.words, .quiet) },
        .init("", most: 24) { Words(register.hand($0)) },
        .init("", room: .flow(30)) { event in
          let kind: Words.Kind = register.journal.live[event] ? .plain : .quiet
          return register.paragraphs(event).map { Words($0, kind) }.joined(.line)
        },
      ])
  }

  /// `{"format":1,"events":[…],"undone":[…]}`: whole events as they stand in the files, one a line,
  /// and the ids of those that were undone; where register.json lists keys or only verified words
  /// count, `verified` too: ids of those that came with a key of the party they speak for.
  package var json: String {
    let journal = register.journal
    let undone = events.filter { !journal.live[$0] }.map { journal.events[$0].id.text }
    return JSONOutput.document(
      "events", texts: events.lazy.map { journal.events[$0].line.text },
      then: [JSONMember("undone", .texts(undone))] + verified)
  }

  /// Ids of the events a key of their party vouches for; nothing where no key
  /// may speak for anybody.
  private var verified: [JSONMember] {
    guard register.header.asksForKeys else { return [] }
    let verified = events.filter(register.isVerified)
    return [JSONMember("verified", .texts(verified.map { register.journal.events[$0].id.text }))]
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

  private func told(_ change: Change) -> [String?] {
    guard case .readingSet(let reading) = change.payload else { return change.payload.toldWords }
    return [sourceShort(reading.source), reading.obsStatus]
  }

  /// The id of what a change is about; nil for the group itself.
  private func idWords(_ target: Target) -> String? {
    if let row = row(target) { return index.id(row) }
    return target == .register ? nil : target.slug.isEmpty ? target.text : String(target.slug)
  }

  /// `Pakistan–Türkiye Joint Working Group, as of 21 Nov 2026`.
  var reportTitle: String { "\(header.title), as of \(day.words)" }
}
