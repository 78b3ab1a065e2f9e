import Glibc
import Store

/// Calls that only tests make.
enum Disk {
  static func link(_ path: String, to target: String) throws {
    guard symlink(target, path) == 0 else { throw Errno(errno) }
  }

  static func pipe(_ path: String) throws {
    guard mkfifo(path, 0o600) == 0 else { throw Errno(errno) }
  }

  /// Whether the descriptor has something to read within ten seconds.
  static func isReadable(_ descriptor: Int32, milliseconds: Int32 = 10_000) -> Bool {
    var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&wait, 1, milliseconds) == 1
  }
}
