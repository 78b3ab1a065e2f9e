import CNcurses
import Glibc
import Screen
import TestSupport
import Testing

@testable import Curses

/// ncurses is one for the process: everything that opens a terminal is here, one after the other.
@Suite(.serialized) struct TerminalTests {
  /// A terminal of any type that nobody sees, 80x24.
  private func blind(
    _ type: String, options: TerminalOptions = TerminalOptions(), locale: String = "C.UTF-8"
  ) throws -> Terminal {
    let input = try #require(fopen("/dev/null", "r"))
    let output = try #require(fopen("/dev/null", "w"))
    return try Terminal(
      type: type, input: input, output: output, options: options, locale: locale)
  }

  /// Debian keeps this entry in ncurses-term, which may not be there.
  private static let knowsDirectColour = ["/usr/share/terminfo", "/lib/terminfo", "/etc/terminfo"]
    .contains { access("\($0)/x/xterm-direct", R_OK) == 0 }

  private struct Shown: Equatable {
    var text: String
    var attributes: attr_t
    var pair: Int16
  }

  /// What ncurses holds at a place.
  private func shown(x: Int, y: Int) -> Shown {
    var character = cchar_t()
    mvwin_wch(ahd_stdscr(), Int32(y), Int32(x), &character)
    var scalars = [wchar_t](repeating: 0, count: 6)
    var attributes: attr_t = 0
    var pair: Int16 = 0
    getcchar(&character, &scalars, &attributes, &pair, nil)
    let text = scalars.prefix { $0 != 0 }.compactMap { Unicode.Scalar(UInt32($0)) }
    return Shown(
      text: String(String.UnicodeScalarView(text)), attributes: attributes & ~0xFF00, pair: pair)
  }

