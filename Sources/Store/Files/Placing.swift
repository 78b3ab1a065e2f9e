package import JSON
import Text

/// Files and folders that a person named, put in their place whole or not at all: written beside it
/// under a name nobody has, synced, then given the name. What fails leaves nothing behind.
package struct Placing: Sendable {
  private let files: FileSystem
  /// What makes the name of a draft one nobody has.
  private let salt: String

  package init(salt: String, files: FileSystem = .real) {
    self.salt = salt
    self.files = files
  }

  // MARK: A file

  /// Writes a file.
  ///
  /// - Parameters:
  ///   - bytes: All of it.
  ///   - path: Its place; a symbolic link is followed, and stays.
  ///   - mode: Permission bits of a new file; one that is replaced keeps its own.
  ///   - replaces: Whether a file that is there gives way; else it stays, whoever made it when.
  /// - Throws: `PlacingError`; then the place is as it was.
  package func put(
    _ bytes: Bytes, at path: String, mode: UInt32, replaces: Bool
  ) throws(PlacingError) {
    let there = try status(of: path)
    if there != nil, !replaces { throw .exists(path) }
    if let there, there.kind != .file { throw .notAFile(path) }
    let place = there == nil ? path : (try? files.realPath(path)) ?? path
    let draft = draftPath(of: place)
    do throws(Errno) {
      try files.create(draft, bytes, mode: there?.mode ?? mode, isSynced: true)
    } catch {
      try? files.remove(draft)
      throw .init(error, at: path)
    }
    do throws(Errno) {
      try give(draft, the: place, replaces: replaces)
    } catch {
      try? files.remove(draft)
      throw error == .exists ? .exists(path) : .init(error, at: path)
    }
  }

  /// The same, of an array.
  package func put(
    _ bytes: [UInt8], at path: String, mode: UInt32, replaces: Bool
  ) throws(PlacingError) {
    try put(Bytes(bytes), at: path, mode: mode, replaces: replaces)
  }

  /// Nil where nothing is there, not even a link that leads nowhere.
  private func status(of path: String) throws(PlacingError) -> FileStatus? {
    do throws(Errno) { return try files.statusAt(path, true) } catch {
      guard error.isMissing else { throw .cannotCreate(path, error) }
      if (try? files.statusAt(path, false)) != nil { throw .notAFile(path) }
      return nil
    }
  }

  /// A new name fails where something has it, even since a moment ago; file systems that know no
  /// second names are taken at their word.
  private func give(_ draft: String, the place: String, replaces: Bool) throws(Errno) {
    if replaces {
      try files.rename(draft, place)
    } else {
      do throws(Errno) {
        try files.link(draft, place)
        try? files.remove(draft)
      } catch {
        guard error.isLackOfLinks else { throw error }
        if (try? files.statusAt(place, false)) != nil { throw .exists }
        try files.rename(draft, place)
      }
    }
    // The file is there and whole; a folder that cannot be synced is no reason to say it is not.
    try? files.syncFolder(parent(of: place) ?? ".")
  }

  // MARK: A folder

  /// Makes a folder, which must not be there yet or be empty, and those above it that are missing.
  ///
  /// - Parameters:
  ///   - path: Its place.
  ///   - fill: Puts what it shall hold.
  /// - Throws: `PlacingError`; then nothing of it is there, save folders above it.
  package func makeFolder(
    _ path: String, _ fill: (FolderDraft) throws(Errno) -> Void
  ) throws(PlacingError) {
    var place = path
    while place.utf8.count > 1, let above = place.start(before: "/") { place = above }
    let folder: FolderDraft
    do throws(Errno) {
      let above = parent(of: place) ?? "."
      try files.makeFolders(above, mode: 0o700, isSynced: true)
      folder = FolderDraft(
        path: draftPath(of: place), above: try files.statusAt(above, true), files: files)
    } catch {
      throw .cannotCreate(path, error)
    }
    do throws(Errno) {
      try folder.make()
      try fill(folder)
      try folder.sync()
      try files.rename(folder.path, place)
    } catch {
      folder.discard()
      throw .init(error, at: path)
    }
    try? files.syncFolder(parent(of: place) ?? ".")
  }

  /// Makes a folder with these files, or puts them into one that is there: all of them or none, and
  /// over none that is there.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - contents: Names and bytes; in a folder that is there the last one is the last to appear.
  /// - Throws: `PlacingError`.
  package func fill(_ path: String, with contents: [(name: String, bytes: Bytes)])
    throws(PlacingError)
  {
    let names = (try? files.list(path)) ?? []
    guard !names.isEmpty else {
      return try makeFolder(path) { (folder) throws(Errno) in
        for (name, bytes) in contents { try folder.put(bytes, as: name) }
      }
    }
    if let name = contents.map(\.name).first(where: names.contains) {
      throw .exists("\(path)/\(name)")
    }
    let mode = (try? files.statusAt(path, true).modeOfFiles) ?? 0o600
    var done: [String] = []
    do throws(PlacingError) {
      for (name, bytes) in contents {
        try put(bytes, at: "\(path)/\(name)", mode: mode, replaces: false)
        done.append(name)
      }
    } catch {
      for name in done { try? files.remove("\(path)/\(name)") }
      throw error
    }
  }

  private func draftPath(of place: String) -> String {
    "\(parent(of: place) ?? ".")/.ahd-\(salt).tmp"
  }
}

