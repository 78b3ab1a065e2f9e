/// Everything the store does with files, as a value that is passed in: the real one, one in memory,
/// or one that fails where a test says so. Names of the system's calls are in the comments.
///
/// Every call throws `Errno`; none is interrupted by a signal (EINTR is retried within).
package struct FileSystem: Sendable {
  package typealias Descriptor = Int32

  package enum Opening: Hashable, Sendable {
    /// To read, following links.
    case read
    /// To read what the path itself names; a symbolic link fails.
    case readItself
    /// To read and append; never a link. With a mode it is made where it is missing.
    case append(mode: UInt32?)
    /// To write a new file; fails where there is one.
    case create(mode: UInt32)
    /// A folder, to sync it.
    case folder
  }

  /// open(2), closed on exec. Never waits for a pipe's other end.
  package var open: @Sendable (_ path: String, Opening) throws(Errno) -> Descriptor
  /// pread(2): reads at most the buffer's bytes at the offset; 0 is the end of the file.
  package var read:
    @Sendable (Descriptor, UnsafeMutableRawBufferPointer, _ offset: Int) throws(Errno) -> Int
  /// write(2), once: how many bytes were written, which may be fewer than asked.
  package var write: @Sendable (Descriptor, UnsafeRawBufferPointer) throws(Errno) -> Int
  /// fsync(2), of a file or a folder.
  package var sync: @Sendable (Descriptor) throws(Errno) -> Void
  /// fstat(2).
  package var status: @Sendable (Descriptor) throws(Errno) -> FileStatus
  /// stat(2), or lstat(2) where links are not followed.
  package var statusAt: @Sendable (_ path: String, _ followsLinks: Bool) throws(Errno) -> FileStatus
  /// ftruncate(2), in bytes.
  package var truncate: @Sendable (Descriptor, _ length: Int) throws(Errno) -> Void
  /// flock(2), exclusive and without waiting: false where another descriptor holds it.
  package var lock: @Sendable (Descriptor) throws(Errno) -> Bool
  /// close(2); a lock held by the descriptor is given up.
  package var close: @Sendable (Descriptor) -> Void
  /// readdir(3): names, in no order, without `.` and `..`.
  package var list: @Sendable (_ path: String) throws(Errno) -> [String]
  /// mkdir(2).
  package var makeFolder: @Sendable (_ path: String, _ mode: UInt32) throws(Errno) -> Void
  /// rename(2).
  package var rename: @Sendable (_ from: String, _ to: String) throws(Errno) -> Void
  /// link(2): a second name for a file; fails where something has it.
  package var link: @Sendable (_ from: String, _ to: String) throws(Errno) -> Void
  /// symlink(2): a name that stands for another path; fails where something has it.
  package var point: @Sendable (_ path: String, _ target: String) throws(Errno) -> Void
  /// unlink(2) or rmdir(2): temporary files and folders of our own, and nothing else.
  package var remove: @Sendable (_ path: String) throws(Errno) -> Void
  /// realpath(3).
  package var realPath: @Sendable (_ path: String) throws(Errno) -> String
  /// nanosleep(2): waits between two tries for a lock.
  package var pause: @Sendable (_ microseconds: Int) -> Void

  /// All of the calls.
  package init(
    open: @escaping @Sendable (_ path: String, Opening) throws(Errno) -> Descriptor,
    read:
      @escaping @Sendable (Descriptor, UnsafeMutableRawBufferPointer, _ offset: Int) throws(Errno)
      -> Int,
    write: @escaping @Sendable (Descriptor, UnsafeRawBufferPointer) throws(Errno) -> Int,
    sync: @escaping @Sendable (Descriptor) throws(Errno) -> Void,
    status: @escaping @Sendable (Descriptor) throws(Errno) -> FileStatus,
    statusAt:
      @escaping @Sendable (_ path: String, _ followsLinks: Bool) throws(Errno) -> FileStatus,
    truncate: @escaping @Sendable (Descriptor, _ length: Int) throws(Errno) -> Void,
    lock: @escaping @Sendable (Descriptor) throws(Errno) -> Bool,
    close: @escaping @Sendable (Descriptor) -> Void,
    list: @escaping @Sendable (_ path: String) throws(Errno) -> [String],
    makeFolder: @escaping @Sendable (_ path: String, _ mode: UInt32) throws(Errno) -> Void,
    rename: @escaping @Sendable (_ from: String, _ to: String) throws(Errno) -> Void,
    link: @escaping @Sendable (_ from: String, _ to: String) throws(Errno) -> Void,
    point: @escaping @Sendable (_ path: String, _ target: String) throws(Errno) -> Void,
    remove: @escaping @Sendable (_ path: String) throws(Errno) -> Void,
    realPath: @escaping @Sendable (_ path: String) throws(Errno) -> String,
    pause: @escaping @Sendable (_ microseconds: Int) -> Void
  ) {
    self.open = open
    self.read = read
    self.write = write
    self.sync = sync
    self.status = status
    self.statusAt = statusAt
    self.truncate = truncate
    self.lock = lock
    self.close = close
    self.list = list
    self.makeFolder = makeFolder
    self.rename = rename
    self.link = link
    self.point = point
    self.remove = remove
    self.realPath = realPath
    self.pause = pause
  }
}

/// What stat(2) tells of a file. Two equal ones mean: the same file, unchanged as far as the system
/// can tell.
package struct FileStatus: Hashable, Sendable {
  package enum Kind: Hashable, Sendable { case file, folder, link, other }

  package var kind: Kind
  package var device: UInt64
  package var inode: UInt64
  /// Bytes.
  package var size: Int
  /// Nanoseconds since 1970.
  package var modified: Int64
  /// Permission bits.
  package var mode: UInt32

  package init(
    kind: Kind, device: UInt64, inode: UInt64, size: Int, modified: Int64, mode: UInt32
  ) {
    self.kind = kind
    self.device = device
    self.inode = inode
    self.size = size
    self.modified = modified
    self.mode = mode
  }

  /// Whether both are one file, whatever became of its content.
  package func isSameFile(as other: FileStatus) -> Bool {
    device == other.device && inode == other.inode
  }

  /// New files are for their owner, and for the group where the folder lets its group read.
  package var modeOfFiles: UInt32 { groupReads ? 0o640 : 0o600 }
  /// New folders too; where its group may write, each of the group has files of their own in them.
  package var modeOfFolders: UInt32 { groupReads ? 0o750 | mode & 0o020 : 0o700 }
  private var groupReads: Bool { mode & 0o040 != 0 }
}
