import Entities
import JSON
import Journal

/// The writer's own file, open and locked for one append (E3); closed with the value.
struct OwnFile: ~Copyable {
  let path: String
  /// As it was when the lock was had.
  let before: FileStatus
  private let file: OpenFile
  private let files: FileSystem

  private init(path: String, before: FileStatus, file: consuming OpenFile, files: FileSystem) {
    self.path = path
    self.before = before
    self.file = file
    self.files = files
  }

  /// Opens and locks what lies under the path once the lock is had, not what lay there before.
  /// Nil where there is nothing and no mode to make it with.
  static func open(
    _ path: String, mode: UInt32?, _ wait: inout LockWait, _ files: FileSystem
  ) throws(StoreError) -> OwnFile? {
    do throws(Errno) {
      for _ in 0..<100 {
        let file = OpenFile(try files.open(path, .append(mode: mode)), files)
        guard try wait.take(file.descriptor, files) else { break }
        let before = try files.status(file.descriptor)
        guard before.kind == .file else { throw .notAFile }
        if let there = try? files.statusAt(path, false), there.isSameFile(as: before) {
          return OwnFile(path: path, before: before, file: file, files: files)
        }
      }
    } catch {
      if mode == nil, error.isMissing { return nil }
      throw error.isLackOfLocks ? .noLocks(path) : .cannotCreate(path, error)
    }
    throw .busy(path)
  }

  // MARK: Is it ours

  /// Why this is not the file that the writer left there (E2); nil where it is.
  ///
  /// A longer file is ours where a crash came between an append and the note of it: each further
  /// piece is then an event of this writer, the beginning of one, or NUL bytes.
  func mismatch(with kept: KeptWriter) throws(StoreError) -> NewWriter.Reason? {
    guard before.size >= kept.length else { return .fileShorter }
    do throws(Errno) {
      guard try lastLine(within: kept.length) == kept.lastLine else { return .fileDiffers }
      let rest = try files.bytes(file.descriptor, kept.length..<before.size)
      return pieces(of: rest).allSatisfy { isOurs($0, writer: kept.writer) } ? nil : .fileDiffers
    } catch {
      throw .cannotRead(path, error)
    }
  }

  /// Hash of the line that ends at `length`, 0 for none; nil where no line ends there.
  private func lastLine(within length: Int) throws(Errno) -> UInt64? {
    guard length > 0 else { return 0 }
    var start = length
    while true {
      start = max(0, start - 4096 - (length - start))
      let bytes = try files.bytes(file.descriptor, start..<length)
      guard bytes.count == length - start, bytes[bytes.count - 1] == .newline else { return nil }
      var line = bytes.count - 1
      while line > 0, bytes[line - 1] != .newline { line -= 1 }
      if line > 0 || start == 0 {
        let end = bytes[max(line, bytes.count - 2)] == .carriageReturn ? 2 : 1
        return fnv1a((line..<max(line, bytes.count - end)).lazy.map { bytes[$0] })
      }
    }
  }

  private func pieces(of bytes: Bytes) -> [Event.Line] {
    var pieces: [Event.Line] = []
    var start = 0
    while start < bytes.count {
      let end = bytes.newline(from: start) ?? bytes.count
      pieces.append(Event.Line(bytes: bytes, range: start..<end, file: path, number: 0))
      start = end + 1
    }
    return pieces
  }

  private func isOurs(_ piece: Event.Line, writer: String) -> Bool {
    if let event = try? Event(piece) { return event.id.writer == writer }
    let text = piece.range.map { piece.bytes[$0] }.reversed().drop { $0 == 0 }.reversed()
    let beginning = #"{"id":"\#(writer):"#.utf8
    return text.starts(with: beginning) || beginning.starts(with: text)
  }

  // MARK: Appending

  /// Whether the last byte is a line end, or there is none.
  func endsLine() throws(StoreError) -> Bool {
    guard before.size > 0 else { return true }
    do throws(Errno) {
      let last = try files.bytes(file.descriptor, (before.size - 1)..<before.size)
      return last.count == 1 && last[0] == .newline
    } catch {
      throw .cannotRead(path, error)
    }
  }

  /// Writes once and syncs the file, then the folders; on any failure takes the bytes back (E4).
  func append(_ bytes: [UInt8], folders: [String]) throws(StoreError) {
    var failure: Errno?
    do throws(Errno) {
      if try write(bytes) == bytes.count {
        try files.sync(file.descriptor)
        for folder in folders { try files.syncFolder(folder) }
        return
      }
    } catch {
      failure = error
    }
    throw .notSaved(path, failure, isTakenBack: takeBack())
  }

  private func write(_ bytes: [UInt8]) throws(Errno) -> Int {
    let result: Result<Int, Errno> = bytes.withUnsafeBytes { buffer in
      do throws(Errno) { return .success(try files.write(file.descriptor, buffer)) } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// The only truncation there is: of bytes nobody was told are saved.
  private func takeBack() -> Bool {
    (try? files.truncate(file.descriptor, before.size)) != nil
  }

  /// What the system says of the file now; nil where it does not.
  var status: FileStatus? { try? files.status(file.descriptor) }
}
