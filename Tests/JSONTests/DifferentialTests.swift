import Foundation
import JSON
import Testing

/// The reader beside that of python3, both on acceptance and on what was read.
@Suite(.enabled(if: SecondOpinion.isThere, "python3 is not installed"))
struct DifferentialTests {
  @Test func agreesOnTheCases() throws {
    try expectAgreement((Case.accepted + Case.rejected).map(\.bytes))
  }

  @Test func agreesOnEverySingleByte() throws {
    let texts = Sample.text.indices.flatMap { i in
      (0...255).map { byte in
        var text = Sample.text
        text[i] = UInt8(byte)
        return text
      }
    }
    try expectAgreement(texts)
  }

  @Test(arguments: 0..<4)
  func agreesOnRandomTexts(seed: UInt64) throws {
    var random = SplitMix(seed)
    let texts = (0..<1500).map { i in
      let text = random.spelling(of: random.value(depth: 3))
      return i % 3 == 0 ? text : random.damage(text)
    }
    try expectAgreement(texts)
  }

  private func expectAgreement(_ texts: [[UInt8]]) throws {
    let answers = try SecondOpinion.answers(to: texts)
    try #require(answers.count == texts.count)
    for (text, answer) in zip(texts, answers) {
      let own = try? tree(Bytes(text)).get().compact
      if Array((own ?? "-").utf8) != answer {
        let shown = String(decoding: text, as: UTF8.self).debugDescription
        Issue.record(
          "\(shown): \(own ?? "-"), but python: \(String(decoding: answer, as: UTF8.self))")
      }
    }
  }
}

/// Runs strict.py, one process for many texts.
private enum SecondOpinion {
  static let isThere = (try? run(["-c", ""])) == 0

  static func answers(to texts: [[UInt8]]) throws -> [[UInt8]] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let cases = folder.appendingPathComponent("cases")
    let answers = folder.appendingPathComponent("answers")
    try Data(texts.flatMap(framed)).write(to: cases)
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("strict.py")
    let status = try run([script.path, cases.path, answers.path])
    try #require(status == 0)
    return try Data(contentsOf: answers).split(separator: 0x0A).map { Array($0) }
  }

  private static func framed(_ text: [UInt8]) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: text.count >> ($0 * 8)) } + text
  }

  private static func run(_ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
