import Foundation
import Testing

/// A folder for real repositories, and a person's own home beside them; gone when it is told.
struct GitPlace {
  let folder: URL

  struct Answer {
    let code: Int32
    let out: String
    /// Errors first, then output, as one text.
    let said: String
  }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "ahd-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "home"), withIntermediateDirectories: true)
    try write("home/.gitconfig", "[user]\n  name = A. Officer\n  email = a@example.org\n")
  }

  /// Keeps all as it is, for `restore` to put back under the same paths.
  func keep() throws {
    try FileManager.default.copyItem(at: folder, to: kept)
  }

  func restore() throws {
    try FileManager.default.removeItem(at: folder)
    try FileManager.default.copyItem(at: kept, to: folder)
  }

  private var kept: URL { folder.appendingPathExtension("kept") }

  func remove() {
    try? FileManager.default.removeItem(at: kept)
    try? FileManager.default.removeItem(at: folder)
  }

  /// All a program of ours sees of the person's.
  var environment: [String: String] {
    [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "LC_ALL": "C",
      "HOME": folder.appending(path: "home").path, "GIT_CONFIG_NOSYSTEM": "1",
      "GIT_TERMINAL_PROMPT": "0", "GIT_SSH_COMMAND": "ssh -o BatchMode=yes",
      "GIT_ALLOW_PROTOCOL": "file:git:http:https:ssh:foo",
    ]
  }

  func run(_ arguments: [String], program: String = "git") throws -> Answer {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.environment = environment
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    let out = folder.appending(path: "out-\(UUID().uuidString)")
    let err = folder.appending(path: "err-\(UUID().uuidString)")
    for file in [out, err] { try Data().write(to: file) }
    defer { for file in [out, err] { try? FileManager.default.removeItem(at: file) } }
    process.standardOutput = try FileHandle(forWritingTo: out)
    process.standardError = try FileHandle(forWritingTo: err)
    try process.run()
    process.waitUntilExit()
    let text = try String(contentsOf: out, encoding: .utf8)
    let errors = try String(decoding: Data(contentsOf: err), as: UTF8.self)
    return Answer(code: process.terminationStatus, out: text, said: errors + text)
  }

  /// Runs git, which must do what it is asked.
  @discardableResult
  func git(_ arguments: String...) throws -> String {
    let answer = try run(arguments)
    #expect(answer.code == 0, "git \(arguments): \(answer.said)")
    return answer.out
  }

  func commit(in name: String, _ text: String) throws {
    try write("\(name)/\(text)", text)
    try git("-C", name, "add", "-A")
    try git("-C", name, "commit", "-q", "-m", text)
  }

  func write(_ path: String, _ text: String) throws {
    try text.write(to: folder.appending(path: path), atomically: false, encoding: .utf8)
  }

  /// Puts a program that can be run at once: another writes it, since what this process has open for
  /// writing may be open in whatever another test starts at that moment.
  func script(_ name: String, _ text: String) throws {
    try write("\(name).text", text)
    let answer = try run(["-m", "755", "\(name).text", name], program: "install")
    #expect(answer.code == 0, "\(answer.said)")
  }

  func permit(_ path: String, _ mode: Int) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: folder.appending(path: path).path)
  }
}
