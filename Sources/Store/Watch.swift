import Glibc

/// Tells that something in the folder or its journals may have changed (inotify(7)); what did,
/// `RegisterStore.refresh` finds out. The watch ends with the value.
package struct Watch: ~Copyable {
  /// Becomes readable with each change, for poll(2).
  package let fileDescriptor: Int32
  private let paths: [String]

  private static let changes =
    IN_CLOSE_WRITE | IN_MODIFY | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO
    | IN_DELETE_SELF | IN_MOVE_SELF

  /// Paths of folders, of which some may not be there yet; nil where the system has no inotify
  /// to give.
  package init?(_ paths: [String]) {
    fileDescriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    self.paths = paths
    guard fileDescriptor >= 0 else { return nil }
    watch()
  }

  /// Forgets what was told so far: whether there was anything. Never waits.
  package func drain() -> Bool {
    var room = [UInt8](repeating: 0, count: 4096)
    var isChanged = false
    while read(fileDescriptor, &room, room.count) > 0 { isChanged = true }
    if isChanged { watch() }
    return isChanged
  }

  /// Again after each change, for folders made or replaced since; the system keeps one watch for
  /// a folder however often it is asked.
  private func watch() {
    for path in paths { inotify_add_watch(fileDescriptor, path, UInt32(Watch.changes)) }
  }

  deinit { close(fileDescriptor) }
}
