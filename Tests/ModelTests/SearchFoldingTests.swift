import Foundation
import Search
import TestSupport
import Testing

@Suite struct SearchFoldingTests {
  static func folded(_ text: String) -> String {
    String(decoding: Folding.fold(text), as: UTF8.self)
  }

  @Test(arguments: [
    ("turkiye", "Türkiye"), ("TÜRKİYE", "türkiye"), ("Tu\u{308}rkiye", "Türkiye"),
    ("TURKIYE", "Türkıye"), ("isbirligi", "İŞBİRLİĞİ"), ("ISBIRLIGI", "işbirliği"),
    ("I\u{307}s\u{327}birlig\u{306}i", "işbirliği"), ("DIYARBAKIR", "Diyarbakır"),
    ("Straße", "STRASSE"), ("STRAẞE", "strasse"), ("Ærø", "aero"), ("œuvre", "OEUVRE"),
    ("Łódź", "lodz"), ("Đặng", "dang"), ("Þór", "thor"), ("naïve café", "NAIVE CAFE"),
    ("Ｆｕｌｌ　Ｗｉｄｔｈ１", "full width1"), ("ﬁne", "fine"), ("ΣΊΣΥΦΟΣ", "σισυφος"), ("ЁЛКИ", "елки"),
    ("Türkiye’s", "turkiye's"), ("“quoted”", "\"quoted\""), ("mid–2026", "mid-2026"),
    ("mid\u{2011}2026", "mid-2026"), ("so\u{AD}ft", "soft"), ("zero\u{200B}width", "zerowidth"),
    ("a \t\r\n  b", "a b"), ("a\u{A0}\u{2003}b", "a b"),
    ("a\u{0}b\u{1}c\u{7F}d\u{85}e", "a b c d e"),
    ("a \u{301} b", "a b"), ("…", "..."), ("10 ⅝", "10 5/8"), ("２٣۴", "234"),
  ])
  func foldTogether(one: String, other: String) {
    #expect(Self.folded(one) == Self.folded(other))
  }

  /// Arabic and Persian letters, written alike in Urdu and apart in Unicode.
  @Test(arguments: [
    ("\u{6CC}", "\u{64A}"), ("\u{649}", "\u{64A}"), ("\u{6A9}", "\u{643}"), ("\u{6C1}", "\u{647}"),
    ("\u{622}", "\u{627}"), ("\u{627}\u{653}", "\u{622}"),
    ("\u{639}\u{6C1}\u{62F}", "\u{639}\u{647}\u{62F}"),
    ("\u{67E}\u{64E}\u{627}\u{6A9}", "\u{67E}\u{627}\u{643}"), ("\u{640}\u{628}", "\u{628}"),
    ("\u{FEFB}", "\u{644}\u{627}"), ("\u{FB8E}", "\u{6A9}"),
  ])
  func foldTogetherInArabicScript(one: String, other: String) {
    #expect(Self.folded(one) == Self.folded(other))
  }

  @Test(arguments: [
    ("Ankara", "ankara"), ("", ""), (" x ", " x "), ("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", nil),
    ("日本", nil), ("😀👩‍🚀", "😀👩🚀"), ("ہے", "\u{647}\u{6D2}"), ("ğüşıöç", "gusioc"),
  ])
  func foldTo(text: String, folded: String?) {
    #expect(Array(Self.folded(text).unicodeScalars) == Array((folded ?? text).unicodeScalars))
  }

  @Test func differentLettersStayApart() {
    let letters = "abcdefghijklmnopqrstuvwxyz0123456789عبپتٹثجچحخدڈذرڑزژسشصضطظغفقكگلمنوهيےабвгд"
    let folded = Set(letters.unicodeScalars.map { Self.folded(String($0)) })
    #expect(folded.count == letters.unicodeScalars.count)
  }

  static let scalars = (UInt32(0)...0x1_FFFF).compactMap(Unicode.Scalar.init)

  @Test func foldingTwiceIsFoldingOnce() {
    for scalar in Self.scalars {
      let once = Folding.fold("x\(scalar)y")
      if Folding.fold(String(decoding: once, as: UTF8.self)) != once {
        Issue.record("U+\(String(scalar.value, radix: 16))")
      }
      if once.contains(where: { $0 < 0x20 }) {
        Issue.record("control in U+\(String(scalar.value, radix: 16))")
      }
    }
  }

  @Test func caseFoldsAway() {
    for scalar in Self.scalars where scalar.properties.changesWhenLowercased {
      let lower = scalar.properties.lowercaseMapping
      if Folding.fold(lower) != Folding.fold(String(scalar)) {
        Issue.record("U+\(String(scalar.value, radix: 16))")
      }
    }
  }

  /// Left out are CJK compatibility ideographs, and what lies above U+FFFF.
  @Test func composedAndDecomposedFoldTogether() {
    for scalar in Self.scalars
    where scalar.value < 0xF900 || (0xFB00...0xFFFF).contains(scalar.value) {
      let text = String(scalar)
      let decomposed = text.decomposedStringWithCanonicalMapping
      if Folding.fold(text) != Folding.fold(decomposed) {
        Issue.record("U+\(String(scalar.value, radix: 16))")
      }
    }
  }

  /// The fast path over eight bytes agrees with single bytes, wherever a word begins and ends.
  @Test(arguments: 0..<300) func placeDoesNotMatter(seed: Int) {
    var random = Seeded(seed)
    let pieces = ["a", "Z", "É", "ş", " ", "  ", "\n", "@", "[", "{", "~", "\u{7F}", "ی", "😀", "Q"]
    let text = (0..<Int.random(in: 0...40, using: &random))
      .map { _ in pieces.randomElement(using: &random) ?? "" }
    var slow: [UInt8] = []
    for byte in text.flatMap({ Folding.fold($0) }) where byte != 0x20 || slow.last != 0x20 {
      slow.append(byte)
    }
    #expect(Folding.fold(text.joined()) == slow)
  }

  /// Any bytes fold to valid UTF-8, without a trap; what was appended to is untouched.
  @Test(arguments: 0..<300) func anyBytes(seed: Int) {
    var random = Seeded(seed)
    let lead: [UInt8] = [
      0x00, 0x20, 0x41, 0x80, 0xBF, 0xC0, 0xC3, 0xE0, 0xED, 0xF0, 0xF4, 0xF5, 0xFF,
    ]
    let bytes = (0..<Int.random(in: 0...30, using: &random)).map { _ in
      Bool.random(using: &random)
        ? lead.randomElement(using: &random) ?? 0 : UInt8.random(in: .min ... .max, using: &random)
    }
    var folded: [UInt8] = [0x20]
    bytes.withUnsafeBufferPointer { Folding.fold($0, into: &folded) }
    let appended = Array(folded.dropFirst())
    #expect(folded.first == 0x20)
    #expect(String(validating: appended, as: UTF8.self) != nil)
    #expect(Folding.fold(String(decoding: appended, as: UTF8.self)) == appended)
    if let text = String(validating: bytes, as: UTF8.self) {
      #expect(Folding.fold(text) == appended)
    }
  }

  @Test(
    arguments: [
      [0x80], [0xC0, 0xAF], [0xC3], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
      [0xF0, 0x80, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0xFF],
    ] as [[UInt8]])
  func everyByteThatIsNoUTF8IsReplaced(bytes: [UInt8]) {
    var folded: [UInt8] = []
    bytes.withUnsafeBufferPointer { Folding.fold($0, into: &folded) }
    #expect(folded == bytes.flatMap { _ in [0xEF, 0xBF, 0xBD] as [UInt8] })
  }
}
