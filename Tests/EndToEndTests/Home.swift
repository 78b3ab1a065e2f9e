import Foundation
import Testing

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

  /// The dashboard in a terminal of its own, in this home's folder, as soon as its first frame is
  /// whole: its counts on the first line, its keys on the last.
  func dashboard(
    width: Int = 120, height: Int = 36, environment extra: [String: String] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Tmux {
    let tmux = try Tmux(
      "cd '\(folder.path)' && exec \(Self.program)", width: width, height: height,
      environment: environment.merging(extra) { $1 })
    tmux.wait(for: " items, ", "? help", sourceLocation: sourceLocation)
    return tmux
  }

  /// A copy of a bundled register in this home.
  func copy(of name: String, to: String = "register") throws -> URL {
    let target = folder.appending(path: to)
    try FileManager.default.copyItem(at: Self.root.appending(path: "Data/\(name)"), to: target)
    return target
  }
}
