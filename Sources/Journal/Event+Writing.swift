package import Dates
package import Entities
package import JSON

/// An action on its way to the journal: an event without its id and time, which only the writer
/// under its lock can give.
package struct Draft: Sendable {
  package var by: String
  package var party: String?
  package var reason: String?
  package var changes: [Change]

  package init(by: String, party: String? = nil, reason: String? = nil, changes: [Change]) {
    self.by = by
    self.party = party
    self.reason = reason
    self.changes = changes
  }

  /// The line, without its line end.
  package func line(id: EventID, at: Moment) -> String {
    var members: [JSONMember] = [
      JSONMember(key: "id", value: .string(id.text)),
      JSONMember(key: "at", value: .string(at.text)),
      JSONMember(key: "by", value: .string(by)),
      JSONMember(key: "party", value: party.map(JSONValue.string) ?? .null),
      JSONMember(key: "do", value: .array(changes.map(\.json))),
    ]
    if let reason { members.append(JSONMember(key: "reason", value: .string(reason))) }
    return JSONValue.object(members).compact
  }

  /// Whether a reader takes a line for this draft under this id, and each of its changes for one
  /// that means something: the same reader that every register is opened with.
  package func isTaken(from line: String, id: EventID) -> Bool {
    let bytes = Bytes(line)
    var reader = LineReader()
    let whole = Event.Line(bytes: bytes, range: 0..<bytes.count, file: "", number: 1)
    guard !line.utf8.contains(10), (try? reader.read(whole)) != nil,
      reader.sequence == id.sequence, bytes.string(reader.writer).isExactly(id.writer),
      reader.changes.count == changes.count
    else { return false }
    return zip(reader.changes, changes).allSatisfy { read, written in
      if case .unknown = written.payload { true } else { read.isKnown }
    }
  }
}

extension Change {
  package var json: JSONValue {
    var members = [
      JSONMember(key: "kind", value: .string(kind)),
      JSONMember(key: "target", value: .string(target.text)),
      JSONMember(key: "payload", value: payload.json),
    ]
    if let was { members.append(JSONMember(key: "was", value: was)) }
    if let after { members.append(JSONMember(key: "after", value: .names(after))) }
    if let references { members.append(JSONMember(key: "for", value: .names(references))) }
    return .object(members)
  }
}

extension Payload {
  package var json: JSONValue {
    switch self {
    case .opened(let register, let format, let program):
      .members([
        ("register", .string(register)), ("format", .number(String(format))),
        ("program", .string(program)),
      ])
    case .reported(let on, let evidence), .confirmed(let on, let evidence):
      .members([("on", .text(on)), ("evidence", .text(evidence))])
    case .evidenceAdded(let text), .noteAdded(let text): .members([("text", .string(text))])
    case .statusSet(let status), .reopened(let status):
      .members([("status", .string(status.rawValue))])
    case .fieldSet(let name, let value): .members([("name", .string(name)), ("value", value)])
    case .added(let entity): entity
    case .readingSet(let reading):
      .members([
        ("period", .string(reading.period)), ("source", .string(reading.source)),
        ("value", reading.value.map(JSONValue.number) ?? .null),
        ("obsStatus", .string(reading.obsStatus)),
      ])
    case .claimAdded(let claim): claim.json
    case .agendaAdded(let text, let item): .members([("text", .text(text)), ("item", .text(item))])
    case .decided(let text, let about):
      .members([("text", .string(text)), ("about", .text(about))])
    case .minuted(let about): .members([("about", .text(about))])
    case .undone(let ids): .members([("undoes", .names(ids))])
    case .unknown(_, let value): value
    }
  }
}

extension Claim {
  package var json: JSONValue {
    let members: [(String, JSONValue)?] = [
      ("source", .string(source)), ("paragraph", .number(String(paragraph))),
      ("text", .string(text)), ("kind", .string(kind.rawValue)),
      quote.map { ("quote", .string($0)) }, speaker.map { ("speaker", .string($0)) },
    ]
    return .members(members.compactMap(\.self))
  }
}
