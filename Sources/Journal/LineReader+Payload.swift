import Entities
import JSON
import Text

/// The kinds of change, as far as the fold tells them apart. `decided` and `told` set no field and
/// link nothing; their target keeps them. `other` is any kind that this program does not know.
package enum ChangeKind: UInt8, CaseIterable {
  case opened, reported, confirmed, evidenceAdded, noteAdded, statusSet, reopened, fieldSet, added
  case readingSet, undone, decided, told, other

  private static let words: [(word: String, kind: ChangeKind)] = [
    ("status-set", .statusSet), ("note-added", .noteAdded), ("reported", .reported),
    ("confirmed", .confirmed), ("field-set", .fieldSet), ("evidence-added", .evidenceAdded),
    ("undone", .undone), ("reopened", .reopened), ("reading-set", .readingSet),
    ("added", .added), ("opened", .opened), ("claim-added", .told), ("agenda-added", .told),
    ("decided", .decided), ("minuted", .told),
  ]
  private static let table = ByteTable(words.map { ($0.word, $0.kind) })

  /// As they are written.
  package static let names = words.map(\.word)

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self = ChangeKind.table.find(bytes) ?? .other }
}

/// One change of a line, as it lies in the line's bytes.
struct ParsedChange {
  let kind: ChangeKind
  let kindText: JSONText
  let target: JSONText
  let payload: Range<Int>?
  let was: Range<Int>?
  var hasAfter = false
  var hasReferences = false
  var afterCount = 0
  var referenceCount = 0
  var undoneCount = 0
  /// The payload fits its kind; one that does not sets nothing (E11).
  var isKnown = false
  var field = Field.none
  /// Of a status set or returned to.
  var status: Status?
  /// A note, or evidence.
  var text: JSONText?

  init(
    kind: ChangeKind, _ kindText: JSONText, target: JSONText, payload: Range<Int>?,
    was: Range<Int>?
  ) {
    self.kind = kind
    self.kindText = kindText
    self.target = target
    self.payload = payload
    self.was = was
  }

  enum Field {
    case none
    case delivery
    case member(JSONText)
    case other(FieldName)
  }
}

/// A name in `after`, `for` or `undoes`.
struct ParsedName {
  let text: JSONText
  /// Nil where it is no event's id.
  let id: EventID.Parts?
}

extension LineReader {
  /// Reads an array of names behind those there are; nil, and none of them, if it is none.
  mutating func readNames(_ range: Range<Int>) -> Int? {
    let before = names.count
    inner.restart(line.bytes, in: range)
    do throws(JSONError) {
      guard try inner.peek() == .array else { return nil }
      try inner.beginArray()
      while try inner.nextElement() {
        guard try inner.peek() == .string else {
          names.removeLast(names.count - before)
          return nil
        }
        let text = try inner.string()
        names.append(ParsedName(text: text, id: withBytes(text, EventID.Parts.init)))
      }
      return names.count - before
    } catch {
      return nil
    }
  }

  /// Whether the payload fits its kind, and what the journal needs of it. Says the same as
  /// `Payload.init(kind:_:)`, which makes the whole of it.
  mutating func readPayload(of change: inout ParsedChange) {
    switch change.kind {
    case .reported, .confirmed:
      let (on, evidence) = texts("on", "evidence", in: change.payload)
      change.isKnown = on.isOptionalText && evidence.isOptionalText
      change.text = evidence.text
    case .evidenceAdded, .noteAdded:
      change.text = texts("text", "text", in: change.payload).0.text
      change.isKnown = change.text != nil
    case .statusSet, .reopened:
      change.status = texts("status", "status", in: change.payload).0.text.flatMap(settable)
      change.isKnown = change.status != nil
    case .fieldSet: readFieldSet(&change)
    case .added: change.isKnown = texts("id", "id", in: change.payload).0.text != nil
    case .undone:
      let undone = find("undoes", in: change.payload).flatMap { readNames($0) }
      change.undoneCount = undone ?? 0
      change.isKnown = undone != nil
    case .opened, .readingSet, .decided, .told: readWhole(&change)
    case .other: break
    }
    if [.reported, .statusSet, .reopened].contains(change.kind) { change.field = .delivery }
  }

  private mutating func readFieldSet(_ change: inout ParsedChange) {
    guard let name = texts("name", "name", in: change.payload).0.text,
      !FieldName.neverSet.contains(string(name))
    else { return }
    change.field = .member(name)
    change.isKnown = find("value", in: change.payload) != nil
  }

  private mutating func readWhole(_ change: inout ParsedChange) {
    let value = change.payload.flatMap { try? JSONValue(bytes: line.bytes, in: $0) } ?? .null
    switch Payload(kind: string(change.kindText), value) {
    case .unknown: break
    case .readingSet(let reading):
      change.isKnown = true
      change.field = .other(.reading(period: reading.period, source: reading.source))
    default: change.isKnown = true
    }
  }

  private func settable(_ text: JSONText) -> Status? {
    let status = withBytes(text, Status.byteTable.find)
    return status.flatMap { $0.isSettable ? $0 : nil }
  }

  /// Two members of the object in `range`; none of another value.
  private mutating func texts(
    _ first: StaticString, _ second: StaticString, in range: Range<Int>?
  ) -> (Member, Member) {
    var found = (Member.absent, Member.absent)
    try? eachMember(in: range) { (key, reader) throws(JSONError) in
      if reader.equals(key, first) {
        found.0 = try reader.member()
      } else if reader.equals(key, second) {
        found.1 = try reader.member()
      } else {
        _ = try reader.skip()
      }
    }
    return found
  }

  /// Where the value of a member of the object in `range` lies.
  private mutating func find(_ name: StaticString, in range: Range<Int>?) -> Range<Int>? {
    var found: Range<Int>?
    try? eachMember(in: range) { (key, reader) throws(JSONError) in
      let isIt = reader.equals(key, name)
      let value = try reader.skip()
      if isIt { found = value }
    }
    return found
  }

  private mutating func eachMember(
    in range: Range<Int>?, _ body: (JSONText, inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError) {
    guard let range else { return }
    inner.restart(line.bytes, in: range)
    guard try inner.peek() == .object else { return }
    try inner.beginObject()
    while let key = try inner.nextKey() { try body(key, &inner) }
  }
}
