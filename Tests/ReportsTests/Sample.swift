import Foundation
import JSON
import Model
import Testing

/// The bundled registers, opened without the store.
enum Sample {
  static let data = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Data")

  /// The register of a folder under Data, judged on a day.
  static func register(_ name: String = "pakistan-turkiye", on day: String = "2026-11-21") throws
    -> Register
  {
    Register(files: try files(name), today: try #require(Day(day)))
  }

  static func files(_ name: String = "pakistan-turkiye") throws -> [RegisterFile: Bytes] {
    var files: [RegisterFile: Bytes] = [:]
    for file in RegisterFile.allCases {
      let url = data.appendingPathComponent(name).appendingPathComponent(file.fileName)
      files[file] = Bytes(Array(try Data(contentsOf: url)))
    }
    return files
  }

  /// Every row in the order of the list.
  static func rows(_ register: Register) -> [Int32] { Order(register).rows }
}

/// A register that people act upon, one event a minute from 09:00 on 20 November 2026.
struct Desk {
  private(set) var register: Register
  private var sequence = 0
  static let writer = "desk-k7q2md"

  init(_ register: Register) { self.register = register }

  func row(_ id: String) throws -> Int { try register.row(named: id) }

  mutating func act(_ draft: Draft) throws {
    sequence += 1
    let at = try #require(Moment("2026-11-20T09:00:00Z"))
    let text = draft.line(
      id: EventID(writer: Desk.writer, sequence: sequence),
      at: Moment(milliseconds: at.milliseconds + Int64(sequence) * 60_000))
    let bytes = Bytes(text)
    _ = register.take([
      Event.Line(
        bytes: bytes, range: 0..<bytes.count, file: "\(Desk.writer).jsonl", number: sequence)
    ])
  }

  /// A morning's work: a report with both words, a half report, a note, a bulk change, an undo, a reading.
  static func busy(_ register: Register) throws -> Desk {
    var desk = Desk(register)
    let ayse = Actor(person: "ayse", party: "turkiye")
    let bilal = Actor(person: "bilal", party: "pakistan")
    let clerk = Actor(person: "desk")
    let officers = try desk.row("train-20-officers")
    let session = try desk.row("hold-first-session")
    try desk.act(desk.register.report([session], by: ayse, on: "12 Mar 2026"))
    try desk.act(desk.register.report([officers], by: clerk, evidence: "List of graduates"))
    try desk.act(desk.register.confirm([officers], by: ayse, on: "2026-03"))
    try desk.act(desk.register.confirm([officers], by: bilal))
    try desk.act(desk.register.note([session], "Minutes are asked for; none have come.", by: clerk))
    let patrols = try ["sync-maritime-patrols", "coast-guard-exchanges"].map(desk.row)
    try desk.act(desk.register.setStatus(patrols, to: .suspended, by: clerk, reason: "No ships"))
    try desk.act(desk.register.undo(by: clerk, writer: Desk.writer).0)
    try desk.act(
      Draft(
        by: "desk",
        changes: [
          Change(
            .readingSet(
              .init(
                period: "2025", source: "src-web-desk-2025-11-06", value: "38.50",
                obsStatus: "provisional")),
            on: .indicator("heroin-seized-anf"), was: .null, after: [])
        ]))
    return desk
  }
}
