import Foundation
import Screen
import TestSupport
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

@Suite struct PictureTests {
  /// A little of everything: borders, blocks, signs, wide and right-to-left letters, a cursor.
  static var frame: Frame {
    var frame = Frame(size: Size(width: 34, height: 9))
    frame.box(
      Rect(x: 0, y: 0, width: 17, height: 9), heavy: true, ascii: false, style: Style(bold: true))
    frame.box(Rect(x: 17, y: 0, width: 17, height: 9), heavy: false, ascii: false)
    frame.put(" Items ", x: 1, y: 0, style: Style(bold: true))
    frame.put("! late  7 mo", x: 1, y: 1, style: Style(colour: .red, bold: true))
    frame.put("◑ reported", x: 1, y: 2, style: Style(colour: .cyan))
    frame.put("● done", x: 1, y: 3, style: Style(colour: .green))
    frame.put("≠ <both> & \"all\"", x: 1, y: 4, style: Style(colour: .magenta))
    frame.put("▸ the cursor's ", x: 1, y: 5, style: Style(reverse: true))
    frame.put("quiet", x: 1, y: 6, style: Style(dim: true, underline: true))
    frame.put("████▌", x: 18, y: 1)
    frame.put("▁▄▆", x: 18, y: 2, style: Style(reverse: true))
    frame.put("░▒ ┄┄╌┼┤", x: 18, y: 3, style: Style(dim: true))
    frame.put("عہد 日本 🇹🇷", x: 18, y: 4)
    frame.put("Türkiye – ış", x: 18, y: 5)
    frame.cursor = Point(x: 18, y: 6)
    return frame
  }

  private func svg(_ name: Scheme.Name = .dark, title: String = "ahd") throws -> String {
    let scheme = try #require(Scheme.named(name))
    return Picture(Self.frame, scheme: scheme, title: title, description: "A frame.").svg()
  }

  @Test(arguments: SchemeTests.named) func looksAsRecorded(name: Scheme.Name) throws {
    expectGolden(try svg(name), named: "picture-\(name.rawValue)")
  }

  @Test func isWellFormedAndAsksForNothing() throws {
    let hostile = "<script>&\u{1B}]0;x\u{07}\u{202E}\"'"
    let text = try svg(title: hostile)
    let parser = XMLParser(data: Data(text.utf8))
    #expect(parser.parse())
    #expect(!text.contains("<script"))
    #expect(!text.contains("href"))
    #expect(!text.contains("url("))
    #expect(!text.contains("@import"))
    for scalar in text.unicodeScalars where scalar.value < 0x20 { #expect(scalar == "\n") }
  }

  /// Runs of letters begin at their own cell and are told their length.
  @Test func everyRunStandsInItsColumn() throws {
    let text = try svg()
    #expect(text.contains("x=\"151.2\" textLength=\"100.8\" y=\"103.5\">Türkiye – ış</text>"))
    #expect(text.contains("<text class=\"m\" x=\"25.2\" textLength=\"117.6\""))
    #expect(text.contains("&lt;both&gt; &amp;"))
    // A sign stands in the middle of its cell, whatever font it comes from.
    #expect(text.contains("<text class=\"c s\" x=\"12.6\" y=\"49.5\">◑</text>"))
    #expect(text.contains("direction=\"rtl\""))
  }

  /// Borders and blocks are lines and areas, not letters.
  @Test func noTextHoldsABorder() throws {
    for line in try svg().split(separator: "\n") where line.hasPrefix("<text") {
      #expect(!line.contains(where: { "─│╭╮╰╯━┃┏┓┗┛█▌▁▄▆░▒┄╌┼┤".contains($0) }), "\(line)")
    }
  }

  @Test func anEmptyFrameIsAPictureToo() {
    let text = Picture(
      Frame(size: Size(width: 0, height: 0)), scheme: .light, title: "", description: ""
    ).svg()
    #expect(XMLParser(data: Data(text.utf8)).parse())
  }

  @Test func rowsAreSetApart() {
    var frame = Frame(size: Size(width: 5, height: 6))
    for (y, text) in ["a", "b", "日本", "d"].enumerated() { frame.put(text, x: 1, y: y + 1) }
    frame.spread(Rect(x: 1, y: 1, width: 4, height: 5), pitch: 2)
    #expect(frame.glyphs() == "     \n a   \n     \n b   \n     \n 日本")
  }

  @Test func aFrameIsCentred() {
    var frame = Frame(size: Size(width: 2, height: 1))
    frame.put("日", x: 0, y: 0)
    frame.cursor = Point(x: 1, y: 0)
    let out = frame.centred(in: Size(width: 6, height: 3))
    #expect(out.glyphs() == "      \n  日  \n      ")
    #expect(out.cursor == Point(x: 3, y: 1))
    #expect(frame.centred(in: Size(width: 1, height: 1)).size == Size(width: 1, height: 1))
  }
}
