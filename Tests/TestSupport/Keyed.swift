import Dates
package import Entities
import JSON
import Journal
package import Register

/// The bundled register with a key for each party, and an item both speak of: what Türkiye
/// says came with its key, what is said for Pakistan came with Türkiye's, or, once
/// `isWhole`, with its own.
package enum Keyed {
  package static let item = "train-20-officers"

  package static func register(_ rule: WordRule, isWhole: Bool = false) -> Register {
    var files = Samples.bundled
    files[.register] = header(rule)
    var register = Register(files: files, today: Samples.today)
    let lines = lines
    _ = register.take(lines)
    let report = (lines[0], by: isWhole ? "pakistan" : "turkiye")
    _ = register.vouch(Vouching([report, (lines[1], by: "turkiye")]))
    return register
  }

  private static func header(_ rule: WordRule) -> Bytes? {
    guard let bytes = Samples.bundled[.register],
      let header = try? JSONValue(bytes: bytes, in: 0..<bytes.count)
    else { return nil }
    let parties = (header["parties"]?.array ?? []).enumerated().map { number, party in
      party.replacing("signers", with: [.string(Keys.line(UInt8(number + 1)))])
    }
    return Bytes(
      header.replacing("parties", with: .array(parties))
        .replacing("words", with: .string(rule.rawValue)).pretty)
  }

  private static var lines: [Event.Line] {
    let report = Change(
      .reported(on: "2026-10", evidence: "Certificates"), on: .commitment(item),
      was: "not-started", after: [])
    let word = Change(
      .confirmed(on: nil, evidence: nil), on: .commitment(item), references: ["desk-k7q2md:1"])
    let at = moment("2026-11-20T09:00:00.000Z")
    return [
      Event.Line(
        Draft(by: "A. Officer", party: "pakistan", changes: [report]).line(
          id: EventID(writer: "desk-k7q2md", sequence: 1), at: at), file: "desk-k7q2md.jsonl"),
      Event.Line(
        Draft(by: "B. Memur", party: "turkiye", changes: [word]).line(
          id: EventID(writer: "masa-p4x9wn", sequence: 1),
          at: Moment(milliseconds: at.milliseconds + 3_600_000)), file: "masa-p4x9wn.jsonl"),
    ]
  }
}
