/// Waiting for locks, two seconds for all those of one append together (journal.md E3).
struct LockWait {
  private static let step = 10
  /// Milliseconds.
  private(set) var left = 2000

  /// Tries until the lock is had; false where the time is up.
  mutating func take(_ file: FileSystem.Descriptor, _ files: FileSystem) throws(Errno) -> Bool {
    while try !files.lock(file) {
      guard left > 0 else { return false }
      files.pause(LockWait.step)
      left -= LockWait.step
    }
    return true
  }
}

/// A descriptor that is closed, and its lock given up, with the value.
struct OpenFile: ~Copyable {
  let descriptor: FileSystem.Descriptor
  private let files: FileSystem

  init(_ descriptor: FileSystem.Descriptor, _ files: FileSystem) {
    self.descriptor = descriptor
    self.files = files
  }

  consuming func close() {}

  deinit { files.close(descriptor) }
}
