package import Dates
import Entities
import JSON
import Journal
package import Register

/// One register folder: opens it, reads on as others write, and appends to this writer's journal.
///
/// It is no more than what was read so far; the register itself is the caller's. Reading never
/// writes. One thread uses it.
package final class RegisterStore {
  /// The most bytes that are read of one of the six files.
  package static let fileLimit = Int(UInt32.max)
  /// The most bytes that are read of a journal; before it is as long, a new writer begins.
  package static let journalLimit = 1 << 30

  /// Where the register lies; another folder once the bundled one has been copied.
  package internal(set) var folder: String
  /// This login's writer in this folder; nil before its first write.
  package internal(set) var writer: String?
  let identity: Identity
  let files: FileSystem
  let program: String
  let access: Access
  var copyTo: String?
  var journals: JournalFolder
  /// The writer this process goes on with where its state could not be kept.
  var remembered: KeptWriter?
  /// Others wrote while this program did: at its next append it lets them go first.
  var isCrowded = false
  /// What was read on the way to a write that failed, for the next `refresh` to tell.
  var untold: Refreshed?
  private var bases: [RegisterFile: FileStatus] = [:]
  /// The file of what is vouched for, as it was read last.
  private var vouched: FileStatus?
  private var newestFormat = 0

  /// A bundled folder is copied to `copyTo` before its first write; `program` is name and version,
  /// as the first line of a journal tells it. Nothing is read yet.
  package init(
    folder: String, copyTo: String? = nil, identity: Identity, access: Access = .readWrite,
    files: FileSystem = .real, program: String, journalLimit: Int = RegisterStore.journalLimit
  ) {
    self.folder = folder
    self.copyTo = copyTo
    self.identity = identity
    self.access = access
    self.files = files
    self.program = program
    journals = JournalFolder("\(folder)/journal", limit: journalLimit, files)
  }

  /// What changes tell of themselves: the folder and its journals, and the user's own copy of a
  /// bundled register, which another program may make. Not all need be there yet.
  package var watched: [String] { [folder, journals.path] + [copyTo].compactMap(\.self) }

  /// Where the register will be from its first change on: the copy's folder of a bundled one.
  package var lastingFolder: String { copyTo ?? folder }

  // MARK: Reading

  /// Reads the six files and the journals. What is wrong in them is in the register; a folder that
  /// is no register, or cannot be read, throws.
  package func open(
    asOf: Day? = nil, today: Day, thresholds: Thresholds = .init()
  ) throws(StoreError) -> Register {
    let (found, contents) = try readBases()
    var register = Register(
      files: contents, asOf: asOf, today: today, thresholds: thresholds)
    findWriter()
    _ = vouch(&register)
    try readJournals(into: &register)
    bases = found
    return register
  }

  /// Reads what this login's other programs and others wrote since; nil when nothing changed.
  /// On an error the register is as it was.
  package func refresh(_ register: inout Register) throws(StoreError) -> Refreshed? {
    let news = Refreshed.joined(untold, try catchUp(&register))
    untold = nil
    return news
  }

  /// Brings the register up to date.
  func catchUp(_ register: inout Register) throws(StoreError) -> Refreshed? {
    if let news = try moveToOthersCopy(&register) { return news }
    if try statusOfBases() != bases {
      let old = register
      register = try open(asOf: old.asOf, today: old.today, thresholds: old.thresholds)
      return Refreshed(since: old, register, isReadAnew: true, filesChanged: true)
    }
    guard let lines = try journals.read(own: writer.map { "\($0).jsonl" }) else {
      let old = register
      var anew = Register(
        opening: old.opening, asOf: old.asOf, today: old.today, thresholds: old.thresholds)
      _ = anew.vouch(old.vouching)
      try readJournals(into: &anew)
      register = anew
      return Refreshed(since: old, register, isReadAnew: true, filesChanged: false)
    }
    let problems = register.journalProblems
    let taken = take(lines, into: &register)
    let rows = hasNewVouched(register) ? vouch(&register) : nil
    if taken.added.isEmpty, rows == nil, register.journalProblems == problems { return nil }
    var news = Refreshed(added: taken.added, rows: taken.rows.map { $0 + (rows ?? []) })
    news.isVouchedAnew = rows != nil
    return news
  }

  /// The user's own copy, once another of the user's programs has made it, is the register.
  private func moveToOthersCopy(_ register: inout Register) throws(StoreError) -> Refreshed? {
    guard let copy = copyTo,
      (try? files.statusAt("\(copy)/\(RegisterFile.register.fileName)", true)) != nil
    else { return nil }
    let (old, bundled) = (register, folder)
    folder = copy
    do throws(StoreError) {
      register = try open(asOf: old.asOf, today: old.today, thresholds: old.thresholds)
    } catch {
      folder = bundled
      throw error
    }
    copyTo = nil
    return Refreshed(since: old, register, isReadAnew: true, filesChanged: false)
  }

  /// All journals from their beginning, into a register that holds none of their lines.
  private func readJournals(into register: inout Register) throws(StoreError) {
    for _ in 0..<8 {
      var anew = JournalFolder("\(folder)/journal", limit: journals.limit, files)
      guard let lines = try anew.read(own: writer.map { "\($0).jsonl" }) else { continue }
      journals = anew
      newestFormat = 0
      _ = take(lines, into: &register)
      return
    }
    // Each time it changed as it was read. That is no empty journal.
    throw .cannotRead(journals.path, .busy)
  }

  /// Hands lines to the register, and the problems of the folder as it now is.
  func take(_ lines: [Event.Line], into register: inout Register) -> Register.Taken {
    let taken = register.take(lines)
    journals.note(taken.unreadable)
    for index in taken.added where register.journal.isOpening(index) {
      noteOpening(register.journal.events[index], of: register.id)
    }
    register.journalProblems = journals.problems
    return taken
  }

  private func noteOpening(_ event: Event, of register: String) {
    for change in event.changes {
      guard case .opened(let other, let format, _) = change.payload else { continue }
      if other != register { journals.note(.otherRegister(other), event.line) }
      guard format > registerFormat else { continue }
      newestFormat = max(newestFormat, format)
      journals.note(.newerFormat(format), event.line)
    }
  }

  private func findWriter() {
    guard let place = try? files.realPath(folder) else { return }
    let state = WriterState(identity: identity, folder: place, files: files)
    if case .kept(let kept) = state.load() { writer = kept.writer }
  }

  // MARK: Whose word it is

  private var vouchedFile: VouchedFile? {
    (try? files.realPath(folder)).map { VouchedFile(folder: $0, identity: identity, files: files) }
  }

  /// Whether a sync has looked since; never asked where the register lists no keys.
  private func hasNewVouched(_ register: Register) -> Bool {
    register.header.asksForKeys && vouchedFile?.status != vouched
  }

  /// Hands the register what syncs found, as far as it asks.
  private func vouch(_ register: inout Register) -> [Int] {
    guard register.header.asksForKeys, let file = vouchedFile else { return [] }
    vouched = file.status
    return register.vouch(file.vouching(for: register.header))
  }

  // MARK: The six files

  private func readBases() throws(StoreError) -> (
    [RegisterFile: FileStatus], [RegisterFile: Bytes]
  ) {
    do throws(Errno) {
      guard try files.statusAt(folder, true).kind == .folder else { throw .notAFolder }
    } catch {
      throw error.isMissing ? .noRegister(folder) : .cannotRead(folder, error)
    }
    let found = try statusOfBases()
    guard found[.register] != nil else { throw .notARegister(folder) }
    var contents: [RegisterFile: Bytes] = [:]
    for (file, status) in found { contents[file] = try read(file, status) }
    return (found, contents)
  }

  private func statusOfBases() throws(StoreError) -> [RegisterFile: FileStatus] {
    var found: [RegisterFile: FileStatus] = [:]
    for file in RegisterFile.allCases {
      do throws(Errno) {
        found[file] = try files.statusAt(path(file), true)
      } catch {
        guard error.isMissing else { throw .cannotRead(path(file), error) }
      }
    }
    return found
  }

  private func read(_ file: RegisterFile, _ status: FileStatus) throws(StoreError) -> Bytes? {
    do throws(Errno) {
      return try files.contents(path(file), limit: RegisterStore.fileLimit)
    } catch {
      if error == .fileTooLarge {
        throw .tooLarge(path(file), bytes: status.size, limit: RegisterStore.fileLimit)
      }
      throw .cannotRead(path(file), error)
    }
  }

  private func path(_ file: RegisterFile) -> String { "\(folder)/\(file.fileName)" }

  // MARK: May it be written

  /// Why nothing may be written; nil where it may.
  ///
  /// - Parameters:
  ///   - register: As it was read.
  ///   - isOfToday: Leaves out that it is shown as of a day: a dashboard can step back from that.
  /// - Returns: The first reason there is.
  package func obstacle(_ register: Register, isOfToday: Bool = false) -> ReadOnly? {
    if case .readOnly(let reason) = access { return reason }
    if !isOfToday, let day = register.asOf { return .asOf(day) }
    let format = max(register.format, newestFormat)
    if format > registerFormat { return .newerFormat(format, known: registerFormat) }
    return register.opening.problems.contains { $0.severity == .error } ? .damaged : nil
  }
}