  @Test func roundTrip() throws {
    var terminal = try blind("xterm-256color")
    #expect(terminal.size == Size(width: 80, height: 24))
    #expect(terminal.colours == 256)
    #expect(terminal.isASCII == false)
    var frame = Frame(size: terminal.size)
    frame.put("!Tu\u{308}日x", x: 2, y: 1, style: Style(colour: .red, bold: true))
    frame.put("z", x: 79, y: 23, style: Style(reverse: true, underline: true))
    terminal.show(frame)
    #expect(shown(x: 2, y: 1) == Shown(text: "!", attributes: ahd_bold(), pair: 1))
    #expect(shown(x: 4, y: 1).text == "u\u{308}")
    #expect(shown(x: 5, y: 1).text == "日")
    #expect(shown(x: 7, y: 1).text == "x")
    #expect(
      shown(x: 79, y: 23)
        == Shown(text: "z", attributes: ahd_reverse() | ahd_underline(), pair: 0))
    frame.put("ab", x: 5, y: 1)
    terminal.show(frame)
    #expect(shown(x: 5, y: 1) == Shown(text: "a", attributes: 0, pair: 0))
    #expect(shown(x: 6, y: 1).text == "b")
    #expect(shown(x: 7, y: 1).text == "x")
    terminal.close()
  }

  @Test(arguments: ["👩‍👩‍👧‍👦", "❤️", "👍🏽", "🇹🇷", "1️⃣", "का", "日", "각", "👨‍🚀", "\u{1FAE8}", "🏴‍☠️"])
  func whatFollowsStaysInItsColumn(cluster: String) throws {
    var terminal = try blind("xterm")
    var frame = Frame(size: Size(width: 10, height: 1))
    let cells = frame.put(cluster, x: 1, y: 0)
    #expect(cells == 2)
    frame.put("│", x: 3, y: 0)
    terminal.show(frame)
    #expect(shown(x: 3, y: 0).text == "│")
    #expect(shown(x: 0, y: 0).text == " ")
    terminal.close()
  }

  @Test func aRightToLeftRunIsIsolated() throws {
    var terminal = try blind("xterm")
    var frame = Frame(size: terminal.size)
    frame.put("│عہد│", x: 0, y: 0)
    terminal.show(frame)
    #expect(shown(x: 0, y: 0).text.unicodeScalars.elementsEqual("│\u{2068}".unicodeScalars))
    #expect(shown(x: 3, y: 0).text.unicodeScalars.elementsEqual("د\u{2069}".unicodeScalars))
    #expect(shown(x: 4, y: 0).text == "│")
    terminal.close()
  }

  @Test func withoutColour() throws {
    let red = Style(colour: .red, bold: true)
    let cases: [(String, TerminalOptions)] = [
      ("vt100", TerminalOptions()), ("xterm-256color", TerminalOptions(colour: false)),
    ]
    for (type, options) in cases {
      var terminal = try blind(type, options: options)
      #expect(terminal.colours == 0)
      var frame = Frame(size: terminal.size)
      frame.put("!", x: 0, y: 0, style: red)
      terminal.show(frame)
      #expect(shown(x: 0, y: 0) == Shown(text: "!", attributes: ahd_bold(), pair: 0))
      terminal.close()
    }
  }

  /// Every cell, drawn or not, stands on the ground of the scheme; dim and
  /// reverse are colours of it.
  @Test func wearsAScheme() throws {
    var terminal = try blind("xterm-256color")
    #expect(terminal.takesSchemes == true)
    var frame = Frame(size: Size(width: 10, height: 2))
    frame.put("!", x: 0, y: 0, style: Style(colour: .red, bold: true))
    frame.put("q", x: 1, y: 0, style: Style(dim: true))
    frame.put("r", x: 2, y: 0, style: Style(colour: .red, reverse: true, underline: true))
    terminal.show(frame)
    terminal.wear(.dark)
    terminal.show(frame)
    let dark = Scheme.dark
    func colours(_ x: Int, _ y: Int) -> [Int32] {
      var (ink, ground) = (Int32(0), Int32(0))
      extended_pair_content(Int32(shown(x: x, y: y).pair), &ink, &ground)
      return [ink, ground]
    }
    func numbers(_ ink: RGB, _ side: Scheme.Side) -> [Int32] {
      [Int32(ink.indexed), Int32(side.ground.indexed)]
    }
    #expect(shown(x: 0, y: 0).attributes == ahd_bold())
    #expect(colours(0, 0) == numbers(dark.plain.red, dark.plain))
    #expect(shown(x: 1, y: 0).attributes == 0)
    #expect(colours(1, 0) == numbers(dark.plain.quiet, dark.plain))
    #expect(shown(x: 2, y: 0).attributes == ahd_underline())
    #expect(colours(2, 0) == numbers(dark.reversed.red, dark.reversed))
    #expect(colours(5, 1) == numbers(dark.plain.ink, dark.plain))
    // Beyond the frame.
    #expect(colours(79, 23) == numbers(dark.plain.ink, dark.plain))
    terminal.wear(.light)
    terminal.show(frame)
    #expect(colours(79, 23) == numbers(Scheme.light.plain.ink, Scheme.light.plain))
    terminal.wear(nil)
    terminal.show(frame)
    #expect(shown(x: 0, y: 0) == Shown(text: "!", attributes: ahd_bold(), pair: 1))
    #expect(shown(x: 1, y: 0).attributes == ahd_dim())
    #expect(shown(x: 79, y: 23).pair == 0)
    terminal.close()
  }

  /// Where there is direct colour a number is a value, and those below 8 are the person's own.
  @Test(.enabled(if: TerminalTests.knowsDirectColour))
  func directColoursAreTheirValues() throws {
    var terminal = try blind("xterm-direct")
    #expect(terminal.takesSchemes == true)
    terminal.wear(.highContrast)
    var frame = Frame(size: terminal.size)
    frame.put("!", x: 0, y: 0, style: Style(colour: .red))
    terminal.show(frame)
    var (ink, ground) = (Int32(0), Int32(0))
    extended_pair_content(Int32(shown(x: 0, y: 0).pair), &ink, &ground)
    #expect(ink == Int32(Scheme.highContrast.plain.red.number))
    #expect(ground == 8)
    terminal.wear(nil)
    terminal.show(frame)
    extended_pair_content(Int32(shown(x: 0, y: 0).pair), &ink, &ground)
    #expect(ink == 0xFF0000)
    terminal.close()
  }

  @Test func fewColoursAreThePersonsOwn() throws {
    for (type, options) in [
      ("xterm", TerminalOptions()), ("vt100", TerminalOptions()),
      ("xterm-256color", TerminalOptions(colour: false)),
    ] {
      var terminal = try blind(type, options: options)
      #expect(terminal.takesSchemes == false)
      var frame = Frame(size: terminal.size)
      frame.put("x", x: 0, y: 0, style: Style(reverse: true))
      terminal.wear(.dark)
      terminal.show(frame)
      #expect(shown(x: 0, y: 0) == Shown(text: "x", attributes: ahd_reverse(), pair: 0))
      terminal.close()
    }
  }

  @Test func eightColours() throws {
    let terminal = try blind("xterm")
    #expect(terminal.colours == 8)
    terminal.close()
  }

  @Test func dimOnlyWhereThereIsDim() throws {
    for (type, attributes) in [("xterm-256color", ahd_dim()), ("vt100", 0), ("vt220", 0)] {
      var terminal = try blind(type)
      var frame = Frame(size: terminal.size)
      frame.put("x", x: 0, y: 0, style: Style(dim: true))
      terminal.show(frame)
      #expect(shown(x: 0, y: 0).attributes == attributes)
      terminal.close()
    }
  }

  @Test func asciiTerminalsAndLocales() throws {
    for type in ["linux", "vt100", "vt102", "vt220"] {
      #expect(try blind(type).isASCII == true)
    }
    var terminal = try blind("xterm", locale: "C")
    #expect(terminal.isASCII == true)
    var frame = Frame(size: terminal.size)
    frame.put("Türkiye – ış", x: 0, y: 0)
    terminal.show(frame)
    frame.put("🇹🇷", x: 0, y: 1)
    terminal.show(frame)
    #expect(shown(x: 0, y: 1).text + shown(x: 1, y: 1).text == "TR")
    let text = (0..<12).map { shown(x: $0, y: 0).text }.joined()
    #expect(text == "Turkiye - is")
    terminal.close()
  }

  @Test func terminalsThatCannotBeUsed() {
    #expect(throws: TerminalError.unknownTerm("no-such-term")) { _ = try blind("no-such-term") }
    #expect(throws: TerminalError.unknownTerm("")) { _ = try blind("") }
    #expect(throws: TerminalError.cannotPlaceText("dumb")) { _ = try blind("dumb") }
    #expect("\(TerminalError.unknownTerm("x"))".contains("TERM=xterm-256color"))
  }

  @Test func tinyTerminalsTrapNowhere() throws {
    for (width, height) in [(1, 1), (2, 1), (1, 3), (3, 2)] {
      var terminal = try blind("xterm")
      resizeterm(Int32(height), Int32(width))
      #expect(terminal.nextKey() == .resize)
      #expect(terminal.size == Size(width: width, height: height))
      for size in [
        Size(width: width, height: height), Size(width: 9, height: 9), Size(width: 0, height: 0),
      ] {
        var frame = Frame(size: size)
        frame.put("日本語", x: 0, y: 0)
        frame.cursor = Point(x: 8, y: 8)
        terminal.show(frame)
        frame.cursor = Point(x: 0, y: 0)
        terminal.show(frame)
      }
      terminal.close()
    }
  }

  @Test(arguments: 0..<20)
  func whatIsShownAlwaysIsTheFrame(seed: Int) throws {
    var random = Seeded(seed)
    var terminal = try blind("xterm-256color")
    let size = Size(width: 12, height: 3)
    var frame = Frame(size: size)
    let pieces = ["a", "日", "│", " ", "ü", "xyz", "日本"]
    for _ in 0..<40 {
      frame.put(
        pieces.randomElement(using: &random) ?? "", x: Int.random(in: -1..<12, using: &random),
        y: Int.random(in: 0..<3, using: &random),
        style: Style(colour: Bool.random(using: &random) ? .red : .standard))
      terminal.show(frame)
      for y in 0..<3 {
        for x in 0..<12 where !frame[x, y].text.isEmpty {
          let cell = shown(x: x, y: y)
          #expect(cell.text == frame[x, y].text)
          #expect(cell.pair == Int16(frame[x, y].style.colour.rawValue))
        }
      }
    }
    terminal.close()
  }
}
