import Foundation
import TestSupport
import Testing

@testable import Screen

#if canImport(FoundationXML)
import FoundationXML
#endif

/// The one type that goes to a terminal holds nothing that acts on it.
@Suite struct ShownTests {
  static let raw = "a\u{1B}]0;x\u{7}\u{9B}31m\u{202E}\u{2066}\u{0}\r\nb\u{2028}"

  @Test func whatIsInterpolatedIsOneLine() {
    let shown: Shown = "Kept:\n\(Self.raw), \(1) of \(Self.raw.dropFirst(3))."
    #expect(shown.text.utf8.count { $0 == 0x0A } == 1)
    #expect(isSafe(shown))
    #expect(isSafe(Shown(Self.raw)))
    #expect(!Shown(Self.raw).text.utf8.contains(0x0A))
    #expect(Shown(lines: ["a\nb", "c"]).text == "a b\nc")
    #expect(["a" as Shown, "b", "c"].joined(by: ", ").text == "a, b, c")
    #expect(("\(Shown(lines: ["a", "b"]))" as Shown).text == "a\nb")
    #expect(isSafe(Shown(stringLiteral: Self.raw)))
  }

  @Test func aDocumentKeepsItsLinesAndClosedIsolates() {
    for text in [
      "a\nb\n", "a,b\r\nc,d\r\n", "\u{2068}سلام\u{2069} x\n", "می\u{200C}خواهم", "👩\u{200D}👧\t",
    ] {
      let kept = Shown(document: text).text
      #expect(Array(kept.unicodeScalars) == Array(text.unicodeScalars))
    }
    #expect(Shown(document: "\u{2068}a\nb\u{2069}").text == "\u{2068}a\u{2069}\nb\u{FFFD}")
    #expect(Shown(document: "\u{2068}\u{2068}a").text == "\u{2068}\u{FFFD}a\u{2069}")
    #expect(Shown(document: "a\rb\r").text == "a\u{FFFD}b\u{FFFD}")
    #expect(isSafe(Shown(document: Self.raw)))
  }

  @Test func stylesOfOursStayWhereTheyAreAskedFor() {
    let ours = "\u{1B}[1;31mred\u{1B}[0m\n"
    #expect(Shown(document: ours, isStyled: true).text == ours)
    #expect(isSafe(Shown(document: ours)))
    for other in [
      "\u{1B}[8mx", "\u{1B}[2J", "\u{1B}[1;31", "\u{1B}]0;m", "\u{1B}", "\u{1B}[38;5;1m",
      "\u{1B}[\u{661}m", "\u{1B}\u{301}[1m",
    ] {
      #expect(isSafe(Shown(document: other, isStyled: true)), "\(other.debugDescription)")
    }
  }

  @Test(arguments: 0..<20) func anythingComesOutSafe(seed: Int) {
    for text in MarkedText.texts(seed: seed, besides: Self.raw + "\u{1B}[m\u{2068}\u{2069}\u{85}") {
      #expect(isSafe(Shown(text)))
      #expect(isSafe(Shown(document: text)))
      #expect(isSafe("x \(text)" as Shown))
    }
  }

  private func isSafe(_ shown: Shown) -> Bool {
    let scalars = Array(shown.text.unicodeScalars)
    return scalars.indices.allSatisfy { place in
      switch scalars[place] {
      case "\n", "\t", "\u{200C}", "\u{200D}", "\u{2068}", "\u{2069}": true
      case "\r": place + 1 < scalars.count && scalars[place + 1] == "\n"
      default:
        switch scalars[place].properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: false
        default: true
        }
      }
    }
  }

  @Test(arguments: 0..<4) func aPictureOfMarkedSignsIsWellFormed(seed: Int) throws {
    let scheme = try #require(Scheme.named(.dark))
    for text in MarkedText.texts(seed: seed, count: 20) {
      var frame = Frame(size: Size(width: 40, height: 1))
      frame.put(text, x: 0, y: 0)
      let svg = Picture(frame, scheme: scheme, title: text, description: text).svg()
      #expect(XMLParser(data: Data(svg.utf8)).parse(), "\(text.debugDescription)")
    }
  }
}