/// What `refresh` brought.
package struct Refreshed: Sendable {
  /// Indices of the journal's events that are new.
  package var added: [Int]
  /// Rows that may look different now; nil for all.
  package var rows: [Int]?
  /// Lines read before were gone or changed, or one of the six files was: the register is another
  /// value, and indices into the old one's events mean nothing.
  package var isReadAnew = false
  /// One of the six files changed.
  package var filesChanged = false
  /// It is known anew which words are verified.
  package var isVouchedAnew = false
  /// How many events read before are no longer there.
  package var lost = 0

  init(added: [Int], rows: [Int]?) {
    self.added = added
    self.rows = rows
  }

  /// Both, told as one; what was read anew stands for all before it.
  static func joined(_ earlier: Refreshed?, _ later: Refreshed?) -> Refreshed? {
    guard var both = later, !both.isReadAnew, let earlier else { return later ?? earlier }
    both.added = earlier.added + both.added
    both.rows = earlier.rows.flatMap { rows in both.rows.map { rows + $0 } }
    both.isReadAnew = earlier.isReadAnew
    both.filesChanged = earlier.filesChanged
    both.isVouchedAnew = earlier.isVouchedAnew || both.isVouchedAnew
    both.lost = earlier.lost
    return both
  }

  init(since old: Register, _ new: Register, isReadAnew: Bool, filesChanged: Bool) {
    let known = Set(old.journal.events.map(\.hashed))
    let events = new.journal.events
    added = events.indices.filter { !known.contains(events[$0].hashed) }
    lost = known.count - (events.count - added.count)
    self.isReadAnew = isReadAnew
    self.filesChanged = filesChanged
  }
}
