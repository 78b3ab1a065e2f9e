import Screen
import Testing

@testable import Curses

/// With somebody at the other end.
extension TerminalTests {
  @Test func keysThroughAPseudoTerminal() throws {
    let person = try PseudoTerminal(width: 40, height: 10)
    var terminal = try person.open()
    person.type("jÜ\u{1B}[A\u{1B}OB")
    #expect(terminal.awaitKey() == .character("j"))
    #expect(terminal.awaitKey() == .character("Ü"))
    #expect(terminal.awaitKey() == .up)
    #expect(terminal.awaitKey() == .down)
    person.type("\u{1A}")
    #expect(terminal.awaitKey() == .control("z"))
    person.type("\u{1B}")
    #expect(terminal.awaitKey() == .escape)
    person.type("\u{1B}x")
    #expect(terminal.awaitKey() == .escape)
    #expect(terminal.awaitKey() == .character("x"))
    person.type("\u{1B}[1;5Ck")
    #expect(terminal.awaitKey() == .character("k"))
    #expect(terminal.nextKey() == nil)
    terminal.close()
  }

  @Test func aPasteComesWhole() throws {
    let person = try PseudoTerminal(width: 40, height: 10)
    var terminal = try person.open()
    person.type("\u{1B}[200~x\rq\u{1B}[A ü\u{1B}[201~j")
    #expect(terminal.awaitKey() == .paste("x\nq ü"))
    #expect(terminal.awaitKey() == .character("j"))
    terminal.close()
  }

  @Test func aNewSizeIsAKey() throws {
    let person = try PseudoTerminal(width: 40, height: 10)
    var terminal = try person.open()
    #expect(terminal.size == Size(width: 40, height: 10))
    terminal.show(Frame(size: terminal.size))
    person.resize(width: 100, height: 30)
    #expect(terminal.nextKey() == .resize)
    #expect(terminal.size == Size(width: 100, height: 30))
    #expect(terminal.nextKey() == nil)
    terminal.show(Frame(size: terminal.size))
    person.resize(width: 1, height: 1)
    #expect(terminal.nextKey() == .resize)
    terminal.show(Frame(size: terminal.size))
    terminal.close()
  }

  @Test func pressesAndTheWheel() throws {
    let person = try PseudoTerminal(width: 40, height: 10)
    var terminal = try person.open(TerminalOptions(mouse: true))
    let press = Mouse(kind: .press, x: 4, y: 2)
    person.type("\u{1B}[<0;5;3M")
    #expect(terminal.awaitKey() == .mouse(press))
    person.type("\u{1B}[<0;5;3m\u{1B}[<64;1;1M")
    #expect(terminal.awaitKey() == .mouse(Mouse(kind: .wheelUp, x: 0, y: 0)))
    person.type("\u{1B}[<65;1;1M")
    #expect(terminal.awaitKey() == .mouse(Mouse(kind: .wheelDown, x: 0, y: 0)))
    // A press and its release at once, soon after the first.
    person.type("\u{1B}[<0;5;3M\u{1B}[<0;5;3m")
    #expect(terminal.awaitKey() == .mouse(Mouse(kind: .doublePress, x: 4, y: 2)))
    person.type("\u{1B}[<4;7;3M")
    #expect(terminal.awaitKey() == .mouse(Mouse(kind: .press, x: 6, y: 2, shift: true)))
    terminal.close()
  }

  @Test func theTerminalIsRestored() throws {
    let person = try PseudoTerminal(width: 40, height: 10)
    #expect(person.isCooked)
    var terminal = try person.open(TerminalOptions(mouse: true))
    terminal.show(Frame(size: terminal.size))
    #expect(!person.isCooked)
    let opening = person.output()
    for sequence in ["[?2004h", "[?1049h", "[?25l", "[?1006;1000h"] {
      #expect(opening.contains(sequence))
    }
    terminal.close()
    #expect(person.isCooked)
    let closing = person.output()
    for sequence in ["[?2004l", "[?1049l", "[?25h", "[?1006;1000l"] {
      #expect(closing.contains(sequence))
    }
  }

  @Test func anUnchangedFrameWritesNothing() throws {
    let person = try PseudoTerminal(width: 40, height: 10)
    var terminal = try person.open()
    var frame = Frame(size: terminal.size)
    frame.put("Türkiye", x: 0, y: 0)
    terminal.show(frame)
    _ = person.output()
    terminal.show(frame)
    #expect(person.output().isEmpty)
    frame.put("x", x: 0, y: 0)
    terminal.show(frame)
    #expect(person.output().utf8.count < 12)
    terminal.redraw()
    terminal.show(frame)
    #expect(person.output().contains("xürkiye"))
    terminal.close()
  }

  @Test func aHangUpIsNoticed() throws {
    var person: PseudoTerminal? = try PseudoTerminal(width: 40, height: 10)
    var terminal = try #require(person).open()
    #expect(terminal.nextKey() == nil)
    #expect(terminal.isHungUp == false)
    person = nil
    #expect(terminal.nextKey() == nil)
    #expect(terminal.isHungUp == true)
    terminal.close()
  }
}
