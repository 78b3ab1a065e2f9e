package import Dates
package import Entities
import JSON
import Text

/// The set of events read so far, and which of them are live. State = f(opening balance, this set),
/// whatever the order they were read in.
///
/// `add` takes lines in any order; `settle` then works out links and liveness. Nothing here knows
/// the register's files. Writers, targets and fields are numbers in here, and an event's names are
/// looked up by writer and sequence, so that one more event costs the same however many there are.
package struct Journal: Sendable {
  /// In the order they were read; an index into this names an event within one journal value.
  package private(set) var events = EventLog()
  /// Per event: not undone (E13).
  package var live: [Bool] = []
  /// Per event: inside the as-of date and not already part of the opening balance (E14, E15).
  package internal(set) var counted: [Bool] = []
  /// Every event, oldest first (E7).
  package internal(set) var inOrder: [Int] = []
  /// Events up to these sequences are part of the opening balance (E14).
  package let includes: [String: Int]
  /// The day of the opening balance: on an earlier one no event counts (E15).
  let opened: Day?
  /// The day it is settled for; nil counts every event (E15).
  package internal(set) var asOf: Day?

  /// Changes of all events, those of one event in a row.
  package private(set) var changes: [ChangeRecord] = []
  private(set) var names: [Name] = []
  /// By the number of the writer.
  private(set) var writers: [WriterLog] = []
  /// All events of a bare id two lines share, by the first that was read (E5).
  private(set) var twins: [Int: [Int]] = [:]
  var targetTable = TargetTable()
  private(set) var fields = FieldTable()
  private var oddNames = Interner()
  /// Changes that add something.
  private(set) var additions: [Int] = []
  /// The targets that those changes name. Where one of them is touched, an item may come or go, and
  /// all columns are built anew.
  package private(set) var adding: Set<Target> = []
  /// What events added that the files hold by now, since those events are part of the opening
  /// balance (E14).
  package var adopted = Adopted()
  /// Undo events per undone event.
  var undoers: [Int: [Int]] = [:]
  /// Bare ids of events that are named and have not arrived.
  var awaited: Set<BareID> = []
  /// Events that lie on a circle of names, by the number of their circle (E11).
  var circles: [Int: Int] = [:]
  /// True where the next `settle` has to start anew: something that came last changes what earlier
  /// events mean.
  var isUnsettled = false

  package init(includes: [String: Int] = [:], opened: Day? = nil, asOf: Day? = nil) {
    self.includes = includes
    self.opened = opened
    self.asOf = asOf
  }

  /// Both names of such a thing: `EVENT-ID/N`, by which events go on to name it, and
  /// `commitment/ID`, under which the files hold it.
  package struct Adopted {
    package init() {}

    package private(set) var inFiles: [Target: Target] = [:]
    package private(set) var made: [Target: [Target]] = [:]

    package mutating func note(_ target: Target, as held: Target) {
      inFiles[target] = held
      made[held, default: []].append(target)
    }
  }

  /// What became of a line.
  package enum Added: Sendable {
    case event(Int)
    /// The same line was read before; it counts once (E5).
    case duplicate(Int)
    case unreadable(UnreadableLine)
  }

  /// Takes one line. Call `settle` before asking anything.
  package mutating func add(_ line: Event.Line) -> Added {
    var reader = LineReader()
    return add(line, &reader)
  }

  package mutating func reserve(_ count: Int) {
    events.reserve(count)
    guard count > changes.count else { return }
    changes.reserveCapacity(changes.count + count)
    names.reserveCapacity(names.count + count)
  }

  package mutating func add(_ line: Event.Line, _ reader: inout LineReader) -> Added {
    do {
      try reader.read(line)
    } catch {
      return .unreadable(error)
    }
    let writer = writer(of: &reader)
    let first = writers[writer].events[reader.sequence]
    guard first >= 0 else {
      let index = append(&reader, writer)
      writers[writer].events[reader.sequence] = index
      if !awaited.isEmpty, awaited.contains(BareID(Int32(writer), reader.sequence)) {
        isUnsettled = true
      }
      return .event(index)
    }
    let rivals = twins[first] ?? [first]
    if let same = rivals.first(where: { events.isSame($0, line) }) { return .duplicate(same) }
    for rival in rivals { events.distinguish(rival) }
    let index = append(&reader, writer)
    events.distinguish(index)
    twins[first] = rivals + [index]
    isUnsettled = true
    return .event(index)
  }

  private mutating func append(_ line: inout LineReader, _ writer: Int) -> Int {
    let index = events.append(
      &line, writer: writer, changes: changes.count, names: names.count,
      isUndo: line.changes.contains { $0.undoneCount > 0 })
    var name = names.count
    for name in line.names { append(name, of: &line, event: index) }
    for (number, change) in line.changes.enumerated() {
      append(change, of: &line, event: index, number: number, name: name)
      name += change.afterCount + change.referenceCount + change.undoneCount
    }
    live.append(true)
    counted.append(!isInOpening(writer, line.sequence))
    if !counted[index] { isUnsettled = true }
    return index
  }

  private mutating func append(
    _ change: ParsedChange, of line: inout LineReader, event: Int, number: Int, name: Int
  ) {
    let target = line.withBytes(change.target) { targetTable.number($0) }
    let place = changes.count
    let start = line.line.range.lowerBound
    changes.append(
      ChangeRecord(
        change, event: event, target: target, field: field(of: change, &line), name: name,
        start: start, previous: targetTable.lastChange[target]))
    targetTable.lastChange[target] = Int32(place)
    guard change.kind == .added, change.isKnown else { return }
    additions.append(place)
    adding.insert(Target(targetTable.texts[target]))
  }

  private mutating func field(of change: ParsedChange, _ line: inout LineReader) -> Int {
    switch change.field {
    case .none: -1
    case .delivery: FieldTable.delivery
    case .member(let name): line.withBytes(name) { fields.number(ofMember: $0) }
    case .other(let name): fields.number(name)
    }
  }

  private mutating func append(
    _ name: ParsedName, of line: inout LineReader, event: Int
  ) {
    guard let id = name.id else {
      let number = line.withBytes(name.text) { oddNames.number($0) }
      return names.append(Name(writer: -1, sequence: number, variant: nil, event: event))
    }
    let writer = line.withBytes(name.text) { bytes in
      number(ofWriter: UnsafeBufferPointer(rebasing: bytes[..<id.writerLength]))
    }
    var kept = Name(
      writer: writer, sequence: id.sequence, variant: id.variant, event: event)
    kept.previous = Int32(writers[writer].named[id.sequence])
    writers[writer].named[id.sequence] = names.count
    names.append(kept)
  }

  private mutating func writer(of line: inout LineReader) -> Int {
    if var escaped = line.escapedID?.writer { return escaped.withUTF8 { number(ofWriter: $0) } }
    return number(ofWriter: line.line.bytes.buffer(line.writer))
  }

  private mutating func number(ofWriter bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let number = events.writerNames.number(bytes)
    if number == writers.count {
      writers.append(WriterLog(included: includes[events.writerNames[number]] ?? 0))
    }
    return number
  }

  /// What is known of each writer, by name.
  package var logs: [(writer: String, log: WriterLog)] {
    writers.indices.map { (events.writerNames[$0], writers[$0]) }
  }

  /// A name as it was written, where it is no event's id: what is waited for then.
  func oddName(_ number: Int) -> String { oddNames[number] }

  /// The order of ties and of the log: (at, writer, sequence), then the hash (E7).
  package func precedes(_ a: Int, _ b: Int) -> Bool { events.precedes(a, b) }
}
