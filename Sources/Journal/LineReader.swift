import Dates
import Entities
import JSON
import Text

/// Reads the lines of journals one after the other, each in one strict pass, into what a journal
/// keeps of it: places and numbers, no tree and no strings. Tolerant of unknown members and kinds
/// (docs/journal.md E11); of a member told twice the last counts.
package struct LineReader {
  /// The line read last; what follows is about it.
  private(set) var line: Event.Line
  private(set) var writer: Range<Int> = 0..<0
  private(set) var sequence = 0
  private(set) var at = Moment(milliseconds: 0)
  private(set) var by = JSONText(range: 0..<0, isEscaped: false)
  private(set) var party: JSONText?
  private(set) var isOpening = false
  var changes: [ParsedChange] = []
  /// Of each change in turn: `after`, `for`, then what it undoes.
  var names: [ParsedName] = []

  private var reader: JSONReader
  /// Reads parts of the line once more, after the whole was found to be valid JSON.
  var inner: JSONReader
  /// Where the id lies if it has an escape in it.
  private(set) var escapedID: EventID?
  private var missing: String?

  package init() {
    line = Event.Line(bytes: LineReader.none, range: 0..<0, file: "", number: 0)
    reader = JSONReader(LineReader.none)
    inner = reader
  }

  private static let none = Bytes("")

  /// A member's value, as far as members of events go.
  enum Member {
    case absent
    case null
    case text(JSONText)
    case other

    var text: JSONText? { if case .text(let text) = self { text } else { nil } }

    /// Text, null or not there.
    var isOptionalText: Bool { if case .other = self { false } else { true } }
  }

  mutating func read(_ line: Event.Line) throws(UnreadableLine) {
    guard line.range.count <= Event.longestLine else { throw .tooLong(line.range.count) }
    self.line = line
    missing = nil
    isOpening = false
    do throws(JSONError) {
      reader.restart(line.bytes, in: line.range)
      try take(try topMembers())
      try reader.finish()
    } catch {
      throw .syntax(error)
    }
    if let missing { throw .member(missing) }
  }

  // MARK: The line

  private struct Top {
    var id = Member.absent
    var at = Member.absent
    var by = Member.absent
    var party = Member.absent
    var reason = Member.absent
    /// What is wrong with `do`.
    var fault: String? = "do"
  }

  private mutating func topMembers() throws(JSONError) -> Top {
    var top = Top()
    changes.removeAll(keepingCapacity: true)
    names.removeAll(keepingCapacity: true)
    guard try reader.peek() == .object else {
      _ = try reader.skip()
      return top
    }
    try reader.beginObject()
    while let key = try reader.nextKey() {
      if reader.equals(key, "id") {
        top.id = try reader.member()
      } else if reader.equals(key, "at") {
        top.at = try reader.member()
      } else if reader.equals(key, "by") {
        top.by = try reader.member()
      } else if reader.equals(key, "party") {
        top.party = try reader.member()
      } else if reader.equals(key, "do") {
        top.fault = try readChanges()
      } else if reader.equals(key, "reason") {
        top.reason = try reader.member()
      } else {
        _ = try reader.skip()
      }
    }
    return top
  }

  /// Takes the members, or notes the first that will not do.
  private mutating func take(_ top: Top) throws(JSONError) {
    guard let id = top.id.text, takeID(id) else {
      missing = "id"
      return
    }
    guard let at = top.at.text, let moment = withBytes(at, Moment.init) else {
      missing = "at"
      return
    }
    self.at = moment
    guard let by = top.by.text else {
      missing = "by"
      return
    }
    self.by = by
    switch top.party {
    case .null: party = nil
    case .text(let text): party = text
    case .absent, .other:
      missing = "party"
      return
    }
    guard top.reason.isOptionalText else {
      missing = "reason"
      return
    }
    missing = top.fault
  }

  private mutating func takeID(_ text: JSONText) -> Bool {
    guard let parts = withBytes(text, EventID.Parts.init), parts.variant == nil else {
      return false
    }
    let start = text.range.lowerBound
    writer = start..<start + parts.writerLength
    escapedID = text.isEscaped ? EventID(reader.string(text)) : nil
    sequence = parts.sequence
    return true
  }

  /// The meaning of a text of this line.
  func string(_ text: JSONText) -> String { reader.string(text) }

  /// The same as bytes; the buffer is valid during `body` only.
  func withBytes<Value>(_ text: JSONText, _ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
    guard text.isEscaped else { return body(line.bytes.buffer(text.range)) }
    var meaning = string(text)
    return meaning.withUTF8(body)
  }

  // MARK: Changes

  /// The members of one change, as they lie.
  struct ChangeParts {
    var kind = Member.absent
    var target = Member.absent
    var payload: Range<Int>?
    var was: Range<Int>?
    var after: Range<Int>?
    var references: Range<Int>?
  }

  /// What is wrong with `do`; nil if all is well.
  private mutating func readChanges() throws(JSONError) -> String? {
    changes.removeAll(keepingCapacity: true)
    names.removeAll(keepingCapacity: true)
    isOpening = false
    guard try reader.peek() == .array else {
      _ = try reader.skip()
      return "do"
    }
    var fault: String?
    var count = 0
    try reader.beginArray()
    while try reader.nextElement() {
      count += 1
      let wrong = take(try parts())
      fault = fault ?? wrong
    }
    return count == 0 ? "do" : fault
  }

  private mutating func parts() throws(JSONError) -> ChangeParts {
    var parts = ChangeParts()
    guard try reader.peek() == .object else {
      _ = try reader.skip()
      return parts
    }
    try reader.beginObject()
    while let key = try reader.nextKey() {
      if reader.equals(key, "kind") {
        parts.kind = try reader.member()
      } else if reader.equals(key, "target") {
        parts.target = try reader.member()
      } else if reader.equals(key, "payload") {
        parts.payload = try reader.skip()
      } else if reader.equals(key, "was") {
        parts.was = try reader.skip()
      } else if reader.equals(key, "after") {
        parts.after = try reader.skip()
      } else if reader.equals(key, "for") {
        parts.references = try reader.skip()
      } else {
        _ = try reader.skip()
      }
    }
    return parts
  }

  /// Keeps a change; what is wrong with it, if anything.
  private mutating func take(_ parts: ChangeParts) -> String? {
    guard let kind = parts.kind.text else { return "do.kind" }
    guard let target = parts.target.text else { return "do.target" }
    var change = ParsedChange(
      kind: withBytes(kind, ChangeKind.init), kind, target: target, payload: parts.payload,
      was: parts.was)
    if let after = parts.after {
      guard let count = readNames(after) else { return "do.after" }
      change.afterCount = count
      change.hasAfter = true
    }
    if let references = parts.references {
      guard let count = readNames(references) else { return "do.for" }
      change.referenceCount = count
      change.hasReferences = true
    }
    readPayload(of: &change)
    if change.kind == .opened, change.isKnown { isOpening = true }
    changes.append(change)
    return nil
  }
}

extension JSONReader {
  /// Reads a member's value: a text, null, or anything else, which is skipped.
  mutating func member() throws(JSONError) -> LineReader.Member {
    switch try peek() {
    case .string: return .text(try string())
    case .null:
      try null()
      return .null
    default:
      _ = try skip()
      return .other
    }
  }
}
