/// Waiting for locks, two seconds for all those of one append together (journal.md E3).
///
/// flock(2) keeps no queue that gives up in time, so this tries again and again: the longer it has
/// waited the oftener, so that who came first is mostly served first. Who waits for more than half
/// a second waits for no short append, and tries seldom.
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

  private var step: Int {
    switch waited {
    case ..<20_000: 2500
    case ..<40_000: 1000
    case ..<500_000: 250
    default: 10_000
    }
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
