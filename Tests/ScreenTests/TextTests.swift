import Screen
import TestSupport
import Testing

@Suite struct TextTests {
  @Test(arguments: [
    ("Türkiye", 7, "Türkiye"), ("Türkiye", 6, "Türki…"), ("Türkiye", 1, "…"), ("Türkiye", 0, ""),
    ("日本語", 5, "日本…"), ("日本語", 4, "日…"), ("日本語", 2, "…"), ("a👩‍👩‍👧‍👦b", 3, "a…"), ("", 3, ""),
    ("ab", -1, ""),
  ])
  func clips(text: String, width: Int, expected: String) {
    #expect(clip(text, to: width) == expected)
  }

  @Test func clipsWithAnyEllipsis() {
    #expect(clip("overdue", to: 5, ellipsis: "..") == "ove..")
    #expect(clip("overdue", to: 1, ellipsis: "..") == ".")
    #expect(clip("overdue", to: 3, ellipsis: "") == "ove")
  }

  @Test func pads() {
    #expect(pad("日本", to: 6) == "日本  ")
    #expect(pad("Türkiye", to: 3) == "Türkiye")
  }

  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]), ("one two", 3, ["one", "two"]),
    ("counterterrorism now", 7, ["counter", "terrori", "sm now"]), ("", 5, [""]),
    ("a\n\nb", 5, ["a", "", "b"]), ("日本語", 3, ["日", "本", "語"]), ("日本", 1, ["日", "本"]),
    ("ab cd", 0, ["a", "b", "c", "d"]), ("  two  spaces ", 20, ["two spaces"]),
  ])
  func wraps(text: String, width: Int, expected: [String]) {
    #expect(wrap(text, to: width) == expected)
  }

  @Test(arguments: 0..<40)
  func wrappedLinesFitAndLoseNothing(seed: Int) {
    var random = Seeded(seed)
    let pieces = ["a", "Türkiye", "日", "🇹🇷", "پاکستان", " ", "  ", "counterterrorism", "e\u{301}"]
    let text = (0..<30).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    let width = Int.random(in: 2...20, using: &random)
    let lines = wrap(text, to: width)
    #expect(lines.allSatisfy { Width.of($0) <= width })
    #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
    let clipped = clip(text, to: width)
    #expect(Width.of(clipped) <= width)
  }
}
