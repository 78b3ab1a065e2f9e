import Dates
import Glibc

/// What the shell reads from the machine: clock, environment, login. Read here and passed inward.
enum Host {
  static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// The environment this program was started with, as `NAME=VALUE`.
  static var everything: [String] {
    let file = open("/proc/self/environ", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var bytes: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = read(file, &room, room.count), count > 0 { bytes += room[..<count] }
    return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The clock; `$AHD_NOW` (a moment or a day) stands in for it in tests and bug reports.
  static var now: Moment {
    if let text = environment("AHD_NOW") {
      if let moment = Moment(text) { return moment }
      if let moment = Moment("\(text)T12:00:00Z") { return moment }
    }
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Moment(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// Milliseconds of a clock that only goes forward.
  static var monotonic: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  /// The civil day here.
  static var today: Day {
    if environment("AHD_NOW") != nil { return now.day }
    var seconds = time_t(now.milliseconds / 1000)
    var parts = tm()
    localtime_r(&seconds, &parts)
    return Day(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
      ?? now.day
  }

  /// Milliseconds until the day changes here.
  static var untilMidnight: Int {
    var seconds = time_t(now.milliseconds / 1000)
    var parts = tm()
    localtime_r(&seconds, &parts)
    let passed = (Int(parts.tm_hour) * 60 + Int(parts.tm_min)) * 60 + Int(parts.tm_sec)
    return max(1, 24 * 60 * 60 - passed) * 1000
  }

  static var login: String {
    if let entry = getpwuid(getuid()), let name = entry.pointee.pw_name {
      return String(cString: name)
    }
    return environment("USER") ?? environment("LOGNAME") ?? "user"
  }

  /// What tells this machine from others; the host's name where there is no machine id.
  static var machineID: String {
    for path in ["/etc/machine-id", "/var/lib/dbus/machine-id"] {
      if let text = firstLine(of: path), !text.isEmpty { return text }
    }
    return name
  }

  /// What the machine is called.
  static var name: String {
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  static func firstLine(of path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var buffer = [CChar](repeating: 0, count: 4096)
    guard fgets(&buffer, Int32(buffer.count), file) != nil else { return nil }
    let bytes = buffer.prefix { $0 != 0 && $0 != 10 }.map(UInt8.init(bitPattern:))
    return String(decoding: bytes, as: UTF8.self)
  }

  static func isFile(_ path: String) -> Bool { access(path, R_OK) == 0 }

  static func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Where the program itself lies, links resolved.
  static var programFolder: String? { realPath("/proc/self/exe").map(parent) }

  static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  static func parent(_ path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Columns of the terminal on standard output; nil where there is none.
  static var columns: Int? { window.flatMap { $0.ws_col > 0 ? Int($0.ws_col) : nil } }

  /// Its rows.
  static var rows: Int? { window.flatMap { $0.ws_row > 0 ? Int($0.ws_row) : nil } }

  private static var window: winsize? {
    var size = winsize()
    return isTerminal(1) && ioctl(1, UInt(TIOCGWINSZ), &size) == 0 ? size : nil
  }
}
