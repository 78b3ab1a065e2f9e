import Entities
import JSON
import Query
import Register
import Reports
import Sheets
import TestSupport
import Testing

/// `ahd log --changes`.
@Suite struct ChangesReportTests {
  private static let register: Register = {
    var book = Book()
    let report = book.report(
      person: "A. Officer", party: "tr", evidence: "letter", at: "2026-02-03T08:00:00.000Z")
    book.confirm(for: [report], by: "b-bbbbbb", party: "pk", at: "2026-02-04T08:00:00.000Z")
    return book.opened()
  }()

  private var changes: Changes { Self.register.changes(in: Self.register.period(.lastSession)) }

  private func text(_ width: Int) -> String {
    ChangesReport(changes, changes.entries).text(Page(width: width))
  }

  @Test func tellsKindByKindThenDomainsAndParties() {
    let lines = text(100).split(separator: "\n").map(String.init)
    #expect(
      lines.contains(
        "What changed since the opening balance, 1 Jan 2026: no session is known to be held"))
    #expect(lines.contains("Done 1"))
    #expect(lines.contains("  Title of pump (pump)"))
    #expect(
      lines.contains("    not started → done · b-bbbbbb for Party pk, 4 Feb 2026 08:00"))
    #expect(lines.contains { $0.hasPrefix("By party") })
  }

  @Test(arguments: [12, 24, 40, 80, 200]) func keepsToThePage(width: Int) {
    for line in text(width).split(separator: "\n") { #expect(line.count <= width, "\(line)") }
  }

  @Test func nothingSaysSo() {
    let text = ChangesReport(changes, []).text(Page())
    #expect(text.contains("Nothing that was asked for changed."))
  }

  @Test func jsonHasStableKeys() throws {
    let value = try JSONValue(ChangesReport(changes, changes.entries).json)
    #expect(value["since"] == "2026-01-01")
    let first = try #require(value["changes"]?.array?.first)
    #expect(
      first.object?.map(\.key) == [
        "kind", "id", "target", "title", "domains", "parties", "old", "new", "amount", "told",
        "byTime", "event", "at", "by", "party", "through",
      ])
    #expect(first["kind"] == "done")
    #expect(first["event"] == "b-bbbbbb:1")
    #expect(first["party"] == "pk")
  }

  @Test func aFilterNarrowsThem() throws {
    let kinds = changes.entries(of: nil, try LogFilter("party:tr", in: Self.register)).map(\.kind)
    #expect(kinds == [.reported])
    let none = changes.entries(of: .commitment("dam"), LogFilter())
    #expect(none.isEmpty)
  }
}
