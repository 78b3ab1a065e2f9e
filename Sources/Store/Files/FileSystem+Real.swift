import Glibc

extension FileSystem {
  /// The machine's own.
  package static let real = FileSystem(
    open: { path, opening throws(Errno) in
      try opened(path, opening)
    },
    read: { file, buffer, offset throws(Errno) in
      try retried { pread(file, buffer.baseAddress, buffer.count, off_t(offset)) }
    },
    write: { file, bytes throws(Errno) in
      try retried { Glibc.write(file, bytes.baseAddress, bytes.count) }
    },
    sync: { file throws(Errno) in try retried { fsync(file) } },
    status: { file throws(Errno) in
      var status = stat()
      try retried { fstat(file, &status) }
      return FileStatus(status)
    },
    statusAt: { path, followsLinks throws(Errno) in
      var status = stat()
      try retried { followsLinks ? stat(path, &status) : lstat(path, &status) }
      return FileStatus(status)
    },
    truncate: { file, length throws(Errno) in try retried { ftruncate(file, off_t(length)) } },
    lock: { file throws(Errno) in
      do throws(Errno) {
        try retried { flock(file, LOCK_EX | LOCK_NB) }
        return true
      } catch {
        guard error.code == EWOULDBLOCK else { throw error }
        return false
      }
    },
    close: { _ = Glibc.close($0) },
    list: { path throws(Errno) in try names(in: path) },
    makeFolder: { path, mode throws(Errno) in
      try retried { mkdir(path, mode) }
      var made = stat()
      try retried { lstat(path, &made) }
      // What a folder takes from the one it lies in, so that its files are that group's, stays.
      try retried { chmod(path, mode | made.st_mode & S_ISGID) }
    },
    rename: { from, to throws(Errno) in try retried { Glibc.rename(from, to) } },
    link: { from, to throws(Errno) in try retried { Glibc.link(from, to) } },
    point: { path, target throws(Errno) in try retried { symlink(target, path) } },
    remove: { path throws(Errno) in try retried { Glibc.remove(path) } },
    realPath: { path throws(Errno) in
      guard let real = realpath(path, nil) else { throw lastError }
      defer { free(real) }
      return String(cString: real)
    },
    pause: { microseconds in
      var left = timespec(
        tv_sec: microseconds / 1_000_000, tv_nsec: microseconds % 1_000_000 * 1000)
      var rest = timespec()
      while nanosleep(&left, &rest) != 0, errno == EINTR { left = rest }
    })

  /// What is made gets its mode exactly: a umask must not take from a group what the folder lets it
  /// read, nor may another give what the mode does not (docs/journal.md, E4).
  private static func opened(_ path: String, _ opening: Opening) throws(Errno) -> Int32 {
    let (flags, mode) = opening.flags
    let always = flags | O_CLOEXEC | O_NONBLOCK
    guard let mode else { return try retried { Glibc.open(path, always) } }
    while true {
      if flags & O_EXCL == 0 {
        do throws(Errno) {
          return try retried { Glibc.open(path, always) }
        } catch {
          guard error == .noSuchFile else { throw error }
        }
      }
      do throws(Errno) {
        let file = try retried { Glibc.open(path, always | O_CREAT | O_EXCL, mode) }
        _ = fchmod(file, mode)
        return file
      } catch {
        // Another program made it meanwhile.
        guard flags & O_EXCL == 0, error == .exists else { throw error }
      }
    }
  }

  private static var lastError: Errno { Errno(errno) }

  /// The result of a call that returns -1 on failure, made again as long as signals interrupt it.
  @discardableResult
  static func retried<Result: SignedInteger>(
    _ call: () -> Result
  ) throws(Errno) -> Result {
    while true {
      let result = call()
      if result != -1 { return result }
      let error = lastError
      if error.code != EINTR { throw error }
    }
  }

  private static func names(in path: String) throws(Errno) -> [String] {
    guard let folder = opendir(path) else { throw lastError }
    defer { closedir(folder) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(folder) else { break }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    guard errno == 0 else { throw lastError }
    return names
  }
}

extension FileSystem.Opening {
  /// How to open it, and the mode to make it with; nil where nothing is made.
  fileprivate var flags: (Int32, mode_t?) {
    switch self {
    case .read: (O_RDONLY, nil)
    case .readItself: (O_RDONLY | O_NOFOLLOW, nil)
    case .append(let mode): (O_RDWR | O_APPEND | O_NOFOLLOW, mode)
    case .create(let mode): (O_WRONLY | O_EXCL | O_NOFOLLOW, mode)
    case .folder: (O_RDONLY | O_DIRECTORY, nil)
    }
  }
}

extension FileStatus {
  fileprivate init(_ status: stat) {
    let kind: Kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    self.init(
      kind: kind, device: UInt64(status.st_dev), inode: UInt64(status.st_ino),
      size: Int(status.st_size),
      modified: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec),
      mode: UInt32(status.st_mode & 0o7777))
  }
}
