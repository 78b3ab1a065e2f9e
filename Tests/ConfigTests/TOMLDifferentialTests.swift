import Config
import Foundation
import JSON
import TestSupport
import Testing

/// The reader beside Python's tomllib, on acceptance and on what was read.
@Suite(.enabled(if: Tomllib.isThere, "python3 with tomllib is not installed"))
struct TOMLDifferentialTests {
  @Test(arguments: 0..<4)
  func agreesOnRandomTexts(seed: Int) throws {
    var random = Seeded(seed)
    let texts = (0..<800).map { i in
      let text = RandomTOML.text(&random)
      return i % 3 == 0 ? text : RandomTOML.damaged(text, &random)
    }
    let answers = try Tomllib.answers(to: texts)
    try #require(answers.count == texts.count)
    var accepted = 0
    for (text, answer) in zip(texts, answers) {
      let document = TOMLDocument(Bytes(text))
      let own =
        document.faults.isEmpty ? try Tomllib.sorted(document.tree().compact) : "null"
      #expect(own == answer, "\(text.debugDescription)")
      accepted += own == "null" ? 0 : 1
    }
    #expect(accepted > 100 && accepted < 700, "\(accepted) of \(texts.count)")
  }

  /// The cases of toml-lang/toml-test, where $AHD_TOML_TEST names their folder.
  @Test(.enabled(if: Tomllib.suite != nil)) func agreesOnTheSuite() throws {
    let suite = try #require(Tomllib.suite)
    let list = try String(contentsOfFile: "\(suite)/files-toml-1.0.0", encoding: .utf8)
    for name in list.split(separator: "\n") where name.hasSuffix(".toml") {
      let data = try Data(contentsOf: URL(filePath: "\(suite)/\(name)"))
      let isRead = TOMLDocument(Bytes(Array(data))).faults.isEmpty
      #expect(isRead == name.hasPrefix("valid/"), "\(name)")
    }
  }
}

/// Texts of TOML, most of them sound, with keys that meet again.
private enum RandomTOML {
  static func text(_ random: inout Seeded) -> String {
    var lines: [String] = []
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      switch Int.random(in: 0..<8, using: &random) {
      case 0: lines.append("[\(key(&random))]")
      case 1: lines.append("[[ \(key(&random)) ]] # c")
      case 2: lines.append("")
      default: lines.append("\(key(&random)) = \(value(&random, 2))")
      }
    }
    return lines.joined(separator: Bool.random(using: &random) ? "\n" : "\r\n")
  }

  private static func key(_ random: inout Seeded) -> String {
    let parts = ["a", "b", "c-1", "\"d e\"", "'f'", "a", "9", "\"\\u00fc\""]
    return (0..<Int.random(in: 1...3, using: &random))
      .map { _ in parts.randomElement(using: &random) ?? "a" }.joined(separator: ".")
  }

  private static func value(_ random: inout Seeded, _ depth: Int) -> String {
    if depth > 0, Int.random(in: 0..<4, using: &random) == 0 {
      let inner = (0..<Int.random(in: 0...3, using: &random)).map { _ in value(&random, depth - 1) }
      if Bool.random(using: &random) { return "[" + inner.joined(separator: ", ") + "]" }
      let members = inner.map { "\(key(&random)) = \($0)" }
      return "{" + members.joined(separator: ", ") + "}"
    }
    return scalars.randomElement(using: &random) ?? "1"
  }

  private static let scalars = [
    "1", "-0", "+7", "1_000", "0x_1", "0xFf", "0o7", "0b2", "01", "1.5", "1.", ".5", "1e5",
    "1E+0_1",
    "inf", "-nan", "true", "True", "\"x\"", "\"\\n\\u0041\"", "\"\\e\"", "'a\\'",
    "\"\"\"a\nb\"\"\"",
    "\"\"\"\\\n  x \"\" \"\"\"\"\"", "'''\r\n'x'''", "2026-11-21", "2026-02-29",
    "2026-11-21T10:00:00Z",
    "2026-11-21 10:00:00.25+03:00", "10:00:00", "10:00", "2026-11-21T24:00:00", "[\n1, # c\n]",
    "[,]",
    "\"é\u{1F600}\"", "''", "\"\"",
  ]

  /// With a byte of ASCII put in, left out or changed.
  static func damaged(_ text: String, _ random: inout Seeded) -> String {
    var scalars = Array(text.unicodeScalars)
    guard let place = scalars.indices.randomElement(using: &random) else { return text }
    let signs = Array("\"'[]{}=.,#\n \\ax0-_:\r\t\u{1}".unicodeScalars)
    let sign = signs.randomElement(using: &random) ?? "x"
    switch Int.random(in: 0..<3, using: &random) {
    case 0: scalars.insert(sign, at: place)
    case 1: scalars.remove(at: place)
    default: scalars[place] = sign
    }
    return String(String.UnicodeScalarView(scalars))
  }
}

/// Runs decode.py, one process for many texts.
private enum Tomllib {
  static let isThere = (try? run(["-c", "import tomllib"], Data())) != nil
  static let suite = ProcessInfo.processInfo.environment["AHD_TOML_TEST"]

  static func answers(to texts: [String]) throws -> [String] {
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "decode.py").path
    let data = try run([script], Data(texts.joined(separator: "\0").utf8))
    return try String(decoding: data, as: UTF8.self).split(separator: "\n").map {
      try sorted(String($0))
    }
  }

  /// The same JSON with its members in one order.
  static func sorted(_ text: String) throws -> String {
    let value = try JSONSerialization.jsonObject(
      with: Data(text.utf8), options: .fragmentsAllowed)
    let data = try JSONSerialization.data(
      withJSONObject: value, options: [.sortedKeys, .fragmentsAllowed])
    return String(decoding: data, as: UTF8.self)
  }

  private static func run(_ arguments: [String], _ input: Data) throws -> Data {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "texts")
    try input.write(to: file)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    process.standardInput = try FileHandle(forReadingFrom: file)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    return data
  }
}
