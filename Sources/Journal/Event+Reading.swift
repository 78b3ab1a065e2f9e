import Dates
package import Entities
package import JSON

extension Event {
  /// The longest line that is read or written, in bytes (docs/journal.md E1).
  package static let longestLine = 16 << 20

  /// Reads one line; tolerant of unknown members and kinds (E11).
  package init(_ line: Line) throws(UnreadableLine) {
    var journal = Journal()
    switch journal.add(line) {
    case .event(let index), .duplicate(let index): self = journal.events[index]
    case .unreadable(let why): throw why
    }
  }

  package var changes: [Change] { (content["do"]?.array ?? []).compactMap(Change.init(reading:)) }

  package var reason: String? { content["reason"]?.string }

  private var content: JSONValue {
    (try? JSONValue(bytes: line.bytes, in: line.range)) ?? .null
  }
}

extension Change {
  /// A change of a line that was read: nil is none such.
  fileprivate init?(reading value: JSONValue) {
    guard let kind = value["kind"]?.string, let target = value["target"]?.string else {
      return nil
    }
    self.kind = kind
    self.target = Target(target)
    self.payload = Payload(kind: kind, value["payload"] ?? .null)
    self.was = value["was"]
    self.after = value.names("after") ?? nil
    self.references = value.names("for") ?? nil
  }
}

extension Payload {
  /// A payload that does not fit its kind is `unknown`: it is kept, listed and sets nothing.
  package init(kind: String, _ value: JSONValue) {
    self = Payload.known(kind, value) ?? .unknown(kind: kind, value)
  }

  private static func known(_ kind: String, _ value: JSONValue) -> Payload? {
    switch kind {
    case "opened":
      guard let register = value["register"]?.string, let format = value["format"]?.int,
        let program = value["program"]?.string
      else { return nil }
      return .opened(register: register, format: format, program: program)
    case "reported", "confirmed":
      guard let on = (value["on"] ?? .null).optionalString,
        let evidence = (value["evidence"] ?? .null).optionalString
      else { return nil }
      return kind == "reported"
        ? .reported(on: on, evidence: evidence) : .confirmed(on: on, evidence: evidence)
    case "evidence-added": return value["text"]?.string.map(Payload.evidenceAdded)
    case "note-added": return value["text"]?.string.map(Payload.noteAdded)
    case "status-set": return settable(value).map(Payload.statusSet)
    case "reopened": return settable(value).map(Payload.reopened)
    case "field-set":
      guard let name = value["name"]?.string, let new = value["value"],
        !FieldName.neverSet.contains(name)
      else { return nil }
      return .fieldSet(name: name, value: new)
    case "added": return value["id"]?.string == nil ? nil : .added(value)
    case "reading-set": return Reading(value).map(Payload.readingSet)
    case "undone": return (value.names("undoes") ?? nil).map(Payload.undone)
    case "claim-added": return Claim(value).map(Payload.claimAdded)
    default: return meeting(kind, value)
    }
  }

  /// The kinds that speak of a meeting.
  private static func meeting(_ kind: String, _ value: JSONValue) -> Payload? {
    guard let text = (value["text"] ?? .null).optionalString,
      let about = (value["about"] ?? .null).optionalString,
      let item = (value["item"] ?? .null).optionalString
    else { return nil }
    switch kind {
    case "agenda-added": return text ?? item == nil ? nil : .agendaAdded(text: text, item: item)
    case "decided": return text.map { .decided($0, about: about) }
    case "minuted": return .minuted(about: about)
    default: return nil
    }
  }

  /// `done` and `reported-done` are computed, never set (E12).
  private static func settable(_ value: JSONValue) -> Status? {
    guard let status = value["status"]?.string.flatMap(Status.init(rawValue:)),
      status.isSettable
    else { return nil }
    return status
  }
}

extension Claim {
  /// Nil unless it has all a claim needs; whether its source is there is asked of the register.
  fileprivate init?(_ value: JSONValue) {
    guard let source = value["source"]?.string, let paragraph = value["paragraph"]?.int,
      let text = value["text"]?.string, !text.isEmpty,
      let kind = value["kind"]?.string.flatMap(Claim.Kind.init(rawValue:)),
      let quote = (value["quote"] ?? .null).optionalString,
      let speaker = (value["speaker"] ?? .null).optionalString
    else { return nil }
    self.init(
      source: source, paragraph: paragraph, text: text, kind: kind, quote: quote, speaker: speaker)
  }
}

extension Payload.Reading {
  fileprivate init?(_ value: JSONValue) {
    guard let typed = value["period"]?.string, let source = value["source"]?.string,
      let obsStatus = (value["obsStatus"] ?? .string("normal")).string
    else { return nil }
    let number = value["value"]
    guard number == nil || number == .null || number?.number != nil else { return nil }
    self.init(
      period: EDTF(typed: typed)?.period.text ?? typed, source: source, value: number?.number,
      obsStatus: obsStatus)
  }
}

extension JSONValue {
  /// `.some(nil)` for null, nil for anything but a string or null.
  fileprivate var optionalString: String?? {
    switch self {
    case .null: .some(nil)
    case .string(let text): text
    default: nil
    }
  }

  /// The names in a member: `.some(nil)` where it is absent, nil where it is not an array of
  /// strings.
  fileprivate func names(_ key: String) -> [String]?? {
    guard let member = self[key] else { return .some(nil) }
    guard let items = member.array else { return nil }
    let names = items.compactMap(\.string)
    return names.count == items.count ? names : nil
  }
}
