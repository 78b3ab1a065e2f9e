import Check
import Entities
import Foundation
import JSON
import Register
import TestSupport
import Testing

/// Each folder under Broken is a register with one sort of fault; `check` tells exactly the places
/// its expected.json lists.
@Suite struct BrokenRegisterTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Broken")

  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { !$0.contains(".") }.sorted()

  @Test func thereAreSome() { #expect(Self.names.count >= 40) }

  @Test(arguments: names)
  func tellsEveryPlace(_ name: String) throws {
    let folder = Self.folder.appendingPathComponent(name)
    let files = Samples.files(in: folder)
    let expected = try Self.expected(in: folder).map { row in
      let severity = row["severity"]?.string ?? "error"
      return "\(row["file"]?.string ?? ""):\(row["line"]?.int ?? 0):\(row["column"]?.int ?? 0) "
        + "\(row["path"]?.string ?? "") \(severity)"
    }
    let found = Register(files: files, today: Samples.today).check().map(Self.place)
    #expect(found.sorted() == expected.sorted())
  }

  private static func place(_ problem: Problem) -> String {
    let position = "\(problem.position?.line ?? 0):\(problem.position?.column ?? 0)"
    return "\(problem.file):\(position) \(problem.path) \(problem.severity.rawValue)"
  }

  private static func expected(in folder: URL) throws -> [JSONValue] {
    let data = try Data(contentsOf: folder.appendingPathComponent("expected.json"))
    return try JSONValue(bytes: Bytes(Array(data)), in: 0..<data.count).array ?? []
  }

  @Test("every problem has words that say what was found and what was expected", arguments: names)
  func hasWords(_ name: String) {
    let files = Samples.files(in: Self.folder.appendingPathComponent(name))
    for problem in Register(files: files, today: Samples.today).check() {
      #expect(problem.words.hasPrefix(problem.file))
      #expect(!problem.found.isEmpty && !problem.expected.isEmpty)
      #expect(!problem.words.unicodeScalars.contains { $0.value < 0x20 })
    }
  }

  @Test("what is broken is not there, and the rest is", arguments: names)
  func restOpens(_ name: String) {
    let files = Samples.files(in: Self.folder.appendingPathComponent(name))
    let register = Register(files: files, today: Samples.today)
    #expect(register.breaches() == [])
    for row in 0..<register.count {
      let isWhole = register.item(row) != nil
      let problems = register.problems(of: row)
      #expect(isWhole == !problems.contains { $0.severity == .error })
    }
  }
}
