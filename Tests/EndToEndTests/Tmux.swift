import Foundation
import Testing

/// A terminal of its own in tmux: starts the program, types, and waits for what the screen shows. Never sleeps for luck.
final class Tmux {
  let socket: String
  private(set) var isOpen = true

  struct Missing: Error {}

  /// Starts `command` in a window of `size`, with an environment of its own.
  init(_ command: String, width: Int = 100, height: Int = 30, environment: [String: String]) throws
  {
    socket = "ahd-\(UUID().uuidString.prefix(8))"
    let setting = environment.map { "\($0.key)='\($0.value)'" }.sorted().joined(separator: " ")
    try start([
      "-f", "/dev/null", "new-session", "-d", "-x", "\(width)", "-y", "\(height)",
      "env -u NO_COLOR \(setting) sh",
    ])
    try run(["set-option", "-g", "remain-on-exit", "on"])
    try run(["set-option", "-g", "escape-time", "0"])
    try run(["resize-window", "-x", "\(width)", "-y", "\(height)"])
    type(line: command)
  }

  deinit { close() }

  func close() {
    guard isOpen else { return }
    isOpen = false
    _ = try? run(["kill-server"])
  }

  /// The first command starts the server, which would keep every descriptor it is given: Foundation's Process
  /// would wait for those as long as the server lives, so it is spawned by hand with none.
  private func start(_ arguments: [String]) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in Int32(0)...2 {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    for descriptor in Int32(3)..<256 { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    // Tests run in threads that block signals; kill-server is a SIGTERM of the server to itself.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let words = ["tmux", "-L", socket] + arguments
    var argv = words.map { strdup($0) } + [nil]
    var envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }
    var pid = pid_t()
    guard posix_spawnp(&pid, "tmux", &actions, &attributes, &argv, &envp) == 0
    else { throw Missing() }
    var status: Int32 = 0
    waitpid(pid, &status, 0)
  }

  private var environment: [String: String] {
    var environment = ProcessInfo.processInfo.environment
    environment["LC_ALL"] = "C.UTF-8"
    environment["TMUX"] = nil
    return environment
  }

  @discardableResult
  func run(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["tmux", "-L", socket] + arguments
    process.environment = environment
    process.standardError = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  /// Keys by tmux's names (`Enter`, `C-z`), or single characters.
  func press(_ keys: String...) { _ = try? run(["send-keys"] + keys) }

  func type(_ text: String) { _ = try? run(["send-keys", "-l", text]) }

  private func type(line: String) {
    type(line)
    press("Enter")
  }

  /// A bracketed paste.
  func paste(_ text: String) {
    _ = try? run(["set-buffer", text])
    _ = try? run(["paste-buffer", "-p"])
  }

  func resize(_ width: Int, _ height: Int) {
    _ = try? run(["resize-window", "-x", "\(width)", "-y", "\(height)"])
  }

  var screen: String { (try? run(["capture-pane", "-p"])) ?? "" }
  var colouredScreen: String { (try? run(["capture-pane", "-p", "-e"])) ?? "" }

  /// The screen as soon as it satisfies `condition`, or a failure with what it showed at the deadline.
  @discardableResult
  func wait(
    _ what: String, seconds: Double = 20, sourceLocation: SourceLocation = #_sourceLocation,
    until condition: (String) -> Bool
  ) -> String {
    let deadline = Date().addingTimeInterval(seconds)
    var last = screen
    while Date() < deadline {
      if condition(last) { return last }
      usleep(20_000)
      last = screen
    }
    Issue.record("\(what) did not show:\n\(last)", sourceLocation: sourceLocation)
    return last
  }

  /// Waits until the program of the window has ended.
  func waitForTheEnd(sourceLocation: SourceLocation = #_sourceLocation) {
    wait("the end", sourceLocation: sourceLocation) { _ in
      (try? run(["list-panes", "-F", "#{pane_dead}"]))?.hasPrefix("1") ?? false
    }
  }

  @discardableResult
  func wait(for text: String, sourceLocation: SourceLocation = #_sourceLocation) -> String {
    wait(text, sourceLocation: sourceLocation) { $0.contains(text) }
  }
}

/// A home of its own for one run of the program.
struct Home {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "ahd-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  var environment: [String: String] {
    [
      "HOME": folder.path, "XDG_CONFIG_DIRS": folder.appending(path: "xdg").path,
      "XDG_DATA_HOME": folder.appending(path: "data").path,
      "XDG_STATE_HOME": folder.appending(path: "state").path, "LC_ALL": "C.UTF-8",
      "TERM": "screen-256color", "AHD_NOW": "2026-11-21",
      "AHD_DATA": Self.root.appending(path: "Data").path,
      "AHD_PERSON": "A. Officer", "PS1": "$ ", "SWIFT_BACKTRACE": "enable=no", "TZ": "UTC",
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
    ]
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The program that was built with these tests.
  static var program: String {
    let products = Bundle.main.bundleURL
    let beside =
      [products, products.deletingLastPathComponent()] + [
        URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent(),
        root.appending(path: ".build/debug"),
      ]
    return beside.map { $0.appending(path: "ahd").path }
      .first { FileManager.default.isExecutableFile(atPath: $0) } ?? "ahd"
  }

  struct Answer {
    let code: Int32
    let out: String
    let err: String

    /// Runs a process to its end.
    init(of process: Process) throws {
      let (out, err) = (Pipe(), Pipe())
      process.standardOutput = out
      process.standardError = err
      try process.run()
      let text = out.fileHandleForReading.readDataToEndOfFile()
      let errors = err.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      code = process.terminationStatus
      self.out = String(decoding: text, as: UTF8.self)
      self.err = String(decoding: errors, as: UTF8.self)
    }
  }

  /// Runs a command to its end.
  func ahd(_ arguments: String..., environment extra: [String: String] = [:]) throws -> Answer {
    try ahd(arguments, environment: extra)
  }

  /// The same, with a file as its input.
  func ahd(
    _ arguments: [String], input: URL? = nil, environment extra: [String: String] = [:]
  ) throws -> Answer {
    let process = Process()
    process.executableURL = URL(filePath: Self.program)
    process.arguments = arguments
    process.environment = environment.merging(extra) { $1 }
    process.currentDirectoryURL = folder
    process.standardInput = try input.map(FileHandle.init(forReadingFrom:)) ?? .nullDevice
    return try Answer(of: process)
  }

  /// A copy of a bundled register in this home.
  func copy(of name: String, to: String = "register") throws -> URL {
    let target = folder.appending(path: to)
    try FileManager.default.copyItem(at: Self.root.appending(path: "Data/\(name)"), to: target)
    return target
  }
}
