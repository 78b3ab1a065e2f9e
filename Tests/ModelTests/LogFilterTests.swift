import Entities
import Foundation
import JSON
import Journal
import Query
import Register
import TestSupport
import Testing

/// What narrows the log (Query/Changes/LogFilter.swift).
@Suite struct LogFilterTests {
  private static let book: Book = {
    var book = Book()
    let report = book.report(
      by: "a-aaaaaa", person: "A. Officer", party: "tr", evidence: "letter",
      at: "2026-02-03T08:00:00.000Z")
    book.confirm(for: [report], by: "b-bbbbbb", party: "pk", at: "2026-02-04T08:00:00.000Z")
    book.write(.noteAdded("Şişli seen"), on: .commitment("pump"), at: "2026-02-05T08:00:00.000Z")
    book.write(
      .fieldSet(name: "due", value: ["edtf": "2026-09"]), on: .commitment("pump"), after: [],
      was: nil, at: "2026-02-06T08:00:00.000Z")
    return book
  }()

  private func found(_ text: String) throws -> [String] {
    let register = Self.book.opened()
    let events = register.filter(
      register.history(of: nil), try LogFilter(text, in: register))
    return events.map { register.journal.events[$0].changes[0].kind }
  }

  @Test(arguments: [
    ("", ["reported", "confirmed", "note-added", "field-set"]),
    ("kind:report", ["reported"]), ("kind:DUE", ["field-set"]), ("kind:note", ["note-added"]),
    ("party:tr", ["reported"]), ("party:none", ["note-added", "field-set"]),
    ("by:officer", ["reported"]), ("by:OFF kind:conf", []),
    ("sisli", ["note-added"]), ("letter pump", ["reported"]),
    ("since:2026-02-05", ["note-added", "field-set"]), ("until:2026-02-03", ["reported"]),
    ("since:2026-02-04 until:2026-02-05", ["confirmed", "note-added"]),
    ("since:opening until:2026", ["reported", "confirmed", "note-added", "field-set"]),
    ("item:pu", ["reported", "confirmed", "note-added", "field-set"]), ("item:dam", []),
    ("a-aaaaaa:1", ["reported"]),
  ])
  func narrows(text: String, kinds: [String]) throws {
    if text == "a-aaaaaa:1" {
      // An event's id has a colon, and is no field.
      #expect(throws: LogFilter.Fault.unknownField("a-aaaaaa")) { try found(text) }
    } else {
      #expect(try found(text) == kinds)
    }
  }

  /// What is offered behind `kind:` is the table of docs/format.md, but for the
  /// first line of a file.
  @Test func everyKindIsOffered() throws {
    let format = try String(
      contentsOf: Samples.data.deletingLastPathComponent().appending(path: "docs/format.md"),
      encoding: .utf8)
    let table = try #require(format.components(separatedBy: "| kind | payload | sets |").last)
    let rows = table.split(separator: "\n").dropFirst().prefix { $0.hasPrefix("|") }
    let kinds = rows.compactMap { $0.split(separator: "`").dropFirst().first.map(String.init) }
    let offered = Self.book.opened().logCompletions(of: "kind:", at: 5).map(\.text)
    #expect(kinds.count > 14 && offered == kinds.filter { $0 != "opened" }.sorted())
  }

  @Test func whileItIsTypedWhatCannotBeReadNarrowsNothing() {
    let register = Self.book.opened()
    let filter = LogFilter(typing: "since:20x kind:note par:", in: register)
    #expect(register.filter(register.history(of: nil), filter).count == 1)
  }

  @Test(arguments: [
    (
      "party:nobody",
      "“nobody” is no party here; write pk, tr or none."
    ),
    (
      "until:never",
      "“until:never” is no day; write 2026-03-01, a meeting's id, last-session or opening."
    ),
    (
      "colour:red",
      "The log has no field “colour”; fields are item, party, by, kind, since, until."
    ),
  ])
  func faultsSayWhatToWrite(text: String, words: String) {
    let register = Self.book.opened()
    do {
      _ = try LogFilter(text, in: register)
      Issue.record("read")
    } catch {
      #expect(error.words == words)
    }
  }

  /// Against saying the same the slow way.
  @Test(arguments: 0..<8) func aFilterIsAllItsTerms(seed: Int) throws {
    let register = History.random(seed: seed).opened()
    let all = register.history(of: nil)
    for terms in [
      ["kind:report", "party:tr"], ["by:anna", "pump"], ["kind:undone", "since:2026-01-24"],
    ] {
      let each = try terms.map { Set(register.filter(all, try LogFilter($0, in: register))) }
      let whole = register.filter(all, try LogFilter(terms.joined(separator: " "), in: register))
      #expect(Set(whole) == each.dropFirst().reduce(each[0]) { $0.intersection($1) })
      #expect(whole == all.filter(Set(whole).contains), "in their order")
    }
  }
}
