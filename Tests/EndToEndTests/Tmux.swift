import Foundation
import Testing

/// A terminal of its own in tmux: starts the program, types, and waits for what the screen shows.
/// Never sleeps for luck.
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
    enter(command)
  }

  deinit { close() }

  func close() {
    if isOpen { _ = try? run(["kill-server"]) }
    isOpen = false
  }

  /// The first command starts the server, which would keep every descriptor it is given:
  /// Foundation's Process would wait for those as long as the server lives, so it is
  /// spawned by hand with none.
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

  /// Types a line and ends it.
  func enter(_ line: String) {
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

  /// The screen as soon as it satisfies `condition`, or a failure with what it
  /// showed at the deadline.
  ///
  /// A screen may be caught half drawn: what is to be there together is one condition, and what is
  /// to be gone is asked with something of the same frame that is to be there.
  @discardableResult
  func wait(
    _ what: String, seconds: Double = 120, coloured: Bool = false,
    sourceLocation: SourceLocation = #_sourceLocation, until condition: (String) -> Bool
  ) -> String {
    let deadline = Date().addingTimeInterval(seconds)
    var looks = 0
    while true {
      let last = coloured ? colouredScreen : screen
      if condition(last) { return last }
      guard Date() < deadline else {
        Issue.record("\(what) did not show:\n\(last)", sourceLocation: sourceLocation)
        return last
      }
      // Each look starts a tmux: what takes long is looked at less often.
      looks += 1
      usleep(looks < 20 ? 20_000 : 100_000)
    }
  }

  /// The screen as soon as it shows every one of `texts`, and none of `gone`.
  @discardableResult
  func wait(
    for texts: String..., without gone: [String] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) -> String {
    let what = texts.joined(separator: ", ") + gone.map { ", without \($0)" }.joined()
    return wait(what, sourceLocation: sourceLocation) { screen in
      texts.allSatisfy(screen.contains) && !gone.contains(where: screen.contains)
    }
  }

  /// Waits until the program of the window has ended.
  func waitForTheEnd(sourceLocation: SourceLocation = #_sourceLocation) {
    wait("the end", sourceLocation: sourceLocation) { _ in
      (try? run(["list-panes", "-F", "#{pane_dead}"]))?.hasPrefix("1") ?? false
    }
  }
}
