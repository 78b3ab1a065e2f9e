import Acts
import Dates
import Entities
import JSON
import Journal
import Query
import Register
import Screen
import TestSupport
import Testing

/// Registers the reports are tried on.
enum Sample {
  enum Name: String, CaseIterable { case bundled, riverbank }

  /// A register of Data, judged on the day the README shows.
  static func register(_ name: Name = .bundled) -> Register {
    name == .bundled ? Samples.register : Samples.river
  }

  /// Every row in the order of the list.
  static func rows(_ register: Register) -> [Int32] { Order(register).rows }

  /// The JSON a report wrote, read back.
  static func parse(_ text: String) throws -> JSONValue {
    #expect(text.hasSuffix("\n"))
    return try JSONValue(text)
  }

  /// The cells of the lines as a terminal shows them: without styles and isolates.
  static func widths(_ text: String) -> [Int] { plain(text).map(Width.of) }

  static func plain(_ text: String) -> [String] {
    var out = ""
    var isEscape = false
    for scalar in text.unicodeScalars {
      if scalar == "\u{1B}" { isEscape = true }
      if !isEscape, scalar != "\u{2068}", scalar != "\u{2069}" { out.unicodeScalars.append(scalar) }
      if isEscape, scalar == "m" { isEscape = false }
    }
    return out.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }
}

/// A register that people act upon, one event a minute from 09:00 on 20 November 2026.
struct Desk {
  private(set) var register: Register
  private var sequence = 0
  static let writer = "desk-k7q2md"

  init(_ register: Register) { self.register = register }

  func row(_ id: String) throws -> Int { try register.row(named: id) }

  mutating func act(_ draft: Draft) {
    sequence += 1
    let at = moment("2026-11-20T09:00:00.000Z")
    let text = draft.line(
      id: EventID(writer: Desk.writer, sequence: sequence),
      at: Moment(milliseconds: at.milliseconds + Int64(sequence) * 60_000))
    let bytes = Bytes(text)
    _ = register.take([
      Event.Line(
        bytes: bytes, range: 0..<bytes.count, file: "\(Desk.writer).jsonl", number: sequence)
    ])
  }

  /// One report, one note and one item set aside, on the first items of any register.
  static func idle(_ register: Register) throws -> Desk {
    var desk = Desk(register)
    let clerk = Actor(person: "desk")
    desk.act(try desk.register.report([1], by: clerk))
    desk.act(try desk.register.note([0], "A note", by: clerk))
    desk.act(try desk.register.setStatus([0], to: .suspended, by: clerk))
    return desk
  }

  /// A morning's work: a report with both words, a half report, a note, a bulk
  /// change, an undo, a reading.
  static func busy(_ register: Register) throws -> Desk {
    var desk = Desk(register)
    let ayse = Actor(person: "ayse", party: "turkiye")
    let bilal = Actor(person: "bilal", party: "pakistan")
    let clerk = Actor(person: "desk")
    let officers = try desk.row("train-20-officers")
    let session = try desk.row("hold-first-session")
    desk.act(try desk.register.report([session], by: ayse, on: "12 Mar 2026"))
    desk.act(try desk.register.report([officers], by: clerk, evidence: "List of graduates"))
    desk.act(try desk.register.confirm([officers], by: ayse, on: "2026-03"))
    desk.act(try desk.register.confirm([officers], by: bilal))
    desk.act(try desk.register.note([session], "Minutes are asked for; none have come.", by: clerk))
    let patrols = try ["sync-maritime-patrols", "coast-guard-exchanges"].map(desk.row)
    desk.act(try desk.register.setStatus(patrols, to: .suspended, by: clerk, reason: "No ships"))
    desk.act(try desk.register.undo(by: clerk, writer: Desk.writer).0)
    desk.act(
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
