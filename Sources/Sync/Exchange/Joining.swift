import Entities
import Interchange
import Store
import Text

/// Two commits to be joined path by path: the register's own files by what they say, files of a
/// larger repository only where one side changed them.
struct Joining {
  let ours: ObjectID
  let theirs: ObjectID
  /// The commits in which both sides last agreed. Mostly there is one; there are several where each
  /// side had joined the other's before.
  let bases: [ObjectID]
  let repository: Repository
  /// For each base that is neither of the two commits, the paths in which it differs from theirs.
  var sinceBase: [ObjectID: [[UInt8]: Difference]] = [:]

  /// The register's files that differ.
  var files: [File] = []
  /// Other paths that are taken as they have them.
  var taken: [(path: [UInt8], entry: TreeEntry?)] = []
  /// Whether other paths stay as we have them.
  private var hasKept = false
  /// Other paths that both changed.
  var conflicts: [String] = []

  init(ours: ObjectID, theirs: ObjectID, bases: [ObjectID], repository: Repository) {
    (self.ours, self.theirs, self.bases) = (ours, theirs, bases)
    self.repository = repository
  }

  /// One of the register's files.
  struct File {
    let name: String
    let difference: Difference
    /// What the bases had there.
    let bases: [TreeEntry?]
    var ours: [UInt8]?
    var theirs: [UInt8]?
    var baseCopies: [[UInt8]?] = []
    var base: [UInt8]?
    var result: [UInt8]?
    /// The name git has for the result; nil where git does not hold it yet.
    var entry: TreeEntry?
    var lost: [MergedJournal.Lost] = []
    var contested: [Contested] = []

    init(name: String, difference: Difference, bases: [TreeEntry?]) {
      (self.name, self.difference, self.bases) = (name, difference, bases)
    }

    /// All that has to be read; ours need not be where it is known already.
    var ids: [ObjectID] {
      ([ours == nil ? difference.before : nil, difference.after] + bases).compactMap { $0?.id }
    }

    mutating func read(_ known: [String: [UInt8]]) {
      func bytes(_ entry: TreeEntry?) -> [UInt8]? { entry.flatMap { known[$0.id.hex] } }
      ours = ours ?? bytes(difference.before)
      theirs = bytes(difference.after)
      baseCopies = bases.map(bytes)
      base = baseCopies.first ?? nil
    }
  }

  /// Takes everything as they have it.
  var isTheirs: Bool {
    !hasKept && files.allSatisfy { $0.difference.after != nil && $0.result == $0.theirs }
  }

  /// Leaves everything as we have it.
  var isOurs: Bool {
    taken.isEmpty && files.allSatisfy { $0.difference.before != nil && $0.result == $0.ours }
  }

  // MARK: Sorting

  /// Puts a path where it belongs; refuses what may not arrive.
  mutating func sort(_ difference: Difference) throws(SyncFailure) {
    let bases = bases.map { base in entry(in: base, difference) }
    let path = String(validating: difference.path, as: UTF8.self)
    if let name = path.flatMap(repository.name), SharedFiles.isShared(name) {
      if let arrived = difference.after, !arrived.isFile {
        throw unfit(name, arrived.isLink ? .link : .submodule)
      }
      return files.append(File(name: name, difference: difference, bases: bases))
    }
    let candidates = bases.isEmpty ? [nil] : bases
    switch (candidates.contains(difference.before), candidates.contains(difference.after)) {
    case (true, false):
      try check(difference, path)
      taken.append((difference.path, difference.after))
    case (false, true): hasKept = true
    default: conflicts.append(String(decoding: difference.path, as: UTF8.self))
    }
  }

  private func entry(in base: ObjectID, _ difference: Difference) -> TreeEntry? {
    if base == ours { return difference.before }
    if base == theirs { return difference.after }
    let found = sinceBase[base]?[difference.path]
    return found == nil ? difference.after : found?.before
  }

  /// Of what lies outside only plain files are taken, under names that lead nowhere else.
  private func check(_ difference: Difference, _ path: String?) throws(SyncFailure) {
    guard let arrived = difference.after else { return }
    let shown = String(decoding: difference.path, as: UTF8.self)
    if arrived.isLink { throw unfitPath(shown, .link) }
    if arrived.isSubmodule { throw unfitPath(shown, .submodule) }
    guard let path,
      path.parts(by: "/").allSatisfy({ part in
        !part.isEmpty && part != "." && part != ".." && part.lowercased() != ".git"
      })
    else { throw unfitPath(shown, .name) }
    if "\(repository.prefix)/".begins(with: "\(path)/") { throw unfitPath(path, .folder) }
    guard let name = repository.name(path) else { return }
    let parts = name.parts(by: "/")
    let isUnderFile = SharedFiles.base(parts[0]) != nil
    let isUnderJournal =
      parts[0] == "journal" && parts.count > 2 && SharedFiles.isJournal("journal/\(parts[1])")
    if name == "journal" || isUnderFile || isUnderJournal { throw unfitPath(path, .folder) }
    if parts[0] == "journal", parts.count == 2, name.ends(with: ".jsonl"),
      !parts[1].begins(with: ".")
    {
      throw unfitPath(path, .name)
    }
  }

  /// Refuses something that arrived in one of the register's own places.
  func unfit(_ name: String, _ why: SyncFailure.Unfit) -> SyncFailure {
    unfitPath(repository.path(name), why)
  }

  private func unfitPath(_ path: String, _ why: SyncFailure.Unfit) -> SyncFailure {
    .unfit(path: path, commit: theirs.hex, why)
  }

  // MARK: Joining

  /// Whether each side changed some of the register's files, the journals aside.
  var isOfBoth: Bool {
    let base = files.filter { SharedFiles.base($0.name) != nil }
    return base.contains { $0.result != $0.ours } && base.contains { $0.result != $0.theirs }
  }

  /// Joins one of the register's files. A file that one side no longer has stays. So does an
  /// element with one of these ids that one side took out; it is marked contested.
  mutating func join(_ place: Int, keeping ids: Set<String> = []) throws(SyncFailure) {
    var file = files[place]
    if let kind = SharedFiles.base(file.name) {
      if file.ours == nil || file.theirs == nil {
        file.result = file.ours ?? file.theirs
      } else {
        let joined = try joined(kind, file, ids)
        file.result = joined.bytes
        file.contested = joined.contested
      }
    } else {
      let joined = Merging.journal(base: file.base, ours: file.ours, theirs: file.theirs)
      file.result = joined.bytes
      file.lost = joined.lost
    }
    file.entry = nil
    if file.result == file.theirs { file.entry = file.difference.after }
    if file.result == file.ours { file.entry = file.difference.before }
    files[place] = file
  }

  private func joined(
    _ kind: RegisterFile, _ file: File, _ ids: Set<String>
  ) throws(SyncFailure) -> MergedFile {
    do throws(MergeFault) {
      return try Merging.file(
        kind, base: file.base, ours: file.ours, theirs: file.theirs, keeping: ids)
    } catch {
      if error.side == .theirs { throw unfit(file.name, .unreadable) }
      throw .damaged(file.name)
    }
  }
}
