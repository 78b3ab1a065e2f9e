package import Dates
import Entities
package import Store
import Text

/// A clone of others' register, made by us and not by `git clone`: no template, no hook, no
/// submodule, no symbolic link; looked through before anything of it is written; the folder is
/// there whole or not at all.
package struct Cloning {
  /// A remote's address or a bundle's path, found from everywhere.
  package let address: Address
  /// What makes the name of a draft one nobody has.
  private let salt: String
  /// The most bytes of files it takes, all together.
  private let limit: Int
  private let files: FileSystem
  private let git: (Repository) -> Git

  /// What came of it.
  package struct Cloned: Hashable, Sendable {
    package let branch: String
    package let tip: ObjectID
    /// The folders of registers in it, without slashes at their ends; one empty text where it
    /// is the clone itself.
    package let registers: [String]
    /// It knows with whom it is exchanged; one from a bundle does not.
    package let hasRemote: Bool
  }

  /// - Parameters:
  ///   - address: Whence.
  ///   - salt: What makes the name of a draft one nobody has.
  ///   - limit: The most bytes of files it takes, all together.
  ///   - files: Where it is written.
  ///   - git: Runs git on a repository.
  package init(
    _ address: Address, salt: String, limit: Int = 1 << 33, files: FileSystem = .real,
    git: @escaping (Repository) -> Git
  ) {
    (self.address, self.salt, self.limit) = (address, salt, limit)
    (self.files, self.git) = (files, git)
  }

  /// Makes the clone.
  ///
  /// - Parameters:
  ///   - folder: Its place: nothing, or an empty folder.
  ///   - progress: Is told how far it is.
  /// - Returns: What is in it.
  /// - Throws: `SyncFailure`; then nothing is there.
  package func make(
    _ folder: String, progress: @escaping (String) -> Void
  ) throws(SyncFailure) -> Cloned {
    let there = (try? files.list(folder)) ?? []
    guard there.isEmpty else { throw .notPlaced(.exists(folder)) }
    var (cloned, failure): (Cloned?, SyncFailure?) = (nil, nil)
    do throws(PlacingError) {
      try Placing(salt: salt, files: files).makeFolder(folder) { (draft) throws(Errno) in
        do throws(SyncFailure) { cloned = try fill(draft, progress) } catch {
          failure = error
          throw .inputOutput
        }
      }
    } catch {
      throw failure ?? .notPlaced(error)
    }
    guard let cloned else { throw .ended }
    return cloned
  }

  private func fill(
    _ draft: FolderDraft, _ progress: @escaping (String) -> Void
  ) throws(SyncFailure) -> Cloned {
    let top = (try? files.realPath(draft.path)) ?? draft.path
    let dotGit = "\(top)/.git"
    let git = git(Repository(top: top, gitFolder: dotGit, commonFolder: dotGit, prefix: ""))
    let scratch = "\(top)/.ahd"
    let head = try git.reach(address, scratch: scratch, files: files) {
      (other) throws(SyncFailure) in
      let found = try self.head(git, other)
      do throws(Errno) { try repository(for: found).lay(in: draft, as: ".git") } catch {
        throw .desk(dotGit, error)
      }
      try git.prepareDesk(GitSettings(objectFormat: found.objectFormat), files: files)
      try receive(found, git, other, progress)
      return found
    }
    try? files.empty(scratch, butFor: [])
    try? files.remove(scratch)
    let registers = try registers(of: head.id, git)
    try unfold(head, git)
    try note(registers, git)
    return Cloned(branch: head.branch, tip: head.id, registers: registers, hasRemote: !isBundle)
  }

  private func repository(for head: Head) -> NewRepository {
    var new = NewRepository()
    new.branch = head.branch
    new.objectFormat = head.objectFormat
    new.origin = isBundle ? nil : address
    new.isReceived = true
    new.prefix = nil
    return new
  }

  private var isBundle: Bool {
    guard let path = address.path else { return false }
    return (try? files.statusAt(path, true))?.kind == .file
  }

  private func asked<Result>(
    _ body: () throws(GitFailure) -> Result
  ) throws(SyncFailure) -> Result {
    do throws(GitFailure) { return try body() } catch {
      throw SyncFailure(error, with: address, files)
    }
  }

  // MARK: What they have

  private struct Head {
    let branch: String
    let id: ObjectID

    var objectFormat: String { id.hex.utf8.count == 40 ? "sha1" : "sha256" }
  }

  /// The branch their HEAD is on; where it is on none, one called as most are, or the first.
  private func head(_ git: Git, _ other: Other) throws(SyncFailure) -> Head {
    let list = try asked { () throws(GitFailure) in
      try git.desk(
        ["ls-remote", "--symref", other.name, "HEAD", "refs/heads/*"], reach: other.reach,
        limit: 1 << 24)
    }
    var (named, pointed): (String?, ObjectID?) = (nil, nil)
    var branches: [String: ObjectID] = [:]
    for line in list.output.split(separator: 10) {
      let parts = line.split(separator: 9, maxSplits: 1)
      guard parts.count == 2 else { continue }
      let (what, ref) = (parts[0], String(decoding: parts[1], as: UTF8.self))
      if ref == "HEAD", what.starts(with: "ref: refs/heads/".utf8) {
        named = String(decoding: what.dropFirst(16), as: UTF8.self)
      } else if ref == "HEAD" {
        pointed = ObjectID(what)
      } else if let branch = ref.rest(after: "refs/heads/") {
        branches[branch] = ObjectID(what)
      }
    }
    let atHead = branches.keys.sorted().first { branches[$0] == pointed }
    let branch = [named, atHead, "main", "master", branches.keys.min()].lazy.compactMap(\.self)
      .first { branches[$0] != nil }
    guard let branch, let id = branches[branch] else { throw .nothingThere(address.shown) }
    return Head(branch: branch, id: id)
  }

  private func receive(
    _ head: Head, _ git: Git, _ other: Other, _ progress: @escaping (String) -> Void
  ) throws(SyncFailure) {
    _ = try asked { () throws(GitFailure) in
      try git.desk(
        [
          "fetch", "--progress", "--no-tags", "--no-write-fetch-head", other.name,
          "+refs/heads/\(head.branch):refs/heads/theirs",
        ], reach: other.reach, progress: progress)
    }
  }

  // MARK: Looked through

  /// The folders of registers in a commit, whose files must be what they should: the one at the
  /// top alone, if there is.
  private func registers(of commit: ObjectID, _ git: Git) throws(SyncFailure) -> [String] {
    let list = try asked { () throws(GitFailure) in
      try git.desk(["ls-tree", "-r", "-l", "-z", "--full-tree", commit.hex])
    }
    let entries = list.records.compactMap { Entry($0) }
    guard entries.count == list.records.count else {
      throw .git(GitFault(.broken, partner: address.shown))
    }
    guard entries.reduce(0, { $0 &+ min($1.size, limit) }) <= limit else {
      throw .git(GitFault(.tooLarge(limit), partner: address.shown))
    }
    let name = RegisterFile.register.fileName
    let all = entries.compactMap { entry in
      entry.path == name ? "" : entry.path.start(before: "/\(name)")
    }
    let registers = all.contains("") ? [""] : all
    if registers.isEmpty { throw .noRegisterThere(address.shown) }
    for folder in registers {
      for entry in entries { try check(entry, of: folder, in: commit) }
    }
    return registers
  }

  /// A file of a register is a plain file of a size that is read.
  private func check(_ entry: Entry, of folder: String, in commit: ObjectID) throws(SyncFailure) {
    guard let name = entry.name(in: folder) else { return }
    let isFile = RegisterFile.allCases.contains { $0.fileName == name }
    let isJournal = name.begins(with: "journal/") && name.ends(with: ".jsonl")
    guard isFile || isJournal || name == "journal" else { return }
    func unfit(_ why: SyncFailure.Unfit) -> SyncFailure {
      .unfit(path: entry.path, commit: commit.hex, why)
    }
    if entry.mode == "120000" { throw unfit(.link) }
    if entry.mode == "160000" { throw unfit(.submodule) }
    if name == "journal" { throw unfit(.name) }
    let limit = isJournal ? RegisterStore.journalLimit : RegisterStore.fileLimit
    if entry.size > limit { throw unfit(.tooLarge(entry.size, limit: limit)) }
  }

  /// A line of `git ls-tree -r -l -z`: mode, kind, name of the object, bytes, path.
  private struct Entry {
    let mode: String
    let size: Int
    let path: String

    init?(_ record: ArraySlice<UInt8>) {
      let halves = record.split(separator: 9, maxSplits: 1)
      guard halves.count == 2 else { return nil }
      let parts = halves[0].split(separator: 32).map { String(decoding: $0, as: UTF8.self) }
      guard parts.count == 4 else { return nil }
      mode = parts[0]
      size = Int(parts[3]) ?? 0
      path = String(decoding: halves[1], as: UTF8.self)
    }

    func name(in folder: String) -> String? {
      if folder.isEmpty { return path }
      return path.rest(after: "\(folder)/")
    }
  }

  // MARK: Written

  /// The files as they are in the commit, and the branch.
  private func unfold(_ head: Head, _ git: Git) throws(SyncFailure) {
    var refs = "create refs/heads/\(head.branch) \(head.id.hex)\n"
    if !isBundle { refs += "create refs/remotes/origin/\(head.branch) \(head.id.hex)\n" }
    try asked { () throws(GitFailure) in
      _ = try git.desk(["read-tree", "--reset", "-u", head.id.hex], index: .real)
      try git.moveRefs(["--stdin"], input: Array(refs.utf8), files: files)
    }
  }

  private func note(_ registers: [String], _ git: Git) throws(SyncFailure) {
    var text = ""
    for prefix in registers { text = MergeDriver.attributes(text, for: prefix) ?? text }
    let path = "\(git.repository.commonFolder)/info/attributes"
    do throws(Errno) { try files.keep(Array(text.utf8), at: path) } catch {
      throw .desk(path, error)
    }
  }

  // MARK: Known from here on

  /// What the first exchange would leave to know: we hold what they hold.
  ///
  /// - Parameters:
  ///   - folder: A register's of the clone.
  ///   - now: When it was made.
  /// - Returns: What to keep of it.
  package func note(of folder: String, now: Moment) -> SyncNote {
    let shared = SharedFiles(folder: folder, salt: salt, files: files)
    var note = SyncNote(
      partner: address.shown, bundle: isBundle ? address.path : nil, inStep: now)
    for name in (try? shared.names()) ?? [] where SharedFiles.isJournal(name) {
      guard let bytes = try? shared.contents(name) else { continue }
      note.sent[SharedFiles.journalName(name)] = Exchange.lineCount(bytes)
    }
    return note
  }
}