/// A folder on its way, with the rights of the one above it.
package struct FolderDraft: Sendable {
  /// Where it is until it is in its place.
  package let path: String
  let above: FileStatus
  let files: FileSystem

  /// A file in it, or in one of its folders.
  package func put(_ bytes: Bytes, as name: String) throws(Errno) {
    try files.create("\(path)/\(name)", bytes, mode: above.modeOfFiles, isSynced: true)
  }

  /// The same, of a text.
  package func put(text: String, as name: String) throws(Errno) { try put(Bytes(text), as: name) }

  /// Whether a file in it looks like a program, which none we make is: where it does,
  /// all of that place do.
  package func looksLikeProgram(_ name: String) -> Bool {
    ((try? files.statusAt("\(path)/\(name)", false))?.mode ?? 0) & 0o100 != 0
  }

  /// A folder in it.
  package func makeFolder(_ name: String) throws(Errno) {
    try files.makeFolder("\(path)/\(name)", above.modeOfFolders)
  }

  func make() throws(Errno) { try files.makeFolder(path, above.modeOfFolders) }

  /// Makes the names in it last.
  func sync() throws(Errno) {
    for name in try files.list(path) where isFolder("\(path)/\(name)") {
      try files.syncFolder("\(path)/\(name)")
    }
    try files.syncFolder(path)
  }

  func discard() { discard(path) }

  private func discard(_ path: String) {
    for name in (try? files.list(path)) ?? [] {
      let inner = "\(path)/\(name)"
      if isFolder(inner) { discard(inner) } else { try? files.remove(inner) }
    }
    try? files.remove(path)
  }

  private func isFolder(_ path: String) -> Bool {
    (try? files.statusAt(path, false))?.kind == .folder
  }
}

/// Why a file or folder is not in its place: facts; the words are beside them.
package enum PlacingError: Error, Hashable, Sendable {
  /// Something is there, and may not be replaced.
  case exists(String)
  /// What is there is no plain file.
  case notAFile(String)
  /// Nothing can be made there.
  case cannotCreate(String, Errno)
  /// It was begun, and could not be written.
  case notWritten(String, Errno)

  init(_ error: Errno, at path: String) {
    self =
      switch error {
      case .exists, .folderNotEmpty: .exists(path)
      case .noSpace, .quotaExceeded, .inputOutput, .fileTooLarge: .notWritten(path, error)
      default: .cannotCreate(path, error)
      }
  }

  /// The sysexit that fits.
  package var exitCode: Int32 {
    switch self {
    case .exists, .notAFile: 73
    case .cannotCreate(_, let error): error.isPermission ? 77 : 73
    case .notWritten: 74
    }
  }

  /// What is so: one sentence, without what to do.
  package var words: String {
    switch self {
    case .exists(let path): "\(path) is already there"
    case .notAFile(let path): "\(path) is no plain file, and is left as it is"
    case .cannotCreate(let path, let error): "\(path) cannot be made: \(error.words)"
    case .notWritten(let path, let error): "\(path) could not be written: \(error.words)"
    }
  }
}
