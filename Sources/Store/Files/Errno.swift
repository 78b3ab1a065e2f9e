import Glibc

/// Why a call of the system failed: its error number. The variable `errno` is read in one place,
/// `FileSystem.real`.
package struct Errno: Error, Hashable, Sendable {
  package let code: Int32

  package init(_ code: Int32) { self.code = code }

  package static let notPermitted = Errno(EPERM)
  package static let noSuchFile = Errno(ENOENT)
  package static let inputOutput = Errno(EIO)
  package static let badDescriptor = Errno(EBADF)
  package static let noAccess = Errno(EACCES)
  package static let exists = Errno(EEXIST)
  package static let busy = Errno(EBUSY)
  package static let notAFolder = Errno(ENOTDIR)
  package static let isAFolder = Errno(EISDIR)
  package static let fileTooLarge = Errno(EFBIG)
  package static let noSpace = Errno(ENOSPC)
  package static let readOnlyFileSystem = Errno(EROFS)
  package static let nameTooLong = Errno(ENAMETOOLONG)
  package static let folderNotEmpty = Errno(ENOTEMPTY)
  package static let tooManyLinks = Errno(ELOOP)
  package static let notAFile = Errno(ENXIO)
  /// A link that leads to nothing, where a folder should be.
  package static let leadsNowhere = Errno(ENOLINK)
  package static let quotaExceeded = Errno(EDQUOT)

  /// Whether another user or another place could do what failed here.
  package var isPermission: Bool {
    self == .noAccess || self == .notPermitted || self == .readOnlyFileSystem
  }

  /// Whether it is for want of locks that one could not be had.
  var isLackOfLocks: Bool {
    [ENOLCK, EOPNOTSUPP, ENOSYS].contains(code)
  }

  /// Whether it is for want of second names that a file could not be given one.
  var isLackOfLinks: Bool {
    [EPERM, EOPNOTSUPP, ENOSYS, EMLINK].contains(code)
  }

  /// Whether nothing is there under the path.
  package var isMissing: Bool { self == .noSuchFile || self == .notAFolder }

  /// Half a sentence: "no space is left on the disk".
  package var words: String { Errno.words[code] ?? "system error \(code)" }

  private static let words: [Int32: String] = [
    EPERM: "the system does not permit it",
    ENOENT: "there is no such file or folder",
    EIO: "the disk reports an input or output error",
    EACCES: "permission is denied",
    EBUSY: "it changes as it is read",
    EEXIST: "something of that name is already there",
    ENOTDIR: "part of the path is not a folder",
    EISDIR: "it is a folder",
    EMFILE: "this program has too many files open",
    ENFILE: "the system has too many files open",
    EFBIG: "the file would grow too large",
    ENOSPC: "no space is left on the disk",
    ENXIO: "it is not a plain file",
    EROFS: "the file system is read-only",
    ENAMETOOLONG: "the name is too long",
    ENOTEMPTY: "the folder is not empty",
    ELOOP: "it is a symbolic link, or there are too many of them",
    EDQUOT: "the disk quota is used up",
    ENOLINK: "part of the path is a link that leads nowhere",
    EINTR: "a signal came between",
    ENOLCK: "the file system keeps no locks",
    ENOSYS: "the system does not know how",
    EOPNOTSUPP: "the file system does not support it",
    ESTALE: "the file is no longer where the network had it",
    ETXTBSY: "the file is in use",
    EXDEV: "it lies on another disk",
  ]
}
