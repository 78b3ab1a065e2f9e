import Foundation
import Testing

/// A test that ends before it has asserted anything passes for the wrong reason.
@Suite struct SilenceTests {
  /// The `else` of a guard throws, records an issue or gives a value back: `try #require` where a
  /// test needs something, a plain `if` where a helper has nothing to do. TestSupport asserts
  /// nothing and may return.
  @Test func noGuardReturnsInSilence() throws {
    let silent = /else\s*\{\s*return\s*\}/
    let files = Repository.files("Tests", ending: ".swift")
    try #require(files.count > 100)
    for file in files where !file.hasPrefix("Tests/TestSupport/") {
      let text = try Repository.lines(file).joined(separator: "\n")
      for match in text.matches(of: silent) {
        let line = text[..<match.range.lowerBound].count { $0 == "\n" } + 1
        Issue.record("\(file):\(line): a guard that returns without a word")
      }
    }
  }
}
