/// Waiting for locks, two seconds for all those of one append together (docs/journal.md E3).
///
/// flock(2) has no way of waiting for a limited time, so this tries again and again. Whoever has
/// waited twice as long tries four times as often, so that who came first is mostly served first.
struct LockWait {
  /// Microseconds in all.
  static let limit = 2_000_000
  /// Microseconds waited so far.
  private(set) var waited = 0

  /// Tries until the lock is had; false where the time is up.
  mutating func take(_ file: FileSystem.Descriptor, _ files: FileSystem) throws(Errno) -> Bool {
    while try !files.lock(file) {
      guard waited < LockWait.limit else { return false }
      pause(files)
    }
    return true
  }

  /// Lets others go first who have waited longer.
  mutating func pause(_ files: FileSystem) {
    files.pause(step)
    waited += step
  }

  /// Microseconds: from 4 milliseconds at the beginning down to a fifth of one.
  private var step: Int {
    let milliseconds = max(20, waited / 1000)
    return max(200, 1_600_000 / (milliseconds * milliseconds))
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
