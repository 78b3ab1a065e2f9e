import Foundation
import Screen
import TestSupport
import Testing

@testable import Curses

extension TerminalTests {
  @Test func aTextGoesToTheClipboardInOneSequence() throws {
    let person = try PseudoTerminal(width: 40, height: 10)
    let terminal = try person.open()
    _ = person.output()
    let isSent = terminal.copy("train-20-officers\nTürkiye")
    #expect(isSent)
    let encoded = Data("train-20-officers\nTürkiye".utf8).base64EncodedString()
    #expect(person.output() == "\u{1B}]52;c;\(encoded)\u{07}")
    let isTooLong = !terminal.copy(String(repeating: "x", count: 60_000))
    #expect(isTooLong)
    #expect(person.output().isEmpty)
  }

  @Test(arguments: 0..<40) func base64IsThatOfOthers(count: Int) {
    var random = Seeded(count)
    let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    #expect(Terminal.base64(bytes) == Data(bytes).base64EncodedString())
  }

  @Test(arguments: [
    ("xterm-256color", false, Terminal.Clipboard.own), ("linux", false, .none),
    ("vt100", false, .none),
    ("screen", false, .none), ("tmux-256color", false, .throughMultiplexer),
    ("screen-256color", true, .throughMultiplexer), ("foot", false, .own),
  ])
  func whatStandsBetween(type: String, isInTmux: Bool, clipboard: Terminal.Clipboard) {
    #expect(Terminal.clipboard(type: type, isInTmux: isInTmux) == clipboard)
  }
}
