import Store
import Text

/// Where a run of git may go.
package enum Reach: Hashable, Sendable {
  /// To other machines and to no folder of this one; the person's own configuration says how.
  case machines
  /// To folders and files of our own making, by nobody's configuration but this file of ours, which
  /// stands for the person's.
  case ownFolders(by: String)

  private var settings: [(name: String, value: String)] {
    switch self {
    case .machines:
      [("GIT_ALLOW_PROTOCOL", Address.ways.filter { $0 != "file" }.joined(separator: ":"))]
    case .ownFolders(let file):
      [
        ("GIT_ALLOW_PROTOCOL", "file"), ("GIT_CONFIG_NOSYSTEM", "1"), ("GIT_CONFIG_GLOBAL", file),
      ]
    }
  }

  /// An environment in which git goes there and nowhere else; nil for nowhere at all.
  static func bound(_ environment: [String], to reach: Reach?) -> [String] {
    let settings = reach?.settings ?? [("GIT_ALLOW_PROTOCOL", "none")]
    let others = environment.filter { entry in
      !settings.contains { entry.begins(with: "\($0.name)=") }
    }
    return others + settings.map { "\($0.name)=\($0.value)" }
  }
}

/// The other side, as git is given it.
struct Other {
  let name: String
  let reach: Reach
}

extension Git {
  /// Hands the other side to `use` in the form in which git may have it: an address of another
  /// machine as it is; in place of a folder of this one a stand-in, in place of a file a copy. So
  /// no git of ours ever runs in a folder of theirs.
  ///
  /// - Parameters:
  ///   - address: Theirs.
  ///   - name: The remote of the desk that has it; nil where it has none.
  ///   - ref: The branch of theirs that will be written; nil where none is.
  ///   - scratch: A folder of ours; nil for the desk.
  ///   - files: Where it is looked and written.
  ///   - use: Is given the other side; afterwards it is gone.
  /// - Returns: What came of it.
  /// - Throws: `SyncFailure`, also where theirs cannot be had safely.
  func reach<Result>(
    _ address: Address, as name: String? = nil, toWrite ref: String? = nil,
    scratch: String? = nil, files: FileSystem,
    _ use: (Other) throws(SyncFailure) -> Result
  ) throws(SyncFailure) -> Result {
    let scratch = scratch ?? deskFolder
    guard let path = address.path else {
      return try use(Other(name: name ?? address.text, reach: .machines))
    }
    if (try? files.statusAt(path, true))?.kind == .file {
      return try reachFile(path, shown: address.shown, scratch: scratch, files: files, use)
    }
    let theirs = try TheirFolder(address, self, scratch: scratch, files: files)
    if let ref, theirs.isOpen(ref) { throw .git(GitFault(.checkedOut, partner: address.shown)) }
    let standin = try Standin(theirs, at: "\(scratch)/others", toWrite: ref, files: files)
    defer { standin.end() }
    return try use(Other(name: standin.path, reach: .ownFolders(by: standin.person)))
  }

  /// Hands on a bundle, as a copy that nobody else changes: git, where it finds no bundle under a
  /// name, takes it for a repository's.
  func reachFile<Result>(
    _ path: String, shown: String, scratch: String? = nil, files: FileSystem,
    _ use: (Other) throws(SyncFailure) -> Result
  ) throws(SyncFailure) -> Result {
    let copy = "\(scratch ?? deskFolder)/arrived"
    try? files.remove(copy)
    defer { try? files.remove(copy) }
    do throws(Errno) {
      try files.keepFolder(scratch ?? deskFolder)
      try files.copy(path, to: copy, limit: BundleChannel.limit)
    } catch {
      throw error == .fileTooLarge
        ? .git(GitFault(.tooLarge(BundleChannel.limit), partner: shown))
        : .store(.cannotRead(shown, error))
    }
    guard Git.isBundle(copy, files) else { throw .git(GitFault(.notABundle, partner: shown)) }
    return try use(Other(name: copy, reach: .ownFolders(by: "/dev/null")))
  }

  private static func isBundle(_ path: String, _ files: FileSystem) -> Bool {
    let mark = Array("# v".utf8)
    let start = try? files.start(of: path, count: mark.count)
    return start == mark
  }
}
