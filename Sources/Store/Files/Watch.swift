import Glibc

/// Tells that something in these folders may have changed (inotify(7)); what did,
/// `RegisterStore.refresh` finds out. The watch ends with the value.
///
/// A folder that is not there is waited for in the nearest one above it that is.
package struct Watch: ~Copyable {
  /// Becomes readable with each change, for poll(2).
  package let fileDescriptor: Int32
  /// Whether some changes are not told: the system has no watch to give, or other machines write
  /// there.
  package private(set) var isDeaf = false
  /// The folders it was made for.
  package let paths: [String]
  private let others: [String]
  /// Other machines may write there, which no watch of this one is told.
  private let isShared: Bool
  private var watches: Set<Int32> = []

  private static let changes =
    IN_CLOSE_WRITE | IN_MODIFY | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO
    | IN_DELETE_SELF | IN_MOVE_SELF
  private static let arrivals = IN_CREATE | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF

  /// Paths of folders, and of others that matter less: where one of those is not there,
  /// or is written to by other machines, nothing is told of it. Nil where the system
  /// has no inotify to give.
  package init?(_ paths: [String], besides others: [String] = []) {
    fileDescriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    self.paths = paths
    let mounts = Mounts.current
    self.others = others.filter { !mounts.isShared($0) }
    isShared = paths.contains(where: mounts.isShared)
    guard fileDescriptor >= 0 else { return nil }
    watch()
  }

  /// Forgets what was told so far, and returns whether there was anything. Never waits.
  package mutating func drain() -> Bool {
    var room = [UInt8](repeating: 0, count: 4096)
    var isChanged = false
    while read(fileDescriptor, &room, room.count) > 0 { isChanged = true }
    if isChanged { watch() }
    return isChanged
  }

  /// Again after each change, for folders made, moved or replaced since; the system keeps one
  /// watch for a folder however often it is asked.
  private mutating func watch() {
    let before = watches
    watches = []
    isDeaf = isShared
    for path in paths {
      // A file that arrives between the two looks is found by the second.
      if !watch(path, Watch.changes) {
        watchAbove(path)
        _ = watch(path, Watch.changes)
      }
    }
    for path in others { _ = watch(path, Watch.changes) }
    for stale in before.subtracting(watches) { inotify_rm_watch(fileDescriptor, stale) }
  }

  private mutating func watch(_ path: String, _ events: Int32) -> Bool {
    let watch = inotify_add_watch(fileDescriptor, path, UInt32(events))
    if watch >= 0 { watches.insert(watch) }
    return watch >= 0
  }

  private mutating func watchAbove(_ path: String) {
    var path = path
    while access(path, F_OK) != 0, let above = parent(of: path), above != path {
      path = above
      if watch(path, Watch.arrivals | Int32(bitPattern: UInt32(IN_MASK_ADD))) { return }
    }
    isDeaf = true
  }

  deinit { close(fileDescriptor) }
}
