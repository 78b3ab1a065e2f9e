import JSON
import Model

/// The journals of a register folder, as far as they have been read: every `journal/*.jsonl`,
/// copies left by a sync tool too (journal.md E5).
struct JournalFolder {
  let path: String
  /// The most bytes that are read of one file.
  let limit: Int
  private let files: FileSystem
  private var known: [String: JournalFile] = [:]
  private var refused: [String: JournalProblem] = [:]
  private var ofLines: [String: [JournalProblem]] = [:]

  init(_ path: String, limit: Int, _ files: FileSystem) {
    self.path = path
    self.limit = limit
    self.files = files
  }

  func filePath(_ name: String) -> String { "\(path)/\(name)" }

  /// What was read of one file.
  func status(of name: String) -> FileStatus? { known[name]?.status }

  /// Everything wrong with the folder as it is now, by file and line.
  var problems: [JournalProblem] {
    let all = ofLines.values.joined() + known.values.compactMap(\.tailProblem)
    return (all + refused.values).sorted { ($0.file, $0.line ?? 0) < ($1.file, $1.line ?? 0) }
  }

  /// The lines that are new since the last time; nil where lines read before are gone or changed,
  /// so that all must be read anew. `own` is the file this writer appends to.
  mutating func read(own: String?) throws(StoreError) -> [Event.Line]? {
    let names = try list()
    guard Set(known.keys).isSubset(of: names) else { return nil }
    refused = [:]
    var lines: [Event.Line] = []
    for name in names {
      do throws(Errno) {
        guard try read(name, isOwn: name == own, into: &lines) else { return nil }
      } catch {
        if error.isMissing {
          guard known[name] == nil else { return nil }
        } else {
          refused[name] = JournalProblem(file: name, .refused(error.words))
        }
      }
    }
    return lines
  }

  /// Lines of a plain file; false where what was read before is no longer so.
  private mutating func read(
    _ name: String, isOwn: Bool, into lines: inout [Event.Line]
  ) throws(Errno) -> Bool {
    let now = try files.statusAt(filePath(name), false)
    if let problem = refusal(of: name, now) {
      refused[name] = problem
      return known[name] == nil
    }
    var file = known[name] ?? JournalFile(name: name)
    if file.status == now { return true }
    guard try file.read(filePath(name), limit, files, isOwn: isOwn, into: &lines) == .read else {
      return false
    }
    known[name] = file
    return true
  }

  private func refusal(of name: String, _ status: FileStatus) -> JournalProblem? {
    let words: String? =
      switch status.kind {
      case .link: "it is a symbolic link; put the file itself there"
      case .folder: "it is a folder; move it elsewhere"
      case .other: "it is not a plain file; move it elsewhere"
      case .file where status.size > limit:
        "it has \(status.size) bytes, more than the \(limit) that are read"
      case .file: nil
      }
    return words.map { JournalProblem(file: name, .refused($0)) }
  }

  /// Names that begin with a dot are a sync tool's own.
  static func isJournal(_ name: String) -> Bool {
    name.hasSuffix(".jsonl") && !name.hasPrefix(".")
  }

  private func list() throws(StoreError) -> [String] {
    do throws(Errno) {
      return try files.list(path).filter(JournalFolder.isJournal).sorted()
    } catch {
      if error == .noSuchFile { return [] }
      throw .cannotRead(path, error)
    }
  }

  /// Notes lines that turned out to be no events.
  mutating func note(_ lines: [(line: Event.Line, why: UnreadableLine)]) {
    for (line, why) in lines { ofLines[line.file, default: []].append(problem(line, why)) }
  }

  /// Notes what is odd about a line that is an event.
  mutating func note(_ fault: JournalProblem.Fault, _ line: Event.Line) {
    ofLines[line.file, default: []].append(
      JournalProblem(file: line.file, line: line.number, fault))
  }

  private func problem(_ line: Event.Line, _ why: UnreadableLine) -> JournalProblem {
    let endsInNUL = line.bytes[line.range.upperBound - 1] == 0
    return JournalProblem(
      file: line.file, line: line.number,
      endsInNUL ? .cutShort : .unreadable(why.counted(from: line.range.lowerBound)))
  }

  /// After an append of our own, under its lock: the lines in the bytes that were written.
  mutating func append(
    _ written: [UInt8], to name: String, status: FileStatus?
  ) -> [Event.Line] {
    var lines: [Event.Line] = []
    known[name, default: JournalFile(name: name)].append(written, status: status, into: &lines)
    return lines
  }
}

extension UnreadableLine {
  /// With the fault's place within the line, however much was read at once.
  fileprivate func counted(from start: Int) -> UnreadableLine {
    guard case .syntax(let error) = self else { return self }
    return .syntax(
      JSONError(offset: error.offset - start, path: error.path, fault: error.fault))
  }
}
