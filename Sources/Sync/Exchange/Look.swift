import Store

/// Looks through a repository of others': that all git comes to read or write there is a plain file
/// or a folder of its own, and not a way to somewhere else.
struct Look {
  let files: FileSystem

  /// All of it, but for the files of single objects, which git only reads under names of its own.
  ///
  /// - Throws: `link`, `theirs`: what was found, and where.
  func throughAll(of path: String) throws(SyncFailure) {
    for name in ["HEAD", "config", "packed-refs", "shallow"] {
      try expect(.file, at: "\(path)/\(name)")
    }
    for name in ["objects", "refs", "logs", "logs/refs", "reftable", "worktrees"] {
      try expect(.folder, at: "\(path)/\(name)")
    }
    try through("\(path)/objects", depth: 0)
    for name in ["pack", "info"] { try through("\(path)/objects/\(name)", depth: 0) }
    let borrowed = "\(path)/objects/info/alternates"
    if let status = try status(of: borrowed), status.size > 0 { throw .theirs(borrowed, .borrows) }
    for name in ["refs/heads", "logs/refs/heads", "reftable"] {
      try through("\(path)/\(name)", depth: 64)
    }
  }

  /// A small file, without the end of its last line; nothing where there is none.
  func text(_ path: String) throws(SyncFailure) -> String {
    do throws(Errno) {
      let text = String(
        decoding: try files.wholeFile(path, limit: 1 << 20, .readItself), as: UTF8.self)
      return text.last == "\n" ? String(text.dropLast()) : text
    } catch {
      if error.isMissing { return "" }
      throw error == .tooManyLinks ? .link(path) : .store(.cannotRead(inert(path.utf8), error))
    }
  }

  /// A folder's files and folders are such, and those of its folders down to a depth.
  private func through(_ folder: String, depth: Int) throws(SyncFailure) {
    var left = [(folder, depth)]
    while let (path, depth) = left.popLast() {
      guard try status(of: path)?.kind == .folder else { continue }
      for name in try names(in: path) {
        let inner = "\(path)/\(name)"
        guard let status = try status(of: inner) else { continue }
        if status.kind == .folder, depth > 0 { left.append((inner, depth - 1)) }
      }
    }
  }

  private func expect(_ kind: FileStatus.Kind, at path: String) throws(SyncFailure) {
    if let found = try status(of: path), found.kind != kind { throw .theirs(path, .odd) }
  }

  /// Nil where nothing is there; never of what is neither file nor folder.
  private func status(of path: String) throws(SyncFailure) -> FileStatus? {
    let status: FileStatus
    do throws(Errno) { status = try files.statusAt(path, false) } catch {
      if error.isMissing { return nil }
      throw .store(.cannotRead(inert(path.utf8), error))
    }
    if status.kind == .link { throw .link(path) }
    if status.kind == .other { throw .theirs(path, .odd) }
    return status
  }

  private func names(in path: String) throws(SyncFailure) -> [String] {
    do throws(Errno) { return try files.list(path) } catch {
      if error.isMissing { return [] }
      throw .store(.cannotRead(inert(path.utf8), error))
    }
  }
}
