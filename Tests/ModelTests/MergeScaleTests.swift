import JSON
import Model
import TestSupport
import Testing

/// A large file is joined by the bytes of its elements: only what both changed is read as values.
@Suite struct MergeScaleTests {
  private static func file(_ count: Int, _ change: (Int) -> String?) -> [UInt8] {
    var text: [UInt8] = Array("[".utf8)
    for number in 0..<count {
      let title = change(number) ?? "Item \(number)"
      let digits = String(100_000 + number)
      text += "\(number == 0 ? "" : ",")\n  {\n    \"id\": \"item-\(digits)\",\n".utf8
      text += "    \"title\": \"\(title)\",\n    \"notes\": \"as before\"\n  }".utf8
    }
    text += "\n]\n".utf8
    return text
  }

  @Test func onlyWhatBothChangedIsRead() throws {
    let count = 10_000
    let base = Self.file(count) { _ in nil }
    let ours = Self.file(count) { $0 % 1000 == 7 ? "Ours" : nil }
    let theirs = Self.file(count) { $0 % 1000 == 8 || $0 == 7 ? "Theirs" : nil }
    let joined = try Merging.file(.commitments, base: base, ours: ours, theirs: theirs)
    #expect(joined.contested.map(\.element) == ["item-100007"])
    let text = String(decoding: joined.bytes ?? [], as: UTF8.self)
    let plain = String(
      decoding: Self.file(count) { number in
        number % 1000 == 8 ? "Theirs" : number % 1000 == 7 && number != 7 ? "Ours" : nil
      }, as: UTF8.self)
    let contested = """
      "as before",
          "contested": {
            "title": [
              "Ours",
              "Theirs"
            ]
          }
        }
      """
    let place = try #require(plain.firstRange(of: "Item 7\",\n    \"notes\": \"as before\"\n  }"))
    let with = "Item 7\",\n    \"notes\": \(contested)"
    #expect(text == plain[..<place.lowerBound] + with + plain[place.upperBound...])
  }
}
