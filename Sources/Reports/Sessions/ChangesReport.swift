import Dates
import Entities
import JSON
import Journal
package import Query
import Register
import Screen
package import Sheets
import Text

/// What changed in a period, as `ahd log --changes` writes it: by kind, then per domain and party.
package struct ChangesReport: Report {
  let changes: Changes
  let entries: [Changes.Entry]

  /// - Parameters:
  ///   - changes: What changed.
  ///   - entries: Those of them that are told, in their order; nil for all.
  package init(_ changes: Changes, _ entries: [Changes.Entry]? = nil) {
    self.changes = changes
    self.entries = entries ?? changes.entries
  }

  /// The period in words, each kind with its entries, and the counts per domain and party.
  package var sheet: Sheet {
    let register = changes.register
    var sheet = Sheet()
    sheet.title(Words(register.reportTitle))
    sheet.add("What changed \(changes.periodWords)")
    sheet.blank()
    guard !entries.isEmpty else {
      sheet.add("Nothing that was asked for changed.")
      return sheet
    }
    for kind in Changes.Kind.allCases {
      let group = entries.filter { $0.kind == kind }
      guard !group.isEmpty else { continue }
      sheet.heading("\(kind.words.capitalisedFirst) \(group.count)")
      for entry in group { add(entry, to: &sheet) }
      sheet.blank()
    }
    sheet.fields(
      "By domain",
      changes.byDomain(entries).map { counts(register.domainTitle($0.id), $0.entries) })
    sheet.fields(
      "By party",
      changes.byParty(entries).map { counts(register.name(ofParty: $0.id), $0.entries) })
    return sheet
  }

  private func counts(_ name: String, _ entries: [Changes.Entry]) -> Sheet.Entry {
    .init(Words(name), "\(entries.count): \(Changes.counts(entries) ?? "")")
  }

  /// Title and id; below it the step, who did it, and what was told.
  private func add(_ entry: Changes.Entry, to sheet: inout Sheet) {
    sheet.add("\(entry.title)\(changes.id(entry).map { " (\($0))" } ?? "")", depth: 2)
    let details = [changes.step(entry), entry.told, changes.hand(entry)]
    sheet.add(Words(details.joined(" · "), .quiet), depth: 4)
  }

  /// `{"format":1,"changes":[…],"since":…,"until":…,"sinceWords":…}`: one change a line.
  package var json: String {
    JSONOutput.document(
      "changes", entries.lazy.map { Self.object($0, changes) },
      then: [
        JSONMember("since", .string(changes.period.since.text)),
        JSONMember("until", .string(changes.until.text)),
        JSONMember("words", .string(changes.periodWords)),
      ])
  }

  private static func object(_ entry: Changes.Entry, _ changes: Changes) -> JSONValue {
    let register = changes.register
    let event = entry.event.map { register.journal.events[$0] }
    let doing = entry.doing.map { register.journal.events[$0] }
    func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
    return .object([
      JSONMember("kind", .string(entry.kind.rawValue)),
      JSONMember("id", text(changes.id(entry))),
      JSONMember("target", .string(entry.target.text)),
      JSONMember("title", .string(entry.title)),
      JSONMember("domains", .texts(entry.row.map(register.domains) ?? [])),
      JSONMember("parties", .texts(entry.row.map(register.concerned) ?? [])),
      JSONMember("old", text(entry.old)), JSONMember("new", text(entry.new)),
      JSONMember("amount", text(entry.amount)), JSONMember("told", text(entry.told)),
      JSONMember("byTime", .bool(entry.isByTime)), JSONMember("event", text(event?.id.text)),
      JSONMember("at", text(doing?.at.text)), JSONMember("by", text(doing?.by)),
      JSONMember("party", text(doing?.party)),
      JSONMember("through", text(entry.hand == nil ? nil : doing?.id.text)),
    ])
  }
}
