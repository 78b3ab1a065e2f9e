package import Dates
package import Entities
package import JSON
package import Journal
package import Register

/// Journal lines written by hand, writer by writer, for tests of the journal's rules.
///
/// Each line gets its writer's next sequence and comes a minute after the one before, unless told
/// otherwise.
package struct Book: Sendable {
  package var register: SmallRegister
  package private(set) var lines: [Event.Line] = []
  private var sequences: [String: Int] = [:]
  private var clock = moment("2026-02-01T08:00:00.000Z")

  package init(_ register: SmallRegister = SmallRegister()) { self.register = register }

  /// Writes one line and returns its id.
  @discardableResult
  package mutating func write(
    _ changes: [Change], by writer: String = "a-aaaaaa", person: String? = nil,
    party: String? = nil, at: String? = nil, sequence: Int? = nil, reason: String? = nil
  ) -> String {
    let next = sequence ?? (sequences[writer] ?? 0) + 1
    sequences[writer] = next
    clock = Moment(milliseconds: clock.milliseconds + 60_000)
    let id = EventID(writer: writer, sequence: next)
    let draft = Draft(by: person ?? writer, party: party, reason: reason, changes: changes)
    add(draft.line(id: id, at: at.map(moment) ?? clock), file: "\(writer).jsonl")
    return id.text
  }

  @discardableResult
  package mutating func write(
    _ payload: Payload, on target: Target, after: [String]? = nil, for names: [String]? = nil,
    was: JSONValue? = nil, by writer: String = "a-aaaaaa", person: String? = nil,
    party: String? = nil, at: String? = nil
  ) -> String {
    let change = Change(payload, on: target, was: was, after: after, references: names)
    return write([change], by: writer, person: person, party: party, at: at)
  }

  /// Adds a line as it is; returns it.
  @discardableResult
  package mutating func add(_ text: String, file: String = "a-aaaaaa.jsonl") -> Event.Line {
    let line = Event.Line(text, file: file, number: lines.count { $0.file == file } + 1)
    lines.append(line)
    return line
  }

  /// The register with these lines, or with all.
  package func opened(
    _ lines: [Event.Line]? = nil, asOf: Day? = nil, today: Day = Samples.today
  ) -> Register {
    var opened = register.open(asOf: asOf, today: today)
    _ = opened.take(lines ?? self.lines)
    return opened
  }

  /// Without the lines of one writer, as a machine has it that they have not reached.
  package func opened(without writer: String) -> Register {
    opened(lines.filter { $0.file != "\(writer).jsonl" })
  }
}

extension Book {
  @discardableResult
  package mutating func report(
    _ item: String = "pump", after: [String] = [], by writer: String = "a-aaaaaa",
    person: String? = nil, party: String? = nil, evidence: String? = nil, at: String? = nil
  ) -> String {
    write(
      .reported(on: nil, evidence: evidence), on: .commitment(item), after: after, by: writer,
      person: person, party: party, at: at)
  }

  @discardableResult
  package mutating func confirm(
    _ item: String = "pump", for names: [String], by writer: String = "a-aaaaaa",
    person: String? = nil, party: String, evidence: String? = nil, at: String? = nil
  ) -> String {
    write(
      .confirmed(on: nil, evidence: evidence), on: .commitment(item), for: names, by: writer,
      person: person, party: party, at: at)
  }

  @discardableResult
  package mutating func set(
    _ status: Status, _ item: String = "pump", after: [String] = [],
    was: String = "not-started", by writer: String = "a-aaaaaa", at: String? = nil
  ) -> String {
    write(
      .statusSet(status), on: .commitment(item), after: after, was: .string(was), by: writer,
      at: at)
  }

  @discardableResult
  package mutating func undo(
    _ ids: [String], by writer: String = "a-aaaaaa", at: String? = nil
  ) -> String {
    write(.undone(ids), on: .register, by: writer, at: at)
  }
}

extension Event.Line {
  /// A line by itself.
  package init(_ text: String, file: String = "a-aaaaaa.jsonl", number: Int = 1) {
    let bytes = Bytes(text)
    self.init(bytes: bytes, range: 0..<bytes.count, file: file, number: number)
  }
}

extension Register {
  /// The row of an id; a test that names none stops.
  package func at(_ id: String) -> Int {
    guard let row = index.row(id) else { preconditionFailure("no item \(id)") }
    return row
  }

  package func status(_ id: String) -> Status { status[at(id)] }
  package func flags(_ id: String) -> Flags { flags[at(id)] }
  package func report(_ id: String) -> Report? { delivery(at(id)).report }
  package func state(_ id: String) -> TargetState {
    states[target(of: at(id))] ?? TargetState()
  }
}
