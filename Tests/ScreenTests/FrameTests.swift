import Screen
import TestSupport
import Testing

@Suite struct FrameTests {
  @Test func putsAndClips() {
    var frame = Frame(size: Size(width: 6, height: 2))
    #expect(frame.put("Türkiye", x: 1, y: 0) == 5)
    #expect(frame.put("日本語", x: 0, y: 1, width: 5) == 4)
    #expect(frame.glyphs() == " Türki\n日本  ")
    #expect(frame.put("x", x: 6, y: 0) == 0)
    #expect(frame.put("x", x: 0, y: 2) == 0)
    #expect(frame.put("x", x: 0, y: -1) == 0)
    #expect(frame.put("x", x: 0, y: 0, width: -3) == 0)
  }

  @Test func leftOfTheFrameIsClippedToo() {
    var frame = Frame(size: Size(width: 4, height: 1))
    frame.put("abcd", x: -2, y: 0)
    #expect(frame.glyphs() == "cd  ")
    frame.put("日本", x: -1, y: 0)
    #expect(frame.glyphs() == "c本 ")
  }

  @Test func aCutWideCharacterLeavesABlank() {
    var frame = Frame(size: Size(width: 6, height: 1))
    frame.put("日本語", x: 0, y: 0)
    frame.put("x", x: 1, y: 0)
    #expect(frame.glyphs() == " x本語")
    frame.put("y", x: 2, y: 0)
    #expect(frame.glyphs() == " xy 語")
    frame.fill(Rect(x: 5, y: 0, width: 1, height: 1))
    #expect(frame.glyphs() == " xy   ")
  }

  @Test func cellsHoldNothingHostile() {
    var frame = Frame(size: Size(width: 8, height: 1))
    frame.put("\u{1B}[2J\u{202E}a", x: 0, y: 0)
    #expect(frame.glyphs() == "\u{FFFD}[2J\u{FFFD}a  ")
    frame.put("👩‍👩‍👧‍👦b", x: 0, y: 0)
    #expect(frame[0, 0].text == "👩‍👩‍👧")
    #expect(frame[2, 0].text == "b")
  }

  @Test func stylesHaveLettersOfTheirOwn() {
    var letters: Set<Character> = []
    for colour in Colour.allCases {
      for bits in 0..<16 {
        let style = Style(
          colour: colour, bold: bits & 1 != 0, dim: bits & 2 != 0, reverse: bits & 4 != 0,
          underline: bits & 8 != 0)
        letters.insert(style.letter)
      }
    }
    #expect(letters.count == 80)
  }

  @Test func golden() {
    var frame = Frame(size: Size(width: 24, height: 6))
    frame.box(Rect(x: 0, y: 0, width: 12, height: 5), heavy: true, ascii: false)
    frame.box(Rect(x: 12, y: 0, width: 12, height: 5), heavy: false, ascii: true)
    frame.put("! Türkiye 🇹🇷", x: 1, y: 1, style: .plain.with(bold: true))
    frame.put("!", x: 1, y: 1, style: Style(colour: .red, bold: true))
    frame.put("پاکستان 日本", x: 13, y: 2, width: 10)
    frame.restyle(Rect(x: 12, y: 2, width: 20, height: 1)) { $0.reverse = true }
    frame.cursor = Point(x: 1, y: 1)
    expectGolden(frame.golden(), named: "boxes")
  }

  @Test func nothingTrapsAtAnySize() {
    for width in 0..<5 {
      for height in 0..<4 {
        var frame = Frame(size: Size(width: width, height: height))
        for x in -3..<6 {
          for y in -2..<5 {
            frame.put("a日🇹🇷", x: x, y: y)
            frame.box(
              Rect(x: x, y: y, width: width + x, height: height + y), heavy: x > 0, ascii: y > 0)
            frame.fill(Rect(x: y, y: x, width: 3, height: 3))
            #expect(Width.of(frame.row(0).map(\.text).joined()) == (height > 0 ? width : 0))
          }
        }
      }
    }
    #expect(Frame(size: Size(width: -1, height: 3)).glyphs() == "\n\n")
  }

  @Test func rightToLeftRunsAreIsolated() {
    var frame = Frame(size: Size(width: 20, height: 1))
    frame.put("│محسن نقوی 2025│ a", x: 0, y: 0)
    let sent = frame.isolatedRow(0)?.map(\.text).joined()
    #expect(sent == "│\u{2068}محسن نقوی 2025\u{2069}│ a  ")
    #expect(frame.glyphs() == "│محسن نقوی 2025│ a  ")
    frame.put("محسن  ", x: 0, y: 0)
    #expect(frame.isolatedRow(0)?.map(\.text).joined().hasPrefix("محسن\u{200E}  ") == true)
  }
}
