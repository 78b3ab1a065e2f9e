import Glibc
import JSON
import Register
import Screen
import Store

/// Files and folders the person named: whole or not at all, and never over what is
/// there unless it was said.
enum OutFile {
  /// Writes a text to a file; `next` says what to do where one is there.
  static func write(
    _ text: String, to path: String, force: Bool,
    next: String = "give another path, or --force to replace it"
  ) throws(Failure) {
    do throws(PlacingError) {
      try placing.put(Bytes(text), at: path, mode: mode, replaces: force)
    } catch {
      throw Failure(error, next: next)
    }
  }

  /// Makes a folder that is not there yet, or is empty.
  static func makeFolder(
    _ path: String, _ fill: (FolderDraft) throws(Errno) -> Void
  ) throws(Failure) {
    do throws(PlacingError) { try placing.makeFolder(path, fill) } catch {
      throw Failure(error, next: "a folder is never replaced; give a new one")
    }
  }

  /// Makes a folder with these files, or puts them into one that has none of them.
  static func fill(
    _ path: String, with contents: [(name: String, bytes: Bytes)]
  ) throws(Failure) {
    do throws(PlacingError) { try placing.fill(path, with: contents) } catch {
      throw Failure(error, next: "nothing is replaced; give another folder")
    }
  }

  private static var placing: Placing { Placing(salt: salt) }

  /// What makes the name of a draft one nobody has.
  static var salt: String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789")
    return String((0..<6).compactMap { _ in letters.randomElement() })
  }

  /// What this program and those it starts make from here on is for its owner, and for the group
  /// too where the folder above lets it read (docs/journal.md, E4).
  static func keepPrivate(beside path: String) {
    var status = stat()
    let isShared = stat(Host.parent(path), &status) == 0 && status.st_mode & 0o040 != 0
    umask(isShared ? 0o027 : 0o077)
  }

  /// The same, where a person's own umask holds: nothing for everybody to write in.
  static func keepFromOthers() { umask(mask | 0o002) }

  /// Of a new file.
  static var mode: UInt32 { 0o666 & ~mask }

  /// What the person's shell takes from the rights of new files.
  private static var mask: mode_t {
    let mask = umask(0)
    umask(mask)
    return mask
  }
}

extension Failure {
  /// `next`: what to do where something is already there.
  fileprivate init(_ error: PlacingError, next: String) {
    let rest =
      switch error {
      case .exists: next
      case .notAFile: "give another path"
      case .cannotCreate, .notWritten: "see to that and try again"
      }
    self.init(error.exitCode, "\(error.words); \(rest).")
  }
}
