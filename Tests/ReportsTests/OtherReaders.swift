import Foundation

/// Programs of others that read what the reports write.
enum Python {
  static let hasCalendars = run("import icalendar", "") != nil
  static let hasSchemas = run("import jsonschema", "") != nil

  /// What a script prints that reads a text on its standard input; nil if it fails.
  static func run(_ script: String, _ text: String) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    guard (try? Data(text.utf8).write(to: file)) != nil,
      let handle = try? FileHandle(forReadingFrom: file)
    else { return nil }
    process.standardInput = handle
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
  }
}
