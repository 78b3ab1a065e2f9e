import Foundation
import Query
import Register
import Reports
import Screen
import TestSupport
import Testing

@Suite struct FilterGuideTests {
  @Test("docs/filter.md is what the table says")
  func isCurrent() throws {
    let docs = try String(
      contentsOf: Samples.root.appending(path: "docs/filter.md"), encoding: .utf8)
    #expect(docs == FilterGuide.markdown, "ahd filter > docs/filter.md writes it anew")
  }

  @Test("every example of it, and of the fields, can be read")
  func examplesAreReadable() {
    let register = Samples.register
    for text in FilterGuide.examples.map(\.text) + Filter.Field.all.map(\.example) {
      #expect(register.reading(filter: text).faults.isEmpty, "\(text)")
    }
  }

  // MARK: Where a text goes wrong

  @Test(
    "carets stand under the place",
    arguments: [
      ("domain:nark", 7..<11, ["domain:nark", "       ^^^^"]),
      ("İşğ x(", 5..<6, ["İşğ x(", "     ^"]), ("عہد (", 4..<5, nil),
      ("a\u{1B}[2J (", 6..<7, nil), ("or", 0..<2, ["or", "^^"]),
      ("kümmü\u{308} (", 6..<7, ["kümmü\u{308} (", "      ^"]),
    ] as [(String, Range<Int>, [String]?)])
  func points(text: String, place: Range<Int>, lines: [String]?) {
    let found = FaultPointer.lines(text, at: place, width: 80)
    if let lines { #expect(found == lines) }
    #expect(!found[0].unicodeScalars.contains { $0.value < 0x20 })
    #expect(Width.of(found[1]) <= Width.of(found[0]))
    #expect(found[1].contains("^"))
  }

  @Test("of a long text the part around the place", arguments: [20, 40, 79])
  func cuts(width: Int) {
    let text =
      String(repeating: "word ", count: 2_000) + "domain:nark "
      + String(repeating: "x", count: 90_000)
    let found = FaultPointer.lines(text, at: 10_007..<10_011, width: width)
    #expect(found.allSatisfy { Width.of($0) <= width })
    #expect(found[1].last == "^")
    #expect(found[0].first == "…")
  }
}
