import Dates
import Entities
import JSON
import Journal
package import Query
import Register
import Screen
import Text

/// What changed in a period, as `ahd log --changes` writes it: by kind, then per domain and party.
package enum ChangesReport {
  /// The period in words, each kind with its entries, and the counts per domain and party.
  ///
  /// - Parameters:
  ///   - changes: What changed.
  ///   - entries: Those of them that are shown, in their order.
  ///   - page: Every line is within its width.
  /// - Returns: Lines, each with its newline.
  package static func text(
    _ changes: Changes, _ entries: [Changes.Entry], page: Page
  ) -> String {
    var lines = Lines(page)
    lines.add(changes.register.reportTitle, Theme.heading)
    lines.add("What changed \(changes.periodWords)")
    lines.blank()
    guard !entries.isEmpty else {
      lines.add("Nothing that was asked for changed.")
      return lines.text
    }
    for kind in Changes.Kind.allCases {
      let group = entries.filter { $0.kind == kind }
      guard !group.isEmpty else { continue }
      lines.add("\(kind.words.capitalisedFirst) \(group.count)", Theme.heading)
      for entry in group { add(entry, changes, to: &lines) }
      lines.blank()
    }
    let register = changes.register
    lines.parts(
      "By domain",
      changes.byDomain(entries).map { (register.domainTitle($0.id), counts($0.entries)) })
    lines.parts(
      "By party",
      changes.byParty(entries).map { (register.name(ofParty: $0.id), counts($0.entries)) })
    return lines.text
  }

  private static func counts(_ entries: [Changes.Entry]) -> String {
    "\(entries.count): \(Changes.counts(entries) ?? "")"
  }

  /// Title and id; below it the step, who did it, and what was told.
  private static func add(_ entry: Changes.Entry, _ changes: Changes, to lines: inout Lines) {
    let page = lines.page
    let id = changes.id(entry).map { " (\($0))" } ?? ""
    let indent = min(2, page.width - 1)
    let blank = String(repeating: " ", count: indent)
    lines.add(
      page.wrapped("\(entry.title)\(id)", indent: indent).enumerated().map {
        $0 == 0 ? blank + $1 : $1
      })
    let details = [changes.step(entry), entry.told, changes.hand(entry)].compactMap(\.self)
    let depth = min(4, page.width - 1)
    let deep = String(repeating: " ", count: depth)
    lines.add(
      page.wrapped(details.joined(separator: " · "), indent: depth, style: Theme.legend)
        .enumerated().map { $0 == 0 ? deep + $1 : $1 })
  }

  /// `{"format":1,"changes":[…],"since":…,"until":…,"sinceWords":…}`: one change a line.
  ///
  /// - Parameters:
  ///   - changes: What changed.
  ///   - entries: Those of them that are shown, in their order.
  /// - Returns: JSON text with a last newline.
  package static func json(_ changes: Changes, _ entries: [Changes.Entry]) -> String {
    JSONOutput.document(
      "changes", entries.lazy.map { object($0, changes) },
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
