import Foundation
import Testing

/// What a machine does to a program: calls that fail, disks that fill, folders that go.
enum Machine {
  /// Calls of the system that fail for a program while a file says so.
  struct Faults {
    let environment: [String: String]
    private let file: URL

    /// Nil where there is no C compiler to make the library with.
    init?(in home: Home) throws {
      let library = home.folder.appending(path: "faults.so")
      let source = Home.root.appending(path: "Tests/EndToEndTests/Faults/faults.c")
      guard
        Machine.run(["cc", "-shared", "-fPIC", "-o", library.path, source.path, "-ldl"]) == 0
      else { return nil }
      file = home.folder.appending(path: "faults")
      environment = ["LD_PRELOAD": library.path, "AHD_FAULTS": file.path]
    }

    /// `call errno`, one or more; none heals all.
    func set(_ faults: String...) throws {
      try faults.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    }
  }

  /// The exit code of a command of the system.
  @discardableResult
  static func run(_ words: [String]) -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return -1 }
    process.waitUntilExit()
    return process.terminationStatus
  }

  static let mayMount: Bool = {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ahd-\(UUID().uuidString)")
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    guard getuid() == 0, run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.path]) == 0
    else { return false }
    return run(["umount", folder.path]) == 0
  }()

  /// Whether the program can be run as the user nobody.
  static let mayBeNobody =
    getuid() == 0 && run(asNobody + ["test", "-x", Home.program]) == 0

  static let asNobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
}

/// A small disk of its own; gone with the value.
final class SmallDisk {
  let folder: URL
  private var filler: URL { folder.appending(path: "filler") }

  init(in home: Home, kilobytes: Int) throws {
    folder = home.folder.appending(path: "disk")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let size = "size=\(kilobytes)k"
    #expect(Machine.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", folder.path]) == 0)
  }

  deinit { Machine.run(["umount", "-l", folder.path]) }

  func fill() { Machine.run(["dd", "if=/dev/zero", "of=\(filler.path)", "bs=1024"]) }
  func free() { try? FileManager.default.removeItem(at: filler) }
  func remount(_ option: String) {
    #expect(Machine.run(["mount", "-o", "remount,\(option)", folder.path]) == 0)
  }
}
