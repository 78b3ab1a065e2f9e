import Entities
import JSON
import Journal
import Text

/// The journals of a register folder, as far as they have been read: every `journal/*.jsonl`,
/// copies left by a sync tool too (docs/journal.md E5).
struct JournalFolder {
  let path: String
  /// The most bytes that are read of one file.
  let limit: Int
  private let files: FileSystem
  // By name, byte for byte: names that only look alike are of two files.
  private var known: [ExactText: JournalFile] = [:]
  private var refused: [ExactText: JournalProblem] = [:]
  private var ofLines: [ExactText: [JournalProblem]] = [:]

  init(_ path: String, limit: Int, _ files: FileSystem) {
    self.path = path
    self.limit = limit
    self.files = files
  }

  func filePath(_ name: String) -> String { "\(path)/\(name)" }

  /// What was read of one file.
  func status(of name: String) -> FileStatus? { known[ExactText(name)]?.status }

  /// Everything wrong with the folder as it is now, by file and line.
  var problems: [JournalProblem] {
    let all = ofLines.values.joined() + known.values.compactMap(\.tailProblem)
    return (all + refused.values).sorted {
      (ExactText($0.file), $0.line ?? 0) < (ExactText($1.file), $1.line ?? 0)
    }
  }

  /// The lines that are new since the last time; nil where lines read before are gone or changed,
  /// so that all must be read anew. `own` is the file this writer appends to.
  mutating func read(own: String?) throws(StoreError) -> [Event.Line]? {
    let names = try names()
    guard Set(known.keys).isSubset(of: names) else { return nil }
    refused = [:]
    var lines: [Event.Line] = []
    for name in names {
      do throws(Errno) {
        guard try read(name, isOwn: name.text == own, into: &lines) else { return nil }
      } catch {
        guard refuse(name, error) else { return nil }
      }
    }
    return lines
  }

  /// Notes why a file is not read. Returns false where it had been read before and is gone, so that
  /// all has to be read again.
  private mutating func refuse(_ name: ExactText, _ error: Errno) -> Bool {
    guard error.isMissing else {
      refused[name] = JournalProblem(file: name.text, .refused(error.words))
      return true
    }
    if name.text.unicodeScalars.contains("\u{FFFD}") {
      refused[name] = JournalProblem(
        file: name.text, .refused("its name is no UTF-8; give it another"))
    }
    return known[name] == nil
  }

  /// Reads the lines of a file that are new. Returns false where what was read before is no longer
  /// there, so that all has to be read again.
  private mutating func read(
    _ name: ExactText, isOwn: Bool, into lines: inout [Event.Line]
  ) throws(Errno) -> Bool {
    let path = filePath(name.text)
    let now = try files.statusAt(path, false)
    if let problem = refusal(of: name, now) {
      refused[name] = problem
      return known[name] == nil
    }
    var file = known[name] ?? JournalFile(name: name.text)
    if file.status == now { return true }
    guard try file.read(path, limit, files, isOwn: isOwn, into: &lines) == .read else {
      return false
    }
    known[name] = file
    return true
  }

  private func refusal(of name: ExactText, _ status: FileStatus) -> JournalProblem? {
    let words: String? =
      switch status.kind {
      case .link: "it is a symbolic link; put the file itself there"
      case .folder: "it is a folder; move it elsewhere"
      case .other: "it is not a plain file; move it elsewhere"
      case .file where status.size > limit:
        "it has \(status.size) bytes, more than the \(limit) that are read"
      case .file: nil
      }
    return words.map { JournalProblem(file: name.text, .refused($0)) }
  }

  /// Names that begin with a dot are a sync tool's own. Bytes are compared: a letter with an accent
  /// behind a dot is another letter for `String`.
  static func isJournal(_ name: String) -> Bool {
    name.utf8.suffix(6).elementsEqual(".jsonl".utf8) && name.utf8.first != UInt8(ascii: ".")
  }

  /// The journals that are there, in one order on every machine; none where there is no folder.
  func names() throws(StoreError) -> [ExactText] {
    do throws(Errno) {
      let names = try files.list(path).filter(JournalFolder.isJournal)
      return names.map { ExactText($0) }.sorted()
    } catch {
      if error == .noSuchFile { return [] }
      throw .cannotRead(path, error)
    }
  }

  /// Notes lines that turned out to be no events.
  mutating func note(_ lines: [(line: Event.Line, why: UnreadableLine)]) {
    for (line, why) in lines {
      ofLines[ExactText(line.file), default: []].append(problem(line, why))
    }
  }

  /// Notes what is odd about a line that is an event.
  mutating func note(_ fault: JournalProblem.Fault, _ line: Event.Line) {
    ofLines[ExactText(line.file), default: []].append(
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
    known[ExactText(name), default: JournalFile(name: name)].append(
      written, status: status, into: &lines)
    return lines
  }
}

extension UnreadableLine {
  /// The same fault with its offset counted from the beginning of the line, however much was read
  /// at once.
  fileprivate func counted(from start: Int) -> UnreadableLine {
    guard case .syntax(let error) = self else { return self }
    return .syntax(
      JSONError(offset: error.offset - start, path: error.path, fault: error.fault))
  }
}
