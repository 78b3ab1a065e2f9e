import Config
import JSON
import TestSupport
import Testing

/// What `ahd config` prints holds nothing raw, and reads back as what is in force.
@Suite struct MarkedValueTests {
  static let texts = (0..<4).flatMap {
    MarkedText.texts(seed: $0, besides: "\u{1B}\u{9B}\u{202E}\u{2066}#")
  }

  private func configuration(_ text: String) -> Configuration {
    ConfigurationTests.read([.options([.person: text])])
  }

  @Test func tomlReadsBack() throws {
    var read = 0
    for text in Self.texts {
      guard configuration(text).text(.person) != nil else { continue }
      let toml = configuration(text).effective(keys: [], files: [(text, true)])
      let document = TOMLDocument(Bytes(toml))
      try #require(document.faults.isEmpty, "\(text.debugDescription)")
      let person = try #require(document.tree()["person"]?["string"]?.string)
      let kept = try #require(configuration(text).text(.person))
      #expect(Array(person.unicodeScalars) == Array(kept.unicodeScalars))
      expectInert(toml)
      read += 1
    }
    #expect(read > 100)
  }

  @Test func jsonReadsBack() throws {
    for text in Self.texts {
      let json = configuration(text).json(keys: [], files: [(text, true)], problems: [])
      expectInert(json)
      let files = try JSONValue(json)["files"]?.array
      let path = try #require(files?.first?["path"]?.string)
      #expect(Array(path.unicodeScalars) == Array(text.unicodeScalars))
    }
  }

  private func expectInert(_ text: String) {
    for scalar in text.unicodeScalars where scalar != "\n" {
      let category = scalar.properties.generalCategory
      #expect(category != .control && category != .format, "U+\(String(scalar.value, radix: 16))")
    }
  }
}
