import Entities
import JSON
import Text

/// What a journal keeps of one change: numbers, and where its parts lie within its line.
package struct ChangeRecord: Sendable {
  package let event: Int32
  /// Number of the target in `Journal.targetTable`, as the line spells it.
  let target: Int32
  /// Number of the field it sets, -1 for none.
  let field: Int32
  /// The change before it on the same target, in the order of reading, -1 for none.
  let previous: Int32
  /// Position in `Journal.names` of the first event that it names: those in `after` come first,
  /// then those in `for`, then those it undoes.
  let name: Int32
  let afterCount: Int32
  let referenceCount: Int32
  let undoneCount: Int32
  let payload: Part
  let was: Part
  let text: Part
  let kind: ChangeKind
  let status: Status?
  let isKnown: Bool
  let hasAfter: Bool
  let hasReferences: Bool
  let isTextEscaped: Bool

  /// Where a part of the change lies within its line. A length of -1 means that it has no such
  /// part.
  struct Part: Sendable {
    let offset: Int32
    let length: Int32

    init(_ range: Range<Int>?, from start: Int) {
      offset = range.map { Int32($0.lowerBound - start) } ?? 0
      length = range.map { Int32($0.count) } ?? -1
    }

    /// The range in the bytes that the line lies in, if the line begins at `start`; nil for no
    /// part.
    func range(from start: Int) -> Range<Int>? {
      length < 0 ? nil : start + Int(offset)..<start + Int(offset + length)
    }
  }

  init(
    _ change: ParsedChange, event: Int, target: Int, field: Int, name: Int, start: Int,
    previous: Int32
  ) {
    self.event = Int32(event)
    self.target = Int32(target)
    self.field = Int32(field)
    self.previous = previous
    self.name = Int32(name)
    afterCount = Int32(change.afterCount)
    referenceCount = Int32(change.referenceCount)
    undoneCount = Int32(change.undoneCount)
    payload = Part(change.payload, from: start)
    was = Part(change.was, from: start)
    text = Part(change.text?.range, from: start)
    kind = change.kind
    status = change.status
    isKnown = change.isKnown
    hasAfter = change.hasAfter
    hasReferences = change.hasReferences
    isTextEscaped = change.text?.isEscaped ?? false
  }

  var after: Range<Int> { Int(name)..<Int(name + afterCount) }
  var references: Range<Int> { after.upperBound..<after.upperBound + Int(referenceCount) }
  var undone: Range<Int> { references.upperBound..<references.upperBound + Int(undoneCount) }
}

/// How one event refers to another in `after`, `for` or `undoes`: a writer and a sequence, and the
/// hash of the line where two lines share those (E5).
struct Name: Sendable {
  /// Number of the writer; -1 where the name is no event's id, and `sequence` then its number.
  let writer: Int32
  /// Index of the event that the name stands in.
  let event: Int32
  let sequence: Int
  let variant: UInt64?
  /// Position in `Journal.names` of the name read before this one that has the same writer and
  /// sequence, -1 for none. So all events that name one are found without looking at the others.
  var previous: Int32 = -1

  init(writer: Int, sequence: Int, variant: UInt64?, event: Int) {
    self.writer = Int32(writer)
    self.event = Int32(event)
    self.sequence = sequence
    self.variant = variant
  }

  var bare: BareID { BareID(writer, sequence) }
}

/// A writer's number and a sequence.
struct BareID: Hashable, Sendable {
  let writer: Int32
  let sequence: Int

  init(_ writer: Int32, _ sequence: Int) {
    self.writer = writer
    self.sequence = sequence
  }
}

/// The events of one writer and the names that refer to them, by sequence.
package struct WriterLog: Sendable {
  /// The first event that was read of each sequence.
  package var events = SequenceMap()
  /// Position in `Journal.names` of the last name of each sequence.
  var named = SequenceMap()
  /// Events up to here are part of the opening balance (E14).
  package let included: Int

  init(included: Int) { self.included = included }
}

/// The targets that changes name, each spelling under a number of its own.
struct TargetTable: Sendable {
  private(set) var texts = Interner()
  /// Of each the position of the change on it that was read last, -1 for none.
  var lastChange: [Int32] = []
  /// The latest settled event of each (E7), -1 for none.
  var latest: [Int32] = []
  /// Whether each names what an event added.
  private(set) var isAddition: [Bool] = []

  mutating func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let number = texts.number(bytes)
    if number == lastChange.count {
      lastChange.append(-1)
      latest.append(-1)
      isAddition.append(Target(texts[number]).addition != nil)
    }
    return number
  }
}

/// The names of the fields that changes set, each under a number of its own.
struct FieldTable: Sendable {
  static let delivery = 0
  private(set) var names: [FieldName] = [.delivery]
  private var members = Interner()
  private var numbers: [Int] = []
  private var others: [FieldName: Int] = [:]

  mutating func number(ofMember bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let member = members.number(bytes)
    if member == numbers.count {
      numbers.append(names.count)
      names.append(.member(members[member]))
    }
    return numbers[member]
  }

  mutating func number(_ name: FieldName) -> Int {
    if let known = others[name] { return known }
    others[name] = names.count
    names.append(name)
    return names.count - 1
  }
}
