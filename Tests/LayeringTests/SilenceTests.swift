import Foundation
import Testing

/// A test that ends before it has asserted anything passes for the wrong reason.
@Suite struct SilenceTests {
  static let root = LayeringTests.root.appending(path: "Tests")

  /// The `else` of a guard throws, records an issue or gives a value back: `try #require` where a
  /// test needs something, a plain `if` where a helper has nothing to do. TestSupport asserts
  /// nothing and may return.
  @Test func noGuardReturnsInSilence() throws {
    let silent = /else\s*\{\s*return\s*\}/
    for (file, text) in try files() where !file.hasPrefix("TestSupport/") {
      for match in text.matches(of: silent) {
        let line = text[..<match.range.lowerBound].count { $0 == "\n" } + 1
        Issue.record("Tests/\(file):\(line): a guard that returns without a word")
      }
    }
  }

  private func files() throws -> [(name: String, text: String)] {
    let all = FileManager.default.enumerator(atPath: Self.root.path)
    let names = all?.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") } ?? []
    try #require(names.count > 100)
    return try names.map { name in
      (name, try String(contentsOf: Self.root.appending(path: name), encoding: .utf8))
    }
  }
}
