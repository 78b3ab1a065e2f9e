import Entities
import Glibc
import JSON
import Journal

/// One file of `journal/`, as far as it has been read (docs/journal.md E5, E6).
struct JournalFile {
  let name: String
  /// What the system said of the file when it was read last; nil has it read again.
  private(set) var status: FileStatus?
  /// Bytes that belong to lines already handed on, from the beginning.
  private(set) var taken = 0
  /// The bytes behind those: the beginning of a line of which the rest is not there yet.
  private(set) var pending: [UInt8] = []
  private(set) var tailProblem: JournalProblem?
  private var hash = RunningHash()
  private var lineEnds = 0
  /// True where the last line taken counts although its line end is not there yet (E6).
  private var isTailTaken = false

  init(name: String) { self.name = name }

  enum Outcome { case read, changed }

  /// Reads what is new. `changed`: what was read before is no longer what the file holds.
  mutating func read(
    _ path: String, _ limit: Int, _ files: FileSystem, isOwn: Bool, into lines: inout [Event.Line]
  ) throws(Errno) -> Outcome {
    let file = OpenFile(try files.open(path, .readItself), files)
    let now = try files.status(file.descriptor)
    guard now.kind == .file else { throw .notAFile }
    guard now.size <= limit else { throw .fileTooLarge }
    guard now.size >= taken, try holds(file.descriptor, files) else { return .changed }
    let bytes = try files.bytes(file.descriptor, taken..<now.size)
    guard take(bytes, isOwn: isOwn, into: &lines) else { return .changed }
    status = now
    return .read
  }

  /// Takes the bytes that this program has just appended behind everything that had been read.
  mutating func append(_ written: [UInt8], status: FileStatus?, into lines: inout [Event.Line]) {
    let isKnown = take(Bytes(pending + written), isOwn: true, into: &lines)
    self.status = isKnown ? status : nil
  }

  /// Whether the bytes taken are still there, unchanged.
  private func holds(_ file: FileSystem.Descriptor, _ files: FileSystem) throws(Errno) -> Bool {
    guard taken > 0 else { return true }
    var now = RunningHash()
    let room = UnsafeMutableRawBufferPointer.allocate(
      byteCount: min(taken, 1 << 18), alignment: 8)
    defer { room.deallocate() }
    var offset = 0
    while offset < taken {
      let part = UnsafeMutableRawBufferPointer(rebasing: room[..<min(room.count, taken - offset)])
      let count = try files.fill(part, from: file, at: offset)
      now.add(UnsafeRawBufferPointer(rebasing: part[..<count]))
      if count < part.count { return false }
      offset += count
    }
    return now == hash
  }

  /// Takes the bytes that follow those taken before. Returns false where they do not begin with the
  /// line end that the last line still lacked: then that line was another than it seemed.
  private mutating func take(
    _ bytes: Bytes, isOwn: Bool, into lines: inout [Event.Line]
  ) -> Bool {
    guard var start = endOfTail(bytes) else { return false }
    while let newline = bytes.newline(from: start) {
      let end = newline > start && bytes[newline - 1] == .carriageReturn ? newline - 1 : newline
      if end > start { lines.append(line(bytes, start..<end)) }
      lineEnds += 1
      start = newline + 1
    }
    move(over: bytes, to: start)
    takeTail(bytes, from: start, isOwn: isOwn, into: &lines)
    return true
  }

  /// The offset behind the line end that a last line still lacked; 0 where none was waited for, nil
  /// where the bytes begin with something else.
  private mutating func endOfTail(_ bytes: Bytes) -> Int? {
    guard isTailTaken, bytes.count > 0 else { return 0 }
    let mark = bytes[0] == .carriageReturn ? 1 : 0
    if mark == bytes.count { return 0 }
    guard bytes[mark] == .newline else { return nil }
    isTailTaken = false
    lineEnds += 1
    return mark + 1
  }

  /// A last line without newline counts if it is an event (E6).
  private mutating func takeTail(
    _ bytes: Bytes, from start: Int, isOwn: Bool, into lines: inout [Event.Line]
  ) {
    pending = (start..<bytes.count).map { bytes[$0] }
    tailProblem = nil
    guard !pending.isEmpty, !isTailTaken else { return }
    let end = pending.last == .carriageReturn ? bytes.count - 1 : bytes.count
    let tail = line(bytes, start..<end)
    if (try? Event(tail)) != nil {
      lines.append(tail)
      pending = Array(pending[(end - start)...])
      isTailTaken = true
      move(over: bytes, from: start, to: end)
    } else {
      tailProblem = JournalProblem(
        file: name, line: tail.number,
        isOwn || pending.last == 0 ? .cutShort : .stillArriving)
    }
  }

  private func line(_ bytes: Bytes, _ range: Range<Int>) -> Event.Line {
    Event.Line(bytes: bytes, range: range, file: name, number: lineEnds + 1)
  }

  private mutating func move(over bytes: Bytes, from start: Int = 0, to end: Int) {
    hash.add(UnsafeRawBufferPointer(start: bytes.base + start, count: end - start))
    taken += end - start
  }
}

extension Bytes {
  /// Where the next `\n` is.
  func newline(from start: Int) -> Int? {
    guard start < count, let found = memchr(base + start, Int32(UInt8.newline), count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }
}

extension UInt8 {
  static var newline: UInt8 { 10 }
  static var carriageReturn: UInt8 { 13 }
}
