package import Entities
import JSON
import Journal
package import Text

/// The files of a register that travel from machine to machine: the six, and the journals. All else
/// in its folder is the person's own. Names are paths within the folder:
/// `journal/desk-k7q2md.jsonl`.
package struct SharedFiles: Sendable {
  package let folder: String
  private let files: FileSystem
  private let placing: Placing

  /// - Parameters:
  ///   - folder: The register's.
  ///   - salt: What makes the name of a draft one nobody has.
  ///   - files: The file system.
  package init(folder: String, salt: String, files: FileSystem = .real) {
    self.folder = folder
    self.files = files
    placing = Placing(salt: salt, files: files)
  }

  // MARK: Names

  /// Whether a path within a register's folder is one of its own.
  package static func isShared(_ name: String) -> Bool {
    base(name) != nil || isJournal(name)
  }

  /// Which of the six it is; nil for a journal, or a file of the person's own.
  package static func base(_ name: String) -> RegisterFile? {
    RegisterFile.allCases.first { $0.fileName == name }
  }

  /// `journal/NAME.jsonl`, with a name that is one on every machine.
  package static func isJournal(_ name: String) -> Bool {
    guard name.utf8.starts(with: "journal/".utf8) else { return false }
    let file = journalName(name).text
    return JournalFolder.isJournal(file) && file.utf8.count <= 255
      && file.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "/") }
  }

  /// The name of a journal within its folder, which `name` leads to.
  package static func journalName(_ name: String) -> ExactText {
    ExactText(String(decoding: name.utf8.dropFirst("journal/".utf8.count), as: UTF8.self))
  }

  /// The most bytes that are read of it.
  package static func limit(of name: String) -> Int {
    base(name) == nil ? RegisterStore.journalLimit : RegisterStore.fileLimit
  }

  // MARK: Reading

  /// Those that are there, the six first.
  package func names() throws(StoreError) -> [String] {
    var names: [String] = []
    for file in RegisterFile.allCases where try status(file.fileName) != nil {
      names.append(file.fileName)
    }
    guard let journal = try status("journal") else { return names }
    guard journal.kind == .folder else { throw .cannotRead(path("journal"), .tooManyLinks) }
    do throws(Errno) {
      return names
        + (try files.list(path("journal"))).map { ExactText($0) }.sorted()
        .map { "journal/\($0)" }.filter(SharedFiles.isJournal)
    } catch {
      throw .cannotRead(path("journal"), error)
    }
  }

  /// What of it travels: all; of a journal up to its last whole line, or all where the rest is an
  /// event (docs/journal.md E6). Nil where there is none; never through a link.
  package func contents(_ name: String) throws(StoreError) -> [UInt8]? {
    do throws(Errno) {
      let bytes = try files.wholeFile(
        path(name), limit: SharedFiles.limit(of: name), .readItself)
      return SharedFiles.isJournal(name) ? Array(bytes[..<SharedFiles.wholePart(bytes)]) : bytes
    } catch {
      if error.isMissing { return nil }
      throw .cannotRead(path(name), error)
    }
  }

  /// How far it holds whole lines.
  static func wholePart(_ bytes: [UInt8]) -> Int {
    let start = (bytes.lastIndex(of: .newline) ?? -1) + 1
    guard start < bytes.count else { return start }
    let tail = Bytes(Array(bytes[start...]))
    let end = tail[tail.count - 1] == .carriageReturn ? tail.count - 1 : tail.count
    let line = Event.Line(bytes: tail, range: 0..<end, file: "", number: 0)
    return (try? Event(line)) == nil ? start : bytes.count
  }

  private func path(_ name: String) -> String { "\(folder)/\(name)" }

  private func status(_ name: String) throws(StoreError) -> FileStatus? {
    do throws(Errno) { return try files.statusAt(path(name), false) } catch {
      if error.isMissing { return nil }
      throw .cannotRead(path(name), error)
    }
  }

  // MARK: Writing

  /// Brings a file to what is made of what it holds by then: a journal under its lock, by an append
  /// where that does it (so that whoever reads or writes it goes on), else whole under another
  /// inode, so that its writer looks again (docs/journal.md E2, E3); one of the six whole.
  ///
  /// - Parameters:
  ///   - name: Which; one that is there may not be a link.
  ///   - next: From what of it travels, nil where there is none, to what shall stand there; asked
  ///     again where it changed meanwhile. Nil leaves it as it is.
  /// - Returns: Whether anything was written.
  /// - Throws: What stands there is whole and as it was before, or as it shall be.
  @discardableResult
  package func bring(_ name: String, to next: ([UInt8]?) -> [UInt8]?) throws(StoreError) -> Bool {
    for _ in 0..<100 {
      let done =
        SharedFiles.isJournal(name) ? try bringJournal(name, next) : try bringBase(name, next)
      if let done { return done }
    }
    throw .busy(path(name))
  }

  /// Brings the file there once. Returns nil where it changed meanwhile, so that it has to be tried
  /// again.
  private func bringBase(
    _ name: String, _ next: ([UInt8]?) -> [UInt8]?
  ) throws(StoreError) -> Bool? {
    let before = try status(name)
    let now = try contents(name)
    guard let bytes = next(now), bytes != now else { return false }
    guard try status(name) == before else { return nil }
    return try put(bytes, at: name, replaces: before != nil)
  }

  private func bringJournal(
    _ name: String, _ next: ([UInt8]?) -> [UInt8]?
  ) throws(StoreError) -> Bool? {
    var wait = LockWait()
    guard let file = try OwnFile.open(path(name), mode: nil, &wait, files) else {
      guard let bytes = next(nil) else { return false }
      try makeJournalFolder()
      return try put(bytes, at: name, replaces: false)
    }
    let all: [UInt8]
    do throws(Errno) {
      all = try files.wholeFile(path(name), limit: SharedFiles.limit(of: name), .readItself)
    } catch {
      throw .cannotRead(path(name), error)
    }
    let whole = SharedFiles.wholePart(all)
    let now = Array(all[..<whole])
    guard let bytes = next(now), bytes != now else { return false }
    guard bytes.starts(with: now) else { return try put(bytes, at: name, replaces: true) }
    // What is left of a line cut short may be the beginning of one that now comes whole.
    let (rest, tail) = (bytes[whole...], all[whole...])
    let isBegun = rest.starts(with: tail)
    try file.append(isBegun ? Array(rest.dropFirst(tail.count)) : [.newline] + rest, folders: [])
    return true
  }

  /// With the rights of the register's folder; one that is there is left as it is.
  private func makeJournalFolder() throws(StoreError) {
    guard try status("journal") == nil else { return }
    do throws(Errno) {
      let above = try files.statusAt(folder, true)
      try files.makeFolders(path("journal"), mode: above.modeOfFolders, isSynced: true)
    } catch {
      throw .cannotCreate(path("journal"), error)
    }
  }

  /// Writes a file anew. Returns nil where another program made one meanwhile.
  private func put(
    _ bytes: [UInt8], at name: String, replaces: Bool
  ) throws(StoreError) -> Bool? {
    let above = try? files.statusAt(parent(of: path(name)) ?? folder, true)
    do throws(PlacingError) {
      try placing.put(
        Bytes(bytes), at: path(name), mode: above?.modeOfFiles ?? 0o600, replaces: replaces)
      return true
    } catch {
      switch error {
      case .exists: return nil
      case .notAFile: throw .cannotCreate(path(name), .notAFile)
      case .cannotCreate(_, let error), .notWritten(_, let error):
        throw .cannotCreate(path(name), error)
      }
    }
  }
}
