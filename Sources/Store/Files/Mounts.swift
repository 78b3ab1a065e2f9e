import Glibc
import Text

/// Which file systems are mounted where, as /proc/self/mounts tells it (proc(5)).
struct Mounts {
  private var kinds: [(point: String, kind: String)] = []

  /// The machine's; none where the system does not tell.
  static var current: Mounts {
    // A file of /proc has no size: read until it ends.
    guard let file = fopen("/proc/self/mounts", "re") else { return Mounts("") }
    defer { fclose(file) }
    var text: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 1 << 14)
    while case let count = fread(&room, 1, room.count, file), count > 0 { text += room[..<count] }
    return Mounts(String(decoding: text, as: UTF8.self))
  }

  init(_ text: String) {
    for line in text.parts(by: "\n") {
      let words = line.parts(by: " ")
      guard words.count > 2 else { continue }
      kinds.append((Mounts.unescaped(words[1]), String(words[2])))
    }
  }

  /// Whether other machines may write under the path, so that this one is not told of all changes.
  func isShared(_ path: String) -> Bool {
    guard let kind = kind(of: Mounts.resolved(path)) else { return false }
    return Mounts.shared.contains { kind == $0 || kind.begins(with: "\($0).") }
  }

  /// The kind of the file system a path lies on: the longest mount point, the last of equals.
  func kind(of path: String) -> String? {
    kinds.filter { point, _ in
      point == "/" || path == point || path.begins(with: "\(point)/")
    }.reduce(nil as (point: String, kind: String)?) { best, next in
      next.point.utf8.count >= best?.point.utf8.count ?? 0 ? next : best
    }?.kind
  }

  private static let shared = [
    "9p", "afs", "beegfs", "ceph", "cifs", "davfs", "fuse", "glusterfs", "lustre", "ncpfs", "nfs",
    "nfs4", "smb3", "smbfs", "vboxsf", "virtiofs", "vmhgfs",
  ]

  /// The nearest thing above that is there, links resolved.
  private static func resolved(_ path: String) -> String {
    if let real = try? FileSystem.real.realPath(path) { return real }
    guard let above = parent(of: path), above != path else { return path }
    return resolved(above)
  }

  /// Blanks, tabs, line ends and backslashes stand there as `\040` and the like.
  private static func unescaped(_ word: String) -> String {
    var bytes: [UInt8] = []
    var rest = word.utf8[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(3)
      if byte == UInt8(ascii: "\\"), digits.count == 3,
        let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 8)
      {
        bytes.append(code)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
