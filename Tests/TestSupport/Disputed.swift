import Entities
import JSON
import Journal
package import Register

/// The bundled register after an exchange between three writers who did not know of each
/// other: contested fields of items, of a session and of a figure, an event still waited for,
/// drift, and one hand.
package enum Disputed {
  package static let register = make()

  private static func make() -> Register {
    var register = Register(files: Samples.bundled, today: Samples.today)
    var book = Book()
    delivery(&book)
    members(&book)
    oddities(&book)
    _ = register.take(book.lines)
    return register
  }

  /// Reported by one, set aside by another who had not heard of it.
  private static func delivery(_ book: inout Book) {
    book.write(
      .reported(on: nil, evidence: "List of graduates"), on: .commitment("train-20-officers"),
      after: [], was: "not-started", by: "ayse-aaaaaa", person: "Ayşe", party: "turkiye")
    book.write(
      .statusSet(.suspended), on: .commitment("train-20-officers"), after: [], was: "not-started",
      by: "bilal-bbbbbb", person: "Bilal")
    for (writer, status) in [("ayse-aaaaaa", Status.withdrawn), ("bilal-bbbbbb", .inProgress)] {
      book.write(
        .statusSet(status), on: .commitment("naqvi-return-visit"), after: [], was: "not-started",
        by: writer, person: writer.hasPrefix("ayse") ? "Ayşe" : "Bilal")
    }
  }

  private static func members(_ book: inout Book) {
    func both(_ target: Target, _ name: String, _ values: [JSONValue]) {
      for (writer, value) in zip(["ayse-aaaaaa", "bilal-bbbbbb"], values) {
        book.write(
          .fieldSet(name: name, value: value), on: target, after: [], by: writer,
          person: writer.hasPrefix("ayse") ? "Ayşe" : "Bilal",
          party: writer.hasPrefix("ayse") ? "turkiye" : nil)
      }
    }
    func date(_ edtf: String) -> JSONValue { ["edtf": .string(edtf), "basis": "stated"] }
    both(.commitment("hold-first-session"), "due", [date("2027-03"), date("2027-34")])
    both(Target("meeting/jwg-session-05"), "date", [date("2026-12-08"), date("2026-12-15")])
    for (writer, value) in [("ayse-aaaaaa", "38.5"), ("bilal-bbbbbb", "41")] {
      book.write(
        .readingSet(
          .init(
            period: "2025", source: "src-web-desk-2025-11-06", value: value,
            obsStatus: "provisional")),
        on: .indicator("heroin-seized-anf"), after: [], by: writer,
        person: writer.hasPrefix("ayse") ? "Ayşe" : "Bilal")
    }
  }

  /// Waiting for a third writer; a file edited after an event; one person with both parties' words.
  private static func oddities(_ book: inout Book) {
    book.set(
      .suspended, "drone-defence-protocols", after: ["cem-cccccc:4"], by: "bilal-bbbbbb")
    book.set(
      .inProgress, "ai-threat-analytics", was: "not-started", by: "bilal-bbbbbb")
    let report = book.report(
      "outcomes-by-mid-2026", by: "desk-dddddd", person: "desk", party: "turkiye",
      evidence: "Joint statement")
    book.confirm(
      "outcomes-by-mid-2026", for: [report], by: "desk-dddddd", person: "desk", party: "pakistan")
  }
}
