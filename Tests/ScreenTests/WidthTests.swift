import Screen
import Testing

@Suite struct WidthTests {
  @Test(arguments: [
    ("", 0), ("a", 1), ("Türkiye", 7), ("Tu\u{308}rkiye", 7), ("İı ş ğ", 6),
    ("پاکستان", 7), ("وزیرِ داخلہ", 10), ("日本", 4), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
    ("ｶﾅ", 2), ("Ａ", 2), ("🙂", 2), ("🇹🇷🇵🇰", 4), ("👩‍👩‍👧‍👦", 2), ("👍🏽", 2), ("❤", 1), ("❤️", 2),
    ("1️⃣", 2), ("│─╭┏█▏●◔", 8), ("a\u{301}\u{302}", 1), ("का", 2), ("…", 1), ("\u{301}", 0),
  ])
  func cells(text: String, cells: Int) {
    #expect(Width.of(text) == cells)
  }

  @Test func noTextTakesMoreCellsThanBytes() {
    for value in UInt32(0x20)..<0x32000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(scalar)
      #expect(Width.of(text) <= text.utf8.count)
    }
  }
}
