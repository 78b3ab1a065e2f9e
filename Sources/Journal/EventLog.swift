package import Dates
package import Entities
import JSON
package import Text

/// The events of a journal in the order they were read. What order, links and the fold need is kept
/// as numbers; the rest of an event is read from its line when it is asked for.
package struct EventLog: RandomAccessCollection, Sendable {
  /// What is kept of one event.
  struct Record: Sendable {
    let at: Moment
    let sequence: Int
    let writer: Int32
    let by: Int32
    /// Number of the party, -1 for nobody's word.
    let party: Int32
    let buffer: Int32
    let file: Int32
    let lineNumber: Int32
    let start: Int32
    let length: Int32
    let changes: Int32
    let changeCount: Int32
    let names: Int32
    let nameCount: Int32
    let isUndo: Bool
    let isOpening: Bool
  }

  private(set) var records: [Record] = []
  /// Hash of the line where two lines share the bare id (docs/journal.md E5).
  private(set) var variants: [Int: UInt64] = [:]
  var writerNames = Interner()
  private var people = Interner()
  private var parties = Interner()
  private var files = Interner()
  private var buffers: [Bytes] = []

  package var startIndex: Int { 0 }
  package var endIndex: Int { records.count }
  package var indices: Range<Int> { 0..<records.count }

  package subscript(index: Int) -> Event {
    Event(
      id: id(index), at: records[index].at, by: people[Int(records[index].by)],
      party: party(index), line: line(index))
  }

  package func id(_ index: Int) -> EventID {
    EventID(
      writer: writerNames[Int(records[index].writer)], sequence: records[index].sequence,
      variant: variants.isEmpty ? nil : variants[index].map(hex16))
  }

  package func at(_ index: Int) -> Moment { records[index].at }
  package func by(_ index: Int) -> String { people[Int(records[index].by)] }

  package func party(_ index: Int) -> String? {
    records[index].party < 0 ? nil : parties[Int(records[index].party)]
  }

  package func line(_ index: Int) -> Event.Line {
    Event.Line(
      bytes: buffers[Int(records[index].buffer)], range: range(index),
      file: files[Int(records[index].file)], number: Int(records[index].lineNumber))
  }

  func bytes(_ index: Int) -> Bytes { buffers[Int(records[index].buffer)] }

  private func range(_ index: Int) -> Range<Int> {
    let start = Int(records[index].start)
    return start..<start + Int(records[index].length)
  }

  /// How many events stand behind the first `lines[file]` lines of their file, the opening lines of
  /// journals not counted: those that somebody who has so many lines of each file does not have
  /// yet.
  package func count(beyond lines: [ExactText: Int]) -> Int {
    let last = (0..<files.count).map { lines[ExactText(files[$0])] ?? 0 }
    return records.count { !$0.isOpening && Int($0.lineNumber) > last[Int($0.file)] }
  }

  /// Whether an event was read from this very line, byte by byte (E5).
  func isSame(_ index: Int, _ line: Event.Line) -> Bool {
    let (a, b) = (bytes(index).buffer(range(index)), line.bytes.buffer(line.range))
    return a.isSame(as: b)
  }

  /// The order of ties and of the log: (at, writer, sequence), then the hash (E7).
  func precedes(_ a: Int, _ b: Int) -> Bool {
    if records[a].at != records[b].at { return records[a].at < records[b].at }
    if records[a].writer != records[b].writer {
      return writerNames[Int(records[a].writer)] < writerNames[Int(records[b].writer)]
    }
    if records[a].sequence != records[b].sequence {
      return records[a].sequence < records[b].sequence
    }
    return variants[a] ?? 0 < variants[b] ?? 0
  }

  // MARK: Adding

  mutating func reserve(_ count: Int) {
    if count > records.count { records.reserveCapacity(records.count + count) }
  }

  /// Two texts under one id: each is known by the hash of its line from now on (E5).
  mutating func distinguish(_ index: Int) {
    if variants[index] == nil { variants[index] = line(index).hash }
  }

  mutating func append(
    _ parsed: inout LineReader, writer: Int, changes: Int, names: Int, isUndo: Bool
  ) -> Int {
    let line = parsed.line
    if buffers.last !== line.bytes { buffers.append(line.bytes) }
    let by = parsed.withBytes(parsed.by) { people.number($0) }
    let party = parsed.party.map { text in parsed.withBytes(text) { parties.number($0) } }
    records.append(
      Record(
        at: parsed.at, sequence: parsed.sequence, writer: Int32(writer), by: Int32(by),
        party: Int32(party ?? -1), buffer: Int32(buffers.count - 1),
        file: Int32(files.number(line.file)), lineNumber: Int32(clamping: line.number),
        start: Int32(line.range.lowerBound), length: Int32(line.range.count),
        changes: Int32(changes), changeCount: Int32(parsed.changes.count), names: Int32(names),
        nameCount: Int32(parsed.names.count), isUndo: isUndo, isOpening: parsed.isOpening))
    return records.count - 1
  }
}
